"""Columns of text cells made into typed columns; the rows that do not fit are set aside.

A column holds few different texts, so each is looked at once, however long the table is. That
leaves time to look strictly: what is not surely a number is a message, not a number.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd

from violencemap.read.tables import Table, fold, repair
from violencemap.types import Rejection

__all__ = [
    "MISSING",
    "Cells",
    "Mask",
    "Numbers",
    "Texts",
    "parse_cases",
    "parse_count",
    "parse_year",
    "texts_by_category",
]

T = TypeVar("T")
Numbers = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
Texts = npt.NDArray[np.str_]

# Stands for an unknown number in arrays of counts, which are never negative.
MISSING = -1

_BLANK = frozenset({"", "na", "n/a", "nan", "nd", "n.d.", "null", "none"})
_WHOLE = re.compile(r"\d+(?:[.,]0{1,2})?|\d{1,3}(?:,\d{3})+(?:\.0{1,2})?", re.ASCII)
# More than this is a slip. The country has 130 million people; the fullest cell that SESNSP has
# published, one crime of one state in one month, is below 10,000.
_HIGHEST_COUNT = 200_000_000
_HIGHEST_CASES = 100_000


class Cells:
    """The cells of a table by column, and the rows that were set aside on the way."""

    def __init__(self, table: Table) -> None:
        self._frame = table.frame
        self._name = table.name
        self.rejected = list(table.rejected)
        self.good: Mask = np.ones(len(table.frame), dtype=bool)

    @property
    def columns(self) -> dict[str, str]:
        """Names of the columns in the file, by their folded names."""
        return {fold(name): name for name in self._frame}

    def __len__(self) -> int:
        return len(self._frame)

    def numbers(self, column: str, parse: Callable[[str], int | None]) -> Numbers:
        """Numbers of a column, ``MISSING`` where blank or set aside."""
        values = self._parsed(column, parse)
        known = [MISSING if value is None else value for value in values]
        numbers: Numbers = np.array([*known, MISSING], dtype=np.int64)[self._codes(column)]
        return numbers

    def texts(self, column: str, parse: Callable[[str], str | None] = repair) -> pd.Categorical:
        """Texts of a column, each passed through ``parse``; missing where None or set aside."""
        values = self._parsed(column, parse)
        categories = sorted({value for value in values if value is not None})
        place = {value: position for position, value in enumerate(categories)}
        codes = np.array([*(place.get(str(value), -1) for value in values), -1], dtype=np.int32)
        return pd.Categorical.from_codes(codes[self._codes(column)], categories=categories)

    def reject(self, rows: Mask, reason: str, column: str | None = None) -> None:
        """Set aside the rows of a mask that are still good."""
        rows = rows & self.good
        for position in np.flatnonzero(rows):
            row = self._frame.index[position]
            value = None if column is None else str(self._frame[column].iat[position])
            self.rejected.append(
                Rejection(file=self._name, row=int(row), column=column, value=value, reason=reason)
            )
        self.good &= ~rows

    def among_good(self, mask: Mask) -> Mask:
        """A mask over the rows that are good, spread over all rows."""
        rows = np.zeros(len(self), dtype=bool)
        rows[self.good] = mask
        return rows

    def note(self, reason: str) -> None:
        """Say something about the table that sets no row aside."""
        self.rejected.append(Rejection(file=self._name, reason=reason))

    def _codes(self, column: str) -> npt.NDArray[Any]:
        codes: npt.NDArray[Any] = self._frame[column].cat.codes.to_numpy()
        return codes

    def _parsed(self, column: str, parse: Callable[[str], T | None]) -> list[T | None]:
        """What ``parse`` makes of each different text; rows of those it refuses are set aside."""
        values: list[T | None] = []
        for code, text in enumerate(self._frame[column].cat.categories):
            try:
                values.append(parse(text))
            except ValueError as error:
                values.append(None)
                self.reject(self._codes(column) == code, str(error), column)
        return values


def texts_by_category(column: pd.Categorical, value: Callable[[str], str] = str) -> Texts:
    """``value`` of every cell, worked out once a category; empty where the cell is missing."""
    texts: Texts = np.array([*map(value, column.categories), ""], dtype=str)[column.codes]
    return texts


def parse_count(text: str) -> int | None:
    """A whole number, None where the cell is blank.

    >>> parse_count("1,234"), parse_count("4.0"), parse_count(" "), parse_count("0")
    (1234, 4, None, 0)

    Raises
    ------
    ValueError
        For anything else: ``1.5``, ``-3``, ``1.000``, ``12 345``, ``some``.
    """
    text = text.strip()
    if text.casefold() in _BLANK:
        return None
    if not _WHOLE.fullmatch(text):
        raise ValueError("expected a whole number, such as 7, 1,234 or 4.0")
    count = int(re.sub(r"[.,]0{1,2}$", "", text).replace(",", ""))
    if count > _HIGHEST_COUNT:
        raise ValueError(f"expected a number below {_HIGHEST_COUNT:,}")
    return count


def parse_cases(text: str) -> int | None:
    """A whole number of cases of one crime in one month, None where the cell is blank."""
    cases = parse_count(text)
    if cases is not None and cases > _HIGHEST_CASES:
        raise ValueError(f"expected at most {_HIGHEST_CASES:,} cases in a month")
    return cases


def parse_year(text: str) -> int:
    """A year from 1900 to 2100; raises ValueError for anything else."""
    digits = re.sub(r"\.0+$", "", text.strip())
    if not re.fullmatch(r"(?:19|20)\d\d|2100", digits, re.ASCII):
        raise ValueError("expected a year, such as 2015")
    return int(digits)
