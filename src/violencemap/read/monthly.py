"""Counts by month: the frame that every reader of an official series gives.

One row is one cell of the publisher's table. The columns are ``series_id``, ``cvegeo``, ``month``
(its first day), ``unit`` (``case_files``, ``victims`` or ``deaths``), ``bien_juridico``, ``tipo``,
``subtipo``, ``modalidad``, ``sex``, ``age_group`` and ``count``. What a series does not tell is
missing; so is a count that is unknown, and the place of what happened abroad.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from violencemap.read.cells import MISSING, Numbers
from violencemap.types import MonthlyRows

__all__ = [
    "MONTH_NAMES",
    "TEXTS",
    "long_frame",
    "months_since_1970",
    "parse_month",
    "same_text",
]

MONTH_NAMES = (
    *("enero", "febrero", "marzo", "abril", "mayo", "junio"),
    *("julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
)
TEXTS = ("bien_juridico", "tipo", "subtipo", "modalidad", "sex", "age_group")


def long_frame(rows: MonthlyRows) -> pd.DataFrame:
    """One row a count; the columns stand at the top of this module."""
    width = rows.counts.shape[1]
    counts = rows.counts.ravel()
    months = (rows.first_months[:, np.newaxis] + np.arange(width)).ravel()

    def long(column: pd.Categorical) -> pd.Categorical:
        return pd.Categorical.from_codes(np.repeat(column.codes, width), dtype=column.dtype)

    nothing = same_text(None, len(rows))
    return pd.DataFrame(
        {
            "series_id": long(rows.series),
            "cvegeo": long(rows.cvegeo),
            "month": months.astype("datetime64[M]").astype("datetime64[s]"),
            "unit": same_text(rows.unit, len(counts)),
            **{name: long(rows.texts.get(name, nothing)) for name in TEXTS},
            "count": pd.arrays.IntegerArray(counts.astype(np.int32), counts == MISSING),
        },
        copy=False,
    )


def same_text(text: str | None, length: int) -> pd.Categorical:
    """A column that holds one text, or nothing, in every row."""
    code = -1 if text is None else 0
    return pd.Categorical.from_codes(np.full(length, code, dtype=np.int8), [text or ""])


def months_since_1970(years: Numbers, months: Numbers | int = 1) -> npt.NDArray[np.int32]:
    """Number of each month; 0 (January 1970) where the year or the month is missing."""
    known = (years != MISSING) & (np.asarray(months) != MISSING)
    since: npt.NDArray[np.int32] = np.where(known, (years - 1970) * 12 + months - 1, 0).astype(
        np.int32
    )
    return since


def parse_month(text: str) -> int:
    """A month from its number or its Spanish name.

    >>> parse_month("09"), parse_month("Septiembre")
    (9, 9)

    Raises
    ------
    ValueError
        For anything else.
    """
    name = text.strip().casefold()
    if name in MONTH_NAMES:
        return MONTH_NAMES.index(name) + 1
    if name.isascii() and name.isdecimal() and 1 <= int(name) <= 12:
        return int(name)
    raise ValueError("expected a month, 1 to 12 or enero to diciembre")
