"""Dates and places of events whose own sentences leave them out.

The sentences around an event, the headline, a caption or the dateline may give them; what was
taken from there is noted and makes the incident less sure. Only the event that the report is
about takes them from afar: what it recalls in passing needs a date and a place of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from violencemap.codes import DatePrecision
from violencemap.coding.event_date import When, days_from, find_dates
from violencemap.coding.event_place import Gazette, Spot, agree, choose_spots
from violencemap.coding.events import Event
from violencemap.coding.passages import Passage, Story

__all__ = ["LEAD", "Telling", "settle_dates", "settle_places"]

LEAD = 4  # the report is about what its first sentences tell
_SENTENCES_BACK = 2
_SENTENCES_ON = 3
_SECTION = 5  # sentences over which a month or a place named once still holds
# The day on which a search or works began is not that of what they found.
_BEGINNING = re.compile(
    r"\b(?:began|begun|started|since|underway|comenz(?:o|aron)|inici(?:o|aron|ad[oa]s?)|arranc(?:o"
    r"|aron)|empez(?:o|aron)|desde)\b"
)
_SAME_PLACE = re.compile(
    r"\b(?:the|that) same (?:city|town|village|municipality|neighborhood|community|port)\b"
    r"|\b(?:la misma (?:ciudad|localidad|comunidad|colonia|poblacion|demarcacion)"
    r"|(?:el|del|al|ese|dicho) mismo (?:municipio|poblado|pueblo|puerto|ejido)|alli|ahi)\b"
    r"|\bthere\b(?! (?:is|are|was|were|has|have|had|will|may|might|could|would|should)\b|'s)"
)


@dataclass(frozen=True, slots=True)
class Telling:
    """A report as it is told: its sentences, the day each is told on, and its places.

    ``first`` are its first told sentences, ``lines`` its headings and captions, ``only`` is the
    place of the one municipality that it names, None where it names none or several.
    """

    story: Story
    gazette: Gazette
    days: tuple[date | None, ...]
    first: tuple[int, ...]
    lines: tuple[Passage, ...]
    only: Spot | None
    dateline: Spot | None

    @classmethod
    def of(cls, story: Story, gazette: Gazette, days: tuple[date | None, ...]) -> Telling:
        """The report, with what is asked of it for many events worked out once."""
        body = (one.index for one in story.passages if one.kind == "body")
        fine, dateline = gazette.overall()
        return cls(
            story=story,
            gazette=gazette,
            days=days,
            first=tuple(islice(body, LEAD)),
            lines=tuple(one for one in story.passages if one.kind != "body"),
            only=fine[0] if len({one.code[:5] for one in fine}) == 1 else None,
            dateline=dateline if not fine else None,
        )

    def dates(self, passage: Passage) -> list[When]:
        return find_dates(self.story.folded, passage.start, passage.end, self.days[passage.index])

    def spots(self, passage: Passage) -> list[Spot]:
        found = self.gazette.spots(passage.start, passage.end, passage.start)
        return choose_spots(self.story.folded, found, passage.start, several=False)

    def before(self, passage: Passage, number: int) -> Iterator[Passage]:
        """The sentences before one, nearest first."""
        for index in range(passage.index - 1, max(-1, passage.index - 1 - number), -1):
            yield self.story.passages[index]

    def is_about(self, event: Event) -> bool:
        """Whether the report is about an event: told in a heading or by the first sentences."""
        account = event.accounts[0]
        if account.is_aside:
            return False
        if account.passage.kind == "heading" and account.passage.paragraph < LEAD:
            return True
        return account.passage.index in self.first[: LEAD if event.family == "violence" else 2]


def settle_dates(events: Sequence[Event], telling: Telling) -> None:
    """Give events without a date that of the sentences around them, or the day of telling."""
    told_in = {one.passage.index for event in events for one in event.accounts if one.when}
    last: Event | None = None
    for event in events:
        if event.when is None:
            _settle_date(event, last, telling, told_in)
        last = event


def _settle_date(event: Event, last: Event | None, telling: Telling, told_in: set[int]) -> None:
    at = event.told_at
    if event.after is not None:
        other, days = event.after
        event.when = days_from(other.when, days) if other.when else None
        event.notes.append("day counted from another event")
        return
    event.when = _date_around(event, at, telling, told_in) or _date_of_last(last, at)
    if event.when is not None:
        event.notes.append("date from a sentence nearby")
        return
    event.when = _month_of_section(at, telling)
    has_dateline = telling.days[at.index] != telling.days[0]
    if event.when is None and (has_dateline or telling.is_about(event)):
        event.when = _day_of_telling(event, at, telling)


def _date_of_last(last: Event | None, at: Passage) -> When | None:
    """The day of the event told before in the same paragraph."""
    if last is None or last.accounts[-1].passage.paragraph != at.paragraph:
        return None
    return last.when if last.when and last.when.precision is DatePrecision.DAY else None


def _date_around(event: Event, at: Passage, telling: Telling, told_in: set[int]) -> When | None:
    near = list(telling.before(at, _SENTENCES_BACK))
    if telling.is_about(event):
        near += telling.story.passages[at.index + 1 : at.index + 1 + _SENTENCES_ON]
    for passage in near:
        if passage.kind == "caption":
            continue
        if passage.index in told_in and passage.paragraph != at.paragraph:
            continue
        if _BEGINNING.search(telling.story.folded, passage.start, passage.end):
            continue
        for when in telling.dates(passage):
            if when.first and when.precision is DatePrecision.DAY:
                return when
    return None


def _month_of_section(at: Passage, telling: Telling) -> When | None:
    """A month under which a list of events stands ("In January four were killed: ...")."""
    for passage in telling.before(at, _SECTION):
        for when in telling.dates(passage):
            if when.precision is DatePrecision.MONTH:
                return when
    return None


def _day_of_telling(event: Event, at: Passage, telling: Telling) -> When | None:
    day = telling.days[at.index]
    if day is None:
        return None
    event.notes.append("undated in the report: dated by its publication")
    return When(at.start, at.start, day, day, DatePrecision.WEEK)


def settle_places(events: Sequence[Event], telling: Telling) -> None:
    """Give events without a place, or with a state alone, what the report says elsewhere."""
    tellers = Counter(index for event in events for index in event.passages)
    for event in events:
        if not event.spots or event.spots[0].rank == 1:
            _place(event, _same_place(event, telling), "the same place as told before")
        if not event.spots and event.may_inherit and not _is_long_ago(event):
            _place(event, _place_before(event.told_at, telling), "place from a sentence nearby")
        if telling.is_about(event) and not _is_years_ago(event):
            if not event.spots or event.spots[0].rank == 1:
                _settle_place_of_lead(event, telling, tellers)
        elif not event.spots and event.when and event.when.precision is DatePrecision.DAY:
            _place_in_only_municipality(event, telling)


def _same_place(event: Event, telling: Telling) -> Spot | None:
    """The place named last before an event that is said to be of the same one."""
    for account in event.accounts:
        said = _SAME_PLACE.search(telling.story.folded, account.start, account.end)
        if said is None:
            continue
        for passage in (account.passage, *telling.before(account.passage, _SECTION)):
            named = telling.gazette.spots(
                passage.start, min(passage.end, said.start()), passage.start
            )
            fine = [one for one in named if one.rank > 1 and one.cue and not one.is_dateline]
            if fine:
                return fine[-1]
    return None


def _is_long_ago(event: Event) -> bool:
    """Whether only its month or year is told: it is recalled, and happened anywhere."""
    is_month = event.when is not None and event.when.precision is DatePrecision.MONTH
    return is_month or _is_years_ago(event)


def _is_years_ago(event: Event) -> bool:
    return event.when is not None and event.when.precision is DatePrecision.YEAR


def _place(event: Event, spot: Spot | None, note: str) -> bool:
    if spot is None:
        return False
    event.spots = [spot]
    event.notes.append(note)
    return True


def _place_before(at: Passage, telling: Telling) -> Spot | None:
    """The place that the sentences before name, in the same paragraph."""
    for passage in telling.before(at, _SECTION):
        if passage.paragraph != at.paragraph:
            return None
        for spot in telling.spots(passage):
            if spot.cue == 2:
                return spot
    return None


def _settle_place_of_lead(event: Event, telling: Telling, tellers: Counter[int]) -> None:
    """Place the event a report is about by the lines after it, a heading, a caption, the rest."""
    at = event.told_at
    on = telling.story.passages[at.index + 1 : at.index + 1 + _SENTENCES_ON]
    own = event.passages
    near = [one for one in on if one.kind == "body" and tellers[one.index] == (one.index in own)]
    spot = next((one for one in _finer_spots(event, at, near, telling) if one.cue == 2), None)
    if _place(event, spot, "place from a sentence nearby"):
        return
    spot = next(_finer_spots(event, at, telling.lines, telling), None)
    if _place(event, spot, "place from a heading or caption") or event.spots:
        return
    if _place_in_only_municipality(event, telling):
        return
    # the capital in a dateline is where agencies write, not where it happened
    if telling.dateline is not None and not telling.dateline.code.startswith("09"):
        _place(event, telling.dateline, "place from the dateline")


def _finer_spots(
    event: Event, at: Passage, passages: Iterable[Passage], telling: Telling
) -> Iterator[Spot]:
    """Places in some sentences that are finer than that of the event and agree with it."""
    state = event.spots[0].code if event.spots else ""
    for passage in passages:
        if passage is not at:
            for spot in telling.spots(passage):
                if not state or (spot.rank > 1 and agree(spot.code, state)):
                    yield spot


def _place_in_only_municipality(event: Event, telling: Telling) -> bool:
    """Place an event in the one municipality that the report names, where there is but one."""
    if event.family != "violence":
        return False
    return _place(event, telling.only, "the only municipality the report names")
