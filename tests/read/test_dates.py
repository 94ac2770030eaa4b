"""Days in the ways tables write them, and those that cannot be told."""

from __future__ import annotations

from datetime import date

import pytest

from violencemap.read.dates import day_parser


@pytest.mark.parametrize(
    "text",
    [
        "2021-03-08",
        "2021-03-08 00:00:00.000",
        "2021-03-08T10:30",
        "08 March 2021",
        "8 de marzo de 2021",
    ],
)
def test_days(text: str) -> None:
    assert day_parser([text])(text) == date(2021, 3, 8)


def test_numbers_are_read_where_the_column_tells_their_order() -> None:
    assert day_parser(["8/3/2021", "25/3/2021"])("8/3/2021") == date(2021, 3, 8)
    assert day_parser(["3/8/2021", "3/25/2021"])("3/8/2021") == date(2021, 3, 8)


@pytest.mark.parametrize(
    ("text", "others"),
    [("8/3/2021", []), ("8/3/2021", ["13/1/2021", "1/13/2021"])],
)
def test_numbers_are_not_read_by_guess(text: str, others: list[str]) -> None:
    with pytest.raises(ValueError, match="cannot be told apart"):
        day_parser([text, *others])(text)


@pytest.mark.parametrize("text", ["2021-02-30", "20210308", "march", "1821-03-08", "8 foo 2021"])
def test_what_is_no_day(text: str) -> None:
    with pytest.raises(ValueError, match="expected a day"):
        day_parser([text])(text)
