"""Every event is a point, in a total or in the number of a state, and in one of them only."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from violencemap.codes import EventType, GeoPrecision
from violencemap.query.incidents import (
    count_incidents,
    count_precision,
    list_incidents,
    list_publishers,
)
from violencemap.query.placed import list_placed, list_placed_by_month, place_rows
from violencemap.store import Store, ensure_store, open_store
from violencemap.types import Filters

# Of a place at sea: it has coordinates, but no municipality.
AT_SEA = """
i-7,article-1,report-1,bundled,2021-03-30,,day,protest,,,,At sea,At sea,-90.1,22.4,near,\
gazetteer,1,1,,,,,0.9,,,
"""

SETTINGS = [
    Filters(),
    Filters(cvegeo=("23",)),
    Filters(since=date(2021, 3, 1), until=date(2021, 3, 31)),
    Filters(event_types=(EventType.FEMICIDE,)),
    Filters(geo_precision_max=GeoPrecision.MUNICIPALITY),
    Filters(cvegeo=("26",)),
]


@pytest.fixture(scope="module")
def store(tiny_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The tiny store with an event at sea."""
    folder = shutil.copytree(tiny_data, tmp_path_factory.mktemp("placed") / "data")
    with (folder / "incidents.csv").open("a", encoding="utf-8") as file:
        file.write(AT_SEA.lstrip())
    path = folder.with_suffix(".duckdb")
    ensure_store(path, data=folder)
    with open_store(path) as store:
        yield store


@pytest.mark.parametrize("most_points", [0, 100])
@pytest.mark.parametrize("filters", SETTINGS)
def test_map_table_and_precisions_count_the_same(
    store: Store, filters: Filters, most_points: int
) -> None:
    events = list_placed(store, filters, most_points=most_points)
    counts = count_precision(store, filters)
    table = list_incidents(store, filters)
    assert events.placed == counts["locality"] + counts["municipality"]
    assert sum(events.only_state.values()) == counts["state"]
    assert events.placed + counts["state"] + counts["unplaced"] == len(table)
    assert (events.totals is None) == (most_points >= events.placed)


def test_totals_tell_kinds_precisions_and_reviews_of_the_rows_they_stand_for(store: Store) -> None:
    rows = place_rows(list_incidents(store, Filters())).points
    events = list_placed(store, Filters(), most_points=0)
    assert events.totals is not None
    for code, total in events.totals.groupby("cvegeo"):
        inside = rows[rows["cvegeo"].fillna("").str.startswith(str(code))]
        assert dict(zip(total["event_type"], total["events"], strict=True)) == dict(
            inside["event_type"].value_counts()
        )
        assert total["localities"].sum() == (inside["geo_precision"] != "municipality").sum()
        assert total["unreviewed"].sum() == (inside["review_status"] == "unreviewed").sum()


def test_what_is_in_no_municipality_stays_a_point(store: Store) -> None:
    assert list(list_placed(store, Filters(), most_points=0).points["incident_id"]) == ["i-7"]


def test_months_hold_what_a_month_alone_does(store: Store) -> None:
    year = Filters(since=date(2021, 1, 1), until=date(2021, 12, 31))
    march = Filters(since=date(2021, 3, 1), until=date(2021, 3, 31))
    for most_points in (0, 100):
        months = list_placed_by_month(
            store, year, [date(2021, 2, 1), date(2021, 3, 1)], most_points=most_points
        )
        alone = list_placed(store, march, most_points=most_points)
        assert months[date(2021, 2, 1)].placed == 0
        assert months[date(2021, 3, 1)].placed == alone.placed == 4
        assert months[date(2021, 3, 1)].only_state == alone.only_state == {"23": 1}


@pytest.mark.parametrize("filters", SETTINGS)
def test_counts_are_those_of_the_rows(store: Store, filters: Filters) -> None:
    rows = list_incidents(store, filters)
    counts = count_incidents(store, filters)
    deaths = rows["fatalities_best"].dropna()
    assert counts.matched == len(rows)
    assert counts.reviewed == (rows["review_status"] != "unreviewed").sum()
    assert counts.undated == rows["event_date"].isna().sum()
    assert counts.deaths == (int(deaths.sum()) if len(deaths) else None)


def test_publishers_are_those_of_the_rows(store: Store) -> None:
    (publisher,) = list_publishers(store, Filters()).itertuples()
    assert publisher.source_name == "Example Monitor"
    assert publisher.reports == list_incidents(store, Filters())["source_id"].nunique() == 2
    assert (publisher.first_day, publisher.last_day) == (date(2021, 4, 1), date(2021, 4, 6))
    assert list_publishers(store, Filters(cvegeo=("26",))).empty


def test_only_the_first_rows_are_read_where_that_is_enough(store: Store) -> None:
    every = list_incidents(store, Filters())["incident_id"]
    assert list(list_incidents(store, Filters(), limit=3)["incident_id"]) == list(every[:3])
