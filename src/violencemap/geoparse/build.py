"""The tables in ``data/`` made into an index of names."""

from __future__ import annotations

import csv
import math
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

import ahocorasick

from violencemap.geoparse.names import Meaning, Name, NameIndex, Role
from violencemap.geoparse.short_forms import short_forms, split_name
from violencemap.geoparse.text import fold, plain_of, word_set
from violencemap.types import Place

__all__ = ["TABLES", "build_index"]

TABLES = (
    "aliases",
    "areas",
    "facilities",
    "foreign_places",
    "localities",
    "names",
    "organizations",
    "regions",
)
_COUNTRY = "mexico"  # alone it is neither the state nor the capital
_ARTICLES = word_set("de del la el los las")


def build_index(folder: Path) -> NameIndex:
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


class _Sense(NamedTuple):
    weight: float
    role: Role


class _Builder:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.places: list[Place] = []
        self.by_code: dict[str, int] = {}
        self.meanings: dict[str, dict[int, _Sense]] = defaultdict(dict)
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
            # the state is called by its longer name
            official = [n for n in (row["name"], row["official_name"]) if fold(n) != _COUNTRY]
            # An official name outweighs a larger town that is only called so for short.
            for name in official:
                self._name(name, index, 1.0, "official")
            if row["seat"]:
                self._name(row["seat"], index, 1.0, "seat")
            for name in [] if state else filter(None, [*official, row["seat"]]):
                for short in short_forms(fold(name)):
                    self._name(short, index, -0.4)

    def add_localities(self) -> None:
        for row in self.rows("localities"):
            municipality = self.by_code.get(row["cvegeo"][:5])
            if municipality is None or "," in row["name"]:
                continue
            area = self.places[municipality]
            name, *others = self._names_of_locality(row)
            if fold(name) in {fold(area.name), *map(fold, area.alternate_names[:1])}:
                continue  # the town a municipality is named after: the municipality stands for it
            index = self._add_place(
                Place(
                    cvegeo=row["cvegeo"],
                    name=name,
                    level="locality",
                    longitude=float(row["longitude"]),
                    latitude=float(row["latitude"]),
                    population=int(row["population"]) if row["population"] else None,
                    geonameid=int(row["geonameid"]) if row["geonameid"] else None,
                )
            )
            self._name_locality(index, municipality, name, 0.0)
            for other in others:
                if fold(other) == _COUNTRY:
                    continue
                self._name_locality(index, municipality, other, -0.3)

    def _names_of_locality(self, row: dict[str, str]) -> list[str]:
        """Names of a row, the usual one first; "Moctezuma (Sonora)" says the state only."""
        usual, second = split_name(row["name"])
        if fold(second) in self.meanings and self._is_state(fold(second)):
            second = ""
        return [usual, *filter(None, [second, *row["alternate_names"].split("|")])]

    def _is_state(self, key: str) -> bool:
        return any(self.places[index].level == "state" for index in self.meanings[key])

    def _name_locality(self, index: int, municipality: int, name: str, weight: float) -> None:
        senses = self.meanings.get(fold(name), {})
        own = senses.get(municipality, _Sense(0.0, "other"))
        if own.role == "official":
            return  # the town is called like its municipality, which stands for both
        senses.pop(municipality, None)  # its seat: the finer place stands for the name
        self._name(name, index, weight, own.role)

    def add_named_points(self, table: str, level: Literal["region", "facility"]) -> None:
        for row in self.rows(table):
            code = row["cvegeo"]
            area = self.places[self.by_code[code]] if code else None
            longitude, latitude = (area.longitude, area.latitude) if area else (math.nan, math.nan)
            if row.get("longitude"):
                longitude, latitude = float(row["longitude"]), float(row["latitude"])
            index = self._add_place(
                Place(
                    cvegeo=code,
                    name=row["name"],
                    level=level,
                    longitude=longitude,
                    latitude=latitude,
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
                self._name(row["name"], min(same, default=index), 2.0)

    def add_organizations(self) -> None:
        for row in self.rows("organizations"):
            for name in [row["name"], *filter(None, row["aliases"].split("|"))]:
                self.organizations[fold(name)] = row["name"]

    def add_foreign(self) -> None:
        for row in self.rows("foreign_places"):
            key = fold(row["name"])
            if row["kind"] != "city" or key not in self.foreign:
                self.foreign[key] = (row["country"], row["kind"])

    def finish(self) -> NameIndex:
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
        return NameIndex(
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
            meanings=tuple(Meaning(place, *sense) for place, sense in places),
            organization=self.organizations.get(key),
            country=country,
            foreign_kind=kind,
            is_weak=all(word in loose for word in words),
        )

    def _add_place(self, place: Place) -> int:
        self.places.append(place)
        return len(self.places) - 1

    def _name(self, name: str, index: int, weight: float, role: Role = "other") -> None:
        senses = self.meanings[fold(name)]
        known = senses.get(index, _Sense(weight, role))
        kept = known.role if known.role != "other" else role
        senses[index] = _Sense(max(known.weight, weight), kept)
