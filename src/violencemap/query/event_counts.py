"""How many incidents are known in each area, and what they count as in a series of months."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from violencemap.query.areas import CODE_LENGTH, Areas
from violencemap.query.cube import Counts
from violencemap.query.population import Period
from violencemap.query.where import where
from violencemap.types import Filters

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from violencemap.store import Store

__all__ = ["EventCounts", "count_as_months", "count_events"]

_EVENTS = """
SELECT
    CAST(substr(incident.cvegeo, 1, {length}) AS INTEGER) AS place,
    count(*) AS n_events,
    count(CASE WHEN incident.geo_precision = ? THEN 1 END) AS n_events_area_only,
    sum(incident.fatalities_best) AS fatalities_best
FROM incident
WHERE length(incident.cvegeo) >= {length} AND {where}
GROUP BY substr(incident.cvegeo, 1, {length})
"""

_EVENT_MONTHS = """
SELECT count(DISTINCT extract(year FROM event_date) * 12 + extract(month FROM event_date)) AS months
FROM incident
WHERE event_date >= ? AND event_date <= ?
"""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class EventCounts:
    """Incidents by area, those known only to this level, and their deaths: NaN where unknown."""

    number: npt.NDArray[np.float64]
    area_only: npt.NDArray[np.float64]
    fatalities: npt.NDArray[np.float64]


def count_events(store: Store, filters: Filters, areas: Areas) -> EventCounts:
    """Incidents of the filters in each area; their places do not cut what is counted there."""
    import numpy as np

    clause, parameters = where(replace(filters, cvegeo=()))
    sql = _EVENTS.format(length=CODE_LENGTH[areas.level], where=clause)
    rows = store.frame(sql, [areas.level, *parameters])
    columns = ["n_events", "n_events_area_only", "fatalities_best"]
    counts = rows[columns].to_numpy(dtype=float, na_value=np.nan)
    number, area_only, fatalities = areas.spread(rows["place"], counts).T
    return EventCounts(
        number=np.nan_to_num(number), area_only=np.nan_to_num(area_only), fatalities=fatalities
    )


def count_as_months(store: Store, events: EventCounts, period: Period) -> Counts:
    """Events as counts of months: a month is known everywhere when any report tells of one in it.

    So an area without events is a zero where reports of the period tell of some elsewhere.
    """
    import numpy as np

    told = store.frame(_EVENT_MONTHS, [period.start, period.end])
    nothing = np.zeros(len(events.number), dtype=np.int64)
    return Counts(
        number=events.number.astype(np.int64),
        months=nothing + int(told["months"].iloc[0]),
        days=nothing + period.days,
        provisional=nothing,
    )
