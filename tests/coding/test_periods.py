"""Periods that figures cover, and those they are compared with."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from violencemap.coding.periods import Period, find_periods

PUBLISHED = date(2021, 4, 8)


def _days(text: str, published: date | None = PUBLISHED) -> list[tuple[str, str]]:
    return [(str(one.first), str(one.last)) for one in find_periods(text, published)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("in 2019", "2019-01-01", "2019-12-31"),
        ("en 2022", "2022-01-01", "2022-12-31"),
        ("in January and February of 2020", "2020-01-01", "2020-02-29"),
        ("January through June of 2019", "2019-01-01", "2019-06-30"),
        ("de enero a marzo de 2019", "2019-01-01", "2019-03-31"),
        ("enero-febrero de 2019", "2019-01-01", "2019-02-28"),
        ("December 2018 through September 2020", "2018-12-01", "2020-09-30"),
        ("November to February of 2021", "2020-11-01", "2021-02-28"),
        ("in December 2020", "2020-12-01", "2020-12-31"),
        ("en noviembre", "2020-11-01", "2020-11-30"),
        ("in late March", "2021-03-21", "2021-03-31"),
        ("el 4 de noviembre", "2020-11-04", "2020-11-04"),
        ("on November 4, 2019", "2019-11-04", "2019-11-04"),
        ("del 1 al 15 de marzo", "2021-03-01", "2021-03-15"),
        ("March 1-15, 2020", "2020-03-01", "2020-03-15"),
        ("the first five months of 2020", "2020-01-01", "2020-05-31"),
        ("los primeros dos meses del año", "2021-01-01", "2021-02-28"),
        ("the first half of 2020", "2020-01-01", "2020-06-30"),
        ("el primer semestre de 2020", "2020-01-01", "2020-06-30"),
        ("el tercer trimestre de 2020", "2020-07-01", "2020-09-30"),
        ("between 2019 and 2020", "2019-01-01", "2020-12-31"),
        ("from 2015 to 2019", "2015-01-01", "2019-12-31"),
        ("since 2015", "2015-01-01", "2021-04-08"),
        ("desde diciembre de 2018", "2018-12-01", "2021-04-08"),
        ("so far this year", "2021-01-01", "2021-04-08"),
        ("en lo que va de 2021", "2021-01-01", "2021-04-08"),
        ("el año pasado", "2020-01-01", "2020-12-31"),
        ("last week", "2021-03-29", "2021-04-04"),
        ("el mes pasado", "2021-03-01", "2021-03-31"),
        ("en los últimos seis meses", "2020-10-08", "2021-04-08"),
        ("el 30 de febrero", "None", "None"),
    ],
)
def test_one_period(text: str, first: str, last: str) -> None:
    assert _days(text) == [(first, last)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("in May of 2020 compared to the same month last year", "2019-05-01", "2019-05-31"),
        ("in the first half of 2020 compared to that of 2018", "2018-01-01", "2018-12-31"),
        ("en 2020 respecto al año anterior", "2019-01-01", "2019-12-31"),
        (
            "de enero a febrero de 2021, frente al mismo periodo de 2020",
            "2020-01-01",
            "2020-02-29",
        ),
        ("in 2020, 40 more than in 2019", "2019-01-01", "2019-12-31"),
    ],
)
def test_a_baseline(text: str, first: str, last: str) -> None:
    period, baseline = find_periods(text, PUBLISHED)
    assert (period.role, baseline.role) == ("period", "baseline")
    assert (str(baseline.first), str(baseline.last)) == (first, last)


def test_more_than_a_number_is_no_comparison() -> None:
    (period,) = find_periods("More than thirty officers were killed in 2019", PUBLISHED)
    assert period.role == "period"


def test_what_points_back_takes_the_period_named_last() -> None:
    before = find_periods(
        "in the first half of 2020 compared to the same period in 2019", PUBLISHED
    )
    (year,) = find_periods("That year, homicides rose", PUBLISHED, before)
    assert (year.first, year.last) == (date(2019, 1, 1), date(2019, 12, 31))
    (same,) = find_periods("during that time period", PUBLISHED, before)
    assert (same.first, same.last) == (date(2020, 1, 1), date(2020, 6, 30))


def test_relative_periods_are_unknown_without_a_date_of_publication() -> None:
    assert _days("so far this year", None) == [("None", "None")]
    assert _days("in 2019", None) == [("2019-01-01", "2019-12-31")]


def test_numbers_and_verbs_are_no_periods() -> None:
    assert _days("in November 98 murders may have") == [("2020-11-01", "2020-11-30")]
    assert _days("there were 2019 homicides") == []
    assert _days("a fine of 2,019 pesos") == []


def test_length() -> None:
    assert Period(0, 1, date(2021, 3, 1), date(2021, 3, 31)).days == 31
    assert not Period(0, 1, date(2021, 3, 1), date(2021, 3, 1)).is_long


_TEXT = (
    "in January February 2020 2019 to and y de of the first last five months same period year that "
    "compared al 31 1 29 - , trimestre since desde ultimos 99 100000 anos ago"
)
_WORDS = _TEXT.split(" ")


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=100) | st.lists(st.sampled_from(_WORDS), max_size=30).map(" ".join))
def test_any_text_gives_ordered_periods_inside_it(text: str) -> None:
    for published in (PUBLISHED, date(2020, 2, 29), None):
        end = 0
        for period in find_periods(text, published):
            assert end <= period.start < period.end <= len(text)
            end = period.end
            if period.first and period.last:
                assert period.first <= period.last
