"""Events as a map can show them: one by one while they are few, else totals of municipalities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from violencemap.codes import GeoPrecision
from violencemap.query.incidents import list_incidents
from violencemap.query.where import where
from violencemap.types import Filters

if TYPE_CHECKING:
    import pandas as pd

    from violencemap.store import Store

__all__ = ["MOST_POINTS", "PlacedEvents", "list_placed", "list_placed_by_month", "place_rows"]

# More than this are told by municipality: a point each would be 25 bytes a piece to send.
MOST_POINTS = 2000

_PLACED = "incident.geo_precision IN ('locality', 'near', 'municipality')"
# Placed by their coordinates, in no municipality that is known: they are in no total.
_STRAY = """incident.geo_precision IN ('locality', 'near') AND incident.longitude IS NOT NULL
AND NOT EXISTS (
    SELECT area.cvegeo FROM area
    WHERE area.cvegeo = substr(incident.cvegeo, 1, 5) AND area.level = 'municipality'
)"""

# Months count from the year 0; all are in one where only the whole period is asked for.
_MONTH = "extract(year FROM incident.event_date) * 12 + extract(month FROM incident.event_date) - 1"
_ANY_MONTH = "0"

_TOTALS = """
SELECT
    {month} AS month, area.cvegeo, incident.event_type,
    count(*) AS events,
    count(CASE WHEN incident.geo_precision <> 'municipality' THEN 1 END) AS localities,
    count(CASE WHEN incident.review_status = 'unreviewed' THEN 1 END) AS unreviewed
FROM incident
LEFT JOIN area ON area.cvegeo = substr(incident.cvegeo, 1, 5) AND area.level = 'municipality'
WHERE {placed} AND {where} AND (area.cvegeo IS NOT NULL OR incident.longitude IS NOT NULL)
GROUP BY 1, area.cvegeo, incident.event_type
ORDER BY 1, area.cvegeo, incident.event_type
"""

_ONLY_STATE = """
SELECT {month} AS month, area.cvegeo, count(*) AS events
FROM incident
JOIN area ON area.cvegeo = substr(incident.cvegeo, 1, 2)
WHERE incident.geo_precision = 'state' AND {where}
GROUP BY 1, area.cvegeo
ORDER BY 1, area.cvegeo
"""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PlacedEvents:
    """Events of a view, each in exactly one of three: a point, a total, or a state's number.

    Attributes
    ----------
    points
        Rows of :func:`~violencemap.query.incidents.list_incidents` that have a place. Where
        there are totals, only those in no known municipality.
    totals
        None while all are points. Else one row a municipality and type: ``cvegeo``,
        ``event_type``, ``events`` and, of them, ``localities`` (the others are known by
        municipality only) and ``unreviewed``.
    only_state
        Number of events of which no more than the state is known, by its code.
    """

    points: pd.DataFrame
    totals: pd.DataFrame | None
    only_state: Mapping[str, int]

    @property
    def placed(self) -> int:
        """How many events the map shows at places, as points or in totals."""
        totals = 0 if self.totals is None else int(self.totals["events"].sum())
        return len(self.points) + totals


def place_rows(incidents: pd.DataFrame) -> PlacedEvents:
    """The same of rows of :func:`~violencemap.query.incidents.list_incidents`, however many."""
    finer = [GeoPrecision.LOCALITY, GeoPrecision.NEAR, GeoPrecision.MUNICIPALITY]
    has_place = incidents["longitude"].notna() & incidents["geo_precision"].isin(finer)
    only_state = incidents.loc[incidents["geo_precision"] == GeoPrecision.STATE, "cve_ent"]
    counts = {str(code): int(number) for code, number in only_state.value_counts().items()}
    return PlacedEvents(points=incidents[has_place], totals=None, only_state=counts)


def list_placed(store: Store, filters: Filters, *, most_points: int = MOST_POINTS) -> PlacedEvents:
    """Events of the filters as a map shows them; more than ``most_points`` come as totals.

    It reads one by one only what is shown so: of 100,000 events it takes milliseconds where
    ``list_incidents`` takes seconds.
    """
    totals, points, states = _ask(store, filters, _ANY_MONTH, most_points)
    return PlacedEvents(points=points, totals=totals, only_state=_numbers(states))


def list_placed_by_month(
    store: Store, filters: Filters, months: Sequence[date], *, most_points: int = MOST_POINTS
) -> Mapping[date, PlacedEvents]:
    """The same of months of the filters' period, by their first day.

    All months are told alike: by totals where the whole period is. An event is in the month of
    its first day, one without a date in none.
    """
    totals, points, states = _ask(store, filters, _MONTH, most_points)
    point_months = points["event_date"].map(_number_of, na_action="ignore")
    return {
        month: PlacedEvents(
            points=points[point_months == _number_of(month)],
            totals=None if totals is None else totals[totals["month"] == _number_of(month)],
            only_state=_numbers(states[states["month"] == _number_of(month)]),
        )
        for month in months
    }


def _number_of(day: date) -> int:
    return day.year * 12 + day.month - 1


def _ask(
    store: Store, filters: Filters, month: str, most_points: int
) -> tuple[pd.DataFrame | None, pd.DataFrame, pd.DataFrame]:
    """Totals where there are too many points, the points there are then, and those of states."""
    clause, parameters = where(filters)
    asked = {"month": month, "placed": _PLACED, "where": clause}
    counts = store.frame(_TOTALS.format(**asked), parameters)
    states = store.frame(_ONLY_STATE.format(**asked), parameters)
    totals = counts[counts["cvegeo"].notna()]
    is_few = counts["events"].sum() <= most_points
    if is_few:
        rows = list_incidents(store, filters, only=_PLACED)
    else:
        strays = len(totals) < len(counts)
        rows = list_incidents(store, filters, only=_STRAY, limit=None if strays else 0)
    return None if is_few else totals, rows[rows["longitude"].notna()], states


def _numbers(states: pd.DataFrame) -> dict[str, int]:
    return dict(zip(states["cvegeo"], states["events"].astype(int).tolist(), strict=True))
