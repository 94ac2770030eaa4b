"""An official series as running sums by month and area: what any months come to is a subtraction.

A map asks for other months at each step of its slider. The cells of a series, a quarter of a
million for all municipalities, are read once a snapshot of the store and held in 6 MB.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from violencemap.codes import Level
from violencemap.measures import Measure
from violencemap.query.areas import CODE_LENGTH, all_areas
from violencemap.query.population import Period

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from violencemap.store import Store

__all__ = ["Counts", "count_months", "no_months"]

# Months are counted from January of the year 0.
_CELLS = """
SELECT
    CAST(statistic.cvegeo AS INTEGER) AS place,
    extract(year FROM statistic.month) * 12 + extract(month FROM statistic.month) - 1 AS month,
    statistic.number,
    CASE
        WHEN extract(year FROM statistic.month) = extract(year FROM source.cutoff) THEN 1 ELSE 0
    END AS provisional
FROM statistic
LEFT JOIN source ON source.source_id = statistic.release
WHERE statistic.measure = ? AND statistic.series_id = ? AND statistic.number IS NOT NULL
    AND length(statistic.cvegeo) = ?
"""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Counts:
    """What is counted, by area in the last axis: ``number`` in ``months`` with ``days``.

    These are months with data, of which ``provisional`` are still revised. Where there is none,
    nothing is known: the ``number`` 0 does not mean zero there.
    """

    number: npt.NDArray[np.integer]
    months: npt.NDArray[np.integer]
    days: npt.NDArray[np.integer]
    provisional: npt.NDArray[np.integer]


def count_months(store: Store, measure: Measure, level: Level, period: Period) -> Counts:
    """Counts of an official series in the months of a period, for all areas of a level."""
    first, sums = store.once(_running_sums, measure, level)
    begin, end = (
        min(max(number - first, 0), len(sums.number) - 1)
        for number in (_month(period.start), _month(period.end) + 1)
    )
    return Counts(
        number=sums.number[end] - sums.number[begin],
        months=sums.months[end] - sums.months[begin],
        days=sums.days[end] - sums.days[begin],
        provisional=sums.provisional[end] - sums.provisional[begin],
    )


def no_months(areas: int) -> Counts:
    """Nothing known of any area."""
    import numpy as np

    nothing = np.zeros(areas, dtype=np.int32)
    return Counts(number=nothing, months=nothing, days=nothing, provisional=nothing)


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _running_sums(store: Store, measure: Measure, level: Level) -> tuple[int, Counts]:
    """The first month with data, and counts whose line n is of the n months from it on."""
    import numpy as np

    areas = all_areas(store, level)
    cells = store.frame(_CELLS, [measure.code, measure.series_id, CODE_LENGTH[level]])
    position = areas.places.get_indexer(cells["place"])
    cells, position = cells[position >= 0], position[position >= 0]
    first = int(cells["month"].min()) if len(cells) else 0
    line = cells["month"].to_numpy() - first
    length = int(line.max(initial=-1)) + 1
    begins = (np.arange(length + 1) + first - 1970 * 12).astype("datetime64[M]")
    days = np.diff(begins.astype("datetime64[D]")).astype(np.int32)

    def summed(values: Any, dtype: type) -> Any:
        grid: npt.NDArray[Any] = np.zeros((length + 1, len(areas)), dtype=dtype)
        grid[line + 1, position] = values
        return np.cumsum(grid, axis=0, out=grid)

    return first, Counts(
        number=summed(cells["number"], np.int64),
        months=summed(1, np.int32),
        days=summed(days[line], np.int32),
        provisional=summed(cells["provisional"], np.int32),
    )
