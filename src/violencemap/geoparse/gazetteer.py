"""The names that are known: those that ship with violencemap, and what a user adds to them."""

from __future__ import annotations

import dataclasses
from functools import cache
from pathlib import Path

from violencemap.bundled import bundled_path
from violencemap.errors import PlaceNotFoundError
from violencemap.geoparse import catalog
from violencemap.geoparse.catalog import AddedFile, Catalog, default_catalog_path
from violencemap.geoparse.names import NameIndex
from violencemap.geoparse.prepared import load_prepared

__all__ = ["add_gazetteer", "list_gazetteers", "load_gazetteer", "remove_gazetteer"]


@cache
def load_gazetteer() -> NameIndex:
    """The bundled gazetteer from its prepared file, with the villages that the user added."""
    bundled = load_prepared(bundled_path())
    path = default_catalog_path()
    return dataclasses.replace(bundled, catalog=Catalog(path)) if path.is_file() else bundled


def add_gazetteer(path: Path) -> AddedFile:
    """Make the villages of a file known, from now on and in other processes too.

    INEGI's catalog of localities (AGEEML), its census by locality and GeoNames' country file
    (``MX.txt``) are known, packed or not. A file of the same name takes the place of the one
    that was added before. Villages are found only where a report names their municipality or
    state; texts are read as before otherwise.

    Raises
    ------
    ReadError
        When the file cannot be read or is none of these.
    StoreError
        When the added names cannot be kept.
    """
    from violencemap.geoparse.catalog_files import read_villages  # its readers load pandas

    municipalities = (code for code in load_gazetteer().by_code if len(code) == 5)
    file = read_villages(path, municipalities)
    added = catalog.add_file(
        default_catalog_path(), path.name, file.kind, file.villages, file.unplaced
    )
    load_gazetteer.cache_clear()
    return added


def list_gazetteers() -> list[AddedFile]:
    """The files that were added, by name."""
    return catalog.list_files(default_catalog_path())


def remove_gazetteer(name: str) -> None:
    """Forget the villages of a file that was added.

    Raises
    ------
    PlaceNotFoundError
        When no file of this name was added.
    """
    if name not in {file.name for file in list_gazetteers()}:
        known = ", ".join(file.name for file in list_gazetteers()) or "none"
        raise PlaceNotFoundError(f"no file {name!r} was added; added files: {known}")
    catalog.remove_file(default_catalog_path(), name)
    load_gazetteer.cache_clear()
