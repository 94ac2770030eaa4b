"""folium at its best: GeoJSON made once, nothing returned, a constant map whose layer changes."""

from __future__ import annotations

import folium
from folium_choropleth import CENTER, ZOOM, boundaries_as_geojson, choropleth, next_month
from streamlit_folium import st_folium

month = next_month()
base = folium.Map(location=CENTER, zoom_start=ZOOM, tiles=None)
group = folium.FeatureGroup(name="rates")
choropleth(month, boundaries_as_geojson()).add_to(group)
st_folium(base, key="map", height=560, width=700, returned_objects=[], feature_group_to_add=group)
