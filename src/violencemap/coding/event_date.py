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


_LONG_MONTH = "|".join(sorted((name for name in MONTHS if len(name) > 3), key=len, reverse=True))
_MONTH = f"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})"
_DAY_NAME = f"(?:{'|'.join(WEEKDAYS)})"
_SMALL = (
    "one two three four five six seven eight nine ten eleven twelve",
    "un dos tres cuatro cinco seis siete ocho nueve diez once doce",
)
_COUNT = {word: n for line in _SMALL for n, word in enumerate(line.split(), 1)} | {
    "a": 1, "una": 1, "an": 1, "several": 3, "unos": 3,
}  # fmt: skip
_COUNTED = rf"(?:\d{{1,2}}|{'|'.join(sorted(_COUNT, key=len, reverse=True))})"
_DAYS_IN = {
    **dict.fromkeys(("day", "days", "dia", "dias"), 1),
    **dict.fromkeys(("week", "weeks", "semana", "semanas"), 7),
    **dict.fromkeys(("month", "months", "mes", "meses"), 30),
    **dict.fromkeys(("year", "years", "ano", "anos"), 365),
    **dict.fromkeys(("hour", "hours", "hora", "horas", "minute", "minutes", "minutos"), 0),
}
_SPAN_WORD = (
    "days?|weeks?|months?|years?|hours?|dias?|semanas?|mes(?:es)?|anos?|horas?|minutes|minutos"
)
_NOT_YEAR = (
    r"(?! ?(?:%|percent|por|people|personas|homicid|murder|killings|casos|cases|pesos|dollars))"
)
_PART = r"(?:(?:early|earlier|late|mid|mid-)[ -])?"

_FIND = re.compile(
    r"\b(?:"
    r"(?P<iso>(?P<iy>(?:19|20)\d\d)-(?P<im>\d\d)-(?P<id>\d\d))"
    rf"|(?P<md>(?P<mdm>{_MONTH})\.? (?P<mdd>[0-3]?\d)(?:st|nd|rd|th)?"
    rf"(?:(?:-| and | to | through )(?P<mde>[0-3]?\d)(?:st|nd|rd|th)?(?![\d:%]|,\d))?(?![\d:%]|,\d)"
    r"(?:,? (?:of )?(?P<mdy>(?:19|20)\d\d))?)"
    rf"|(?P<dm>(?P<dmd>[0-3]?\d|primero)(?:st|nd|rd|th|o|ro)?(?:(?: y | al? |-"
    rf"| and )(?P<dme>[0-3]?\d))?"
    rf" (?:de |of )?(?P<dmm>{_MONTH})(?:\.|\b)(?:,? (?:del? )?(?:ano )?(?:este )?(?P<dmy>(?:19"
    rf"|20)\d\d))?)"
    rf"|(?P<my>(?P<mym>{_LONG_MONTH}|may)(?: of| del?|,)? (?:este )?(?P<myy>(?:19|20)\d\d))"
    rf"|(?P<mo>(?:(?:in|last|this past|since|of|during|en|de|el pasado|pasado|mes de|durante|a)"
    rf" )(?:(?:early|late|mid|principios de|mediados de|finales de|fines de)[ -])?"
    rf"(?P<mom>{_LONG_MONTH}|may)\b(?! \d\d?\b)(?:,? (?:of |del? )?(?P<moy>(?:19|20)\d\d))?)"
    rf"|(?P<mo2>(?:early|late|mid)[ -](?P<mo2m>{_LONG_MONTH}|may)\b(?:,? (?:of )?(?P<mo2y>(?:19"
    rf"|20)\d\d))?)"
    rf"|(?P<wd>(?P<wdl>last |el pasado |this past |past )?(?P<wdn>{_DAY_NAME})(?P<wdr> pasado)?)\b"
    r"|(?P<now>today(?:'s)?|this (?:morning|afternoon|evening)|tonight|early today|hoy"
    r"|esta (?:manana|madrugada|tarde|noche))"
    r"|(?P<yes>yesterday(?: morning)?|last night|ayer|anoche)"
    r"|(?P<bef>the day before yesterday|antier|anteayer|antes de ayer|antenoche)"
    rf"|(?P<ago>(?P<agon>{_COUNTED}) (?P<agou>{_SPAN_WORD}) ago)"
    rf"|(?P<hace>hace (?P<hacen>{_COUNTED}) (?P<haceu>{_SPAN_WORD}))"
    r"|(?P<lastu>(?:last|this past|this|earlier this|previous) (?P<lastuw>weekend|week|month|year))"
    r"|(?P<pasu>(?:la|el|este|esta|durante el|pasado) ?(?:pasad[oa] )?(?P<pasuw>fin de semana"
    r"|semana|mes|ano)"
    r"(?P<pasur> pasad[oa])?)"
    r"|(?P<same>(?:on )?(?:that|the) (?:same|very) (?:day|night|morning)|that (?:day|night|morning)"
    r"|(?:el|ese|aquel|la|esa) mism[oa] (?:dia|noche|manana|tarde|fecha)|(?:ese|aquel) dia"
    r"|esa noche"
    r"|hours (?:later|earlier)|horas (?:despues|mas tarde|antes)|minutos despues|minutes later)"
    r"|(?P<next>(?:the )?(?:next|following) (?:day|morning)|the day after|a day (?:later|after)"
    r"|al dia siguiente|al otro dia|un dia despues)"
    r"|(?P<prev>the (?:day before|previous day|night before)|a day (?:earlier|before)|un dia antes"
    r"|el dia anterior|la noche anterior)"
    rf"|(?P<rel>(?P<reln>{_COUNTED}) (?P<relu>{_SPAN_WORD}) (?P<relw>after|later|earlier|before"
    r"|despues|mas tarde|antes))"
    rf"|(?P<hol>{'|'.join(sorted(HOLIDAYS, key=len, reverse=True))})\b"
    rf"(?:,? (?:in |de )?(?:{_LONG_MONTH})?(?: de)? ?(?P<holy>(?:19|20)\d\d))?"
    rf"|(?P<yr>(?:19|20)\d\d){_NOT_YEAR}"
    r")\b"
)
# Every date holds one of these words; only what stands around them is read closely.
_CORE = re.compile(
    rf"\b(?:{_MONTH}|{_DAY_NAME}|today|this morning|this afternoon|this evening|tonight|early today|hoy"
    r"|esta|yesterday|last|ayer|anoche|antier|anteayer|antenoche|ago|hace|weekend|week|month|year|semana"
    r"|mes|ano|day|days|weeks|dia|dias|semanas|noche|night|later|earlier|despues|mas tarde|antes|fecha"
    rf"|{'|'.join(sorted({name.split()[0] for name in HOLIDAYS} - {'dia'}))}|(?:19|20)\d\d)\b"
)
_WINDOW = 36
_DATELINE = re.compile(
    rf"(?:^|[\n,(]\s*|\b(?:{_DAY_NAME}),? )(?:(?P<m>{_MONTH})\.? (?P<d>[0-3]?\d),? (?P<y>(?:19"
    rf"|20)\d\d)"
    rf"|(?P<d2>[0-3]?\d) de (?P<m2>{_LONG_MONTH}) del? (?P<y2>(?:19|20)\d\d))(?: ?[-.:)(,]|$|\n)"
)
_DATELINE_REACH = 60
# A day on which something was said, and an anniversary, are not the day it happened.
_OF_TELLING = re.compile(
    r"\b(?:said|says|told \w+|announced|confirmed|informed|dijo|dijeron|inform(?:o|aron|a)"
    r"|confirm(?:o|aron)"
    r"|anunci(?:o|aron)|senal(?:o|aron)|precis(?:o|aron)|detall(?:o|aron)|dio a conocer)"
    r"(?: (?:in|a|statement|on|late|early|the|press|conference|reporters|en|un|comunicado|la"
    r"|tarde|noche"
    r"|manana|de|este|el|esta|pasado|los|medios|rueda|prensa))*,? $|\banniversary\b.{0,50}$"
    r"|\baniversario\b.{0,50}$"
)
_TELLING_REACH = 60


def find_reference_day(folded: str, start: int, end: int) -> date | None:
    """Day of a dateline ("Mexico City, March 20, 2017 -") at the head of a passage."""
    match = _DATELINE.search(folded, start, min(end, start + _DATELINE_REACH))
    if match is None:
        return None
    month, day = match["m"] or match["m2"], match["d"] or match["d2"]
    return day_of(int(match["y"] or match["y2"]), MONTHS[month], int(day))


def find_dates(folded: str, start: int, end: int, reference: date | None) -> list[When]:
    """Dates written between two offsets of a folded text; ``reference`` is the day of telling.

    Expressions that need a reference day are left out where there is none.
    """
    found = []
    dateline = _DATELINE.search(folded, start, min(end, start + _DATELINE_REACH))
    for low, high in _windows(folded, dateline.end() if dateline else start, end):
        for match in _FIND.finditer(folded, low, high):
            kind = next(name for name in _READERS if match[name])
            when = _READERS[kind](match, reference)
            before = max(start, match.start() - _TELLING_REACH)
            if when is not None and not _OF_TELLING.search(folded, before, match.start()):
                found.append(when)
    return _joined(found)


def _windows(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """Stretches around the words of dates, those that touch joined; they begin between words."""
    windows: list[tuple[int, int]] = []
    for core in _CORE.finditer(folded, start, end):
        low, high = max(start, core.start() - _WINDOW), min(end, core.end() + _WINDOW)
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
    number = int(count) if count.isdigit() else _COUNT[count]
    days = _DAYS_IN[unit]
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
    number = int(count) if count.isdigit() else _COUNT[count]
    days = number * _DAYS_IN[unit]
    if _DAYS_IN[unit] > 7:
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
