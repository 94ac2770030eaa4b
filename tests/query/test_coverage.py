"""Spans, months, sources and the figures that reports state."""

from __future__ import annotations

from datetime import date

import pytest

from violencemap.errors import FilterError
from violencemap.query.coverage import data_span, list_sources, months, municipal_measures
from violencemap.query.figures import list_figures
from violencemap.store import Store
from violencemap.types import Filters


def test_months_are_those_with_data(tiny_store: Store) -> None:
    assert months(tiny_store, "events") == ["2019-10", "2021-03"]
    assert months(tiny_store, "intentional_homicide_victims")[-1] == "2021-06"
    assert months(tiny_store, "femicide_victims") == []


def test_events_are_known_by_municipality_and_the_series_of_states_are_not(
    tiny_store: Store,
) -> None:
    assert municipal_measures(tiny_store) == {"events"}


def test_a_span_is_of_days_for_events_and_of_months_for_series(tiny_store: Store) -> None:
    assert data_span(tiny_store, "events") == (date(2019, 10, 1), date(2021, 3, 28))
    official = data_span(tiny_store, "intentional_homicide_victims")
    assert official == (date(2021, 1, 1), date(2021, 6, 30))
    assert data_span(tiny_store, "femicide_victims") is None


def test_an_unknown_measure_is_refused(tiny_store: Store) -> None:
    with pytest.raises(FilterError, match="robberies"):
        months(tiny_store, "robberies")


def test_sources_come_with_license_and_cutoff(tiny_store: Store) -> None:
    sources = list_sources(tiny_store).set_index("source_id")
    assert list(sources.index) == [
        *("conapo", "inegi-census-2020", "report-2", "report-1", "sesnsp-2021")
    ]
    assert sources.loc["sesnsp-2021", "cutoff"] == date(2021, 6, 30)


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(), ["f-2", "f-3", "f-1"]),
        (Filters(cvegeo=("15",)), ["f-1"]),
        (Filters(since=date(2020, 5, 31), until=date(2020, 12, 31)), ["f-1"]),
        # a figure without a period stands on the day of its report, 6 April 2021
        (Filters(since=date(2021, 4, 1), until=date(2021, 4, 30)), ["f-3"]),
    ],
)
def test_figures_by_place_and_period(
    tiny_store: Store, filters: Filters, expected: list[str]
) -> None:
    assert list(list_figures(tiny_store, filters)["figure_id"]) == expected
