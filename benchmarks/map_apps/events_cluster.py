"""The same events in folium's fastest way to show many: FastMarkerCluster, through st_folium."""

from __future__ import annotations

import os

import folium
import pandas as pd
import streamlit as st
from events_period import next_period
from folium.plugins import FastMarkerCluster
from streamlit_folium import st_folium

from violencemap.query.incidents import list_incidents
from violencemap.store import open_store
from violencemap.types import Filters

# Without its icons, which come from one more script of another host.
_MARKER = "function (row) { return L.marker(new L.LatLng(row[0], row[1])); }"


@st.cache_resource
def events() -> pd.DataFrame:
    """Days and places of all events that have a place, read once."""
    with open_store(os.environ["VIOLENCEMAP_STORE"]) as store:
        rows = list_incidents(store, Filters())
    placed = rows.loc[rows["longitude"].notna(), ["event_date", "latitude", "longitude"]]
    return placed.round(4)


since, until = next_period()
every = events()
shown = every[(every["event_date"] >= since) & (every["event_date"] <= until)]
base = folium.Map(location=(23.6, -102.5), zoom_start=5, maxZoom=13, tiles=None)
FastMarkerCluster(shown[["latitude", "longitude"]], callback=_MARKER).add_to(base)
st_folium(base, key="map", height=560, width=700, returned_objects=[])
