"""Official counts made small: the months that are known, and the counts that are not zero.

Nine of ten cells of a municipal file are zeros, and most months are known without a gap. So a
release is kept as *items* (what is counted: crime, sex, age), *spans* (from which month to which
an item is known in a place) and *cells* (counts above zero). A month inside a span without a cell
is a zero; a month outside of all spans is unknown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from violencemap.errors import SchemaError
from violencemap.store.codes import ABROAD, place_number
from violencemap.types import MonthlyRows

__all__ = [
    "ITEM_TEXTS",
    "Compact",
    "compact",
    "split_by_series",
]

ITEM_TEXTS = ("bien_juridico", "tipo", "subtipo", "modalidad", "sex", "age_group")

Codes = npt.NDArray[Any]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Compact:
    """A series as the store keeps it.

    ``items`` has ``item_id`` (from 0) and :data:`ITEM_TEXTS`; ``spans`` has ``item_id``,
    ``place``, ``first_month`` and ``last_month``; ``cells`` has ``item_id``, ``place``, ``month``
    and ``number``, in this order. Months are numbers of months since January 1970; ``place`` is
    ``cvegeo`` as a number (:func:`place_number`), which takes an eighth of the room.
    """

    items: pd.DataFrame
    spans: pd.DataFrame
    cells: pd.DataFrame


def split_by_series(tables: Sequence[MonthlyRows]) -> Iterator[tuple[str, MonthlyRows]]:
    """The rows of each series, of all tables of a file together."""
    rows = tables[0] if len(tables) == 1 else _joined(tables)
    for code, name in enumerate(rows.series.categories):
        of_series = np.asarray(rows.series.codes) == code
        if of_series.any():
            yield str(name), rows.only(of_series)


def compact(rows: MonthlyRows) -> Compact:
    """Items, spans and cells of rows.

    Raises
    ------
    SchemaError
        When two rows count the same in the same place and month.
    """
    item, items = _items(rows)
    places = len(rows.cvegeo.categories) + 1
    pairs, pair = _numbered(item * places + rows.cvegeo.codes + 1, len(items) * places)
    numbers = np.array([ABROAD, *map(place_number, rows.cvegeo.categories)], dtype=np.int32)
    item_of, place_of = (pairs // places).astype(np.int32), numbers[pairs % places]
    first = int(rows.first_months.min()) if len(rows) else 0
    grid = _grid(rows, pair, len(pairs), first)

    def frame(pair: Codes, **columns: Codes) -> pd.DataFrame:
        what = {"item_id": item_of[pair], "place": place_of[pair]}
        return pd.DataFrame({**what, **columns}, copy=False)

    pair, begin, end = _known(grid)
    spans = frame(pair, first_month=_month(first + begin), last_month=_month(first + end - 1))
    above_zero = np.flatnonzero(grid > 0)
    pair, month = np.divmod(above_zero, grid.shape[1])
    number = grid.ravel()[above_zero].astype(np.int32)
    cells = frame(pair, month=_month(first + month), number=number)
    return Compact(items=items, spans=spans, cells=cells)


# --- items ---------------------------------------------------------------------------------


def _items(rows: MonthlyRows) -> tuple[npt.NDArray[np.int64], pd.DataFrame]:
    """Number of the item of each row, and the texts of each item."""
    codes = np.zeros(len(rows), dtype=np.int64)
    for column in rows.texts.values():
        codes = codes * (len(column.categories) + 1) + column.codes + 1
    item, distinct = pd.factorize(codes)
    texts: dict[str, Any] = {"item_id": np.arange(len(distinct), dtype=np.int32)}
    for name in ITEM_TEXTS:
        texts[name] = None
    for name, column in reversed(list(rows.texts.items())):
        distinct, code = np.divmod(distinct, len(column.categories) + 1)
        values = np.array([None, *column.categories], dtype=object)
        texts[name] = values[code]
    return item.astype(np.int64), pd.DataFrame(texts)


# --- months --------------------------------------------------------------------------------


def _numbered(keys: Codes, size: int) -> tuple[Codes, Codes]:
    """Different keys, ascending, and the position among them of each key; all below ``size``."""
    if size > 4 * len(keys) + 1_000_000:
        return np.unique(keys, return_inverse=True)
    occurs = np.zeros(size, dtype=bool)
    occurs[keys] = True
    return np.flatnonzero(occurs), (np.cumsum(occurs, dtype=np.int64) - 1)[keys]


def _grid(rows: MonthlyRows, pair: Codes, pairs: int, first: int) -> Codes:
    """Counts by pair of item and place, and month from ``first``; -1 where unknown."""
    width = rows.counts.shape[1]
    period, rest = np.divmod(rows.first_months - first, width)
    if rest.any():
        raise SchemaError("the rows begin in different months; expected all years to begin alike")
    periods = int(period.max(initial=0)) + 1
    grid = np.full((pairs, periods, width), -1, dtype=rows.counts.dtype)
    grid[pair, period] = rows.counts
    told, held = np.count_nonzero(rows.counts >= 0), np.count_nonzero(grid >= 0)
    if told > held:  # a row took the place of one of the same period
        for month in range(width):
            known = rows.counts[:, month] >= 0
            grid[pair[known], period[known], month] = rows.counts[known, month]
        held = np.count_nonzero(grid >= 0)
    if told > held:
        raise SchemaError(
            f"{told - held:,} counts are of the same item, place and month as another one; "
            "expected each once"
        )
    return grid.reshape(pairs, periods * width)


def _known(grid: Codes) -> tuple[Codes, Codes, Codes]:
    """Each run of known counts: its line, where it begins, and where what is unknown follows."""
    width = grid.shape[1] + 1
    known = np.zeros(1 + len(grid) * width, dtype=bool)  # nothing is known around a line
    np.greater_equal(grid, 0, out=known[1:].reshape(-1, width)[:, :-1])
    edges = np.flatnonzero(known[1:] != known[:-1])
    line, begin = np.divmod(edges[::2], width)
    return line, begin, edges[1::2] - line * width


def _month(months: Codes) -> Codes:
    return months.astype(np.int16)


# --- tables --------------------------------------------------------------------------------


def _joined(tables: Sequence[MonthlyRows]) -> MonthlyRows:
    """Rows of several tables as one; their categories may differ."""
    from pandas.api.types import union_categoricals

    widths = {table.counts.shape[1] for table in tables}
    texts = {tuple(table.texts) for table in tables}
    if len(widths) > 1 or len(texts) > 1:
        raise SchemaError("the tables of the file have different columns; expected the same")
    return replace(
        tables[0],
        series=union_categoricals([table.series for table in tables]),
        cvegeo=union_categoricals([table.cvegeo for table in tables]),
        texts={
            name: union_categoricals([table.texts[name] for table in tables])
            for name in tables[0].texts
        },
        first_months=np.concatenate([table.first_months for table in tables]),
        counts=np.concatenate([table.counts for table in tables]),
    )
