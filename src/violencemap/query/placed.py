"""Events as a map can show them: one by one while they are few, else totals of municipalities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from violencemap.codes import GeoPrecision
from violencemap.query.areas import all_areas
from violencemap.query.event_cells import event_cells
from violencemap.query.incidents import list_incidents
from violencemap.query.where import month_end, month_start
from violencemap.types import Filters

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

    from violencemap.store import Store

__all__ = ["MOST_POINTS", "PlacedEvents", "list_placed", "list_placed_by_month", "place_rows"]

# More than this are told by municipality: a point each would be 25 bytes a piece to send.
MOST_POINTS = 2000

_LOCAL = (GeoPrecision.LOCALITY, GeoPrecision.NEAR)
_FINER = (*_LOCAL, GeoPrecision.MUNICIPALITY)
_PLACED = "incident.geo_precision IN ('locality', 'near', 'municipality')"
# Placed by their coordinates, in no municipality that is known: they are in no total.
_STRAY = """incident.geo_precision IN ('locality', 'near') AND incident.longitude IS NOT NULL
AND NOT EXISTS (
    SELECT area.cvegeo FROM area
    WHERE area.cvegeo = substr(incident.cvegeo, 1, 5) AND area.level = 'municipality'
)"""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PlacedEvents:
    """Events of a view, each in exactly one of three: a point, a total, or a state's number.

    Attributes
    ----------
    points
        Rows of :func:`~violencemap.query.incidents.list_incidents` that have a place. Where
        there are totals, only those in no known municipality.
    totals
        None while all are points. Else one row a municipality and type: ``cvegeo`` and
        ``event_type`` (categorical), ``events`` and, of them, ``localities`` (the others are
        known by municipality only) and ``unreviewed``.
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
    has_place = incidents["longitude"].notna() & incidents["geo_precision"].isin(_FINER)
    only_state = incidents.loc[incidents["geo_precision"] == GeoPrecision.STATE, "cve_ent"]
    counts = {str(code): int(number) for code, number in only_state.value_counts().items()}
    return PlacedEvents(points=incidents[has_place], totals=None, only_state=counts)


def list_placed(store: Store, filters: Filters, *, most_points: int = MOST_POINTS) -> PlacedEvents:
    """Events of the filters as a map shows them; more than ``most_points`` come as totals.

    It reads one by one only what is shown so; the others are counted by the cells that the store
    has in memory, which for 100,000 takes two milliseconds.
    """
    numbers = event_cells(store).count(filters)
    told = store.once(_told)
    as_totals = told.placed(numbers) > most_points
    return told.events(numbers, _points(store, filters, numbers, as_totals), as_totals)


def list_placed_by_month(
    store: Store, filters: Filters, months: Sequence[date], *, most_points: int = MOST_POINTS
) -> Mapping[date, PlacedEvents]:
    """The same of months of the filters' period, by their first day.

    All months are told alike: by totals where the whole period is. An event is in the month of
    its first day, one without a date in none.
    """
    cells, told = event_cells(store), store.once(_told)
    numbers = cells.count(filters)
    as_totals = told.placed(numbers) > most_points
    points = _points(store, filters, numbers, as_totals)
    point_months = points["event_date"].map(month_start, na_action="ignore")
    return {
        month: told.events(
            cells.count(_in_month(filters, month)), points[point_months == month], as_totals
        )
        for month in months
    }


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Told:
    """How the events of each cell are told: in a row of the totals, as points, by their state.

    ``cvegeo`` and ``event_type`` are of the rows, a known municipality and type each; ``row`` is
    that of a cell, the number of rows where it has none. ``is_stray``: placed by coordinates, in
    no municipality that is known. All others are of cells too.
    """

    cvegeo: pd.Categorical
    event_type: pd.Categorical
    row: npt.NDArray[np.intp]
    is_finer: npt.NDArray[np.bool_]
    is_local: npt.NDArray[np.bool_]
    is_unreviewed: npt.NDArray[np.bool_]
    is_stray: npt.NDArray[np.bool_]
    only_state: npt.NDArray[np.intp]

    def placed(self, numbers: npt.NDArray[np.int64]) -> int:
        """How many of the events, given by their number in each cell, have a place."""
        is_known = self.is_finer & (self.row < len(self.cvegeo))
        return int(numbers[is_known | self.is_stray].sum())

    def events(
        self, numbers: npt.NDArray[np.int64], points: pd.DataFrame, as_totals: bool
    ) -> PlacedEvents:
        import numpy as np

        by_state = np.bincount(self.only_state, weights=numbers, minlength=1)[1:]
        return PlacedEvents(
            points=points,
            totals=self._totals(numbers) if as_totals else None,
            only_state={f"{at + 1:02}": int(by_state[at]) for at in np.flatnonzero(by_state)},
        )

    def _totals(self, numbers: npt.NDArray[np.int64]) -> pd.DataFrame:
        import numpy as np
        import pandas as pd

        finer = numbers * self.is_finer
        counted = {
            "events": finer,
            "localities": finer * self.is_local,
            "unreviewed": finer * self.is_unreviewed,
        }
        sums = {
            name: np.bincount(self.row, weights=each, minlength=len(self.cvegeo) + 1)[:-1]
            for name, each in counted.items()
        }
        shown = np.flatnonzero(sums["events"])
        names = {"cvegeo": self.cvegeo[shown], "event_type": self.event_type[shown]}
        return pd.DataFrame(
            names | {name: each[shown].astype(np.int64) for name, each in sums.items()}
        )


def _told(store: Store) -> _Told:
    """Worked out once a store: it holds for all filters."""
    import numpy as np
    import pandas as pd

    cells, areas = event_cells(store), all_areas(store, "municipality")
    precision, kind = cells.texts["geo_precision"], cells.texts["event_type"]
    is_finer, is_local = precision.among(_FINER), precision.among(_LOCAL)
    position = areas.places.get_indexer(cells.places["municipality"])
    is_known = position >= 0
    types = max(len(kind.names), 1)
    pairs = position * types + kind.number
    distinct, row = np.unique(pairs[is_known], return_inverse=True)
    rows = np.full(len(cells), len(distinct))
    rows[is_known] = row
    codes = pd.Index(areas.columns["cvegeo"], dtype=object)  # faster to go through than texts
    is_of_state = precision.among({GeoPrecision.STATE}) & (cells.places["state"] > 0)
    return _Told(
        cvegeo=pd.Categorical.from_codes(distinct // types, codes),
        event_type=pd.Categorical.from_codes(distinct % types, kind.names),
        row=rows,
        is_finer=is_finer,
        is_local=is_local,
        is_unreviewed=cells.texts["review_status"].among({"unreviewed"}),
        is_stray=is_local & cells.has_point & ~is_known,
        only_state=np.where(is_of_state, cells.places["state"], 0),
    )


def _points(
    store: Store, filters: Filters, numbers: npt.NDArray[np.int64], as_totals: bool
) -> pd.DataFrame:
    """The events that are to be points."""
    if not as_totals:
        rows = list_incidents(store, filters, only=_PLACED)
    elif numbers[store.once(_told).is_stray].any():
        rows = list_incidents(store, filters, only=_STRAY)
    else:
        rows = store.once(_no_incidents)
    return rows[rows["longitude"].notna()]


def _in_month(filters: Filters, month: date) -> Filters:
    """The filters for the part of their period that is in a month."""
    last = month_end(month)
    return replace(
        filters, since=max(filters.since or month, month), until=min(filters.until or last, last)
    )


def _no_incidents(store: Store) -> pd.DataFrame:
    return list_incidents(store, Filters(), limit=0)
