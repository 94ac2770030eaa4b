"""Mid-year population of CONAPO, by state or municipality: one column a year, or by sex and age.

A table with one column a year does not say whose population it is. Copies of it circulate as
``total.csv``, ``mujeres.csv`` and ``hombres.csv``, so there the name of the file is heeded.
"""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pandas as pd

from violencemap.errors import SchemaError, UnknownFormatError
from violencemap.read.areas import Areas, bundled_areas
from violencemap.read.cells import MISSING, Cells, parse_count, texts_by_category
from violencemap.read.population_by_sex import EXPECTED, read_population_by_sex_rows
from violencemap.read.raw_table import RawTable, fold
from violencemap.read.tables import open_tables
from violencemap.types import Rejection

__all__ = ["read_population", "read_population_rows"]

_EXPECTED = (
    "expected the columns CVE, Entidad, Municipio (municipalities) or Entidad (states), "
    f"and a column for each year; {EXPECTED}"
)
_FEWEST_YEARS = 2


def read_population(
    path: Path | str, *, areas: Areas | None = None
) -> tuple[pd.DataFrame, list[Rejection]]:
    """Persons by area and year, and the rows that were set aside.

    Columns
    -------
    cvegeo, year
        Two or five digits; states are known by their name, in any spelling.
    base
        ``all`` or ``women``.
    population
        At the middle of the year; missing where the cell is blank.

    Raises
    ------
    UnknownFormatError
        When no table has a header of one of the layouts.
    SchemaError
        When a table is of men alone, of the beginning of the year, or lacks ages.
    """
    areas = areas or bundled_areas()
    read = [read_population_rows(raw, areas) for raw in open_tables(path)]
    known = [one for one in read if one is not None]
    if not known:
        raise UnknownFormatError(f"not a file of population; {_EXPECTED}", path=path)
    frames = [frame for frame, _ in known]
    return pd.concat(frames, ignore_index=True), [one for _, notes in known for one in notes]


def read_population_rows(
    raw: RawTable, areas: Areas
) -> tuple[pd.DataFrame, list[Rejection]] | None:
    """Persons by area and year in a table, and what was set aside; None of another table."""
    header = _find_header(raw)
    if header is None:
        return read_population_by_sex_rows(raw, areas)
    cells = Cells(raw.load_below(header))
    return _long_frame(cells, areas).assign(base=_base(raw)), cells.rejected


def _base(raw: RawTable) -> str:
    """Whom a table of years is of, as the name of its file says."""
    words = set(fold(Path(raw.name).stem.split(".")[0]).split())
    if "hombres" in words and "mujeres" not in words:
        raise SchemaError(
            "the name says population of men; expected that of everybody or of women", path=raw.name
        )
    return "women" if "mujeres" in words and "hombres" not in words else "all"


def _find_header(raw: RawTable) -> int | None:
    for position, row in enumerate(raw.preview):
        names = [fold(cell) for cell in row]
        places = {name for name in names if name and not _is_year(name)}
        years = sum(map(_is_year, names))
        if years >= _FEWEST_YEARS and places in ({"entidad"}, {"cve", "entidad", "municipio"}):
            return position
    return None


def _is_year(name: str) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d", name))


def _long_frame(cells: Cells, areas: Areas) -> pd.DataFrame:
    columns = cells.columns
    codes = states = cells.texts(columns["entidad"], areas.state_named)
    if "cve" in columns:
        codes = cells.texts(columns["cve"], areas.municipality_code)
        elsewhere = texts_by_category(codes, lambda code: code[:2]) != texts_by_category(states)
        cells.reject(elsewhere, "the municipality is not in the state of the row", columns["cve"])
    years = [name for name in columns if _is_year(name)]
    persons = np.column_stack([cells.numbers(columns[year], parse_count) for year in years])
    repeated = pd.Series(codes[cells.good]).duplicated().to_numpy()
    cells.reject(cells.among_good(repeated), "the same place stands in an earlier row")
    counts = persons[cells.good].ravel()
    return pd.DataFrame(
        {
            "cvegeo": np.repeat(texts_by_category(codes)[cells.good], len(years)),
            "year": np.tile(np.array(years, dtype=np.int64), int(cells.good.sum())),
            "population": pd.arrays.IntegerArray(counts, counts == MISSING),
        }
    )
