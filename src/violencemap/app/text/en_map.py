"""English wording of the buttons on the map, key by key that of ``es_map``."""

from __future__ import annotations

__all__ = ["TEXT"]

TEXT = {
    "map_municipalities": "See its municipalities",
    "map_choose": "Choose it",
    "map_place": "Open the place page",
    "map_event": "Open the event",
    "map_back_to_state": "Back to {state}",
    "map_back_to_country": "Back to the whole country",
    "map_no_tiles": "The map is shown without a background: {reason}",
}
