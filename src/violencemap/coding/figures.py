"""The figures a report states: "homicides in Mexicali rose 32% in January and February".

A figure is about crime over a period or a population; the dead of one event are not. Its
indicator stands in its sentence, or is the one of the figure before it ("with 50, 38 and 37").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from violencemap.coding.agencies import find_agency, refers_back
from violencemap.coding.counting import Sentence
from violencemap.coding.figure_places import bind_place, pair_lists
from violencemap.coding.group_states import STATES_WITH_GROUP
from violencemap.coding.indicators import find_hits
from violencemap.coding.named_places import COUNTRY, NamedPlace, PlacesOfText
from violencemap.coding.numbers import Number, find_numbers
from violencemap.coding.passages import Passage, cut_passages
from violencemap.coding.periods import Period, find_periods
from violencemap.coding.reality import total_behind_event
from violencemap.coding.repeated_figures import Found, without_repetition
from violencemap.coding.statements import (
    CHANGE,
    PROJECTED,
    Statement,
    may_state,
    read_statements,
)
from violencemap.types import Article, Figure, Resolution

__all__ = ["code_figures"]


def code_figures(article: Article, resolutions: Sequence[Resolution]) -> tuple[Figure, ...]:
    """Figures that a report states, in the order of its text.

    ``value`` is in the unit of the figure: percent for ``percent_change`` (negative for a
    decline) and ``percent``, persons or cases for ``count``. ``indicator`` is one of
    :data:`~violencemap.coding.indicators.INDICATORS`, with ``_change`` for a difference
    between two counts and ``_projected`` for what is expected. ``cvegeo`` has 2 or 5 digits,
    ``"00"`` for the country, None where several places share one number. ``evidence`` is the
    number with the words for what it counts.

    >>> text = "Homicides nationwide fell 4% in 2020 compared to 2019."
    >>> found = code_figures(Article(article_id="1", text=text), ())
    >>> [(figure.value, figure.unit, figure.indicator, figure.cvegeo) for figure in found]
    [(-4.0, 'percent_change', 'homicide', '00')]
    """
    found = list(_Coder(article, resolutions).figures())
    kept = without_repetition(found)
    return tuple(
        replace(figure, figure_id=f"{article.article_id}-f{number:03d}")
        for number, figure in enumerate(kept, start=1)
    )


@dataclass(frozen=True, slots=True)
class _Prior:
    """What the figure before left behind for those that follow it."""

    statement: Statement
    code: str
    period: Period | None
    baseline: Period | None
    agency: str | None
    passage: Passage


class _Coder:
    """Walks through a report sentence by sentence, keeping what later sentences refer to."""

    def __init__(self, article: Article, resolutions: Sequence[Resolution]) -> None:
        self.article = article
        self.story = cut_passages(article.text[: article.bibliography_start])
        self.numbers = find_numbers(self.story.folded)
        self.starts = [number.start for number in self.numbers]
        self.places = PlacesOfText(self.story.folded, resolutions)
        self.prior: _Prior | None = None

    def figures(self) -> Iterator[Found]:
        for passage in self.story.passages:
            statements, periods = self._statements(passage)
            if statements:
                yield from self._place(passage, statements, periods)
            self.places.pass_over(passage.start, passage.end)

    def _statements(self, passage: Passage) -> tuple[list[Statement], list[Period]]:
        numbers = self._numbers(passage)
        is_table = passage.end - passage.start > _LONGEST_SENTENCE
        if not numbers or passage.kind == "caption" or is_table:
            return [], []
        hits = find_hits(self.story.folded, passage.start, passage.end)
        prior = self.prior.statement if self.prior and self._is_near(passage) else None
        if not hits and not prior:
            return [], []
        periods = self._periods(passage)
        ends = frozenset(one.end for one in self.places.names_in(passage.start, passage.end))
        sentence = Sentence(self.story.folded, passage.start, passage.end, hits, ends)
        return read_statements(sentence, numbers, periods, prior), periods

    def _numbers(self, passage: Passage) -> list[Number]:
        """Numbers of a sentence that may be figures, which most are not."""
        first = bisect_left(self.starts, passage.start)
        numbers = self.numbers[first : bisect_left(self.starts, passage.end)]
        total = total_behind_event(self.story.folded, passage.start, passage.end)
        if total is not None:  # what stands before it are the dead of one event
            numbers = [one for one in numbers if one.start > total]
        return [one for one in numbers if may_state(self.story.folded, one, passage.start)]

    def _is_near(self, passage: Passage) -> bool:
        """Whether the figure before is near enough to lend what this sentence leaves out."""
        return self.prior is not None and passage.index - self.prior.passage.index <= 1

    def _topic(self, passage: Passage) -> str:
        """The place spoken of: in the sentences since the last figure, in it, or before."""
        if _NATIONAL.search(self.story.folded, passage.start, passage.end):
            return COUNTRY
        since = 0
        if self.prior and self.prior.passage.paragraph == passage.paragraph:
            since = self.prior.passage.index + 1
        for earlier in reversed(self.story.passages[max(since, passage.index - 9) : passage.index]):
            if earlier.paragraph != passage.paragraph:
                break
            codes = [one.code for one in self.places.all_in(earlier.start, earlier.end) if one.code]
            if codes:  # a sentence is about its first municipality, or state
                return next((code for code in codes if len(code) == 5), codes[0])
        return (self.prior and self.prior.code) or self.places.topic or COUNTRY

    def _periods(self, passage: Passage) -> list[Period]:
        before: list[Period] = []
        if _POINTS_BACK.search(self.story.folded, passage.start, passage.end):
            for earlier in self.story.passages[max(0, passage.index - 2) : passage.index]:
                before += self._periods_of(earlier, before)
        return self._periods_of(passage, before)

    def _periods_of(self, passage: Passage, before: Sequence[Period]) -> list[Period]:
        text = self.story.text[passage.start : passage.end]
        return [
            replace(one, start=one.start + passage.start, end=one.end + passage.start)
            for one in find_periods(text, self.article.published, before)
        ]

    def _place(
        self, passage: Passage, statements: list[Statement], periods: list[Period]
    ) -> Iterator[Found]:
        places = self.places.all_in(passage.start, passage.end)
        codes = self._codes(statements, places, passage)
        agency = self._agency(passage)
        risen_from = self._risen_from(statements, periods, passage)
        for index, (one, where) in enumerate(zip(statements, codes, strict=True)):
            period = self._period(statements, index, periods, passage)
            baseline = self._baseline(one, period, periods, risen_from, passage)
            for code in where:
                if code is not None:
                    found = _Prior(one, code, period, baseline, agency, passage)
                    self.prior = self._lent(found)
                    yield Found(
                        self._figure(found, is_named=bool(places)),
                        passage.kind == "heading",
                        one.number.bound != "exact",
                    )

    def _lent(self, found: _Prior) -> _Prior:
        """What a figure leaves behind: a number of the baseline lends no period to the next."""
        if found.period is None or found.period.role != "baseline":
            return found
        return replace(found, period=self.prior.period if self.prior else None)

    def _codes(
        self, statements: list[Statement], places: list[NamedPlace], passage: Passage
    ) -> list[tuple[str | None, ...]]:
        found: list[tuple[str | None, ...]] = []
        for run in _runs(self.story.folded, statements):
            spans = [(one.number.start, one.end) for one in run]
            paired = pair_lists(self.story.folded, places, spans)
            if paired:
                found += [(code,) for code in paired]
                continue
            for one in run:
                if one.indicator == STATES_WITH_GROUP:
                    found.append((COUNTRY,))
                    continue
                is_led_on = _LEADS_ON.match(self.story.folded, one.number.end, one.high)
                high = passage.end if is_led_on else one.high
                bound = bind_place(
                    self.story.folded, places, one.number.start, one.number.end, one.low, high
                )
                found.append(bound or (self._topic(passage),))
        return found

    def _agency(self, passage: Passage) -> str | None:
        """Who says so: named in the sentence, or before where it says "the agency"."""
        named = self._agency_of(passage)
        if named or not refers_back(self.story.folded, passage.start, passage.end):
            return named
        if self.prior and self.prior.agency and self.prior.passage.paragraph == passage.paragraph:
            return self.prior.agency
        earlier = self.story.passages[max(0, passage.index - 2) : passage.index]
        return next(filter(None, map(self._agency_of, reversed(earlier))), None)

    def _agency_of(self, passage: Passage) -> str | None:
        places = self.places.names_in(passage.start, passage.end)
        taken = [(one.start, one.end) for one in places]
        return find_agency(self.story.text, passage.start, passage.end, taken)

    def _period(
        self, statements: list[Statement], index: int, periods: list[Period], passage: Passage
    ) -> Period | None:
        """The period after a number or before it, up to its neighbors; else one that leads."""
        one = statements[index]
        number = one.number
        compared = self._compared_period(statements, index, periods)
        if compared is not None:
            return compared
        own = [p for p in periods if p.role != "baseline"]
        after = [p for p in own if number.end <= p.start < one.high]
        before = [p for p in own if one.low <= p.start < number.start]
        leading = [p for p in own if p.start < statements[0].number.start]
        chosen = [*after[:1], *before[-1:], *leading[-1:]]
        if chosen:
            return chosen[0]
        return self.prior.period if self.prior and self._lends(passage) else None

    def _compared_period(
        self, statements: list[Statement], index: int, periods: list[Period]
    ) -> Period | None:
        """The baseline, where a number is that of it: "against 27 in 2020", "from 731 to 848"."""
        one, folded = statements[index], self.story.folded
        named = [period for period in periods if period.role == "baseline"]
        if one.unit not in ("count", "rate_per_100k") or not named:
            return None
        beside = next((period for period in named if one.number.end <= period.start), None)
        if beside and beside.start < one.high and _IS_OF.fullmatch(folded, one.end, beside.start):
            return beside
        if not any(period.start > one.number.start for period in periods) and _is_risen(
            folded, statements[index:]
        ):
            return named[0]
        return None

    def _risen_from(
        self, statements: list[Statement], periods: list[Period], passage: Passage
    ) -> Period | None:
        """Period of the first of two counts: "went from 612 in 2020 to 703 in 2021"."""
        for index in range(len(statements) - 1):
            if _is_risen(self.story.folded, statements[index:]):
                first, second = (
                    self._period(statements, at, periods, passage) for at in (index, index + 1)
                )
                return first if first != second else None
        return None

    def _baseline(
        self,
        one: Statement,
        period: Period | None,
        periods: list[Period],
        risen_from: Period | None,
        passage: Passage,
    ) -> Period | None:
        """What a change is compared with: named here, or before for the same period."""
        if one.unit != "percent_change" and not one.indicator.endswith(CHANGE):
            return None
        named = [period for period in periods if period.role == "baseline"]
        after = [period for period in named if period.start > one.number.start]
        if named:
            return (after or named)[0]
        if risen_from is not None and risen_from != period:
            return risen_from
        if self.prior and self._lends(passage) and self.prior.period == period:
            return self.prior.baseline
        return None

    def _lends(self, passage: Passage) -> bool:
        """Whether the figure before is in this sentence, or the one before of its paragraph."""
        is_same = self.prior is not None and self.prior.passage.paragraph == passage.paragraph
        return is_same and self._is_near(passage)

    def _figure(self, prior: _Prior, *, is_named: bool) -> Figure:
        one, period, baseline = prior.statement, prior.period, prior.baseline
        first, last = (period.first, period.last) if period else (None, None)
        since, until = (baseline.first, baseline.last) if baseline else (None, None)
        is_change = one.unit == "percent_change" or one.indicator.endswith(CHANGE)
        if is_change and period and period.role == "years" and first and last and not baseline:
            since, until = first, date(first.year, 12, 31)
            first = date(last.year, 1, 1)
        if last and last == self.article.published and one.indicator.endswith(PROJECTED):
            last = date(last.year, 12, 31)
        doubts = (not is_named) + one.is_carried + (first is None) + (not prior.code)
        return Figure(
            figure_id="",
            value=one.value,
            unit=one.unit,
            indicator=one.indicator,
            cvegeo=prior.code or None,
            period_start=first,
            period_end=last,
            baseline_start=since,
            baseline_end=until,
            source=prior.agency,
            article_ids=(self.article.article_id,),
            evidence=(one.number.start, one.end),
            confidence=round(0.9 - 0.1 * doubts, 2),
        )


_LONGEST_SENTENCE = 1500  # a longer run without a full stop is a table or a list of names
_POINTS_BACK = re.compile(
    r"\b(?:that|those|same|previous|prior|earlier|before|mism[oa]|dicho|ese|aquel|anterior|previo)\b"
)
# Data of the country, where the sentences before speak of a town.
_NATIONAL = re.compile(
    r"\b(?:government|official|federal|national) (?:data|figures|statistics|numbers)\b"
    r"|\b(?:datos|cifras|estadisticas) (?:oficiales|federales|nacionales|del gobierno federal)\b"
)
# "From 30 in 2019 to 45 in Jalisco", "11% of the 300 in Jalisco": one place after two numbers.
_LEADS_ON = re.compile(
    r"(?: (?:casos|cases|in|en|\d{4}))* (?:to|a) $"
    r"| ?(?:%|per ?cent|por ciento) (?:of|de) (?:\w+ )?$"
)
# What stands between a number and the period that it is of.
_IS_OF = re.compile(
    r"(?:(?! (?:compar|than|que|frente|contra|against|vs|versus|over|respecto))[\w ]){0,30}"
)
_RISEN_FROM = re.compile(r"\b(?:from|de|desde) $")
_RISEN_TO = re.compile(r"[^.;\d]{0,30}(?:(?:19|20)\d\d[^.;\d]{0,12})? (?:to|a) ")
_SIDE_BY_SIDE = re.compile(r" ?%?(?:, ?|,? (?:and|y|e) )")


def _is_risen(folded: str, statements: list[Statement]) -> bool:
    """Whether the first two numbers are the ends of a change: "from 731 to 848"."""
    if len(statements) < 2 or statements[0].subject != statements[1].subject:
        return False
    first, second = (one.number for one in statements[:2])
    return bool(
        _RISEN_FROM.search(folded, max(0, first.start - 8), first.start)
        and _RISEN_TO.fullmatch(folded, first.end, second.start)
    )


def _runs(folded: str, statements: list[Statement]) -> Iterator[list[Statement]]:
    """Figures in runs of numbers that stand side by side: "50, 38 and 37"."""
    run: list[Statement] = []
    for one in statements:
        if run and not _SIDE_BY_SIDE.fullmatch(folded, run[-1].end, one.number.start):
            yield run
            run = []
        run.append(one)
    if run:
        yield run
