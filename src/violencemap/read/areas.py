"""INEGI's codes of states and municipalities, from how official files write codes and names."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from violencemap.bundled import bundled_path
from violencemap.read.raw_table import fold, repair

__all__ = ["NOT_A_MUNICIPALITY", "Areas", "bundled_areas"]

# SESNSP and INEGI count here what they place in a state but in none, or no known, municipality.
NOT_A_MUNICIPALITY = {"998": "Otros municipios", "999": "No especificado"}

# Names that official files use beside those of the catalog of 2019: a former name, new names,
# and the districts that tell the namesakes of Oaxaca apart.
# Source: INEGI, Catálogo Único de Claves de Áreas Geoestadísticas, 2019 and 2024.
_OTHER_NAMES = {
    "09": ("Distrito Federal",),
    "07017": ("Cintalapa de Figueroa",),
    "08056": ("Valle del Rosario",),
    "11032": ("San José de Iturbide",),
    "12006": ("Apaxtla de Castrejón",),
    "20038": ("Villa Hidalgo Yalálag",),
    "20124": ("Heroica Villa de San Blas Atempa",),
    "20208": ("San Juan Mixtepec Distrito 08", "San Juan Mixtepec Dto. 08"),
    "20209": ("San Juan Mixtepec Distrito 26", "San Juan Mixtepec Dto. 26"),
    "20238": ("Heroico San Martín de los Cansecos",),
    "20318": ("San Pedro Mixtepec Distrito 22", "San Pedro Mixtepec Dto. 22"),
    "20319": ("San Pedro Mixtepec Distrito 26", "San Pedro Mixtepec Dto. 26"),
    "20459": ("Villa de Santiago Chazumba",),
    "23008": ("Playa del Carmen",),
    "24001": ("Ahualulco del Sonido 13",),
}
_LOST_LETTER = "\ufffd"


class Areas:
    """INEGI's codes and names, and how to come from one to the other.

    Parameters
    ----------
    rows
        Rows of ``areas.csv``: ``cvegeo``, ``name``, ``official_name``.
    """

    def __init__(self, rows: Iterable[Mapping[str, str]]) -> None:
        self._names: dict[str, str] = {}
        self._states: dict[str, str] = {}
        self._municipalities: dict[str, dict[str, set[str]]] = defaultdict(dict)
        for row in rows:
            cvegeo = row["cvegeo"]
            self._names[cvegeo] = row["name"]
            for name in (row["name"], row["official_name"], *_OTHER_NAMES.get(cvegeo, ())):
                if len(cvegeo) == 2:
                    self._states[fold(name)] = cvegeo
                else:
                    codes = self._municipalities[cvegeo[:2]].setdefault(fold(name), set())
                    codes.add(cvegeo)
        for cve_ent in self._states.values():
            for code, name in NOT_A_MUNICIPALITY.items():
                self._municipalities[cve_ent][fold(name)] = {cve_ent + code}

    def state_code(self, text: str) -> str:
        """Two digits of a state: ``"1"`` is ``"01"``.

        Raises
        ------
        ValueError
            When there is no such state; the message says what was expected.
        """
        code = _digits(text).zfill(2)
        if code not in self._names:
            raise ValueError("expected the code of a state, 1 to 32")
        return code

    def municipality_code(self, text: str) -> str:
        """Five digits of a municipality: ``"1001"`` is ``"01001"``; 998 and 999 are kept.

        Raises
        ------
        ValueError
            When there is no such municipality.
        """
        code = _digits(text).zfill(5)
        known = code in self._names or (code[2:] in NOT_A_MUNICIPALITY and code[:2] in self._names)
        if len(code) != 5 or not known:
            raise ValueError("expected INEGI's code of a municipality, such as 1001 or 26055")
        return code

    def state_named(self, name: str) -> str:
        """Two digits of the state with this name, in any spelling of it.

        A letter that was lost on the way (U+FFFD) may stand for any, where only one name fits.

        Raises
        ------
        ValueError
            When no state has the name.
        """
        if _LOST_LETTER in name:
            pattern = ".".join(re.escape(fold(part)) for part in repair(name).split(_LOST_LETTER))
            fitting = {code for key, code in self._states.items() if re.fullmatch(pattern, key)}
        else:
            fitting = {self._states[fold(name)]} if fold(name) in self._states else set()
        if len(fitting) != 1:
            raise ValueError("expected the name of a state")
        return fitting.pop()

    def municipality_named(self, cve_ent: str, name: str) -> str:
        """Five digits of the municipality with this name in a state.

        Raises
        ------
        ValueError
            When the state has none of that name, or several: those are not told apart by guess.
        """
        codes = self._municipalities[cve_ent].get(fold(name), set())
        if not codes:
            raise ValueError(f"{self._names[cve_ent]} has no municipality of this name")
        if len(codes) > 1:
            raise ValueError(
                f"{' and '.join(sorted(codes))} have this name; the file does not tell which"
            )
        return next(iter(codes))

    def may_be_named(self, code: str, name: str) -> bool:
        """Whether a municipality may have this name: it has, or nothing in its state has."""
        codes = self._municipalities[code[:2]].get(fold(name), {code})
        return code in codes

    @property
    def municipalities(self) -> list[str]:
        """Codes of all municipalities, ascending."""
        return sorted(code for code in self._names if len(code) == 5)

    def name(self, cvegeo: str) -> str:
        """Common name of a state or municipality."""
        return self._names[cvegeo]


@cache
def bundled_areas(path: Path | None = None) -> Areas:
    """The areas that ship with violencemap, or those of another ``areas.csv``."""
    with (path or bundled_path("areas.csv")).open(encoding="utf-8", newline="") as file:
        return Areas(csv.DictReader(file))


def _digits(text: str) -> str:
    digits = re.sub(r"\.0+$", "", text.strip())
    if not re.fullmatch(r"\d{1,5}", digits):
        raise ValueError("expected a code of digits")
    return digits
