"""What the readers say of damaged files of population, in Spanish too."""

from __future__ import annotations

from pathlib import Path

import pytest

from conapo_files import write_groups_in_columns, write_groups_in_rows, write_states
from violencemap.app.text.reasons import reason_in
from violencemap.errors import ReadError
from violencemap.read.population import read_population

TOWNS = {("1003", sex, year): 7 for sex in ("Mujeres", "Hombres") for year in (2025, 2026)}
STATES = {("0", "Mujeres", 2020): 9, ("0", "Hombres", 2020): 8, ("26", "Mujeres", 2020): 5}


def test_rows_that_are_set_aside_are_told_in_spanish(tmp_path: Path) -> None:
    path = write_groups_in_rows(tmp_path, TOWNS)
    text = path.read_text(encoding="latin-1")
    for right, wrong in (
        ("Mujeres,2025,pobm_00_04,7", "Mujer,2025,pobm_00_04,7"),
        ("Hombres,2025,pobm_05_09,7", "Hombres,2025,infancia,7"),
        ("Mujeres,2026,pobm_10_14,7", "Mujeres,2026,pobm_10_14,"),
        ("Hombres,2026,pobm_15_19,7", "Hombres,2026,pobm_20_24,7"),
    ):
        text = text.replace(right, wrong)
    path.write_text(text, encoding="latin-1")
    reasons = {one.reason for one in read_population(path)[1]}
    wide = write_groups_in_columns(tmp_path, TOWNS)
    wide.write_text(wide.read_text().replace("MUJERES,2025,126,", "MUJERES,2025,621,"))
    reasons |= {one.reason for one in read_population(wide)[1]}
    states = write_states(tmp_path, STATES)
    reasons |= {one.reason for one in read_population(states)[1]}
    lines = states.read_text().splitlines()
    old = {str(age) for age in range(104, 110)}
    young = [line for line in lines if line.split(",")[4] not in old]
    states.write_text("\n".join([*young, ""]))
    reasons |= {one.reason for one in read_population(states)[1]}
    assert len(reasons) == 10
    assert [one for one in reasons if reason_in("es", one) == one] == []


@pytest.mark.parametrize("what", ["beginning", "men", "ages"])
def test_files_that_are_refused_are_told_in_spanish(tmp_path: Path, what: str) -> None:
    if what == "beginning":
        path = write_states(tmp_path, STATES, name="0_Pob_Inicio_1950_2070.csv")
    elif what == "men":
        path = tmp_path / "hombres.csv"
        path.write_text("CVE,Entidad,Municipio,2019,2020\n01003,Aguascalientes,Calvillo,5,6\n")
    else:
        path = write_groups_in_rows(tmp_path, TOWNS)
        lines = path.read_text(encoding="latin-1").splitlines(keepends=True)
        path.write_text("".join(one for one in lines if "65_mm" not in one), encoding="latin-1")
    with pytest.raises(ReadError) as refusal:
        read_population(path)
    assert reason_in("es", refusal.value.reason) != refusal.value.reason
