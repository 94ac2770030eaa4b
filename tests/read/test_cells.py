"""A number is a number, or a message that names row, column and value."""

from __future__ import annotations

import pandas as pd
import pytest

from violencemap.read.cells import MISSING, Cells, parse_cases, parse_count, parse_year
from violencemap.read.tables import Table


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("7", 7),
        ("007", 7),
        (" 12 ", 12),
        ("1,234", 1234),
        ("1,234,567", 1234567),
        ("4.0", 4),
        ("1,234.00", 1234),
        ("0", 0),
        ("", None),
        ("  ", None),
        ("NA", None),
        ("NaN", None),
    ],
)
def test_counts(text: str, count: int | None) -> None:
    assert parse_count(text) == count


@pytest.mark.parametrize(
    "text",
    [
        *("1.5", "-3", "1.000", "12 345", "1,23", "12,3456", "x", "9" * 12, "="),
        # other spellings of numbers: what some programs read, people do not write in counts
        *("1e3", "1e5", "1E+05", "0x1F", "0X1f", "0b11", "0o17", "1_000", "+5", "5-", "(5)", "− 5"),
        *("inf", "-inf", "∞", "¼", "½", "²", "٣٤", "５", "Ⅳ", "1.234,5", "1.234.567", "1,234.5"),
        *("1'234", "0,500", "0,000", "$5", "5 %", "#N/A", "#REF!", "VERDADERO", "True"),
    ],
)
def test_what_is_no_count(text: str) -> None:
    with pytest.raises(ValueError, match="expected a"):
        parse_count(text)


@pytest.mark.parametrize(
    ("counts", "rates", "numbers"),
    [
        (["4,000", "4,0", "7"], ["", "", ""], [MISSING, 4, 7]),
        (["4,000", "12,000", "0,000"], ["", "", ""], [MISSING, MISSING, MISSING]),
        (["4,000", "7", "9"], ["1,5", "2,25", "1.003,5"], [MISSING, 7, 9]),
        (["4,000,000", "1,234.00", "9"], ["1,5", "", ""], [4_000_000, 1234, 9]),
        (["4,000", "7", "9"], ["1.5", "2.25", "1,003"], [4000, 7, 9]),
        ([" 4,000 ", "7", "9"], ["Uno, dos", "a,1", "2021"], [4000, 7, 9]),
    ],
)
def test_a_comma_is_not_of_thousands_where_others_have_decimals_behind_theirs(
    counts: list[str], rates: list[str], numbers: list[int]
) -> None:
    frame = pd.DataFrame({"Enero": counts, "Tasa": rates}).astype("category")
    cells = Cells(Table("a.csv", frame, []))
    assert cells.numbers("Enero", parse_count).tolist() == numbers
    assert cells.good.tolist() == [number != MISSING for number in numbers]


def test_more_cases_than_can_be_are_no_cases() -> None:
    assert parse_cases("99,999") == 99_999
    with pytest.raises(ValueError, match="at most 100,000"):
        parse_cases("100,001")


@pytest.mark.parametrize("text", ["1815", "15", "2015.5", "", "dos mil"])
def test_what_is_no_year(text: str) -> None:
    with pytest.raises(ValueError, match="year"):
        parse_year(text)


def test_rows_that_do_not_fit_are_set_aside_once() -> None:
    frame = pd.DataFrame({"Año": ["2015", "2O16", "2017"], "Enero": ["1", "-1", ""]})
    frame.index = pd.Index([2, 3, 4])
    cells = Cells(Table("a.csv", frame.astype("category"), []))
    assert cells.numbers("Año", parse_year).tolist() == [2015, MISSING, 2017]
    assert cells.numbers("Enero", parse_count).tolist() == [1, MISSING, MISSING]
    assert cells.good.tolist() == [True, False, True]
    (rejection,) = cells.rejected
    assert (rejection.row, rejection.column, rejection.value) == (3, "Año", "2O16")
