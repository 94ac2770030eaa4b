"""Dates and places of events whose own sentences leave them out.

The sentences around an event, the headline, a caption or the dateline may give them; what was
taken from there is noted and makes the incident less sure. Only the event that the report is
about takes them from afar: what it recalls in passing needs a date and a place of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from violencemap.codes import DatePrecision
from violencemap.coding.event_date import When, find_dates
from violencemap.coding.event_place import Gazette, Spot, agree, choose_spots
from violencemap.coding.passages import Passage, Story
from violencemap.coding.same_event import Event

__all__ = ["Telling", "settle_dates", "settle_places"]

_LEAD = 4  # the report is about what its first sentences tell
_SENTENCES_BACK = 2
_SENTENCES_ON = 3


@dataclass(frozen=True, slots=True)
class Telling:
    """A report as it is told: its sentences, the day each is told on, and its places."""

    story: Story
    gazette: Gazette
    days: tuple[date | None, ...]

    def dates(self, passage: Passage) -> list[When]:
        return find_dates(self.story.folded, passage.start, passage.end, self.days[passage.index])

    def spots(self, passage: Passage, *, several: bool = False) -> list[Spot]:
        found = self.gazette.spots(passage.start, passage.end, passage.start)
        return choose_spots(self.story.folded, found, passage.start, several=several)


def is_lead(event: Event, story: Story) -> bool:
    """Whether the report is about an event: told in a heading or by the first sentences."""
    first = event.accounts[0].passage
    if first.kind == "heading" and first.paragraph < _LEAD:
        return True
    body = [one.index for one in story.passages if one.kind == "body"][:_LEAD]
    return first.index in body


def settle_dates(events: Sequence[Event], telling: Telling) -> None:
    """Give events without a date that of the sentences around them, or the day of telling."""
    told_in = {one.passage.index for event in events for one in event.accounts if one.when}
    for event in events:
        if event.when is not None and event.when.first is not None:
            continue
        event.when = _date_around(event, events, telling, told_in)
        if event.when is not None:
            event.notes.append("date from a sentence nearby")
        elif is_lead(event, telling.story) or telling.days[event.told_at.index] != telling.days[0]:
            event.when = _day_of_telling(event, telling)


def _date_around(
    event: Event, events: Sequence[Event], telling: Telling, told_in: set[int]
) -> When | None:
    passages, at = telling.story.passages, event.told_at
    near = [i for i in range(at.index - 1, at.index - 1 - _SENTENCES_BACK, -1) if i >= 0]
    if is_lead(event, telling.story):
        near += range(at.index + 1, min(at.index + 1 + _SENTENCES_ON, len(passages)))
    for index in near:
        if index in told_in and passages[index].paragraph != at.paragraph:
            continue
        days = [
            one
            for one in telling.dates(passages[index])
            if one.first and one.precision is DatePrecision.DAY
        ]
        if days and passages[index].kind != "caption":
            return days[0]
    return _month_of_section(event, telling)


def _month_of_section(event: Event, telling: Telling) -> When | None:
    """A month under which a list of events stands ("In January four were killed: ...")."""
    for passage in reversed(telling.story.passages[: event.told_at.index]):
        if event.told_at.index - passage.index > 5:
            return None
        months = [one for one in telling.dates(passage) if one.precision is DatePrecision.MONTH]
        if months:
            return months[0]
    return None


def _day_of_telling(event: Event, telling: Telling) -> When | None:
    day = telling.days[event.told_at.index]
    if day is None:
        return None
    event.notes.append("undated in the report: dated by its publication")
    return When(event.told_at.start, event.told_at.start, day, day, DatePrecision.WEEK)


def settle_places(events: Sequence[Event], telling: Telling) -> None:
    """Give events without a place, or with a state alone, what the report says elsewhere."""
    for event in events:
        lead = is_lead(event, telling.story)
        if not event.spots and event.may_inherit:
            event.spots = _place_around(event, telling)
            if event.spots:
                event.notes.append("place from a sentence nearby")
        if lead and (not event.spots or event.spots[0].rank == 1):
            _place_of_lead(event, telling)


def _place_around(event: Event, telling: Telling) -> list[Spot]:
    """The place that the sentences before name, in the same paragraph."""
    at = event.told_at
    for passage in reversed(telling.story.passages[: at.index]):
        if passage.paragraph != at.paragraph:
            break
        found = [one for one in telling.spots(passage) if one.cue == 2]
        if found:
            return found
    return []


def _place_of_lead(event: Event, telling: Telling) -> None:
    """Headings, captions and the lines around it place the event a report is about."""
    state = event.spots[0].code if event.spots else ""
    lines = [one for one in telling.story.passages if one.kind != "body"]
    around = telling.story.passages[event.told_at.index + 1 :][:_SENTENCES_ON]
    for source, passages in (("a heading or caption", lines), ("a sentence nearby", around)):
        for passage in passages:
            for spot in telling.spots(passage):
                is_better = not event.spots or (spot.rank > 1 and agree(spot.code, state))
                if (
                    is_better
                    and (spot.rank > 1 or not event.spots)
                    and passage is not event.told_at
                ):
                    event.spots = [spot]
                    event.notes.append(f"place from {source}")
                    return
    if not event.spots:
        _place_by_default(event, telling)


def _place_by_default(event: Event, telling: Telling) -> None:
    """The dateline, or the only municipality that the report names."""
    story = telling.story
    spots = telling.gazette.spots(0, len(story.folded), 0)
    datelines = [one for one in spots if one.is_dateline and one.place is not None]
    codes = {one.code[:5] for one in spots if one.rank > 1 and one.place and not one.is_dateline}
    if len(codes) == 1:
        event.spots = [next(one for one in spots if one.rank > 1 and one.code[:5] in codes)]
        event.notes.append("the only municipality the report names")
    elif not codes and datelines and not datelines[0].code.startswith("09"):
        event.spots = [datelines[0]]
        event.notes.append("place from the dateline")
