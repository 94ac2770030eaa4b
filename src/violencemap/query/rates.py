"""Counts and annual rates per 100,000 people, one row an area."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from violencemap.codes import Level, Show
from violencemap.measure_classes import class_breaks, class_labels
from violencemap.measures import SERIES_BREAK, Measure
from violencemap.query.areas import Areas, all_areas
from violencemap.query.coverage import data_span
from violencemap.query.cube import Counts, count_months, no_months
from violencemap.query.event_counts import EventCounts, count_as_months, count_events
from violencemap.query.measures import find_measure
from violencemap.query.population import Period, mean_population
from violencemap.query.where import month_end, month_start
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
    chosen = find_measure(measure)
    period = _period(store, filters, chosen)
    areas = all_areas(store, level)
    events = count_events(store, filters, areas)
    counts = _counts(store, chosen, areas, events, period)
    population = mean_population(store, chosen, level, period)
    # reports promise no month, so they cannot lack one
    promised = period.months if period and chosen.unit != "events" else 0
    rates = _rates(counts, population.persons, promised)
    columns = {
        **areas.columns,
        "indicator": chosen.code,
        "unit": chosen.unit,
        "series_id": chosen.series_id,
        "comparability": _comparability(chosen, period),
        "period_start": period and period.start,
        "period_end": period and period.end,
        "months_expected": period.months if period else 0,
        "months_present": counts.months,
        "population": population.persons,
        "population_year": population.year,
        "population_base": chosen.population_base,
        "population_source": population.source,
        **rates,
        **_classes(rates, measure, show),
        "n_events": events.number,
        "n_events_area_only": events.area_only,
        "fatalities_best": events.fatalities,
        "provisional": counts.provisional > 0,
    }
    return _frame(columns, areas.inside(filters.cvegeo) if filters.cvegeo else slice(None))


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

    # few counts are different, and the quantiles take most of the time of a map
    distinct, position = np.unique(np.asarray(count, dtype=float), return_inverse=True)
    # chdtri takes the upper tail; scipy.stats.chi2.ppf is the same but loads ten times as long
    low = np.where(distinct == 0, 0.0, chdtri(2 * np.maximum(distinct, 1), 0.975) / 2)
    return low[position], (chdtri(2 * distinct + 2, 0.025) / 2)[position]


_COLUMNS = [
    *("cvegeo", "level", "name", "state_name"),
    *("indicator", "unit", "series_id", "comparability"),
    *("period_start", "period_end", "months_expected", "months_present", "count"),
    *("population", "population_year", "population_base", "population_source"),
    *("rate_per_100k", "rate_low", "rate_high", "rate_flag", "class_index", "class_label"),
    *("n_events", "n_events_area_only", "fatalities_best", "provisional"),
]
_WHOLE_NUMBERS = {
    *("months_expected", "months_present", "count", "population", "population_year"),
    *("class_index", "n_events", "n_events_area_only", "fatalities_best"),
}
_OTHER_NUMBERS = {"rate_per_100k", "rate_low", "rate_high", "provisional"}
_FLAGS = ("no_data", "no_population", "partial", "zero", "unstable", "ok")


def _period(store: Store, filters: Filters, measure: Measure) -> Period | None:
    """Period of the filters, its open ends closed by what there are data for."""
    first, last = data_span(store, measure.code) or (None, None)
    start, end = filters.since or first, filters.until or last
    if start is None or end is None:
        return None
    if measure.unit != "events":
        start, end = month_start(start), month_end(end)
    return Period(start=start, end=max(start, end))


def _counts(
    store: Store, measure: Measure, areas: Areas, events: EventCounts, period: Period | None
) -> Counts:
    """What the measure counts in the period, in all areas."""
    if period is None:
        return no_months(len(areas))
    if measure.unit == "events":
        return count_as_months(store, events, period)
    return count_months(store, measure, areas.level, period)


def _comparability(measure: Measure, period: Period | None) -> str:
    if measure.register is None or period is None:
        return "ok"
    if period.start < SERIES_BREAK <= period.end:
        return "break_inside"
    lies = "before" if period.end < SERIES_BREAK else "after"
    return "ok" if lies == measure.register else "not_comparable"


def _rates(counts: Counts, population: Any, months_promised: int) -> dict[str, Any]:
    """Count, rate, interval and flag of each area."""
    import numpy as np

    count = np.where(counts.months > 0, counts.number, np.nan)
    people = np.where(population > 0, population, np.nan)  # nobody to be a victim: no rate
    days = np.where(counts.days > 0, counts.days, np.nan)
    low, high = poisson_interval(count)
    flags = (
        np.isnan(count),
        np.isnan(people),
        counts.months < months_promised,
        count == 0,
        count < UNSTABLE_BELOW,
    )
    flag = np.select(flags, range(len(flags)), len(flags))
    return {
        "count": count,
        "rate_per_100k": annual_rate(count, people, days),
        "rate_low": annual_rate(low, people, days),
        "rate_high": annual_rate(high, people, days),
        "rate_flag": np.array(_FLAGS, dtype=object)[flag],
    }


def _classes(rates: Mapping[str, Any], measure: str, show: Show) -> dict[str, Any]:
    """What :func:`~violencemap.measure_classes.classify` says of each area, of all at once."""
    import numpy as np

    # nothing in only a part of the months is not a zero
    unknown = (rates["rate_flag"] == "partial") & (rates["count"] == 0)
    values = np.where(unknown, np.nan, rates["rate_per_100k" if show == "rate" else "count"])
    above_zero = np.searchsorted(class_breaks(measure, show), values, side="right").clip(min=1)
    classes = np.where(values == 0, 0, above_zero)
    labels = np.array([*class_labels(measure, show), None], dtype=object)
    is_missing = np.isnan(values)
    return {
        "class_index": np.where(is_missing, np.nan, classes),
        "class_label": labels[np.where(is_missing, -1, classes)],
    }


def _frame(columns: Mapping[str, Any], rows: Any) -> pd.DataFrame:
    """Columns in their order and types; texts and dates as objects, None where unknown."""
    import numpy as np
    import pandas as pd

    index = pd.RangeIndex(len(columns["cvegeo"][rows]))

    def typed(name: str) -> Any:
        values = columns[name]
        if np.ndim(values) == 0:  # the same of all
            values = np.full(len(index), values, dtype=None if name in _WHOLE_NUMBERS else object)
        else:
            values = values[rows]
        if name in _WHOLE_NUMBERS:
            is_missing = np.isnan(values)
            whole = np.where(is_missing, 0, values).astype(np.int64)
            return pd.arrays.IntegerArray(whole, is_missing)
        if name in _OTHER_NUMBERS:
            return values
        # as a Series, since pandas would look through an array for what it holds
        return pd.Series(values, index=index, dtype=object, copy=False)

    return pd.DataFrame({name: typed(name) for name in _COLUMNS}, index=index, copy=False)
