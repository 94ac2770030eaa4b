"""Official files that are refused when they are stored, by a message that names them."""

from __future__ import annotations

import shutil
import zipfile
from datetime import date
from pathlib import Path

import pytest

from violencemap.errors import SchemaError
from violencemap.read.recognize import read_tables
from violencemap.store import open_store
from violencemap.store.tables import save_tables

HEADER = (
    "Año,Clave_Ent,Entidad,Cve. Municipio,Municipio,Bien jurídico afectado,Tipo de delito,"
    "Subtipo de delito,Modalidad,Enero,Febrero,Marzo,Abril,Mayo,Junio,Julio,Agosto,Septiembre,"
    "Octubre,Noviembre,Diciembre\n"
)


def row(year: int, count: int) -> str:
    return (
        f"{year},2,Baja California,2004,Tijuana,La vida y la Integridad corporal,Homicidio,"
        f"Homicidio doloso,Con arma de fuego{f',{count}' * 12}\n"
    )


@pytest.fixture
def path(bundled_store_path: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(bundled_store_path, tmp_path / "store.duckdb"))


def test_counts_of_a_year_that_has_not_come_are_refused(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "next.csv"
    file.write_text(HEADER + row(2025, 100) + row(date.today().year + 1, 100), encoding="utf-8")
    with pytest.raises(SchemaError, match=r"^next\.csv: .*-12, which has not come"):
        save_tables(path, read_tables(file))
    with open_store(path) as store:
        assert store.frame("SELECT * FROM release WHERE series_id LIKE '%municipal%'").empty


def test_tables_of_one_file_that_contradict_each_other_name_it(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "both.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("one.csv", HEADER + row(2023, 100))
        archive.writestr("other.csv", HEADER + row(2023, 7))
    with pytest.raises(SchemaError, match=r"^both\.zip: 12 counts are of the same"):
        save_tables(path, read_tables(file))
