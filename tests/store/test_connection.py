"""Where the store is and what a look into it gives."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from violencemap.errors import StoreError
from violencemap.store import Store, default_store_path, open_store


def test_the_variable_chooses_the_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIOLENCEMAP_STORE", "~/elsewhere.duckdb")
    assert default_store_path() == Path.home() / "elsewhere.duckdb"


def test_without_the_variable_it_is_in_the_users_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VIOLENCEMAP_STORE", raising=False)
    assert default_store_path().name == "violencemap.duckdb"
    assert "violencemap" in default_store_path().parts


def test_a_store_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"missing\.duckdb: there is no store"):
        open_store(tmp_path / "missing.duckdb")


def test_a_frame_has_none_for_what_is_unknown(tiny_store: Store) -> None:
    sql = "SELECT * FROM (VALUES ('a', DATE '2021-01-01', 1), (NULL, NULL, NULL)) AS t (s, d, i)"
    frame = tiny_store.frame(sql)
    assert frame["s"].tolist() == ["a", None]
    assert frame["d"].tolist() == [date(2021, 1, 1), None]
    assert str(frame["i"].dtype) == "Int32"


def test_nothing_can_be_written_through_a_reader(tiny_store: Store) -> None:
    with pytest.raises(StoreError, match="read-only"):
        tiny_store.frame("DELETE FROM incident")
