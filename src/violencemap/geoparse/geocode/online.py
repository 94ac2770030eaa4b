"""Online geocoders: only when a user names one, politely, and each question once.

Names of places in a report can tell what somebody works on. Nothing is sent anywhere unless
the user chose the service, its address and how its keepers can write to them.
"""

from __future__ import annotations

import json
import math
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import platformdirs
from geopy.exc import GeopyError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import get_geocoder_for_service
from geopy.location import Location

from violencemap.errors import GeocodingError
from violencemap.geoparse.gazetteer import load_gazetteer
from violencemap.types import Place, Resolution

__all__ = ["OnlineGeocoder", "geocode_unresolved", "open_geocoder"]

# What a stranger's answer is worth: it was found by name alone, not by the report.
_SCORE = 0.5
_SCHEMA = """
create table if not exists answer (
    service text not null, query text not null, locations text not null,
    primary key (service, query)
)
"""


def open_geocoder(
    name: str,
    *,
    domain: str,
    contact: str,
    scheme: str = "https",
    delay_seconds: float = 1.0,
    cache: Path | None = None,
) -> OnlineGeocoder:
    """A geocoder of geopy that is asked slowly and never twice.

    Parameters
    ----------
    name
        Name of the service in geopy, such as ``"nominatim"``, ``"photon"`` or ``"pelias"``.
    domain
        Host, with a port where it needs one: ``"nominatim.example.org"``.
    contact
        Address of e-mail or page by which its keepers reach you; sent as the user agent.
    scheme
        ``"https"``, or ``"http"`` for a server of your own.
    delay_seconds
        Seconds between two questions, at least.
    cache
        File that keeps the answers; by default one in the user's cache directory.

    Raises
    ------
    GeocodingError
        When geopy knows no such service, the service has no address to choose, or no contact
        is given.
    """
    if not contact.strip() or not domain.strip():
        raise GeocodingError(
            f"{name}: expected a domain and a contact (an e-mail or page) for its keepers"
        )
    try:
        service = get_geocoder_for_service(name)(domain=domain, user_agent=contact, scheme=scheme)
    except (GeopyError, TypeError) as error:
        raise GeocodingError(
            f"{name}: geopy has no such geocoder with a domain of your choice ({error}); "
            "expected one such as nominatim, photon or pelias"
        ) from error
    limited = RateLimiter(
        service.geocode, min_delay_seconds=delay_seconds, max_retries=1, swallow_exceptions=False
    )
    path = cache or platformdirs.user_cache_path("violencemap") / "geocoded.sqlite"
    return OnlineGeocoder(f"{name} {domain}", limited, path)


class OnlineGeocoder:
    """A geocoder that a user named, with the answers it gave before.

    ``service`` is its name and domain; ``cache`` the file of answers, "nothing found" included.
    """

    def __init__(self, service: str, geocode: RateLimiter, cache: Path) -> None:
        self.service, self.cache = service, cache
        self._geocode = geocode

    def geocode(self, query: str, *, exactly_one: bool = True) -> Location | list[Location] | None:
        """Where a query lies, as geopy's geocoders answer.

        Raises
        ------
        GeocodingError
            When the service cannot be reached or answers with an error. Nothing is kept then.
        """
        try:
            with closing(self._open_cache()) as connection, connection:
                locations = self._answered(connection, query)
        except (OSError, sqlite3.Error) as error:
            raise GeocodingError(f"{self.cache}: answers cannot be kept ({error})") from error
        if not locations:
            return None
        return locations[0] if exactly_one else locations

    def _answered(self, connection: sqlite3.Connection, query: str) -> list[Location]:
        key = (self.service, query)
        known = connection.execute(
            "select locations from answer where service = ? and query = ?", key
        ).fetchone()
        if known is None:
            answer = json.dumps([_to_json(one) for one in self._ask(query)], ensure_ascii=False)
            connection.execute("insert into answer values (?, ?, ?)", (*key, answer))
            known = (answer,)
        return [Location(one["address"], one["point"], one["raw"]) for one in json.loads(known[0])]

    def _ask(self, query: str) -> list[Location]:
        try:
            return list(self._geocode(query, exactly_one=False) or ())
        except GeopyError as error:
            reason = str(error) or type(error).__name__
            raise GeocodingError(f"{self.service} did not answer {query!r}: {reason}") from error

    def _open_cache(self) -> sqlite3.Connection:
        self.cache.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self.cache)
        connection.execute(_SCHEMA)
        return connection


def geocode_unresolved(
    resolutions: Iterable[Resolution], geocoder: OnlineGeocoder
) -> tuple[Resolution, ...]:
    """Resolutions of one report, in which what was left undecided is asked of a geocoder.

    Its answer is taken where it lies in a state that the report names; the method then reads
    ``plugin:`` and its name. All other resolutions stay as they are.
    """
    found = tuple(resolutions)
    states = {one.place.cve_ent for one in found if one.place is not None}
    return tuple(
        _placed(one, geocoder, states) if _is_open(one) and states else one for one in found
    )


def _is_open(one: Resolution) -> bool:
    is_place = one.mention.label == "place" and one.level in ("municipality", "locality")
    return is_place and one.place is None


def _placed(one: Resolution, geocoder: OnlineGeocoder, states: set[str]) -> Resolution:
    gazetteer = load_gazetteer()
    for state in sorted(states):
        query = f"{one.mention.text}, {gazetteer.place(state).name}, México"
        location = geocoder.geocode(query)
        if not isinstance(location, Location):
            continue
        code = _municipality_of(location)
        if code is None or code[:2] != state:
            continue
        place = Place(
            cvegeo=code,
            name=one.mention.text,
            level="locality",
            longitude=location.longitude,
            latitude=location.latitude,
        )
        return replace(
            one,
            place=place,
            place_name=gazetteer.describe(place),
            score=_SCORE,
            method=f"plugin:{geocoder.service.split()[0]}",
            reason=f"{geocoder.service} finds the name in {gazetteer.place(state).name}",
        )
    return one


def _municipality_of(location: Location) -> str | None:
    from violencemap.read.boundaries import locate_points  # loads GeoPandas

    (code,) = locate_points([location.longitude], [location.latitude])
    return None if code is None else str(code)


def _to_json(location: Location) -> dict[str, Any]:
    point = [location.latitude, location.longitude]
    if not all(map(math.isfinite, point)):
        raise GeocodingError(f"an answer has no coordinates: {location.address}")
    return {"address": location.address, "point": point, "raw": location.raw}
