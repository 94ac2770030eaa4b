"""Our map in a small app: a month of the municipalities, and a button to the next one."""

from __future__ import annotations

import calendar
from datetime import date
from pathlib import Path

import streamlit as st

from violencemap.query.incidents import list_incidents
from violencemap.query.placed import PlacedEvents, place_rows
from violencemap.query.rates import list_areas
from violencemap.store import Store, default_store_path, open_store
from violencemap.types import Filters
from violencemap.views.map.component import draw_component
from violencemap.views.map.payload import map_payload

MEASURE = "intentional_homicide_victims"


@st.cache_resource
def open_once(path: Path) -> tuple[Store, PlacedEvents]:
    """The store, and no events: the peers draw none either."""
    store = open_store(path)
    return store, place_rows(list_incidents(store, Filters(), limit=0))


number = st.session_state.setdefault("month", 0)
if st.button("Next month"):
    st.session_state.month = number = (number + 1) % 24
year, month = 2023 + number // 12, number % 12 + 1
filters = Filters(
    since=date(year, month, 1), until=date(year, month, calendar.monthrange(year, month)[1])
)
store, no_events = open_once(default_store_path())
areas = list_areas(store, filters, measure=MEASURE, level="municipality")
payload = map_payload(
    areas,
    no_events,
    filters=filters,
    measure=MEASURE,
    level="municipality",
    show="rate",
    language="es",
)
draw_component(payload, key="map", height=560)
