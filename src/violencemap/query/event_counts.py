"""How many incidents are known in each area, and what they count as in a series of months."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from violencemap.codes import Level
from violencemap.query.areas import Areas, all_areas
from violencemap.query.cube import Counts
from violencemap.query.event_cells import event_cells
from violencemap.query.population import Period
from violencemap.types import Filters

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from violencemap.store import Store

__all__ = ["EventCounts", "count_as_months", "count_events"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class EventCounts:
    """Incidents by area, those known only to this level, and their deaths: NaN where unknown."""

    number: npt.NDArray[np.float64]
    area_only: npt.NDArray[np.float64]
    fatalities: npt.NDArray[np.float64]


def count_events(store: Store, filters: Filters, areas: Areas) -> EventCounts:
    """Incidents of the filters in each area; their places do not cut what is counted there."""
    import numpy as np

    cells = event_cells(store)
    everywhere = replace(filters, cvegeo=())
    number, (told, deaths) = cells.count(everywhere), cells.count_deaths(everywhere)
    is_area_only = cells.texts["geo_precision"].among({areas.level})
    area = store.once(_areas_of_cells, areas.level)

    def summed(counts: npt.NDArray[Any]) -> npt.NDArray[Any]:
        sums = np.bincount(area, weights=counts.astype(float), minlength=len(areas) + 1)
        return sums[: len(areas)]

    return EventCounts(
        number=summed(number),
        area_only=summed(number * is_area_only),
        fatalities=np.where(summed(told) > 0, summed(deaths), np.nan),
    )


def count_as_months(store: Store, events: EventCounts, period: Period) -> Counts:
    """Events as counts of months: a month is known everywhere when any report tells of one in it.

    So an area without events is a zero where reports of the period tell of some elsewhere.
    """
    import numpy as np

    months = event_cells(store).months_told(period.start, period.end)
    nothing = np.zeros(len(events.number), dtype=np.int64)
    return Counts(
        number=events.number.astype(np.int64),
        months=nothing + months,
        days=nothing + period.days,
        provisional=nothing,
    )


def _areas_of_cells(store: Store, level: Level) -> npt.NDArray[np.intp]:
    """Position of the area that each cell of events is in; the number of areas where none is."""
    import numpy as np

    areas = all_areas(store, level)
    area = areas.places.get_indexer(event_cells(store).places[level])
    return np.where(area < 0, len(areas), area)
