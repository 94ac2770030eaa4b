"""Columns of text cells made into typed columns; the rows that do not fit are set aside.

A column holds few different texts, so each is looked at once, however long the table is. That
leaves time to look strictly: what is not surely a number is a message, not a number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd

from violencemap.read.raw_table import Table, fold, repair
from violencemap.types import Rejection

__all__ = [
    "MISSING",
    "Cells",
    "Mask",
    "Numbers",
    "Texts",
    "combined_codes",
    "is_repeated",
    "parse_cases",
    "parse_count",
    "parse_year",
    "run_starts",
    "texts_by_category",
]

T = TypeVar("T")
Numbers = npt.NDArray[np.int16 | np.int32]
Mask = npt.NDArray[np.bool_]
Texts = npt.NDArray[np.str_]

# Stands for an unknown number in arrays of counts, which are never negative.
MISSING = -1

_BLANK = frozenset({"", "na", "n/a", "nan", "nd", "n.d.", "null", "none"})
_THOUSANDS = r"[1-9]\d{0,2}(?:,\d{3})+"
_WHOLE = re.compile(rf"\d+(?:[.,]0{{1,2}})?|{_THOUSANDS}(?:\.0{{1,2}})?", re.ASCII)
_ONE_COMMA = re.compile(r"-?[\d.]*\d,\d+", re.ASCII)
_DECIMAL = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)
# More than this is a slip. The country has 130 million people; the fullest cell that SESNSP has
# published, one crime of one state in one month, is below 10,000.
_HIGHEST_COUNT = 200_000_000
_HIGHEST_CASES = 100_000
_MANY_CODES = 2**10


class Cells:
    """The cells of a table by column, and the rows that were set aside on the way."""

    def __init__(self, table: Table) -> None:
        self._frame = table.frame
        self.name = table.name
        self.rejected = list(table.rejected)
        self.good: Mask = np.ones(len(table.frame), dtype=bool)

    @property
    def columns(self) -> dict[str, str]:
        """Names of the columns in the file, by their folded names."""
        return {fold(name): name for name in self._frame}

    @property
    def rows(self) -> list[int]:
        """Number of each row in the file."""
        numbers: list[int] = self._frame.index.to_list()
        return numbers

    def __len__(self) -> int:
        return len(self._frame)

    def numbers(self, column: str, parse: Callable[[str], int | None]) -> Numbers:
        """Numbers of a column, ``MISSING`` where blank or set aside."""
        if (plain := self._plain_numbers(column, parse)) is not None:
            return plain
        values = self._parsed(column, lambda text: parse(self._unambiguous(text)))
        known = [MISSING if value is None else value for value in values]
        numbers: Numbers = np.array([*known, MISSING], dtype=np.int32)[self._codes(column)]
        return numbers

    def _plain_numbers(self, column: str, parse: Callable[[str], int | None]) -> Numbers | None:
        """Numbers of a column that came as such, if ``parse`` takes the lowest and the highest.

        What holds for those two holds for all between; otherwise the column becomes texts, to be
        looked at one by one.
        """
        cells = self._frame[column].array
        if not isinstance(cells, pd.arrays.IntegerArray):
            return None
        is_blank = cells.isna()
        numbers: Numbers = cells.to_numpy(dtype=np.int16, na_value=MISSING)
        extremes = {int(cells.min()), int(cells.max())} if not is_blank.all() else set()
        try:
            plain = all(parse(str(number)) == number for number in extremes)
            blank = parse("") if is_blank.any() else None
        except ValueError:
            plain, blank = False, None
        if not plain:
            texts = np.where(is_blank, "", numbers.astype(str))
            self._frame[column] = pd.Categorical(texts)
            return None
        if blank is not None:
            numbers[is_blank] = blank
        return numbers

    def _unambiguous(self, text: str) -> str:
        """The text, unless it may be 4 as well as 4,000: in a table that has ``4,0`` or ``0,000``.

        Programs write all numbers of a table alike, so any of its columns tells how.
        """
        if _is_by_thousands(text) and self._has_decimal_commas:
            raise ValueError(
                "expected a whole number without a comma, since other cells of the table have "
                "decimals behind theirs"
            )
        return text

    @cached_property
    def _has_decimal_commas(self) -> bool:
        texts = (
            text
            for name in self._frame
            if isinstance(self._frame[name].dtype, pd.CategoricalDtype)
            for text in self._frame[name].cat.categories
        )
        return any(
            _ONE_COMMA.fullmatch(text.strip()) and not _is_by_thousands(text) for text in texts
        )

    def texts(self, column: str, parse: Callable[[str], str | None] = repair) -> pd.Categorical:
        """Texts of a column, each passed through ``parse``; missing where None or set aside."""
        values = self._parsed(column, parse)
        categories = sorted({value for value in values if value is not None})
        place = {value: position for position, value in enumerate(categories)}
        codes = np.array([*(place.get(str(value), -1) for value in values), -1], dtype=np.int32)
        return pd.Categorical.from_codes(codes[self._codes(column)], categories=categories)

    def objects(self, column: str, parse: Callable[[str], object]) -> npt.NDArray[np.object_]:
        """What ``parse`` makes of each cell; None where it refuses."""
        parsed = self._parsed(column, parse)
        values = np.empty(len(parsed) + 1, dtype=object)
        values[:-1] = parsed
        cells: npt.NDArray[np.object_] = values[self._codes(column)]
        return cells

    def floats(self, column: str | None, low: float, high: float) -> npt.NDArray[np.float64]:
        """Numbers of a column from ``low`` to ``high``, NaN where blank or there is no column."""
        if column is None:
            return np.full(len(self), np.nan)

        def parse(text: str) -> float:
            if text.strip().casefold() in _BLANK:
                return np.nan
            number = float(text) if _DECIMAL.fullmatch(text.strip()) else np.nan
            if not low <= number <= high:
                raise ValueError(f"expected a number from {low:g} to {high:g}")
            return number

        return self.objects(column, parse).astype(np.float64)

    def reject(self, rows: Mask, reason: str, column: str | None = None) -> None:
        """Set aside the rows of a mask that are still good."""
        self.reject_each(rows.astype(np.int8), {1: reason}, column)

    def reject_each(
        self, codes: npt.NDArray[Any], reasons: Mapping[int, str], column: str | None = None
    ) -> None:
        """Set aside the good rows whose code has a reason."""
        if not reasons:
            return
        rows = np.isin(codes, [*reasons]) & self.good
        for position in np.flatnonzero(rows):
            self.rejected.append(
                Rejection(
                    file=self.name,
                    row=int(self._frame.index[position]),
                    column=column,
                    value=None if column is None else self._text(column, int(position)),
                    reason=reasons[int(codes[position])],
                )
            )
        self.good &= ~rows

    def _text(self, column: str, position: int) -> str:
        cell = self._frame[column].iat[position]
        return "" if pd.isna(cell) else str(cell)

    def leave_out(self, rows: Mask, what: str) -> None:
        """Leave out good rows that are right but not wanted; one note says how many."""
        rows = rows & self.good
        if rows.any():
            self.note(f"left out {rows.sum():,} rows: {what}")
        self.good &= ~rows

    def among_good(self, mask: Mask) -> Mask:
        """A mask over the rows that are good, spread over all rows."""
        rows = np.zeros(len(self), dtype=bool)
        rows[self.good] = mask
        return rows

    def note(self, reason: str) -> None:
        """Say something about the table that sets no row aside."""
        self.rejected.append(Rejection(file=self.name, reason=reason))

    def _codes(self, column: str) -> npt.NDArray[Any]:
        codes: npt.NDArray[Any] = self._frame[column].cat.codes.to_numpy()
        return codes

    def _parsed(self, column: str, parse: Callable[[str], T | None]) -> list[T | None]:
        """What ``parse`` makes of each different text; rows of those it refuses are set aside."""
        values: list[T | None] = []
        refused: dict[int, str] = {}
        for code, text in enumerate(self._frame[column].cat.categories.to_list()):
            try:
                values.append(parse(text))
            except ValueError as error:
                values.append(None)
                refused[code] = str(error)
        self.reject_each(self._codes(column), refused, column)
        return values


def texts_by_category(column: pd.Categorical, value: Callable[[str], str] = str) -> Texts:
    """``value`` of every cell, worked out once a category; empty where the cell is missing."""
    texts: Texts = np.array([*map(value, column.categories), ""], dtype=str)[column.codes]
    return texts


def combined_codes(*columns: tuple[npt.NDArray[Any], int]) -> tuple[npt.NDArray[np.int64], int]:
    """One code for each different row of columns of codes, and how many codes there may be.

    Each column comes with its number of codes, from 0; a missing one (-1) counts as one more.
    """
    rows, size = np.zeros(len(columns[0][0]), dtype=np.int64), 1
    for codes, count in columns:
        rows *= count + 1
        rows += codes + 1
        size *= count + 1
        if size > _MANY_CODES:  # most combinations do not occur
            rows, distinct = pd.factorize(rows)
            size = len(distinct)
    return rows, size


def run_starts(codes: npt.NDArray[Any]) -> npt.NDArray[np.intp]:
    """Where a code is another one than in the row before.

    Publishers sort their tables, so there are few runs of one code; in others all is still right.
    """
    differs = np.ones(len(codes), dtype=bool)
    np.not_equal(codes[1:], codes[:-1], out=differs[1:])
    return np.flatnonzero(differs)


def is_repeated(codes: npt.NDArray[np.int64], size: int) -> Mask:
    """Whether a code, below ``size``, stands in an earlier row."""
    if size <= 8 * len(codes) + 1000:  # few codes: marking them is faster than hashing
        occurs = np.zeros(size, dtype=bool)
        occurs[codes] = True
        if np.count_nonzero(occurs) == len(codes):
            return np.zeros(len(codes), dtype=bool)
    repeated: Mask = pd.Series(codes).duplicated().to_numpy()
    return repeated


def _is_by_thousands(text: str) -> bool:
    """Whether a text has one comma, with three digits behind it, as in 1,234."""
    return bool(_ONE_COMMA.fullmatch(text.strip()) and re.fullmatch(_THOUSANDS, text.strip()))


def parse_count(text: str) -> int | None:
    """A whole number, None where the cell is blank.

    >>> parse_count("1,234"), parse_count("4.0"), parse_count(" "), parse_count("0")
    (1234, 4, None, 0)

    Raises
    ------
    ValueError
        For anything else: ``1.5``, ``-3``, ``1.000``, ``0,500``, ``12 345``, ``some``.
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
