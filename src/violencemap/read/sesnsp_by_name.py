"""SESNSP's homicides by municipality as circulated without codes: one column a crime.

Municipalities are known by their names within the state. A name that two of them share is set
aside, not guessed.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from violencemap.errors import UnknownFormatError
from violencemap.read.areas import Areas, bundled_areas
from violencemap.read.cells import MISSING, Cells, parse_cases, parse_year, texts_by_category
from violencemap.read.monthly import (
    MonthlyRows,
    first_days,
    long_frame,
    parse_month,
    same_text,
)
from violencemap.read.sesnsp import forget_unreported, register_series
from violencemap.read.tables import RawTable, open_tables
from violencemap.types import Rejection

__all__ = ["read_sesnsp_by_name"]

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
    found = [(raw, raw.find_header(_HEADER)) for raw in open_tables(path)]
    read = [_read(raw, header, areas) for raw, header in found if header is not None]
    if not read:
        raise UnknownFormatError(
            f"not a table of homicides by municipality; expected: {', '.join(_HEADER)}", path=path
        )
    frames = [frame for frame, _ in read]
    return pd.concat(frames, ignore_index=True), [one for _, notes in read for one in notes]


def _read(raw: RawTable, header: int, areas: Areas) -> tuple[pd.DataFrame, list[Rejection]]:
    cells = Cells(raw.load_below(header))
    state, municipality, year, month = (cells.columns[name] for name in _PLACE_AND_MONTH)
    years, months = cells.numbers(year, parse_year), cells.numbers(month, parse_month)
    cvegeo = _places(cells, state, municipality, areas)
    counts = [cells.numbers(cells.columns[name], parse_cases) for name in _CRIMES]
    total = cells.numbers(cells.columns[_TOTAL], parse_cases)
    known = np.all([one != MISSING for one in (*counts, total)], axis=0)
    cells.reject(
        known & (np.sum(counts, axis=0) != total),
        "the crimes do not add up to the total of the row",
        cells.columns[_TOTAL],
    )
    days = first_days(years, months)
    keys = pd.DataFrame({"cvegeo": cvegeo, "day": days})
    cells.reject(
        cells.among_good(keys[cells.good].duplicated().to_numpy()),
        "an earlier row has the same municipality and month",
    )
    series = register_series("sesnsp-municipal", 2015, years)
    frames = [
        long_frame(
            MonthlyRows(
                series=series,
                unit="case_files",
                cvegeo=cvegeo,
                texts={
                    "bien_juridico": same_text(_GOOD, len(cells)),
                    "tipo": same_text(tipo, len(cells)),
                    "subtipo": same_text(subtipo, len(cells)),
                },
                months=days[:, np.newaxis],
                counts=count[:, np.newaxis],
            ),
            cells.good,
        )
        for (subtipo, tipo), count in zip(_CRIMES.values(), counts, strict=True)
    ]
    frame = pd.concat(frames, ignore_index=True)
    forget_unreported(cells, frame, areas)
    return frame, cells.rejected


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
