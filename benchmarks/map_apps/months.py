"""Our map of two years with its months in the browser: a step asks nothing of the server."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import streamlit as st

from violencemap.query.area_months import list_area_months
from violencemap.query.incidents import list_incidents
from violencemap.query.placed import place_rows
from violencemap.query.rates import list_areas
from violencemap.store import default_store_path, open_store
from violencemap.types import Filters
from violencemap.views.map.component import draw_component
from violencemap.views.map.month_fields import month_fields, stepper_text
from violencemap.views.map.payload import map_payload

SHOWN: dict[str, Any] = {
    "measure": "intentional_homicide_victims",
    "level": "municipality",
    "show": "rate",
}
FIRST, LAST = date(2023, 1, 1), date(2024, 12, 31)


@st.cache_data
def two_years(path: Path) -> dict[str, Any]:
    """Payload with all months, and without events: the peers draw none either."""
    filters = Filters(since=FIRST, until=LAST)
    with open_store(path) as store:
        none = place_rows(list_incidents(store, Filters(), limit=0))
        areas = list_areas(store, filters, **SHOWN)
        months = list_area_months(store, filters, **SHOWN)
    fields = month_fields(
        months, dict.fromkeys((m for m, _ in months), none), **SHOWN, language="es"
    )
    words = stepper_text(FIRST, LAST, measure=SHOWN["measure"], show="rate", language="es")
    view = map_payload(areas, none, filters=filters, **SHOWN, language="es")
    opened = {"turn": 0, "month": ""}
    return view | {"stepper": {"text": words, "months": fields, "opened": opened}}


draw_component(two_years(default_store_path()), key="map", height=560)
