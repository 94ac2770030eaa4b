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
from violencemap.coding.fatalities import Toll, count_dead, is_wounding
from violencemap.coding.passages import Passage, Story
from violencemap.coding.people import FORCE, JOURNALIST, WOMAN
from violencemap.coding.reality import has_happened, is_reference, is_statistic, is_summary
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
    acts: frozenset[Act]
    strength: str
    when: When | None
    spots: tuple[Spot, ...]
    toll: Toll | None
    names: frozenset[str]
    harmed: Harmed
    is_definite: bool = False
    is_other: bool = False
    is_aside: bool = False
    is_wounding: bool = False
    is_consequence: bool = False
    is_one_of: bool = False
    apart: int = 1


_DEFINITE = re.compile(
    r"\b(?:he|she|they|them|his|her|their|(?:the|these|those|both) (?:\w+ )?(?:victims?|men|women"
    r"|officers?"
    r"|agents?|bodies|body|first|second|third|other|policemen|students|journalist|reporter"
    r"|deceased|dead"
    r"|killings?|murders?|shooting|arrests?|femicides?|ambush|massacre|kidnapping|gunmen"
    r"|attackers?|suspects?)"
    r"|(?:el|los|las|la|l[oa]s dos|l[oa]s tres|amb[oa]s|est[oa]s?"
    r"|es[oa]s?) (?:\w+ )?(?:primer[oa]|segund[oa]|victimas?"
    r"|agentes?|uniformados|occis[oa]s?|cuerpos?|hombres?|jovenes|mujer(?:es)?|policias|periodista"
    r"|reportero|comunicador|ataque|hechos?|crimen|homicidio|asesinato|fallecid[oa]s?"
    r"|enfrentamiento|balacera"
    r"|emboscada|masacre|hallazgo|tiroteo|agresion|detenid[oa]s|agresores|sicarios|hoy occis[oa])"
    r"|le|les)\b"
)
_PART_OF = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|un[oa]|dos|tres|cuatro|cinco|\d+)"
    r" (?:of (?:the|them|those|his|its)|de (?:l[oa]s|ell[oa]s|est[oa]s))\b"
    r"|(?:^|, |; |and )(?:another )?(?:one|two|three|four|five|\d+) (?:was|were) "
)
_INDEFINITE = re.compile(
    r"\b(?:a|an|un|una|another|otr[oa]s?|two|three|four|five|six|seven|eight|nine|ten|dos|tres"
    r"|cuatro"
    r"|cinco|seis|siete|ocho|nueve|diez|at least|al menos|\d+) (?:[\w-]+ ){0,3}?\w+"
)
_OTHER = re.compile(
    r"\b(?:another|other (?:two|three)|in (?:a|an|another) (?:separate|different|second|other)"
    r"|separately|meanwhile|elsewhere"
    r"|in addition|also|later|otr[oa]s?|en otro|en otra|por otra parte|por otro lado|en tanto"
    r"|mientras tanto"
    r"|ademas|tambien|asimismo|mas tarde|en un hecho distinto|en un segundo|minutes later"
    r"|hours later)\b"
)
_NO_NAMES = {*MONTHS, *WEEKDAYS, "this", "that", "when", "after", "durante", "cuando"}
_MURDER = ("crimen", "homicidio", "asesinato", "murder", "killing")
_FEMINICIDE = ("feminicid", "femicid")
_CONSEQUENCE = re.compile(
    r"\b(?:for (?:the|his|her|their) (?:alleged )?(?:murder|killing|role|involvement"
    r"|participation|part|death|attack)"
    r"|in connection|in relation to|charges|responsible|perpetrators?|suspects? (?:in|was|were"
    r"|of)|por (?:el|los|este|estos|su|la)"
    r" (?:\w+ )?(?:hechos?|homicidios?|asesinatos?|crimen|participacion|feminicidio|ataque"
    r"|muerte)|presunt[oa]s? (?:responsables?|homicidas?|asesin[oa]s?)"
    r"|relacion con|since then)\b"
)
_APART = re.compile(
    r"\b(?:in (?:two |three )?(?:separate|different|unrelated|distinct) (?:events|incidents"
    r"|attacks|crimes|shootings)"
    r"|en (?:dos |tres )?hechos (?:distintos|separados|diferentes|aislados)|en (?:ataques"
    r"|eventos) (?:distintos|separados|diferentes))\b"
)
_NAME = re.compile(
    r"(?:[A-ZÁÉÍÓÚÑ][a-záéíóúñü]+)(?:(?: [“\"][^”\"\n]{1,20}[”\"])? (?:(?:de|del|la|los"
    r"|y) ){0,2}[A-ZÁÉÍÓÚÑ][a-záéíóúñü]+)+"
)
_BEHIND = re.compile(
    r"\b(?:by|por|according to|segun|said|told|dijo|informo|against|contra|from|with"
    r"|con)(?: [\w-]+)?"
    r"(?: (?:the|a|an|la|el|los|las|un|una|state|local|federal|elementos de|agentes de))* ?$"
)
# What people do who come, search or tell: they are not those who were harmed.
_DOES = re.compile(
    r" (?:officers? |officials? |director |chief |department |estatal |municipal )?(?:also |have "
    r"|had |has )?(?:said|say|told"
    r"|report\w*|found|respond\w*|arriv\w*|discover\w*|confirm\w*|announc\w*|arrest\w*|seiz\w*"
    r"|investigat\w*|rescued"
    r"|were called|used|captur\w*|kill(?:ed)? (?!in|by|when|while|on|and|at|after|near|during)"
    r"|inform\w*|acudi\w*|lleg\w*"
    r"|hall\w*|encontr\w*|localiz\w*|dijo|detuv\w*|deten\w*|asegur\w*|resguard\w*|acordon\w*"
    r"|realiz\w*|abat\w*|director)\b"
)
_ONE_OF_THEM = re.compile(
    r"\b(?:the (?:first|second|third|other|former|latter)|(?:el|la) (?:primer[oa]|segund[oa]"
    r"|tercer[oa]|otr[oa]))"
    r"(?: victim| man| woman| victima)?,? (?!time|day|case|half|vez|dia|caso|of)"
)


def read_accounts(
    story: Story,
    passage: Passage,
    triggers: Sequence[Trigger],
    gazette: Gazette,
    reference: date | None,
) -> list[Account]:
    """Accounts of one sentence, in the order of its clauses."""
    kept = [
        one
        for one in triggers
        if has_happened(story.folded, passage.start, one, is_heading=passage.kind == "heading")
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
        self.when = self._when() or earlier
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
        part = _PART_OF.search(clause)
        definite = _DEFINITE.search(clause[: trigger.end - self.start + 10])
        indefinite = _INDEFINITE.search(clause) if toll and toll.is_stated else None
        return Account(
            passage=self.passage,
            start=self.start,
            end=self.end,
            family=family,
            acts=frozenset(acts),
            strength=strength,
            when=self.when,
            spots=tuple(chosen),
            toll=None if part else toll,
            names=self._names(family),
            harmed=self._harmed(family, trigger),
            is_definite=bool(part or (definite and not indefinite) or strength == "weak"),
            is_other=bool(_OTHER.search(clause)),
            is_aside=self.clause.is_aside,
            is_one_of=bool(_ONE_OF_THEM.search(clause)),
            is_wounding=is_wounding(self.folded, self.start, self.end),
            is_consequence=family == "arrest" and bool(_CONSEQUENCE.search(clause)),
            apart=self._apart(toll),
        )

    def _act(self) -> tuple[str, set[Act], Trigger]:
        """Family of the clause: that of its first told trigger, and killing over the rest."""
        strong = [one for one in self.clause.triggers if one.strength != "weak"]
        told = [one for one in strong if one.strength == "told"] or strong
        if not told:
            first = self.clause.triggers[0]
            return "any", {Act.ANY}, first
        first = told[0]
        killing = [one for one in told if one.act in (Act.KILL, Act.BODY)]
        if first.act in (Act.ARSON, Act.KIDNAP) and killing and killing[0].strength == "told":
            first = killing[0]
        family = first.act.family
        acts = {one.act for one in strong if one.act.family == family}
        weak = (self.folded[one.start : one.end] for one in self.clause.triggers)
        if Act.SHOOT in acts and any(word.endswith(_MURDER) for word in weak):
            acts.add(Act.KILL)
        return family, acts, first

    def _when(self) -> When | None:
        """The date nearest to precise: a day before a month, a month before a year."""
        dates = self.dates
        if self.clause.shift is not None:
            start = self.clause.start
            dates.append(When(start, start, None, None, DatePrecision.DAY, self.clause.shift))
        if not dates:
            return None
        order = [DatePrecision.DAY, DatePrecision.WEEK, DatePrecision.MONTH, DatePrecision.YEAR]
        return min(dates, key=lambda one: (order.index(one.precision), one.shift is not None))

    def _toll(self) -> Toll | None:
        spans = [(one.start, one.end) for one in self.dates]
        return count_dead(self.folded, self.start, self.end, self.story.text, spans)

    def _apart(self, toll: Toll | None) -> int:
        """Number of events of which each killed one: "in separate events"."""
        several = toll is not None and 1 < toll.best <= 5
        return (
            toll.best
            if toll and several and _APART.search(self.folded, self.start, self.end)
            else 1
        )

    def _is_counting(self, trigger: Trigger, toll: Toll | None) -> bool:
        when = self.when
        is_year = when is not None and when.precision is DatePrecision.YEAR
        is_one_event = trigger.strength == "named" or trigger.act in (Act.AMBUSH, Act.CLASH)
        singular = trigger.act in (Act.ARREST, Act.KIDNAP) and toll is None
        count = 1 if is_one_event or singular else (toll.best if toll else None)
        if is_statistic(self.folded, self.start, self.end, count=count, is_year=is_year):
            return True
        return is_summary(self.folded, self.start, self.end) and not _APART.search(
            self.folded, self.start, self.end
        )

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
            if not any(start < match.end() and match.start() < end for start, end in taken):
                words.update(self.folded[match.start() : match.end()].split())
        return frozenset(word for word in words if len(word) > 3 and word not in _NO_NAMES)

    def _harmed(self, family: str, trigger: Trigger) -> Harmed:
        if family != "violence":
            return Harmed()
        return Harmed(
            force=self._is_victim(FORCE, trigger, 60),
            journalist=self._is_victim(JOURNALIST, trigger, 90),
            women=self._is_victim(WOMAN, trigger, 90)
            or self.folded[trigger.start : trigger.end].startswith(_FEMINICIDE),
            feminicide=any(word in self.folded[self.start : self.end] for word in _FEMINICIDE),
        )

    def _is_victim(self, pattern: re.Pattern[str], trigger: Trigger, reach: int) -> bool:
        """Whether a word stands where those harmed stand: near the trigger, not behind "by"."""
        low = max(self.start, trigger.start - reach)
        for match in pattern.finditer(self.folded, low, min(self.end, trigger.end + reach)):
            is_agent = _DOES.match(self.folded, match.end())
            if not is_agent and not _BEHIND.search(self.folded, low, match.start()):
                return True
        return False
