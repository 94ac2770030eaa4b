"""Days as tables write them; what can be read in two ways is not read by guess."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date

__all__ = ["day_parser"]

_MONTHS = {
    name[:3]: number
    for names in (
        "january february march april may june july august september october november december",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    )
    for number, name in enumerate(names.split(), start=1)
}
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?")
_WORDS = re.compile(r"(\d{1,2})(?: de)? ([A-Za-zé]{3,12})\.?(?: de)? (\d{4})", re.I)
_SLASHES = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")


def day_parser(texts: Iterable[str]) -> Callable[[str], date]:
    """What reads the days of a column, given all its texts.

    ``2021-03-08``, ``8 March 2021`` and ``8 de marzo de 2021`` are always read. ``8/3/2021`` is
    read only where another day of the column tells which number is the month.

    >>> day_parser(["8/3/2021", "25/3/2021"])("8/3/2021")
    datetime.date(2021, 3, 8)
    """
    pairs = [(int(m[1]), int(m[2])) for text in texts if (m := _SLASHES.fullmatch(text.strip()))]
    day_first = any(first > 12 for first, _ in pairs)
    month_first = any(second > 12 for _, second in pairs)

    def parse(text: str) -> date:
        text = text.strip()
        if match := _ISO.fullmatch(text):
            return _day(*match.groups())
        if (match := _WORDS.fullmatch(text)) and match[2][:3].casefold() in _MONTHS:
            return _day(match[3], _MONTHS[match[2][:3].casefold()], match[1])
        if match := _SLASHES.fullmatch(text):
            if day_first == month_first:
                raise ValueError("day and month cannot be told apart; expected YYYY-MM-DD")
            day, month = (match[1], match[2]) if day_first else (match[2], match[1])
            return _day(match[3], month, day)
        raise ValueError("expected a day, such as 2021-03-08")

    return parse


def _day(year: str, month: str | int, day: str) -> date:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        raise ValueError("there is no such day; expected a day, such as 2021-03-08") from None
    if not 1900 <= found.year <= 2100:
        raise ValueError("expected a day from 1900 to 2100")
    return found
