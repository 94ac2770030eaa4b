"""What the numbers of one sentence state: value, unit and indicator, before place and period."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from violencemap.coding.counting import Counted, Sentence, count_of, is_statistic, topic_of
from violencemap.coding.figure_units import (
    difference_sign,
    is_daily,
    is_elliptic,
    is_other_quantity,
    is_percent,
    is_projected,
    is_rate,
    is_share,
    is_year,
    percent_sign,
)
from violencemap.coding.group_states import states_with_group
from violencemap.coding.numbers import Number
from violencemap.coding.periods import Period
from violencemap.types import Unit

__all__ = ["CHANGE", "PROJECTED", "Statement", "may_state", "read_statements"]

CHANGE, PROJECTED = "_change", "_projected"


@dataclass(frozen=True, slots=True)
class Statement:
    """A number that states something; ``end`` is where the words for what it counts end.

    ``low`` and ``high`` are where the numbers before and after it end and begin.
    ``is_carried``: its indicator or unit is that of the figure before.
    """

    number: Number
    end: int
    value: float
    unit: Unit
    indicator: str
    low: int
    high: int
    is_carried: bool = False

    @property
    def subject(self) -> str:
        """The indicator without its marks."""
        return self.indicator.removesuffix(CHANGE).removesuffix(PROJECTED)


def read_statements(
    sentence: Sentence,
    numbers: Sequence[Number],
    periods: Sequence[Period],
    prior: Statement | None,
) -> list[Statement]:
    """Statements of a sentence in their order; ``prior`` is the one before it, if near.

    ``numbers`` are those that :func:`may_state` something.
    """
    usable = [number for number in numbers if not _is_time(number, periods)]
    found: list[Statement] = []
    for index, number in enumerate(usable):
        low = usable[index - 1].end if index else sentence.start
        high = usable[index + 1].start if index + 1 < len(usable) else sentence.end
        before = found[-1] if found else prior
        reader = _Reader(sentence, number, low, high, periods, before, is_later=bool(found))
        statement = reader.read()
        if statement:
            found.append(statement)
    return found


def may_state(folded: str, number: Number, low: int) -> bool:
    """Whether a number of the sentence that begins at ``low`` may be a figure."""
    place = (folded, number.start, number.end)
    return bool(states_with_group(*place, low)) or not is_other_quantity(*place, number.value)


def _is_time(number: Number, periods: Sequence[Period]) -> bool:
    index = bisect_right(periods, number.start, key=lambda period: period.start) - 1
    return index >= 0 and number.start < periods[index].end


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one number; ``low`` and ``high`` are where its neighbors in the sentence stand.

    ``is_later``: the statement before it is one of the same sentence.
    """

    sentence: Sentence
    number: Number
    low: int
    high: int
    periods: Sequence[Period]
    prior: Statement | None
    is_later: bool

    def read(self) -> Statement | None:
        folded, number = self.sentence.folded, self.number
        if is_percent(folded, number.end):
            return self._share() if is_share(folded, number.start, number.end) else self._change()
        if is_rate(folded, number.start, number.end, self.sentence.start, self.sentence.end):
            return self._stated("rate_per_100k", self._topic())
        return self._count()

    def _stated(
        self, unit: Unit, indicator: str | None, *, sign: int = 1, is_carried: bool = False
    ) -> Statement | None:
        if indicator is None:
            return None
        number = self.number
        end = number.end
        if unit.startswith("percent"):
            end = self.sentence.folded.find("%", end, end + 2) + 1 or end
        return Statement(
            number, end, sign * number.value, unit, indicator, self.low, self.high, is_carried
        )

    def _topic(self) -> str | None:
        topic = topic_of(self.sentence, self.number.start, self.number.end)
        return topic or self._carried()

    def _carried(self) -> str | None:
        return self.prior.subject if self.prior else None

    def _share(self) -> Statement | None:
        """ "85 percent of those killed": what follows says of what it is a part."""
        end, folded = self.number.end, self.sentence.folded
        following = [
            hit
            for hit in self.sentence.hits
            if end <= hit.start < end + _REACH
            and not re.search(r"[.;:,()]", _NUMERAL.sub("", folded[end : hit.start]))
        ]
        return self._stated("percent", topic_of(replace(self.sentence, hits=following), end, end))

    def _change(self) -> Statement | None:
        """ "Rose 32%"; without a word of change, one like the figure before it."""
        number = self.number
        if number.bound == "at_most":  # "less than 10%" for some states is no figure of theirs
            return None
        sign = percent_sign(self.sentence.folded, number.start, number.end, self.low, self.high)
        if sign:
            return self._stated("percent_change", self._topic(), sign=sign)
        if self.prior and self.prior.unit == "percent_change":
            sign = -1 if self.prior.value < 0 else 1
            return self._stated("percent_change", self._topic(), sign=sign, is_carried=True)
        if any(hit.name in ("insecurity_perception", "impunity") for hit in self.sentence.hits):
            return self._stated("percent", self._topic())
        return None

    def _count(self) -> Statement | None:
        folded, number = self.sentence.folded, self.number
        if number.value < 2:
            return None
        states = states_with_group(folded, number.start, number.end, self.sentence.start)
        if states:
            return self._stated("count", states)
        sign = difference_sign(folded, number.start, number.end)
        counted, is_carried = self._counted(is_difference=sign != 0)
        if counted is None or counted.indicator is None:
            return None
        if is_carried and self.is_later and self.prior and self.prior.unit == "rate_per_100k":
            return self._stated("rate_per_100k", self._topic(), is_carried=True)
        unit: Unit = (
            "per_day"
            if is_daily(folded, number.start, number.end, self.low, self.high)
            else "count"
        )
        if unit == "count" and not self._is_statistic(counted):
            return None
        sign = sign if unit == "count" else 0
        mark = CHANGE if sign else ""
        if is_projected(folded, number.start, self.sentence.start):
            mark = PROJECTED
        found = self._stated(unit, counted.indicator + mark, sign=sign or 1, is_carried=is_carried)
        return found and replace(found, end=counted.end)

    def _counted(self, *, is_difference: bool) -> tuple[Counted | None, bool]:
        """What is counted, and whether the number stands without its noun ("with 214")."""
        folded, number = self.sentence.folded, self.number
        counted = count_of(self.sentence, number.end, self.high, self._carried())
        if counted:
            return counted, False
        follows_place = self.is_later and number.start - 1 in self.sentence.place_ends
        is_alone = follows_place or is_elliptic(
            folded, number.start, number.end, self.sentence.start
        )
        if is_year(folded, number.start, number.end, number.value):
            return None, False
        if is_difference or is_alone:
            has_crime = any(hit.kind == "crime" for hit in self.sentence.hits)
            indicator = self._topic()
            is_crime = has_crime or self.prior is not None
            return (Counted(indicator, number.end, is_crime) if indicator else None), True
        return None, False

    def _longest(self) -> int:
        """Days of the longest time that the sentence names."""
        named = [_length(period) for period in self.periods]
        return max([*named, 366 if _LONG_TIME.search(self.sentence.text) else 0])

    def _is_statistic(self, counted: Counted) -> bool:
        return is_statistic(
            self.sentence,
            self.number,
            counted,
            longest=self._longest(),
            has_day=any(not one.is_long for one in self.periods),
            follows_figure=self.prior is not None,
        )


_NUMERAL = re.compile(r"\d[\d.,]*\d")
_REACH = 80
# Times of no certain days, but longer than any event.
_LONG_TIME = re.compile(
    r"\b(?:sexenio|administra\w+|presidency|decades?|decadas?|histor\w+|gobierno de|term)\b"
)


def _length(period: Period) -> int:
    """Days of a period; one that cannot be told counts as a year."""
    return period.days or (366 if period.is_long else 1)
