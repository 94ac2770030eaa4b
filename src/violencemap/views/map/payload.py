"""What the map is told of a view: compact, without geometry, the same for both hosts.

The browser has the boundaries, so areas travel as lists in the order of the boundary file.
Rates and intervals of a whole country would double the bytes; they follow exactly from the
count, the population and the days, so the browser works them out when somebody asks. Where they
do not follow (months are missing), they travel. Populations travel as differences from those of
the census, which the front end has. ``frontend/src/payload.ts`` names each field.
"""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING, Any

from violencemap.codes import Language, Level, Show
from violencemap.query.placed import PlacedEvents
from violencemap.types import Filters
from violencemap.views.colors import CLASS_COLORS, NO_DATA_COLOR
from violencemap.views.map.area_fields import area_fields
from violencemap.views.map.boundary_order import drawn_in
from violencemap.views.map.event_points import event_fields, mark_colors
from violencemap.views.map.mark_wording import mark_text
from violencemap.views.map.wording import map_text

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["map_payload", "pack"]

# zlib's own level would take five times as long for 3 % fewer bytes.
_LEVEL = 4


def map_payload(
    areas: pd.DataFrame,
    events: PlacedEvents,
    *,
    filters: Filters,
    measure: str,
    level: Level,
    show: Show,
    language: Language,
) -> dict[str, Any]:
    """Payload of a view, ready for JSON.

    Parameters
    ----------
    areas, events
        From :func:`~violencemap.query.rates.list_areas` and
        :func:`~violencemap.query.placed.list_placed` for the same view.
    filters
        Their places are what the map looks at; all else is already in the rows.
    """
    return {
        "level": level,
        "scope": sorted({drawn_in().get(code, code) for code in filters.cvegeo}),
        **area_fields(areas, measure=measure, level=level, show=show),
        "state_events": dict(events.only_state),
        "events": event_fields(events, language),
        "colors": {
            "classes": CLASS_COLORS,
            "no_data": NO_DATA_COLOR,
            **mark_colors(language),
        },
        "text": map_text(areas, measure=measure, level=level, language=language)
        | mark_text(language),
    }


def pack(payload: dict[str, Any]) -> bytes:
    """Payload as deflated JSON, as the browser unpacks it."""
    text = json.dumps(payload, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode(), _LEVEL)
