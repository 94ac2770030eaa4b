"""Incidents of a report: accounts of one event brought together, dated and placed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from datetime import date

from violencemap.coding.accounts import Account, read_accounts
from violencemap.coding.actors import Cast
from violencemap.coding.acts import Act
from violencemap.coding.event_date import When, days_from, find_reference_day
from violencemap.coding.event_place import Gazette
from violencemap.coding.events import Event
from violencemap.coding.fatalities import Toll
from violencemap.coding.incident_records import CODER_VERSION, IncidentWriter
from violencemap.coding.passages import Story, cut_passages
from violencemap.coding.same_event import find_event
from violencemap.coding.settle import LEAD, Telling, settle_dates, settle_places
from violencemap.coding.triggers import Trigger, find_triggers
from violencemap.types import Article, Incident, Resolution

__all__ = ["CODER_VERSION", "code_incidents"]

_WEAK_REACH = 8  # sentences after an event in which "the attack" still speaks of it
_SUMMARY_REACH = 12  # events after a sentence that sums up in which it is told in parts


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
    triggers = find_triggers(story.told, story.text, article.language)
    if all(one.strength == "weak" for one in triggers):
        return ()
    gazette = Gazette(story.folded, resolutions)
    telling = Telling.of(story, gazette, _days_of_telling(story, article.published))
    events = _events(telling, triggers)
    settle_dates(events, telling)
    settle_places(events, telling)
    writer = IncidentWriter(article, story, Cast(resolutions))
    return tuple(writer.write(event for event in events if _is_whole(event)))


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
    families: set[str] = set()
    last: Event | None = None
    for told in _accounts(telling, triggers):
        account = _one_of_several(_dated(told, last), events[-_SUMMARY_REACH:])
        if _is_aftermath(account, families):
            continue
        event = find_event(account, events, last)
        if event is None:
            if account.strength == "weak" or not _stands_alone(account, told.when):
                continue
            event = Event(account.family)
            if account.when is None and told.when is not None and last is not None:
                event.after = (last, told.when.shift or 0)
            events.append(event)
            families.add(event.family)
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
    acts, harmed = (*account.acts, *summary.acts), summary.harmed
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


def _is_aftermath(account: Account, families: Set[str]) -> bool:
    """Whether an arrest or a disappearance belongs to a killing that was told before."""
    if account.family == "arrest" and "violence" in families and "arrest" not in families:
        return account.is_consequence or not (account.spots and account.when)
    return account.family == "kidnap" and account.is_definite and bool(families)


def _stands_alone(account: Account, when: When | None) -> bool:
    """Whether an account may begin an event: what is only named needs a date and a place."""
    if account.strength == "named" or account.is_aside or account.passage.kind == "caption":
        is_dated = when is not None and (bool(account.spots) or account.strength == "told")
        return is_dated or account.passage.kind == "heading"
    return True


def _is_whole(event: Event) -> bool:
    """Whether enough is known of an event to be put on a map."""
    if not event.spots or event.is_told_in_parts:
        return False
    is_named = all(one.strength != "told" for one in event.accounts)
    if event.is_heading and (is_named or event.first_paragraph >= LEAD):
        return bool(event.when and event.accounts[0].spots)
    if event.family == "violence":
        is_harm = event.toll is not None or any(
            one.is_wounding or one.is_shot for one in event.accounts
        )
        harmed = event.harmed
        is_fight = bool({Act.AMBUSH, Act.CLASH, Act.BODY, Act.KILL} & {*event.acts})
        return is_harm or is_fight or harmed.force or harmed.journalist
    return True
