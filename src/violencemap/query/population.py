"""How many people lived in an area in a period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from violencemap.codes import Level, Measure

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    from violencemap.store import Store

__all__ = ["CODE_LENGTH", "Period", "mean_population", "population_by_month"]

CODE_LENGTH = {"state": 2, "municipality": 5}
_COLUMNS = ["cvegeo", "population", "population_year", "population_source"]

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


def mean_population(
    store: Store, measure: Measure, level: Level, period: Period | None
) -> pd.DataFrame:
    """Mean population over the period, the year and the source it rests on, for each area."""
    import numpy as np
    import pandas as pd

    if period is None:
        return pd.DataFrame(columns=_COLUMNS)
    wide, sources = store.once(_known, measure.population_base, level)
    patterns, pattern_of = np.unique(wide.notna().to_numpy(), axis=0, return_inverse=True)
    parts = []
    for number, has_year in enumerate(patterns):  # areas with the same years share the weights
        rows = wide[pattern_of == number]
        years = wide.columns[has_year].to_numpy(dtype=float)
        mean = rows.to_numpy()[:, has_year] @ _weights(years, period)
        nearest = int(np.clip(period.middle_year, years[0], years[-1]))
        parts.append(
            pd.DataFrame(
                {
                    "cvegeo": rows.index,
                    "population": mean.round(),
                    "population_year": nearest,
                    "population_source": sources[rows.index].to_numpy(),
                }
            )
        )
    return pd.concat(parts) if parts else pd.DataFrame(columns=_COLUMNS)


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


def _known(store: Store, base: str, level: Level) -> tuple[pd.DataFrame, pd.Series]:
    """Population of each area (rows) in each year that is known (columns), and its source."""
    known = store.frame(_POPULATION, [base, CODE_LENGTH[level]])
    wide = known.pivot(index="cvegeo", columns="year", values="population").astype(float)
    return wide, known.drop_duplicates("cvegeo").set_index("cvegeo")["source"]


def _weights(years: np.ndarray[Any, Any], period: Period) -> np.ndarray[Any, Any]:
    """How much each mid-year value counts in the mean of the months; the sum is 1."""
    import numpy as np

    middles = _middles(period)
    shares = [np.interp(middles, years + 0.5, one_year) for one_year in np.eye(len(years))]
    weights: np.ndarray[Any, Any] = np.mean(shares, axis=1)
    return weights


def _middles(period: Period) -> list[float]:
    """Middle of each month, in years."""
    first = period.start.year * 12 + period.start.month - 1
    return [(month + 0.5) / 12 for month in range(first, first + period.months)]
