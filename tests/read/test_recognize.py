"""Every official file is known by its content, and no number of it is lost or made up."""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from violencemap.errors import ReadError, SchemaError, UnknownFormatError
from violencemap.read.areas import Areas
from violencemap.read.event_sources import named_columns
from violencemap.read.monthly import long_frame
from violencemap.read.recognize import list_columns, read_tables
from violencemap.types import TableReading

MONTHS = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
CONAPO = "ENTIDAD,2020,2021\nSonora,3000000,3010000\nOaxaca,4100000,4120000\n"
UCDP = (
    "id,where_prec,latitude,longitude,country,type_of_violence,date_prec,date_start,date_end,best\n"
    "7,6,,,Mexico,2,1,2021-03-27,2021-03-27,2\n"
)


def only(path: Path, **options: object) -> TableReading:
    (reading,) = read_tables(path, **options)  # type: ignore[arg-type]
    return reading


def total(reading: TableReading) -> int:
    return sum(int(np.where(rows.counts > 0, rows.counts, 0).sum()) for rows in reading.statistics)


def test_a_source_names_the_file_its_digest_and_its_terms(tmp_path: Path, areas: Areas) -> None:
    path = tmp_path / "population.csv"
    path.write_text(CONAPO, encoding="utf-8")
    source = only(path, areas=areas).source
    assert (source.file, source.publisher) == ("population.csv", "CONAPO")
    assert source.license == "Libre Uso MX"
    assert source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_one_archive_may_hold_several_datasets_and_other_tables(
    tmp_path: Path, areas: Areas
) -> None:
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("people.csv", CONAPO)
        archive.writestr("events.csv", UCDP)
        archive.writestr("other.csv", "a,b\n1,2\n")
        archive.writestr("picture.png", b"\x89PNG\r\n\x1a\n\0\0")
    readings = read_tables(path, areas=areas)
    assert [one.kind for one in readings] == ["population", "events"]
    notes = [(Path(one.file).name, one.reason) for one in readings[0].rejected]
    assert notes == [("other.csv", "the table is not one that is known; it is left out")]


def test_an_unknown_table_is_refused_and_its_columns_can_be_asked_about(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("My events\n\nFecha,Clave\n2021-03-27,23009\n", encoding="utf-8")
    with pytest.raises(UnknownFormatError, match=r"mine\.csv.*UCDP GED or ACLED"):
        read_tables(path)
    assert list_columns(path) == ["Fecha", "Clave"]
    named = named_columns({"event_date": "Fecha", "cvegeo": "Clave"}, dataset="mine")
    reading = only(path, columns=named)
    assert (reading.kind, reading.source.dataset) == ("events", "mine")
    assert reading.frame is not None
    assert reading.frame["cvegeo"].tolist() == ["23009"]


def test_a_renamed_column_is_named(tmp_path: Path, areas: Areas) -> None:
    path = tmp_path / "crimes.csv"
    header = ["Año", "Clave_Ent", "Estado", "Bien jurídico afectado", "Tipo de delito"]
    header += ["Subtipo de delito", "Modalidad", *MONTHS.split()]
    path.write_text(",".join(header) + "\n", encoding="latin-1")
    with pytest.raises(SchemaError, match="lacks 'entidad' and has the unknown 'estado'"):
        read_tables(path, areas=areas)


# --- the files themselves ------------------------------------------------------------------


def sum_of_cells(content: bytes, encoding: str, columns: list[str]) -> int:
    """Sum of columns as plain pandas reads them."""
    frame = pd.read_csv(io.BytesIO(content), encoding=encoding, low_memory=False, thousands=",")
    frame.columns = frame.columns.str.lower()
    return int(frame[columns].sum().sum())


@pytest.mark.parametrize(
    ("name", "dataset", "encoding"),
    [
        ("IDEFC_NM_may22.csv.gz", "sesnsp-crimes", "latin-1"),
        ("IDEFC_NM_mar22.csv.gz", "sesnsp-crimes", "utf-8-sig"),
        ("IDEFC_NM_oct2020.csv.gz", "sesnsp-crimes", "latin-1"),
        ("IDEFC_2015-2021_quoted.csv.gz", "sesnsp-crimes", "latin-1"),
        ("IDEFF_jul25.csv.gz", "sesnsp-federal", "latin-1"),
        ("IDM_layout_partial_2015_2024.zip", "sesnsp-municipal", "latin-1"),
        ("municipal_wide_Guanajuato_homicidio_2020_2025.csv.gz", "sesnsp-municipal", "utf-8"),
    ],
)
def test_no_case_of_a_file_is_lost(shared: Path, name: str, dataset: str, encoding: str) -> None:
    import gzip

    path = shared / "sesnsp" / name
    reading = only(path)
    if name.endswith(".zip"):
        with zipfile.ZipFile(path) as archive:
            content = archive.read(archive.namelist()[0])
    else:
        content = gzip.decompress(path.read_bytes())
    assert reading.source.dataset == dataset
    assert total(reading) == sum_of_cells(content, encoding, MONTHS.split())
    assert [one for one in reading.rejected if one.row is not None] == []


@pytest.mark.parametrize(
    ("name", "dataset"),
    [
        ("Estatal-Delitos-2015-2021_feb2021.xlsx", "sesnsp-crimes"),
        ("Estatal-Victimas_nov2019.xlsx", "sesnsp-victims"),
    ],
)
def test_no_case_of_a_workbook_is_lost(shared: Path, name: str, dataset: str) -> None:
    reading = only(shared / "sesnsp" / name)
    frame = pd.read_excel(shared / "sesnsp" / name, engine="calamine")
    frame.columns = frame.columns.str.lower()
    assert reading.source.dataset == dataset
    assert total(reading) == int(frame[MONTHS.split()].sum().sum())


@pytest.mark.slow
def test_no_victim_of_the_long_file_is_lost(shared: Path) -> None:
    path = shared / "sesnsp" / "victimas_estatal_long_2015_2025.csv.bz2"
    reading = only(path)
    assert total(reading) == int(pd.read_csv(path, usecols=["n_victimas"])["n_victimas"].sum())


def test_homicides_by_name_are_joined_without_guessing(shared: Path) -> None:
    path = shared / "sesnsp" / "violencia_homicida_municipal_2024_2025.csv.gz"
    reading = only(path)
    frame = pd.read_csv(path)
    lost = sum(one.row is not None for one in reading.rejected)
    assert total(reading) == int(frame["Total"].sum())
    assert lost == 0
    rows = long_frame(reading.statistics[0])
    other = rows[rows["cvegeo"].astype(str).str[2:].isin(["998", "999"])]
    assert other["cvegeo"].nunique() == 8


def test_deaths_by_municipality_add_up_to_what_the_exports_say(shared: Path) -> None:
    folder = shared / "inegi_homicides"
    reading = only(folder / "inegi_defunciones_homicidio_municipal_mensual_1990_2015.zip")
    assert len(reading.statistics) == 26
    # sum of the first row, the country, of each export
    assert total(reading) == 404_015
    assert reading.rejected == ()


def test_deaths_by_state_have_lost_letters_and_no_lost_deaths(shared: Path) -> None:
    folder = shared / "inegi_homicides"
    sums: dict[int, int] = {}
    for part in (0, 1):
        reading = only(folder / f"estatal_tidy_part{part}.parquet")
        rows = long_frame(reading.statistics[0])
        assert rows["cvegeo"].notna().all()
        for year, count in rows.groupby(rows["month"].dt.year)["count"].sum().items():
            sums[int(year)] = sums.get(int(year), 0) + int(count)
    assert sums[2018] == 34_263
    assert sum(sums.values()) == 672_222


@pytest.mark.parametrize(
    ("name", "year", "people"),
    [
        ("conapo_municipal_1990_2040.csv.gz", 2020, 128_210_000),
        ("conapo_municipal_1990_2040.csv.gz", 2025, 133_370_000),
        ("conapo_estatal_1970_2070.csv.gz", 2020, 128_210_000),
    ],
)
def test_people(shared: Path, name: str, year: int, people: int) -> None:
    reading = only(shared / "population" / name)
    frame = reading.frame
    assert reading.kind == "population"
    assert frame is not None
    assert frame.loc[frame["year"] == year, "population"].sum() == pytest.approx(people, rel=0.001)
    assert reading.rejected == ()


def test_what_is_no_official_table_is_refused(shared: Path) -> None:
    for path in [*(shared / "geo").iterdir(), *(shared / "gazetteer").iterdir()]:
        with pytest.raises(UnknownFormatError):
            read_tables(path)


def test_a_header_without_rows_is_told(tmp_path: Path) -> None:
    path = tmp_path / "cut.csv"
    path.write_text(
        "Año,Clave_Ent,Entidad,Bien jurídico afectado,Tipo de delito,Subtipo de delito,Modalidad,"
        "Enero,Febrero,Marzo,Abril,Mayo,Junio,Julio,Agosto,Septiembre,Octubre,Noviembre,Diciembre\n",
        encoding="utf-8",
    )
    (reading,) = read_tables(path)
    assert reading.rows == 0
    assert [one.reason for one in reading.rejected] == ["there is no row below the header"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pipe.csv"
    os.mkfifo(path)
    with pytest.raises(ReadError, match="this is a pipe"):
        read_tables(path)
