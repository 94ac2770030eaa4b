"""The rates of a month as a layer of folium: both peers draw it."""

from __future__ import annotations

import os
from typing import Any

import folium
import geopandas
import pandas as pd
import streamlit as st

from violencemap.bundled import bundled_path
from violencemap.store import open_store

MEASURE = "intentional_homicide_victims"
BREAKS = (0, 0.0001, 5, 10, 20, 40, 80)
CENTER, ZOOM = (23.6, -102.5), 5


@st.cache_data
def counts() -> pd.DataFrame:
    """Victims by municipality and month, with the population."""
    with open_store(os.environ["VIOLENCEMAP_STORE"]) as store:
        return store.frame(
            """
            SELECT statistic.cvegeo, statistic.month, statistic.number, area.population
            FROM statistic JOIN area ON area.cvegeo = statistic.cvegeo
            WHERE statistic.measure = ? AND length(statistic.cvegeo) = 5
            """,
            [MEASURE],
        )


@st.cache_resource
def boundaries() -> geopandas.GeoDataFrame:
    """The same simplified municipalities as ours, to four decimals."""
    path = bundled_path("boundaries", "mexico_1000m.topojson")
    frame = geopandas.read_file(path, layer="municipalities")[["cvegeo", "name", "geometry"]]
    return frame.set_geometry(frame.geometry.set_precision(0.0001)).set_crs("EPSG:4326")


@st.cache_resource
def boundaries_as_geojson() -> dict[str, Any]:
    """The same, turned into GeoJSON once instead of at every change."""
    geojson: dict[str, Any] = boundaries().to_geo_dict(drop_id=True)
    return geojson


def next_month() -> str:
    """Month that the button has come to."""
    number = st.session_state.setdefault("month", 0)
    if st.button("Next month"):
        st.session_state.month = number = (number + 1) % 24
    return f"{2023 + number // 12}-{number % 12 + 1:02d}"


def choropleth(month: str, shapes: Any) -> folium.Choropleth:
    """Layer of the annual rates of a month, without the color bar, which would load d3.

    ``shapes`` is a GeoDataFrame or GeoJSON: Choropleth takes either.
    """
    all_counts = counts()
    rows = all_counts[pd.to_datetime(all_counts["month"]).dt.strftime("%Y-%m") == month]
    days = pd.Period(month).days_in_month
    rate = rows["number"] / rows["population"] * 100_000 * 365.25 / days
    layer = folium.Choropleth(
        geo_data=shapes,
        data=rows.assign(rate=rate),
        columns=["cvegeo", "rate"],
        key_on="feature.properties.cvegeo",
        fill_color="YlGnBu",
        bins=[*BREAKS, max(100.0, float(rate.max()) + 1)],
        nan_fill_color="#dcdfe3",
        line_weight=0.5,
    )
    del layer._children[layer.color_scale.get_name()]
    layer.color_scale = None
    return layer
