"""Which accounts tell of the same event.

A report tells its event again and again: headline, lead, body, a look back. Accounts are one
event unless something sets them apart: what was done, the day, the place, the number of dead,
the names, or a word such as "another". Where they agree in the number, the day or the place, or
speak of "the victims", they are brought together; what stands alone is an event of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from violencemap.codes import DatePrecision
from violencemap.coding.accounts import Account
from violencemap.coding.event_date import overlap
from violencemap.coding.event_place import agree
from violencemap.coding.events import Event

__all__ = ["find_event"]

_NEAR = 4  # sentences within which an account without date and place goes with the last event
_EVENTS_BACK = 30  # a report comes back to what it told, but not to what it told long ago


def find_event(account: Account, events: Sequence[Event], last: Event | None) -> Event | None:
    """The event that an account tells again, or None where it tells a new one."""
    recent = events[: -_EVENTS_BACK - 1 : -1]
    candidates = [one for one in recent if not _conflict(one, account)]
    if _speaks_of_another_family(account, last):
        here = account.passage.paragraph
        candidates = [one for one in candidates if one.accounts[-1].passage.paragraph == here]
    if account.is_aside:
        candidates = [one for one in candidates if one.accounts[-1].passage != account.passage]
    if last is not None and last in candidates:
        candidates.remove(last)
        candidates.insert(0, last)
    scored = [(_support(one, account), -order, one) for order, one in enumerate(candidates)]
    best = max(scored, key=lambda item: item[:2], default=None)
    return best[2] if best and best[0] > 0 else None


def _speaks_of_another_family(account: Account, last: Event | None) -> bool:
    """Whether "two of them" are of the event told just before, of another kind, and not of one
    of its own kind that was told before that: "four were abducted; two of them were found dead".
    """
    if last is None or not account.is_definite or account.strength == "weak":
        return False
    is_next_to = last.accounts[-1].passage.paragraph == account.passage.paragraph
    return is_next_to and account.family not in (last.family, "any")


def _conflict(event: Event, account: Account) -> bool:
    """Whether something sets an account apart from an event."""
    if account.family not in (event.family, "any"):
        return True
    if event.when and account.when and not overlap(event.when, account.when):
        return True
    if _places_differ(event, account) or _names_differ(event, account):
        return True
    toll, other = event.toll, account.toll
    if toll is None or other is None or account.is_definite:
        return False
    return toll.best != other.best and toll.is_stated and other.is_stated


def _places_differ(event: Event, account: Account) -> bool:
    if not event.spots or not account.spots:
        return False
    pairs = [(one, other) for one in event.spots for other in account.spots]
    agreeing = [(one, other) for one, other in pairs if agree(one.code, other.code)]
    if not agreeing:
        return True
    if account.is_definite or event.is_heading:
        return False
    return all(
        one.rank == other.rank == 3 and one.resolution.mention.text != other.resolution.mention.text
        for one, other in agreeing
    )


def _names_differ(event: Event, account: Account) -> bool:
    """Whether each names one person, and not the same."""
    if not event.names or not account.names or account.is_definite:
        return False
    ones = all(one is None or one.best == 1 for one in (event.toll, account.toll))
    return ones and not event.names & account.capitals


def _support(event: Event, account: Account) -> int:
    """How much speaks for one event; 0 where nothing does."""
    toll, other = event.toll, account.toll
    same_toll = bool(toll and other and toll.best == other.best)
    same_day = bool(
        event.when
        and account.when
        and account.when.first
        and account.when.precision is DatePrecision.DAY
    )
    same_place = bool(event.spots and account.spots)
    same_name = bool(event.names & account.capitals)
    gap = account.passage.index - event.accounts[-1].passage.index
    support = (
        2 * same_toll * (toll is not None and toll.best > 1) + same_day + same_place + 3 * same_name
    )
    if account.is_definite:
        is_near = gap <= 2 * _NEAR or account.strength == "weak"
        same_force = account.harmed.force and event.harmed.force
        return support + 3 + 2 * same_force - event.accounts[0].is_aside if is_near else 0
    if account.is_other and not same_name:
        return 0
    if account.passage.kind == "heading" and not event.is_heading:
        return support if same_name or same_toll else 0
    if event.is_heading:
        return support + 1
    if same_toll and toll is not None and toll.best == 1:
        return support if same_name or (same_day and same_place) else 0
    if not (toll and other):
        return support + (gap <= _NEAR)
    return support
