"""All events as numbers in arrays, held once: what any filters match is counted in a millisecond.

Events that are alike in all that is filtered by but the day are of one cell. To count is to cut
out the days of a period, to count the events of each cell in them, and to leave out the cells
that do not match. 100,000 events take 3 MB.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from violencemap.query.where import at_least_as_fine_as, check
from violencemap.types import Filters

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

    from violencemap.store import Store

__all__ = ["EventCells", "Texts", "event_cells"]

# Numbers come from texts that are sorted once, not for each event.
_NUMBERED = """
event AS (
    SELECT *, CASE WHEN longitude IS NULL THEN 0 ELSE 1 END AS has_point FROM incident
),
cell AS (
    SELECT
        row_number() OVER (
            ORDER BY dataset, event_type, cvegeo, geo_precision, review_status, has_point
        ) - 1 AS number,
        dataset, event_type, cvegeo, geo_precision, review_status, has_point
    FROM (
        SELECT DISTINCT dataset, event_type, cvegeo, geo_precision, review_status, has_point
        FROM event
    ) AS alike
)"""

_EVENTS = f"""WITH {_NUMBERED}
SELECT
    cell.number AS cell,
    date_diff('day', DATE '1970-01-01', event.event_date) AS day,
    event.fatalities_best AS deaths
FROM event
JOIN cell ON cell.dataset = event.dataset
    AND cell.event_type = event.event_type
    AND cell.cvegeo IS NOT DISTINCT FROM event.cvegeo
    AND cell.geo_precision = event.geo_precision
    AND cell.review_status = event.review_status
    AND cell.has_point = event.has_point
ORDER BY event.event_date NULLS LAST
"""

_CELLS = f"""WITH {_NUMBERED}
SELECT
    dataset, event_type, geo_precision, review_status, has_point,
    CASE WHEN length(cvegeo) >= 2 THEN CAST(substr(cvegeo, 1, 2) AS INTEGER) END AS state,
    CASE WHEN length(cvegeo) >= 5 THEN CAST(substr(cvegeo, 1, 5) AS INTEGER) END AS municipality,
    CASE WHEN length(cvegeo) >= 9 THEN CAST(substr(cvegeo, 1, 9) AS INTEGER) END AS locality
FROM cell
ORDER BY number
"""

_FIRST_DAY = date(1970, 1, 1).toordinal()
_LENGTH = {"state": 2, "municipality": 5, "locality": 9}


class Texts(NamedTuple):
    """Texts of the cells, each as its number in ``names``."""

    number: npt.NDArray[np.intp]
    names: list[str]

    def among(self, chosen: Collection[str]) -> npt.NDArray[np.bool_]:
        """Which cells have one of these texts."""
        import numpy as np

        return np.array([name in chosen for name in self.names], dtype=bool)[self.number]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class EventCells:
    """Events by day, undated ones last, and the cells that they are of.

    Attributes
    ----------
    day
        Of the events that have one: days since 1970.
    cell, deaths
        Of all events; ``deaths`` is NaN where no number is told.
    places
        Codes of the cells as numbers (1001 is 01001) by level: ``state``, ``municipality`` and
        ``locality``; -1 where no such code is known.
    texts
        Of the cells: ``dataset``, ``event_type``, ``geo_precision`` and ``review_status``.
    has_point
        Of the cells: whether their events have coordinates of their own.
    """

    day: npt.NDArray[np.int64]
    cell: npt.NDArray[np.int64]
    deaths: npt.NDArray[np.float64]
    places: Mapping[str, npt.NDArray[np.int64]]
    texts: Mapping[str, Texts]
    has_point: npt.NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.has_point)

    def count(self, filters: Filters) -> npt.NDArray[np.int64]:
        """How many events of each cell the filters match: those that ``where`` matches."""
        import numpy as np

        found = np.bincount(self.cell[self._within(filters)], minlength=len(self))
        return np.where(self.matched(filters), found, 0)

    def count_deaths(
        self, filters: Filters
    ) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]:
        """Of each cell the matched events that tell a number of deaths, and the sum of these."""
        import numpy as np

        within, matched = self._within(filters), self.matched(filters)
        tells = ~np.isnan(self.deaths[within])
        cell, deaths = self.cell[within][tells], self.deaths[within][tells]
        told = np.bincount(cell, minlength=len(self))
        summed = np.bincount(cell, weights=deaths, minlength=len(self))
        return np.where(matched, told, 0), np.where(matched, summed, 0.0)

    def count_undated(self, filters: Filters) -> int:
        """How many events that the filters match have no day."""
        if filters.since or filters.until:
            return 0
        return int(self.matched(filters)[self.cell[len(self.day) :]].sum())

    def matched(self, filters: Filters) -> npt.NDArray[np.bool_]:
        """Which cells the filters match, whatever the days."""
        import numpy as np

        check(filters)
        matched = np.ones(len(self), dtype=bool)
        if filters.cvegeo:
            matched &= self._below(filters.cvegeo)
        if filters.event_types:
            matched &= self.texts["event_type"].among(filters.event_types)
        if filters.geo_precision_max:
            finer = at_least_as_fine_as(filters.geo_precision_max)
            matched &= self.texts["geo_precision"].among(finer)
        if filters.datasets:
            matched &= self.texts["dataset"].among(filters.datasets)
        if filters.review != "all":
            is_unreviewed = self.texts["review_status"].among({"unreviewed"})
            matched &= is_unreviewed == (filters.review == "unreviewed")
        return matched

    def months_told(self, since: date, until: date) -> int:
        """In how many months of a period there is any event."""
        import numpy as np

        months = range(_month(since) + 1, _month(until) + 1)
        begins = [_number(date(month // 12, month % 12 + 1, 1)) for month in months]
        edges = np.searchsorted(self.day, [_number(since), *begins, _number(until) + 1])
        return int(np.count_nonzero(np.diff(edges)))

    def _within(self, filters: Filters) -> slice:
        """The events of the period; an undated one belongs to none."""
        import numpy as np

        since, until = filters.since, filters.until
        if since is None and until is None:
            return slice(None)
        begin = 0 if since is None else np.searchsorted(self.day, _number(since))
        end = len(self.day) if until is None else np.searchsorted(self.day, _number(until) + 1)
        return slice(int(begin), int(end))

    def _below(self, codes: Collection[str]) -> npt.NDArray[np.bool_]:
        """Which cells are of a place that the codes select: a code selects all below it."""
        import numpy as np

        below = np.zeros(len(self), dtype=bool)
        for level, length in _LENGTH.items():
            chosen = [int(code) for code in codes if len(code) == length]
            if chosen:
                below |= np.isin(self.places[level], chosen)
        return below


def event_cells(store: Store) -> EventCells:
    """The events of a store; the same object for all who ask the same snapshot."""
    return store.once(_read_cells)


def _number(day: date) -> int:
    return day.toordinal() - _FIRST_DAY


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _read_cells(store: Store) -> EventCells:
    import numpy as np

    events, cells = store.frame(_EVENTS), store.frame(_CELLS)
    days = events["day"].to_numpy(dtype=float, na_value=np.nan)
    return EventCells(
        day=days[~np.isnan(days)].astype(np.int64),
        cell=events["cell"].to_numpy(dtype=np.int64),
        deaths=events["deaths"].to_numpy(dtype=float, na_value=np.nan),
        places={level: _whole(cells[level]) for level in _LENGTH},
        texts={
            name: _numbered(cells[name])
            for name in ("dataset", "event_type", "geo_precision", "review_status")
        },
        has_point=cells["has_point"].to_numpy(dtype=bool),
    )


def _whole(column: pd.Series) -> npt.NDArray[np.int64]:
    values: npt.NDArray[Any] = column.to_numpy(dtype=float, na_value=-1)
    return values.astype("int64")


def _numbered(column: pd.Series) -> Texts:
    import pandas as pd

    number, names = pd.factorize(column)
    return Texts(number, [str(name) for name in names])
