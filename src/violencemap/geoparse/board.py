"""The names of one report and what has been decided on each: what the passes write on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from violencemap.geoparse.evidence import Evidence
from violencemap.geoparse.names import NameIndex
from violencemap.geoparse.page import Hit
from violencemap.geoparse.text import Document
from violencemap.types import MentionLevel, Place

__all__ = ["Board", "Decision"]

_FAR = 80
_AROUND = 40


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


class Board:
    """The hits of a report in order, with the decisions and the evidence so far.

    ``holders`` gives, for each hit, the index of the hit it is said to lie in, or None;
    ``cities`` the indexes of names of states that mean their city; ``known`` what a name
    was taken for, since one name is one place in a report.
    """

    def __init__(self, hits: Sequence[Hit], document: Document, gazetteer: NameIndex) -> None:
        self.hits, self.document, self.gazetteer = hits, document, gazetteer
        self.evidence = Evidence(document)
        self.decisions: list[Decision | None] = [None] * len(hits)
        self.holders: list[int | None] = [None] * len(hits)
        self.cities: set[int] = set()
        self.known: dict[str, Place] = {}

    def hit(self, index: int) -> Hit | None:
        return self.hits[index] if 0 <= index < len(self.hits) else None

    def around(self, index: int) -> Iterator[int]:
        """Indexes of the hits around one: a fixed number, so that time grows with the text."""
        for other in range(max(0, index - _AROUND), min(len(self.hits), index + _AROUND)):
            if other != index:
                yield other

    def gap(self, one: int, other: int) -> str:
        """The text between two neighboring hits, or "" when they are far apart or touch."""
        first, second = min(one, other), max(one, other)
        if first < 0 or second >= len(self.hits):
            return ""
        start, end = self.hits[first].end, self.hits[second].start
        return self.document.plain[start:end] if end - start <= _FAR else ""

    def options(self, hit: Hit) -> list[Place]:
        places = self.gazetteer.places
        return [places[meaning.place] for meaning in hit.meanings]

    def added(self, hit: Hit, within: str) -> list[Place]:
        """Villages of a hit's name that the user's own files have in a state or municipality."""
        catalog = self.gazetteer.catalog
        return catalog.find(hit.key.strip(), within) if catalog is not None else []

    def has_state(self, hit: Hit) -> bool:
        """Whether a hit has the name of a state."""
        return any(place.level == "state" for place in self.options(hit))

    def is_more_than_village(self, hit: Hit) -> bool:
        return any(place.level != "locality" for place in self.options(hit))

    def is_state(self, index: int) -> bool:
        """Whether a hit was decided to be a state."""
        decision = self.decisions[index]
        return decision is not None and decision.level == "state"

    def holder_code(self, index: int) -> str | None:
        """Code of the state or municipality that a name is said to lie in."""
        holder = self.holders[index]
        decision = self.decisions[holder] if holder is not None else None
        if decision is None or decision.place is None:
            return None
        return decision.place.cvegeo[:5]

    def set(
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

    def set_foreign(self, index: int, reason: str) -> None:
        self.decisions[index] = Decision(
            self.hits[index], None, None, 0.9, "abroad", reason, is_foreign=True
        )
