"""One renderer for the map (frontend/src/layer.ts) and its two hosts, Streamlit and folium."""
