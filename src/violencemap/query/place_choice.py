"""Places that a person may choose for an incident, and what the choice changes."""

from __future__ import annotations

from functools import cache
from typing import Any

from violencemap.codes import GeoPrecision
from violencemap.geoparse.gazetteer import load_gazetteer
from violencemap.types import Place

__all__ = ["find_places", "place_label", "place_of", "place_values"]


def find_places(words: str, *, limit: int = 10) -> list[Place]:
    """Places that a name or a code of INEGI may mean, the likeliest first."""
    if words.strip().isdigit():
        place = place_of(words.strip())
        return [place] if place else []
    return load_gazetteer().lookup(words)[:limit]


def place_label(place: Place) -> str:
    """``"Holbox, Lázaro Cárdenas, Quintana Roo"``."""
    return load_gazetteer().describe(place)


def place_values(place: Place) -> dict[str, Any]:
    """New values of a change that puts an incident at a place."""
    precision = {"state": GeoPrecision.STATE, "municipality": GeoPrecision.MUNICIPALITY}
    is_point = place.level not in precision
    return {
        "cvegeo": place.cvegeo or None,
        "location": place.name,
        "geo_precision": str(precision.get(place.level, GeoPrecision.LOCALITY)),
        "longitude": place.longitude if is_point else None,
        "latitude": place.latitude if is_point else None,
    }


def place_of(code: str) -> Place | None:
    """Place with a code of 2, 5 or 9 digits; None where the gazetteer has none."""
    return _places_by_code().get(code)


@cache
def _places_by_code() -> dict[str, Place]:
    """Places by their code; of several with one code (points of a municipality) the area."""
    found: dict[str, Place] = {}
    for place in load_gazetteer().places:
        if place.level in {"state", "municipality"}:
            found[place.cvegeo] = place
        elif len(place.cvegeo) == 9:
            found.setdefault(place.cvegeo, place)
    return found
