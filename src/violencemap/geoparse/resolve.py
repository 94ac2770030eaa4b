"""Choose one place for each name, or none, and say why.

In passes: what lies abroad, then states, then names followed by their state or
municipality, then the rest with the whole report as context. The evidence nearest to a
name counts most, so that a paragraph about something else moves nothing.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from violencemap.geoparse.gazetteer import Gazetteer, prominence
from violencemap.geoparse.recognize import Hit
from violencemap.geoparse.text import Document
from violencemap.types import MentionLevel, Place

__all__ = ["Decision", "resolve"]

_SURE = 0.55
_LINKING = (
    "in en de del of within from al on at a para el la los the un una an its northern southern eastern "
    "western central coastal northeastern northwestern southeastern southwestern border neighboring "
    "vecino pacific gulf mexican mexicano norteno occidental oriental sureno poblacion town city "
    "village community poblado ciudad comunidad localidad estado municipio municipality state coast "
    "perteneciente located ubicada ubicado area part capital cabecera municipal situada situado rural "
    "which lies belonging to west east north south fronterizo fronteriza turistico s"
)
# Words that may stand between a place and the larger one it lies in.
_LINK_WORDS = frozenset(_LINKING.split())
_HOLDING = frozenset(["municipality", "municipio", "perteneciente", "in", "en", "state", "estado"])
_LIST_GAP = re.compile(
    r"(?:,|,? (?:y|e|and|o|or|u|&|as well as|asi como|como|incluyendo)|;)(?: (?:en|in|de|the|el|la))? |[-/]"
)
_LIST_FIGURE = re.compile(r"^ \(?[\d.,% ]+\)?(?= ?,| y | and )")


_COMMON_NAME = re.compile(r"(?:san|santa|santo|el|la|los|las) ")


@dataclass(slots=True)
class Decision:
    """What a hit was taken for. ``options`` are (place, score), best first."""

    hit: Hit
    place: Place | None
    level: MentionLevel | None
    score: float
    method: str
    reason: str
    options: list[tuple[Place, float]] = field(default_factory=list)
    is_foreign: bool = False


@dataclass(slots=True)
class _Evidence:
    """Something known to be talked about: a code at an offset."""

    start: int
    cvegeo: str
    weight: float


def resolve(
    hits: Sequence[Hit], document: Document, gazetteer: Gazetteer, context: Sequence[Hit] = ()
) -> list[Decision]:
    """Decisions in the order of the hits; hits that are no place are left out.

    ``context`` are names inside the names of authorities: they are evidence, no places.
    """
    resolver = _Resolver(hits, document, gazetteer)
    resolver.add_context(context)
    return resolver.run()


class _Resolver:
    def __init__(self, hits: Sequence[Hit], document: Document, gazetteer: Gazetteer) -> None:
        self.hits, self.document, self.gazetteer = hits, document, gazetteer
        self.places = gazetteer.places
        self.decisions: list[Decision | None] = [None] * len(hits)
        self.evidence: list[_Evidence] = []
        self.parents: list[int | None] = [None] * len(hits)  # the hit a name is said to lie in
        self.known: dict[str, Place] = {}
        self.cities: set[int] = set()  # hits with a state's name that mean its city

    def add_context(self, context: Sequence[Hit]) -> None:
        for hit in context:
            options = [p for p in self._options(hit) if p.level in ("state", "municipality")]
            codes = {p.cvegeo for p in options}
            state = next((p.cvegeo for p in options if p.level == "state"), None)
            if state or len(codes) == 1:
                self.evidence.append(_Evidence(hit.start, state or codes.pop(), 0.7))

    def run(self) -> list[Decision]:
        self._decide_foreign()
        self._decide_states()
        self._read_parents()
        self._decide_known()
        self._decide_local_names()
        return [decision for decision in self.decisions if decision is not None]

    # ---- passes ----------------------------------------------------------------------------

    def _decide_foreign(self) -> None:
        for index, hit in enumerate(self.hits):
            if hit.country is None:
                continue
            following = self._next(index)
            abroad = following is not None and following.foreign_kind in ("state", "country")
            abroad = abroad and self._gap(hit, following) in (", ", " (")
            if not hit.meanings and not (hit.is_weak and hit.cue is None and not abroad):
                self._set_foreign(index, "the name is that of a place abroad")
            elif abroad:
                self._set_foreign(index, "the name is followed by a state or country abroad")
            elif hit.foreign_kind != "city" and not self._is_mexican_namesake(index):
                self._set_foreign(index, "the name is that of a country or state abroad")
            elif (
                hit.foreign_kind == "city"
                and not self._has_larger(hit)
                and not self._mexican_pair(index)
            ):
                self._set_foreign(index, "the name is that of a large city abroad")

    def _decide_states(self) -> None:
        for index, hit in enumerate(self.hits):
            if self.decisions[index] is not None or hit.is_neighborhood:
                continue
            state = next((p for p in self._options(hit) if p.level == "state"), None)
            if state is None:
                continue
            if self._is_city_of_same_name(index, state):
                self.cities.add(index)
                continue
            self._set(index, state, 0.97, "state", "the name is that of a state")
            self.evidence.append(_Evidence(hit.start, state.cvegeo, 1.0))

    def _read_parents(self) -> None:
        """ "X, Sonora", "X, a town in the municipality of Y", "X, Y and Z, Sonora"."""
        for index in range(len(self.hits) - 2, -1, -1):
            if self._is_state(index):
                continue
            hit, following = self.hits[index], self.hits[index + 1]
            gap = self._gap(hit, following)
            if self._holds(index, gap):
                self.parents[index] = index + 1
            elif self.parents[index + 1] is not None and _LIST_GAP.fullmatch(gap):
                self.parents[index] = self.parents[index + 1]

    def _holds(self, index: int, gap: str) -> bool:
        """Whether the words between say that a place lies in the one named next."""
        hit, following = self.hits[index], self.hits[index + 1]
        if not gap or gap[0] not in ", ('" or not gap.endswith((" ", "(")):
            return False
        words = re.findall(r"\w+", gap.lower())
        if not _LINK_WORDS.issuperset(words):
            return False
        if self._is_state(index + 1):
            state = self.decisions[index + 1]
            code = state.place.cvegeo if state and state.place else ""
            return (
                "," in gap
                or "(" in gap
                or bool(_HOLDING.intersection(words))
                or self._within(hit, code)
            )
        if any(p.level in ("state", "municipality") for p in self._options(hit)) and gap != ", ":
            return False
        codes = {p.cvegeo for p in self._options(following) if p.level == "municipality"}
        nested = any(p.level == "locality" and p.cvegeo[:5] in codes for p in self._options(hit))
        if gap == ", ":
            return nested or (hit.cue == "local" and not following.is_weak)
        return (
            bool(codes) and (nested or hit.cue is not None) and bool(_HOLDING.intersection(words))
        )

    def _parent(self, index: int) -> str | None:
        """Code of the place that a name is said to lie in."""
        other = self.parents[index]
        decision = self.decisions[other] if other is not None else None
        if decision is None or decision.place is None:
            return None
        return decision.place.cvegeo if decision.level == "state" else decision.place.cvegeo[:5]

    def _decide_known(self) -> None:
        """Names with meanings: the surest first, because they help with the rest."""
        order = [
            index
            for index, hit in enumerate(self.hits)
            if self.decisions[index] is None and hit.meanings and not hit.is_neighborhood
        ]
        for index in sorted(order, key=lambda i: (self._turn(i), i)):
            self._choose(index)

    def _turn(self, index: int) -> int:
        parent = self.parents[index]
        if parent is not None and self._is_state(parent):
            return 0
        if self.hits[index].cue == "local":
            return 3
        return 1 if self._is_clear(self.hits[index]) else 2

    def _choose(self, index: int) -> None:
        holder = self.parents[index]
        if holder is not None and self.decisions[holder] is None and self.hits[holder].meanings:
            self._choose(holder)
        hit, parent = self.hits[index], self._parent(index)
        options = [p for p in self._options(hit) if p.level != "state" or index not in self.cities]
        inside = [p for p in options if parent and p.cvegeo.startswith(parent)]
        if parent and not inside:
            if hit.cue == "local" or len(parent) == 5:
                self._make_local(hit)  # an unknown place of that name inside the parent
                return
            self._undecided_local(index)
            return
        ranked = self._rank(index, inside or options)
        best, score = ranked[0]
        if not self._is_named(index, best, bool(inside)):
            return
        supported = bool(inside) or self._support(index, best) > 0
        if hit.cue == "local" and not supported and len({p.cvegeo[:5] for p in options}) > 1:
            return
        small = {"region": 0, "facility": 0, "locality": 100_000}.get(best.level, 40_000)
        is_common = (best.population or 0) < small and hit.cue in ("in", "weak", "local")
        if hit.foreign_kind == "city" and not supported and (best.population or 0) < 100_000:
            self._set_foreign(index, "the name is that of a large city abroad")
            return
        if not supported and is_common and self._has_context(index) and _COMMON_NAME.match(hit.key):
            self._make_local(hit)  # another place of that name, near by
            return
        if best.level == "locality" and not supported and self._has_context(index):
            score *= 1.0 if (best.population or 0) > 50_000 else 0.5
        method, reason = self._explain(index, best, inside, supported, len(options))
        twins = [p for p, _ in ranked[1:] if self._are_twins(best, p)]
        if twins and score < 0.9:
            score = min(score, 0.5)
            reason = "several municipalities of this state have the same name"
        if score >= _SURE:
            self._set(index, best, score, method, reason, ranked)
            weight = 0.9 if best.level == "municipality" else 0.6
            self.evidence.append(_Evidence(hit.start, best.cvegeo, weight))
            self.known.setdefault(hit.key, best)
        else:
            self.decisions[index] = Decision(
                hit, None, best.level, score, "ambiguous", f"undecided: {reason}", ranked[:5]
            )

    def _decide_local_names(self) -> None:
        """Neighborhoods and villages inherit the municipality that is talked about."""
        for index, hit in enumerate(self.hits):
            if self.decisions[index] is not None or hit.cue != "local":
                continue
            parent = self._municipality_around(index)
            if parent is None:
                if hit.local_head != "in" or hit.meanings:
                    self._undecided_local(index)
                continue
            inside = [p for p in self._options(hit) if p.cvegeo.startswith(parent.cvegeo)]
            if inside:
                self._set(
                    index,
                    inside[0],
                    0.9,
                    "in municipality",
                    f"the place lies in {parent.name}, which the report names",
                )
                continue
            name = self.document.text[hit.start : hit.end]
            place = Place(
                cvegeo=parent.cvegeo[:5],
                name=name,
                level="locality",
                longitude=parent.longitude,
                latitude=parent.latitude,
            )
            self._set(
                index,
                place,
                0.8 if hit.local_head != "in" else 0.65,
                "inherited",
                f"a neighborhood or village, placed in {parent.name}, which the sentence is about",
            )

    def _make_local(self, hit: Hit) -> None:
        hit.cue, hit.local_head = "local", hit.local_head or "in"

    def _undecided_local(self, index: int) -> None:
        hit = self.hits[index]
        options = self._options(hit)[:5]
        ranked = self._rank(index, options) if options else []
        self.decisions[index] = Decision(
            hit,
            None,
            "locality",
            0.3,
            "undecided",
            "no known place of this name fits the report",
            ranked,
        )

    # ---- evidence --------------------------------------------------------------------------

    def _rank(self, index: int, options: Iterable[Place]) -> list[tuple[Place, float]]:
        """Options with their probabilities, best first."""
        hit = self.hits[index]
        weights = {m.place: m.weight for m in hit.meanings}
        scored: list[tuple[float, Place]] = []
        for number, weight in weights.items():
            place = self.places[number]
            if place in options:
                scored.append(
                    (1.2 * (prominence(place) + weight) + 4.5 * self._support(index, place), place)
                )
        scored.sort(key=lambda item: (-item[0], item[1].cvegeo))
        top = scored[0][0]
        masses = [math.exp(min(0.0, value - top)) for value, _ in scored]
        total = sum(masses) + 0.03
        return [(place, mass / total) for (_, place), mass in zip(scored, masses, strict=True)][:8]

    def _support(self, index: int, place: Place) -> float:
        """How strongly the report speaks of the state or municipality of a place, 0 to 1.6."""
        hit, best = self.hits[index], 0.0
        for item in self.evidence:
            if item.start == hit.start:
                continue
            near = self._nearness(hit.start, item.start) * item.weight
            if place.cvegeo[:2] == item.cvegeo[:2]:
                # A small place needs its municipality named; its state alone says little.
                best = max(best, near if place.level == "municipality" else 0.6 * near)
            if len(item.cvegeo) > 2 and place.cvegeo[:5] == item.cvegeo[:5]:
                best = max(best, 1.4 * near)
        same = self.known.get(hit.key)
        if same is not None and same.cvegeo == place.cvegeo:
            best = max(best, 1.0) + 0.6
        return best

    def _nearness(self, start: int, other: int) -> float:
        document = self.document
        if document.sentence(start) == document.sentence(other):
            return 1.0
        apart = document.paragraph(start) - document.paragraph(other)
        if apart == 0:
            return 0.9
        if apart > 0:
            return max(0.55, 0.85 - 0.05 * apart)
        return max(0.45, 0.75 + 0.05 * apart)

    def _municipality_around(self, index: int) -> Place | None:
        """The municipality that a name inherits: said to hold it, else the nearest named."""
        hit, parent = self.hits[index], self._parent(index)
        if parent is not None and len(parent) == 5:
            return self.gazetteer.place(parent)
        best: tuple[float, Place] | None = None
        for other, decision in enumerate(self.decisions):
            if decision is None or decision.place is None or len(decision.place.cvegeo) < 5:
                continue
            if decision.level not in ("municipality", "locality") or other == index:
                continue
            if decision.method in ("inherited",):
                continue
            near = self._nearness(hit.start, decision.hit.start)
            distance = abs(decision.hit.start - hit.start)
            follows = 0 < decision.hit.start - hit.end < 60 and near == 1.0
            if parent and not decision.place.cvegeo.startswith(parent):
                near -= 0.5
            value = near + (0.3 if follows else 0.0) - min(distance, 4000) / 20000
            value -= 0.3 if decision.hit.is_dateline else 0.0
            if best is None or value > best[0]:
                best = (value, self.gazetteer.place(decision.place.cvegeo[:5]))
        if best is None or best[0] < 0.3:
            return None
        return best[1]

    # ---- judgments -------------------------------------------------------------------------

    def _is_named(self, index: int, best: Place, is_paired: bool) -> bool:
        """Whether the words stand for a place at all, not for a person or an ordinary thing."""
        hit = self.hits[index]
        if is_paired or hit.cue in ("admin", "local") or hit.is_dateline:
            return True
        supported = self._support(index, best) > 0
        if best.level == "locality":
            if hit.is_weak:
                return hit.cue == "in" and supported
            if best.population is not None and best.population > 50_000:
                return True
            return hit.cue == "in" or (supported and (" " in hit.key or hit.cue is not None))
        if hit.is_weak:
            is_large = (best.population or 0) > 200_000
            told = hit.cue == "weak" or is_large
            return hit.cue == "in" or (told and supported) or self._in_list(index)
        return True

    def _in_list(self, index: int) -> bool:
        hit = self.hits[index]
        for other in (index - 1, index + 1):
            if 0 <= other < len(self.hits):
                first, second = sorted((hit, self.hits[other]), key=lambda h: h.start)
                decision = self.decisions[other]
                gap = _LIST_FIGURE.sub("", self._gap(first, second))  # "León 400, Acapulco 200"
                if decision and decision.place and _LIST_GAP.fullmatch(gap):
                    return True
        return False

    def _is_clear(self, hit: Hit) -> bool:
        options = self._options(hit)
        if len({p.cvegeo[:5] for p in options}) == 1:
            return True
        if hit.is_weak:
            return False
        sizes = sorted((prominence(p) for p in options), reverse=True)
        return sizes[0] - sizes[1] > 1.5

    def _is_city_of_same_name(self, index: int, state: Place) -> bool:
        hit = self.hits[index]
        cities = [p for p in self._options(hit) if p.level == "municipality"]
        if not cities or hit.state_cue:
            return False
        own = [p for p in cities if p.cve_ent == state.cvegeo]
        following = self._next(index)
        if following is not None and self._gap(hit, following) in (", ", " (", ". "):
            states = [p.cvegeo for p in self._options(following) if p.level == "state"]
            if state.cvegeo in states and own:
                return True
            listed = self._is_list_of_states(index)
            if not listed and any(p.cve_ent in states for p in cities):
                return True
        return bool(own) and (hit.city_cue or self._is_listed_with_city(index, state))

    def _is_listed_with_city(self, index: int, state: Place) -> bool:
        """ "between Veracruz and Boca del Río": what is listed with a town of the state is one."""
        hit = self.hits[index]
        for other in (index - 1, index + 1):
            if not 0 <= other < len(self.hits):
                continue
            first, second = sorted((hit, self.hits[other]), key=lambda h: h.start)
            if self._gap(first, second) not in (" y ", " e ", " and "):
                continue
            options = self._options(self.hits[other])
            towns = [p for p in options if p.level == "municipality" and p.cve_ent == state.cvegeo]
            if towns and not self._has_state(self.hits[other]) and not self.hits[other].is_weak:
                return True
        return False

    def _is_list_of_states(self, index: int) -> bool:
        """Three or more states in a row: the first two are no pair of city and state."""
        count = 1
        for step in (-1, 1):
            other = index
            while 0 <= other + step < len(self.hits):
                a, b = sorted((other, other + step))
                gap = self._gap(self.hits[a], self.hits[b])
                if not (_LIST_GAP.fullmatch(gap) and self._has_state(self.hits[other + step])):
                    break
                other += step
                count += 1
        return count >= 3

    def _is_mexican_namesake(self, index: int) -> bool:
        """Whether "Costa Rica" is the town near Culiacán: its municipality is named near it."""
        hit = self.hits[index]
        if self._mexican_pair(index) or hit.cue == "admin":
            return True
        codes = {p.cvegeo[:5] for p in self._options(hit) if len(p.cvegeo) >= 5}
        sentence = self.document.sentence(hit.start)
        return any(
            not codes.isdisjoint(p.cvegeo for p in self._options(other))
            for other in self.hits
            if other is not hit and self.document.sentence(other.start) == sentence
        )

    def _mexican_pair(self, index: int) -> bool:
        following = self._next(index)
        return (
            following is not None
            and self._gap(self.hits[index], following) in (", ", " (")
            and self._has_state(following)
        )

    # ---- small things ----------------------------------------------------------------------

    def _options(self, hit: Hit) -> list[Place]:
        return [self.places[m.place] for m in hit.meanings]

    def _within(self, hit: Hit, code: str) -> bool:
        return any(p.cvegeo.startswith(code) for p in self._options(hit))

    def _has_state(self, hit: Hit) -> bool:
        return any(p.level == "state" for p in self._options(hit))

    def _has_larger(self, hit: Hit) -> bool:
        return any(p.level != "locality" for p in self._options(hit))

    def _is_state(self, index: int) -> bool:
        decision = self.decisions[index]
        return decision is not None and decision.level == "state"

    def _has_context(self, index: int) -> bool:
        return any(item.start != self.hits[index].start for item in self.evidence)

    def _are_twins(self, one: Place, other: Place) -> bool:
        return (
            one.level == other.level == "municipality"
            and one.cve_ent == other.cve_ent
            and one.name == other.name
        )

    def _next(self, index: int) -> Hit | None:
        return self.hits[index + 1] if index + 1 < len(self.hits) else None

    def _gap(self, hit: Hit, following: Hit) -> str:
        if following.start - hit.end > 80:
            return "too far"
        return self.document.plain[hit.end : following.start]

    def _explain(
        self, index: int, best: Place, inside: list[Place], supported: bool, count: int
    ) -> tuple[str, str]:
        if inside:
            parent = self.gazetteer.place(self._parent(index) or "")
            return "pair", f"the name is followed by {parent.name}, where it lies"
        if count == 1:
            return "only one", "only one known place has this name"
        if supported:
            state = self.gazetteer.place(best.cve_ent).name
            return "context", f"the report speaks of {state}, where a place of this name lies"
        return "largest", "the largest of the places with this name"

    def _set(
        self,
        index: int,
        place: Place,
        score: float,
        method: str,
        reason: str,
        ranked: Sequence[tuple[Place, float]] = (),
    ) -> None:
        options = [(p, s) for p, s in ranked if p is not place]
        self.decisions[index] = Decision(
            self.hits[index], place, place.level, score, method, reason, options
        )

    def _set_foreign(self, index: int, reason: str) -> None:
        self.decisions[index] = Decision(
            self.hits[index], None, None, 0.9, "abroad", reason, [], is_foreign=True
        )
