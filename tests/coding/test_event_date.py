"""Dates as reports write them."""

from __future__ import annotations

from datetime import date

import pytest

from violencemap.coding.event_date import find_dates, find_reference_day
from violencemap.coding.folding import fold_text

THURSDAY = date(2021, 4, 8)


def read(text: str, reference: date | None = THURSDAY) -> list[tuple[str, str, str]]:
    """First and last day and precision of the dates of a text."""
    folded = fold_text(text)
    return [
        (str(one.first), str(one.last), one.precision.value)
        for one in find_dates(folded, 0, len(folded), reference)
    ]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("on March 18, 13 officers died", "2021-03-18"),
        ("on 18 March 2020", "2020-03-18"),
        ("2020-03-18", "2020-03-18"),
        ("on Friday, April 2nd, they met", "2021-04-02"),
        ("late on Monday", "2021-04-05"),
        ("last Monday", "2021-04-05"),
        ("last Wednesday", "2021-03-31"),
        ("this morning", "2021-04-08"),
        ("yesterday morning", "2021-04-07"),
        ("three days ago", "2021-04-05"),
        ("on New Year's Eve", "2020-12-31"),
        ("on International Women's Day 2020", "2020-03-08"),
        ("el pasado 21 de junio", "2020-06-21"),
        ("el 1o de abril", "2021-04-01"),
        ("el primero de mayo de 2019", "2019-05-01"),
        ("la madrugada de ayer", "2021-04-07"),
        ("antier", "2021-04-06"),
        ("este jueves", "2021-04-08"),
        ("el lunes por la noche", "2021-04-05"),
        ("hace dos días", "2021-04-06"),
        ("en Nochebuena", "2020-12-24"),
    ],
)
def test_days(text: str, day: str) -> None:
    assert read(text) == [(day, day, "day")]


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("last November", "2020-11-01", "2020-11-30", "month"),
        ("in early March 2021", "2021-03-01", "2021-03-31", "month"),
        ("a mediados de julio", "2020-07-01", "2020-07-31", "month"),
        ("en febrero de 2020", "2020-02-01", "2020-02-29", "month"),
        ("el mes pasado", "2021-03-01", "2021-03-31", "month"),
        ("in 2019", "2019-01-01", "2019-12-31", "year"),
        ("last week", "2021-03-29", "2021-04-04", "week"),
        ("el fin de semana", "2021-04-03", "2021-04-04", "week"),
        ("March 27-28", "2021-03-27", "2021-03-28", "day"),
        ("27 y 28 de marzo", "2021-03-27", "2021-03-28", "day"),
        ("del 3 al 5 de abril", "2021-04-03", "2021-04-05", "day"),
    ],
)
def test_stretches_of_time(text: str, first: str, last: str, precision: str) -> None:
    assert read(text) == [(first, last, precision)]


@pytest.mark.parametrize(
    ("text", "shift"),
    [("the day after", 1), ("that same day", 0), ("two days later", 2), ("un día antes", -1)],
)
def test_days_that_count_from_another_event(text: str, shift: int) -> None:
    folded = fold_text(text)
    (when,) = find_dates(folded, 0, len(folded), None)
    assert (when.first, when.shift) == (None, shift)


@pytest.mark.parametrize(
    "text",
    ["31 de abril", "may have died", "la semana", "1,287 people", "said on Monday", "on May 45"],
)
def test_what_is_no_date_of_an_event(text: str) -> None:
    assert read(text) == []


def test_without_a_day_of_telling_only_whole_dates_are_read() -> None:
    assert read("on Monday, March 3 or last week", None) == []
    assert read("on March 3, 2020", None) == [("2020-03-03", "2020-03-03", "day")]


def test_a_dateline_gives_the_day_of_telling_and_is_no_date_itself() -> None:
    folded = fold_text("Guadalajara, May 4, 2018 – A guard was shot yesterday.")
    day = find_reference_day(folded, 0, len(folded))
    assert day == date(2018, 5, 4)
    assert [str(one.first) for one in find_dates(folded, 0, len(folded), day)] == ["2018-05-03"]
