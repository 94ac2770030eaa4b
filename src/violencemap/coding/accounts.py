"""What one clause tells of one event: what was done, when, where, how many died.

A sentence with two events ("five died in an ambush, two days after gunmen shot 26 people") is
cut into clauses first, so that each gets its own date, place and number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from violencemap.codes import DatePrecision
from violencemap.coding.acts import Act
from violencemap.coding.calendar_days import MONTHS, WEEKDAYS
from violencemap.coding.clauses import Clause, cut_clauses
from violencemap.coding.event_date import When, find_dates
from violencemap.coding.event_place import Gazette, Spot, choose_spots
from violencemap.coding.event_type import Harmed
from violencemap.coding.fatalities import Toll, count_dead, is_shot, is_wounding
from violencemap.coding.harmed import find_harmed
from violencemap.coding.passages import Passage, Story
from violencemap.coding.people import FORCE
from violencemap.coding.reality import (
    has_happened,
    has_other_meaning,
    is_part_of_name,
    is_reference,
    is_statistic,
    is_summary,
    total_behind_event,
)
from violencemap.coding.references import (
    is_consequence,
    is_definite,
    is_of_another,
    is_of_separate_events,
    is_one_of_them,
    is_part,
)
from violencemap.coding.triggers import Trigger

__all__ = ["Account", "read_accounts"]


@dataclass(frozen=True, slots=True)
class Account:
    """One clause that tells of one event.

    ``is_definite``: it speaks of what was told before ("the victims", "he"). ``is_other``: it
    says that it is another event ("another man"). ``is_aside``: a clause about an earlier
    event. ``is_one_of``: it tells of one of several named before ("the first"). ``apart``: into how
    many events with one dead each it falls ("in separate events").
    """

    passage: Passage
    start: int
    end: int
    family: str
    acts: tuple[Act, ...]
    strength: str
    when: When | None
    spots: tuple[Spot, ...]
    toll: Toll | None
    names: frozenset[str]
    capitals: frozenset[str]
    harmed: Harmed
    is_definite: bool = False
    is_other: bool = False
    is_aside: bool = False
    is_wounding: bool = False
    is_shot: bool = False
    is_consequence: bool = False
    is_one_of: bool = False
    apart: int = 1


# Words with a capital that begin a sentence or name an office, not a person.
_OFFICES = (
    "this that when after before during police officers state national federal attorney general "
    "office secretary security public committee commission protect journalists human rights "
    "president governor mayor army marines durante cuando segun este esta estos elementos policia "
    "policias fiscalia estado secretaria seguridad publica guardia nacional ministerio agentes "
    "gobierno municipal estatal presidente gobernador alcalde ejercito marina colonia"
)
_NO_NAMES = frozenset({*_OFFICES.split(), *MONTHS, *WEEKDAYS})
_ARTICLES = ("La ", "El ", "Los ", "Las ")
_MURDER = ("crimen", "homicidio", "asesinato", "murder", "killing")
_NAME = re.compile(
    r"(?:[A-ZÁÉÍÓÚÑ][a-záéíóúñü]+)(?:(?: [“\"][^”\"\n]{1,20}[”\"])? (?:(?:de|del|la|los"
    r"|y) ){0,2}[A-ZÁÉÍÓÚÑ][a-záéíóúñü]+)+"
)
_CAPITAL = re.compile(r"\b[A-ZÁÉÍÓÚÑ][a-záéíóúñü]{3,}")


def read_accounts(
    story: Story,
    passage: Passage,
    triggers: Sequence[Trigger],
    gazette: Gazette,
    reference: date | None,
) -> list[Account]:
    """Accounts of one sentence, in the order of its clauses."""
    is_heading = passage.kind == "heading"
    kept = [
        one
        for one in triggers
        if has_happened(story.folded, passage.start, one, is_heading=is_heading)
        and not has_other_meaning(story.folded, passage.start, passage.end, one)
        and (is_heading or not is_part_of_name(story.text, passage.start, one))
    ]
    if not kept:
        return []
    spots = gazette.spots(passage.start, passage.end, passage.start)
    accounts: list[Account] = []
    earlier: When | None = None
    for clause in cut_clauses(story.folded, passage, kept):
        reader = _Reader(story, passage, clause, spots, reference)
        account = reader.read(None if clause.is_aside else earlier)
        earlier = earlier or reader.when
        if account is not None:
            accounts.append(account)
    return accounts


class _Reader:
    """Reads one clause."""

    def __init__(
        self,
        story: Story,
        passage: Passage,
        clause: Clause,
        spots: Sequence[Spot],
        reference: date | None,
    ) -> None:
        self.story, self.passage, self.clause = story, passage, clause
        self.spots, self.reference = spots, reference
        self.folded = story.folded
        self.start, self.end = clause.start, clause.end
        self.dates = find_dates(self.folded, self.start, self.end, reference)
        self.when: When | None = None

    def read(self, earlier: When | None) -> Account | None:
        """The account, or None where the clause counts, sums up, or lies abroad.

        ``earlier`` is the date of the clauses before it, for one without a date.
        """
        family, acts, trigger = self._act()
        self.end = total_behind_event(self.folded, trigger.end, self.end) or self.end
        self.when = self._when() or earlier
        if family == "any":
            return self._read_weak(trigger)
        toll = None if family in ("arrest", "protest") else self._toll()
        strength = trigger.strength
        if strength == "told" and is_reference(self.folded, self.start, trigger):
            strength = "named"
        if self._is_counting(trigger, toll):
            return None
        chosen = self._place(trigger, several=family in ("protest", "arson"))
        if chosen is None:
            return None
        clause = self.folded[self.start : self.end]
        part = is_part(clause)
        counts = toll is not None and toll.is_stated
        definite = is_definite(clause, trigger.end - self.start + 10, has_number=counts)
        return Account(
            passage=self.passage,
            start=self.start,
            end=self.end,
            family=family,
            acts=tuple(acts),
            strength=strength,
            when=self.when,
            spots=tuple(chosen),
            toll=None if part else toll,
            names=self._names(family),
            capitals=self._capitals(),
            harmed=self._harmed(family, trigger),
            is_definite=part or definite,
            is_other=is_of_another(clause),
            is_aside=self.clause.is_aside,
            is_one_of=is_one_of_them(clause),
            is_wounding=is_wounding(self.folded, self.start, self.end),
            is_shot=is_shot(self.folded, self.start, self.end),
            is_consequence=family == "arrest" and is_consequence(clause),
            apart=self._apart(toll),
        )

    def _read_weak(self, trigger: Trigger) -> Account | None:
        """An account that only adds a day, a place or the wounded to what was told."""
        if self._is_counting(trigger, None):
            return None
        return Account(
            passage=self.passage,
            start=self.start,
            end=self.end,
            family="any",
            acts=(),
            strength="weak",
            when=self.when,
            spots=tuple(self._place(trigger, several=False) or ()),
            toll=None,
            names=frozenset(),
            capitals=frozenset(),
            harmed=self._harmed("any", trigger),
            is_definite=True,
            is_wounding=is_wounding(self.folded, self.start, self.end),
        )

    def _act(self) -> tuple[str, list[Act], Trigger]:
        """Family of the clause: that of its first told trigger, and killing over the rest."""
        strong = [one for one in self.clause.triggers if one.strength != "weak"]
        told = [one for one in strong if one.strength == "told"] or strong
        if not told:
            return "any", [], self.clause.triggers[0]
        first = told[0]
        killing = next((one for one in told if one.act in (Act.KILL, Act.BODY)), None)
        if first.act in (Act.ARSON, Act.KIDNAP) and killing and killing.strength == "told":
            first = killing
        family = first.act.family
        acts = list(dict.fromkeys(one.act for one in strong if one.act.family == family))
        weak = (self.folded[one.start : one.end] for one in self.clause.triggers)
        if Act.SHOOT in acts and any(word.endswith(_MURDER) for word in weak):
            acts.append(Act.KILL)
        return family, acts, first

    def _when(self) -> When | None:
        """The date that is stated before one that counts from another; a day before a month."""
        dates = self.dates
        if self.clause.shift is not None:
            start = self.clause.start
            dates.append(When(start, start, None, None, DatePrecision.DAY, self.clause.shift))
        if not dates:
            return None
        order = [DatePrecision.DAY, DatePrecision.WEEK, DatePrecision.MONTH, DatePrecision.YEAR]
        return min(dates, key=lambda one: (one.shift is not None, order.index(one.precision)))

    def _toll(self) -> Toll | None:
        spans = [(one.start, one.end) for one in self.dates]
        return count_dead(self.folded, self.start, self.end, self.story.text, spans)

    def _apart(self, toll: Toll | None) -> int:
        """Number of events of which each killed one: "in separate events"."""
        if toll is None or not 1 < toll.best <= 5:
            return 1
        return toll.best if is_of_separate_events(self.folded[self.start : self.end]) else 1

    def _is_counting(self, trigger: Trigger, toll: Toll | None) -> bool:
        when = self.when
        is_year = when is not None and when.precision is DatePrecision.YEAR
        is_one_event = trigger.strength == "named" or trigger.act in (Act.AMBUSH, Act.CLASH)
        singular = trigger.act in (Act.ARREST, Act.KIDNAP) and toll is None
        count = 1 if is_one_event or singular else (toll.best if toll else None)
        if is_statistic(self.folded, self.start, self.end, count=count, is_year=is_year):
            return True
        clause = self.folded[self.start : self.end]
        is_one = is_of_separate_events(clause) or self._is_of_one_day_and_place()
        return is_summary(clause) and not is_one

    def _is_of_one_day_and_place(self) -> bool:
        """Whether "a series of attacks" is one event: of a day, in one municipality."""
        inside = {
            one.place.cvegeo[:5]
            for one in self.spots
            if self.start <= one.start < self.end and one.place is not None
        }
        is_day = self.when is not None and self.when.precision is DatePrecision.DAY
        return is_day and len([code for code in inside if len(code) == 5]) == 1

    def _place(self, trigger: Trigger, *, several: bool) -> list[Spot] | None:
        """Places of the clause, else of its sentence; None where it happened abroad."""
        inside = [one for one in self.spots if self.start <= one.start < self.end]
        chosen = choose_spots(self.folded, inside, trigger.start, several=several)
        if not chosen and any(one.place is None and one.cue == 2 for one in inside):
            return None
        if not chosen:
            around = [one for one in self.spots if one.cue == 2 and self._is_about(one)]
            chosen = choose_spots(self.folded, around, trigger.start, several=several)
        return chosen

    def _is_about(self, spot: Spot) -> bool:
        """Whether a place outside the clause locates it too: at the head of the sentence."""
        is_head = spot.start - self.passage.start < 20
        return is_head or not self.clause.is_aside or (spot.rank == 1 and spot.cue == 2)

    def _names(self, family: str) -> frozenset[str]:
        """Surnames and first names of the people a clause names, outside of places."""
        if self.passage.kind == "heading" or family not in ("violence", "kidnap", "arrest"):
            return frozenset()
        taken = [(one.start, one.end) for one in self.spots]
        words: set[str] = set()
        for match in _NAME.finditer(self.story.text, self.start, self.end):
            is_place = any(low < match.end() and match.start() < high for low, high in taken)
            if not is_place and not match[0].startswith(_ARTICLES):
                words.update(self.folded[match.start() : match.end()].split())
        return frozenset(word for word in words if len(word) > 3 and word not in _NO_NAMES)

    def _capitals(self) -> frozenset[str]:
        """All words with a capital, by which a surname is known again."""
        found = _CAPITAL.finditer(self.story.text, self.start, self.end)
        return frozenset(self.folded[one.start() : one.end()] for one in found)

    def _harmed(self, family: str, trigger: Trigger) -> Harmed:
        if family != "violence":
            return Harmed(force=bool(FORCE.search(self.folded, trigger.start, trigger.end)))
        return find_harmed(self.folded, self.start, self.end, trigger)
