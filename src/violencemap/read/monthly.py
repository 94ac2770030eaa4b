"""Counts by month: the frame that every reader of an official series gives.

One row is one cell of the publisher's table. The columns are ``series_id``, ``cvegeo``, ``month``
(its first day), ``unit`` (``case_files``, ``victims`` or ``deaths``), ``bien_juridico``, ``tipo``,
``subtipo``, ``modalidad``, ``sex``, ``age_group`` and ``count``. What a series does not tell is
missing; so is a count that is unknown, and the place of what happened abroad.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from violencemap.read.cells import MISSING, Mask, Numbers

__all__ = [
    "MONTH_NAMES",
    "MonthlyRows",
    "StatisticUnit",
    "first_days",
    "long_frame",
    "parse_month",
    "same_text",
]

StatisticUnit = Literal["case_files", "victims", "deaths"]

MONTH_NAMES = (
    *("enero", "febrero", "marzo", "abril", "mayo", "junio"),
    *("julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
)
_TEXTS = ("bien_juridico", "tipo", "subtipo", "modalidad", "sex", "age_group")


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthlyRows:
    """A publisher's table by row: what each is about, and the month and count of its cells.

    ``months`` and ``counts`` have a row for each row and a column for each cell of it;
    ``MISSING`` stands for an unknown count. ``texts`` are those of the columns that there are.
    """

    series: pd.Categorical
    unit: StatisticUnit
    cvegeo: pd.Categorical
    texts: Mapping[str, pd.Categorical]
    months: npt.NDArray[np.datetime64]
    counts: Numbers


def long_frame(rows: MonthlyRows, good: Mask) -> pd.DataFrame:
    """One row a cell, of the rows that are good; the columns stand at the top of this module."""
    kept = np.flatnonzero(good)
    counts = rows.counts[kept].ravel()
    width = rows.counts.shape[1]

    def long(column: pd.Categorical) -> pd.Categorical:
        return pd.Categorical.from_codes(np.repeat(column.codes[kept], width), dtype=column.dtype)

    nothing = same_text(None, len(good))
    return pd.DataFrame(
        {
            "series_id": long(rows.series),
            "cvegeo": long(rows.cvegeo),
            "month": rows.months[kept].ravel(),
            "unit": same_text(rows.unit, len(counts)),
            **{name: long(rows.texts.get(name, nothing)) for name in _TEXTS},
            "count": pd.arrays.IntegerArray(counts.astype(np.int32), counts == MISSING),
        },
        copy=False,
    )


def same_text(text: str | None, length: int) -> pd.Categorical:
    """A column that holds one text, or nothing, in every row."""
    code = -1 if text is None else 0
    return pd.Categorical.from_codes(np.full(length, code, dtype=np.int8), [text or ""])


def first_days(years: Numbers, months: Numbers) -> npt.NDArray[np.datetime64]:
    """First day of each month; January 1970 where the year or the month is missing."""
    known = (years != MISSING) & (months != MISSING)
    since_1970 = np.where(known, (years - 1970) * 12 + months - 1, 0)
    days: npt.NDArray[np.datetime64] = since_1970.astype("datetime64[M]").astype("datetime64[s]")
    return days


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
