"""Names to the places, organizations and people they may stand for."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from violencemap.errors import PlaceNotFoundError
from violencemap.geoparse.catalog import Catalog
from violencemap.geoparse.text import fold
from violencemap.types import Place

__all__ = ["Meaning", "Name", "NameIndex", "Role", "prominence"]

_WORD = re.compile(r"\w+")
# Whether a name is the official one of a state or municipality, or that of its seat.
Role = Literal["official", "seat", "other"]


@dataclass(frozen=True, slots=True)
class Meaning:
    """One place that a name may stand for; ``weight`` is lower for loose short forms."""

    place: int
    weight: float = 0.0
    role: Role = "other"


@dataclass(slots=True)
class Name:
    """A name and all that it may stand for.

    ``spelling`` is set where only this very spelling counts ("Gro.", "BC"). ``is_weak``
    marks names that are also surnames, first names or ordinary words: they need a cue.
    """

    key: str
    meanings: tuple[Meaning, ...] = ()
    organization: str | None = None
    country: str | None = None
    foreign_kind: str | None = None
    spelling: str | None = None
    is_weak: bool = False


@dataclass(slots=True)
class NameIndex:
    """Places by code and by name, and the names that are not places.

    >>> from violencemap.geoparse.gazetteer import load_gazetteer
    >>> gazetteer = load_gazetteer()
    >>> gazetteer.place("26055").name
    'San Luis Río Colorado'
    >>> [place.cvegeo for place in gazetteer.lookup("SLRC")]
    ['26055']
    """

    places: list[Place]
    names: list[Name]
    by_key: dict[str, list[int]]
    by_code: dict[str, int]
    first_names: frozenset[str]
    surnames: frozenset[str]
    titles: frozenset[str]
    words: frozenset[str]
    name_words: frozenset[str]
    automaton: Any = field(repr=False)
    catalog: Catalog | None = None

    def place(self, cvegeo: str) -> Place:
        """State or municipality with this code.

        Raises
        ------
        PlaceNotFoundError
            When INEGI's catalogue has no such code.
        """
        index = self.by_code.get(cvegeo)
        if index is None:
            raise PlaceNotFoundError(
                f"no state or municipality has the code {cvegeo!r}; expected 2 or 5 digits of "
                "INEGI's catalogue, such as 26 or 26055"
            )
        return self.places[index]

    def lookup(self, name: str, within: str = "") -> list[Place]:
        """Places with this name, likeliest first; ``within`` is a code they must begin with."""
        found = [
            (meaning.weight + prominence(self.places[meaning.place]), meaning.place)
            for number in self.by_key.get(fold(name), [])
            for meaning in self.names[number].meanings
            if self.places[meaning.place].cvegeo.startswith(within)
        ]
        ordered = sorted(found, key=lambda item: (-item[0], item[1]))
        return [self.places[index] for index in dict.fromkeys(index for _, index in ordered)]

    def matches(self, key: str) -> Iterator[tuple[int, int, list[int]]]:
        """``(start, end, names)`` of known names in a folded text, without overlaps.

        Of names that overlap the longest wins: "Ciudad de México", not "La Ciudad".
        """
        size, found = len(key), []
        for last, length in self.automaton.iter(key):
            start, end = last - length + 1, last + 1
            if (start == 0 or key[start - 1] == " ") and (end == size or key[end] == " "):
                found.append((-length, start))
        found.sort()
        taken, kept = bytearray(size), []
        for negative_length, start in found:
            end = start - negative_length
            if taken.find(1, start, end) < 0:
                taken[start:end] = b"\x01" * (end - start)
                kept.append((start, end))
        for start, end in sorted(kept):
            yield start, end, self.by_key[key[start:end]]

    def spans_to_capitalize(self, key: str) -> Iterator[tuple[int, int]]:
        """Names in a folded line whose writer used one case, so that capitals tell nothing.

        A name that is an ordinary word too ("el llano") counts only before another name.
        """
        spans = {m.span(): m[0] in self.name_words for m in _WORD.finditer(key)}
        for start, end, numbers in self.matches(key):
            names = [self.names[number] for number in numbers]
            is_sure = any(name.spelling is None and not name.is_weak for name in names)
            spans[start, end] = is_sure or not self.name_words.isdisjoint(key[start:end].split())
        starts = {start for (start, _), is_name in spans.items() if is_name}
        for (start, end), is_name in spans.items():
            if is_name or (end + 2 in starts and key[end : end + 2] == "  "):
                yield start, end

    def describe(self, place: Place) -> str:
        """Name for people: "Holbox, Lázaro Cárdenas, Quintana Roo"."""
        if place.level == "state":
            return place.name
        parts = [place.name]
        if len(place.cvegeo) >= 5 and place.level != "municipality":
            parts.append(self.places[self.by_code[place.cvegeo[:5]]].name)
        if place.cvegeo:
            parts.append(self.places[self.by_code[place.cve_ent]].name)
        return ", ".join(dict.fromkeys(parts))


def prominence(place: Place) -> float:
    """How likely a place is named at all: its kind and its size, on a log scale."""
    size = 0.6 * math.log10(max(place.population or 0, 300))
    return size + {"state": 3.0, "municipality": 0.5, "region": 0.5}.get(place.level, -0.6)
