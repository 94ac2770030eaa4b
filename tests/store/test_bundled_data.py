"""The bundled data as a fresh install stores them."""

from __future__ import annotations

from datetime import date

from violencemap.measures import MEASURES
from violencemap.query.coverage import data_span, list_sources
from violencemap.query.incidents import list_incidents
from violencemap.query.rates import list_areas
from violencemap.read.boundaries import locate_points
from violencemap.store import Store
from violencemap.types import Filters

# 32 states, and 2,465 municipalities of 2019 with the 13 created since.
STATES, MUNICIPALITIES = 32, 2478


def test_all_areas_are_there(bundled_store: Store) -> None:
    counts = bundled_store.frame("SELECT level, count(*) AS n FROM area GROUP BY level")
    assert dict(zip(counts["level"], counts["n"], strict=True)) == {
        "state": STATES,
        "municipality": MUNICIPALITIES,
    }


def test_every_placed_record_joins_its_area(bundled_store: Store) -> None:
    rows = list_incidents(bundled_store, Filters())
    placed = rows[rows["cvegeo"].notna()]
    assert len(placed) >= 10
    assert placed["state_name"].notna().all()
    finer = placed[placed["cvegeo"].str.len() >= 5]
    assert finer["municipality_name"].notna().all()
    assert rows["source_name"].notna().all()


def test_every_point_lies_in_its_municipality(bundled_store: Store) -> None:
    rows = list_incidents(bundled_store, Filters())
    points = rows[rows["longitude"].notna()]
    found = list(locate_points(points["longitude"].tolist(), points["latitude"].tolist()))
    expected = points["cvegeo"].str[:5].tolist()
    # a place on the coast may lie outside the simplified shape, never inside another one
    assert all(code in (None, want) for code, want in zip(found, expected, strict=True))


def test_the_killings_of_march_2021_in_quintana_roo(bundled_store: Store) -> None:
    march = Filters(since=date(2021, 3, 1), until=date(2021, 3, 31), cvegeo=("23",))
    rows = list_incidents(bundled_store, march)
    femicides = rows[rows["event_type"] == "femicide"]
    found = {(str(row.event_date), row.cvegeo[:5]) for row in femicides.itertuples()}
    assert found == {("2021-03-27", "23009"), ("2021-03-28", "23007"), ("2021-03-28", "23005")}


def test_the_ambush_of_coatepec_harinas(bundled_store: Store) -> None:
    day = Filters(since=date(2021, 3, 18), until=date(2021, 3, 18), cvegeo=("15",))
    (row,) = list_incidents(bundled_store, day).to_dict("records")
    assert (row["cvegeo"][:5], row["fatalities_best"]) == ("15021", 13)


def test_official_series_cover_every_state_and_month(bundled_store: Store) -> None:
    for measure in ("intentional_homicide_victims", "femicide_victims"):
        assert data_span(bundled_store, measure) == (date(2015, 1, 1), date(2025, 6, 30))
        year = Filters(since=date(2024, 1, 1), until=date(2024, 12, 31))
        rows = list_areas(bundled_store, year, measure=measure, level="state")
        assert len(rows) == STATES
        assert (rows["months_present"] == 12).all()
        assert rows["rate_per_100k"].notna().all()
        assert set(rows["population_base"]) == {MEASURES[measure].population_base}
        assert rows["population_source"].str.startswith("CONAPO").all()


def test_every_source_that_is_named_is_listed(bundled_store: Store) -> None:
    known = set(list_sources(bundled_store)["source_id"])
    for sql in (
        "SELECT DISTINCT release AS id FROM statistic",
        "SELECT DISTINCT source AS id FROM population",
        "SELECT DISTINCT source_id AS id FROM group_presence",
        "SELECT DISTINCT source_id AS id FROM article",
    ):
        named = set(bundled_store.frame(sql)["id"])
        assert named
        assert named <= known
