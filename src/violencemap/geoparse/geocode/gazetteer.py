"""The gazetteer as a geocoder of geopy: place words to a point, a point to its municipality."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point

from violencemap.geoparse import geoparse
from violencemap.geoparse.gazetteer import load_gazetteer
from violencemap.geoparse.text import key_of, plain_of, word_set
from violencemap.types import Article, Place, Resolution

__all__ = ["Gazetteer"]

_KINDS = word_set(
    "en in near la el los las the a de del of city town village municipality municipio ciudad "
    "puerto port colonia ejido comunidad poblado estado state neighborhood community suburb"
)
_WORD = re.compile(r"\w+")


class Gazetteer(Geocoder):  # type: ignore[misc]
    """A geocoder with geopy's interface that asks nobody: names and polygons ship with it.

    It can take the place of any geopy geocoder, or be asked before one. Answers are geopy's
    :class:`geopy.location.Location`, whose ``raw`` has ``cvegeo``, ``level``, ``score``,
    ``method``, ``reason`` and ``candidates`` as in a reading.

    Examples
    --------
    >>> place = Gazetteer().geocode("Tecate, Baja California")
    >>> place.address, place.raw["cvegeo"]
    ('Tecate, Baja California', '02003')
    >>> Gazetteer().geocode("San Juan Mixtepec, Oaxaca") is None
    True
    >>> Gazetteer().reverse((20.21, -87.46)).raw["cvegeo"]
    '23009'
    """

    def geocode(
        self, query: str, *, exactly_one: bool = True, limit: int | None = None
    ) -> Location | list[Location] | None:
        """Where the words of a query lie, None when nothing known is meant.

        What cannot be decided is None too; with ``exactly_one=False`` its candidates come
        back, the likeliest first, ``limit`` of them at most. The larger place may follow after
        a comma ("Nogales, Sonora"), as a name or as an abbreviation.
        """
        found = _first_place(query)
        if found is None:
            return None
        locations = [] if found.place is None else [_location(found.place, _raw(found))]
        if exactly_one:
            return locations[0] if locations else None
        for one in found.candidates:
            raw = {**_raw(found), "cvegeo": one.place.cvegeo, "score": one.score}
            locations.append(_location(one.place, {**raw, "level": one.place.level}))
        return locations[:limit] or None

    def reverse(
        self, query: Point | Sequence[float] | str, *, exactly_one: bool = True
    ) -> Location | list[Location] | None:
        """Municipality of 2019 in which a point lies, None outside all of them.

        The point is latitude and longitude, in degrees, as geopy has it. With
        ``exactly_one=False`` the state follows.
        """
        from violencemap.read.boundaries import locate_points  # loads GeoPandas

        point = Point(query)
        (code,) = locate_points([point.longitude], [point.latitude])
        if code is None:
            return None
        gazetteer = load_gazetteer()
        found = []
        for place in (gazetteer.place(code), gazetteer.place(code[:2])):
            raw = {"cvegeo": place.cvegeo, "level": place.level, "score": 1.0, "candidates": []}
            reason = "the point lies in its polygon"
            found.append(_location(place, {**raw, "method": "polygon", "reason": reason}))
        return found[0] if exactly_one else found


def _first_place(query: str) -> Resolution | None:
    """What the first name of a query stands for, if the query begins with it."""
    # "en" says that a place follows, so that a town with a surname's name is one
    for text in (f"en {query}", f"en {query}".lower()):
        found = [
            one
            for one in geoparse(Article(article_id="query", text=text))
            if one.mention.label == "place" and (one.place is not None or one.candidates)
        ]
        if found and _begins_with(text, found[0].mention.start):
            return found[0]
    return None


def _begins_with(text: str, start: int) -> bool:
    return _KINDS.issuperset(_WORD.findall(key_of(plain_of(text[:start]))))


def _location(place: Place, raw: dict[str, Any]) -> Location:
    point = Point(place.latitude, place.longitude)
    return Location(load_gazetteer().describe(place), point, raw)


def _raw(found: Resolution) -> dict[str, Any]:
    return {
        "cvegeo": found.place.cvegeo if found.place else None,
        "level": found.level,
        "score": found.score,
        "method": found.method,
        "reason": found.reason,
        "candidates": [
            {"cvegeo": one.place.cvegeo, "place_name": one.place.name, "score": one.score}
            for one in found.candidates
        ],
    }
