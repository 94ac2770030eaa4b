"""The figures of the bundled reports beside official files, which are summed here once more.

What the official series say is worked out by plain pandas from the publishers' files, so that
reading, storing, summing and comparing are all held against it.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from violencemap.query.official import compare_figures, compare_with_all
from violencemap.read.recognize import read_tables
from violencemap.store import Store, open_store
from violencemap.store.tables import save_tables
from violencemap.types import Filters

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
MONTHS = "Enero Febrero Marzo Abril Mayo Junio Julio Agosto Septiembre Octubre Noviembre Diciembre"
LOADED = (
    "sesnsp/IDEFC_NM_may22.csv.gz",
    "sesnsp/violencia_homicida_municipal_2024_2025.csv.gz",
    "inegi_homicides/estatal_tidy_part0.parquet",
    "inegi_homicides/estatal_tidy_part1.parquet",
)
# The bundled figures of the State of Mexico and of the country that an official series counts.
EDOMEX_2020, FEMICIDES_2019, FEMICIDES_RISE = "vm-jim-f00010", "vm-jim-f00007", "vm-jim-f00008"
MEXICALI = {"vm-jim-f00001", "vm-jim-f00002", "vm-jim-f00003"}
SAN_LUIS = {"vm-jim-f00004", "vm-jim-f00005"}

Sum = Callable[..., int]


@pytest.fixture(scope="module")
def loaded(bundled_store_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    if not SHARED.is_dir():
        pytest.skip("the official files of ../shared/data are not beside this checkout")
    folder = tmp_path_factory.mktemp("agreement")
    path = Path(shutil.copyfile(bundled_store_path, folder / "store.duckdb"))
    for name in LOADED:
        save_tables(path, read_tables(SHARED / name))
    with open_store(path) as store:
        yield store


@pytest.fixture(scope="module")
def case_files() -> Sum:
    """Case files of a crime in a year, by plain pandas."""
    frame = pd.read_csv(SHARED / LOADED[0], encoding="latin-1")

    def total(crime: str, year: int, months: int = 12, state: int | None = None) -> int:
        rows = frame[(frame["Subtipo de delito"] == crime) & (frame["Año"] == year)]
        if state:
            rows = rows[rows["Clave_Ent"] == state]
        return int(rows[MONTHS.split()[:months]].sum().sum())

    return total


@pytest.fixture(scope="module")
def victims() -> Sum:
    """Victims of a crime in a year, by plain pandas from the long file of victims."""
    columns = ["n_year", "n_month", "cve_ent", "subtipo_de_delito", "n_victimas"]
    name = "victimas_estatal_long_2015_2025.csv.bz2"
    frame = pd.read_csv(SHARED / "sesnsp" / name, usecols=columns)

    def total(crime: str, year: int, months: int = 12, state: int | None = None) -> int:
        rows = frame[(frame["subtipo_de_delito"] == crime) & (frame["n_year"] == year)]
        rows = rows[rows["n_month"] <= months]
        if state:
            rows = rows[rows["cve_ent"].astype(int) == state]
        return int(rows["n_victimas"].sum())

    return total


def deaths_in_the_state_of_mexico() -> int:
    """Deaths by homicide from January to May 2020, by plain pandas."""
    frame = pd.concat([pd.read_parquet(SHARED / name) for name in LOADED[2:]])
    state = frame["estado"].str.fullmatch("M.xico")
    here = state & (frame["anio"] == 2020) & frame["mes"].isin(MONTHS.split()[:5])
    return int(frame.loc[here, "homicidios"].sum())


def official(store: Store, figure_id: str) -> dict[str, float]:
    rows = compare_with_all(store, Filters())
    rows = rows[rows["figure_id"] == figure_id]
    return dict(zip(rows["official_measure"], rows["official_value"], strict=True))


def test_homicides_in_the_state_of_mexico(loaded: Store, victims: Sum, case_files: Sum) -> None:
    values = official(loaded, EDOMEX_2020)
    assert values == {
        "intentional_homicide_victims": victims("Homicidio doloso", 2020, 5, 15),
        "intentional_homicide_case_files": case_files("Homicidio doloso", 2020, 5, 15),
        "homicide_deaths": deaths_in_the_state_of_mexico(),
    }
    assert values == {
        "intentional_homicide_victims": 1228,
        "intentional_homicide_case_files": 1061,  # the report says 1,059: it counts case files
        "homicide_deaths": 1281,
    }


def test_femicides_in_the_country(loaded: Store, victims: Sum, case_files: Sum) -> None:
    values = official(loaded, FEMICIDES_2019)
    assert values == {
        "femicide_victims": victims("Feminicidio", 2019),
        "femicide_case_files": case_files("Feminicidio", 2019),
    }
    assert values == {"femicide_victims": 970, "femicide_case_files": 946}


def test_the_rise_of_femicides_in_the_country(loaded: Store, victims: Sum, case_files: Sum) -> None:
    values = official(loaded, FEMICIDES_RISE)
    for measure, total in (("femicide_victims", victims), ("femicide_case_files", case_files)):
        rise = 100 * (total("Feminicidio", 2019) / total("Feminicidio", 2015) - 1)
        assert values[measure] == pytest.approx(rise, abs=0.01)
        assert abs(values[measure] - 130) < 4  # what the report says
    rows = compare_with_all(loaded, Filters()).set_index("figure_id")
    assert set(rows.loc[FEMICIDES_RISE, "reason"]) == {"some_missing"}  # Oaxaca in 2015


def test_the_closest_series_stands_first_and_names_its_cut(loaded: Store) -> None:
    rows = compare_figures(loaded, Filters()).set_index("figure_id")
    assert rows.index.is_unique
    first = rows.loc[EDOMEX_2020]
    assert first[["official_measure", "official_cutoff", "difference"]].tolist() == [
        *("intentional_homicide_victims", date(2025, 6, 30), -169)
    ]
    both = compare_with_all(loaded, Filters()).set_index("official_measure")
    files = both[both["figure_id"] == EDOMEX_2020].loc["intentional_homicide_case_files"]
    assert files[["official_cutoff", "reason"]].tolist() == [date(2022, 5, 31), "other_unit"]


def test_towns_lack_the_months_that_the_files_do_not_have(loaded: Store) -> None:
    rows = compare_figures(loaded, Filters()).set_index("figure_id")
    for figure_id in MEXICALI | SAN_LUIS:
        assert rows.loc[figure_id, "reason"] == "no_data"
        assert pd.isna(rows.loc[figure_id, "official_value"])


def test_every_figure_has_a_value_or_a_reason(loaded: Store) -> None:
    rows = compare_with_all(loaded, Filters())
    assert (rows["official_value"].notna() | rows["reason"].notna()).all()
    assert rows["figure_id"].nunique() == 16


# --- towns, in a municipal file of invented counts --------------------------------------------

CRIME = "La vida y la Integridad corporal,Homicidio,Homicidio doloso,Con arma de fuego"
HEADER = (
    "Año,Clave_Ent,Entidad,Cve. Municipio,Municipio,Bien jurídico afectado,Tipo de delito,"
    f"Subtipo de delito,Modalidad,{','.join(MONTHS.split())}"
)
TOWNS = {
    ("2,Baja California,2002,Mexicali", 2019): [10] * 12,
    ("2,Baja California,2002,Mexicali", 2020): [13] * 10 + [11] * 2,
    ("2,Baja California,2002,Mexicali", 2021): [17] * 12,
    ("26,Sonora,26055,San Luis Río Colorado", 2018): [2] * 12,
    ("26,Sonora,26055,San Luis Río Colorado", 2019): [5] * 6 + [9] * 6,
    ("26,Sonora,26055,San Luis Río Colorado", 2020): [6] * 12,
}


@pytest.mark.parametrize(
    ("figure_id", "change"),
    [
        ("vm-jim-f00001", 100 * (34 / 26 - 1)),  # Mexicali, two months of 2021 and of 2020
        ("vm-jim-f00002", 100 * (34 / 26 - 1)),
        ("vm-jim-f00003", 100 * (130 / 100 - 1)),  # ten months of 2020 and of 2019
        ("vm-jim-f00004", 100 * (36 / 30 - 1)),  # San Luis, half of 2020 and of 2019
        ("vm-jim-f00005", 100 * (84 / 24 - 1)),  # 2019 and 2018
    ],
)
def test_changes_in_towns_once_the_municipal_file_is_loaded(
    bundled_store_path: Path, tmp_path: Path, figure_id: str, change: float
) -> None:
    rows = [
        f"{year},{place},{CRIME},{','.join(map(str, TOWNS[place, year]))}" for place, year in TOWNS
    ]
    file = tmp_path / "IDM.csv"
    file.write_text("\r\n".join([HEADER, *rows, ""]), encoding="latin-1")
    path = Path(shutil.copyfile(bundled_store_path, tmp_path / "store.duckdb"))
    save_tables(path, read_tables(file))
    with open_store(path) as store:
        found = compare_figures(store, Filters()).set_index("figure_id").loc[figure_id]
    assert found["official_measure"] == "intentional_homicide_case_files"
    assert found["official_value"] == pytest.approx(change, abs=0.01)
    assert found["difference"] == pytest.approx(found["value"] - change, abs=0.01)
    assert found["reason"] is None
