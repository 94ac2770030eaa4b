"""Geocoders in geopy's own terms: ours, and online ones that a user names."""

from __future__ import annotations

from violencemap.geoparse.geocode.gazetteer import Gazetteer
from violencemap.geoparse.geocode.online import OnlineGeocoder, geocode_unresolved, open_geocoder

__all__ = ["Gazetteer", "OnlineGeocoder", "geocode_unresolved", "open_geocoder"]
