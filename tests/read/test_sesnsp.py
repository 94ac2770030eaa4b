"""SESNSP's layouts: right numbers, or a message that says which row and why."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path

import pandas as pd
import pytest

from violencemap.errors import SchemaError, UnknownFormatError
from violencemap.read.areas import Areas
from violencemap.read.recognize import read_tables
from violencemap.read.sesnsp import read_sesnsp, sum_measures
from violencemap.types import Rejection

MONTHS = "Enero,Febrero,Marzo,Abril,Mayo,Junio,Julio,Agosto,Septiembre,Octubre,Noviembre,Diciembre"
CRIME = "Bien jurídico afectado,Tipo de delito,Subtipo de delito,Modalidad"
STATE = f"Año,Clave_Ent,Entidad,{CRIME},{MONTHS}"
MUNICIPAL = f"Año,Clave_Ent,Entidad,Cve. Municipio,Municipio,{CRIME},{MONTHS}"
VICTIMS = f"Año,Clave_Ent,Entidad,{CRIME},Sexo,Rango de edad,{MONTHS}"
LONG = (
    "date_year_month,n_year,n_month,cve_ent,nombre_estado,bien_juridico_afectado,tipo_de_delito,"
    "subtipo_de_delito,modalidad,genero,rango_de_edad,n_victimas"
)
FEDERAL = f"AÑO,INEGI,ENTIDAD,LEY,CONCEPTO,TIPO,{MONTHS.upper()}"
KNIFE = ["La vida y la Integridad corporal", "Homicidio", "Homicidio doloso", "Con arma blanca"]
ROBBERY = ["El patrimonio", "Robo", "Robo a casa habitación", "Con violencia"]
FULL_YEAR = [str(month) for month in range(1, 13)]

Read = Callable[..., tuple[pd.DataFrame, list[Rejection]]]


@pytest.fixture
def read(tmp_path: Path, areas: Areas) -> Read:
    """Write a table in a file of Latin-1, as SESNSP does, and read it."""

    def write_and_read(
        header: str, *rows: Sequence[str], encoding: str = "latin-1"
    ) -> tuple[pd.DataFrame, list[Rejection]]:
        text = io.StringIO()
        csv.writer(text).writerows([header.split(","), *rows])
        path = tmp_path / "file.csv"
        path.write_bytes(text.getvalue().encode(encoding))
        return read_sesnsp(path, areas=areas)

    return write_and_read


def by_month(frame: pd.DataFrame) -> list[int | None]:
    return [None if pd.isna(count) else int(count) for count in frame["count"]]


def test_a_row_of_case_files_becomes_twelve(read: Read) -> None:
    frame, rejected = read(STATE, ["2019", "1", "Aguascalientes", *KNIFE, *FULL_YEAR])
    assert rejected == []
    assert by_month(frame) == list(range(1, 13))
    assert frame["month"].dt.strftime("%Y-%m").tolist() == [f"2019-{m:02}" for m in range(1, 13)]
    first = frame.iloc[0]
    assert first[["series_id", "cvegeo", "unit"]].tolist() == [
        *("sesnsp-crimes-2015", "01", "case_files")
    ]
    assert first[["bien_juridico", "tipo", "subtipo", "modalidad"]].tolist() == KNIFE
    assert frame[["sex", "age_group"]].isna().all(axis=None)


def test_blank_months_are_unknown_and_not_zero(read: Read) -> None:
    frame, _ = read(STATE, ["2022", "1", "Aguascalientes", *KNIFE, "3", "0", *[""] * 10])
    assert by_month(frame)[:4] == [3, None, None, None]  # February: the state's only row has 0


@pytest.mark.parametrize(
    "spelling",
    [
        *("0x1F", "0X1f", "1e1", "+5", "5-", "-5", "inf", "5.5", "1.234,5", "1_0"),
        *("0x7DF", "0xFFFF", "\xbc", "\xb2"),
    ],
)
def test_a_number_spelled_otherwise_is_named_and_not_read(read: Read, spelling: str) -> None:
    frame, rejected = read(
        STATE,
        ["2019", "1", "Aguascalientes", *KNIFE, "3", spelling, *FULL_YEAR[2:]],
        ["2019", "1", "Aguascalientes", *ROBBERY, *FULL_YEAR],
    )
    assert by_month(frame) == list(range(1, 13))
    (rejection,) = rejected
    assert (rejection.row, rejection.column, rejection.value) == (2, "Febrero", spelling)
    assert "a whole number" in rejection.reason


def test_a_year_spelled_otherwise_is_named_and_not_read(read: Read) -> None:
    frame, rejected = read(STATE, ["0x7E3", "1", "Aguascalientes", *KNIFE, *FULL_YEAR])
    assert frame.empty
    assert [(one.row, one.column, one.value) for one in rejected] == [(2, "Año", "0x7E3")]


def test_a_zero_is_a_zero_where_the_state_reported_anything(read: Read) -> None:
    frame, rejected = read(
        STATE,
        ["2015", "1", "Aguascalientes", *KNIFE, "0", *FULL_YEAR[1:]],
        ["2015", "1", "Aguascalientes", *ROBBERY, "5", *FULL_YEAR[1:]],
    )
    assert by_month(frame)[0] == 0
    assert rejected == []


def test_a_state_without_any_case_in_a_month_did_not_report_it(read: Read) -> None:
    frame, rejected = read(
        STATE,
        ["2015", "20", "Oaxaca", *KNIFE, "0", *FULL_YEAR[1:]],
        ["2015", "20", "Oaxaca", *ROBBERY, "0", *FULL_YEAR[1:]],
        ["2015", "1", "Aguascalientes", *KNIFE, *FULL_YEAR],
    )
    silent = frame[(frame["cvegeo"] == "20") & (frame["month"] == "2015-01-01")]
    assert by_month(silent) == [None, None]
    assert frame["count"].sum() == 2 * sum(range(2, 13)) + sum(range(1, 13))
    (note,) = rejected
    assert "Oaxaca" in note.reason
    assert "2015-01" in note.reason


def test_victims_wide_and_long_give_the_same_frame(read: Read) -> None:
    detail = ["Mujer", "Adultos (18 y más)"]
    wide, _ = read(VICTIMS, ["2019", "1", "Aguascalientes", *KNIFE, *detail, *FULL_YEAR])
    rows = [
        [f"2019-{m:02}-15", "2019", f"{m:02}", "01", "Aguascalientes", *KNIFE, *detail, str(m)]
        for m in range(1, 13)
    ]
    long, _ = read(LONG, *rows, encoding="utf-8")
    pd.testing.assert_frame_equal(wide, long, check_categorical=False)
    assert wide["unit"].unique().tolist() == ["victims"]


def test_municipal_rows_keep_what_is_placed_in_no_municipality(read: Read) -> None:
    frame, rejected = read(
        MUNICIPAL,
        ["2019", "1", "Aguascalientes", "1003", "Calvillo", *KNIFE, *FULL_YEAR],
        ["2019", "1", "Aguascalientes", "1998", "Otros Municipios", *KNIFE, *FULL_YEAR],
        ["2019", "1", "Aguascalientes", "1999", "No Especificado", *KNIFE, *FULL_YEAR],
    )
    assert rejected == []
    sums = frame.groupby("cvegeo", observed=True)["count"].sum().to_dict()
    assert sums == {"01003": 78, "01998": 78, "01999": 78}


def test_federal_crimes_keep_those_abroad_without_a_place(read: Read) -> None:
    frame, rejected = read(
        FEDERAL,
        ["2012", "5", "COAHUILA", "CODIGO PENAL", "CONTRA LA SALUD", "PRODUCCION", *FULL_YEAR],
        ["2012", "", "EXTRANJERO", "CODIGO PENAL", "CONTRA LA SALUD", "PRODUCCION", *["0"] * 12],
    )
    assert rejected == []
    assert frame["series_id"].unique().tolist() == ["sesnsp-federal-2012"]
    assert by_month(frame[frame["cvegeo"].isna()]) == [0] * 12
    assert frame["count"].sum() == 78


def test_the_new_register_is_another_series(read: Read) -> None:
    frame, _ = read(
        STATE,
        ["2025", "1", "Aguascalientes", *KNIFE, *FULL_YEAR],
        ["2026", "1", "Aguascalientes", *KNIFE, *FULL_YEAR],
    )
    assert frame["series_id"].unique().tolist() == ["sesnsp-crimes-2015", "sesnsp-crimes-2026"]


def test_misread_names_are_repaired(read: Read) -> None:
    misread = [cell.encode("latin-1").decode("mac_roman") for cell in STATE.split(",")]
    frame, rejected = read(
        ",".join(misread), ["2019", "15", "MÈxico", *ROBBERY, *FULL_YEAR], encoding="utf-8-sig"
    )
    assert rejected == []
    assert frame["cvegeo"].unique().tolist() == ["15"]


@pytest.mark.parametrize(
    ("changes", "column", "reason"),
    [
        ({0: "2O19"}, "Año", "expected a year"),
        ({0: "2014"}, "Año", "begins in 2015"),
        ({1: "33"}, "Clave_Ent", "code of a state"),
        ({1: ""}, "Clave_Ent", "has no code"),
        ({1: "6"}, "Clave_Ent", "not that of the state"),
        ({3: "1002"}, "Cve. Municipio", "code of a municipality"),
        ({3: "26055"}, "Cve. Municipio", "not in the state"),
        ({3: "1001"}, "Cve. Municipio", "not that of the municipality"),
        ({9: "-1"}, "Enero", "whole number"),
        ({10: "1.5"}, "Febrero", "whole number"),
        ({11: "999999999"}, "Marzo", "expected a"),
    ],
)
def test_rows_that_cannot_be_right_are_set_aside(
    read: Read, changes: dict[int, str], column: str, reason: str
) -> None:
    good = ["2019", "1", "Aguascalientes", "1003", "Calvillo", *KNIFE, *FULL_YEAR]
    bad = [changes.get(place, cell) for place, cell in enumerate(good)]
    good[5] = "otro"
    frame, rejected = read(MUNICIPAL, good, bad)
    (rejection,) = rejected
    assert (rejection.row, rejection.column) == (3, column)
    assert rejection.value == bad[MUNICIPAL.split(",").index(column)]
    assert reason in rejection.reason
    assert frame["count"].sum() == 78


def test_a_repeated_row_counts_once(read: Read) -> None:
    row = ["2019", "1", "Aguascalientes", *KNIFE, *FULL_YEAR]
    frame, rejected = read(STATE, row, row)
    assert frame["count"].sum() == 78
    assert [one.row for one in rejected] == [3]


def test_shuffled_columns_change_nothing(read: Read) -> None:
    row = ["2019", "1", "Aguascalientes", *KNIFE, *FULL_YEAR]
    straight, _ = read(STATE, row)
    turned, _ = read(",".join(reversed(STATE.split(","))), row[::-1])
    pd.testing.assert_frame_equal(straight, turned)


@pytest.mark.parametrize("column", ["Modalidad", "Sexo", "Mayo", "Clave_Ent"])
def test_a_renamed_column_stops_the_file_and_is_named(read: Read, column: str) -> None:
    row = ["2019", "1", "Aguascalientes", *KNIFE, "Mujer", "Adultos", *FULL_YEAR]
    with pytest.raises(SchemaError, match="unknown 'rubro'") as raised:
        read(VICTIMS.replace(column, "Rubro"), row)
    assert "lacks" in str(raised.value)


def test_a_missing_column_stops_the_file(read: Read) -> None:
    with pytest.raises(SchemaError, match="lacks 'diciembre'"):
        read(STATE.removesuffix(",Diciembre"), ["2019", "1", "Aguascalientes", *KNIFE, "1"])


def test_a_total_that_somebody_added_is_checked(tmp_path: Path) -> None:
    place = ["2024", "26", "Sonora", "26055", "San Luis Río Colorado"]
    rows = [
        [*place, *KNIFE, *FULL_YEAR, "78"],
        [*place, *ROBBERY, *FULL_YEAR, "79"],
        [*place, *ROBBERY[:3], "Sin violencia", "2000", *["0"] * 11, "2,000.00"],
        [*place, "El patrimonio", "Robo", "Robo de vehículo", "", "5", "1", *[""] * 10, "6"],
        [*place, "El patrimonio", "Robo", "Robo de ganado", "", *FULL_YEAR, ""],
    ]
    text = io.StringIO()
    csv.writer(text).writerows([f"{MUNICIPAL},Total".split(","), *rows])
    path = tmp_path / "totals.csv"
    path.write_text(text.getvalue(), encoding="latin-1")
    (reading,) = read_tables(path)
    assert reading.source.dataset == "sesnsp-municipal"
    assert reading.rows == 4
    aside = [(one.row, one.column, one.value, one.reason) for one in reading.rejected if one.row]
    assert aside == [(3, "Total", "79", "the months do not add up to the total of the row")]


def test_another_table_is_not_recognized(read: Read) -> None:
    with pytest.raises(UnknownFormatError, match="IDVFC"):
        read("a,b,c", ["1", "2", "3"])


def test_measures_are_summed_by_state_and_month(read: Read) -> None:
    femicide = ["La vida", "Feminicidio", "Feminicidio", "Con arma blanca", "Mujer", "Adultos"]
    frame, _ = read(
        VICTIMS,
        ["2019", "1", "Aguascalientes", *KNIFE, "Mujer", "Adultos", *FULL_YEAR],
        ["2019", "1", "Aguascalientes", *KNIFE, "Hombre", "Adultos", *FULL_YEAR],
        ["2019", "1", "Aguascalientes", *femicide, *["1"] * 6, *[""] * 6],
        ["2019", "1", "Aguascalientes", *ROBBERY, "Hombre", "Adultos", *["9"] * 12],
    )
    sums = sum_measures(frame).pivot(index="month", columns="measure", values="count")
    assert sums["intentional_homicide_victims"].tolist() == [2 * m for m in range(1, 13)]
    assert sums["femicide_victims"].tolist()[:6] == [1] * 6
    assert sums["femicide_victims"].isna().sum() == 6


# --- the files themselves ------------------------------------------------------------------

DOLOSO = "Homicidio doloso"


@pytest.mark.parametrize(
    ("name", "rows", "subtipo", "totals"),
    [
        ("IDEFC_NM_may22.csv.gz", 25_088, DOLOSO, {2015: 16_120, 2018: 29_096, 2022: 10_726}),
        ("IDEFC_NM_mar22.csv.gz", 25_088, DOLOSO, {2018: 29_097, 2022: 6_152}),
        ("IDEFC_NM_oct2020.csv.gz", 18_816, DOLOSO, {2018: 29_099, 2020: 24_287}),
        ("IDEFC_2015-2021_quoted.csv.gz", 21_952, DOLOSO, {2018: 29_097, 2021: 28_262}),
        ("Estatal-Delitos-2015-2021_feb2021.xlsx", 21_952, DOLOSO, {2018: 29_098, 2021: 4_538}),
        ("Estatal-Victimas_nov2019.xlsx", 36_800, DOLOSO, {2018: 33_743, 2019: 31_688}),
        ("IDM_layout_partial_2015_2024.zip", 37_989, "Feminicidio", {2015: 413, 2024: 797}),
        ("municipal_wide_Guanajuato_homicidio_2020_2025.csv.gz", 2_484, DOLOSO, {2020: 3_359}),
    ],
)
def test_totals_of_published_files(
    shared: Path, name: str, rows: int, subtipo: str, totals: dict[int, int]
) -> None:
    frame, rejected = read_sesnsp(shared / "sesnsp" / name)
    assert len(frame) == 12 * rows
    assert [one for one in rejected if one.row is not None] == []
    crime = frame[frame["subtipo"] == subtipo]
    sums = crime.groupby(crime["month"].dt.year)["count"].sum()
    assert {year: sums[year] for year in totals} == totals


def test_months_after_the_cut_of_a_file_are_unknown(shared: Path) -> None:
    frame, _ = read_sesnsp(shared / "sesnsp" / "IDEFC_NM_may22.csv.gz")
    late = frame["month"] > "2022-05-31"
    assert frame.loc[late, "count"].isna().all()
    assert not frame.loc[frame["month"] == "2022-05-01", "count"].isna().any()


def test_federal_file(shared: Path) -> None:
    frame, rejected = read_sesnsp(shared / "sesnsp" / "IDEFF_jul25.csv.gz")
    assert rejected == []
    assert frame["cvegeo"].isna().sum() == 12 * 406
    assert frame["count"].sum() == 1_251_381
