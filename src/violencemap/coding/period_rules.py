"""How reports name periods: one rule a wording, with the reader that turns it into days."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from violencemap.coding.calendar_days import MONTHS, day_of, last_day
from violencemap.coding.numbers import find_numbers
from violencemap.coding.period_clock import YEAR_NUMBER, Clock, Days, months_of, shifted

__all__ = ["RULES", "Rule", "read_since"]

_ORDINALS = {
    **dict.fromkeys(("first", "1st", "primer", "primera", "1er"), 1),
    **dict.fromkeys(("second", "2nd", "segundo", "segunda", "2do"), 2),
    **dict.fromkeys(("third", "3rd", "tercer", "tercero", "3er"), 3),
    **dict.fromkeys(("fourth", "4th", "cuarto", "ultimo", "last"), 4),
}
_PARTS = {"half": 6, "semester": 6, "semestre": 6, "mitad": 6, "quarter": 3, "trimestre": 3}
_PARTS |= {"trimester": 3, "cuatrimestre": 4, "bimestre": 2}

_M = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?"
_Y = YEAR_NUMBER
_SAME_YEAR = r"that (?:same )?year|the same year|(?:ese|dicho|aquel) (?:mismo )?ano|el mismo ano"
_YEAR = (
    rf"(?:{_Y}|this (?:past )?year|last year|the (?:previous|prior) year|{_SAME_YEAR}"
    rf"|(?:este|el presente|del presente|presente|el) (?:ano )?{_Y}"
    r"|(?:este|el presente|presente) ano"
    r"|the (?:following|next) year|(?:el )?ano (?:siguiente|pasado|anterior|previo)"
    r"|(?:el )?(?:pasado|previo) ano)"
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_COUNTED = (
    r"(?! (?:homicides|homicidios|asesinatos|murders|killings|cas[eo]s|victim|people|personas"
    r"|carpet|delitos|crimes|denunc|feminicidios|femicides|secuestros|robos|extorsiones|police"
    r"|journalists))"
)
_OF = r"(?:,? (?:of|in|de|del|para|for)(?: the| el| ano)?|,)?"
_DAY_MONTH = (
    rf"(?:(?P<d{{n}}>\b{_DAY})(?:st|nd|rd|th|o)?(?: of| de)? )?(?P<m{{n}}>{_M})"
    rf"(?: (?P<e{{n}}>{_DAY})(?:st|nd|rd|th)?\b(?![,%]?\d| ?%){_COUNTED})?"
    rf"(?:{_OF} (?P<y{{n}}>{_YEAR}))?"
)
_TO = r" ?(?:to|through|thru|until|till|and|y|e|a|al|hasta|-|(?:y )?el|to the)(?: mid-?)? ?"
_N = r"(?P<n>\d{1,3}|[a-z]+(?:[ -][a-z]+)?)"


def _day_or_month(clock: Clock, match: re.Match[str], n: str) -> Days | None:
    month = MONTHS[match["m" + n].rstrip(".")]
    year = clock.year(match["y" + n]) or clock.recent(month)
    day = int(match["d" + n] or match["e" + n] or 0)
    if not day or year is None:
        return months_of(year, month, month)
    found = day_of(year, month, day)
    return (found, found) if found else None


def _read_range(clock: Clock, match: re.Match[str]) -> Days | None:
    last = _day_or_month(clock, match, "2")
    first = _day_or_month(clock, match, "1")
    if not first or not last:
        return None
    if not match["y1"]:  # "November to February of 2021" begins the year before
        year = last[0].year - (first[0].month > last[0].month)
        first = months_of(year, first[0].month, first[0].month) if not match["d1"] else first
    return (first[0], last[1]) if first and first[0] <= last[1] else None


def _read_days(clock: Clock, match: re.Match[str]) -> Days | None:
    """ "Del 1 al 15 de marzo", "March 1 to 15"."""
    month = MONTHS[(match["m"] or match["mm"]).rstrip(".")]
    year = clock.year(match["y"]) or clock.recent(month)
    if year is None:
        return None
    first = day_of(year, month, int(match["d"] or match["f"]))
    last = day_of(year, month, int(match["l"] or match["g"]))
    return (first, last) if first and last and first <= last else None


def _read_single(clock: Clock, match: re.Match[str]) -> Days | None:
    days = _day_or_month(clock, match, "1")
    if not days or days[0] == days[1] or not match["part"]:
        return days
    first, last = days
    if re.search(r"late|final|fines", match["part"]):
        return first.replace(day=21), last
    if re.search(r"mid|media", match["part"]):
        return first.replace(day=11), first.replace(day=20)
    return first, first.replace(day=10)


def _count(words: str | None) -> int:
    numbers = find_numbers(words or "")
    return int(numbers[0].value) if len(numbers) == 1 else 1 if not words else 0


def _read_first_months(clock: Clock, match: re.Match[str]) -> Days | None:
    count, year = _count(match["n"]), clock.year(match["y"])
    if not match["y"] and clock.published:
        year = clock.published.year
    return months_of(year, 1, count)


def _read_part(clock: Clock, match: re.Match[str]) -> Days | None:
    months, number = _PARTS[match["part"]], _ORDINALS[match["o"]]
    year = clock.year(match["y"])
    if not match["y"] and clock.published:
        year = clock.published.year
    number = min(number, 12 // months)
    return months_of(year, (number - 1) * months + 1, number * months)


def _read_years(clock: Clock, match: re.Match[str]) -> Days | None:
    first, last = int(match["a"]), int(match["b"])
    last = last if last > 100 else first - first % 100 + last
    return (date(first, 1, 1), date(last, 12, 31)) if first < last <= 2100 else None


def read_since(clock: Clock, match: re.Match[str]) -> Days | None:
    if clock.published is None:
        return None
    begun = _day_or_month(clock, match, "1") if match["m1"] else months_of(int(match["y"]), 1, 12)
    return (begun[0], clock.published) if begun and begun[0] <= clock.published else None


def _read_last(clock: Clock, match: re.Match[str]) -> Days | None:
    """ "The last six months", "las últimas 24 horas"."""
    count, end = _count(match["n"]), clock.published
    if end is None or not 1 <= count <= 200:
        return None
    unit = match["u"]
    if unit.startswith(("month", "mes")):
        months = end.year * 12 + end.month - 1 - count
        year, month = divmod(months, 12)
        return day_of(year, month + 1, end.day) or last_day(year, month + 1), end
    per_unit = {"y": 365.25, "a": 365.25, "w": 7, "s": 7, "d": 1, "h": 1 / 24}[unit[0]]
    if unit.startswith(("deca", "dec")):
        per_unit = 3652.5
    return end - timedelta(days=round(count * per_unit)), end


def _read_near(clock: Clock, match: re.Match[str]) -> Days | None:
    """ "Last week", "el mes pasado", "this month"."""
    end = clock.published
    if end is None:
        return None
    is_past = bool(re.search(r"last|past|pasad|previous|anterior", match[0]))
    if re.search("week|semana", match[0]):
        monday = end - timedelta(days=end.weekday() + (7 if is_past else 0))
        return monday, monday + timedelta(days=6)
    last = end.replace(day=1) - timedelta(days=1) if is_past else end
    return last.replace(day=1), last


def _read_year(clock: Clock, match: re.Match[str]) -> Days | None:
    return months_of(clock.year(match["y"]), 1, 12)


def _read_running_year(clock: Clock, match: re.Match[str]) -> Days | None:
    return months_of(clock.year(match["y"] or "this year"), 1, 12)


def _read_same(clock: Clock, match: re.Match[str]) -> Days | None:
    """The period before, in the year that is named or the year before it."""
    before = clock.context
    if not before or not before.first or not before.last:
        return None
    if not match["y"] and not match["earlier"]:
        return before.first, before.last
    year = None if match["earlier"] else clock.year(match["y"])
    # "last year" in a report of a later year still means the year before the period
    shift = min(-1, (year or 0) - before.last.year) if year else -1
    return shifted(before.first, shift), shifted(before.last, shift)


_EARLIER = (
    r"a year (?:earlier|ago|before)|the year (?:before|prior|earlier)|un ano (?:antes|atras)"
    r"|(?:the |el )?(?:previous|prior|preceding) year|(?:el |del |al )?ano (?:anterior|previo)"
    r"|year[ -](?:on|over)[ -]year|interanual"
)
_SAME_PERIOD = (
    r"(?:the |that |this |el |ese |dicho |al |del )?(?:same|mismo|that|those|ese|este|dicho|igual)"
    r" (?:time )?(?:period|months?|lapso|periodo|mes|timeframe|quarter|trimestre|semestre)"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A wording: its pattern, what reads its days, and the kind of period it names.

    ``back`` points to a period before, ``earlier`` to one a year before that; ``years`` are
    whole years, ``date`` a month or a day. ``hints`` are beginnings of words of which the text
    must hold one: most sentences hold none, and the pattern need not be tried.
    """

    kind: Literal["back", "earlier", "years", "date", "time"]
    hints: tuple[str, ...]
    reader: Callable[[Clock, re.Match[str]], Days | None]
    pattern: re.Pattern[str]


_OF_MONTHS = tuple(sorted({name[:3] for name in MONTHS}))
_OF_YEARS = ("19", "20", "year", "ano")

# An earlier rule takes its span before a later one.
RULES = (
    Rule(
        "back",
        ("same", "mism", "that", "those", "this", "ese ", "este ", "dicho", "igual"),
        _read_same,
        re.compile(
            rf"\b{_SAME_PERIOD}\b(?:{_OF} (?:(?P<earlier>{_EARLIER})|(?P<y>{_YEAR})))?",
        ),
    ),
    Rule(
        "time",
        _OF_MONTHS,
        _read_range,
        re.compile(
            rf"\b(?:(?:del?|from|between|entre) )?(?:{_M}, )*"
            rf"{_DAY_MONTH.format(n=1)}{_TO}(?:de )?{_DAY_MONTH.format(n=2)}"
        ),
    ),
    Rule(
        "time",
        _OF_MONTHS,
        _read_days,
        re.compile(
            r"\b(?:(?P<d>\d{1,2})(?: ?- ?| (?:al|a|to|and|y|hasta el) )(?P<l>\d{1,2})(?: de| of)?"
            rf" (?P<m>{_M})|(?P<mm>{_M}) (?P<f>\d{{1,2}})(?: ?- ?| (?:to|through|and) )"
            rf"(?P<g>\d{{1,2}})\b)(?:{_OF} (?P<y>{_YEAR}))?"
        ),
    ),
    Rule(
        "time",
        ("first", "primer"),
        _read_first_months,
        re.compile(
            rf"\b(?:first|primer[oa]?s?)(?: {_N})? (?:months?|mes(?:es)?)(?:{_OF} (?P<y>{_YEAR})"
            r"| of the year| del ano)?"
        ),
    ),
    Rule(
        "time",
        tuple(_PARTS),
        _read_part,
        re.compile(
            rf"\b(?P<o>{'|'.join(_ORDINALS)}) (?P<part>{'|'.join(_PARTS)})"
            rf"(?:{_OF} (?P<y>{_YEAR}))?\b"
        ),
    ),
    Rule(
        "time",
        ("since", "desde", "a partir"),
        read_since,
        re.compile(
            rf"\b(?:since|desde|a partir de)(?: el| the)?(?: ano)? (?:{_DAY_MONTH.format(n=1)}"
            rf"|(?P<y>{_Y}))(?! (?:to|through|until|a|hasta)\b)"
        ),
    ),
    Rule(
        "years",
        ("19", "20"),
        _read_years,
        re.compile(
            rf"\b(?P<two>(?:between|entre) )?(?P<a>{_Y})"
            r"(?(two) (?:and|y) |(?: ?- ?| (?:to|through|a|al|hasta)(?: el)? ))"
            rf"(?P<b>{_Y}|\d\d\b(?!,?\d))"
        ),
    ),
    Rule(
        "date",
        _OF_MONTHS,
        _read_single,
        re.compile(
            r"\b(?:(?P<part>late|early|mid|(?:finales|fines|principios|inicios|mediados) de)[ -])?"
            rf"{_DAY_MONTH.format(n=1)}"
        ),
    ),
    Rule(
        "time",
        ("last", "past", "ultim", "pasad"),
        _read_last,
        re.compile(
            rf"\b(?:last|past|ultim[oa]s?|pasad[oa]s) {_N} (?P<u>years?|anos?|months?|mes(?:es)?"
            r"|weeks?|semanas?|days?|dias?|hours?|horas?|decades?)\b"
        ),
    ),
    Rule(
        "time",
        ("week", "month", "semana", "mes"),
        _read_near,
        re.compile(
            r"\b(?:(?:last|past|this|esta|este) (?:week|month|semana|mes)"
            r"|(?:la semana|el mes) (?:pasad[oa]|anterior)"
            r"|(?:lo que va|a lo largo) (?:del?|de este) (?:presente |este )?mes)\b"
        ),
    ),
    Rule(
        "time",
        _OF_YEARS,
        _read_running_year,
        re.compile(
            r"\b(?:so far (?:this year|in(?= [12]))|this year|year[ -]to[ -]date"
            r"|(?:en |de )?lo que va (?:del|de este|de)(?: presente)?(?: ano\b|(?= [12]))"
            r"|(?:durante|en) (?:el|este) (?:presente )?ano|este ano)\b"
            rf"(?: (?P<y>{_Y}))?"
        ),
    ),
    Rule(
        "earlier",
        ("year", "ano", "interanual"),
        _read_same,
        re.compile(rf"\b(?P<earlier>{_EARLIER})(?P<y>\b)"),
    ),
    Rule(
        "time",
        _OF_YEARS,
        _read_year,
        re.compile(rf"(?<![\d.,$/-])\b(?P<y>{_YEAR})\b{_COUNTED}"),
    ),
)
