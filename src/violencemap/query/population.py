"""How many people lived in an area in a period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from violencemap.codes import Level
from violencemap.measures import Measure
from violencemap.query.areas import CODE_LENGTH, all_areas

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

    from violencemap.store import Store

__all__ = ["MeanPopulation", "Period", "mean_population", "population_by_month"]

_POPULATION = """
SELECT
    population.cvegeo, population.year, population.population,
    coalesce(source.publisher, population.source) AS source
FROM population
LEFT JOIN source ON source.source_id = population.source
WHERE population.base = ? AND length(population.cvegeo) = ?
ORDER BY population.cvegeo, population.year
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """First and last day, inclusive."""

    start: date
    end: date

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1

    @property
    def months(self) -> int:
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1

    @property
    def middle_year(self) -> int:
        return (self.start + (self.end - self.start) / 2).year


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class MeanPopulation:
    """Persons by area, the year and the source they rest on; NaN and None where unknown."""

    persons: npt.NDArray[np.float64]
    year: npt.NDArray[np.float64]
    source: npt.NDArray[np.object_]


def mean_population(
    store: Store, measure: Measure, level: Level, period: Period | None
) -> MeanPopulation:
    """Mean population over the months of a period, for all areas of a level."""
    import numpy as np

    length = len(all_areas(store, level))
    mean = MeanPopulation(
        persons=np.full(length, np.nan),
        year=np.full(length, np.nan),
        source=np.full(length, None, dtype=object),
    )
    if period is None:
        return mean
    for known in store.once(_known_alike, measure.population_base, level):
        mean.persons[known.areas] = (known.persons @ _weights(known.years, period)).round()
        mean.year[known.areas] = np.clip(period.middle_year, known.years[0], known.years[-1])
        mean.source[known.areas] = known.source
    return mean


def population_by_month(
    store: Store, measure: Measure, cvegeos: Sequence[str], period: Period
) -> np.ndarray[Any, Any]:
    """Population of some areas of one level together, a number for each month of the period.

    NaN throughout where the population of any of them is unknown.
    """
    import numpy as np

    level: Level = "state" if len(cvegeos[0]) == CODE_LENGTH["state"] else "municipality"
    wide, _ = store.once(_known, measure.population_base, level)
    middles = _middles(period)
    total = np.zeros(period.months)
    for row in wide.reindex(cvegeos).to_numpy():
        known = ~np.isnan(row)
        if not known.any():
            return np.full(period.months, np.nan)
        years = wide.columns[known].to_numpy(dtype=float)
        total += np.interp(middles, years + 0.5, row[known])
    return total


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Known:
    """Population of areas, given by their positions, in the same years, which share the weights."""

    areas: npt.NDArray[np.intp]
    years: npt.NDArray[np.float64]
    persons: npt.NDArray[np.float64]
    source: npt.NDArray[np.object_]


def _known_alike(store: Store, base: str, level: Level) -> list[_Known]:
    """What is known of the areas of a level, one item for each choice of years."""
    import numpy as np

    areas = all_areas(store, level).columns["cvegeo"]
    wide, sources = store.once(_known, base, level)
    wide = wide.reindex(areas)
    choices, choice_of = np.unique(wide.notna().to_numpy(), axis=0, return_inverse=True)
    return [
        _Known(
            areas=np.flatnonzero(choice_of == number),
            years=wide.columns[has_year].to_numpy(dtype=float),
            persons=wide.to_numpy()[choice_of == number][:, has_year],
            source=sources.reindex(areas[choice_of == number]).to_numpy(),
        )
        for number, has_year in enumerate(choices)
        if has_year.any()
    ]


def _known(store: Store, base: str, level: Level) -> tuple[pd.DataFrame, pd.Series]:
    """Population of each area (rows) in each year that is known (columns), and its source."""
    known = store.frame(_POPULATION, [base, CODE_LENGTH[level]])
    wide = known.pivot(index="cvegeo", columns="year", values="population").astype(float)
    return wide, known.drop_duplicates("cvegeo").set_index("cvegeo")["source"]


def _weights(years: np.ndarray[Any, Any], period: Period) -> np.ndarray[Any, Any]:
    """How much each mid-year value counts in the mean of the months; the sum is 1."""
    import numpy as np

    before, share = np.divmod(np.interp(_middles(period), years + 0.5, np.arange(len(years))), 1)
    after = np.minimum(before + 1, len(years) - 1)
    position = np.concatenate([before, after]).astype(int)
    weights = np.bincount(position, np.concatenate([1 - share, share]), minlength=len(years))
    return weights / period.months


def _middles(period: Period) -> list[float]:
    """Middle of each month, in years."""
    first = period.start.year * 12 + period.start.month - 1
    return [(month + 0.5) / 12 for month in range(first, first + period.months)]
