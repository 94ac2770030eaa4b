"""Which months a state reported, and which register its counts are from."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from violencemap.measures import SERIES_BREAK
from violencemap.read.areas import Areas
from violencemap.read.cells import MISSING, Cells, Numbers, run_starts
from violencemap.read.monthly import same_text
from violencemap.types import MonthlyRows

__all__ = ["forget_unreported", "register_series"]

_NEW_REGISTER_YEAR = SERIES_BREAK.year


def register_series(name: str, since: int, years: Numbers) -> pd.Categorical:
    """Series of each row: the register changed in 2026, and no chart may join its two sides."""
    if since >= _NEW_REGISTER_YEAR:
        return same_text(f"{name}-{since}", len(years))
    names = [f"{name}-{since}", f"{name}-{_NEW_REGISTER_YEAR}"]
    return pd.Categorical.from_codes((years >= _NEW_REGISTER_YEAR).astype(np.int8), names)


def forget_unreported(cells: Cells, rows: MonthlyRows, areas: Areas) -> MonthlyRows:
    """Rows in which the counts of a state are unknown in the months without any case of it.

    The months are noted in ``cells``. What happened abroad has no state and stays.
    """
    if not len(rows):
        return rows
    states = sorted({code[:2] for code in rows.cvegeo.categories})
    state = np.array([*(states.index(code[:2]) for code in rows.cvegeo.categories), len(states)])
    first = int(rows.first_months.min())
    width = rows.counts.shape[1]
    span = int(rows.first_months.max()) - first + width
    cell = state[rows.cvegeo.codes].astype(np.int32) * span + rows.first_months - first
    told, has_case = (np.zeros((len(states) + 1) * span, dtype=bool) for _ in range(2))
    starts = run_starts(cell)
    for place in range(width):
        highest = np.maximum.reduceat(rows.counts[:, place], starts)
        told[cell[starts[highest != MISSING]] + place] = True
        has_case[cell[starts[highest > 0]] + place] = True
    silent = told & ~has_case
    silent[-span:] = False
    if not silent.any():
        return rows
    for month, of_month in enumerate(silent.reshape(-1, span).T):
        if of_month.any():
            names = ", ".join(areas.name(states[place]) for place in np.flatnonzero(of_month))
            cells.note(
                f"{names}: the file has no case at all in {np.datetime64(first + month, 'M')}; "
                "the month was not reported, its counts are unknown, not zero"
            )
    counts = rows.counts.copy()
    for place in range(width):
        counts[silent[cell + place], place] = MISSING
    return replace(rows, counts=counts)
