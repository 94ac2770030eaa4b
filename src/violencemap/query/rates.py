"""Counts and annual rates per 100,000 people, one row an area."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from violencemap.codes import MEASURES, Level, Measure, Show, class_labels, classify
from violencemap.errors import FilterError
from violencemap.query.coverage import data_span
from violencemap.query.where import month_end, month_start, where
from violencemap.store.connection import unknown_as_none
from violencemap.types import Filters

if TYPE_CHECKING:
    import pandas as pd

    from violencemap.store import Store

__all__ = ["UNSTABLE_BELOW", "annual_rate", "list_areas", "poisson_interval"]

# The relative error of a count n is 1/sqrt(n): 22 % at 20.
# Source: CDC WISQARS, "rates based on 20 or fewer deaths may be unstable".
UNSTABLE_BELOW = 20

# SESNSP's new register (RNID) begins here; counts before and after do not compare.
SERIES_BREAK = date(2026, 1, 1)

_CODE_LENGTH = {"state": 2, "municipality": 5}

_AREAS = """
SELECT area.cvegeo, area.level, area.name, state.name AS state_name
FROM area
JOIN area AS state ON state.cvegeo = area.cve_ent AND state.level = 'state'
WHERE area.level = ?
ORDER BY area.cvegeo
"""

_EVENTS = """
SELECT
    substr(incident.cvegeo, 1, {length}) AS cvegeo,
    count(*) AS n_events,
    count(CASE WHEN incident.geo_precision = ? THEN 1 END) AS n_events_area_only,
    sum(incident.fatalities_best) AS fatalities_best
FROM incident
WHERE length(incident.cvegeo) >= {length} AND {where}
GROUP BY substr(incident.cvegeo, 1, {length})
"""

_EVENT_MONTHS = """
SELECT count(DISTINCT extract(year FROM event_date) * 12 + extract(month FROM event_date)) AS months
FROM incident
WHERE event_date >= ? AND event_date <= ?
"""

_STATISTICS = """
SELECT statistic.cvegeo, statistic.month, statistic.number, source.cutoff
FROM statistic
LEFT JOIN source ON source.source_id = statistic.release
WHERE statistic.measure = ? AND statistic.series_id = ? AND statistic.number IS NOT NULL
    AND length(statistic.cvegeo) = ? AND statistic.month >= ? AND statistic.month <= ?
"""

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
class _Period:
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


def list_areas(
    store: Store, filters: Filters, *, measure: str, level: Level, show: Show = "rate"
) -> pd.DataFrame:
    """One row an area of the level that the filters' places hold, by code.

    A chosen municipality stands for its state at the level of states. What is counted in an
    area is never cut by the choice of places. Official series count whole months: those that
    the period touches; without a period, all that there are.

    Columns
    -------
    cvegeo, level, name, state_name
    indicator, unit, series_id, comparability
        ``comparability`` is ``break_inside`` where the period crosses SESNSP's change of
        register in January 2026, else ``ok``.
    period_start, period_end, months_expected, months_present
        Days, inclusive. For events a month is present when any report tells of one in it.
    count
        Missing where nothing was reported: no data is not zero.
    population, population_year, population_base, population_source
        Persons: mean over the months with data, between mid-year values in a straight line,
        before the first and after the last known year held level. ``population_year`` is the
        known year nearest to the middle of the period.
    rate_per_100k, rate_low, rate_high
        ``count / population * 100000 * 365.25 / days``, with the exact Poisson interval (95 %).
        Days are those of the months with data.
    rate_flag
        ``no_data``, ``no_population``, ``partial`` (some months are missing), ``zero``,
        ``unstable`` (below 20) or ``ok``: the first that applies.
    class_index, class_label
        Class of the rate, or of the count with ``show="count"``; missing where there is no
        value, and for nothing counted in only a part of the months.
    n_events, n_events_area_only, fatalities_best
        Incidents of the filters in the area; those known only to this level; their deaths.
    provisional
        The period holds months of the year of the source's cut-off, which is still revised.
    """
    import pandas as pd

    chosen = _measure(measure)
    period = _period(store, filters, chosen)
    areas = _areas(store, filters, level)
    events = _count_events(store, filters, level)
    if chosen.unit == "events":
        counts = _event_counts(store, areas, events, period)
    else:
        counts = _statistic_counts(store, chosen, level, period)
    frame = areas.merge(counts, on="cvegeo", how="left").merge(events, on="cvegeo", how="left")
    frame = frame.merge(_population(store, chosen, level, period), on="cvegeo", how="left")
    for column in ("months_present", "n_events", "n_events_area_only"):
        frame[column] = frame[column].fillna(0).astype("Int64")
    frame = frame.assign(
        indicator=chosen.code,
        unit=chosen.unit,
        series_id=chosen.series_id,
        comparability=_comparability(chosen, period),
        period_start=period and period.start,
        period_end=period and period.end,
        months_expected=period.months if period else 0,
        population_base=chosen.population_base,
        provisional=frame["provisional"].astype("boolean").fillna(False).astype(bool),
    )
    rates = pd.DataFrame(
        [_rate(row) for row in frame.to_dict("records")], columns=_RATE_COLUMNS, dtype=object
    )
    frame = pd.concat([frame, rates], axis=1)
    frame = _with_classes(frame, measure, show)[list(_TYPES)].astype(_TYPES)
    return unknown_as_none(frame)


def annual_rate(count: float, population: int, days: int) -> float:
    """Cases a year per 100,000 people.

    >>> round(annual_rate(57, 208000, 365), 1)
    27.4
    """
    return count / population * 100_000 * 365.25 / days


def poisson_interval(count: int) -> tuple[float, float]:
    """Exact 95 % interval of a Poisson count.

    Source: Garwood 1936, by quantiles of the chi-squared distribution.

    >>> tuple(round(bound, 2) for bound in poisson_interval(10))
    (4.8, 18.39)
    """
    from scipy.special import chdtri

    # chdtri takes the upper tail; scipy.stats.chi2.ppf is the same but loads ten times as long
    low = float(chdtri(2 * count, 0.975)) / 2 if count else 0.0
    return low, float(chdtri(2 * count + 2, 0.025)) / 2


_RATE_COLUMNS = ["rate_per_100k", "rate_low", "rate_high", "rate_flag"]
_TYPES = {
    "cvegeo": "object",
    "level": "object",
    "name": "object",
    "state_name": "object",
    "indicator": "object",
    "unit": "object",
    "series_id": "object",
    "comparability": "object",
    "period_start": "object",
    "period_end": "object",
    "months_expected": "Int64",
    "months_present": "Int64",
    "count": "Int64",
    "population": "Int64",
    "population_year": "Int64",
    "population_base": "object",
    "population_source": "object",
    "rate_per_100k": "float64",
    "rate_low": "float64",
    "rate_high": "float64",
    "rate_flag": "object",
    "class_index": "Int64",
    "class_label": "object",
    "n_events": "Int64",
    "n_events_area_only": "Int64",
    "fatalities_best": "Int64",
    "provisional": "bool",
}


def _measure(code: str) -> Measure:
    if code not in MEASURES:
        raise FilterError(f"unknown measure {code!r}; expected one of {sorted(MEASURES)}")
    return MEASURES[code]


def _period(store: Store, filters: Filters, measure: Measure) -> _Period | None:
    """Period of the filters, its open ends closed by what there are data for."""
    first, last = data_span(store, measure.code) or (None, None)
    start, end = filters.since or first, filters.until or last
    if start is None or end is None:
        return None
    if measure.unit != "events":
        start, end = month_start(start), month_end(end)
    return _Period(start=start, end=max(start, end))


def _areas(store: Store, filters: Filters, level: Level) -> pd.DataFrame:
    length = _CODE_LENGTH[level]
    areas = store.frame(_AREAS, [level])
    if not filters.cvegeo:
        return areas
    chosen = tuple(code[:length] for code in filters.cvegeo)
    return areas[areas["cvegeo"].str.startswith(chosen)].reset_index(drop=True)


def _count_events(store: Store, filters: Filters, level: Level) -> pd.DataFrame:
    clause, parameters = where(replace(filters, cvegeo=()))
    sql = _EVENTS.format(length=_CODE_LENGTH[level], where=clause)
    return store.frame(sql, [level, *parameters])


def _event_counts(
    store: Store, areas: pd.DataFrame, events: pd.DataFrame, period: _Period | None
) -> pd.DataFrame:
    """Events of every area: none where reports of the period tell of none there."""
    present = 0
    if period:
        row = store.frame(_EVENT_MONTHS, [period.start, period.end])
        present = int(row["months"].iloc[0])
    told = events[["cvegeo", "n_events"]].rename(columns={"n_events": "count"})
    counts = areas[["cvegeo"]].merge(told, on="cvegeo", how="left")
    return counts.assign(
        count=counts["count"].fillna(0) if present else None,
        months_present=present,
        days_present=period.days if period else 0,
        provisional=False,
    )


def _statistic_counts(
    store: Store, measure: Measure, level: Level, period: _Period | None
) -> pd.DataFrame:
    import pandas as pd

    columns = ["cvegeo", "count", "months_present", "days_present", "provisional"]
    if period is None:
        return pd.DataFrame(columns=columns)
    rows = store.frame(
        _STATISTICS,
        [measure.code, measure.series_id, _CODE_LENGTH[level], period.start, period.end],
    )
    month, cutoff = pd.to_datetime(rows["month"]), pd.to_datetime(rows["cutoff"])
    rows = rows.assign(days=month.dt.days_in_month, provisional=month.dt.year == cutoff.dt.year)
    return rows.groupby("cvegeo", as_index=False).agg(
        count=("number", "sum"),
        months_present=("number", "size"),
        days_present=("days", "sum"),
        provisional=("provisional", "any"),
    )[columns]


def _population(
    store: Store, measure: Measure, level: Level, period: _Period | None
) -> pd.DataFrame:
    """Mean population over the period, the year and the source it rests on, for each area."""
    import numpy as np
    import pandas as pd

    columns = ["cvegeo", "population", "population_year", "population_source"]
    if period is None:
        return pd.DataFrame(columns=columns)
    middles = _middles_of_months(period)
    known = store.frame(_POPULATION, [measure.population_base, _CODE_LENGTH[level]])
    rows: list[tuple[Any, ...]] = []
    for cvegeo, series in known.groupby("cvegeo"):
        years = series["year"].to_numpy(dtype=float)
        persons = np.interp(middles, years + 0.5, series["population"].to_numpy(dtype=float))
        nearest = int(np.clip(period.middle_year, years[0], years[-1]))
        rows.append((cvegeo, round(persons.mean()), nearest, series["source"].iloc[0]))
    return pd.DataFrame(rows, columns=columns)


def _middles_of_months(period: _Period) -> list[float]:
    """The middle of each month as a year with its fraction."""
    first = period.start.year * 12 + period.start.month - 1
    return [(month + 0.5) / 12 for month in range(first, first + period.months)]


def _comparability(measure: Measure, period: _Period | None) -> str:
    official = measure.unit != "events"
    if official and period and period.start < SERIES_BREAK <= period.end:
        return "break_inside"
    return "ok"


def _rate(row: dict[str, Any]) -> tuple[float | None, float | None, float | None, str]:
    import pandas as pd

    if pd.isna(row["count"]) or not row["months_present"]:
        return None, None, None, "no_data"
    if pd.isna(row["population"]):
        return None, None, None, "no_population"
    count, people, days = int(row["count"]), int(row["population"]), int(row["days_present"])
    low, high = (annual_rate(bound, people, days) for bound in poisson_interval(count))
    return annual_rate(count, people, days), low, high, _flag(count, row)


def _flag(count: int, row: dict[str, Any]) -> str:
    official = row["unit"] != "events"  # reports promise no month, so they cannot lack one
    if official and row["months_present"] < row["months_expected"]:
        return "partial"
    if count == 0:
        return "zero"
    return "unstable" if count < UNSTABLE_BELOW else "ok"


def _with_classes(frame: pd.DataFrame, measure: str, show: Show) -> pd.DataFrame:
    import pandas as pd

    values = frame["rate_per_100k" if show == "rate" else "count"]
    # nothing in only a part of the months is not a zero
    values = values.mask((frame["rate_flag"] == "partial") & (frame["count"] == 0))
    classes = [
        classify(None if pd.isna(value) else float(value), measure, show) for value in values
    ]
    labels = class_labels(measure, show)
    return frame.assign(
        class_index=pd.array(classes, dtype="Int64"),
        class_label=[None if index is None else labels[index] for index in classes],
    )
