"""What areas of the level of municipalities leave out: cases of no known municipality."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from violencemap.query.incidents import count_precision
from violencemap.query.measures import find_measure
from violencemap.query.where import below, month_end, month_start
from violencemap.types import Filters

if TYPE_CHECKING:
    from violencemap.store import Store

__all__ = ["count_without_municipality"]

# Official files place such cases in numbers that no municipality has: 998 and 999.
_OFFICIAL = """
SELECT CAST(coalesce(sum(number), 0) AS INTEGER) AS number FROM statistic
WHERE measure = ? AND series_id = ? AND length(cvegeo) = 5
    AND cvegeo NOT IN (SELECT cvegeo FROM area)
    AND month >= coalesce(?, month) AND month <= coalesce(?, month) AND {place}
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
    place, codes = below("statistic.cvegeo", states) if states else ("TRUE", [])
    since = filters.since and month_start(filters.since)
    until = filters.until and month_end(filters.until)
    values = [counted.code, counted.series_id, since, until, *codes]
    return int(store.frame(_OFFICIAL.format(place=place), values)["number"].iloc[0])
