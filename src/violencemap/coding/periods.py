"""The periods that figures cover, and those they are compared with.

"In January and February of 2021 compared to the same period last year" is a period and its
baseline. What is relative ("this year", "los últimos seis meses") counts from the day of
publication; what points back ("that year", "el mismo periodo") from the period before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from violencemap.coding.calendar_days import MONTHS, day_of, last_day, latest_month
from violencemap.coding.folding import fold_text
from violencemap.coding.numbers import find_numbers

__all__ = ["Period", "find_periods"]

Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Period:
    """A period named in ``text[start:end]``: first and last day, inclusive.

    Both are None where the text does not tell, as "this year" in a report without a date.
    ``role`` is ``baseline`` where something is compared with the period, ``years`` for a
    run of whole years ("from 2015 to 2019"), ``day`` for a day of an unknown year, else
    ``period``.
    """

    start: int
    end: int
    first: date | None
    last: date | None
    role: Literal["period", "years", "day", "baseline"] = "period"

    @property
    def days(self) -> int:
        """Length in days, 0 when unknown."""
        return (self.last - self.first).days + 1 if self.first and self.last else 0

    @property
    def is_long(self) -> bool:
        """Whether it is long enough for a figure to be a total rather than one event."""
        return self.role != "day" and (self.days == 0 or self.days > 6)


_ORDINALS = {
    **dict.fromkeys(("first", "1st", "primer", "primera", "1er"), 1),
    **dict.fromkeys(("second", "2nd", "segundo", "segunda", "2do"), 2),
    **dict.fromkeys(("third", "3rd", "tercer", "tercero", "3er"), 3),
    **dict.fromkeys(("fourth", "4th", "cuarto", "ultimo", "last"), 4),
}
_PARTS = {"half": 6, "semester": 6, "semestre": 6, "mitad": 6, "quarter": 3, "trimestre": 3}
_PARTS |= {"trimester": 3, "cuatrimestre": 4, "bimestre": 2}

_M = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?"
_Y = r"(?:19|20)\d\d(?![\d,]*\d)"
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


class _Clock:
    """Turns words into days: knows the day of publication and the period before."""

    def __init__(self, published: date | None, before: Sequence[Period]) -> None:
        self.published = published
        known = [period for period in before if period.last]
        self.mentioned = known[-1] if known else None
        self.context = next((one for one in known[::-1] if one.role != "baseline"), None)

    def year(self, words: str | None) -> int | None:
        """Year that words name; None when it cannot be told."""
        if not words:
            return None
        if digits := re.search(_Y, words):
            return int(digits[0])
        if re.search(
            r"previous|prior|anterior|previo|following|next|siguiente|that|same|ese|dicho|aquel|mismo",
            words,
        ):
            before = self.mentioned and self.mentioned.last
            back = 1 if re.search(r"prev|prior|anterior", words) else 0
            back = -1 if re.search(r"following|next|siguiente", words) else back
            return before.year - back if before else None
        if self.published is None:
            return None
        return self.published.year - (1 if re.search(r"last|pasado", words) else 0)

    def recent(self, month: int) -> int | None:
        """Year of a month that is named alone: the last one before publication."""
        if self.published is None:
            return self.context.last.year if self.context and self.context.last else None
        return latest_month(month, self.published)

    def up_to_now(self, days: Days | None) -> Days | None:
        """A period that is still running ends with the publication."""
        if days and self.published and days[0] <= self.published < days[1]:
            return days[0], self.published
        return days


def _months(year: int | None, first: int, last: int) -> Days | None:
    if year is None or not 1 <= first <= last <= 12:
        return None
    return date(year, first, 1), last_day(year, last)


def _day_or_month(clock: _Clock, match: re.Match[str], n: str) -> Days | None:
    month = MONTHS[match["m" + n].rstrip(".")]
    year = clock.year(match["y" + n]) or clock.recent(month)
    day = int(match["d" + n] or match["e" + n] or 0)
    if not day or year is None:
        return _months(year, month, month)
    found = day_of(year, month, day)
    return (found, found) if found else None


def _read_range(clock: _Clock, match: re.Match[str]) -> Days | None:
    last = _day_or_month(clock, match, "2")
    first = _day_or_month(clock, match, "1")
    if not first or not last:
        return None
    if not match["y1"]:  # "November to February of 2021" begins the year before
        year = last[0].year - (first[0].month > last[0].month)
        first = _months(year, first[0].month, first[0].month) if not match["d1"] else first
    return (first[0], last[1]) if first and first[0] <= last[1] else None


def _read_days(clock: _Clock, match: re.Match[str]) -> Days | None:
    """ "Del 1 al 15 de marzo", "March 1 to 15"."""
    month = MONTHS[(match["m"] or match["mm"]).rstrip(".")]
    year = clock.year(match["y"]) or clock.recent(month)
    if year is None:
        return None
    first = day_of(year, month, int(match["d"] or match["f"]))
    last = day_of(year, month, int(match["l"] or match["g"]))
    return (first, last) if first and last and first <= last else None


def _read_single(clock: _Clock, match: re.Match[str]) -> Days | None:
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


def _read_first_months(clock: _Clock, match: re.Match[str]) -> Days | None:
    count, year = _count(match["n"]), clock.year(match["y"])
    if not match["y"] and clock.published:
        year = clock.published.year
    return _months(year, 1, count)


def _read_part(clock: _Clock, match: re.Match[str]) -> Days | None:
    months, number = _PARTS[match["part"]], _ORDINALS[match["o"]]
    year = clock.year(match["y"])
    if not match["y"] and clock.published:
        year = clock.published.year
    number = min(number, 12 // months)
    return _months(year, (number - 1) * months + 1, number * months)


def _read_years(clock: _Clock, match: re.Match[str]) -> Days | None:
    first, last = int(match["a"]), int(match["b"])
    last = last if last > 100 else first - first % 100 + last
    return (date(first, 1, 1), date(last, 12, 31)) if first < last <= 2100 else None


def _read_since(clock: _Clock, match: re.Match[str]) -> Days | None:
    if clock.published is None:
        return None
    begun = _day_or_month(clock, match, "1") if match["m1"] else _months(int(match["y"]), 1, 12)
    return (begun[0], clock.published) if begun and begun[0] <= clock.published else None


def _read_last(clock: _Clock, match: re.Match[str]) -> Days | None:
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


def _read_near(clock: _Clock, match: re.Match[str]) -> Days | None:
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


def _read_year(clock: _Clock, match: re.Match[str]) -> Days | None:
    return _months(clock.year(match["y"]), 1, 12)


def _read_running_year(clock: _Clock, match: re.Match[str]) -> Days | None:
    return _months(clock.year(match["y"] or "this year"), 1, 12)


def _read_same(clock: _Clock, match: re.Match[str]) -> Days | None:
    """The period before, in the year that is named or the year before it."""
    before = clock.context
    if not before or not before.first or not before.last:
        return None
    if not match["y"] and not match["earlier"]:
        return before.first, before.last
    year = None if match["earlier"] else clock.year(match["y"])
    # "last year" in a report of a later year still means the year before the period
    shift = min(-1, (year or 0) - before.last.year) if year else -1
    return _shifted(before.first, shift), _shifted(before.last, shift)


def _shifted(day: date, years: int) -> date:
    """The same day of another year; the end of February stays the end of February."""
    year = day.year + years
    last = last_day(year, day.month)
    return (
        last if day == last_day(day.year, day.month) else day_of(year, day.month, day.day) or last
    )


_EARLIER = (
    r"a year (?:earlier|ago|before)|the year (?:before|prior|earlier)|un ano (?:antes|atras)"
    r"|(?:the |el )?(?:previous|prior|preceding) year|(?:el |del |al )?ano (?:anterior|previo)"
    r"|year[ -](?:on|over)[ -]year|interanual"
)
_SAME_PERIOD = (
    r"(?:the |that |this |el |ese |dicho |al |del )?(?:same|mismo|that|those|ese|este|dicho|igual)"
    r" (?:time )?(?:period|months?|lapso|periodo|mes|timeframe|quarter|trimestre|semestre)"
)
_Reader = Callable[[_Clock, "re.Match[str]"], "Days | None"]
_RULES: tuple[tuple[re.Pattern[str], _Reader, str], ...] = tuple(
    (re.compile(pattern), reader, role)
    for pattern, reader, role in (
        (
            rf"\b{_SAME_PERIOD}\b(?:{_OF} (?:(?P<earlier>{_EARLIER})|(?P<y>{_YEAR})))?",
            _read_same,
            "same",
        ),
        (
            rf"\b(?:(?:del?|from|between|entre) )?(?:{_M}, )*"
            rf"{_DAY_MONTH.format(n=1)}{_TO}(?:de )?{_DAY_MONTH.format(n=2)}",
            _read_range,
            "period",
        ),
        (
            r"\b(?:(?P<d>\d{1,2})(?: ?- ?| (?:al|a|to|and|y|hasta el) )(?P<l>\d{1,2})(?: de| of)?"
            rf" (?P<m>{_M})|(?P<mm>{_M}) (?P<f>\d{{1,2}})(?: ?- ?| (?:to|through|and) )"
            rf"(?P<g>\d{{1,2}})\b)(?:{_OF} (?P<y>{_YEAR}))?",
            _read_days,
            "period",
        ),
        (
            rf"\b(?:first|primer[oa]?s?)(?: {_N})? (?:months?|mes(?:es)?)(?:{_OF} (?P<y>{_YEAR})"
            r"| of the year| del ano)?",
            _read_first_months,
            "period",
        ),
        (
            rf"\b(?P<o>{'|'.join(_ORDINALS)}) (?P<part>{'|'.join(_PARTS)})"
            rf"(?:{_OF} (?P<y>{_YEAR}))?\b",
            _read_part,
            "period",
        ),
        (
            rf"\b(?:since|desde|a partir de)(?: el| the)?(?: ano)? (?:{_DAY_MONTH.format(n=1)}"
            rf"|(?P<y>{_Y}))(?! (?:to|through|until|a|hasta)\b)",
            _read_since,
            "period",
        ),
        (
            rf"\b(?P<two>(?:between|entre) )?(?P<a>{_Y})"
            r"(?(two) (?:and|y) |(?: ?- ?| (?:to|through|a|al|hasta)(?: el)? ))"
            rf"(?P<b>{_Y}|\d\d\b(?!,?\d))",
            _read_years,
            "years",
        ),
        (
            r"\b(?:(?P<part>late|early|mid|(?:finales|fines|principios|inicios|mediados) de)[ -])?"
            rf"{_DAY_MONTH.format(n=1)}",
            _read_single,
            "period",
        ),
        (
            rf"\b(?:last|past|ultim[oa]s?|pasad[oa]s) {_N} (?P<u>years?|anos?|months?|mes(?:es)?"
            r"|weeks?|semanas?|days?|dias?|hours?|horas?|decades?)\b",
            _read_last,
            "period",
        ),
        (
            r"\b(?:(?:last|past|this|esta|este) (?:week|month|semana|mes)"
            r"|(?:la semana|el mes) (?:pasad[oa]|anterior)"
            r"|(?:lo que va|a lo largo) (?:del?|de este) (?:presente |este )?mes)\b",
            _read_near,
            "period",
        ),
        (
            r"\b(?:so far (?:this year|in(?= [12]))|this year|year[ -]to[ -]date"
            r"|(?:en |de )?lo que va (?:del|de este|de)(?: presente)?(?: ano\b|(?= [12]))"
            r"|(?:durante|en) (?:el|este) (?:presente )?ano|este ano)\b"
            rf"(?: (?P<y>{_Y}))?",
            _read_running_year,
            "period",
        ),
        (rf"\b(?P<earlier>{_EARLIER})(?P<y>\b)", _read_same, "earlier"),
        (
            rf"(?<![\d.,$/-])\b(?P<y>{_YEAR})\b{_COUNTED}",
            _read_year,
            "period",
        ),
    )
)
# Rules that need the name of a month, which most sentences do not have.
_OF_MONTHS = (_read_range, _read_days, _read_single)
_ANY_MONTH = re.compile("|".join(sorted({name[:3] for name in MONTHS})))
_COMPARED = re.compile(
    r"(?:compar(?:ed|ison|acion|ad[oa]s?|ando)\b|\brespecto\b|\bfrente a|\bversus\b|\bvs\b"
    r"|\bagainst\b|\brelative to\b|\bover\b|\bcontra\b|\ben contraste con\b|\bque en\b|\bque el\b"
    r"|\bthan\b)"
    r"[^.,;()\d]{0,60}$"
)
_REACH = 80


def find_periods(
    text: str, published: date | None = None, before: Sequence[Period] = ()
) -> list[Period]:
    """Periods named in a text, in their order, those of comparison marked as baselines.

    ``before`` are periods named before the text begins, for what points back to them. A running
    year or month ends with the day of publication.

    >>> rise = "rose 32% in January and February of 2021 compared to the same period last year"
    >>> [(str(p.first), str(p.last), p.role) for p in find_periods(rise, date(2021, 4, 8))]
    [('2021-01-01', '2021-02-28', 'period'), ('2020-01-01', '2020-02-29', 'baseline')]
    """
    folded = fold_text(text)
    clock = _Clock(published, before)
    found: list[Period] = []
    for match, reader, role in _matches(text, folded):
        days = reader(clock, match)
        if role != "same" and role != "earlier":
            days = clock.up_to_now(days)
        first, last = days or (None, None)
        period = Period(match.start(), match.end(), first, last)
        if role == "years":
            period = replace(period, role="years")
        elif days is None and reader is _read_single and (match["d1"] or match["e1"]):
            period = replace(period, role="day")
        if _is_baseline(folded, match, role):
            period = replace(period, role="baseline")
        elif period.last:
            clock.context = period
        clock.mentioned = period if period.last else clock.mentioned
        found.append(period)
    return found


def _matches(text: str, folded: str) -> list[tuple[re.Match[str], _Reader, str]]:
    """Matches of the rules in text order; an earlier rule takes its span before a later one."""
    taken = bytearray(len(folded))
    found = []
    has_month = _ANY_MONTH.search(folded) is not None
    for pattern, reader, role in _RULES:
        if reader in _OF_MONTHS and not has_month:
            continue
        for match in pattern.finditer(folded):
            start, end = match.span()
            is_verb = text[start:end] == "may"
            if end > start and not is_verb and taken.find(1, start, end) < 0:
                taken[start:end] = b"\x01" * (end - start)
                found.append((match, reader, role))
    return sorted(found, key=lambda item: item[0].start())


def _is_baseline(folded: str, match: re.Match[str], role: str) -> bool:
    if role == "earlier" or (role == "same" and (match["y"] or match["earlier"])):
        return True
    compared = _COMPARED.search(folded, max(0, match.start() - _REACH), match.start())
    return compared is not None and not find_numbers(compared[0])  # "more than thirty in 2019"
