"""Sums by state and year: of the store, of its files, and as they were published."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from rnid_files import write_municipal_victims
from violencemap.errors import StoreError
from violencemap.query.releases import release_totals
from violencemap.read.recognize import read_tables
from violencemap.read.sesnsp import read_sesnsp
from violencemap.store import open_store, releases
from violencemap.store.series import Compact
from violencemap.store.tables import save_tables
from violencemap.store.totals import file_totals
from violencemap.types import MonthlyRows

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"

# Deaths by homicide in the country, by year of registration.
# Source: INEGI, Estadísticas de defunciones registradas.
PUBLISHED_DEATHS = {1990: 14_493, 1992: 16_594, 2007: 8_867, 2010: 25_757, 2011: 27_213}
PUBLISHED_DEATHS |= {2012: 25_967, 2013: 23_063, 2014: 20_010, 2015: 20_762}


@pytest.fixture
def path(bundled_store_path: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(bundled_store_path, tmp_path / "store.duckdb"))


@pytest.fixture
def shared() -> Path:
    if not SHARED.is_dir():
        pytest.skip("the official files of ../shared/data are not beside this checkout")
    return SHARED


def test_sums_of_a_file_go_by_state_and_year() -> None:
    rows = MonthlyRows(
        series=pd.Categorical(["s"] * 4),
        unit="victims",
        cvegeo=pd.Categorical(["01", "01001", "26", None]),
        texts={},
        first_months=np.array([540, 540, 551, 552], dtype=np.int32),  # 2015, 2015, 2015-12, 2016
        counts=np.array([[1, 2, -1], [3, 0, 4], [5, 6, 7], [8, -1, -1]], dtype=np.int32),
    )
    assert file_totals(rows) == {(1, 2015): 10, (26, 2015): 5, (26, 2016): 13, (0, 2016): 8}


def test_adding_a_file_tells_its_sums(path: Path, tmp_path: Path) -> None:
    (detail,) = save_tables(path, read_tables(write_municipal_victims(tmp_path)))
    assert detail["totals"] == {2026: 12 + 8}
    with open_store(path) as store:
        rows = release_totals(store, detail["release"])
    assert rows.to_dict("records") == [{"cve_ent": "26", "year": 2026, "number": 20}]


def test_a_file_whose_sums_are_lost_on_the_way_is_not_stored(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lose_a_cell(connection: object, release: object, *told: object) -> None:
        counts = release.counts  # type: ignore[attr-defined]
        cells = counts.cells.iloc[1:]
        lossy = Compact(items=counts.items, spans=counts.spans, cells=cells)
        object.__setattr__(release, "counts", lossy)
        insert(connection, release, *told)

    insert = releases.insert_release
    monkeypatch.setattr(releases, "insert_release", lose_a_cell)
    readings = read_tables(write_municipal_victims(tmp_path))
    with pytest.raises(StoreError, match="the file counts 20 of state 26 in 2026, the store 1"):
        save_tables(path, readings)
    with open_store(path) as store:
        assert store.frame("SELECT * FROM release WHERE series_id LIKE '%2026'").empty


def test_victims_by_state_and_year_are_those_of_the_raw_file(path: Path, shared: Path) -> None:
    file = shared / "sesnsp" / "victimas_estatal_long_2015_2025.csv.bz2"
    raw = pd.read_csv(file, usecols=["n_year", "cve_ent", "subtipo_de_delito", "n_victimas"])
    murders = raw[raw["subtipo_de_delito"] == "Homicidio doloso"]
    expected = murders.groupby(["cve_ent", "n_year"])["n_victimas"].sum()
    with open_store(path) as store:
        found = store.frame(
            "SELECT CAST(cvegeo AS INTEGER) AS cve_ent, extract(year FROM month) AS n_year, "
            "sum(number) AS number FROM statistic "
            "WHERE measure = 'intentional_homicide_victims' GROUP BY 1, 2"
        )
    sums = found.set_index(["cve_ent", "n_year"])["number"].astype(int)
    assert len(expected) == 32 * 11
    pd.testing.assert_series_equal(
        sums.sort_index(), expected.sort_index(), check_names=False, check_index_type=False
    )


def by_state_and_year(path: Path, crime: str) -> pd.Series:
    frame, _ = read_sesnsp(path)
    rows = frame[(frame["subtipo"] == crime) & frame["cvegeo"].notna()]
    keys = [rows["cvegeo"].astype(str).str[:2], rows["month"].dt.year]
    return rows["count"].groupby(keys).sum().astype(int)


@pytest.mark.parametrize(
    ("one", "other", "crime", "last_year", "differing", "most"),
    [
        # two cuts of the victims; SESNSP revises months that have passed
        (
            *("Estatal-Victimas_nov2019.xlsx", "victimas_estatal_long_2015_2025.csv.bz2"),
            *("Homicidio doloso", 2018, 17, 6),
        ),
        # the cut of March 2022 was damaged by its copyist, and is read like the whole one of May
        ("IDEFC_NM_mar22.csv.gz", "IDEFC_NM_may22.csv.gz", "Homicidio doloso", 2019, 3, 2),
        (
            *("Estatal-Delitos-2015-2021_feb2021.xlsx", "IDEFC_NM_may22.csv.gz"),
            *("Homicidio doloso", 2019, 14, 5),
        ),
        # municipalities summed to states, of another cut
        ("IDM_layout_partial_2015_2024.zip", "IDEFC_NM_may22.csv.gz", "Feminicidio", 2021, 18, 6),
    ],
)
def test_two_files_of_the_same_differ_by_revisions_alone(
    shared: Path, one: str, other: str, crime: str, last_year: int, differing: int, most: int
) -> None:
    folder = shared / "sesnsp"
    sums = [by_state_and_year(folder / name, crime) for name in (one, other)]
    both = pd.concat(sums, axis=1, keys=["one", "other"]).fillna(0)
    both = both[both.index.get_level_values(1) <= last_year]
    difference = (both["one"] - both["other"]).abs()
    assert len(difference) == 32 * (last_year - 2014)
    assert (difference > 0).sum() <= differing
    assert difference.max() <= most


def test_deaths_in_the_country_are_those_that_inegi_published(path: Path, shared: Path) -> None:
    name = "inegi_defunciones_homicidio_municipal_mensual_1990_2015.zip"
    (detail,) = save_tables(path, read_tables(shared / "inegi_homicides" / name))
    totals = detail["totals"]
    assert {year: totals[year] for year in PUBLISHED_DEATHS} == PUBLISHED_DEATHS
