"""Names of days and months in both languages, and the arithmetic that reports leave to readers."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

__all__ = ["HOLIDAYS", "MONTHS", "WEEKDAYS", "day_of", "last_day", "latest_month", "weekday_before"]


def _numbered(*lines: str, first: int) -> dict[str, int]:
    return {word: number for line in lines for number, word in enumerate(line.split(), first)}


MONTHS = _numbered(
    "january february march april may june july august september october november december",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "jan feb mar apr may jun jul aug sept oct nov dec",
    first=1,
) | {"sep": 9, "setiembre": 9}
WEEKDAYS = _numbered(
    "monday tuesday wednesday thursday friday saturday sunday",
    "lunes martes miercoles jueves viernes sabado domingo",
    first=0,
)
# Holidays on a fixed day, folded: (month, day).
HOLIDAYS: dict[str, tuple[int, int]] = {
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "valentine's day": (2, 14),
    "international women's day": (3, 8),
    "independence day": (9, 16),
    "day of the dead": (11, 2),
    "labor day": (5, 1),
    "mother's day": (5, 10),
    "nochevieja": (12, 31),
    "vispera de ano nuevo": (12, 31),
    "ano nuevo": (1, 1),
    "nochebuena": (12, 24),
    "navidad": (12, 25),
    "dia internacional de la mujer": (3, 8),
    "dia de la mujer": (3, 8),
    "dia de la independencia": (9, 16),
    "grito de independencia": (9, 15),
    "dia de muertos": (11, 2),
    "dia del trabajo": (5, 1),
    "dia de las madres": (5, 10),
    "dia del amor y la amistad": (2, 14),
}


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has no such day (31 April)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def last_day(year: int, month: int) -> date:
    """Last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def latest_month(month: int, reference: date) -> int:
    """Year of the latest such month that had begun on the reference day."""
    return reference.year if month <= reference.month else reference.year - 1


def weekday_before(weekday: int, reference: date, *, strictly: bool = False) -> date:
    """The latest such weekday on or before (``strictly``: before) the reference day."""
    back = (reference.weekday() - weekday) % 7
    return reference - timedelta(days=back or (7 if strictly else 0))
