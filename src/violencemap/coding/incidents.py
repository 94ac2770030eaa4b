"""Incidents of a report: accounts of one event brought together, dated and placed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from violencemap.codes import DatePrecision, EventType
from violencemap.coding.accounts import Account, read_accounts
from violencemap.coding.actors import Cast, find_actors, find_sources
from violencemap.coding.acts import Act
from violencemap.coding.event_date import When, days_from, find_reference_day
from violencemap.coding.event_place import Gazette, Spot, precision_of
from violencemap.coding.event_type import Harmed, choose_type
from violencemap.coding.fatalities import Toll
from violencemap.coding.passages import Story, cut_passages
from violencemap.coding.same_event import Event, find_event
from violencemap.coding.settle import LEAD, Telling, settle_dates, settle_places
from violencemap.coding.triggers import Trigger, find_triggers
from violencemap.types import Article, Incident, Resolution

__all__ = ["CODER_VERSION", "code_incidents"]

CODER_VERSION = "rules-1"
_WEAK_REACH = 8  # sentences after an event in which "the attack" still speaks of it
# What is not deadly by itself has 0 dead where the report tells of none; the fate of
# people abducted is unknown. Source: ACLED Codebook (2023), "Fatalities".
_HARMLESS = frozenset({EventType.PROTEST, EventType.ARREST, EventType.ARSON_ROADBLOCK})


def code_incidents(article: Article, resolutions: Sequence[Resolution]) -> tuple[Incident, ...]:
    """Incidents that a report tells, in the order in which it tells them.

    Plans, threats, quotations, counts over a time and events abroad are none. An incident
    has at least a state: what cannot be placed in Mexico is left out.

    >>> from violencemap.types import Article
    >>> code_incidents(Article(article_id="1", text="Homicides rose 12% in 2020."), ())
    ()
    """
    end = article.bibliography_start
    story = cut_passages(article.text if end is None else article.text[:end])
    triggers = find_triggers(story.told, article.language)
    if all(one.strength == "weak" for one in triggers):
        return ()
    gazette = Gazette(story.folded, resolutions)
    telling = Telling(story, gazette, _days_of_telling(story, article.published))
    events = _events(telling, triggers)
    settle_dates(events, telling)
    settle_places(events, telling)
    writer = _Writer(article, story, Cast(resolutions))
    return tuple(writer.write(event for event in events if _is_whole(event, events)))


def _days_of_telling(story: Story, published: date | None) -> tuple[date | None, ...]:
    """For each sentence the day it is told on: that of the dateline above it, else publication."""
    days: list[date | None] = []
    day, paragraph = published, -1
    for passage in story.passages:
        if passage.paragraph != paragraph:
            paragraph = passage.paragraph
            day = find_reference_day(story.folded, passage.start, passage.end) or day
        days.append(day)
    return tuple(days)


# --- from accounts to events ----------------------------------------------------------------


def _events(telling: Telling, triggers: Sequence[Trigger]) -> list[Event]:
    """Events of a report, each with all accounts of it."""
    events: list[Event] = []
    last: Event | None = None
    for told in _accounts(telling, triggers):
        account = _one_of_several(_dated(told, last), events)
        if _is_aftermath(account, events):
            continue
        event = find_event(account, events, last)
        if event is None:
            if account.strength == "weak" or not _stands_alone(account, told.when):
                continue
            event = Event(account.family)
            if account.when is None and told.when is not None and last is not None:
                event.after = (last, told.when.shift or 0)
            events.append(event)
        event.add(account)
        last = event
    return events


def _one_of_several(account: Account, events: list[Event]) -> Account:
    """An account of one person whom a sentence before named among others.

    "In March two reporters were killed. The first was shot in Fresnillo": what has no place of
    its own sums up, and each of them is an event.
    """
    summary = next((one for one in reversed(events) if one.is_summary), None)
    if summary is None or account.family not in ("violence", "any") or account.strength == "weak":
        return account
    if not account.is_one_of and not account.names & summary.names:
        return account
    if summary.first_paragraph != account.passage.paragraph and account.is_one_of:
        return account
    summary.is_told_in_parts = True
    acts, harmed = account.acts | summary.acts, summary.accounts[0].harmed
    return replace(
        account, acts=acts, harmed=harmed, toll=Toll(1), is_definite=False, is_other=True
    )


def _accounts(telling: Telling, triggers: Sequence[Trigger]) -> Iterator[Account]:
    position, told = 0, -_WEAK_REACH
    for passage in telling.story.passages:
        here: list[Trigger] = []
        while position < len(triggers) and triggers[position].start < passage.end:
            here.append(triggers[position])
            position += 1
        if any(one.strength != "weak" for one in here):
            told = passage.index
        if here and passage.index - told < _WEAK_REACH:
            day = telling.days[passage.index]
            yield from read_accounts(telling.story, passage, here, telling.gazette, day)


def _dated(account: Account, last: Event | None) -> Account:
    """The account with its day worked out where it counts from the event before."""
    when = account.when
    if when is None or when.shift is None:
        return account
    known = last.when if last else None
    return replace(account, when=days_from(known, when.shift) if known else None)


def _is_aftermath(account: Account, events: Sequence[Event]) -> bool:
    """Whether an arrest or a disappearance belongs to a killing that was told before."""
    if account.family == "arrest" and any(one.family == "violence" for one in events):
        return account.is_consequence or not (account.spots and account.when)
    return account.family == "kidnap" and account.is_definite and bool(events)


def _stands_alone(account: Account, when: When | None) -> bool:
    """Whether an account may begin an event: what is only named needs a date and a place."""
    if account.strength == "named" or account.is_aside or account.passage.kind == "caption":
        is_dated = when is not None and (bool(account.spots) or account.strength == "told")
        return is_dated or account.passage.kind == "heading"
    return True


def _is_whole(event: Event, events: Sequence[Event]) -> bool:
    """Whether enough is known of an event to be put on a map."""
    if not event.spots or event.is_told_in_parts:
        return False
    if event.is_heading and event.first_paragraph >= LEAD:
        return bool(event.when and event.accounts[0].spots)
    if event.family == "violence":
        is_harm = event.toll is not None or any(one.is_wounding for one in event.accounts)
        harmed = _harmed(event)
        is_fight = bool(event.acts & {Act.AMBUSH, Act.CLASH, Act.BODY, Act.KILL})
        return is_harm or is_fight or harmed.force or harmed.journalist
    return True


def _harmed(event: Event) -> Harmed:
    parts = [one.harmed for one in event.accounts if one.strength != "weak"]
    return Harmed(
        force=any(one.force for one in parts),
        journalist=any(one.journalist for one in parts),
        women=any(one.women for one in parts),
        feminicide=any(one.feminicide for one in parts),
    )


# --- from events to incidents ---------------------------------------------------------------


class _Writer:
    """Writes events down as incidents of one article."""

    def __init__(self, article: Article, story: Story, cast: Cast) -> None:
        self.article, self.story, self.cast = article, story, cast
        self.says_feminicide = "feminicid" in story.folded or "femicid" in story.folded
        self.used: set[str] = set()

    def write(self, events: Iterator[Event] | Sequence[Event]) -> Iterator[Incident]:
        for event in events:
            parts = max(one.apart for one in event.accounts)
            for spot in event.spots:
                for _ in range(parts):
                    yield self._incident(event, spot, is_one_of=parts > 1)

    def _incident(self, event: Event, spot: Spot, *, is_one_of: bool) -> Incident:
        harmed = replace(
            _harmed(event), feminicide=self.says_feminicide or _harmed(event).feminicide
        )
        toll = event.toll
        best = 1 if is_one_of and toll else (toll.best if toll else None)
        event_type = choose_type(event.family, event.acts, harmed, best)
        if best is None and self._is_harmless(event, event_type):
            best = 0
        low, high = (best, best) if toll is None or is_one_of else (toll.low, toll.high)
        place = spot.place
        is_fine = place is not None and spot.rank > 1
        when = event.when
        spans = [(one.start, one.end) for one in event.accounts]
        told = event.told_at
        return Incident(
            incident_id=self._key(told.start, told.end),
            dataset="reports",
            event_date=when.first if when else None,
            event_date_end=when.last if when and when.last != when.first else None,
            date_precision=when.precision if when and when.first else DatePrecision.UNKNOWN,
            event_type=event_type,
            actors=find_actors(self.story.folded, spans, self.cast),
            cvegeo=spot.code,
            location=spot.resolution.place_name,
            place_mention=spot.resolution.mention.text,
            longitude=place.longitude if place and is_fine else None,
            latitude=place.latitude if place and is_fine else None,
            geo_precision=precision_of(spot),
            geocode_method=spot.resolution.method,
            geocode_score=spot.resolution.score,
            geocode_candidates=max(1, len(spot.resolution.candidates)),
            fatalities_best=best,
            fatalities_low=low,
            fatalities_high=high,
            source=find_sources(self.story.folded, spans, self.cast) or self.article.source,
            article_ids=(self.article.article_id,),
            evidence=(told.start, told.end),
            confidence=_confidence(event, spot),
            notes="; ".join(dict.fromkeys(event.notes)) or None,
            coder_version=CODER_VERSION,
        )

    def _is_harmless(self, event: Event, event_type: EventType) -> bool:
        if event_type in _HARMLESS:
            return True
        return event.family == "violence" and not event.acts & {Act.KILL, Act.BODY}

    def _key(self, start: int, end: int) -> str:
        """Key that stays the same for the same article and sentence."""
        for number in range(1, 1000):
            seed = f"{self.article.article_id}|{start}|{end}|{number}"
            key = hashlib.sha256(seed.encode()).hexdigest()[:12]
            if key not in self.used:
                break
        self.used.add(key)
        return key


def _confidence(event: Event, spot: Spot) -> float:
    """Between 0 and 1: less for what had to be taken from elsewhere in the report."""
    score = 0.95 * spot.resolution.score
    score -= 0.15 * len(set(event.notes))
    score -= 0.1 * (spot.cue < 2) + 0.1 * (spot.rank == 1)
    if event.when is None or event.when.precision in (DatePrecision.YEAR, DatePrecision.UNKNOWN):
        score -= 0.2
    if all(one.strength != "told" for one in event.accounts):
        score -= 0.15
    if event.is_heading:
        score -= 0.15
    return round(min(0.95, max(0.05, score)), 2)
