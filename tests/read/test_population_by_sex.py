"""CONAPO's population by sex and age: women, and everybody, of whole places alone."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from conapo_files import write_groups_in_columns, write_groups_in_rows, write_states
from violencemap.errors import SchemaError
from violencemap.read.areas import Areas
from violencemap.read.population import read_population

STATES = {
    ("0", "Mujeres", 2020): 9,
    ("0", "Hombres", 2020): 8,
    ("15", "Mujeres", 2020): 5,
    ("15", "Hombres", 2020): 4,
    ("5", "Mujeres", 2020): 3,
    ("5", "Hombres", 2020): 2,
}
TOWNS = {
    ("1003", "Hombres", 2025): 10,
    ("1003", "Mujeres", 2025): 11,
    ("1003", "Hombres", 2026): 12,
    ("1003", "Mujeres", 2026): 13,
    ("26055", "Hombres", 2025): 20,
    ("26055", "Mujeres", 2025): 21,
}


def by_place(frame: pd.DataFrame) -> dict[tuple[str, int, str], int]:
    keys = zip(frame["cvegeo"], frame["year"], frame["base"], strict=True)
    return dict(zip(keys, frame["population"].astype(int), strict=True))


@pytest.mark.parametrize("year", ["AÑO", "ANIO"])
def test_states_by_single_years_of_age(tmp_path: Path, areas: Areas, year: str) -> None:
    frame, (left_out,) = read_population(write_states(tmp_path, STATES, year=year), areas=areas)
    assert by_place(frame) == {
        ("15", 2020, "all"): 990,
        ("15", 2020, "women"): 550,
        ("05", 2020, "all"): 550,
        ("05", 2020, "women"): 330,
    }
    assert left_out.reason.startswith("left out 220 rows: they are of the country")


def test_municipalities_with_a_row_for_each_group_of_ages(tmp_path: Path, areas: Areas) -> None:
    frame, rejected = read_population(write_groups_in_rows(tmp_path, TOWNS), areas=areas)
    assert rejected == []
    assert by_place(frame) == {
        ("01003", 2025, "all"): 14 * 21,
        ("01003", 2025, "women"): 14 * 11,
        ("01003", 2026, "all"): 14 * 25,
        ("01003", 2026, "women"): 14 * 13,
        ("26055", 2025, "all"): 14 * 41,
        ("26055", 2025, "women"): 14 * 21,
    }


def test_municipalities_with_a_column_for_each_group_of_ages(tmp_path: Path, areas: Areas) -> None:
    frame, rejected = read_population(write_groups_in_columns(tmp_path, TOWNS), areas=areas)
    assert rejected == []
    assert by_place(frame)["01003", 2026, "women"] == 18 * 13
    assert by_place(frame)["26055", 2025, "all"] == 18 * 41
    assert len(frame) == 6


def test_women_alone_are_women_and_not_everybody(tmp_path: Path, areas: Areas) -> None:
    women = {key: number for key, number in TOWNS.items() if key[1] == "Mujeres"}
    frame, rejected = read_population(write_groups_in_columns(tmp_path, women), areas=areas)
    assert rejected == []
    assert set(frame["base"]) == {"women"}
    assert len(frame) == 3


def test_a_place_that_lacks_an_age_is_left_out_and_named(tmp_path: Path, areas: Areas) -> None:
    path = write_groups_in_rows(tmp_path, TOWNS)
    lines = path.read_text(encoding="latin-1").splitlines(keepends=True)
    (lost,) = [
        n for n, line in enumerate(lines) if "1003" in line and "Mujeres,2026,pobm_25_29" in line
    ]
    path.write_text("".join(lines[:lost] + lines[lost + 1 :]), encoding="latin-1")
    frame, (note,) = read_population(path, areas=areas)
    assert note.reason == "01003: ages of women are missing in 1 years, left out"
    assert ("01003", 2026, "women") not in by_place(frame)
    assert ("01003", 2026, "all") not in by_place(frame)
    assert by_place(frame)["01003", 2025, "women"] == 14 * 11


@pytest.mark.parametrize("lacking", ["pobm_00_04", "pobm_30_34", "pobm_65_mm"])
def test_half_of_the_ages_are_no_population(tmp_path: Path, areas: Areas, lacking: str) -> None:
    path = write_groups_in_rows(tmp_path, TOWNS)
    lines = path.read_text(encoding="latin-1").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if lacking not in line), encoding="latin-1")
    with pytest.raises(SchemaError, match=r"population of age \d+ is missing"):
        read_population(path, areas=areas)


@pytest.mark.parametrize(
    ("right", "wrong", "reason"),
    [
        ("Calvillo,Mujeres,2025,pobm_00_04,11", "Saltillo?,Mujer,2025,pobm_00_04,11", "Mujeres"),
        (
            "Calvillo,Mujeres,2025,pobm_00_04,11",
            "Aguascalientes,Mujeres,2025,pobm_00_04,11",
            "row names",
        ),
        ("Mujeres,2025,pobm_00_04,11", "Mujeres,2025,pobm_00_04,1.5", "whole number"),
        ("Mujeres,2025,pobm_00_04,11", "Mujeres,2025,pobm_00_04,", "blank"),
        ("Mujeres,2025,pobm_00_04,11", "Mujeres,2026,pobm_00_04,11", "earlier row"),
        ("Mujeres,2025,pobm_00_04,11", "Mujeres,2025,infancia,11", "an age"),
        (
            "Aguascalientes,Calvillo,Mujeres,2025,pobm_00",
            "Sonora,Calvillo,Mujeres,2025,pobm_00",
            "state",
        ),
    ],
)
def test_a_wrong_cell_is_named_and_its_place_left_out(
    tmp_path: Path, areas: Areas, right: str, wrong: str, reason: str
) -> None:
    path = write_groups_in_rows(tmp_path, TOWNS)
    text = path.read_text(encoding="latin-1")
    assert right in text
    path.write_text(text.replace(right, wrong, 1), encoding="latin-1")
    frame, rejected = read_population(path, areas=areas)
    assert any(one.row and reason in one.reason for one in rejected)
    assert ("01003", 2025, "women") not in by_place(frame)
    assert by_place(frame)["26055", 2025, "all"] == 14 * 41


def test_ages_that_do_not_come_to_the_total_are_set_aside(tmp_path: Path, areas: Areas) -> None:
    path = write_groups_in_columns(tmp_path, TOWNS)
    text = path.read_text().replace("MUJERES,2025,198,", "MUJERES,2025,918,", 1)
    path.write_text(text)
    frame, (rejection,) = read_population(path, areas=areas)
    assert (rejection.row, "add up" in rejection.reason) == (3, True)
    assert ("01003", 2025, "women") not in by_place(frame)


def test_the_beginning_of_the_year_is_refused(tmp_path: Path, areas: Areas) -> None:
    path = write_states(tmp_path, STATES, name="0_Pob_Inicio_1950_2070.csv")
    with pytest.raises(SchemaError, match="middle of the year"):
        read_population(path, areas=areas)


def test_a_table_of_years_is_of_women_where_its_name_says_so(tmp_path: Path, areas: Areas) -> None:
    text = "CVE,Entidad,Municipio,2019,2020\n01003,Aguascalientes,Calvillo,5,6\n"
    for name in ("mujeres.csv", "hombres.csv", "mujeres_y_hombres.csv"):
        (tmp_path / name).write_text(text)
    frame, _ = read_population(tmp_path / "mujeres.csv", areas=areas)
    assert set(frame["base"]) == {"women"}
    frame, _ = read_population(tmp_path / "mujeres_y_hombres.csv", areas=areas)
    assert set(frame["base"]) == {"all"}
    with pytest.raises(SchemaError, match="population of men"):
        read_population(tmp_path / "hombres.csv", areas=areas)


def cut_after_age_103(path: Path) -> Path:
    """The file up to a row of women of the State of Mexico; the ages left are few people."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    end = next(at for at, line in enumerate(lines) if ",15,103,Mujeres," in line)
    path.write_text("".join(lines[: end + 1]), encoding="utf-8")
    return path


def test_a_state_that_lacks_ages_of_the_country_is_left_out(tmp_path: Path, areas: Areas) -> None:
    path = cut_after_age_103(write_states(tmp_path, STATES))
    frame, told = read_population(path, areas=areas)
    assert by_place(frame) == {}
    assert any("ages of women are missing" in one.reason for one in told)


def test_ages_that_end_early_are_told_where_nothing_shows_that_any_lack(
    tmp_path: Path, areas: Areas
) -> None:
    path = cut_after_age_103(write_states(tmp_path, {("15", "Mujeres", 2020): 5}))
    frame, told = read_population(path, areas=areas)
    assert by_place(frame) == {("15", 2020, "women"): 520}
    assert any("the ages end at 103" in one.reason for one in told)
