"""violencemap: reports and official figures about violence in Mexico, on one map.

Nothing heavy is imported here; each public name loads its module when first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

_HOMES = {
    name: f"violencemap.{module}"
    for module, names in {
        "errors": (
            *("ExportError", "FilterError", "GeocodingError", "PlaceNotFoundError", "ReadError"),
            *("SchemaError", "StoreBusyError", "StoreError", "StoreVersionError"),
            *("UnknownFormatError", "ViolenceMapError"),
        ),
        "types": (
            *("Article", "Candidate", "Figure", "Filters", "Incident", "Mention", "Place"),
            *("Reading", "Rejection", "Report", "Resolution"),
        ),
        "codes": ("DatePrecision", "EventType", "GeoPrecision"),
        "measures": ("MEASURES",),
        "store": ("Store", "default_store_path", "ensure_store", "open_store"),
        "query.coverage": ("data_span", "list_sources", "months"),
        "query.figures": ("list_figures",),
        "query.incidents": ("count_precision", "list_incidents"),
        "query.places": ("municipality_code", "state_code"),
        "query.rates": ("list_areas",),
        "query.where": ("describe", "filters_from_query", "filters_to_query"),
        "geoparse.gazetteer": ("add_gazetteer", "list_gazetteers", "remove_gazetteer"),
        "geoparse.geocode": ("Gazetteer", "geocode_unresolved", "open_geocoder"),
        "export.geojson": (
            *("areas_geojson", "events_geojson", "export_filename", "figures_geojson"),
        ),
        "export.tabular": ("areas_csv", "events_csv", "figures_csv"),
        "views.map.folium": ("draw_map",),
    }.items()
    for name in names
}

__all__ = sorted(_HOMES)


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
