"""Tables of counts whose columns a person named: read, remembered, stored apart."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from violencemap.__main__ import main
from violencemap.errors import SchemaError
from violencemap.pipeline import read_file
from violencemap.read.named_tables import COLUMNS_VARIABLE, name_counts, remembered_columns
from violencemap.read.own_counts import CountsSource, lacking_of_counts, named_counts
from violencemap.read.recognize import read_tables
from violencemap.store import open_store
from violencemap.types import TableReading

MEASURE = "intentional_homicide_case_files_own"
COLUMNS = {"cve_mun": "Clave", "year": "Año", "month": "Mes", "number": "Total", "crime": "Delito"}
HEADER = "Clave;Año;Mes;Delito;Total\n"
ROWS = (
    "26055;2024;enero;HOMICIDIO DOLOSO;7\n26055;2024;2;Homicidio doloso;\n26030;2024;1;Fraude;3\n"
)


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    monkeypatch.setenv(COLUMNS_VARIABLE, str(tmp_path / "columns.json"))

    def written(text: str) -> Path:
        path = tmp_path / "own.csv"
        path.write_text(text, encoding="latin-1")
        return path

    return written


def read(path: Path, columns: dict[str, str] = COLUMNS) -> TableReading:
    source = named_counts(columns, measure=MEASURE, title="own")
    (table,) = read_tables(path, columns=source)
    return table


def test_counts_are_read_and_what_is_blank_is_unknown(write: Callable[[str], Path]) -> None:
    table = read(write(HEADER + ROWS))
    (rows,) = table.statistics
    assert rows.unit == "case_files"
    assert set(rows.series) == {"own-counts-case_files"}
    assert list(rows.cvegeo) == ["26055", "26055", "26030"]
    assert list(rows.texts["subtipo"]) == ["Homicidio doloso", "Homicidio doloso", "Fraude"]
    assert rows.counts.ravel().tolist() == [7, -1, 3]
    assert (rows.first_months - 12 * 54).tolist() == [0, 1, 0]
    assert (table.source.publisher, table.source.license) == ("not stated", "not stated")


@pytest.mark.parametrize(
    ("row", "column", "value"),
    [
        ("26999999;2024;1;Fraude;1", "Clave", "26999999"),
        ("26;2024;1;Fraude;1", "Clave", "26"),  # a municipality may not be taken for a state
        ("26055;2024;13;Fraude;1", "Mes", "13"),
        ("26055;24;1;Fraude;1", "Año", "24"),
        ("26055;2024;1;Fraude;-1", "Total", "-1"),
        ("26030;2024;1;Fraude;4", "Total", "4"),  # counted before
    ],
)
def test_a_bad_row_is_set_aside_by_row_column_and_value(
    write: Callable[[str], Path], row: str, column: str, value: str
) -> None:
    table = read(write(HEADER + ROWS + row + "\n"))
    (one,) = table.rejected
    assert (one.row, one.column, one.value) == (5, column, value)
    assert table.rows == 3


def test_codes_within_the_state_and_periods_of_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "own.xlsx"
    table = {
        "ent": [26, 26, 25],
        "mun": ["055", "25001", "1"],
        "p": ["2024-03"] * 3,
        "n": [1, 2, 0],
    }
    pd.DataFrame(table).to_excel(path, index=False)
    columns = {"cve_ent": "ent", "cve_mun": "mun", "period": "p", "number": "n"}
    reading = read(path, columns)
    (rows,) = reading.statistics
    assert list(rows.cvegeo) == ["26055", "25001"]
    assert rows.counts.ravel().tolist() == [1, 0]
    assert [one.value for one in reading.rejected] == ["25001"]


@pytest.mark.parametrize(
    "months",
    [
        "Ene;Feb;Mar;Abr;May;Jun;Jul;Ago;Sep;Oct;Nov;Dic",
        "January;February;March;April;May;June;July;August;September;October;November;December",
    ],
)
def test_months_as_columns_are_known_by_their_names(
    write: Callable[[str], Path], months: str
) -> None:
    path = write(
        f"Total;Clave;{months};Año\n9;26055;1;;0;4;0;0;0;0;0;0;0;4;2023\n"
        "9;26055;1;x;0;4;0;0;0;0;0;0;0;4;2022\n"
    )
    columns = {"cve_mun": "Clave", "year": "Año"}
    name_counts(path, columns, measure=MEASURE)
    table = read(path, columns)
    (rows,) = table.statistics
    assert rows.counts.tolist() == [[1, -1, 0, 4, 0, 0, 0, 0, 0, 0, 0, 4]]
    assert rows.first_months.tolist() == [12 * 53]
    assert [(one.row, one.value) for one in table.rejected] == [(3, "x")]


def test_months_as_columns_are_all_twelve(write: Callable[[str], Path]) -> None:
    columns = {"cve_mun": "Clave", "year": "Año"}
    with pytest.raises(SchemaError, match="no twelve columns of months"):
        name_counts(write("Clave;Año;Ene;Feb\n26055;2023;1;1\n"), columns, measure=MEASURE)
    with pytest.raises(SchemaError, match="expected twelve columns of months"):
        read(write("Clave;Año;Ene;Feb\n26055;2023;1;1\n"), columns)


def test_a_table_that_is_nearly_one_of_sesnsp_is_read_as_it_was_named(
    write: Callable[[str], Path],
) -> None:
    months = "Enero,Febrero,Marzo,Abril,Mayo,Junio,Julio,Agosto,Septiembre,Octubre,Noviembre"
    path = write(
        "Año,Clave_Ent,Entidad,Cve. Municipio,Municipio,Tipo de delito,Subtipo de delito,"
        f"{months},Diciembre\n2023,26,Sonora,26055,San Luis,Secuestro,Secuestro{',1' * 12}\n"
    )
    with pytest.raises(SchemaError, match="looks like SESNSP"):
        read_file(path)
    columns = {"cve_mun": "Cve. Municipio", "year": "Año", "crime": "Subtipo de delito"}
    name_counts(path, columns, measure=MEASURE)
    (table,) = read_file(path).tables
    assert table.source.dataset == "own-counts"


def test_a_month_that_has_not_come_is_unknown(write: Callable[[str], Path]) -> None:
    year = date.today().year + 1
    table = read(write(HEADER + ROWS + f"26055;{year};1;Fraude;0\n"))
    (rows,) = table.statistics
    assert rows.counts.ravel().tolist() == [7, -1, 3, -1]
    assert [one.reason[:10] for one in table.rejected] == ["1 counts a"]


def test_what_was_said_is_remembered_with_its_terms(write: Callable[[str], Path]) -> None:
    path = write(HEADER + ROWS)
    said = name_counts(path, COLUMNS, measure=MEASURE, publisher="Fiscalía", license="CC BY")
    later = remembered_columns(write(HEADER + "26055;2024;3;Fraude;1\n"))
    assert isinstance(later, CountsSource)
    assert later == said


@pytest.mark.parametrize(
    ("fields", "has_months", "lacking"),
    [
        (["cve_mun", "year", "month"], True, "number"),
        (["cve_mun", "year"], False, "number"),
        (["year"], True, "area"),
        (["cve_ent"], True, "year"),
        (["cve_ent", "year"], True, None),
        (["cve_ent", "year", "number"], True, "month"),
        (["cve_ent", "period", "number"], False, None),
    ],
)
def test_the_months_of_a_header_name_themselves(
    fields: list[str], has_months: bool, lacking: str | None
) -> None:
    assert lacking_of_counts(dict.fromkeys(fields, "x"), has_months=has_months) == lacking


@pytest.mark.parametrize(
    ("lacking", "measure", "reason"),
    [
        ("number", MEASURE, "number"),
        ("cve_mun", MEASURE, "place"),
        ("month", MEASURE, "month"),
        ("crime", "kidnapping_case_files", "unknown measure"),
    ],
)
def test_what_is_lacking_is_said(
    write: Callable[[str], Path], lacking: str, measure: str, reason: str
) -> None:
    path = write(HEADER + ROWS)
    columns = {name: column for name, column in COLUMNS.items() if name != lacking}
    with pytest.raises(SchemaError, match=reason):
        name_counts(path, columns, measure=measure)


def test_the_command_stores_them_as_a_measure_of_their_own(
    write: Callable[[str], Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, store = write(HEADER + ROWS), tmp_path / "own.duckdb"
    pairs = [f"{name}={column}" for name, column in COLUMNS.items()]
    given = ["--columns", *pairs, "--measure", MEASURE, "--source", "Fiscalía"]
    assert not main(["add", "--store", str(store), *given, "--", str(path)])
    assert not main(["add", "--store", str(store), str(path)])  # known by now
    assert "is of 'Fiscalía'; if not" in capsys.readouterr().err.splitlines()[-1]
    with open_store(store) as opened:
        found = opened.frame(
            "SELECT measure, cvegeo, number FROM statistic WHERE measure LIKE '%own'"
        )
        source = opened.frame("SELECT publisher, license FROM source WHERE source_id LIKE 'own-c%'")
    assert found.dropna().values.tolist() == [[MEASURE, "26055", 7]]
    assert source.values.tolist() == [["Fiscalía", "not stated"]]


def add(store: Path, path: Path, publisher: str, **columns: str) -> int:
    pairs = [f"{name}={column}" for name, column in (columns or COLUMNS).items()]
    given = ["--columns", *pairs, "--measure", MEASURE, "--source", publisher]
    return main(["add", "--store", str(store), *given, "--", str(path)])


def numbers(store: Path) -> list[list[object]]:
    with open_store(store) as opened:
        found = opened.frame(
            "SELECT statistic.cvegeo, statistic.number, source.publisher FROM statistic "
            "JOIN source ON source.source_id = release WHERE measure LIKE '%own' "
            "AND number IS NOT NULL ORDER BY month"
        )
    rows: list[list[object]] = found.values.tolist()
    return rows


@pytest.mark.parametrize(
    "other",
    [
        "26055;2024;1;Homicidio doloso;5\n26055;2024;2;Homicidio doloso;5\n",  # a newer cut
        "26030;2024;1;Homicidio doloso;5\n",  # another municipality of the state
    ],
)
def test_publishers_are_never_mixed(
    write: Callable[[str], Path], tmp_path: Path, capsys: pytest.CaptureFixture[str], other: str
) -> None:
    store = tmp_path / "own.duckdb"
    assert not add(store, write(HEADER + ROWS), "Fiscalía")
    path = write(HEADER + other)
    assert add(store, path, "Observatorio") == 1
    told = capsys.readouterr().err
    assert "'Observatorio'" in told
    assert "'Fiscalía'" in told
    assert "state 26 and month 2024-01" in told
    assert numbers(store) == [["26055", 7, "Fiscalía"]]
    assert not add(store, path, "fiscalía ")  # a newer cut of the same


def test_publishers_stand_side_by_side_where_they_tell_of_different_things(
    write: Callable[[str], Path], tmp_path: Path
) -> None:
    store = tmp_path / "own.duckdb"
    assert not add(store, write(HEADER + ROWS), "Fiscalía")
    other = "26055;2024;1;Secuestro;1\n25001;2024;1;Homicidio doloso;2\n26055;2024;3;Fraude;3\n"
    assert not add(store, write(HEADER + other), "Observatorio")
    found = numbers(store)
    assert sorted(found, key=str) == [
        ["25001", 2, "Observatorio"],
        ["26055", 1, "Observatorio"],
        ["26055", 7, "Fiscalía"],
    ]


def test_a_corrected_publisher_takes_the_place_of_the_wrong_one(
    write: Callable[[str], Path], tmp_path: Path
) -> None:
    store, path = tmp_path / "own.duckdb", write(HEADER + ROWS)
    assert not add(store, path, "Fiscalia")
    assert not add(store, path, "Fiscalía")
    assert numbers(store) == [["26055", 7, "Fiscalía"]]
