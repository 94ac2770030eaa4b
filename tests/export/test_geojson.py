"""GeoJSON files read back, against RFC 7946 and the export contract."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import geopandas
import pytest
import shapely

from violencemap.bundled import bundled_path
from violencemap.codes import EventType
from violencemap.errors import ExportError
from violencemap.export.geojson import (
    areas_geojson,
    events_geojson,
    export_filename,
    figures_geojson,
)
from violencemap.export.points import event_points
from violencemap.export.properties import EventRecord
from violencemap.read.boundaries import locate_points
from violencemap.store import Store
from violencemap.types import Filters

pytestmark = pytest.mark.skipif(
    not bundled_path("boundaries", "mexico_250m.topojson").is_file(),
    reason="data/boundaries is missing: run the script that builds it",
)

MARCH = Filters(since=date(2021, 3, 1), until=date(2021, 3, 31))
HALF_YEAR = Filters(since=date(2021, 1, 1), until=date(2021, 6, 30))
HOMICIDE = {"measure": "intentional_homicide_victims", "level": "state"}

# The contract, word by word.
EVENT_PROPERTIES = [
    *("event_id", "event_date", "event_date_end", "date_precision", "event_type"),
    *("event_type_raw", "deaths_best", "deaths_low", "deaths_high", "place_mention"),
    *("place_name", "cve_ent", "cve_mun", "cvegeo", "cve_loc", "state_name"),
    *("municipality_name", "geo_precision", "geometry_role", "blur_km", "geocode_method"),
    *("geocode_score", "geocode_candidates", "review_status", "reviewed_on", "source_id"),
    *("source_name", "source_url", "source_date", "n_sources", "license"),
]
AREA_PROPERTIES = [
    *("cvegeo", "level", "name", "state_name", "indicator", "indicator_es", "indicator_en"),
    *("unit", "series_id", "comparability", "period_start", "period_end", "months_expected"),
    *("months_present", "count", "population", "population_year", "population_base"),
    *("population_source", "rate_per_100k", "rate_low", "rate_high", "rate_flag"),
    *("class_index", "class_label", "n_events", "n_events_area_only", "provisional"),
]
HEADER = [
    *("schema", "generated_at", "generator", "profile", "filters", "permalink", "counts"),
    *("sources", "boundaries", "removed", "caveats", "citation"),
]


def features(text: str) -> dict[str, dict[str, Any]]:
    return {one["id"]: one for one in json.loads(text)["features"]}


def all_files(store: Store) -> list[str]:
    return [
        events_geojson(store, Filters()),
        events_geojson(store, Filters(), profile="private"),
        areas_geojson(store, HALF_YEAR, **HOMICIDE),
        areas_geojson(store, Filters(cvegeo=("26",)), measure="events", level="municipality"),
        figures_geojson(store, Filters()),
    ]


def numbers_in(value: Any) -> list[float]:
    if isinstance(value, list):
        return [number for one in value for number in numbers_in(one)]
    return [value]


def test_files_are_feature_collections_with_their_header(tiny_store: Store) -> None:
    for text in all_files(tiny_store):
        document = json.loads(text)
        assert document["type"] == "FeatureCollection"
        assert "crs" not in document
        assert list(document["violencemap"]) == HEADER
        assert not text.startswith("\ufeff")


def test_property_names_are_those_of_the_contract(tiny_store: Store) -> None:
    for feature in features(events_geojson(tiny_store, Filters())).values():
        assert list(feature["properties"]) == EVENT_PROPERTIES
    for feature in features(areas_geojson(tiny_store, HALF_YEAR, **HOMICIDE)).values():
        assert list(feature["properties"]) == AREA_PROPERTIES


def test_an_event_says_what_is_known(tiny_store: Store) -> None:
    tulum = features(events_geojson(tiny_store, MARCH))["i-1"]
    assert tulum["geometry"] == {"type": "Point", "coordinates": [-87.46, 20.21]}
    properties = tulum["properties"]
    expected = {
        "event_date": "2021-03-27",
        "event_date_end": None,
        "deaths_best": 1,
        "cve_ent": "23",
        "cve_mun": "009",
        "cvegeo": "23009",
        "cve_loc": None,
        "municipality_name": "Tulum",
        "geo_precision": "locality",
        "geometry_role": "location",
        "geocode_score": 1.0,
        "n_sources": 1,
        "source_id": "report-1",
        "license": "CC-BY-4.0",
        "reviewed_on": None,
    }
    assert {name: properties[name] for name in expected} == expected


def test_events_known_by_state_or_not_at_all_stay_without_a_point(tiny_store: Store) -> None:
    found = features(events_geojson(tiny_store, Filters()))
    for identifier, cve_ent in (("i-4", "16"), ("i-6", "23"), ("i-5", None)):
        feature = found[identifier]
        assert feature["geometry"] is None
        assert feature["properties"]["geometry_role"] == "none"
        assert feature["properties"]["cve_ent"] == cve_ent
        assert feature["properties"]["cvegeo"] is None
    assert found["i-3"]["properties"]["geometry_role"] == "label_point"


def test_counts_add_up_to_the_features(tiny_store: Store) -> None:
    for filters in (Filters(), MARCH, Filters(cvegeo=("23",)), Filters(cvegeo=("26",))):
        document = json.loads(events_geojson(tiny_store, filters))
        matched, *parts = document["violencemap"]["counts"].values()
        assert matched == sum(parts) == len(document["features"])
    areas = json.loads(areas_geojson(tiny_store, HALF_YEAR, **HOMICIDE))
    assert areas["violencemap"]["counts"] == {"matched": 4, "with_data": 2, "no_data": 2}


def test_an_area_has_its_count_rate_and_flag(tiny_store: Store) -> None:
    found = features(areas_geojson(tiny_store, HALF_YEAR, **HOMICIDE))
    mexico = found["15"]["properties"]
    assert (mexico["count"], mexico["population"], mexico["rate_flag"]) == (1200, 17150000, "ok")
    assert mexico["rate_per_100k"] == 14.1
    assert mexico["rate_low"] < mexico["rate_per_100k"] < mexico["rate_high"]
    assert (mexico["class_index"], mexico["class_label"]) == (3, "10–20")
    assert mexico["provisional"] is True
    sonora = found["26"]["properties"]
    assert sonora["count"] is None
    assert sonora["rate_per_100k"] is None
    assert sonora["rate_flag"] == "no_data"


def test_rings_turn_as_the_rfc_wants(tiny_store: Store) -> None:
    for text in all_files(tiny_store):
        for feature in json.loads(text)["features"]:
            geometry = feature["geometry"]
            if geometry is None or geometry["type"] == "Point":
                continue
            shape = shapely.geometry.shape(geometry)
            assert shape.is_valid
            for polygon in shapely.get_parts(shape):
                assert polygon.exterior.is_ccw
                assert not any(hole.is_ccw for hole in polygon.interiors)


def test_public_coordinates_have_four_decimals_and_lie_in_mexico(tiny_store: Store) -> None:
    for text in all_files(tiny_store):
        document = json.loads(text)
        limit = 4 if document["violencemap"]["profile"] == "public" else 6
        for feature in document["features"]:
            if feature["geometry"] is None:
                continue
            numbers = numbers_in(json.loads(json.dumps(feature["geometry"]["coordinates"])))
            assert all(round(number, limit) == number for number in numbers)
            west, south, east, north = shapely.geometry.shape(feature["geometry"]).bounds
            assert -118.5 <= west <= east <= -86.5
            assert 14 <= south <= north <= 33


def test_the_box_holds_all_geometries(tiny_store: Store) -> None:
    document = json.loads(events_geojson(tiny_store, MARCH))
    assert document["bbox"] == [-99.7685, 18.9257, -86.85, 21.16]
    assert "bbox" not in json.loads(figures_geojson(tiny_store, Filters()))


def test_geopandas_reads_the_files_back(tiny_store: Store, tmp_path: Path) -> None:
    expected = [6, 6, 4, 2, 3]
    for number, text in enumerate(all_files(tiny_store)):
        file = tmp_path / f"{number}.geojson"
        file.write_text(text, encoding="utf-8")
        frame = geopandas.read_file(file)
        assert len(frame) == expected[number]
        assert frame.crs.to_epsg() == 4326
    events = geopandas.read_file(tmp_path / "0.geojson").set_index("event_id")
    assert events.loc["i-1"].geometry.equals(shapely.Point(-87.46, 20.21))
    assert events.loc["i-1", "cvegeo"] == "23009"


def test_a_figure_stands_beside_its_official_value_or_the_reason(bundled_store: Store) -> None:
    document = json.loads(figures_geojson(bundled_store, Filters()))
    found = {one["id"]: one["properties"] for one in document["features"]}
    edomex = found["vm-jim-f00010"]  # homicides, January to May 2020
    assert edomex["official_measure"] == "intentional_homicide_victims"
    assert edomex["difference"] == round(edomex["value"] - edomex["official_value"], 2) != 0
    assert edomex["comparison_reason"] is None
    mexicali = found["vm-jim-f00001"]  # no municipal series ships with violencemap
    assert mexicali["comparison_reason"] == "not_loaded"
    assert mexicali["official_value"] is mexicali["difference"] is None
    publishers = {source["publisher"] for source in document["violencemap"]["sources"]}
    assert publishers == {"Justice in Mexico", "SESNSP"}


def test_the_same_input_gives_the_same_bytes(
    tiny_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = all_files(tiny_store)
    assert first == all_files(tiny_store)
    assert all('"generated_at":"2026-11-24T00:00:00Z"' in text for text in first)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    other = events_geojson(tiny_store, Filters())
    assert other.replace("1970-01-01", "2026-11-24").replace("(1970)", "(2026)") == first[0]


def test_the_public_profile_names_nobody_and_quotes_nothing(tiny_store: Store) -> None:
    public = events_geojson(tiny_store, Filters())
    private = events_geojson(tiny_store, Filters(), profile="private")
    assert "La Familia Michoacana" not in public
    assert "An Author" not in public
    assert features(private)["i-3"]["properties"]["actors_alleged"] == [
        "La Familia Michoacana",
        "Police",
    ]
    removed = json.loads(public)["violencemap"]["removed"]
    assert set(removed) >= {"victim_names", "text_excerpt", "actors_alleged"}
    added = set(features(private)["i-3"]["properties"]) - set(EVENT_PROPERTIES)
    assert added <= set(removed)


def test_the_header_gives_filters_sources_and_a_link(tiny_store: Store) -> None:
    header = json.loads(events_geojson(tiny_store, Filters(cvegeo=("23",), **period())))[
        "violencemap"
    ]
    assert header["schema"] == "violencemap/events/1.0"
    assert header["filters"] == {"m": ["events"], "ent": ["23"], "t": ["2021-03", "2021-03"]}
    assert header["permalink"] == "?m=events&ent=23&t=2021-03&t=2021-03"
    (source,) = header["sources"]
    assert source == {
        "id": "report-1",
        "title": "A weekend in Tulum",
        "publisher": "Example Monitor",
        "cutoff": None,
        "retrieved": "2021-05-01",
        "license": "CC-BY-4.0",
        "url": "https://example.org/1",
        "sha256": None,
    }
    assert "Quintana Roo, mar 2021" in header["citation"]["es"]
    assert "Example Monitor" in header["citation"]["en"]


def test_an_area_file_names_the_sources_of_counts_and_of_populations(tiny_store: Store) -> None:
    header = json.loads(areas_geojson(tiny_store, HALF_YEAR, **HOMICIDE))["violencemap"]
    assert {one["id"] for one in header["sources"]} == {"sesnsp-2021", "conapo"}


def period() -> dict[str, date | None]:
    return {"since": MARCH.since, "until": MARCH.until}


def test_caveats_are_those_that_apply(tiny_store: Store) -> None:
    def codes(text: str) -> set[str]:
        caveats = json.loads(text)["violencemap"]["caveats"]
        assert all(one["es"] and one["en"] for one in caveats)
        return {one["code"] for one in caveats}

    areas = codes(areas_geojson(tiny_store, HALF_YEAR, **HOMICIDE))
    assert areas == {"rate_formula", "partial_periods", "no_data", "provisional"}
    one_state = Filters(cvegeo=("15",), since=date(2021, 3, 1), until=date(2021, 3, 31))
    assert "no_data" not in codes(areas_geojson(tiny_store, one_state, **HOMICIDE))
    assert "no_geometry" in codes(events_geojson(tiny_store, Filters()))
    assert "no_geometry" not in codes(events_geojson(tiny_store, Filters(cvegeo=("15",))))


def test_a_municipality_without_a_polygon_stays_and_is_explained(tiny_store: Store) -> None:
    text = areas_geojson(
        tiny_store, Filters(cvegeo=("26",)), measure="events", level="municipality"
    )
    assert features(text)["26999"]["geometry"] is None
    assert features(text)["26055"]["geometry"] is not None
    assert "newer_municipalities" in text


def test_small_counts_of_open_searches_are_withheld_in_public(tiny_store: Store) -> None:
    kinds = Filters(event_types=(EventType.KIDNAPPING_DISAPPEARANCE,), **period())
    for count, expected in ((0, 0), (1, None), (2, None), (3, 3)):
        record = {"unit": "events", "count": count, "n_events": count, "n_events_area_only": 0}
        assert without_small_counts(record)["count"] == expected
    assert features(areas_geojson(tiny_store, kinds, measure="events", level="state"))


def without_small_counts(record: dict[str, Any]) -> dict[str, Any]:
    from violencemap.export import properties

    return properties._without_small_counts(record)


def test_rounding_never_carries_a_point_over_the_border() -> None:
    shared = _border_point_that_rounds_away()
    record = EventRecord(
        properties={"event_id": "e", "cvegeo": shared[1], "geo_precision": "locality"},
        point=shared[0],
    )
    (point,) = event_points([record], "public")
    assert point is not None
    assert list(locate_points([point[0]], [point[1]])) == [shared[1]]


def _border_point_that_rounds_away() -> tuple[tuple[float, float], str]:
    """A point just inside a municipality that plain rounding puts into its neighbor."""
    from violencemap.export.shapes import area_shapes

    shape = area_shapes("municipality", 250)["23009"]
    ring = shapely.get_parts(shape)[0].exterior
    for fraction in range(1000):
        x, y = ring.interpolate(fraction / 1000, normalized=True).coords[0]
        for step in (1e-5, -1e-5):
            inside, rounded = (x + step, y), (round(x + step, 4), round(y, 4))
            codes = list(locate_points([inside[0], rounded[0]], [inside[1], rounded[1]]))
            if codes[0] == "23009" and codes[1] not in ("23009", None):
                return inside, "23009"
    raise AssertionError("no such point found: choose another municipality")


def test_a_swapped_pair_is_refused() -> None:
    from violencemap.export import properties

    row = {"incident_id": "x", "longitude": 20.2, "latitude": -87.4}
    with pytest.raises(ExportError, match=r"event x: longitude 20\.2"):
        properties._point(row)


def test_a_file_is_named_after_what_it_holds() -> None:
    name = export_filename(
        "areas",
        "femicide_victims",
        Filters(cvegeo=("26", "02"), **period()),
        profile="public",
        today=date(2026, 11, 24),
    )
    expected = "violencemap_areas_femicide_victims_2021-03_2021-03_26-02_public_20261124.geojson"
    assert name == expected
    assert export_filename("events", "events", Filters(), profile="private") == (
        "violencemap_events_events_first_last_mexico_private_20261124.geojson"
    )
