"""Women as the base of feminicide by municipality: of the census, or of CONAPO once added."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from conapo_files import write_groups_in_columns
from violencemap.query.rates import annual_rate, list_areas
from violencemap.read.recognize import read_tables
from violencemap.store import open_store
from violencemap.store.tables import save_tables
from violencemap.types import Filters

MONTHS = "Enero,Febrero,Marzo,Abril,Mayo,Junio,Julio,Agosto,Septiembre,Octubre,Noviembre,Diciembre"
HEADER = (
    "Año,Clave_Ent,Entidad,Cve. Municipio,Municipio,Bien jurídico afectado,Tipo de delito,"
    f"Subtipo de delito,Modalidad,{MONTHS}"
)
YEAR = Filters(since=date(2024, 1, 1), until=date(2024, 12, 31))


@pytest.fixture
def path(bundled_store_path: Path, tmp_path: Path) -> Path:
    """A store with 24 case files of feminicide in Calvillo."""
    path = Path(shutil.copyfile(bundled_store_path, tmp_path / "store.duckdb"))
    crime = "La vida y la Integridad corporal,Feminicidio,Feminicidio,Con arma blanca"
    row = f"2024,1,Aguascalientes,1003,Calvillo,{crime},{','.join(['2'] * 12)}"
    file = tmp_path / "municipal.csv"
    file.write_text(f"{HEADER}\n{row}\n", encoding="latin-1")
    save_tables(path, read_tables(file))
    return path


def calvillo(path: Path, measure: str = "femicide_case_files") -> pd.Series:
    with open_store(path) as store:
        rows = list_areas(store, YEAR, measure=measure, level="municipality")
    return rows.set_index("cvegeo").loc["01003"]


def test_a_fresh_store_has_the_women_of_the_census(path: Path) -> None:
    row = calvillo(path)
    assert row["population"] == 29_687  # INEGI, census of 2020
    assert row[["population_base", "population_year", "population_source"]].tolist() == [
        *("women", 2020, "INEGI")
    ]
    assert row["rate_per_100k"] == pytest.approx(annual_rate(24, 29_687, 366))
    assert calvillo(path, "intentional_homicide_case_files")["population"] == 58_250


def test_women_of_an_added_file_take_their_place(path: Path, tmp_path: Path) -> None:
    people = {
        ("1003", sex, year): number + year - 2023
        for sex, number in (("Mujeres", 1000), ("Hombres", 900))
        for year in range(2023, 2027)
    }
    save_tables(path, read_tables(write_groups_in_columns(tmp_path, people)))
    row = calvillo(path)
    assert row[["population_year", "population_source"]].tolist() == [2024, "CONAPO"]
    assert row["population"] == pytest.approx(18 * 1001, abs=1)
    everybody = calvillo(path, "intentional_homicide_case_files")
    assert everybody["population"] == pytest.approx(18 * (1001 + 901), abs=1)
