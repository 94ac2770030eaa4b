"""When it happened: dates as reports write them, from ``March 18`` to ``the day after``.

What a report leaves out is taken from the day it was published: ``on Monday`` is the latest
Monday, ``last November`` the latest November, ``March 18`` the latest one. A month is its first
day with precision *month*; nothing is made more precise than it is written.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from violencemap.codes import DatePrecision
from violencemap.coding.calendar_days import (
    HOLIDAYS,
    MONTHS,
    WEEKDAYS,
    day_of,
    last_day,
    latest_month,
    weekday_before,
)
from violencemap.coding.date_patterns import (
    CORE,
    COUNTS,
    DATE,
    DATELINE,
    DATELINE_REACH,
    DAYS_IN,
    OF_TELLING,
    TELLING_REACH,
    WINDOW,
    YEAR,
)

__all__ = ["When", "days_from", "find_dates", "find_reference_day", "overlap"]


@dataclass(frozen=True, slots=True)
class When:
    """A date at ``start:end`` of the text: its first and last day and its precision.

    ``shift`` is set, and the days are None, where it counts from another event: ``the day
    after`` is 1, ``the same day`` is 0.
    """

    start: int
    end: int
    first: date | None
    last: date | None
    precision: DatePrecision
    shift: int | None = None


def overlap(one: When, other: When) -> bool:
    """Whether both may be the same time; what is not known overlaps with all."""
    if one.first is None or other.first is None or one.last is None or other.last is None:
        return True
    return one.first <= other.last and other.first <= one.last


def days_from(when: When, days: int) -> When:
    """The time that lies some days after another, with its precision."""
    if when.first is None or when.last is None:
        return when
    step = timedelta(days=days)
    return When(when.start, when.end, when.first + step, when.last + step, when.precision)


def find_reference_day(folded: str, start: int, end: int) -> date | None:
    """Day of a dateline ("Mexico City, March 20, 2017 -") at the head of a passage."""
    match = _dateline(folded, start, end)
    if match is None:
        return None
    month, day = match["m"] or match["m2"], match["d"] or match["d2"]
    return day_of(int(match["y"] or match["y2"]), MONTHS[month], int(day))


def _dateline(folded: str, start: int, end: int) -> re.Match[str] | None:
    """The dateline at the head of a passage; it has a year, so most need no closer look."""
    if not YEAR.search(folded, start, min(end, start + DATELINE_REACH + 30)):
        return None
    match = DATELINE.search(folded, start, end)
    return match if match and match.start() - start < DATELINE_REACH else None


def find_dates(folded: str, start: int, end: int, reference: date | None) -> list[When]:
    """Dates written between two offsets of a folded text; ``reference`` is the day of telling.

    Expressions that need a reference day are left out where there is none.
    """
    found = []
    dateline = _dateline(folded, start, end)
    for low, high in _windows(folded, dateline.end() if dateline else start, end):
        for match in DATE.finditer(folded, low, high):
            kind = next(name for name in _READERS if match[name])
            when = _READERS[kind](match, reference)
            before = max(start, match.start() - TELLING_REACH)
            if when is not None and not OF_TELLING.search(folded, before, match.start()):
                found.append(when)
    return _joined(found)


def _windows(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """Stretches around the words of dates, those that touch joined; they begin between words."""
    windows: list[tuple[int, int]] = []
    for core in CORE.finditer(folded, start, end):
        low, high = max(start, core.start() - WINDOW), min(end, core.end() + WINDOW)
        if windows and low <= windows[-1][1]:
            windows[-1] = (windows[-1][0], high)
            continue
        if low > start:
            low = folded.find(" ", low, core.start()) + 1 or core.start()
        windows.append((low, high))
    return windows


def _joined(found: list[When]) -> list[When]:
    """Dates in which "Friday, August 5" is one: the weekday beside a day says nothing more."""
    kept: list[When] = []
    for when in found:
        before = kept[-1] if kept else None
        is_day = when.precision is DatePrecision.DAY and when.shift is None
        if before and is_day and before.precision is DatePrecision.DAY and before.shift is None:
            gap = when.start - before.end
            if gap <= 5 and before.first and when.first and _is_weekday(before, when):
                kept[-1] = When(before.start, when.end, when.first, when.last, when.precision)
                continue
        kept.append(when)
    return kept


def _is_weekday(before: When, when: When) -> bool:
    first, second = before.first, when.first
    return bool(first and second and (first == second or first.weekday() == second.weekday()))


# --- readers: one for each kind of expression ----------------------------------------------


def _days(match: re.Match[str], first: date | None, last: date | None = None) -> When | None:
    if first is None:
        return None
    return When(match.start(), match.end(), first, last or first, DatePrecision.DAY)


def _range(match: re.Match[str], first: date, last: date, precision: DatePrecision) -> When:
    return When(match.start(), match.end(), first, last, precision)


def _month(match: re.Match[str], year: int, month: int) -> When:
    return _range(match, date(year, month, 1), last_day(year, month), DatePrecision.MONTH)


def _year(match: re.Match[str], year: int) -> When:
    return _range(match, date(year, 1, 1), date(year, 12, 31), DatePrecision.YEAR)


def _shifted(match: re.Match[str], shift: int) -> When:
    return When(match.start(), match.end(), None, None, DatePrecision.DAY, shift)


def _read_iso(match: re.Match[str], reference: date | None) -> When | None:
    return _days(match, day_of(int(match["iy"]), int(match["im"]), int(match["id"])))


def _read_day(match: re.Match[str], reference: date | None) -> When | None:
    if match["md"]:
        month, day, last, year = match["mdm"], match["mdd"], match["mde"], match["mdy"]
    else:
        month, day, last, year = match["dmm"], match["dmd"], match["dme"], match["dmy"]
    number, in_month = MONTHS[month], 1 if day == "primero" else int(day)
    if year:
        first = day_of(int(year), number, in_month)
    elif reference:
        first = _latest_day(number, in_month, reference)
    else:
        first = None
    if first is None:
        return None
    until = day_of(first.year, number, int(last)) if last and int(last) > in_month else None
    return _days(match, first, until)


def _latest_day(month: int, day: int, reference: date) -> date | None:
    first = day_of(reference.year, month, day)
    if first and first > reference + timedelta(days=1):
        first = day_of(reference.year - 1, month, day)
    return first


def _read_month_of_year(match: re.Match[str], reference: date | None) -> When | None:
    return _month(match, int(match["myy"]), MONTHS[match["mym"]])


def _read_month(match: re.Match[str], reference: date | None) -> When | None:
    month, year = MONTHS[match["mom"] or match["mo2m"]], match["moy"] or match["mo2y"]
    if year:
        return _month(match, int(year), month)
    if reference is None:
        return None
    is_past = match[0].startswith(("last ", "el pasado", "pasado"))
    before = reference.replace(day=1) - timedelta(days=1) if is_past else reference
    return _month(match, latest_month(month, before), month)


def _read_weekday(match: re.Match[str], reference: date | None) -> When | None:
    if reference is None:
        return None
    is_past = bool(match["wdl"] or match["wdr"])
    day = weekday_before(WEEKDAYS[match["wdn"]], reference, strictly=is_past)
    if match["wdl"] == "last " and (reference - day).days == 1:
        day -= timedelta(days=7)  # said of yesterday, people say "yesterday"
    return _days(match, day)


def _read_ago(match: re.Match[str], reference: date | None) -> When | None:
    if reference is None:
        return None
    count, unit = match["agon"] or match["hacen"], match["agou"] or match["haceu"]
    number = int(count) if count.isdigit() else COUNTS[count]
    days = DAYS_IN[unit]
    day = reference - timedelta(days=number * days)
    if days <= 1:
        return _days(match, day)
    if days == 7:
        return _week(match, day)
    return _month(match, day.year, day.month) if days == 30 else _year(match, day.year)


def _week(match: re.Match[str], day: date) -> When:
    monday = day - timedelta(days=day.weekday())
    return _range(match, monday, monday + timedelta(days=6), DatePrecision.WEEK)


def _read_unit(match: re.Match[str], reference: date | None) -> When | None:
    if reference is None:
        return None
    unit = match["lastuw"] or match["pasuw"]
    is_this = match[0].startswith(("this w", "this m", "this y", "earlier", "este", "esta"))
    if match["pasu"] and not is_this and "pasad" not in match[0] and unit != "fin de semana":
        return None  # "la semana", "el mes": no date
    back = 0 if is_this else 1
    if unit in ("weekend", "fin de semana"):
        saturday = weekday_before(5, reference, strictly=reference.weekday() < 6)
        return _range(match, saturday, saturday + timedelta(days=1), DatePrecision.WEEK)
    if unit in ("week", "semana"):
        return _week(match, reference - timedelta(days=7 * back))
    if unit in ("month", "mes"):
        day = reference.replace(day=1) - timedelta(days=back)
        return _month(match, day.year, day.month)
    return _year(match, reference.year - back)


def _read_holiday(match: re.Match[str], reference: date | None) -> When | None:
    month, day = HOLIDAYS[match["hol"]]
    if match["holy"]:
        return _days(match, day_of(int(match["holy"]), month, day))
    return _days(match, _latest_day(month, day, reference)) if reference else None


def _read_relative(match: re.Match[str], reference: date | None) -> When | None:
    count, unit, way = match["reln"], match["relu"], match["relw"]
    number = int(count) if count.isdigit() else COUNTS[count]
    days = number * DAYS_IN[unit]
    if DAYS_IN[unit] > 7:
        return None
    return _shifted(match, -days if way in ("earlier", "before", "antes") else days)


def _ago_by(days: int) -> Callable[[re.Match[str], date | None], When | None]:
    def read(match: re.Match[str], reference: date | None) -> When | None:
        return _days(match, reference - timedelta(days=days)) if reference else None

    return read


_READERS: dict[str, Callable[[re.Match[str], date | None], When | None]] = {
    "iso": _read_iso,
    "md": _read_day,
    "dm": _read_day,
    "my": _read_month_of_year,
    "mo": _read_month,
    "mo2": _read_month,
    "wd": _read_weekday,
    "now": _ago_by(0),
    "yes": _ago_by(1),
    "bef": _ago_by(2),
    "ago": _read_ago,
    "hace": _read_ago,
    "lastu": _read_unit,
    "pasu": _read_unit,
    "same": lambda match, reference: _shifted(match, 0),
    "next": lambda match, reference: _shifted(match, 1),
    "prev": lambda match, reference: _shifted(match, -1),
    "rel": _read_relative,
    "hol": _read_holiday,
    "yr": lambda match, reference: _year(match, int(match["yr"])),
}
