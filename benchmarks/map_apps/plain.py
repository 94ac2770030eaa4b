"""The plain peer, as its documentation shows it: a GeoDataFrame in folium.Choropleth, st_folium.

With a constant key, without which the map would be a new one at every run.
"""

from __future__ import annotations

import folium
from folium_choropleth import CENTER, ZOOM, boundaries, choropleth, next_month
from streamlit_folium import st_folium

month = next_month()
base = folium.Map(location=CENTER, zoom_start=ZOOM, tiles=None)
choropleth(month, boundaries()).add_to(base)
st_folium(base, key="map", height=560, width=700)
