"""What is kept of a series gives back every count, every zero and every unknown."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from violencemap.errors import SchemaError
from violencemap.store.codes import place_code, place_number
from violencemap.store.series import Compact, compact, split_by_series
from violencemap.types import MonthlyRows

JANUARY_2015 = 540


def rows_of(
    *rows: tuple[str | None, str, int, Sequence[int]], series: Sequence[str] = ()
) -> MonthlyRows:
    """Rows from (cvegeo, subtipo, first month, counts)."""
    places, subtypes, first, counts = zip(*rows, strict=True)
    return MonthlyRows(
        series=pd.Categorical(series or ["s-2015"] * len(rows)),
        unit="case_files",
        cvegeo=pd.Categorical(places),
        texts={"subtipo": pd.Categorical(subtypes)},
        first_months=np.array(first, dtype=np.int32),
        counts=np.array(counts, dtype=np.int32),
    )


def told(small: Compact) -> dict[tuple[int, str, int], int]:
    """Every known count by place, subtype and month, zeros included."""
    names = small.items.set_index("item_id")["subtipo"]
    known = {
        (row.place, names[row.item_id], month): 0
        for row in small.spans.itertuples()
        for month in range(row.first_month, row.last_month + 1)
    }
    for row in small.cells.itertuples():
        key = (row.place, names[row.item_id], row.month)
        assert known[key] == 0
        known[key] = row.number
    return known


def test_zeros_are_spans_without_cells_and_unknown_is_no_span() -> None:
    small = compact(rows_of(("01001", "a", JANUARY_2015, [0, 3, -1, 0])))
    assert small.spans[["first_month", "last_month"]].to_numpy().tolist() == [
        [JANUARY_2015, JANUARY_2015 + 1],
        [JANUARY_2015 + 3, JANUARY_2015 + 3],
    ]
    assert small.cells[["place", "month", "number"]].to_numpy().tolist() == [
        [1001, JANUARY_2015 + 1, 3]
    ]


def test_years_that_follow_each_other_are_one_span() -> None:
    small = compact(rows_of(("01", "a", 552, [0] * 12), ("01", "a", 540, [0] * 12)))
    assert small.spans[["first_month", "last_month"]].to_numpy().tolist() == [[540, 563]]
    assert small.cells.empty


def test_what_happened_abroad_has_no_place() -> None:
    small = compact(rows_of((None, "a", 540, [5]), ("32", "a", 540, [1])))
    assert small.cells[["place", "number"]].to_numpy().tolist() == [[0, 5], [32, 1]]


def test_counts_that_stand_twice_are_refused() -> None:
    with pytest.raises(SchemaError, match="1 counts are of the same"):
        compact(rows_of(("01", "a", 540, [1, 2]), ("01", "a", 540, [2, -1])))


def test_rows_of_one_year_that_tell_of_other_months_are_put_together() -> None:
    small = compact(rows_of(("01", "a", 540, [1, -1]), ("01", "a", 540, [-1, 2])))
    assert told(small) == {(1, "a", 540): 1, (1, "a", 541): 2}


def test_years_that_do_not_begin_alike_are_refused() -> None:
    with pytest.raises(SchemaError, match="begin in different months"):
        compact(rows_of(("01", "a", 540, [1, 2]), ("01", "a", 541, [2, -1])))


def test_each_series_is_apart() -> None:
    rows = rows_of(
        ("01", "a", 540, [1]), ("01", "a", 672, [2]), series=["crimes-2015", "crimes-2026"]
    )
    parts = dict(split_by_series([rows]))
    assert {name: part.counts.tolist() for name, part in parts.items()} == {
        "crimes-2015": [[1]],
        "crimes-2026": [[2]],
    }


def test_tables_of_one_file_are_joined_whatever_their_categories() -> None:
    tables = [rows_of(("01", "a", 540, [1])), rows_of(("02", "b", 540, [2]))]
    ((_, rows),) = split_by_series(tables)
    assert told(compact(rows)) == {(1, "a", 540): 1, (2, "b", 540): 2}


@pytest.mark.parametrize("cvegeo", ["01", "32", "01001", "09015", "32999"])
def test_codes_and_numbers(cvegeo: str) -> None:
    assert place_code(place_number(cvegeo)) == cvegeo


KEYS = st.tuples(
    st.sampled_from(["01", "32", "01001", "32998", None]),
    st.sampled_from(["a", "b"]),
    st.integers(0, 3).map(lambda year: JANUARY_2015 + 3 * year),
)
COUNTS = st.lists(st.sampled_from([-1, 0, 0, 0, 1, 7, 40_000]), min_size=3, max_size=3)


@given(st.dictionaries(KEYS, COUNTS, min_size=1))
def test_nothing_is_lost_and_nothing_made_up(table: dict[tuple[str, str, int], list[int]]) -> None:
    rows = rows_of(*((*key, counts) for key, counts in table.items()))
    expected = {
        (int(place or 0), subtype, first + month): count
        for (place, subtype, first), counts in table.items()
        for month, count in enumerate(counts)
        if count >= 0
    }
    assert told(compact(rows)) == expected
