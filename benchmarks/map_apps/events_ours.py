"""Many events on our map of states: those of two years, and a button that leaves out a day."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from events_period import next_period

from violencemap.query.placed import list_placed
from violencemap.query.rates import list_areas
from violencemap.store import Store, default_store_path, open_store
from violencemap.types import Filters
from violencemap.views.map.component import draw_component
from violencemap.views.map.payload import map_payload


@st.cache_resource
def open_once(path: Path) -> Store:
    return open_store(path)


since, until = next_period()
filters = Filters(since=since, until=until)
store = open_once(default_store_path())
payload = map_payload(
    list_areas(store, filters, measure="events", level="state", show="count"),
    list_placed(store, filters),
    filters=filters,
    measure="events",
    level="state",
    show="count",
    language="es",
)
draw_component(payload, key="map", height=560)
