"""Periods as days, and what is needed to work them out from words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from violencemap.coding.calendar_days import day_of, last_day, latest_month

__all__ = ["YEAR_NUMBER", "Clock", "Days", "Period", "months_of", "shifted"]

Days = tuple[date, date]
YEAR_NUMBER = r"(?:19|20)\d\d(?![\d,]*\d)"


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


_RELATIVE = re.compile(
    r"previous|prior|anterior|previo|following|next|siguiente|that|same|ese|dicho|aquel|mismo"
)


class Clock:
    """Turns words into days: knows the day of publication and the period before."""

    def __init__(self, published: date | None, before: Sequence[Period]) -> None:
        self.published = published
        self.mentioned: Period | None = None
        self.context: Period | None = None
        for period in before:
            self.remember(period)

    def remember(self, period: Period) -> None:
        """Keep a period for what points back to it.

        "That year" may be any, "the same period" is none that something is compared with.
        """
        if period.last:
            self.mentioned = period
            self.context = period if period.role != "baseline" else self.context

    def year(self, words: str | None) -> int | None:
        """Year that words name; None when it cannot be told."""
        if not words:
            return None
        if digits := re.search(YEAR_NUMBER, words):
            return int(digits[0])
        if _RELATIVE.search(words):
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


def months_of(year: int | None, first: int, last: int) -> Days | None:
    if year is None or not 1 <= first <= last <= 12:
        return None
    return date(year, first, 1), last_day(year, last)


def shifted(day: date, years: int) -> date:
    """The same day of another year; the end of February stays the end of February."""
    year = day.year + years
    last = last_day(year, day.month)
    return (
        last if day == last_day(day.year, day.month) else day_of(year, day.month, day.day) or last
    )
