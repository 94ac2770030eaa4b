"""Columns that a person named are known for the next file with the same header."""

from __future__ import annotations

from pathlib import Path

import pytest

from violencemap.__main__ import main
from violencemap.errors import ReadError, SchemaError
from violencemap.pipeline import add_files
from violencemap.query.incidents import list_incidents
from violencemap.read.named_tables import (
    COLUMNS_VARIABLE,
    name_columns,
    name_counts,
    remembered_columns,
)
from violencemap.store import open_store
from violencemap.types import Filters

TABLE = "Fecha,Clave,Muertos\n2021-05-01,26055,2\n2021-05-02,99999,1\n"
COLUMNS = {"event_date": "Fecha", "cvegeo": "Clave", "fatalities_best": "Muertos"}


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "kept" / "columns.json"
    monkeypatch.setenv(COLUMNS_VARIABLE, str(path))
    return path


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "own.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_a_table_is_known_once_its_columns_are_named(table: Path, tmp_path: Path) -> None:
    assert remembered_columns(table) is None
    name_columns(table, COLUMNS, "own")
    later = table.with_name("later.csv")
    later.write_text(TABLE.replace("2021-05-01", "2021-06-01"), encoding="utf-8")
    source = remembered_columns(later)
    assert source is not None
    assert source.dataset == "own"
    other = table.with_name("other.csv")
    other.write_text("Fecha,Lugar\n2021-05-01,Tulum\n", encoding="utf-8")
    assert remembered_columns(other) is None


def test_good_rows_are_added_and_the_others_told(table: Path, tmp_path: Path) -> None:
    name_columns(table, COLUMNS, "own")
    store = tmp_path / "store.duckdb"
    done = add_files(store, [table])
    assert [(one.row, one.value) for one in done.rejected] == [(3, "99999")]
    with open_store(store) as opened:
        events = list_incidents(opened, Filters(datasets=("own",)))
    assert list(events["cvegeo"]) == ["26055"]
    assert list(events["fatalities_best"]) == [2]


def test_another_file_with_the_same_header_adds_to_the_first(table: Path, tmp_path: Path) -> None:
    name_columns(table, COLUMNS, "own")
    later = table.with_name("later.csv")
    later.write_text(TABLE.replace("2021-05-01", "2021-06-01"), encoding="utf-8")
    store = tmp_path / "store.duckdb"
    add_files(store, [table])
    add_files(store, [later])
    add_files(store, [later])
    with open_store(store) as opened:
        events = list_incidents(opened, Filters(datasets=("own",)))
    assert [f"{day:%Y-%m}" for day in events["event_date"]] == ["2021-05", "2021-06"]


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"event_date": "Nope"}, "lacks Nope; it has Fecha, Clave, Muertos"),
        ({"cvegeo": "Clave"}, "no column is named for event_date"),
        ({"event_date": "Fecha"}, "no column is named for the place"),
        (COLUMNS | {"color": "Muertos"}, "unknown fields"),
    ],
)
def test_columns_that_cannot_be_used_are_told_and_not_kept(
    table: Path, kept: Path, columns: dict[str, str], message: str
) -> None:
    with pytest.raises(SchemaError, match=message):
        name_columns(table, columns, "own")
    assert not kept.exists()


def test_a_damaged_memory_names_its_file(table: Path, kept: Path) -> None:
    kept.parent.mkdir()
    kept.write_text("{", encoding="utf-8")
    with pytest.raises(ReadError, match=r"columns\.json: cannot be read as JSON"):
        remembered_columns(table)


def test_what_was_said_is_listed_and_forgotten(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name_columns(table, COLUMNS, "own")
    counts = table.with_name("counts.csv")
    counts.write_text("m,y,n\n26055,2021,1\n", encoding="utf-8")
    said = {"cve_mun": "m", "year": "y", "number": "n"}
    name_counts(counts, said, measure="population", publisher="COESPO")
    assert not main(["columns", "list"])
    events, people = capsys.readouterr().out.splitlines()
    assert "events own (publisher not stated): event_date=Fecha cvegeo=Clave" in events
    assert people.endswith("  population (COESPO): cve_mun=m year=y number=n")
    key = people.split()[0]
    assert not main(["columns", "forget", key])
    assert remembered_columns(counts) is None
    assert remembered_columns(table) is not None
    assert main(["columns", "forget", key]) == 1
    assert f"no header '{key}' is known" in capsys.readouterr().err
