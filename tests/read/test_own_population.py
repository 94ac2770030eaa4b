"""Tables of population whose columns a person named, which are stored where CONAPO's goes."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from violencemap.__main__ import main
from violencemap.errors import SchemaError
from violencemap.read.named_tables import COLUMNS_VARIABLE, name_counts, remembered_columns
from violencemap.read.own_population import POPULATION, PopulationSource, named_population
from violencemap.read.recognize import read_tables
from violencemap.store import open_store
from violencemap.types import TableReading

COLUMNS = {"cve_mun": "Clave", "year": "Año", "number": "Habitantes"}
HEADER = "Clave;Año;Habitantes\n"
ROWS = "26055;2020;450000\n26055;2021;455,000\n26030;2020;\n"


@pytest.fixture(autouse=True)
def _own_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(COLUMNS_VARIABLE, str(tmp_path / "columns.json"))


def write(folder: Path, text: str) -> Path:
    path = folder / "people.csv"
    path.write_text(text, encoding="latin-1")
    return path


def read(path: Path, columns: dict[str, str] = COLUMNS) -> TableReading:
    (table,) = read_tables(path, columns=named_population(columns, title="people"))
    return table


def rows(table: TableReading) -> list[list[object]]:
    assert table.frame is not None
    found: list[list[object]] = table.frame.values.tolist()
    return found


def test_people_are_read_and_what_is_blank_is_unknown(tmp_path: Path) -> None:
    table = read(write(tmp_path, HEADER + ROWS))
    assert table.kind == "population"
    assert rows(table) == [["26055", 2020, "all", 450000], ["26055", 2021, "all", 455000]]
    assert (table.source.publisher, table.rejected) == ("not stated", ())


@pytest.mark.parametrize(
    ("row", "column", "value"),
    [
        ("26500;2020;1", "Clave", "26500"),
        ("26055;20;1", "Año", "20"),
        ("26055;2022;many", "Habitantes", "many"),
        ("26055;2020;1", "Habitantes", "1"),  # told before
    ],
)
def test_a_bad_row_is_set_aside(tmp_path: Path, row: str, column: str, value: str) -> None:
    table = read(write(tmp_path, HEADER + ROWS + row + "\n"))
    (one,) = table.rejected
    assert (one.row, one.column, one.value) == (5, column, value)
    assert len(rows(table)) == 2


def test_sexes_add_up_where_both_are_known(tmp_path: Path) -> None:
    path = tmp_path / "people.xlsx"
    table = {
        "ent": [26, 26, 26, 25, 25],
        "y": [2020] * 5,
        "s": ["Mujeres", "HOMBRES", "Total", "mujeres", "otro"],
        "n": [10, 9, 99, 5, 1],
    }
    pd.DataFrame(table).to_excel(path, index=False)
    reading = read(path, {"cve_ent": "ent", "year": "y", "number": "n", "sex": "s"})
    assert rows(reading) == [
        ["26", 2020, "all", 19],
        ["25", 2020, "women", 5],
        ["26", 2020, "women", 10],
    ]
    assert [(one.row, one.value) for one in reading.rejected] == [(6, "otro"), (None, None)]


@pytest.mark.parametrize("lacking", ["cve_mun", "year", "number"])
def test_what_is_lacking_is_said(tmp_path: Path, lacking: str) -> None:
    columns = {name: column for name, column in COLUMNS.items() if name != lacking}
    with pytest.raises(SchemaError, match="no column is named for the"):
        name_counts(write(tmp_path, HEADER + ROWS), columns, measure=POPULATION)


def test_the_command_stores_it_in_the_place_of_the_bundled(tmp_path: Path) -> None:
    path, store = write(tmp_path, HEADER + ROWS), tmp_path / "own.duckdb"
    pairs = [f"{name}={column}" for name, column in COLUMNS.items()]
    given = ["--columns", *pairs, "--measure", POPULATION, "--source", "COESPO"]
    assert not main(["add", "--store", str(store), *given, "--", str(path)])
    assert isinstance(remembered_columns(path), PopulationSource)
    assert not main(["add", "--store", str(store), str(path)])  # known by now
    found = "SELECT year, population, publisher FROM population "
    found += "JOIN source ON source_id = source WHERE cvegeo = ? AND base = 'all' ORDER BY year"
    with open_store(store) as opened:
        mine = opened.frame(found, ["26055"])
        other = opened.frame(found, ["26030"])
    assert mine.values.tolist() == [[2020, 450000, "COESPO"], [2021, 455000, "COESPO"]]
    assert set(other["publisher"]) == {"INEGI"}  # a blank replaces nothing
