"""Names to the places, organizations and people they may stand for.

The tables in ``data/`` are read once and kept as a prepared file in the user's cache
directory, named after the content of the tables, so that a new version never reads an
old one.
"""

from __future__ import annotations

import csv
import hashlib
import math
import os
import pickle
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import ahocorasick
import platformdirs

from violencemap.bundled import bundled_path
from violencemap.errors import PlaceNotFoundError
from violencemap.geoparse.text import fold, plain_of, word_set
from violencemap.types import Place

__all__ = ["Gazetteer", "Meaning", "Name", "build_gazetteer", "load_gazetteer"]

_TABLES = (
    "aliases",
    "areas",
    "facilities",
    "foreign_places",
    "localities",
    "names",
    "organizations",
    "regions",
)
_CACHE_VERSION = 1
# First words that alone say too little to stand for "<word> de <somebody>".
_GENERIC = word_set(
    "villa valle paso puente rincon nuevo nueva ciudad san santa santo santiago mineral puerto "
    "pueblo rio laguna isla playa playas cerro agua aguas ojo llano loma lomas hacienda real boca "
    "magdalena soledad purisima concepcion asuncion natividad reyes santos canada cinco cuatro dos "
    "tres doctor general coronel capitan heroica estacion ejido colonia jesus jose juan luis maria "
    "pedro miguel francisco antonio asientos calera canon cosio tierra monte minas fresno castillo "
    "union ixtlan lagos jardines tetela atlatlahuca bajos pabellon vista plan zona sierra costa"
)
_ARTICLES = word_set("de del la el los las")
_SAINTS = ("san ", "santa ", "santo ", "santiago ")


@dataclass(frozen=True, slots=True)
class Meaning:
    """One place that a name may stand for; ``weight`` is lower for loose short forms."""

    place: int
    weight: float = 0.0


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
class Gazetteer:
    """Places by code and by name, and the names that are not places.

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


@cache
def load_gazetteer() -> Gazetteer:
    """The bundled gazetteer, from its prepared file where there is one."""
    folder = bundled_path()
    prepared = _cache_path(folder)
    try:
        with prepared.open("rb") as file:
            return _restore(pickle.load(file))
    except (OSError, pickle.UnpicklingError, EOFError, AttributeError, ValueError, TypeError):
        gazetteer = build_gazetteer(folder)
        _keep(gazetteer, prepared)
        return gazetteer


def _cache_path(folder: Path) -> Path:
    digest = hashlib.sha256(f"{_CACHE_VERSION} {ahocorasick.__file__}".encode())
    for table in _TABLES:
        digest.update((folder / f"{table}.csv").read_bytes())
    code = Path(__file__).read_bytes()
    digest.update(code)
    return (
        platformdirs.user_cache_path("violencemap") / f"gazetteer-{digest.hexdigest()[:16]}.pickle"
    )


def _keep(gazetteer: Gazetteer, prepared: Path) -> None:
    """Write beside and rename, so that another process never reads half a file."""
    try:
        prepared.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=prepared.parent)
        with os.fdopen(handle, "wb") as file:
            pickle.dump(_state(gazetteer), file, protocol=pickle.HIGHEST_PROTOCOL)
        os.replace(name, prepared)
    except OSError:
        return  # a read-only home: the tables are read again next time


def _state(gazetteer: Gazetteer) -> dict[str, Any]:
    return {name: getattr(gazetteer, name) for name in Gazetteer.__slots__}


def _restore(state: dict[str, Any]) -> Gazetteer:
    return Gazetteer(**state)


def build_gazetteer(folder: Path) -> Gazetteer:
    """The gazetteer of the tables in a folder."""
    builder = _Builder(folder)
    builder.add_people()
    builder.add_areas()
    builder.add_localities()
    builder.add_named_points("regions", "region")
    builder.add_named_points("facilities", "facility")
    builder.add_aliases()
    builder.add_organizations()
    builder.add_foreign()
    return builder.finish()


class _Builder:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.places: list[Place] = []
        self.by_code: dict[str, int] = {}
        self.meanings: dict[str, dict[int, float]] = defaultdict(dict)
        self.exact: dict[str, tuple[str, dict[int, float]]] = {}
        self.organizations: dict[str, str] = {}
        self.foreign: dict[str, tuple[str, str]] = {}
        self.people: dict[str, set[str]] = defaultdict(set)

    def rows(self, table: str) -> Iterator[dict[str, str]]:
        with (self.folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)

    def add_people(self) -> None:
        for row in self.rows("names"):
            self.people[row["kind"]].add(fold(row["name"]))

    def add_areas(self) -> None:
        for row in self.rows("areas"):
            state = row["level"] == "state"
            index = self._add_place(
                Place(
                    cvegeo=row["cvegeo"],
                    name=row["name"],
                    level="state" if state else "municipality",
                    longitude=float(row["longitude"]),
                    latitude=float(row["latitude"]),
                    population=int(row["population"]) if row["population"] else None,
                    alternate_names=tuple(filter(None, [row["official_name"], row["seat"]])),
                )
            )
            self.by_code[row["cvegeo"]] = index
            official = [row["name"], row["official_name"]]
            # "México" alone is the country: the state is called by its longer name.
            names = [n for n in official if n != "México"] if state else [*official, row["seat"]]
            for name in filter(None, names):
                # An official name outweighs a larger town that is only called so for short.
                self._name(name, index, 1.0)
                if not state:
                    for short in _short_forms(fold(name)):
                        self._name(short, index, -0.4)

    def add_localities(self) -> None:
        for row in self.rows("localities"):
            municipality = self.by_code.get(row["cvegeo"][:5])
            if municipality is None or "," in row["name"]:
                continue
            area = self.places[municipality]
            if fold(row["name"]) in {fold(area.name), *map(fold, area.alternate_names[:1])}:
                continue  # the town a municipality is named after: the municipality stands for it
            index = self._add_place(
                Place(
                    cvegeo=row["cvegeo"],
                    name=row["name"],
                    level="locality",
                    longitude=float(row["longitude"]),
                    latitude=float(row["latitude"]),
                    population=int(row["population"]) if row["population"] else None,
                    geonameid=int(row["geonameid"]) if row["geonameid"] else None,
                )
            )
            for name in [row["name"], *filter(None, row["alternate_names"].split("|"))]:
                known = self.meanings.get(fold(name), {})
                if municipality in known:  # its seat: the finer place stands for the name
                    del known[municipality]
                self._name(name, index, 0.0 if name == row["name"] else -0.3)

    def add_named_points(self, table: str, level: Any) -> None:
        for row in self.rows(table):
            code = row["cvegeo"]
            area = self.places[self.by_code[code]] if code else None
            own = bool(row.get("longitude"))
            index = self._add_place(
                Place(
                    cvegeo=code,
                    name=row["name"],
                    level=level,
                    longitude=float(row["longitude"])
                    if own
                    else area.longitude
                    if area
                    else math.nan,
                    latitude=float(row["latitude"]) if own else area.latitude if area else math.nan,
                )
            )
            self._name(row["name"], index, 0.5)

    def add_aliases(self) -> None:
        for row in self.rows("aliases"):
            index = self.by_code[row["cvegeo"]]
            if row["spelling"] == "exact":
                spelling = plain_of(row["name"])
                places = self.exact.setdefault(spelling, (fold(spelling), {}))[1]
                places[index] = 0.0
            else:
                # A line here says what a bare name usually means: it outweighs the others.
                known = self.meanings[fold(row["name"])]
                code = row["cvegeo"]
                same = [p for p in known if self.places[p].cvegeo[:5] == code]
                self._name(row["name"], min(same, default=index), 1.5)

    def add_organizations(self) -> None:
        for row in self.rows("organizations"):
            for name in [row["name"], *filter(None, row["aliases"].split("|"))]:
                self.organizations[fold(name)] = row["name"]

    def add_foreign(self) -> None:
        for row in self.rows("foreign_places"):
            key = fold(row["name"])
            if row["kind"] != "city" or key not in self.foreign:
                self.foreign[key] = (row["country"], row["kind"])

    def finish(self) -> Gazetteer:
        names = [self._finished(key) for key in self._keys()]
        names += [
            Name(
                key=key,
                spelling=spelling,
                meanings=tuple(Meaning(place, weight) for place, weight in places.items()),
            )
            for spelling, (key, places) in sorted(self.exact.items())
        ]
        by_key: dict[str, list[int]] = defaultdict(list)
        automaton = ahocorasick.Automaton(ahocorasick.STORE_INTS)
        for number, name in enumerate(names):
            by_key[name.key].append(number)
            automaton.add_word(name.key, len(name.key))
        automaton.make_automaton()
        people = self.people["first"] | self.people["surname"]
        place_words = {
            word
            for key in self.meanings
            for word in key.split()
            if len(word) > 2 and word not in self.people["word"]
        }
        return Gazetteer(
            places=self.places,
            names=names,
            by_key=dict(by_key),
            by_code=self.by_code,
            first_names=frozenset(self.people["first"]),
            surnames=frozenset(self.people["surname"]),
            titles=frozenset(self.people["title"]),
            words=frozenset(self.people["word"]),
            name_words=frozenset(people | place_words),
            automaton=automaton,
        )

    def _keys(self) -> list[str]:
        return sorted({*self.meanings, *self.organizations, *self.foreign} - {""})

    def _finished(self, key: str) -> Name:
        country, kind = self.foreign.get(key, (None, None))
        words = [word for word in key.split() if word not in _ARTICLES]
        loose = self.people["first"] | self.people["surname"]
        if len(words) == 1:
            loose = loose | self.people["word"]
        places = sorted(self.meanings.get(key, {}).items())
        return Name(
            key=key,
            meanings=tuple(Meaning(place, weight) for place, weight in places),
            organization=self.organizations.get(key),
            country=country,
            foreign_kind=kind,
            is_weak=all(word in loose for word in words),
        )

    def _add_place(self, place: Place) -> int:
        self.places.append(place)
        return len(self.places) - 1

    def _name(self, name: str, index: int, weight: float) -> None:
        key = fold(name)
        known = self.meanings[key].get(index)
        self.meanings[key][index] = weight if known is None else max(known, weight)


def _short_forms(key: str) -> Iterator[str]:
    """What a report may call "Chilapa de Álvarez" or "San Miguel Totolapan" for short."""
    for prefix in (
        "heroica ciudad de ",
        "heroica villa de ",
        "heroica ",
        "ciudad de ",
        "villa de ",
    ):
        if key.startswith(prefix):
            yield key.removeprefix(prefix)
    words = key.split()
    if words[0] == "ciudad" and len(words) > 1:
        yield f"cd {' '.join(words[1:])}"
        yield f"cd  {' '.join(words[1:])}"
    if words[0] == "general" and len(words) > 1:
        yield f"gral  {' '.join(words[1:])}"
    for link in (" de ", " del "):
        head = key.split(link)[0]
        if head != key and " " not in head and head not in _GENERIC and len(head) > 4:
            yield head
    if key.startswith(_SAINTS) and " de " not in key and len(words) == 3 and len(words[2]) > 5:
        yield words[2]
