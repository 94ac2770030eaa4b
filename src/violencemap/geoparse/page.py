"""What is being recognized in one report: possible places, and spans that are none."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import Literal

from violencemap.geoparse.names import Meaning, NameIndex
from violencemap.geoparse.text import Document
from violencemap.types import MentionLabel

__all__ = ["CAP", "LINK", "Claim", "Cue", "Hit", "Page"]

# A capitalized word of ``Document.plain``, and what joins two of them into one name.
# Possessive, as every quantifier over words should be: no input makes it walk twice.
CAP = r"[A-Z][\w']*+(?:-[A-Z]\w*+)*+"
LINK = r"(?:de las?|de los|de el|del|de|la|las|los|el|y|e)"

Cue = Literal["admin", "local", "in", "of"]


@dataclass(slots=True)
class Claim:
    """A span that is no place: an organization, a person, a road, an entry of the sources.

    ``is_authority`` marks offices such as a state's prosecutor: no place, but they tell
    which state is spoken of.
    """

    start: int
    end: int
    label: MentionLabel
    is_authority: bool = False


@dataclass(slots=True)
class Hit:
    """A name that may be a place, with the cues that stand around it.

    ``cue`` is ``admin`` ("municipality of X"), ``local`` ("colonia X"), ``in`` ("near X"),
    ``of`` ("of X", "with X") or None. ``is_weak``: also a surname or an ordinary word.
    """

    start: int
    end: int
    key: str
    meanings: tuple[Meaning, ...] = ()
    organization: str | None = None
    country: str | None = None
    foreign_kind: str | None = None
    is_weak: bool = False
    cue: Cue | None = None
    is_neighborhood: bool = False
    is_guess: bool = False
    city_cue: bool = False
    state_cue: bool = False
    is_dateline: bool = False


@dataclass(slots=True)
class Page:
    """A report with its possible places (``hits``, in order) and what is none (``claims``).

    ``nicknames`` and ``towns`` are names that the report somewhere gives to a person or says
    to be a place.
    """

    document: Document
    gazetteer: NameIndex
    end: int
    hits: list[Hit] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    taken: bytearray = field(default_factory=bytearray)
    nicknames: set[str] = field(default_factory=set)
    towns: set[str] = field(default_factory=set)

    @property
    def plain(self) -> str:
        return self.document.plain

    @property
    def municipalities(self) -> set[str]:
        """Codes of the municipalities that the hits may name."""
        places = (self.gazetteer.places[m.place] for hit in self.hits for m in hit.meanings)
        return {place.cvegeo[:5] for place in places if len(place.cvegeo) >= 5}

    def is_free(self, start: int, end: int) -> bool:
        """Whether nothing has claimed a part of the span."""
        return self.taken.find(1, start, end) < 0

    def claim(
        self, start: int, end: int, label: MentionLabel, *, is_authority: bool = False
    ) -> None:
        """Take a span for something that is no place, unless another claim has a part of it."""
        if self.is_free(start, end):
            self.claims.append(Claim(start, end, label, is_authority))
            self.taken[start:end] = b"\x01" * (end - start)

    def hit_at(self, offset: int) -> Hit | None:
        """The hit whose span holds an offset."""
        index = bisect_right(self.hits, offset, key=_start) - 1
        return self.hits[index] if index >= 0 and self.hits[index].end > offset else None

    def hit_before(self, hit: Hit) -> Hit | None:
        index = bisect_left(self.hits, hit.start, key=_start) - 1
        return self.hits[index] if index >= 0 else None

    def hits_in(self, start: int, end: int) -> list[Hit]:
        """Hits that begin in a span."""
        first = bisect_left(self.hits, start, key=_start)
        last = bisect_left(self.hits, end, key=_start)
        return self.hits[first:last]

    def begins_inside_place(self, offset: int) -> bool:
        """Whether an offset lies in a place name of several words."""
        hit = self.hit_at(offset)
        return hit is not None and " " in hit.key and not hit.organization

    def add(self, found: list[Hit]) -> None:
        """Insert hits; those they overlap give way."""
        kept: list[Hit] = []
        for hit in sorted(found, key=_start):
            if not kept or hit.start >= kept[-1].end:
                kept.append(hit)
        starts = [hit.start for hit in kept]

        def gives_way(hit: Hit) -> bool:
            index = bisect_left(starts, hit.end) - 1
            return index >= 0 and kept[index].end > hit.start

        rest = [hit for hit in self.hits if not gives_way(hit)] if kept else self.hits
        self.hits = sorted([*rest, *kept], key=_start)


def _start(hit: Hit) -> int:
    return hit.start
