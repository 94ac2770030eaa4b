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
from violencemap.types import MonthlyRows

__all__ = ["ITEM_TEXTS", "Compact", "compact", "split_by_series"]

ITEM_TEXTS = ("bien_juridico", "tipo", "subtipo", "modalidad", "sex", "age_group")

Codes = npt.NDArray[Any]

_MONTHS = 2**12  # more than the months from 1970 to 2300
_NUMBERS = 2**20  # more than a count can be


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Compact:
    """A series as the store keeps it.

    ``items`` has ``item_id`` (from 0) and :data:`ITEM_TEXTS`; ``spans`` has ``item_id``,
    ``cvegeo``, ``first_month`` and ``last_month``; ``cells`` has ``item_id``, ``cvegeo``,
    ``month`` and ``number``, in this order. Months are numbers of months since January 1970.
    ``cvegeo`` is missing for what happened abroad.
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
    # item and place in one number, then the month: sorting one array of numbers is several times
    # faster than ordering several arrays
    start = (item * places + rows.cvegeo.codes + 1) * _MONTHS + rows.first_months

    def frame(when: Codes, **columns: Codes) -> pd.DataFrame:
        item_id, place = np.divmod(when // _MONTHS, places)
        codes = (place - 1).astype(rows.cvegeo.codes.dtype)  # -1 is abroad
        return pd.DataFrame(
            {
                "item_id": item_id.astype(np.int32),
                "cvegeo": pd.Categorical.from_codes(codes, dtype=rows.cvegeo.dtype),
                **columns,
            },
            copy=False,
        )

    first, last = _runs(start, rows.counts)
    spans = frame(first, first_month=_month(first), last_month=_month(last))
    when, number = _positive(start, rows.counts)
    return Compact(items=items, spans=spans, cells=frame(when, month=_month(when), number=number))


def _month(when: Codes) -> Codes:
    return (when % _MONTHS).astype(np.int16)


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


# --- spans and cells -----------------------------------------------------------------------


def _runs(start: Codes, counts: Codes) -> tuple[Codes, Codes]:
    """First and last of each run of known months, in order."""
    known = (counts >= 0).T
    nothing = np.zeros_like(known[:1])
    before, after = np.concatenate([nothing, known[:-1]]), np.concatenate([known[1:], nothing])
    first = np.sort(_places(start, known & ~before))
    last = np.sort(_places(start, known & ~after))
    twice = first[1:] <= last[:-1]
    if twice.any():
        raise SchemaError(
            f"{twice.sum():,} rows count the same in the same place and month as another one; "
            "expected each count once"
        )
    begins = np.ones(len(first), dtype=bool)
    begins[1:] = first[1:] != last[:-1] + 1
    return first[begins], last[np.append(begins[1:], True)[: len(last)]]


def _positive(start: Codes, counts: Codes) -> tuple[Codes, Codes]:
    """When and how many of the counts above zero, in order."""
    mask = (counts > 0).T
    packed = _places(start, mask) * _NUMBERS
    packed += counts.T[mask]
    packed.sort()
    when, number = np.divmod(packed, _NUMBERS)
    return when, number.astype(np.int32)


def _places(start: Codes, mask: Codes) -> Codes:
    """Item, place and month of the cells of a mask that has a line for each month of the rows."""
    return np.concatenate([start[line] + month for month, line in enumerate(mask)], dtype=np.int64)


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
