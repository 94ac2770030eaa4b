"""Which accounts tell of the same event.

A report tells its event again and again: headline, lead, body, a look back. Accounts are one
event unless something sets them apart: what was done, the day, the place, the number of dead,
the names, or a word such as "another". Where they agree in the number, the day or the place, or
speak of "the victims", they are brought together; what stands alone is an event of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from violencemap.codes import DatePrecision
from violencemap.coding.accounts import Account
from violencemap.coding.acts import Act
from violencemap.coding.event_date import When, overlap
from violencemap.coding.event_place import Spot, agree
from violencemap.coding.fatalities import Toll
from violencemap.coding.passages import Passage

__all__ = ["Event", "find_event"]

_PRECISION = [DatePrecision.DAY, DatePrecision.WEEK, DatePrecision.MONTH, DatePrecision.YEAR]
_NEAR = 4  # sentences within which an account without date and place goes with the last event


@dataclass(slots=True)
class Event:
    """Accounts that were taken for one event, with the finest date and place they give."""

    family: str
    accounts: list[Account] = field(default_factory=list)
    when: When | None = None
    toll: Toll | None = None  # the first number the report states, else what grammar tells
    spots: list[Spot] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    is_told_in_parts: bool = False
    after: tuple[Event, int] | None = None  # an event from which its day counts, and by how many

    @property
    def told_at(self) -> Passage:
        """The sentence that tells it: the first of the body, else the heading."""
        told = [one for one in self.accounts if one.strength != "weak"] or self.accounts
        return max(told, key=_weight).passage

    @property
    def first_paragraph(self) -> int:
        return self.accounts[0].passage.paragraph

    @property
    def is_summary(self) -> bool:
        """Whether it only names several dead together, without a place."""
        toll = self.toll
        alone = len(self.accounts) == 1 and self.accounts[0].passage.kind == "body"
        named = bool(self.names)
        return alone and named and not self.spots and toll is not None and toll.best > 1

    @property
    def may_inherit(self) -> bool:
        """Whether it may take its place from the sentences before: told, and not in passing."""
        if self.family not in ("violence", "kidnap"):
            return False
        return any(one.strength == "told" and not one.is_aside for one in self.accounts)

    @property
    def acts(self) -> set[Act]:
        return set().union(*(one.acts for one in self.accounts)) - {Act.ANY}

    @property
    def names(self) -> set[str]:
        return set().union(*(one.names for one in self.accounts))

    @property
    def is_heading(self) -> bool:
        """Whether only headings and captions have told of it so far."""
        return all(one.passage.kind != "body" for one in self.accounts)

    def add(self, account: Account) -> None:
        """Take an account in."""
        self.accounts.append(account)
        toll = account.toll
        if toll and (self.toll is None or (toll.is_stated and not self.toll.is_stated)):
            self.toll = toll
        is_dated = account.when is not None and account.when.first is not None
        if account.spots and is_dated and self.when is None and len(account.spots) > 1:
            self.spots = list(account.spots)
        self.spots = _finer(self.spots, list(account.spots))
        if account.when and is_dated and _is_finer(account.when, self.when):
            self.when = account.when


def _weight(account: Account) -> tuple[bool, bool]:
    return bool(account.toll and account.toll.is_stated), account.passage.kind == "body"


def _is_finer(one: When, other: When | None) -> bool:
    return other is None or _PRECISION.index(one.precision) < _PRECISION.index(other.precision)


def _finer(old: list[Spot], new: list[Spot]) -> list[Spot]:
    if not old or not new:
        return old or new
    if len(old) > 1 or not all(agree(old[0].code, one.code) for one in new):
        return old
    return new if (new[0].rank, len(new[0].code)) > (old[0].rank, len(old[0].code)) else old


def find_event(account: Account, events: Sequence[Event], last: Event | None) -> Event | None:
    """The event that an account tells again, or None where it tells a new one."""
    candidates = [one for one in reversed(events) if not _conflict(one, account)]
    if account.is_aside:
        candidates = [one for one in candidates if one.accounts[-1].passage != account.passage]
    if last is not None and last in candidates:
        candidates.remove(last)
        candidates.insert(0, last)
    scored = [(_support(one, account), -order, one) for order, one in enumerate(candidates)]
    best = max(scored, key=lambda item: item[:2], default=None)
    return best[2] if best and best[0] > 0 else None


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
    return ones and not event.names & account.names


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
    same_name = bool(event.names & account.names)
    gap = account.passage.index - event.accounts[-1].passage.index
    support = (
        2 * same_toll * (toll is not None and toll.best > 1) + same_day + same_place + 3 * same_name
    )
    if account.is_definite:
        is_near = gap <= 2 * _NEAR or account.strength == "weak"
        return support + 3 if is_near else 0
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
