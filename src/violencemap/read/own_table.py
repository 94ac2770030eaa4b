"""A table of numbers whose columns a person named: its cells, and their places by INEGI's codes.

Whether a code is of a state or of a municipality is not guessed: ``12`` may be either. So the
person names the column as ``cve_ent`` or ``cve_mun``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import pandas as pd

from violencemap.errors import SchemaError
from violencemap.read.areas import Areas
from violencemap.read.cells import Cells
from violencemap.read.raw_table import RawTable

__all__ = ["LACKING_AREA", "PLACE_FIELDS", "OwnTable", "check_fields", "named_cells", "read_places"]

PLACE_FIELDS = ("cve_ent", "cve_mun")
LACKING_AREA = "no column is named for the place: cve_mun or cve_ent"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTable:
    """What a person said of a table of numbers: its columns by field, and who published it."""

    dataset: ClassVar[str]
    title: str
    publisher: str | None
    license: str | None
    columns: Mapping[str, str]


def check_fields(columns: Mapping[str, str], known: tuple[str, ...]) -> None:
    """Raise ValueError when a field is none of those known."""
    unknown = sorted(set(columns) - set(known))
    if unknown:
        raise ValueError(f"unknown fields {unknown}; expected some of {list(known)}")


def named_cells(raw: RawTable, columns: Mapping[str, str]) -> tuple[Cells, dict[str, str]]:
    """Cells below the header of a table, and the column that each field is in.

    Raises
    ------
    SchemaError
        When the table lacks a column that is named.
    """
    header = raw.find_header(list(columns.values()))
    if header is None:
        expected = ", ".join(columns.values())
        raise SchemaError(f"no row has all the columns named: {expected}", path=raw.name)
    cells = Cells(raw.load_below(header))
    return cells, {field: cells.columns[name] for field, name in columns.items()}


def read_places(cells: Cells, column: Mapping[str, str], areas: Areas) -> pd.Categorical:
    """Code of the place of each row; rows without one are set aside."""
    if "cve_mun" not in column:
        return cells.texts(column["cve_ent"], areas.state_code)
    if "cve_ent" not in column:
        return cells.texts(column["cve_mun"], areas.municipality_code)
    states = cells.texts(column["cve_ent"], areas.state_code).astype(object)
    codes = cells.texts(column["cve_mun"]).astype(object)
    pairs, distinct = pd.factorize(pd.MultiIndex.from_arrays([states, codes]))
    found: list[str | None] = []
    for place, (state, code) in enumerate(distinct):
        try:
            found.append(_in_state(state, str(code), areas))
        except ValueError as error:
            found.append(None)
            cells.reject(pairs == place, str(error), column["cve_mun"])
    return pd.Categorical(np.array(found, dtype=object)[pairs])


def _in_state(state: object, code: str, areas: Areas) -> str | None:
    """Municipality of a code that has three digits within its state, or all five."""
    if not isinstance(state, str):  # set aside for its state
        return None
    digits = re.sub(r"\.0+$", "", code.strip())
    cvegeo = areas.municipality_code(state + digits.zfill(3) if len(digits) <= 3 else digits)
    if cvegeo[:2] != state:
        raise ValueError("the municipality is not in the state of the row")
    return cvegeo
