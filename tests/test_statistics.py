"""The official series that ship: complete, agreeing with published sums, and rebuilt the same."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from violencemap.bundled import bundled_path
from violencemap.measures import MEASURES

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "data"

# Victims in the whole country. Source: SESNSP, cut of June 2025.
PUBLISHED = {
    "intentional_homicide_victims": [
        *(17_884, 22_541, 28_868, 33_742, 34_723, 34_569, 33_359, 30_979, 29_721, 30_046, 12_752)
    ],
    "femicide_victims": [428, 647, 768, 920, 970, 976, 1_021, 983, 851, 852, 338],
}
# Months for which Oaxaca reported no crime at all.
SILENT = [*(f"2015-{month:02}" for month in (1, 3, 4, 6, 7, 9, 10, 12)), "2016-10"]


@pytest.fixture(scope="module")
def statistics() -> pd.DataFrame:
    return pd.read_csv(bundled_path("statistics.csv"), dtype={"cvegeo": str})


@pytest.fixture(scope="module")
def population() -> pd.DataFrame:
    return pd.read_csv(bundled_path("population.csv"), dtype={"cvegeo": str})


@pytest.mark.parametrize("measure", PUBLISHED)
def test_national_sums_by_year(statistics: pd.DataFrame, measure: str) -> None:
    rows = statistics[statistics["measure"] == measure]
    sums = rows.groupby(rows["month"].str[:4])["count"].sum()
    assert sums.astype(int).tolist() == PUBLISHED[measure]
    assert sums.index.tolist() == [str(year) for year in range(2015, 2026)]


@pytest.mark.parametrize("measure", PUBLISHED)
def test_every_state_has_every_month_and_silence_is_no_zero(
    statistics: pd.DataFrame, measure: str
) -> None:
    rows = statistics[statistics["measure"] == measure]
    table = rows.pivot(index="cvegeo", columns="month", values="count")
    assert table.shape == (32, 126)
    assert rows["series_id"].unique().tolist() == [MEASURES[measure].series_id]
    unknown = rows[rows["count"].isna()]
    assert unknown["cvegeo"].unique().tolist() == ["20"]
    assert sorted(unknown["month"].str[:7]) == SILENT
    assert (rows["count"] == 0).any()


def test_releases_and_populations_are_known_sources(
    statistics: pd.DataFrame, population: pd.DataFrame
) -> None:
    sources = set(pd.read_csv(bundled_path("sources.csv"))["source_id"])
    assert set(statistics["release"]) | set(population["source"]) <= sources


def test_population_of_32_states_in_11_years_on_both_bases(population: pd.DataFrame) -> None:
    states = population[population["cvegeo"].str.len() == 2]
    assert states.groupby(["base", "cvegeo"])["year"].nunique().unique().tolist() == [11]
    assert states["cvegeo"].nunique() == 32
    by_base = states.pivot(index=["cvegeo", "year"], columns="base", values="population")
    share = by_base["women"] / by_base["all"]
    assert share.between(0.49, 0.53).all()
    # CONAPO, mid-2020; INEGI counted 51.2 women in 100 people
    assert by_base["all"].groupby("year").sum()[2020] == 128_209_170
    assert round(by_base["women"].sum() / by_base["all"].sum(), 3) == 0.512


def test_women_of_each_municipality_are_those_of_the_census(population: pd.DataFrame) -> None:
    women = population[population["cvegeo"].str.len() == 5].set_index("cvegeo")
    assert set(women["base"]) == {"women"}
    assert set(women["year"]) == {2020}
    assert set(women["source"]) == {"inegi-census-2020"}
    # INEGI, Censo de Población y Vivienda 2020: women in the country
    assert women["population"].sum() == 64_540_634
    areas = pd.read_csv(bundled_path("areas.csv"), dtype={"cvegeo": str}).set_index("cvegeo")
    people = areas.loc[areas["level"] == "municipality", "population"].dropna()
    assert people.sum() == 126_014_024
    assert sorted(women.index) == sorted(people.index)
    assert (women["population"] / people).between(0.43, 0.6).all()


@pytest.mark.slow
def test_the_script_gives_the_same_bytes_again(tmp_path: Path) -> None:
    if not SHARED.is_dir():
        pytest.skip("the official files of ../shared/data are not beside this checkout")
    options = {
        "--victims": SHARED / "sesnsp" / "victimas_estatal_long_2015_2025.csv.bz2",
        "--population": SHARED / "population" / "conapo_estatal_1970_2070.csv.gz",
        "--census": SHARED / "gazetteer" / "inegi_municipios_2478.json.gz",
        "--out": tmp_path,
    }
    command = [sys.executable, ROOT / "scripts" / "build_statistics.py"]
    subprocess.run([*command, *(part for pair in options.items() for part in pair)], check=True)
    for name in ("statistics.csv", "population.csv"):
        assert (tmp_path / name).read_bytes() == bundled_path(name).read_bytes()
