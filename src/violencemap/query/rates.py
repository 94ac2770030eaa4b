"""Counts and annual rates per 100,000 people, one row an area."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from violencemap.codes import (
    MEASURES,
    SERIES_BREAK,
    Level,
    Measure,
    Show,
    class_breaks,
    class_labels,
)
from violencemap.errors import FilterError
from violencemap.query.coverage import data_span
from violencemap.query.population import CODE_LENGTH, Period, mean_population
from violencemap.query.where import month_end, month_start, where
from violencemap.store.connection import unknown_as_none
from violencemap.types import Filters

if TYPE_CHECKING:
    import pandas as pd

    from violencemap.store import Store

__all__ = ["UNSTABLE_BELOW", "annual_rate", "list_areas", "poisson_interval"]

# A number, or an array of numbers.
Number = Any

# The relative error of a count n is 1/sqrt(n): 22 % at 20.
# Source: CDC WISQARS, "rates based on 20 or fewer deaths may be unstable".
UNSTABLE_BELOW = 20

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
SELECT
    statistic.cvegeo,
    CAST(sum(statistic.number) AS BIGINT) AS "count",
    count(*) AS months_present,
    CAST(sum(
        extract(day FROM statistic.month + INTERVAL '1' MONTH - INTERVAL '1' DAY)
    ) AS BIGINT) AS days_present,
    max(CASE
        WHEN extract(year FROM statistic.month) = extract(year FROM source.cutoff) THEN 1 ELSE 0
    END) AS provisional
FROM statistic
LEFT JOIN source ON source.source_id = statistic.release
WHERE statistic.measure = ? AND statistic.series_id = ? AND statistic.number IS NOT NULL
    AND length(statistic.cvegeo) = ? AND statistic.month >= ? AND statistic.month <= ?
GROUP BY statistic.cvegeo
"""


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
        ``comparability`` is ``break_inside`` where the period of a series of SESNSP crosses the
        change of register in January 2026, ``not_comparable`` where it lies on the other side
        of it than the series, else ``ok``.
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

    chosen = _measure(measure)
    period = _period(store, filters, chosen)
    areas = _areas(store, filters, level)
    events = _count_events(store, filters, level)
    if chosen.unit == "events":
        counts = _event_counts(store, areas, events, period)
    else:
        counts = _statistic_counts(store, chosen, level, period)
    population = mean_population(store, chosen, level, period)
    frame = areas.set_index("cvegeo")
    for answers in (counts, events, population):  # none has an area twice
        frame = frame.join(answers.set_index("cvegeo"))
    frame = frame.reset_index()
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
    frame = _with_rates(frame)
    frame = _with_classes(frame, measure, show)[_COLUMNS].astype(_TYPES)
    return unknown_as_none(frame)


def annual_rate(count: Number, population: Number, days: Number) -> Number:
    """Cases a year per 100,000 people; of numbers, or of arrays.

    >>> round(annual_rate(57, 208000, 365), 1)
    27.4
    """
    return count / population * 100_000 * 365.25 / days


def poisson_interval(count: Number) -> tuple[Number, Number]:
    """Exact 95 % interval of Poisson counts; of a number, or of an array.

    Source: Garwood 1936, by quantiles of the chi-squared distribution.

    >>> tuple(round(float(bound), 2) for bound in poisson_interval(10))
    (4.8, 18.39)
    """
    import numpy as np
    from scipy.special import chdtri

    # chdtri takes the upper tail; scipy.stats.chi2.ppf is the same but loads ten times as long
    low = np.where(np.equal(count, 0), 0.0, chdtri(2 * np.maximum(count, 1), 0.975) / 2)
    return low, chdtri(2 * np.asarray(count) + 2, 0.025) / 2


_COLUMNS = [
    *("cvegeo", "level", "name", "state_name"),
    *("indicator", "unit", "series_id", "comparability"),
    *("period_start", "period_end", "months_expected", "months_present", "count"),
    *("population", "population_year", "population_base", "population_source"),
    *("rate_per_100k", "rate_low", "rate_high", "rate_flag", "class_index", "class_label"),
    *("n_events", "n_events_area_only", "fatalities_best", "provisional"),
]
# All other columns are texts and dates.
_TYPES = {
    **dict.fromkeys(
        [
            *("months_expected", "months_present", "count", "population", "population_year"),
            *("class_index", "n_events", "n_events_area_only", "fatalities_best"),
        ],
        "Int64",
    ),
    **dict.fromkeys(["rate_per_100k", "rate_low", "rate_high"], "float64"),
}


def _measure(code: str) -> Measure:
    if code not in MEASURES:
        raise FilterError(f"unknown measure {code!r}; expected one of {sorted(MEASURES)}")
    return MEASURES[code]


def _period(store: Store, filters: Filters, measure: Measure) -> Period | None:
    """Period of the filters, its open ends closed by what there are data for."""
    first, last = data_span(store, measure.code) or (None, None)
    start, end = filters.since or first, filters.until or last
    if start is None or end is None:
        return None
    if measure.unit != "events":
        start, end = month_start(start), month_end(end)
    return Period(start=start, end=max(start, end))


def _areas(store: Store, filters: Filters, level: Level) -> pd.DataFrame:
    areas = store.once(_all_areas, level)
    if not filters.cvegeo:
        return areas
    chosen = tuple(code[: CODE_LENGTH[level]] for code in filters.cvegeo)
    return areas[areas["cvegeo"].str.startswith(chosen)].reset_index(drop=True)


def _all_areas(store: Store, level: Level) -> pd.DataFrame:
    return store.frame(_AREAS, [level])


def _count_events(store: Store, filters: Filters, level: Level) -> pd.DataFrame:
    clause, parameters = where(replace(filters, cvegeo=()))
    sql = _EVENTS.format(length=CODE_LENGTH[level], where=clause)
    return store.frame(sql, [level, *parameters])


def _event_counts(
    store: Store, areas: pd.DataFrame, events: pd.DataFrame, period: Period | None
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
    store: Store, measure: Measure, level: Level, period: Period | None
) -> pd.DataFrame:
    import pandas as pd

    if period is None:
        return pd.DataFrame(
            columns=["cvegeo", "count", "months_present", "days_present", "provisional"]
        )
    return store.frame(
        _STATISTICS,
        [measure.code, measure.series_id, CODE_LENGTH[level], period.start, period.end],
    )


def _comparability(measure: Measure, period: Period | None) -> str:
    if measure.register is None or period is None:
        return "ok"
    if period.start < SERIES_BREAK <= period.end:
        return "break_inside"
    lies = "before" if period.end < SERIES_BREAK else "after"
    return "ok" if lies == measure.register else "not_comparable"


def _with_rates(frame: pd.DataFrame) -> pd.DataFrame:
    import numpy as np

    count = frame["count"].to_numpy(dtype=float, na_value=np.nan)
    people = frame["population"].to_numpy(dtype=float, na_value=np.nan)
    people = np.where(people > 0, people, np.nan)  # nobody to be a victim: no rate
    days = frame["days_present"].to_numpy(dtype=float, na_value=np.nan)
    low, high = poisson_interval(count)
    # reports promise no month, so they cannot lack one
    official = frame["unit"] != "events"
    flags = {
        "no_data": np.isnan(count),
        "no_population": np.isnan(people),
        "partial": official & (frame["months_present"] < frame["months_expected"]),
        "zero": count == 0,
        "unstable": count < UNSTABLE_BELOW,
    }
    return frame.assign(
        rate_per_100k=annual_rate(count, people, days),
        rate_low=annual_rate(low, people, days),
        rate_high=annual_rate(high, people, days),
        rate_flag=np.select(
            [np.asarray(flag, dtype=bool) for flag in flags.values()], [*flags], "ok"
        ).astype(object),
    )


def _with_classes(frame: pd.DataFrame, measure: str, show: Show) -> pd.DataFrame:
    """The class of each area: what :func:`~violencemap.codes.classify` says, of all at once."""
    import numpy as np
    import pandas as pd

    values = frame["rate_per_100k" if show == "rate" else "count"]
    # nothing in only a part of the months is not a zero
    values = values.mask((frame["rate_flag"] == "partial") & (frame["count"] == 0))
    numbers = values.to_numpy(dtype=float, na_value=np.nan)
    is_missing = np.isnan(numbers)
    above_zero = np.searchsorted(class_breaks(measure, show), numbers, side="right").clip(min=1)
    classes = np.where(is_missing | (numbers == 0), 0, above_zero)
    labels = np.array(class_labels(measure, show), dtype=object)[classes]
    labels[is_missing] = None
    return frame.assign(class_index=pd.arrays.IntegerArray(classes, is_missing), class_label=labels)
