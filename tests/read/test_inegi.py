"""INEGI's homicide deaths: exports with title lines, and tables by sex and age."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from violencemap.errors import SchemaError, UnknownFormatError
from violencemap.read.areas import Areas
from violencemap.read.inegi import read_inegi_homicides

TITLES = """\
"Defunciones por homicidios"
"Año de registro : 2015"
"Ent y mun de registro : Total"
""
"Consulta de: Defunciones \u00a0 Por: Ent y mun de ocurrencia \u00a0 Según: Mes de registro"
"","","Total","Enero","Febrero","Marzo","Abril","Mayo","Junio","Julio","Agosto","Septiembre",\
"Octubre","Noviembre","Diciembre",""
"""
BLANK = ',""' * 10
ROWS = f"""\
" ","Total","1,242","1,235","7"{BLANK}
"=CONCATENAR(0,01) ","Aguascalientes","1,240","1,234","6"{BLANK}
" 01 001 ","Aguascalientes","1,234","1,234",""{BLANK}
" 01 003 ","Calvillo","5","","5"{BLANK}
" 01 999 ","No especificado","1","","1"{BLANK}
"=CONCATENAR( ,33) ","Extranjero","2","1","1"{BLANK}
" 33 999 ","Estados Unidos de Norteamérica","1","1",""{BLANK}
" 34 999 ","Otros países Latinoamericanos","1","","1"{BLANK}

"FUENTE: INEGI. Estadísticas de mortalidad."
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "2015.csv"
    path.write_bytes(text.replace("\n", "\r\n").encode("latin-1"))
    return path


def test_an_export_gives_its_municipalities(tmp_path: Path, areas: Areas) -> None:
    frame, rejected = read_inegi_homicides(write(tmp_path, TITLES + ROWS), areas=areas)
    assert rejected == []
    deaths = frame[frame["count"] > 0]
    assert deaths["cvegeo"].tolist()[:3] == ["01001", "01003", "01999"]
    assert deaths["cvegeo"].isna().tolist() == [False, False, False, True, True]  # abroad
    assert deaths["month"].dt.month.tolist() == [1, 2, 2, 1, 2]
    assert deaths["count"].tolist() == [1_234, 5, 1, 1, 1]
    assert frame["month"].dt.year.unique().tolist() == [2015]
    assert frame["series_id"].unique().tolist() == ["inegi-homicide-deaths-registro"]
    assert frame["unit"].unique().tolist() == ["deaths"]
    assert not frame["count"].isna().any()  # blank is none: every registry reports


def test_a_municipality_that_is_left_out_had_no_homicide(tmp_path: Path, areas: Areas) -> None:
    text = "\n".join(line for line in ROWS.splitlines() if " 01 001 " not in line)
    text = text.replace('"1,242","1,235","7"', '"8","1","7"').replace(
        '"1,240","1,234","6"', '"6","","6"'
    )
    frame, rejected = read_inegi_homicides(write(tmp_path, TITLES + text + "\n"), areas=areas)
    assert rejected == []
    assert frame.loc[frame["cvegeo"] == "01001", "count"].tolist() == [0] * 12
    assert frame["cvegeo"].nunique() == 3  # nothing is said of other states


def test_the_last_municipality_of_a_state_may_have_no_homicide_either(shared: Path) -> None:
    frame, _ = read_inegi_homicides(
        shared / "inegi_homicides/inegi_defunciones_homicidio_municipal_mensual_1990_2015.zip"
    )
    deaths = frame.groupby([frame["cvegeo"], frame["month"].dt.year])["count"].agg(["sum", "size"])
    assert deaths.loc[("22018", 2014)].tolist() == [0, 12]  # Tolimán
    assert deaths.loc[("08067", 2014)].tolist() == [0, 12]  # the year after it had some
    assert deaths.loc[("08067", 2015)].tolist() == [6, 12]
    assert ("23011", 2014) not in deaths.index  # Puerto Morelos was created in 2015


@pytest.mark.parametrize(
    ("old", "new", "row", "reason"),
    [
        ('" 01 003 "', '" 01 004 "', 10, "code of a municipality"),
        ('" 01 003 "', '" 01 001 "', 10, "not that of the named place"),
        ('"Calvillo","5","","5"', '"Calvillo","6","","5"', 10, "do not add up"),
        ('"Calvillo","5","","5"', '"Calvillo","5","","V"', 10, "whole number"),
    ],
)
def test_rows_that_cannot_be_right_are_set_aside_and_missed_in_the_state(
    tmp_path: Path, areas: Areas, old: str, new: str, row: int, reason: str
) -> None:
    text = TITLES + ROWS.replace(old, new)
    frame, (rejection, note) = read_inegi_homicides(write(tmp_path, text), areas=areas)
    assert rejection.row == row
    assert reason in rejection.reason
    assert "01: its municipalities add up to 1,235" in note.reason
    assert frame["count"].sum() == 1_242 - 5


def test_a_row_that_stands_twice_counts_once(tmp_path: Path, areas: Areas) -> None:
    (line,) = [line for line in ROWS.splitlines() if "Calvillo" in line]
    text = TITLES + ROWS.replace(line, f"{line}\n{line}")
    frame, (rejection,) = read_inegi_homicides(write(tmp_path, text), areas=areas)
    assert "earlier row" in rejection.reason
    assert frame["count"].sum() == 1_242


def test_an_export_without_its_year_stops_the_file(tmp_path: Path, areas: Areas) -> None:
    text = TITLES.replace("2015", "") + ROWS
    with pytest.raises(SchemaError, match="Año de registro"):
        read_inegi_homicides(write(tmp_path, text), areas=areas)


def test_table_by_sex_and_age_with_lost_letters(tmp_path: Path, areas: Areas) -> None:
    path = tmp_path / "part.parquet"
    pd.DataFrame(
        {
            "sexo": ["Hombre", "Mujer", "Mujer"],
            "edad": ["20 años"] * 3,
            "estado": ["M\ufffdxico", "Coahuila de Zaragoza", "Nuevo Le\ufffdn"],
            "anio": [1990, 1990, 1990],
            "mes": ["Enero", "Septiembre", "Enero"],
            "homicidios": [3, 4, 5],
        }
    ).to_parquet(path)
    frame, (rejection,) = read_inegi_homicides(path, areas=areas)
    assert frame["cvegeo"].tolist() == ["15", "05"]
    assert frame["month"].dt.month.tolist() == [1, 9]
    assert frame["count"].tolist() == [3, 4]
    assert frame[["sex", "age_group"]].iloc[0].tolist() == ["Hombre", "20 años"]
    assert (rejection.row, rejection.column) == (3, "estado")  # not one of the areas of this test


def test_another_table_is_not_recognized(tmp_path: Path, areas: Areas) -> None:
    with pytest.raises(UnknownFormatError, match="homicidios"):
        read_inegi_homicides(write(tmp_path, "a,b\n1,2\n"), areas=areas)


def test_totals_of_the_exports(shared: Path) -> None:
    name = "inegi_defunciones_homicidio_municipal_mensual_1990_2015.zip"
    frame, rejected = read_inegi_homicides(shared / "inegi_homicides" / name)
    assert rejected == []
    sums = frame.groupby(frame["month"].dt.year)["count"].sum()
    assert sums.index.tolist() == list(range(1990, 2016))
    # Source: INEGI, yearly series of homicide deaths by year of registration
    published = {1990: 14_493, 2000: 10_737, 2007: 8_867, 2011: 27_213, 2015: 20_762}
    assert {year: sums[year] for year in published} == published


def test_totals_of_the_tables_by_age(shared: Path) -> None:
    total = 0
    for part in (0, 1):
        path = shared / "inegi_homicides" / f"estatal_tidy_part{part}.parquet"
        frame, rejected = read_inegi_homicides(path)
        assert rejected == []
        assert frame["cvegeo"].nunique() == 32
        total += frame.loc[frame["month"].dt.year == 2018, "count"].sum()
    assert total == 34_263
