"""Villages that a user has added: a file that is searched by name and municipality.

They stay out of the names that texts are scanned for: 270,000 more names would pin every
"San José" of a report somewhere. A village is looked up only where the report names the
municipality or state it lies in, so more names find more villages and plot nothing else.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import platformdirs

from violencemap.errors import StoreError
from violencemap.geoparse.text import fold
from violencemap.types import Place

__all__ = [
    "CATALOG_VARIABLE",
    "AddedFile",
    "Catalog",
    "add_file",
    "default_catalog_path",
    "list_files",
    "remove_file",
]

CATALOG_VARIABLE = "VIOLENCEMAP_GAZETTEER"

_SCHEMA = """
create table if not exists file (
    name text primary key, kind text not null, unplaced integer not null
);
create table if not exists village (
    key text not null, municipality text not null, cvegeo text not null, name text not null,
    longitude real not null, latitude real not null, population integer, file text not null
);
create index if not exists village_by_key on village (key, municipality);
"""


def default_catalog_path() -> Path:
    """``VIOLENCEMAP_GAZETTEER``, else a file in the user's data directory."""
    chosen = os.environ.get(CATALOG_VARIABLE)
    if chosen:
        return Path(chosen).expanduser()
    return platformdirs.user_data_path("violencemap", appauthor=False) / "gazetteer.sqlite"


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedFile:
    """A file whose villages are known.

    ``names`` counts the names it brought, ``unplaced`` the rows that were left out because
    they lie in no municipality.
    """

    name: str
    kind: str
    names: int
    unplaced: int


class Catalog:
    """The villages of the files that were added. Reading needs no lock and sees whole files."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection = sqlite3.connect(
            f"file:{path}?mode=ro", uri=True, check_same_thread=False
        )
        self._municipalities = lru_cache(maxsize=4096)(self._read_municipalities)

    def municipalities(self, key: str) -> frozenset[str]:
        """Codes of the municipalities that have a village of this folded name."""
        return self._municipalities(key)

    def find(self, key: str, within: str) -> list[Place]:
        """Villages of this folded name in a state or municipality, the largest first."""
        rows = self._connection.execute(
            "select cvegeo, name, longitude, latitude, population from village"
            " where key = ? and municipality between ? and ?"
            " order by population desc nulls last, cvegeo",
            (key, within, f"{within}:"),
        )
        return [
            Place(
                cvegeo=cvegeo,
                name=name,
                level="locality",
                longitude=longitude,
                latitude=latitude,
                population=population,
            )
            for cvegeo, name, longitude, latitude, population in rows
        ]

    def close(self) -> None:
        self._connection.close()

    def _read_municipalities(self, key: str) -> frozenset[str]:
        rows = self._connection.execute("select municipality from village where key = ?", (key,))
        return frozenset(code for (code,) in rows)


def add_file(
    path: Path, name: str, kind: str, villages: Iterable[Place], unplaced: int
) -> AddedFile:
    """Add villages to a catalog file; those of a file of the same name are replaced."""
    rows = [
        (fold(one), v.cvegeo[:5], v.cvegeo, v.name, v.longitude, v.latitude, v.population, name)
        for v in villages
        for one in (v.name, *v.alternate_names)
    ]
    with closing(_open_for_change(path)) as connection, connection:
        connection.execute("delete from village where file = ?", (name,))
        connection.execute("insert or replace into file values (?, ?, ?)", (name, kind, unplaced))
        connection.executemany("insert into village values (?, ?, ?, ?, ?, ?, ?, ?)", rows)
    return AddedFile(name=name, kind=kind, names=len(rows), unplaced=unplaced)


def list_files(path: Path) -> list[AddedFile]:
    """The files whose villages are in a catalog file, by name."""
    if not path.exists():
        return []
    with closing(_open_for_change(path)) as connection:
        rows = connection.execute(
            "select file.name, kind, count(village.key), unplaced from file"
            " left join village on village.file = file.name group by file.name order by file.name"
        )
        return [
            AddedFile(name=name, kind=kind, names=count, unplaced=unplaced)
            for name, kind, count, unplaced in rows
        ]


def remove_file(path: Path, name: str) -> None:
    """Forget the villages of a file."""
    with closing(_open_for_change(path)) as connection, connection:
        connection.execute("delete from village where file = ?", (name,))
        connection.execute("delete from file where name = ?", (name,))


def _open_for_change(path: Path) -> sqlite3.Connection:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path)
        connection.executescript(_SCHEMA)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(
            f"{path}: added names cannot be kept here ({error}); expected a file that can be "
            f"written; {CATALOG_VARIABLE} names another"
        ) from error
    return connection
