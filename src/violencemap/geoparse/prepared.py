"""The prepared gazetteer: a file in the user's cache directory that loads in a moment.

It is named after the content of the tables and of the code that builds from them, so that
a new version never reads an old one.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import tempfile
from pathlib import Path

import ahocorasick
import platformdirs

from violencemap.geoparse.build import TABLES, build_index
from violencemap.geoparse.names import NameIndex

__all__ = ["load_prepared"]


def load_prepared(folder: Path, cache: Path | None = None) -> NameIndex:
    """The index of the tables in a folder, from its prepared file where there is one.

    ``cache`` is the directory of prepared files; by default the user's own.
    """
    cache = cache or platformdirs.user_cache_path("violencemap")
    prepared = cache / f"gazetteer-{_version(folder)}.pickle"
    try:
        with prepared.open("rb") as file:
            return NameIndex(**pickle.load(file))
    except (OSError, pickle.UnpicklingError, EOFError, AttributeError, ValueError, TypeError):
        index = build_index(folder)
        _keep(index, prepared)
        return index


def _version(folder: Path) -> str:
    digest = hashlib.sha256(ahocorasick.__file__.encode())
    for module in ("build.py", "names.py", "short_forms.py", "text.py"):
        digest.update(Path(__file__).with_name(module).read_bytes())
    for table in TABLES:
        digest.update((folder / f"{table}.csv").read_bytes())
    return digest.hexdigest()[:16]


def _keep(index: NameIndex, prepared: Path) -> None:
    """Write beside and rename, so that another process never reads half a file."""
    state = {name: getattr(index, name) for name in NameIndex.__slots__ if name != "catalog"}
    try:
        prepared.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=prepared.parent)
        with os.fdopen(handle, "wb") as file:
            pickle.dump(state, file, protocol=pickle.HIGHEST_PROTOCOL)
        os.replace(name, prepared)
    except OSError:
        return  # a read-only home: the tables are read again next time
