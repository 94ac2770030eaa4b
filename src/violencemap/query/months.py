"""One place month by month: counts, annual rates per 100,000 people, and their total."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from violencemap.measures import SERIES_BREAK, Measure
from violencemap.query.coverage import data_span
from violencemap.query.measures import find_measure
from violencemap.query.population import Period, population_by_month
from violencemap.query.rates import annual_rate, poisson_interval
from violencemap.query.where import month_end, month_start, where
from violencemap.types import Filters

if TYPE_CHECKING:
    import pandas as pd

    from violencemap.store import Store

__all__ = ["COUNTRY", "MonthsTotal", "list_months", "sum_months"]

# Code of the whole country, as figures of reports have it.
COUNTRY = "00"

_STATES = "SELECT cvegeo FROM area WHERE level = 'state' ORDER BY cvegeo"

# A sum is known where all of the areas are: of one area, or of all states of the country.
_STATISTICS = """
SELECT
    statistic.month,
    CASE WHEN count(statistic.number) = ?
        THEN CAST(sum(statistic.number) AS BIGINT) END AS "count",
    max(CASE
        WHEN extract(year FROM statistic.month) = extract(year FROM source.cutoff) THEN 1 ELSE 0
    END) AS provisional
FROM statistic
LEFT JOIN source ON source.source_id = statistic.release
WHERE statistic.measure = ? AND statistic.series_id = ?
    AND {where} AND statistic.month >= ? AND statistic.month <= ?
GROUP BY statistic.month
"""

# Months that any report tells of, with the events of the filters in the place.
_EVENTS = """
SELECT
    CAST(date_trunc('month', told.event_date) AS DATE) AS month,
    count(matched.incident_id) AS n_events
FROM incident AS told
LEFT JOIN (
    SELECT incident_id FROM incident WHERE {where}
) AS matched ON matched.incident_id = told.incident_id
WHERE told.event_date >= ? AND told.event_date <= ?
GROUP BY CAST(date_trunc('month', told.event_date) AS DATE)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthsTotal:
    """What the months of a place come to.

    ``count`` is None where no month has data, the rates where also the population is unknown.
    ``registers`` holds those of the months: two where SESNSP's change of 2026 lies between them.
    """

    count: int | None
    population: int | None
    rate_per_100k: float | None
    rate_low: float | None
    rate_high: float | None
    months_present: int
    months_expected: int
    provisional: bool
    registers: frozenset[str]


def list_months(store: Store, filters: Filters, *, measure: str, cvegeo: str) -> pd.DataFrame:
    """One row a month of the period of the filters, for one place.

    ``cvegeo`` has two digits for a state, five for a municipality; ``"00"`` is the country. It
    takes the place of the filters' places. Without a period, all months that there are data for.

    Columns
    -------
    month
        First day of the month.
    count
        Missing where the place, or any state of the country, did not report: no data is not
        zero. For events a month is known when any report tells of one in it, anywhere.
    population
        Persons in the middle of the month; missing where it is unknown.
    days
        Days of the month.
    rate_per_100k, rate_low, rate_high
        Annual rate with its exact Poisson interval (95 %), as in
        :func:`~violencemap.query.rates.list_areas`.
    n_events
        Incidents of the filters in the place, 0 where there are none.
    provisional
        The month is of the year of the source's cut-off, which is still revised.
    register
        ``before`` or ``after`` SESNSP's change of register in January 2026; missing for what
        does not come from it.

    Raises
    ------
    FilterError
        When there is no such measure.
    """
    import pandas as pd

    chosen = find_measure(measure)
    period = _whole_months(store, filters, measure)
    if period is None:
        return pd.DataFrame(columns=_COLUMNS)
    areas = store.frame(_STATES)["cvegeo"].tolist() if cvegeo == COUNTRY else [cvegeo]
    months = pd.date_range(period.start, period.end, freq="MS")
    frame = pd.DataFrame({"month": months.date, "days": months.days_in_month})
    events = _events(store, filters, cvegeo, period)
    frame = frame.join(events.set_index("month"), on="month")
    if chosen.unit == "events":
        frame = frame.assign(count=frame["n_events"], provisional=0)
    else:
        counts = _statistics(store, chosen, areas, period)
        frame = frame.join(counts.set_index("month"), on="month")
    frame = frame.assign(
        count=frame["count"].astype("Int64"),
        n_events=frame["n_events"].fillna(0).astype("int64"),
        provisional=frame["provisional"].fillna(0).astype(bool),
        population=population_by_month(store, chosen, areas, period),
        register=_registers(chosen, frame["month"]),
    )
    return _with_rates(frame)[_COLUMNS]


def sum_months(months: pd.DataFrame) -> MonthsTotal:
    """Total of months of :func:`list_months`; of a rate, over the days that have data.

    It is the row of the place in :func:`~violencemap.query.rates.list_areas`.
    """
    known = months[months["count"].notna()]
    count = int(known["count"].sum()) if len(known) else None
    population = float(months["population"].mean()) if len(months) else float("nan")
    rates: list[float | None] = [None, None, None]
    if count is not None and population > 0:
        bounds = (count, *poisson_interval(count))
        days = int(known["days"].sum())
        rates = [float(annual_rate(number, population, days)) for number in bounds]
    return MonthsTotal(
        count=count,
        population=round(population) if population > 0 else None,
        rate_per_100k=rates[0],
        rate_low=rates[1],
        rate_high=rates[2],
        months_present=len(known),
        months_expected=len(months),
        provisional=bool(known["provisional"].any()),
        registers=frozenset(months["register"].dropna()),
    )


_COLUMNS = [
    *("month", "count", "population", "days", "rate_per_100k", "rate_low", "rate_high"),
    *("n_events", "provisional", "register"),
]


def _whole_months(store: Store, filters: Filters, measure: str) -> Period | None:
    """The months that the period of the filters touches."""
    first, last = data_span(store, measure) or (None, None)
    start, end = filters.since or first, filters.until or last
    if start is None or end is None:
        return None
    return Period(start=month_start(start), end=month_end(max(start, end)))


def _statistics(store: Store, measure: Measure, areas: list[str], period: Period) -> pd.DataFrame:
    sql = _STATISTICS.format(where=f"statistic.cvegeo IN ({', '.join('?' for _ in areas)})")
    parameters = [len(areas), measure.code, measure.series_id, *areas, period.start, period.end]
    return store.frame(sql, parameters)


def _events(store: Store, filters: Filters, cvegeo: str, period: Period) -> pd.DataFrame:
    here = () if cvegeo == COUNTRY else (cvegeo,)
    clause, parameters = where(replace(filters, cvegeo=here))
    sql = _EVENTS.format(where=clause)
    return store.frame(sql, [*parameters, period.start, period.end])


def _registers(measure: Measure, months: pd.Series) -> list[Literal["before", "after"] | None]:
    if measure.register is None:
        return [None] * len(months)
    return ["before" if month < SERIES_BREAK else "after" for month in months]


def _with_rates(frame: pd.DataFrame) -> pd.DataFrame:
    import numpy as np

    count: Any = frame["count"].to_numpy(dtype=float, na_value=np.nan)
    people = frame["population"].where(frame["population"] > 0)
    low, high = poisson_interval(count)
    return frame.assign(
        population=people.round(),
        rate_per_100k=annual_rate(count, people, frame["days"]),
        rate_low=annual_rate(low, people, frame["days"]),
        rate_high=annual_rate(high, people, frame["days"]),
    )
