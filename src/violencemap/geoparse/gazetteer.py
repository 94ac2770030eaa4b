"""The gazetteer that ships with violencemap."""

from __future__ import annotations

from functools import cache

from violencemap.bundled import bundled_path
from violencemap.geoparse.names import NameIndex
from violencemap.geoparse.prepared import load_prepared

__all__ = ["load_gazetteer"]


@cache
def load_gazetteer() -> NameIndex:
    """The bundled gazetteer, from its prepared file where there is one."""
    return load_prepared(bundled_path())
