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
from violencemap.coding.event_date import When, days_from, find_dates
from violencemap.coding.event_place import Gazette, Spot, agree, choose_spots
from violencemap.coding.passages import Passage, Story
from violencemap.coding.same_event import Event

__all__ = ["LEAD", "Telling", "settle_dates", "settle_places"]

LEAD = 4  # the report is about what its first sentences tell
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
    if event.accounts[0].is_aside:
        return False
    if first.kind == "heading" and first.paragraph < LEAD:
        return True
    body = [one.index for one in story.passages if one.kind == "body"]
    return first.index in body[: LEAD if event.family == "violence" else 2]


def settle_dates(events: Sequence[Event], telling: Telling) -> None:
    """Give events without a date that of the sentences around them, or the day of telling."""
    told_in = {one.passage.index for event in events for one in event.accounts if one.when}
    for number, event in enumerate(events):
        if event.when is not None:
            continue
        if event.after is not None:
            before, days = event.after
            event.when = days_from(before.when, days) if before.when else None
            event.notes.append("day counted from another event")
            continue
        event.when = _date_around(event, telling, told_in) or _date_of_last(event, events[:number])
        if event.when is not None:
            event.notes.append("date from a sentence nearby")
            continue
        event.when = _month_of_section(event, telling)
        has_dateline = telling.days[event.told_at.index] != telling.days[0]
        if event.when is None and (has_dateline or is_lead(event, telling.story)):
            event.when = _day_of_telling(event, telling)


def _date_of_last(event: Event, before: Sequence[Event]) -> When | None:
    """The day of the event told before in the same paragraph."""
    last = before[-1] if before else None
    if last is None or last.accounts[-1].passage.paragraph != event.told_at.paragraph:
        return None
    return last.when if last.when and last.when.precision is DatePrecision.DAY else None


def _date_around(event: Event, telling: Telling, told_in: set[int]) -> When | None:
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
    return None


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
            others = [one for one in events if one is not event]
            _place_of_lead(event, telling, _told_in(others))
        elif not event.spots and event.when and event.when.precision is DatePrecision.DAY:
            _place_in_only_municipality(event, telling)


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


def _told_in(events: Sequence[Event]) -> set[int]:
    """The sentences that tell some events."""
    return {one.passage.index for event in events for one in event.accounts}


def _place_of_lead(event: Event, telling: Telling, of_others: set[int]) -> None:
    """Headings, captions and the lines around it place the event a report is about."""
    state = event.spots[0].code if event.spots else ""
    lines = [one for one in telling.story.passages if one.kind != "body"]
    around = telling.story.passages[event.told_at.index + 1 :][:_SENTENCES_ON]
    near = [one for one in around if one.kind == "body" and one.index not in of_others]
    for source, passages in (("a sentence nearby", near), ("a heading or caption", lines)):
        for passage in passages:
            for spot in telling.spots(passage):
                if spot.cue < 2 and source == "a sentence nearby":
                    continue
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
    if _place_in_only_municipality(event, telling):
        return
    if not codes and datelines and not datelines[0].code.startswith("09"):
        event.spots = [datelines[0]]
        event.notes.append("place from the dateline")


def _place_in_only_municipality(event: Event, telling: Telling) -> bool:
    """Place an event in the one municipality that the report names, where there is but one."""
    if event.family != "violence":
        return False
    spots = telling.gazette.spots(0, len(telling.story.folded), 0)
    fine = [one for one in spots if one.rank > 1 and one.place and not one.is_dateline]
    if len({one.code[:5] for one in fine}) != 1:
        return False
    event.spots = [fine[0]]
    event.notes.append("the only municipality the report names")
    return True
