"""Counts and rates, checked by hand against the tiny data."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from violencemap.errors import FilterError
from violencemap.query.incidents import list_incidents
from violencemap.query.rates import annual_rate, list_areas, poisson_interval
from violencemap.store import Store
from violencemap.types import Filters

HOMICIDE = "intentional_homicide_victims"
HALF_YEAR = Filters(since=date(2021, 1, 1), until=date(2021, 6, 30))


def areas_of(store: Store, filters: Filters, **choice: str) -> pd.DataFrame:
    chosen = {"measure": HOMICIDE, "level": "state"} | choice
    return list_areas(store, filters, **chosen).set_index("cvegeo")


def test_the_rate_follows_the_formula(tiny_store: Store) -> None:
    row = areas_of(tiny_store, HALF_YEAR).loc["15"]
    assert row["count"] == 1200
    assert (row["months_expected"], row["months_present"]) == (6, 6)
    # mid-year 2020 17.0 and 2021 17.2 million; the half year's middle lies 0.75 of the way
    assert row["population"] == 17_150_000
    assert row["rate_per_100k"] == pytest.approx(1200 / 17_150_000 * 100_000 * 365.25 / 181)
    assert row["rate_flag"] == "ok"


def test_a_month_that_was_not_reported_makes_the_rate_partial(tiny_store: Store) -> None:
    row = areas_of(tiny_store, HALF_YEAR).loc["23"]
    assert (row["count"], row["months_present"], row["rate_flag"]) == (14, 5, "partial")
    days = 31 + 28 + 31 + 30 + 30
    assert row["rate_per_100k"] == pytest.approx(annual_rate(14, row["population"], days))


def test_no_data_is_not_zero(tiny_store: Store) -> None:
    row = areas_of(tiny_store, HALF_YEAR).loc["26"]
    assert row["rate_flag"] == "no_data"
    assert pd.isna(row["count"])
    assert pd.isna(row["rate_per_100k"])
    assert pd.isna(row["class_index"])
    assert row["class_label"] is None


def test_zero_reported_is_zero(tiny_store: Store) -> None:
    february = Filters(since=date(2021, 2, 1), until=date(2021, 2, 28))
    row = areas_of(tiny_store, february).loc["23"]
    assert (row["count"], row["rate_flag"], row["class_index"]) == (0, "zero", 0)
    assert row["rate_low"] == 0
    assert row["rate_high"] > 0


def test_nothing_in_a_part_of_the_months_is_no_zero(tiny_store: Store) -> None:
    beyond = Filters(since=date(2021, 2, 1), until=date(2021, 2, 28))
    wider = Filters(since=date(2020, 12, 1), until=date(2021, 2, 28))
    assert areas_of(tiny_store, beyond).loc["23", "class_index"] == 0
    only_zero = Filters(since=date(2020, 11, 1), until=date(2020, 12, 31))
    assert areas_of(tiny_store, wider).loc["23", "rate_flag"] == "partial"
    assert areas_of(tiny_store, only_zero).loc["23", "rate_flag"] == "no_data"


def test_a_state_without_population_has_a_count_and_no_rate(tiny_store: Store) -> None:
    row = areas_of(tiny_store, Filters(), measure="events").loc["16"]
    assert (row["count"], row["rate_flag"]) == (1, "no_population")
    assert pd.isna(row["rate_per_100k"])


def test_an_area_where_nobody_lives_has_no_rate(tiny_store: Store) -> None:
    row = areas_of(tiny_store, Filters(), measure="events", level="municipality").loc["26999"]
    assert (row["population"], row["rate_flag"]) == (0, "no_population")
    assert pd.isna(row["rate_per_100k"])


def test_a_day_within_a_month_counts_the_whole_month_of_official_series(tiny_store: Store) -> None:
    row = areas_of(tiny_store, Filters(since=date(2021, 3, 10), until=date(2021, 3, 12))).loc["15"]
    assert (row["period_start"], row["period_end"]) == (date(2021, 3, 1), date(2021, 3, 31))
    assert row["count"] == 200


def test_without_a_period_all_months_with_data_count(tiny_store: Store) -> None:
    rows = areas_of(tiny_store, Filters())
    assert set(rows["period_start"]) == {date(2021, 1, 1)}
    assert set(rows["period_end"]) == {date(2021, 6, 30)}


@pytest.mark.parametrize(("places", "expected"), [((), 4), (("23",), 1), (("23009",), 1)])
def test_places_choose_the_states(
    tiny_store: Store, places: tuple[str, ...], expected: int
) -> None:
    assert len(areas_of(tiny_store, Filters(cvegeo=places))) == expected


def test_a_chosen_municipality_does_not_cut_the_count_of_its_state(tiny_store: Store) -> None:
    whole = areas_of(tiny_store, Filters(), measure="events").loc["23"]
    chosen = areas_of(tiny_store, Filters(cvegeo=("23009",)), measure="events").loc["23"]
    assert whole["count"] == chosen["count"] == 3


def test_municipalities_of_a_state(tiny_store: Store) -> None:
    rows = areas_of(tiny_store, Filters(cvegeo=("23",)), measure="events", level="municipality")
    assert dict(rows["count"]) == {"23005": 1, "23009": 1}
    assert dict(rows["fatalities_best"]) == {"23005": 2, "23009": 1}
    assert set(rows["population_source"]) == {"INEGI"}


def test_events_of_areas_add_up_to_the_placed_incidents(tiny_store: Store) -> None:
    states = areas_of(tiny_store, Filters(), measure="events")
    placed = list_incidents(tiny_store, Filters())["cve_ent"].notna().sum()
    assert states["n_events"].sum() == states["count"].sum() == placed == 5
    assert dict(states["n_events_area_only"]) == {"15": 0, "16": 1, "23": 1, "26": 0}


def test_a_period_no_report_tells_of_has_no_data(tiny_store: Store) -> None:
    before = Filters(since=date(2001, 1, 1), until=date(2001, 12, 31))
    rows = areas_of(tiny_store, before, measure="events")
    assert set(rows["rate_flag"]) == {"no_data"}
    assert rows["count"].isna().all()


def test_an_official_series_without_municipalities_has_no_data_there(tiny_store: Store) -> None:
    rows = areas_of(tiny_store, Filters(), level="municipality")
    assert len(rows) == 5
    assert set(rows["rate_flag"]) == {"no_data"}


def test_the_year_of_the_cutoff_is_provisional(tiny_store: Store) -> None:
    rows = areas_of(tiny_store, HALF_YEAR)
    assert dict(rows["provisional"]) == {"15": True, "16": False, "23": True, "26": False}


def test_a_period_across_the_change_of_register_does_not_compare(tiny_store: Store) -> None:
    across = Filters(since=date(2025, 12, 1), until=date(2026, 1, 31))
    assert set(areas_of(tiny_store, across)["comparability"]) == {"break_inside"}
    assert set(areas_of(tiny_store, across, measure="events")["comparability"]) == {"ok"}


def test_a_class_is_of_what_is_shown(tiny_store: Store) -> None:
    by_rate = areas_of(tiny_store, HALF_YEAR).loc["15"]
    by_count = areas_of(tiny_store, HALF_YEAR, show="count").loc["15"]
    assert by_rate["class_label"] == "10–20"
    assert by_count["class_label"] == "500–1,999"


def test_an_unknown_measure_is_refused_with_those_that_exist(tiny_store: Store) -> None:
    with pytest.raises(FilterError, match="intentional_homicide_victims"):
        areas_of(tiny_store, Filters(), measure="robberies")


@pytest.mark.parametrize(
    ("count", "low", "high"),
    # Source: table of exact Poisson limits, Ulm 1990 (Am J Epidemiol 131:373)
    [(0, 0.0, 3.689), (1, 0.0253, 5.572), (10, 4.795, 18.39), (100, 81.36, 121.63)],
)
def test_intervals_are_those_of_the_published_table(count: int, low: float, high: float) -> None:
    assert poisson_interval(count) == pytest.approx((low, high), rel=1e-3)
