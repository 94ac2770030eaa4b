"""Sums by state and year: those of a file held against those that the store has of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from violencemap.errors import StoreError
from violencemap.store.codes import ABROAD
from violencemap.types import MonthlyRows

if TYPE_CHECKING:
    import duckdb

__all__ = ["TOTALS", "checked_totals", "file_totals"]

# By number of the state (0: abroad) and year, of one release.
TOTALS = """
SELECT
    CASE WHEN place < 100 THEN place ELSE place // 1000 END AS state,
    1970 + month // 12 AS year,
    sum(number) AS number
FROM release_cell
JOIN release_item ON release_item.item_id = release_cell.item_id
WHERE release_item.release = ?
GROUP BY 1, 2
ORDER BY 1, 2
"""

_FIRST_YEAR = 1970


def file_totals(rows: MonthlyRows) -> dict[tuple[int, int], int]:
    """Sums of the known counts of a file by number of the state and year, those above zero."""
    states = np.array([*(int(code[:2]) for code in rows.cvegeo.categories), ABROAD])
    span = int(rows.first_months.max(initial=0)) // 12 + 2
    state = (states * span)[rows.cvegeo.codes]
    totals = np.zeros(100 * span)
    for month, counts in enumerate(rows.counts.T):
        row = np.flatnonzero(counts > 0)
        keys = state[row] + (rows.first_months[row] + month) // 12
        totals += np.bincount(keys, weights=counts[row], minlength=len(totals))
    return {
        (int(key) // span, int(key) % span + _FIRST_YEAR): int(totals[key])
        for key in np.flatnonzero(totals)
    }


def checked_totals(
    connection: duckdb.DuckDBPyConnection, release: str, expected: Mapping[tuple[int, int], int]
) -> dict[int, int]:
    """Sums by year of a release that has been stored, the same as those of its file.

    ``expected`` are those of the file, by :func:`file_totals`.

    Raises
    ------
    StoreError
        When the sum of any state and year is another than that of the file.
    """
    stored = connection.execute(TOTALS, [release]).fetchall()
    found = {(state, year): int(number) for state, year, number in stored}
    for state, year in sorted(found.keys() | expected.keys()):
        has, wanted = found.get((state, year), 0), expected.get((state, year), 0)
        if has != wanted:
            raise StoreError(
                f"{release}: the file counts {wanted:,} of state {state:02} in {year}, the store "
                f"{has:,}; nothing of the file is stored"
            )
    by_year: dict[int, int] = {}
    for (_, year), number in sorted(expected.items(), key=lambda one: one[0][1]):
        by_year[year] = by_year.get(year, 0) + number
    return by_year
