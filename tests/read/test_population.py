"""CONAPO's population, by code and by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from violencemap.errors import UnknownFormatError
from violencemap.read.areas import Areas
from violencemap.read.population import read_population


def write(folder: Path, text: str) -> Path:
    path = folder / "population.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_states_by_name(tmp_path: Path, areas: Areas) -> None:
    path = write(tmp_path, 'ENTIDAD,2019,2020\nMéxico,"17,000,000",17100000\nCoahuila,3,4\n')
    frame, rejected = read_population(path, areas=areas)
    assert rejected == []
    assert set(frame["base"]) == {"all"}
    assert frame[["cvegeo", "year", "population"]].to_numpy().tolist() == [
        ["15", 2019, 17_000_000],
        ["15", 2020, 17_100_000],
        ["05", 2019, 3],
        ["05", 2020, 4],
    ]


def test_municipalities_by_code(tmp_path: Path, areas: Areas) -> None:
    path = write(tmp_path, "CVE,Entidad,Municipio,2019,2020\n1003,Aguascalientes,Calvillo,5,\n")
    frame, rejected = read_population(path, areas=areas)
    assert rejected == []
    assert frame["cvegeo"].tolist() == ["01003", "01003"]
    assert frame["population"].isna().tolist() == [False, True]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("01009,Aguascalientes,Nowhere,5,6", "code of a municipality"),
        ("26055,Aguascalientes,San Luis,5,6", "not in the state"),
        ("01001,Tabasco?,X,5,6", "name of a state"),
        ("01001,Aguascalientes,X,five,6", "whole number"),
        ("01003,Aguascalientes,Calvillo,5,6", "earlier row"),
    ],
)
def test_rows_that_cannot_be_right_are_set_aside(
    tmp_path: Path, areas: Areas, row: str, reason: str
) -> None:
    good = "01003,Aguascalientes,Calvillo,1,2"
    path = write(tmp_path, f"CVE,Entidad,Municipio,2019,2020\n{good}\n{row}\n")
    frame, (rejection,) = read_population(path, areas=areas)
    assert frame["population"].tolist() == [1, 2]
    assert rejection.row == 3
    assert reason in rejection.reason


def test_another_table_is_not_recognized(tmp_path: Path, areas: Areas) -> None:
    with pytest.raises(UnknownFormatError, match="column for each year"):
        read_population(write(tmp_path, "Entidad,Municipio\nSonora,X\n"), areas=areas)


@pytest.mark.parametrize(
    ("name", "areas_in_file", "in_2020", "in_2025"),
    [
        ("conapo_estatal_1970_2070.csv.gz", 32, 128_209_170, 133_367_428),
        ("conapo_municipal_1990_2040.csv.gz", 2_475, 128_209_170, 133_367_428),
    ],
)
def test_totals_of_published_files(
    shared: Path, name: str, areas_in_file: int, in_2020: int, in_2025: int
) -> None:
    frame, rejected = read_population(shared / "population" / name)
    assert rejected == []
    assert frame["cvegeo"].nunique() == areas_in_file
    sums = frame.groupby("year")["population"].sum()
    assert (sums[2020], sums[2025]) == (in_2020, in_2025)
