"""SESNSP's homicides by municipality as circulated without codes: one column a crime.

Municipalities are known by their names within the state. A name that two of them share is set
aside, not guessed.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from violencemap.errors import UnknownFormatError
from violencemap.read.areas import Areas, bundled_areas
from violencemap.read.cells import MISSING, Cells, parse_cases, parse_year, texts_by_category
from violencemap.read.monthly import (
    long_frame,
    months_since_1970,
    parse_month,
    same_text,
)
from violencemap.read.raw_table import RawTable
from violencemap.read.reported import forget_unreported, register_series
from violencemap.read.tables import open_tables
from violencemap.types import MonthlyRows, Rejection

__all__ = ["read_sesnsp_by_name", "read_sesnsp_by_name_rows"]

_PLACE_AND_MONTH = ("entidad", "municipio", "ano", "mes")
_TOTAL = "total"
_OTHER = "Otros delitos que atentan contra la vida y la integridad corporal"
# Subtipo and tipo of each column of counts; all harm life and bodily integrity.
_CRIMES = {
    "feminicidio": ("Feminicidio", "Feminicidio"),
    "homicidio culposo": ("Homicidio culposo", "Homicidio"),
    "homicidio doloso": ("Homicidio doloso", "Homicidio"),
    _OTHER.casefold(): (_OTHER, _OTHER),
}
_GOOD = "La vida y la Integridad corporal"
_HEADER = (*_PLACE_AND_MONTH, *_CRIMES, _TOTAL)
_NUMBERS = frozenset({"ano", "mes", *_CRIMES, _TOTAL})


def read_sesnsp_by_name(
    path: Path | str, *, areas: Areas | None = None
) -> tuple[pd.DataFrame, list[Rejection]]:
    """Case files by municipality and month, and the rows that were set aside.

    The columns are those of :mod:`violencemap.read.monthly`, the series that of the municipal
    file with codes: ``sesnsp-municipal-2015``.

    Raises
    ------
    UnknownFormatError
        When no table of the file has this layout.
    """
    areas = areas or bundled_areas()
    read = [read_sesnsp_by_name_rows(raw, areas) for raw in open_tables(path)]
    known = [one for one in read if one is not None]
    if not known:
        raise UnknownFormatError(
            f"not a table of homicides by municipality; expected: {', '.join(_HEADER)}", path=path
        )
    frames = [long_frame(rows) for rows, _ in known]
    return pd.concat(frames, ignore_index=True), [one for _, notes in known for one in notes]


def read_sesnsp_by_name_rows(
    raw: RawTable, areas: Areas
) -> tuple[MonthlyRows, list[Rejection]] | None:
    """Rows of a table in this layout, and what was set aside; None of another table."""
    header = raw.find_header(_HEADER)
    if header is None:
        return None
    cells = Cells(raw.load_below(header, _NUMBERS))
    state, municipality, year, month = (cells.columns[name] for name in _PLACE_AND_MONTH)
    years, months = cells.numbers(year, parse_year), cells.numbers(month, parse_month)
    cvegeo = _places(cells, state, municipality, areas)
    counts = np.column_stack([cells.numbers(cells.columns[name], parse_cases) for name in _CRIMES])
    total = cells.numbers(cells.columns[_TOTAL], parse_cases)
    known = (counts != MISSING).all(axis=1) & (total != MISSING)
    cells.reject(
        known & (counts.sum(axis=1) != total),
        "the crimes do not add up to the total of the row",
        cells.columns[_TOTAL],
    )
    first_months = months_since_1970(years, months)
    keys = pd.DataFrame({"cvegeo": cvegeo.codes, "month": first_months})
    cells.reject(
        cells.among_good(keys[cells.good].duplicated().to_numpy()),
        "an earlier row has the same municipality and month",
    )
    kept = np.repeat(np.flatnonzero(cells.good), len(_CRIMES))
    crimes = np.tile(np.arange(len(_CRIMES), dtype=np.int8), int(cells.good.sum()))
    subtypes, types = zip(*_CRIMES.values(), strict=True)
    rows = MonthlyRows(
        series=register_series("sesnsp-municipal", 2015, years)[kept],
        unit="case_files",
        cvegeo=cvegeo[kept],
        texts={
            "bien_juridico": same_text(_GOOD, len(kept)),
            "tipo": _by_crime(types, crimes),
            "subtipo": _by_crime(subtypes, crimes),
        },
        first_months=first_months[kept],
        counts=counts[cells.good].reshape(-1, 1),
    )
    return forget_unreported(cells, rows, areas), cells.rejected


def _by_crime(texts: Sequence[str], crimes: npt.NDArray[np.int8]) -> pd.Categorical:
    distinct = sorted(set(texts))
    codes = np.array([distinct.index(text) for text in texts], dtype=np.int8)
    return pd.Categorical.from_codes(codes[crimes], categories=distinct)


def _places(cells: Cells, state: str, municipality: str, areas: Areas) -> pd.Categorical:
    """Codes of the municipalities; each pair of names is looked up once."""
    states = texts_by_category(cells.texts(state, areas.state_named))
    names = texts_by_category(cells.texts(municipality))
    pairs, distinct = pd.factorize(pd.MultiIndex.from_arrays([states, names]))
    codes: list[str | None] = []
    for place, (cve_ent, name) in enumerate(distinct):
        try:
            codes.append(areas.municipality_named(cve_ent, name) if cve_ent else None)
        except ValueError as error:
            codes.append(None)
            cells.reject(pairs == place, str(error), municipality)
    return pd.Categorical(np.array(codes, dtype=object)[pairs])
