"""An event as a report tells it: its accounts, with the finest date and place they give."""

from __future__ import annotations

from dataclasses import dataclass, field

from violencemap.codes import DatePrecision
from violencemap.coding.accounts import Account
from violencemap.coding.acts import Act
from violencemap.coding.event_date import When
from violencemap.coding.event_place import Spot, agree
from violencemap.coding.event_type import Harmed
from violencemap.coding.fatalities import Toll
from violencemap.coding.passages import Passage

__all__ = ["Event"]

_PRECISION = [DatePrecision.DAY, DatePrecision.WEEK, DatePrecision.MONTH, DatePrecision.YEAR]


@dataclass(slots=True)
class Event:
    """Accounts that were taken for one event, with the finest date and place they give."""

    family: str
    accounts: list[Account] = field(default_factory=list)
    when: When | None = None
    toll: Toll | None = None  # the first number the report states, else what grammar tells
    spots: list[Spot] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    acts: list[Act] = field(default_factory=list)  # in the order of the telling
    names: set[str] = field(default_factory=set)
    harmed: Harmed = field(default_factory=Harmed)
    is_heading: bool = True  # whether only headings and captions have told of it so far
    is_told_in_parts: bool = False
    after: tuple[Event, int] | None = None  # an event from which its day counts, and by how many

    @property
    def told_at(self) -> Passage:
        """The sentence that tells it: the first of the body, else the heading."""
        told = [one for one in self.accounts if one.strength != "weak"] or self.accounts
        return max(told, key=_weight).passage

    @property
    def passages(self) -> set[int]:
        """Numbers of the sentences that tell it."""
        return {one.passage.index for one in self.accounts}

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

    def add(self, account: Account) -> None:
        """Take an account in."""
        self.accounts.append(account)
        self.acts += [one for one in account.acts if one not in self.acts]
        self.names |= account.names
        self.is_heading &= account.passage.kind != "body"
        if account.strength != "weak":
            self.harmed |= account.harmed
        toll = account.toll
        if toll and (self.toll is None or (toll.is_stated and not self.toll.is_stated)):
            self.toll = toll
        is_dated = account.when is not None and account.when.first is not None
        if account.spots and is_dated and self.when is None and len(account.spots) > 1:
            self.spots = list(account.spots)
        finer = _finer(self.spots, list(account.spots))
        if finer != self.spots and account.passage.kind == "caption":
            self.notes.append("place from a heading or caption")
        self.spots = finer
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
