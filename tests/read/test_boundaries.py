"""Polygons of states and municipalities, and points in them."""

from __future__ import annotations

import csv
import math

import geopandas
import numpy as np
import pytest
import shapely

from violencemap.bundled import bundled_path
from violencemap.codes import Level
from violencemap.read.boundaries import Detail, locate_points, read_boundaries

DETAILS: tuple[Detail, ...] = (250, 1000)
LEVELS: tuple[Level, ...] = ("state", "municipality")
LAYERS = {(level, detail): read_boundaries(level, detail) for level in LEVELS for detail in DETAILS}
EVERY_LAYER = pytest.mark.parametrize(("level", "detail"), LAYERS)
EVERY_DETAIL = pytest.mark.parametrize("detail", DETAILS)


def rows_of(name: str) -> list[dict[str, str]]:
    with bundled_path(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


AREAS = {row["cvegeo"]: row for row in rows_of("areas.csv")}


@EVERY_LAYER
def test_all_areas_of_2019_are_there_in_the_order_of_their_codes(
    level: Level, detail: Detail
) -> None:
    frame = LAYERS[level, detail]
    drawn = [row for row in AREAS.values() if row["level"] == level and not row["drawn_in"]]
    assert len(frame) == {"state": 32, "municipality": 2465}[level]
    assert frame.columns.tolist() == ["cvegeo", "name", "geometry"]
    assert frame["cvegeo"].tolist() == [row["cvegeo"] for row in drawn]
    assert frame["name"].tolist() == [row["name"] for row in drawn]
    assert frame.crs == 4326


@EVERY_LAYER
def test_polygons_are_valid_and_their_exterior_rings_run_counter_clockwise(
    level: Level, detail: Detail
) -> None:
    frame = LAYERS[level, detail]
    assert frame.is_valid.all()
    assert not frame.is_empty.any()
    assert set(frame.geom_type) <= {"Polygon", "MultiPolygon"}
    assert shapely.is_ccw(shapely.get_exterior_ring(frame.geometry.explode().values)).all()


@EVERY_LAYER
def test_neighbors_neither_overlap_nor_part(level: Level, detail: Detail) -> None:
    frame = LAYERS[level, detail].to_crs(6372)
    assert shapely.coverage_is_valid(LAYERS[level, detail].geometry.values)
    # a valid coverage has no overlaps, as the plain sum of areas confirms
    overlap = frame.area.sum() - frame.union_all().area
    assert overlap < 1e6, "square meters"


@EVERY_DETAIL
def test_states_are_the_union_of_their_municipalities(detail: Detail) -> None:
    municipalities = LAYERS["municipality", detail]
    unions = municipalities.dissolve(municipalities["cvegeo"].str[:2], method="coverage")
    difference = unions.geometry.values.symmetric_difference(
        LAYERS["state", detail].geometry.values
    )
    assert shapely.area(difference).max() == 0


@EVERY_DETAIL
def test_the_country_has_its_size(detail: Detail) -> None:
    # INEGI: 1,959,248 km² of mainland and 5,127 km² of islands
    area = LAYERS["state", detail].geometry.to_crs(6372).area.sum() / 1e6
    assert math.isclose(area, 1_964_375, rel_tol=0.005)


@EVERY_DETAIL
@pytest.mark.parametrize(
    ("island", "cvegeo", "longitude", "latitude"),
    [
        ("Holbox", "23007", -87.3778, 21.5232),
        ("Isla Mujeres", "23003", -86.731, 21.2311),
        ("Cozumel", "23001", -86.92, 20.43),
        ("María Madre", "18012", -106.58, 21.62),
        ("María Cleofas", "18012", -106.24, 21.32),
        ("Guadalupe", "02001", -118.28, 29.03),
        ("Socorro, Revillagigedo", "06009", -110.98, 18.79),
        ("Clarión, Revillagigedo", "06009", -114.72, 18.36),
        ("San Benedicto, Revillagigedo", "06007", -110.805, 19.313),
        ("Cedros", "02001", -115.22, 28.18),
        ("Tiburón", "26030", -112.37, 28.98),
    ],
)
def test_islands_are_kept(
    detail: Detail, island: str, cvegeo: str, longitude: float, latitude: float
) -> None:
    frame = LAYERS["municipality", detail]
    holding = frame.loc[frame.contains(shapely.Point(longitude, latitude)), "cvegeo"]
    assert holding.tolist() == [cvegeo], island


@pytest.mark.parametrize(
    ("place", "longitude", "latitude", "cvegeo"),
    [
        ("San Luis Río Colorado", -114.779624, 32.479831, "26055"),
        ("Mexicali", -115.475579, 32.641176, "02002"),
        ("Tulum", -87.463205, 20.210777, "23009"),
        ("Coatepec Harinas", -99.768519, 18.925711, "15021"),
        ("Zócalo, Mexico City", -99.1332, 19.4326, "09015"),
        ("Tampico", -97.8611, 22.2331, "28038"),
        ("El Paso, Texas", -106.4850, 31.7619, None),
        ("Gulf of Mexico", -93.0, 23.0, None),
        ("Guatemala City", -90.5133, 14.6133, None),
        ("nowhere", math.nan, math.nan, None),
    ],
)
def test_points_lie_in_their_municipality(
    place: str, longitude: float, latitude: float, cvegeo: str | None
) -> None:
    assert list(locate_points([longitude], [latitude])) == [cvegeo], place


def test_no_points_give_no_codes() -> None:
    assert list(locate_points([], [])) == []


def test_a_point_on_a_border_belongs_to_the_lower_code() -> None:
    frame = LAYERS["municipality", 250].set_index("cvegeo").geometry
    border = frame["23005"].intersection(frame["23011"])  # Benito Juárez and Puerto Morelos
    longitude, latitude = shapely.get_coordinates(border)[0]
    assert list(locate_points([longitude], [latitude])) == ["23005"]


def test_localities_come_out_as_with_unsimplified_polygons() -> None:
    localities = rows_of("localities.csv")
    longitudes, latitudes = (
        [float(row[axis]) for row in localities] for axis in ("longitude", "latitude")
    )
    expected = [AREAS[row["cvegeo"]]["drawn_in"] or row["cvegeo"] for row in localities]
    right = locate_points(longitudes, latitudes) == np.array(expected, dtype=object)
    assert right.mean() > 0.998


def test_label_points_lie_in_their_area_or_within_the_detail_of_its_border() -> None:
    rows = list(AREAS.values())
    points = geopandas.GeoSeries.from_xy(
        [float(row["longitude"]) for row in rows],
        [float(row["latitude"]) for row in rows],
        crs=4326,
    ).to_crs(6372)
    both = [LAYERS[level, 250].set_index("cvegeo").geometry.to_crs(6372) for level in LEVELS]
    shapes = {code: shape for frame in both for code, shape in frame.items()}
    for row, point in zip(rows, points, strict=True):
        shape = shapes[row["drawn_in"] or row["cvegeo"]]
        assert shape.distance(point) < 250, row["cvegeo"]


def test_files_are_small_enough_for_the_browser() -> None:
    sizes = {
        detail: bundled_path("boundaries", f"mexico_{detail}m.topojson").stat().st_size
        for detail in DETAILS
    }
    assert sizes[1000] < 1_200_000
    assert sizes[250] < 5_500_000
