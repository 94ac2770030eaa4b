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

# Counted by code before the areas come in, and by code as a number: either halves the time.
_COUNTS = """
WITH counted AS (
    SELECT
        {month} AS month, CAST(substr(incident.cvegeo, 1, 5) AS INTEGER) AS code,
        incident.event_type,
        count(CASE WHEN incident.geo_precision = 'state' THEN 1 END) AS only_state,
        count(CASE WHEN incident.geo_precision = 'municipality' THEN 1 END) AS municipalities,
        count(CASE WHEN incident.geo_precision IN ('locality', 'near') THEN 1 END) AS localities,
        count(
            CASE WHEN incident.geo_precision IN ('locality', 'near') THEN incident.longitude END
        ) AS points,
        count(
            CASE WHEN incident.geo_precision <> 'state' AND incident.review_status = 'unreviewed'
            THEN 1 END
        ) AS unreviewed
    FROM incident
    WHERE incident.geo_precision IN ('locality', 'near', 'municipality', 'state') AND {where}
    GROUP BY 1, 2, incident.event_type
)
SELECT
    counted.month, counted.code, area.cvegeo, counted.event_type,
    counted.municipalities + counted.localities AS events,
    counted.localities, counted.points, counted.unreviewed, counted.only_state
FROM counted
LEFT JOIN area ON CAST(area.cvegeo AS INTEGER) = counted.code AND area.level = 'municipality'
ORDER BY counted.month, counted.code, counted.event_type
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
    counts, points = _ask(store, filters, _ANY_MONTH, most_points)
    return _placed(counts, points, most_points)


def list_placed_by_month(
    store: Store, filters: Filters, months: Sequence[date], *, most_points: int = MOST_POINTS
) -> Mapping[date, PlacedEvents]:
    """The same of months of the filters' period, by their first day.

    All months are told alike: by totals where the whole period is. An event is in the month of
    its first day, one without a date in none.
    """
    counts, points = _ask(store, filters, _MONTH, most_points)
    most = most_points if _count(counts) <= most_points else -1
    point_months = points["event_date"].map(_number_of, na_action="ignore")
    return {
        month: _placed(
            counts[counts["month"] == _number_of(month)],
            points[point_months == _number_of(month)],
            most,
        )
        for month in months
    }


def _ask(
    store: Store, filters: Filters, month: str, most_points: int
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Counts by month, code and type; and the events that are to be points."""
    clause, parameters = where(filters)
    counts = store.frame(_COUNTS.format(month=month, where=clause), parameters)
    if _count(counts) <= most_points:
        rows = list_incidents(store, filters, only=_PLACED)
    elif counts.loc[counts["cvegeo"].isna(), "points"].any():
        rows = list_incidents(store, filters, only=_STRAY)
    else:
        rows = store.once(_no_incidents)
    return counts, rows[rows["longitude"].notna()]


def _placed(counts: pd.DataFrame, points: pd.DataFrame, most_points: int) -> PlacedEvents:
    known = counts[counts["cvegeo"].notna() & (counts["events"] > 0)]
    states = counts["code"].where(counts["code"] < 100, counts["code"] // 1000)
    numbers = counts.groupby(states)["only_state"].sum()
    return PlacedEvents(
        points=points,
        totals=None if _count(counts) <= most_points else known,
        only_state={f"{code:02}": int(number) for code, number in numbers.items() if number},
    )


def _count(counts: pd.DataFrame) -> int:
    """How many events have a place."""
    known = counts["cvegeo"].notna()
    return int(counts.loc[known, "events"].sum() + counts.loc[~known, "points"].sum())


def _no_incidents(store: Store) -> pd.DataFrame:
    return list_incidents(store, Filters(), limit=0)


def _number_of(day: date) -> int:
    return day.year * 12 + day.month - 1
