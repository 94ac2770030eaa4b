"""A small map beside something else: some events, and the states around them."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from violencemap.app import cache
from violencemap.codes import Language
from violencemap.query.placed import place_rows
from violencemap.types import Filters
from violencemap.views.map.component import draw_component
from violencemap.views.map.payload import map_payload

__all__ = ["draw_small_map"]


def draw_small_map(
    snapshot: cache.Snapshot,
    events: pd.DataFrame,
    states: Iterable[str],
    *,
    key: str,
    height: int,
    language: Language,
) -> None:
    """Draw events in their states; ``height`` is in pixels, ``key`` names the map in the page."""
    around = Filters(cvegeo=tuple(sorted(set(states))))
    payload = map_payload(
        cache.areas(snapshot, around, "events", "state", "count"),
        place_rows(events),
        filters=around,
        measure="events",
        level="state",
        show="count",
        language=language,
    )
    draw_component(payload | {"small": True}, key=key, height=height)
