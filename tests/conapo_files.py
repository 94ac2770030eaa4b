"""Files in the layouts in which CONAPO publishes its population by sex and age, made small.

Headers, encodings and spellings are those of the files of 2018 and of 2023 and 2024; the people
are invented.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from pathlib import Path

__all__ = ["GROUPS", "write_groups_in_columns", "write_groups_in_rows", "write_states"]

# Groups of five years, the last one open: of the municipal file of 2018 up to 65, of 2024 to 85.
GROUPS = [f"{age:02}_{age + 4:02}" for age in range(0, 85, 5)]
MUNICIPALITIES = [("1003", "1", "Aguascalientes", "Calvillo"), ("26055", "26", "Sonora", "SLRC")]

People = Mapping[tuple[str, str, int], int]


def write_states(
    folder: Path, people: People, *, year: str = "AÑO", name: str = "00_Pob_Mitad_1950_2070.csv"
) -> Path:
    """By state and single years of age, 0 to 109, with the country; UTF-8.

    ``people`` gives by code, sex and year those of each age.
    """
    names = {"0": "República Mexicana", "5": "Coahuila", "15": "México", "26": "Sonora"}
    rows = (
        f"{when},{names[code]},{code},{age},{sex},{number}"
        for (code, sex, when), number in people.items()
        for age in range(110)
    )
    return _write(folder / name, f"RENGLON,{year},ENTIDAD,CVE_GEO,EDAD,SEXO,POBLACION", rows)


def write_groups_in_rows(folder: Path, people: People) -> Path:
    """By municipality, one row a group of ages, as of 2018: Latin-1, men and women by turns."""
    groups = [*GROUPS[:13], "65_mm"]
    rows = (
        f"{clave},{ent},{state},{name},{sex},{when},pobm_{group},{number}"
        for group, (clave, ent, state, name) in itertools.product(groups, MUNICIPALITIES)
        for (code, sex, when), number in people.items()
        if code == clave
    )
    header = "RENGLON,CLAVE,CLAVE_ENT,NOM_ENT,MUN,SEXO,AÑO,EDAD_QUIN,POB"
    return _write(folder / "base_municipios_final_datos_01.csv", header, rows, "latin-1")


def write_groups_in_columns(folder: Path, people: People) -> Path:
    """By municipality, one column a group of ages, as of 2024: spelled as it is published."""
    spelled = {"10_14": "010_014", "15_19": "015_019"}
    ages = [f"POB_{spelled.get(group, group)}" for group in (*GROUPS, "85_mm")]
    rows = (
        f"{clave},{ent},{state},{name},{sex.upper()},{when},"
        f"{number * len(ages)},{','.join([str(number)] * len(ages))}"
        for clave, ent, state, name in MUNICIPALITIES
        for (code, sex, when), number in people.items()
        if code == clave
    )
    header = f"CLAVE,CLAVE_ENT,NOM_ENT,NOM_MUN,SEXO,ANO,POB_TOTAL,{','.join(ages)}"
    return _write(folder / "pobproy_quinq1.csv", header, rows)


def _write(path: Path, header: str, rows: Iterable[str], encoding: str = "utf-8") -> Path:
    """Lines with a running number where the header has one."""
    numbered = header.startswith("RENGLON")
    lines = [f"{number},{row}" if numbered else row for number, row in enumerate(rows, start=1)]
    path.write_text("\n".join([header, *lines, ""]), encoding=encoding)
    return path
