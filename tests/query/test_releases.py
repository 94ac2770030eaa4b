"""What the store keeps of each cut, and what a newer one changed."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from violencemap.errors import FilterError
from violencemap.query.releases import list_changes, list_releases, release_totals
from violencemap.read.areas import Areas
from violencemap.read.recognize import read_tables
from violencemap.store import Store, open_store
from violencemap.store.tables import save_tables

HEADER = (
    "Año,Clave_Ent,Entidad,Bien jurídico afectado,Tipo de delito,Subtipo de delito,Modalidad,"
    "Enero,Febrero,Marzo,Abril,Mayo,Junio,Julio,Agosto,Septiembre,Octubre,Noviembre,Diciembre"
)
SONORA = "2021,26,Sonora,La vida,Homicidio,Homicidio doloso"
OLDER = f"""{SONORA},Con arma de fuego,5,0,7,,,,,,,,,
{SONORA},Con arma blanca,1,1,1,,,,,,,,,
"""
NEWER = f"""{SONORA},Con arma de fuego,5,3,7,0,4,,,,,,,
{SONORA},Con arma blanca,1,1,0,0,0,,,,,,,
"""


@pytest.fixture(scope="module")
def store(
    tiny_store_path: Path, tiny_data: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("releases")
    path = Path(shutil.copyfile(tiny_store_path, folder / "store.duckdb"))
    with (tiny_data / "areas.csv").open(encoding="utf-8", newline="") as file:
        areas = Areas(csv.DictReader(file))
    other = "2021,15,México,El patrimonio,Robo,Otros robos,Con violencia" + ",9" * 12
    for name, rows in (("older.csv", OLDER), ("newer.csv", NEWER)):
        (folder / name).write_text(f"{HEADER}\n{rows}{other}\n", encoding="latin-1")
        save_tables(path, read_tables(folder / name, areas=areas))
    with open_store(path) as opened:
        yield opened


@pytest.fixture
def names(store: Store) -> list[str]:
    """The newer release and the older one."""
    rows = list_releases(store)
    return rows.loc[rows["series_id"] == "sesnsp-crimes-2015", "release"].tolist()


def test_releases_say_what_they_are(store: Store, names: list[str]) -> None:
    rows = list_releases(store).set_index("release")
    assert len(rows) == 3
    newer = rows.loc[names[0]]
    assert newer["counted"] == 5 + 3 + 7 + 4 + 1 + 1 + 9 * 12
    assert (newer["since"], newer["until"]) == (date(2021, 1, 1), date(2021, 12, 31))
    assert (newer["publisher"], newer["license"]) == ("SESNSP", "Libre Uso MX")
    assert rows.loc["sesnsp-2021", "bundled"]
    assert not newer["bundled"]


def test_totals_by_state_and_year(store: Store, names: list[str]) -> None:
    rows = release_totals(store, names[1])
    assert rows.to_numpy().tolist() == [["15", 2021, 108], ["26", 2021, 15]]


def test_changes_tell_zero_from_unknown(store: Store, names: list[str]) -> None:
    rows = list_changes(store, names[1], names[0])
    found = [
        (row.cvegeo, row.month.month, *(None if pd.isna(n) else n for n in (row.before, row.after)))
        for row in rows.itertuples()
    ]
    assert found == [("26", 2, 1, 4), ("26", 3, 8, 7), ("26", 5, None, 4)]
    assert set(rows["subtipo"]) == {"Homicidio doloso"}


def test_a_release_that_is_not_there(store: Store, names: list[str]) -> None:
    with pytest.raises(FilterError, match="no release 'x'"):
        list_changes(store, "x", names[0])
