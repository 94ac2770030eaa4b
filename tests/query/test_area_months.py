"""Each month of a period is what the same question for that month alone answers."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from violencemap.codes import Level, Show
from violencemap.errors import FilterError
from violencemap.query.area_months import list_area_months
from violencemap.query.rates import list_areas
from violencemap.query.where import month_end
from violencemap.store import Store
from violencemap.types import Filters

HOMICIDE = "intentional_homicide_victims"
HALF_YEAR = Filters(since=date(2021, 1, 1), until=date(2021, 6, 30))


def test_months_add_up_to_the_period(bundled_store: Store) -> None:
    period = Filters(since=date(2020, 5, 1), until=date(2021, 4, 30))
    for measure in (HOMICIDE, "events"):
        months = list_area_months(bundled_store, period, measure=measure, level="state")
        whole = list_areas(bundled_store, period, measure=measure, level="state")
        assert [f"{one.month:%Y-%m}" for one in months] == [
            f"{month:%Y-%m}" for month in pd.period_range("2020-05", "2021-04", freq="M")
        ]
        counts = sum(one.areas["count"].fillna(0) for one in months)
        assert counts.tolist() == whole["count"].tolist()


def test_a_month_without_data_is_not_zero_and_not_partial(tiny_store: Store) -> None:
    months = list_area_months(tiny_store, HALF_YEAR, measure=HOMICIDE, level="state")
    flags = {
        f"{one.month:%m}": one.areas.set_index("cvegeo").loc["23", "rate_flag"] for one in months
    }
    assert flags == {
        **dict.fromkeys(["01", "03", "04", "06"], "unstable"),
        "02": "zero",
        "05": "no_data",
    }


def test_a_month_has_its_own_population_and_days(tiny_store: Store) -> None:
    months = list_area_months(tiny_store, HALF_YEAR, measure=HOMICIDE, level="state")
    first, second = (months[at].areas.set_index("cvegeo").loc["15"] for at in (0, 1))
    # between 17,000,000 in the middle of 2020 and 17,200,000 in the middle of 2021
    assert first["population"] == round(17_000_000 + 200_000 * 6.5 / 12)
    assert second["population"] == round(17_000_000 + 200_000 * 7.5 / 12)
    assert first["rate_per_100k"] == pytest.approx(
        200 / first["population"] * 100_000 * 365.25 / 31
    )
    assert second["rate_per_100k"] == pytest.approx(
        200 / second["population"] * 100_000 * 365.25 / 28
    )


@pytest.mark.parametrize("measure", [HOMICIDE, "events"])
@pytest.mark.parametrize("level", ["state", "municipality"])
@pytest.mark.parametrize("show", ["rate", "count"])
def test_every_month_is_what_it_is_alone(
    tiny_store: Store, measure: str, level: Level, show: Show
) -> None:
    for one in list_area_months(tiny_store, HALF_YEAR, measure=measure, level=level, show=show):
        alone = Filters(since=one.month, until=month_end(one.month))
        expected = list_areas(tiny_store, alone, measure=measure, level=level, show=show)
        pd.testing.assert_frame_equal(one.areas, expected)


def test_open_ends_are_those_of_the_data(tiny_store: Store) -> None:
    months = list_area_months(tiny_store, Filters(), measure=HOMICIDE, level="state")
    assert [one.month for one in months] == [date(2021, month, 1) for month in range(1, 7)]
    events = list_area_months(tiny_store, Filters(), measure="events", level="state")
    assert (events[0].month, events[-1].month) == (date(2019, 10, 1), date(2021, 3, 1))


def test_a_period_that_cuts_a_month_cuts_its_events(tiny_store: Store) -> None:
    period = Filters(since=date(2021, 2, 10), until=date(2021, 3, 27))
    months = list_area_months(tiny_store, period, measure="events", level="state")
    assert [one.month for one in months] == [date(2021, 2, 1), date(2021, 3, 1)]
    assert [int(one.areas["count"].sum()) for one in months] == [0, 3]


def test_months_before_and_after_the_change_of_register_are_not_joined(tiny_store: Store) -> None:
    period = Filters(since=date(2025, 12, 1), until=date(2026, 1, 31))
    old, new = list_area_months(tiny_store, period, measure=HOMICIDE, level="state")
    assert set(old.areas["comparability"]) == {"ok"}
    assert set(new.areas["comparability"]) == {"not_comparable"}


def test_without_data_there_is_no_month(tiny_store: Store) -> None:
    assert list_area_months(tiny_store, Filters(), measure="femicide_victims", level="state") == []


def test_an_unknown_measure_is_an_error(tiny_store: Store) -> None:
    with pytest.raises(FilterError, match="murders"):
        list_area_months(tiny_store, HALF_YEAR, measure="murders", level="state")
