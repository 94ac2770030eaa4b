"""What comes of a query: unknown texts and dates as None, whole numbers whole."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pandas as pd
import pyarrow as pa
import pytest

from violencemap.store import Store
from violencemap.store.frames import frame_of


def test_unknown_texts_and_dates_are_none() -> None:
    table = pa.table({"text": ["a", None], "day": [None, date(2021, 3, 18)]})
    frame = frame_of(table)
    assert frame["text"].tolist() == ["a", None]
    assert frame["day"].tolist() == [None, date(2021, 3, 18)]
    assert {*frame.dtypes} == {pd.Series(dtype=object).dtype}


@pytest.mark.parametrize("kind", ["int8", "int16", "int32", "int64", "uint32"])
def test_whole_numbers_stay_whole_where_some_are_unknown(kind: str) -> None:
    frame = frame_of(pa.table({"number": pa.array([3, None], type=kind)}))
    assert str(frame["number"].dtype).lower() == kind
    assert frame["number"].iloc[0] == 3
    assert frame["number"].iloc[1] is pd.NA
    assert frame_of(pa.table({"number": pa.array([3, 4], type=kind)}))["number"].dtype == kind


def test_sums_of_many_digits_are_floats() -> None:
    sums = pa.array([Decimal(10**20), None], type=pa.decimal128(38, 0))
    assert frame_of(pa.table({"sum": sums}))["sum"].iloc[0] == 1e20


def test_no_rows_have_their_columns(tiny_store: Store) -> None:
    frame = tiny_store.frame("SELECT cvegeo, population FROM area WHERE cvegeo = ?", ["nowhere"])
    assert list(frame.columns) == ["cvegeo", "population"]
    assert frame.empty
    assert frame["cvegeo"].dtype == object


def test_parameters_may_have_names(tiny_store: Store) -> None:
    frame = tiny_store.frame("SELECT name FROM area WHERE cvegeo = $code", {"code": "23"})
    assert frame["name"].tolist() == ["Quintana Roo"]
