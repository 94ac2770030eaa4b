"""Published files in the store: what it says agrees with the published sums, to the unit."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from violencemap.query.releases import list_changes, list_releases, release_totals
from violencemap.read.recognize import read_tables
from violencemap.store import open_store
from violencemap.store.tables import save_tables

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"


@pytest.fixture
def shared() -> Path:
    if not SHARED.is_dir():
        pytest.skip("the official files of ../shared/data are not beside this checkout")
    return SHARED


@pytest.fixture
def path(bundled_store_path: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(bundled_store_path, tmp_path / "store.duckdb"))


def sums(path: Path, measure: str, length: int = 2) -> dict[int, int]:
    with open_store(path) as store:
        rows = store.frame(
            "SELECT extract(year FROM month) AS year, sum(number) AS number FROM statistic "
            "WHERE measure = ? AND length(cvegeo) = ? GROUP BY 1",
            [measure, length],
        )
    return dict(zip(rows["year"].astype(int), rows["number"].astype(int), strict=True))


def test_an_older_cut_of_the_victims_leaves_the_bundled_sums(path: Path, shared: Path) -> None:
    before = sums(path, "intentional_homicide_victims")
    save_tables(path, read_tables(shared / "sesnsp" / "Estatal-Victimas_nov2019.xlsx"))
    assert sums(path, "intentional_homicide_victims") == before
    with open_store(path) as store:
        names = list_releases(store).set_index("series_id").loc["sesnsp-victims-2015", "release"]
        assert len(names) == 2
        totals = release_totals(store, names.iloc[1])
        changes = list_changes(store, names.iloc[1], names.iloc[0])
    assert totals.groupby("year")["number"].sum().sum() == 1_449_559
    assert (changes["before"] != changes["after"]).any()


def test_cuts_of_case_files_each_hold_where_they_are_the_newest(path: Path, shared: Path) -> None:
    for name in ("IDEFC_NM_may22.csv.gz", "IDEFC_NM_oct2020.csv.gz", "IDEFC_NM_mar22.csv.gz"):
        save_tables(path, read_tables(shared / "sesnsp" / name))
    found = sums(path, "intentional_homicide_case_files")
    assert {year: found[year] for year in (2015, 2018, 2022)} == {
        2015: 16_120,
        2018: 29_096,
        2022: 10_726,
    }


def test_deaths_of_both_files_add_up_and_municipalities_have_zeros(
    path: Path, shared: Path
) -> None:
    folder = shared / "inegi_homicides"
    for part in (0, 1):
        save_tables(path, read_tables(folder / f"estatal_tidy_part{part}.parquet"))
    name = "inegi_defunciones_homicidio_municipal_mensual_1990_2015.zip"
    save_tables(path, read_tables(folder / name))
    assert sums(path, "homicide_deaths")[2018] == 34_263
    assert sums(path, "homicide_deaths", 5)[2007] == 8_867 - 4  # four abroad
    with open_store(path) as store:
        rows = store.frame(
            "SELECT cvegeo FROM statistic WHERE measure = 'homicide_deaths' "
            "AND length(cvegeo) = 5 GROUP BY cvegeo HAVING sum(number) = 0"
        )
    assert len(rows) > 50


def test_states_have_the_deaths_of_the_municipalities_that_were_there(
    path: Path, shared: Path
) -> None:
    name = "inegi_defunciones_homicidio_municipal_mensual_1990_2015.zip"
    save_tables(path, read_tables(shared / "inegi_homicides" / name))
    assert sums(path, "homicide_deaths") == sums(path, "homicide_deaths", 5)
    with open_store(path) as store:
        states = store.frame(
            "SELECT cvegeo, extract(year FROM month) AS year, sum(number)::INTEGER AS number "
            "FROM statistic WHERE measure = 'homicide_deaths' AND length(cvegeo) = 2 "
            "GROUP BY ALL HAVING count(number) = 12"
        )
    found = {(row.cvegeo, row.year): row.number for row in states.itertuples()}
    assert len(found) == 32 * 26
    # the rows of Chiapas and Morelos, some of whose municipalities are of 2017 to 2019
    assert (found["07", 2014], found["17", 2015], found["15", 1990]) == (460, 469, 3449)


@pytest.mark.parametrize(("total", "is_known"), [(6, True), (9, False)])
def test_a_state_whose_export_does_not_add_up_has_no_deaths(
    path: Path, tmp_path: Path, total: int, is_known: bool
) -> None:
    blank = ',""' * 11
    export = tmp_path / "1995.csv"
    export.write_text(
        '"Año de registro : 1995"\n"Según: Mes de registro"\n'
        '"","","Total","Enero","Febrero","Marzo","Abril","Mayo","Junio","Julio","Agosto",'
        '"Septiembre","Octubre","Noviembre","Diciembre"\n'
        f'"=CONCATENAR(0,01) ","Aguascalientes","{total}","{total}"{blank}\n'
        f'"01 001","Aguascalientes","4","4"{blank}\n'
        f'"01 011","San Francisco de los Romo","2","2"{blank}\n',
        encoding="utf-8",
    )
    save_tables(path, read_tables(export))
    assert sums(path, "homicide_deaths", 5)[1995] == 6
    assert sums(path, "homicide_deaths").get(1995) == (6 if is_known else None)
