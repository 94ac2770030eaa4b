"""Choose one place for each name, or none, and say why.

In passes: what lies abroad, then states, then names followed by their state or
municipality, then the rest with the whole report as context, villages last.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from violencemap.geoparse.evidence import Evidence
from violencemap.geoparse.gazetteer import Gazetteer, prominence
from violencemap.geoparse.page import Hit
from violencemap.geoparse.text import Document, word_set
from violencemap.types import MentionLevel, Place

__all__ = ["Decision", "resolve"]

_SURE = 0.55
_FAR = 80
_AROUND = 40
# Words that may stand between a place and the larger one that holds it.
_LINKING = word_set(
    "in en de del of within from al on at a para el la los the un una an its northern southern "
    "eastern western central coastal northeastern northwestern southeastern southwestern border "
    "neighboring vecino pacific gulf mexican mexicano norteno occidental oriental sureno poblacion "
    "town city village community poblado ciudad comunidad localidad estado municipio municipality "
    "state coast perteneciente located ubicada ubicado area part capital cabecera municipal "
    "situada situado rural which lies belonging to west east north south fronterizo turistico s"
)
_HOLDING = word_set("municipality municipio perteneciente in en state estado")
_LIST_GAP = re.compile(
    r"(?:,|,? (?:y|e|and|o|or|u|&|as well as|asi como|como|incluyendo)|;)"
    r"(?: (?:en|in|de|the|el|la))? |[-/]"
)
_LIST_FIGURE = re.compile(r"^ \(?[\d.,% ]+\)?(?= ?,| y | and )")
# Names that so many villages share that a distant one is unlikely.
_COMMON_NAME = re.compile(r"(?:san|santa|santo|el|la|los|las) ")
_SMALL = {"region": 0, "facility": 0, "locality": 100_000}


@dataclass(slots=True)
class Decision:
    """What a hit was taken for. ``options`` are other (place, score) pairs, best first."""

    hit: Hit
    place: Place | None
    level: MentionLevel | None
    score: float
    method: str
    reason: str
    options: list[tuple[Place, float]] = field(default_factory=list)
    is_foreign: bool = False


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
        self.evidence = Evidence(document)
        self.decisions: list[Decision | None] = [None] * len(hits)
        self.holders: list[int | None] = [None] * len(hits)  # the hit a name is said to lie in
        self.cities: set[int] = set()  # hits with a state's name that mean its city
        self.known: dict[str, Place] = {}  # one name, one place in a report

    def add_context(self, context: Sequence[Hit]) -> None:
        for hit in context:
            options = [p for p in self._options(hit) if p.level in ("state", "municipality")]
            state = next((p for p in options if p.level == "state"), None)
            if state is not None or len(options) == 1:
                self.evidence.add(hit.start, (state or options[0]).cvegeo, 0.7)

    def run(self) -> list[Decision]:
        for index in range(len(self.hits)):
            self._decide_foreign(index)
        for index in range(len(self.hits)):
            self._decide_state(index)
        self._read_holders()
        named = [i for i, hit in enumerate(self.hits) if hit.meanings and not hit.is_neighborhood]
        for index in sorted(named, key=lambda i: (self._turn(i), i)):
            for holder in reversed(self._undecided_holders(index)):
                self._choose(holder)
            self._choose(index)
        for index, hit in enumerate(self.hits):
            if self.decisions[index] is None and hit.cue == "local":
                self._decide_village(index)
        return [decision for decision in self.decisions if decision is not None]

    # ---- abroad ----------------------------------------------------------------------------

    def _decide_foreign(self, index: int) -> None:
        hit = self.hits[index]
        if hit.country is None:
            return
        following = self._hit(index + 1)
        before_country = following is not None and following.foreign_kind in ("state", "country")
        if before_country and self._gap(index, index + 1) in (", ", " ("):
            self._set_foreign(index, "the name is followed by a state or country abroad")
        elif not hit.meanings:
            if not hit.is_weak or hit.cue is not None:
                self._set_foreign(index, "the name is that of a place abroad")
        elif hit.foreign_kind == "city":
            if not self._is_more_than_village(hit) and not self._has_mexican_state_after(index):
                self._set_foreign(index, "the name is that of a large city abroad")
        elif not self._is_mexican_namesake(index):
            self._set_foreign(index, "the name is that of a country or state abroad")

    def _is_mexican_namesake(self, index: int) -> bool:
        """Whether "Costa Rica" is the town near Culiacán: its municipality is named near it."""
        hit = self.hits[index]
        if self._has_mexican_state_after(index) or hit.cue == "admin":
            return True
        codes = {p.cvegeo[:5] for p in self._options(hit) if len(p.cvegeo) >= 5}
        sentence = self.document.sentence(hit.start)
        return any(
            not codes.isdisjoint(p.cvegeo for p in self._options(self.hits[other]))
            for other in self._around(index)
            if self.document.sentence(self.hits[other].start) == sentence
        )

    def _has_mexican_state_after(self, index: int) -> bool:
        following = self._hit(index + 1)
        if following is None or self._gap(index, index + 1) not in (", ", " ("):
            return False
        return self._has_state(following)

    # ---- states ----------------------------------------------------------------------------

    def _decide_state(self, index: int) -> None:
        hit = self.hits[index]
        if self.decisions[index] is not None or hit.is_neighborhood:
            return
        state = next((p for p in self._options(hit) if p.level == "state"), None)
        if state is None:
            return
        if self._is_city_of_same_name(index, state):
            self.cities.add(index)
            return
        self._set(index, state, 0.97, "state", "the name is that of a state")
        self.evidence.add(hit.start, state.cvegeo, 1.0)

    def _is_city_of_same_name(self, index: int, state: Place) -> bool:
        hit = self.hits[index]
        cities = [p for p in self._options(hit) if p.level == "municipality"]
        if not cities or hit.state_cue:
            return False
        has_own = any(p.cve_ent == state.cvegeo for p in cities)
        following = self._hit(index + 1)
        if following is not None and self._gap(index, index + 1) in (", ", " (", ". "):
            states = {p.cvegeo for p in self._options(following) if p.level == "state"}
            if state.cvegeo in states and has_own:
                return True
            if any(p.cve_ent in states for p in cities) and not self._is_list_of_states(index):
                return True
        return has_own and (hit.city_cue or self._is_listed_with_city(index, state))

    def _is_list_of_states(self, index: int) -> bool:
        """Whether three or more states stand in a row: then none is a city before its state."""
        count = 1
        for step in (-1, 1):
            other = index + step
            while (hit := self._hit(other)) is not None and count < 3:
                gap = self._gap(min(other, other - step), max(other, other - step))
                if not (_LIST_GAP.fullmatch(gap) and self._has_state(hit)):
                    break
                count += 1
                other += step
        return count >= 3

    def _is_listed_with_city(self, index: int, state: Place) -> bool:
        """Whether a town of the state is listed with it: "between Veracruz and Boca del Río"."""
        for other in (index - 1, index + 1):
            hit = self._hit(other)
            if hit is None or self._gap(*sorted((index, other))) not in (" y ", " e ", " and "):
                continue
            if hit.is_weak or self._has_state(hit):
                continue
            if any(
                p.level == "municipality" and p.cve_ent == state.cvegeo for p in self._options(hit)
            ):
                return True
        return False

    # ---- names said to lie in another ---------------------------------------------------------

    def _read_holders(self) -> None:
        """Read "X, Sonora", "X, a town in the municipality of Y", "X, Y and Z, Sonora"."""
        for index in range(len(self.hits) - 2, -1, -1):
            if self._is_state(index):
                continue
            gap = self._gap(index, index + 1)
            if self._is_held(index, gap):
                self.holders[index] = index + 1
            elif _LIST_GAP.fullmatch(gap):
                self.holders[index] = self.holders[index + 1]

    def _is_held(self, index: int, gap: str) -> bool:
        """Whether the words between say that a place lies in the one named next."""
        hit, following = self.hits[index], self.hits[index + 1]
        if gap[:1] not in (",", " ", "(", "'") or not gap.endswith((" ", "(")):
            return False
        words = re.findall(r"\w+", gap.lower())
        if not _LINKING.issuperset(words):
            return False
        says_in = not _HOLDING.isdisjoint(words)
        if self._is_state(index + 1):
            decision = self.decisions[index + 1]
            code = decision.place.cvegeo if decision and decision.place else ""
            inside = any(p.cvegeo.startswith(code) for p in self._options(hit))
            return "," in gap or "(" in gap or says_in or inside
        if gap != ", " and self._is_more_than_village(hit):
            return False
        codes = {p.cvegeo for p in self._options(following) if p.level == "municipality"}
        nested = any(p.level == "locality" and p.cvegeo[:5] in codes for p in self._options(hit))
        if gap == ", ":
            return nested or (hit.cue == "local" and not following.is_weak)
        return bool(codes) and says_in and (nested or hit.cue is not None)

    def _holder(self, index: int) -> str | None:
        """Code of the state or municipality that a name is said to lie in."""
        holder = self.holders[index]
        decision = self.decisions[holder] if holder is not None else None
        if decision is None or decision.place is None:
            return None
        return decision.place.cvegeo[:5]

    # ---- names with meanings ---------------------------------------------------------------

    def _turn(self, index: int) -> int:
        """The surest names are chosen first, because they help with the rest."""
        holder = self.holders[index]
        if holder is not None and self._is_state(holder):
            return 0
        if self.hits[index].cue == "local":
            return 3
        return 1 if self._is_clear(self.hits[index]) else 2

    def _is_clear(self, hit: Hit) -> bool:
        options = self._options(hit)
        if len({p.cvegeo[:5] for p in options}) == 1:
            return True
        sizes = sorted((prominence(p) for p in options), reverse=True)
        return not hit.is_weak and sizes[0] - sizes[1] > 1.5

    def _undecided_holders(self, index: int) -> list[int]:
        """What a name lies in and is to be chosen before it, nearest first."""
        found: list[int] = []
        holder = self.holders[index]
        while holder is not None and self.decisions[holder] is None and self.hits[holder].meanings:
            found.append(holder)
            holder = self.holders[holder]
        return found

    def _choose(self, index: int) -> None:
        if self.decisions[index] is not None:
            return
        hit, code = self.hits[index], self._holder(index)
        options = [p for p in self._options(hit) if p.level != "state" or index not in self.cities]
        inside = [p for p in options if code is not None and p.cvegeo.startswith(code)]
        if code is not None and not inside:
            if hit.cue == "local" or len(code) == 5:
                _make_village(hit)  # an unknown place of that name inside the one named
            else:
                self._set_undecided(index)
            return
        ranked = self._rank(index, inside or options)
        best, score = ranked[0]
        supported = bool(inside) or self._support(hit, best) > 0
        if inside or self._is_named(index, best, supported):
            self._settle(index, ranked, score, is_inside=bool(inside), supported=supported)

    def _settle(
        self,
        index: int,
        ranked: list[tuple[Place, float]],
        score: float,
        *,
        is_inside: bool,
        supported: bool,
    ) -> None:
        """Decide for the best of the ranked places, or say why not."""
        hit, best = self.hits[index], ranked[0][0]
        if not best.cvegeo:
            reason = "a region that spans several states"
            self.decisions[index] = Decision(hit, None, best.level, 0.9, "region", reason)
            return
        population = best.population or 0
        elsewhere = not supported and bool(self.evidence)
        if hit.foreign_kind == "city" and not supported and population < 100_000:
            self._set_foreign(index, "the name is that of a large city abroad")
            return
        is_small = population < _SMALL.get(best.level, 40_000)
        if elsewhere and is_small and hit.cue is not None and _COMMON_NAME.match(hit.key):
            _make_village(hit)  # another place of that name, near by
            return
        if hit.cue == "local" and not supported and len({p.cvegeo[:5] for p, _ in ranked}) > 1:
            return
        if elsewhere and best.level == "locality" and population < 50_000:
            if hit.cue == "local":
                return
            score *= 0.5
        method, reason = self._explain(index, best, is_inside, supported, len(ranked))
        if score < 0.9 and any(_are_twins(best, place) for place, _ in ranked[1:]):
            score, reason = 0.5, "several municipalities of this state have the same name"
        if score < _SURE:
            self.decisions[index] = Decision(
                hit, None, best.level, score, "ambiguous", f"undecided: {reason}", ranked[:5]
            )
            return
        self._set(index, best, score, method, reason, ranked[1:])
        self.evidence.add(hit.start, best.cvegeo, 0.9 if best.level == "municipality" else 0.6)
        self.known.setdefault(hit.key, best)

    def _rank(self, index: int, options: list[Place]) -> list[tuple[Place, float]]:
        """Options with their probabilities, best first."""
        hit = self.hits[index]
        scored = [
            (1.2 * (prominence(place) + meaning.weight) + 4.5 * self._support(hit, place), place)
            for meaning in hit.meanings
            if (place := self.places[meaning.place]) in options
        ]
        scored.sort(key=lambda item: (-item[0], item[1].cvegeo))
        masses = [math.exp(value - scored[0][0]) for value, _ in scored]
        total = sum(masses) + 0.03
        return [(p, mass / total) for (_, p), mass in zip(scored, masses, strict=True)][:8]

    def _support(self, hit: Hit, place: Place) -> float:
        best = self.evidence.support(hit.start, place)
        if self.known.get(hit.key) is place:
            best = max(best, 1.0) + 0.6
        return best

    def _is_named(self, index: int, best: Place, supported: bool) -> bool:
        """Whether the words stand for a place at all, not for a person or an ordinary thing."""
        hit = self.hits[index]
        if hit.cue in ("admin", "local", "in") or hit.is_dateline:
            return hit.cue != "in" or not hit.is_weak or supported or best.level != "locality"
        population = best.population or 0
        if hit.is_weak:
            told = supported and (hit.cue == "of" or population > 200_000)
            return best.level != "locality" and (told or self._is_listed(index))
        if best.level != "locality" or population > 50_000:
            return True
        return supported and (" " in hit.key or hit.cue is not None)

    def _is_listed(self, index: int) -> bool:
        """Whether a name stands in a list with places that are decided."""
        for other in (index - 1, index + 1):
            if self._hit(other) is None:
                continue
            gap = self._gap(*sorted((index, other)))
            gap = _LIST_FIGURE.sub("", gap)  # "León 400, Acapulco"
            decision = self.decisions[other]
            if decision and decision.place and _LIST_GAP.fullmatch(gap):
                return True
        return False

    def _explain(
        self, index: int, best: Place, is_inside: bool, supported: bool, count: int
    ) -> tuple[str, str]:
        if is_inside:
            holder = self.gazetteer.place(self._holder(index) or "").name
            return "pair", f"the name is followed by {holder}, where it lies"
        if count == 1:
            return "only one", "only one known place has this name"
        if supported:
            state = self.gazetteer.place(best.cve_ent).name
            return "context", f"the report speaks of {state}, where a place of this name lies"
        return "largest", "the largest of the places with this name"

    # ---- neighborhoods and villages ----------------------------------------------------------

    def _decide_village(self, index: int) -> None:
        """A neighborhood or village inherits the municipality that is spoken of."""
        hit = self.hits[index]
        parent = self._municipality_around(index)
        if parent is None:
            if hit.meanings or not hit.is_guess:
                self._set_undecided(index)
            return
        inside = [p for p in self._options(hit) if p.cvegeo.startswith(parent.cvegeo)]
        if inside:
            reason = f"the place lies in {parent.name}, which the report names"
            self._set(index, inside[0], 0.9, "in municipality", reason)
            return
        place = Place(
            cvegeo=parent.cvegeo,
            name=self.document.text[hit.start : hit.end],
            level="locality",
            longitude=parent.longitude,
            latitude=parent.latitude,
        )
        reason = f"a neighborhood or village, placed in {parent.name}, which is spoken of there"
        self._set(index, place, 0.65 if hit.is_guess else 0.8, "inherited", reason)

    def _municipality_around(self, index: int) -> Place | None:
        """The municipality that a name inherits: said to hold it, else the nearest named."""
        hit, code = self.hits[index], self._holder(index)
        if code is not None and len(code) == 5:
            return self.gazetteer.place(code)
        best, found = 0.3, None
        for other in self._around(index):
            decision = self.decisions[other]
            if decision is None or decision.place is None or decision.method == "inherited":
                continue
            cvegeo, start = decision.place.cvegeo[:5], decision.hit.start
            if len(cvegeo) < 5 or decision.level not in ("municipality", "locality"):
                continue
            value = self.evidence.nearness(hit.start, start)
            if value == 1.0 and 0 < start - hit.end < 60:
                value += 0.3  # "in X, some words, Celaya"
            value -= min(abs(start - hit.start), 4000) / 20_000
            if code is not None and not cvegeo.startswith(code):
                value -= 0.5
            if decision.hit.is_dateline:
                value -= 0.3
            if value > best:
                best, found = value, self.gazetteer.place(cvegeo)
        return found

    # ---- small things ----------------------------------------------------------------------

    def _hit(self, index: int) -> Hit | None:
        return self.hits[index] if 0 <= index < len(self.hits) else None

    def _around(self, index: int) -> Iterator[int]:
        """Indexes of the hits around one: a fixed number, so that time grows with the text."""
        for other in range(max(0, index - _AROUND), min(len(self.hits), index + _AROUND)):
            if other != index:
                yield other

    def _gap(self, index: int, following: int) -> str:
        """The text between two hits, or "" when they are far apart or touch."""
        start, end = self.hits[index].end, self.hits[following].start
        return self.document.plain[start:end] if end - start <= _FAR else ""

    def _options(self, hit: Hit) -> list[Place]:
        return [self.places[meaning.place] for meaning in hit.meanings]

    def _has_state(self, hit: Hit) -> bool:
        return any(place.level == "state" for place in self._options(hit))

    def _is_more_than_village(self, hit: Hit) -> bool:
        return any(place.level != "locality" for place in self._options(hit))

    def _is_state(self, index: int) -> bool:
        decision = self.decisions[index]
        return decision is not None and decision.level == "state"

    def _set(
        self,
        index: int,
        place: Place,
        score: float,
        method: str,
        reason: str,
        options: Sequence[tuple[Place, float]] = (),
    ) -> None:
        self.decisions[index] = Decision(
            self.hits[index], place, place.level, score, method, reason, list(options)
        )

    def _set_foreign(self, index: int, reason: str) -> None:
        self.decisions[index] = Decision(
            self.hits[index], None, None, 0.9, "abroad", reason, is_foreign=True
        )

    def _set_undecided(self, index: int) -> None:
        hit = self.hits[index]
        ranked = self._rank(index, self._options(hit)) if hit.meanings else []
        reason = "no known place of this name fits the report"
        self.decisions[index] = Decision(
            hit, None, "locality", 0.3, "undecided", reason, ranked[:5]
        )


def _make_village(hit: Hit) -> None:
    hit.cue, hit.is_guess = "local", hit.cue != "local"


def _are_twins(one: Place, other: Place) -> bool:
    both = one.level == other.level == "municipality"
    return both and one.cve_ent == other.cve_ent and one.name == other.name
