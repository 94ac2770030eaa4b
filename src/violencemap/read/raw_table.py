"""A table that is opened but not interpreted: its first rows, and its cells below a header."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt
import pandas as pd

from violencemap.errors import SchemaError
from violencemap.progress import Progress, silence
from violencemap.types import Rejection

__all__ = [
    "PREVIEW_ROWS",
    "Loader",
    "RawTable",
    "Table",
    "distinct_names",
    "fold",
    "repair",
    "without_blank_rows",
]

PREVIEW_ROWS = 40

_SPANISH = frozenset("áéíóúüñÁÉÍÓÚÜÑ°ºª")
# (what the bytes were once read as, what they were)
_MISREADINGS = (("mac_roman", "latin-1"), ("windows-1252", "utf-8"), ("latin-1", "utf-8"))


@dataclass(frozen=True, slots=True)
class Table:
    """A table below its header.

    ``frame`` has one column for each cell of the header, by its name: texts (category), or whole
    numbers (``Int16``) where those were asked for and every cell is one. The index is the row
    number in the file, from 1. ``rejected`` are rows that do not have as many cells as the header.
    """

    name: str
    frame: pd.DataFrame
    rejected: list[Rejection]


class Loader(Protocol):
    """Reads the table below a row of the preview.

    ``numbers`` are columns (folded) of which plain whole numbers are expected: they come as
    numbers where every cell is a small one or blank, which is several times faster than as texts.
    """

    def __call__(self, header: int, numbers: Collection[str] = ()) -> Table: ...


@dataclass(frozen=True, slots=True)
class RawTable:
    """A table that is not yet read: its first rows, and how to load what is below one of them.

    ``name`` is the path, with the member of an archive or the sheet of a workbook. ``progress``
    is told the rows that are read, and what it raises ends the reading.
    """

    name: str
    preview: list[list[str]]
    load_below: Loader
    progress: Progress = silence

    def tell_checked(self, share: float, rows: int) -> None:
        """Tell which share of the checks of all rows is done."""
        self.progress(f"Checking rows of {Path(self.name).name}", round(share * rows), rows)

    def find_header(self, required: Sequence[str]) -> int | None:
        """Position in ``preview`` of the row that has all these names (folded), if any has."""
        wanted = set(required)
        for position, row in enumerate(self.preview):
            if wanted <= {fold(cell) for cell in row}:
                return position
        return None


@lru_cache(maxsize=8192)
def fold(name: str) -> str:
    """A column name without what varies between files: accents, capitals, punctuation.

    >>> fold("Cve. Municipio"), fold("AÑO"), fold("n_year")
    ('cve municipio', 'ano', 'n year')
    """
    decomposed = unicodedata.normalize("NFKD", repair(name)).casefold()
    letters = (c for c in decomposed if not unicodedata.combining(c))
    return " ".join(re.findall(r"[^\W_]+", "".join(letters)))


def repair(text: str) -> str:
    """Text without stray spaces, and put right where its bytes were read in a wrong encoding.

    Only what becomes plain Spanish is touched.

    >>> repair("MÈxico"), repair("AÃ±o"), repair(" Peñón "), repair("Zürich–Genève")
    ('México', 'Año', 'Peñón', 'Zürich–Genève')
    """
    text = " ".join(text.replace("\ufeff", "").split())
    if text.isascii() or _is_spanish(text):
        return text
    for read_as, was in _MISREADINGS:
        try:
            candidate = text.encode(read_as).decode(was)
        except UnicodeError:
            continue
        if _is_spanish(candidate):
            return candidate
    return text


def _is_spanish(text: str) -> bool:
    return all(character.isascii() or character in _SPANISH for character in text)


def distinct_names(header: Sequence[str], table: str) -> list[str]:
    """Names of columns; one that stands twice stops the file, since neither can be trusted."""
    names = [repair(cell) or f"column {position}" for position, cell in enumerate(header, start=1)]
    twice = [name for name in dict.fromkeys(names) if names.count(name) > 1]
    if twice:
        raise SchemaError(
            f"column {twice[0]!r} stands twice in the header", path=table, column=twice[0]
        )
    return names


def without_blank_rows(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows in which any cell is filled; publishers leave blank rows at the end."""
    filled = np.zeros(len(frame), dtype=bool)
    for column in frame:
        if filled.all():
            return frame
        filled |= _filled(frame[column])
    return frame if filled.all() else frame[filled]


def _filled(column: pd.Series) -> npt.NDArray[np.bool_]:
    if isinstance(column.dtype, pd.CategoricalDtype):
        filled = np.array([*(bool(text.strip()) for text in column.cat.categories), False])
        return np.asarray(filled[column.cat.codes.to_numpy()], dtype=bool)
    return np.asarray(column.notna(), dtype=bool)
