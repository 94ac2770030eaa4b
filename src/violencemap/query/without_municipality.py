"""What areas of the level of municipalities leave out: cases of no known municipality."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from violencemap.measures import Measure
from violencemap.query.incidents import count_precision
from violencemap.query.measures import find_measure
from violencemap.query.where import month_end, month_start
from violencemap.types import Filters

if TYPE_CHECKING:
    import pandas as pd

    from violencemap.store import Store

__all__ = ["count_without_municipality"]

# Official files place such cases in numbers that no municipality has: 998 and 999.
_OFFICIAL = """
SELECT substr(cvegeo, 1, 2) AS state, month, CAST(sum(number) AS INTEGER) AS number FROM statistic
WHERE measure = ? AND series_id = ? AND length(cvegeo) = 5 AND number IS NOT NULL
    AND cvegeo NOT IN (SELECT cvegeo FROM area)
GROUP BY substr(cvegeo, 1, 2), month
"""


def count_without_municipality(store: Store, filters: Filters, measure: str) -> int:
    """Cases in the states and months of the filters that no municipality counts.

    The source does not tell the municipality, or tells several, or the report tells the state
    alone. A chosen municipality stands for its state, since the cases may be its own.
    """
    counted = find_measure(measure)
    states = tuple(dict.fromkeys(code[:2] for code in filters.cvegeo))
    if counted.unit == "events":
        known = count_precision(store, replace(filters, cvegeo=states))
        return known["state"] + known["unplaced"]
    rows = store.once(_of_no_municipality, counted)
    chosen = rows["state"].isin(states) if states else rows["state"].notna()
    if filters.since:
        chosen &= rows["month"] >= month_start(filters.since)
    if filters.until:
        chosen &= rows["month"] <= month_end(filters.until)
    return int(rows.loc[chosen, "number"].sum())


def _of_no_municipality(store: Store, measure: Measure) -> pd.DataFrame:
    """Such cases by state and month: few rows, which every view of the measure asks for."""
    return store.frame(_OFFICIAL, [measure.code, measure.series_id])
