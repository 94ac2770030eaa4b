"""A measure year by year, and which years."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from both_registers import write_both_registers
from violencemap.query.months import list_months, sum_months
from violencemap.query.rates import list_areas
from violencemap.query.years import list_years
from violencemap.store import Store, open_store
from violencemap.types import Filters

RATES: dict[str, Any] = {
    "measure": "intentional_homicide_victims",
    "level": "state",
    "show": "rate",
}


@pytest.mark.parametrize(
    ("filters", "years"),
    [
        (Filters(), range(2015, 2026)),
        (Filters(since=date(2024, 7, 1), until=date(2025, 6, 30)), range(2015, 2026)),
        (Filters(since=date(2019, 12, 1), until=date(2022, 1, 31)), range(2019, 2023)),
        (Filters(since=date(2019, 12, 1)), range(2015, 2026)),
    ],
)
def test_years_are_those_of_a_long_period_or_all(
    bundled_store: Store, filters: Filters, years: range
) -> None:
    assert [year.year for year in list_years(bundled_store, filters, **RATES)] == [*years]


def test_a_year_is_whole_and_has_the_total_of_the_country(bundled_store: Store) -> None:
    for year in list_years(bundled_store, Filters(), **RATES):
        whole = Filters(since=date(year.year, 1, 1), until=date(year.year, 12, 31))
        assert year.count == list_areas(bundled_store, whole, **RATES)["count"].sum()
        months = list_months(bundled_store, whole, measure=year.measure, cvegeo="00")
        total = sum_months(months)
        assert year.rate is not None
        if year.areas_incomplete:
            assert total.months_present < year.months
            continue
        # the country's population is a sum of months, that of the areas of their means
        assert year.rate == pytest.approx(
            (total.rate_per_100k, total.rate_low, total.rate_high), rel=0.002
        )


def test_a_year_that_is_not_over_says_which_months_it_has(bundled_store: Store) -> None:
    *older, last = list_years(bundled_store, Filters(), **RATES)
    assert all(year.is_complete and not year.provisional for year in older)
    assert [year.year for year in older if year.areas_incomplete] == [2015, 2016]
    assert (last.year, last.months, last.is_complete) == (2025, 6, False)
    assert (last.first_month, last.last_month) == (date(2025, 1, 1), date(2025, 6, 1))
    assert last.provisional


def test_nothing_counted_has_an_interval_above_zero(bundled_store: Store) -> None:
    years = list_years(
        bundled_store, Filters(cvegeo=("20",)), measure="events", level="state", show="count"
    )
    assert years
    for year in years:
        assert year.count == 0
        assert year.rate is not None
        rate, low, high = year.rate
        assert (rate, low) == (0, 0)
        assert high > 0


def test_years_without_data_are_not_there(tiny_store: Store) -> None:
    nowhere = {**RATES, "measure": "homicide_deaths"}
    assert list_years(tiny_store, Filters(), **nowhere) == []


def test_years_of_the_new_register_come_last_and_under_their_own_name(
    bundled_store_path: Path, tmp_path: Path
) -> None:
    with open_store(write_both_registers(bundled_store_path, tmp_path)) as store:
        years = list_years(store, Filters(), **RATES)
    names = [(year.measure, year.year) for year in years]
    assert names[-1] == ("intentional_homicide_victims_rnid", 2026)
    assert all(name == "intentional_homicide_victims" for name, _ in names[:-1])
