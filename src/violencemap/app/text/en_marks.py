"""Wording of the map's marks and layers, key by key that of ``es_marks``."""

from __future__ import annotations

__all__ = ["TEXT"]

TEXT = {
    "points_as_totals": (
        "{n} events with a place; showing totals by municipality. Narrow the period or choose "
        "municipalities to see points."
    ),
    "rows_first": (
        "The table has the first {first} of {matched} by date; Downloads has all of them."
    ),
}
