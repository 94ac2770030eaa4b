"""A measure year by year: which years there are, their areas and their totals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from violencemap.codes import Level, Show
from violencemap.measures import MEASURES, other_register
from violencemap.query.coverage import months
from violencemap.query.rates import list_areas, poisson_interval
from violencemap.types import Filters

if TYPE_CHECKING:
    import pandas as pd

    from violencemap.store import Store

__all__ = ["YearOfAreas", "list_years"]


@dataclass(frozen=True, kw_only=True)
class YearOfAreas:
    """One calendar year of a measure.

    ``areas`` are rows of :func:`~violencemap.query.rates.list_areas`. ``first_month`` and
    ``last_month`` are those with data, anywhere; ``months`` how many there are.
    """

    year: int
    measure: str
    areas: pd.DataFrame
    first_month: date
    last_month: date
    months: int

    @property
    def is_complete(self) -> bool:
        """Every month has data; of reports nobody can know, for they promise no month."""
        return self.months == 12 or MEASURES[self.measure].unit == "events"

    @property
    def count(self) -> int | None:
        """Total of the areas that have data, None when none has."""
        known = self.areas["count"].dropna()
        return int(known.sum()) if len(known) else None

    @property
    def areas_incomplete(self) -> int:
        """Areas that lack some or all of the months with data anywhere; none for reports."""
        if MEASURES[self.measure].unit == "events":
            return 0
        return int((self.areas["months_present"] < self.months).sum())

    @property
    def provisional(self) -> bool:
        return bool(self.areas["provisional"].any())

    @property
    def rate(self) -> tuple[float, float, float] | None:
        """Annual rate per 100,000 of all areas with data together, and its exact interval (95 %).

        None where a population is unknown.
        """
        known = self.areas.dropna(subset="count")
        if self.count is None or known["rate_per_100k"].isna().any():
            return None
        # Persons and days of each area, as what its bound is divided by: a bound is never zero.
        _, bounds = poisson_interval(known["count"].to_numpy(dtype=float))
        exposure = float((bounds / known["rate_high"]).sum())
        low, high = (float(bound) for bound in poisson_interval(self.count))
        return self.count / exposure, low / exposure, high / exposure


def list_years(
    store: Store, filters: Filters, *, measure: str, level: Level, show: Show
) -> list[YearOfAreas]:
    """Whole calendar years of a measure in the places of the filters, ascending.

    The years are those that the period of the filters touches; where it is no longer than a
    year, or open, all that have data, for one year alone is no series. The same crime in
    SESNSP's other register is another measure: its years come with its own code, and do not
    compare with the others.
    """
    codes = [measure, other_register(measure)]
    told = {code: _years(store, code) for code in codes if code}
    wanted = _touched(filters)
    return sorted(
        (
            _year(store, filters, year, of_year, code, level, show)
            for code, years in told.items()
            for year, of_year in years.items()
            if wanted is None or year in wanted
        ),
        key=lambda one: (MEASURES[one.measure].register == "after", one.year),
    )


def _years(store: Store, measure: str) -> dict[int, list[str]]:
    """Months with data of each year."""
    years: dict[int, list[str]] = {}
    for month in months(store, measure):
        years.setdefault(int(month[:4]), []).append(month)
    return years


def _touched(filters: Filters) -> range | None:
    """Years of a period of more than twelve months; None where all are wanted."""
    since, until = filters.since, filters.until
    if since is None or until is None:
        return None
    length = (until.year - since.year) * 12 + until.month - since.month + 1
    return range(since.year, until.year + 1) if length > 12 else None


def _year(
    store: Store,
    filters: Filters,
    year: int,
    told: Sequence[str],
    measure: str,
    level: Level,
    show: Show,
) -> YearOfAreas:
    whole = replace(filters, since=date(year, 1, 1), until=date(year, 12, 31))
    return YearOfAreas(
        year=year,
        measure=measure,
        areas=list_areas(store, whole, measure=measure, level=level, show=show),
        first_month=date.fromisoformat(f"{told[0]}-01"),
        last_month=date.fromisoformat(f"{told[-1]}-01"),
        months=len(told),
    )
