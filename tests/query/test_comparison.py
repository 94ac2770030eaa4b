"""When two rates differ, and when they must not be compared."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from violencemap.query.comparison import NOT_COMPARABLE, compare_totals
from violencemap.query.months import MonthsTotal
from violencemap.query.rates import annual_rate, poisson_interval

HOMICIDE = "intentional_homicide_victims"


def total(count: int, population: int = 1_000_000) -> MonthsTotal:
    """A year of an invented place."""
    low, high = poisson_interval(count)
    rates = [float(annual_rate(number, population, 365)) for number in (count, low, high)]
    return MonthsTotal(
        count=count,
        population=population,
        rate_per_100k=rates[0],
        rate_low=rates[1],
        rate_high=rates[2],
        months_present=12,
        months_expected=12,
        provisional=False,
        registers=frozenset({"before"}),
    )


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    # exact intervals: 100 lies in 81.4–121.6, 130 in 108.6–154.4, 200 in 173.2–229.7
    [(200, 100, "higher"), (100, 200, "lower"), (100, 130, "unclear"), (0, 100, "lower")],
)
def test_rates_differ_where_their_intervals_do_not_meet(
    first: int, second: int, verdict: str
) -> None:
    answer = compare_totals(total(first), total(second), measure=HOMICIDE)
    assert answer.verdict == verdict
    assert answer.ratio == pytest.approx(first / second)
    assert answer.reason is None


def test_rates_are_compared_and_not_numbers() -> None:
    crowded = total(200, population=10_000_000)
    assert compare_totals(crowded, total(100), measure=HOMICIDE).verdict == "lower"


def test_nothing_is_a_multiple_of_zero() -> None:
    answer = compare_totals(total(100), total(0), measure=HOMICIDE)
    assert (answer.verdict, answer.ratio) == ("higher", None)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"registers": frozenset({"after"})}, "register_changed"),
        ({"registers": frozenset({"before", "after"})}, "register_changed"),
        ({"count": None, "rate_per_100k": None}, "no_data"),
        ({"months_present": 11}, "partial"),
        ({"population": None, "rate_per_100k": None}, "no_population"),
    ],
)
def test_what_does_not_compare_is_refused(changes: dict[str, Any], reason: str) -> None:
    changed = replace(total(2), **changes)
    for pair in [(total(1), changed), (changed, total(1))]:
        answer = compare_totals(*pair, measure=HOMICIDE)
        assert (answer.reason, answer.verdict, answer.ratio) == (reason, None, None)


def test_other_units_and_events_are_refused() -> None:
    pair = total(1), total(2)
    assert compare_totals(*pair, measure="events").reason == "events"
    refused = compare_totals(*pair, measure=HOMICIDE, by_municipality=False)
    assert refused.reason == "other_unit"
    assert NOT_COMPARABLE["other_unit"].es
