"""One place month by month, checked by hand against the tiny data."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from violencemap.errors import FilterError
from violencemap.query.months import list_months, sum_months
from violencemap.query.rates import annual_rate, list_areas, poisson_interval
from violencemap.store import Store
from violencemap.types import Filters

HOMICIDE = "intentional_homicide_victims"
HALF_YEAR = Filters(since=date(2021, 1, 1), until=date(2021, 6, 30))


def months_of(store: Store, cvegeo: str, filters: Filters = HALF_YEAR, measure: str = HOMICIDE):
    return list_months(store, filters, measure=measure, cvegeo=cvegeo)


def test_a_month_that_was_not_reported_is_unknown_and_a_zero_is_zero(tiny_store: Store) -> None:
    months = months_of(tiny_store, "23")
    assert list(months["month"]) == [date(2021, month, 1) for month in range(1, 7)]
    assert months["count"].tolist()[:4] == [3, 0, 5, 2]
    assert pd.isna(months["count"][4])
    assert pd.isna(months["rate_per_100k"][4])
    assert (months["rate_per_100k"][1], months["rate_low"][1]) == (0, 0)
    assert months["rate_high"][1] > 0


def test_the_rate_of_a_month_follows_the_formula(tiny_store: Store) -> None:
    january = months_of(tiny_store, "15").iloc[0]
    # mid-year 2020 17.0 and 2021 17.2 million; the middle of January lies 13/24 of the way
    population = 17_000_000 + 200_000 * 13 / 24
    assert january["population"] == pytest.approx(population, abs=1)
    low, high = poisson_interval(200)
    for column, number in [("rate_per_100k", 200), ("rate_low", low), ("rate_high", high)]:
        assert january[column] == pytest.approx(annual_rate(number, population, 31))


@pytest.mark.parametrize("cvegeo", ["15", "23", "26"])
@pytest.mark.parametrize("measure", [HOMICIDE, "events"])
def test_the_total_is_the_row_of_the_map(tiny_store: Store, cvegeo: str, measure: str) -> None:
    total = sum_months(months_of(tiny_store, cvegeo, measure=measure))
    areas = list_areas(tiny_store, HALF_YEAR, measure=measure, level="state").set_index("cvegeo")
    row = areas.loc[cvegeo]
    assert total.count == (None if pd.isna(row["count"]) else row["count"])
    if measure == HOMICIDE:
        assert total.months_present == row["months_present"]
        assert total.population == pytest.approx(row["population"], abs=1)
        for column in ("rate_per_100k", "rate_low", "rate_high"):
            rate = None if pd.isna(row[column]) else row[column]
            assert getattr(total, column) == (rate if rate is None else pytest.approx(rate))


def test_the_country_is_unknown_where_any_state_is(tiny_store: Store) -> None:
    country = months_of(tiny_store, "00")
    assert country["count"].isna().all()  # Sonora reported nothing
    assert country["population"].isna().all()  # nobody knows that of Michoacan
    assert sum_months(country).count is None


def test_the_country_is_the_sum_of_its_states(bundled_store: Store) -> None:
    year = Filters(since=date(2024, 1, 1), until=date(2024, 12, 31))
    country = months_of(bundled_store, "00", year)
    states = list_areas(bundled_store, year, measure=HOMICIDE, level="state")
    assert sum_months(country).count == states["count"].sum()
    assert sum_months(country).population == pytest.approx(states["population"].sum(), abs=40)


def test_events_count_in_the_months_that_reports_tell_of(tiny_store: Store) -> None:
    filters = Filters(since=date(2019, 9, 1), until=date(2021, 3, 31))
    months = months_of(tiny_store, "23", filters, measure="events").set_index("month")
    assert months["count"].dropna().to_dict() == {date(2019, 10, 1): 0, date(2021, 3, 1): 3}
    assert months["n_events"].sum() == 3
    assert months["register"].isna().all()
    assert months_of(tiny_store, "00", filters, "events")["count"].sum() == 5


def test_official_months_tell_the_events_too(tiny_store: Store) -> None:
    assert months_of(tiny_store, "23009")["n_events"].tolist() == [0, 0, 1, 0, 0, 0]
    assert months_of(tiny_store, "23009")["count"].isna().all()


def test_months_are_on_a_side_of_the_change_of_register(tiny_store: Store) -> None:
    across = Filters(since=date(2025, 12, 1), until=date(2026, 1, 31))
    months = months_of(tiny_store, "15", across)
    assert months["register"].tolist() == ["before", "after"]
    assert sum_months(months).registers == {"before", "after"}
    deaths = months_of(tiny_store, "15", across, measure="homicide_deaths")
    assert deaths["register"].isna().all()


def test_the_year_of_the_cutoff_is_provisional(tiny_store: Store) -> None:
    assert months_of(tiny_store, "15")["provisional"].all()
    assert sum_months(months_of(tiny_store, "15")).provisional


def test_without_data_and_period_there_is_no_month(tiny_store: Store) -> None:
    months = months_of(tiny_store, "15", Filters(), measure="homicide_deaths")
    assert months.empty
    assert sum_months(months).rate_per_100k is None


def test_an_unknown_measure_is_refused(tiny_store: Store) -> None:
    with pytest.raises(FilterError, match="intentional_homicide_victims"):
        months_of(tiny_store, "15", measure="robberies")
