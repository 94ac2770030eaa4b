"""What is counted in memory is what SQL counts: of random events, whatever the filters."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from violencemap.codes import EventType, GeoPrecision, Level
from violencemap.errors import FilterError
from violencemap.query.areas import all_areas
from violencemap.query.event_cells import event_cells
from violencemap.query.event_counts import count_as_months, count_events
from violencemap.query.incidents import count_incidents, count_precision
from violencemap.query.placed import list_placed, list_placed_by_month
from violencemap.query.population import Period
from violencemap.query.where import month_end, where
from violencemap.store import Store, ensure_store, open_store
from violencemap.store.journal import append_decision
from violencemap.types import Decision, Filters

EVENTS = 600
FIRST = date(2020, 11, 1)
# States, municipalities, one that the tiny data do not know, localities of both, and none.
PLACES = ["15", "16", "23", "15021", "23005", "23010", "26055", "230050001", "230100001", ""]
TYPES = [EventType.HOMICIDE, EventType.FEMICIDE, EventType.BODY_FIND, EventType.OTHER]
days = st.none() | st.integers(-20, 200).map(lambda number: FIRST + timedelta(days=number))
filters_of_any_kind = st.builds(
    lambda period, **others: Filters(
        since=min(period) if None not in period else period[0],
        until=max(period) if None not in period else period[1],
        **others,
    ),
    period=st.tuples(days, days),
    event_types=st.lists(st.sampled_from(TYPES), unique=True, max_size=2).map(tuple),
    cvegeo=st.lists(st.sampled_from([*PLACES[:-1], "26"]), unique=True, max_size=3).map(tuple),
    geo_precision_max=st.none() | st.sampled_from(GeoPrecision),
    datasets=st.lists(st.sampled_from(["bundled", "other", "none"]), max_size=1).map(tuple),
    review=st.sampled_from(["all", "reviewed", "unreviewed"]),
)


@pytest.fixture(scope="module")
def store(tiny_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The tiny store with hundreds of random events, some of them reviewed."""
    folder = shutil.copytree(tiny_data, tmp_path_factory.mktemp("cells") / "data")
    write_events(folder / "incidents.csv", random.Random(5))
    path = folder.with_suffix(".duckdb")
    ensure_store(path, data=folder)
    for number in range(0, EVENTS, 9):
        action = "reject" if number % 2 else "accept"
        append_decision(path, Decision(who="Ana", action=action, target_id=f"r-{number}"))
    with open_store(path) as store:
        yield store


def write_events(file: Path, dice: random.Random) -> None:
    rows = []
    for number in range(EVENTS):
        cvegeo = dice.choice(PLACES)
        finest = {0: 4, 2: 3, 5: 2, 9: 0}[len(cvegeo)]
        has_point = dice.random() < 0.6
        rows.append(
            {
                "incident_id": f"r-{number}",
                "article_id": "article-1",
                "source_id": "report-1",
                "dataset": dice.choice(["bundled", "other"]),
                "event_date": FIRST + timedelta(days=dice.randrange(180)) if number % 10 else None,
                "date_precision": "day",
                "event_type": dice.choice(TYPES),
                "cvegeo": cvegeo,
                "location": "Somewhere",
                "longitude": -90.5 if has_point else None,
                "latitude": 20.5 if has_point else None,
                "geo_precision": dice.choice(list(GeoPrecision)[finest:]),
                "geocode_candidates": 1,
                "fatalities_best": dice.choice([None, 0, 1, 7]),
                "confidence": 0.9,
            }
        )
    columns = pd.read_csv(file, nrows=0).columns
    pd.DataFrame(rows).reindex(columns=columns).astype({"fatalities_best": "Int64"}).to_csv(
        file, mode="a", header=False, index=False
    )


def asked(store: Store, select: str, filters: Filters) -> pd.DataFrame:
    """Rows that SQL gives of the matched incidents."""
    clause, parameters = where(filters)
    return store.frame(select.format(where=clause), parameters)


@given(filters=filters_of_any_kind)
@settings(max_examples=150, deadline=None)
def test_the_events_of_a_view_are_counted_as_sql_counts_them(
    store: Store, filters: Filters
) -> None:
    select = """
        SELECT count(*) AS matched,
            count(CASE WHEN review_status <> 'unreviewed' THEN 1 END) AS reviewed,
            count(CASE WHEN event_date IS NULL THEN 1 END) AS undated,
            sum(fatalities_best) AS deaths,
            count(CASE WHEN geo_precision IN ('locality', 'near') THEN 1 END) AS locality,
            count(CASE WHEN geo_precision = 'municipality' THEN 1 END) AS municipality,
            count(CASE WHEN geo_precision = 'state' THEN 1 END) AS state,
            count(CASE WHEN geo_precision IN ('country', 'unknown') THEN 1 END) AS unplaced
        FROM incident WHERE {where}
    """
    expected = asked(store, select, filters).iloc[0]
    counts = count_incidents(store, filters)
    for name in ("matched", "reviewed", "undated"):
        assert getattr(counts, name) == expected[name]
    assert counts.deaths == (None if pd.isna(expected["deaths"]) else expected["deaths"])
    for name, number in count_precision(store, filters).items():
        assert number == expected[name]


@given(filters=filters_of_any_kind, level=st.sampled_from(["state", "municipality"]))
@settings(max_examples=100, deadline=None)
def test_areas_hold_what_sql_groups(store: Store, filters: Filters, level: Level) -> None:
    length = {"state": 2, "municipality": 5}[level]
    select = f"""
        SELECT substr(cvegeo, 1, {length}) AS area, count(*) AS number,
            count(CASE WHEN geo_precision = '{level}' THEN 1 END) AS area_only,
            sum(fatalities_best) AS fatalities
        FROM incident WHERE length(cvegeo) >= {length} AND {{where}}
        GROUP BY substr(cvegeo, 1, {length})
    """
    areas = all_areas(store, level)
    everywhere = Filters(
        **{name: getattr(filters, name) for name in ("since", "until", "event_types", "datasets")},
        geo_precision_max=filters.geo_precision_max,
        review=filters.review,
    )
    rows = asked(store, select, everywhere).set_index("area").reindex(areas.columns["cvegeo"])
    counts = count_events(store, filters, areas)
    for name in ("number", "area_only", "fatalities"):
        expected = rows[name].to_numpy(dtype=float, na_value=np.nan)
        if name != "fatalities":
            expected = np.nan_to_num(expected)
        np.testing.assert_array_equal(getattr(counts, name), expected)


@given(filters=filters_of_any_kind)
@settings(max_examples=100, deadline=None)
def test_totals_are_those_that_sql_groups(store: Store, filters: Filters) -> None:
    select = """
        SELECT area.cvegeo, event_type, count(*) AS events,
            count(CASE WHEN geo_precision <> 'municipality' THEN 1 END) AS localities,
            count(CASE WHEN review_status = 'unreviewed' THEN 1 END) AS unreviewed
        FROM incident JOIN area
            ON area.cvegeo = substr(incident.cvegeo, 1, 5) AND area.level = 'municipality'
        WHERE geo_precision IN ('locality', 'near', 'municipality') AND {where}
        GROUP BY area.cvegeo, event_type
        ORDER BY area.cvegeo, event_type
    """
    expected = asked(store, select, filters)
    events = list_placed(store, filters, most_points=-1)
    assert events.totals is not None
    totals = events.totals.astype({"cvegeo": object, "event_type": object})
    totals = totals.sort_values(["cvegeo", "event_type"], ignore_index=True)
    pd.testing.assert_frame_equal(totals, expected, check_dtype=False)
    select = """
        SELECT substr(cvegeo, 1, 2) AS state, count(*) AS number FROM incident
        WHERE geo_precision = 'state' AND cvegeo IS NOT NULL AND {where}
        GROUP BY substr(cvegeo, 1, 2)
    """
    states = asked(store, select, filters)
    assert events.only_state == dict(zip(states["state"], states["number"], strict=True))
    as_points = list_placed(store, filters, most_points=EVENTS)
    assert events.placed == as_points.placed
    assert as_points.totals is None


@given(filters=filters_of_any_kind)
@settings(max_examples=30, deadline=None)
def test_months_add_up_to_the_dated_events_of_their_period(store: Store, filters: Filters) -> None:
    months = [date(2020 + number // 12, number % 12 + 1, 1) for number in range(10, 18)]
    whole = Filters(event_types=filters.event_types, cvegeo=filters.cvegeo, review=filters.review)
    by_month = list_placed_by_month(store, whole, months, most_points=-1)
    period = Filters(
        since=months[0],
        until=month_end(months[-1]),
        **{name: getattr(whole, name) for name in ("event_types", "cvegeo", "review")},
    )
    together = list_placed(store, period, most_points=-1)
    assert sum(one.placed for one in by_month.values()) == together.placed


@given(period=st.tuples(st.dates(FIRST, date(2021, 6, 1)), st.dates(FIRST, date(2021, 6, 1))))
@settings(deadline=None)
def test_months_with_events_are_those_that_sql_finds(
    store: Store, period: tuple[date, date]
) -> None:
    since, until = min(period), max(period)
    (expected,) = store.frame(
        "SELECT count(DISTINCT date_trunc('month', event_date)) AS months FROM incident "
        "WHERE event_date BETWEEN ? AND ?",
        [since, until],
    )["months"]
    areas = all_areas(store, "state")
    events = count_events(store, Filters(since=since, until=until), areas)
    counts = count_as_months(store, events, Period(start=since, end=until))
    assert set(counts.months.tolist()) == {expected}


@pytest.mark.parametrize(
    "filters",
    [Filters(since=date(2021, 2, 1), until=date(2021, 1, 1)), Filters(cvegeo=("2",))],
)
def test_filters_that_cannot_be_are_refused_as_in_sql(store: Store, filters: Filters) -> None:
    with pytest.raises(FilterError) as of_sql:
        where(filters)
    with pytest.raises(FilterError) as of_cells:
        event_cells(store).count(filters)
    assert str(of_cells.value) == str(of_sql.value)


def test_a_store_without_events_has_nothing_to_count(
    tiny_data: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = shutil.copytree(tiny_data, tmp_path_factory.mktemp("empty") / "data")
    header = (folder / "incidents.csv").read_text(encoding="utf-8").splitlines()[0]
    (folder / "incidents.csv").write_text(header + "\n", encoding="utf-8")
    ensure_store(folder.with_suffix(".duckdb"), data=folder)
    with open_store(folder.with_suffix(".duckdb")) as store:
        assert count_incidents(store, Filters()).matched == 0
        assert count_incidents(store, Filters()).deaths is None
        events = list_placed(store, Filters(), most_points=-1)
        assert events.placed == 0
        assert events.only_state == {}
        counts = count_events(store, Filters(), all_areas(store, "state"))
        assert counts.number.sum() == 0
        assert np.isnan(counts.fatalities).all()
