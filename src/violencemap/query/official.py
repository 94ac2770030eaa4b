"""What reports state, beside what official series say of the same place and months."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from violencemap.codes import Level
from violencemap.measures import MEASURES, SERIES_BREAK, Measure, other_register
from violencemap.query.figures import list_figures
from violencemap.query.months import COUNTRY
from violencemap.query.population import Period
from violencemap.query.rates import annual_rate, list_areas
from violencemap.types import Filters

if TYPE_CHECKING:
    import pandas as pd

    from violencemap.store import Store

__all__ = ["compare_figures", "compare_with_all"]

# Official measures of what an indicator of a report counts, the closest first; of the old
# register, each standing for itself in the new one too.
_MEASURES_OF = {
    "homicide": (
        "intentional_homicide_victims",
        "intentional_homicide_case_files",
        "homicide_deaths",
    ),
    "femicide": ("femicide_victims", "femicide_case_files"),
    "kidnapping": ("kidnapping_case_files",),
    "extortion": ("extortion_case_files",),
    "vehicle_theft": ("vehicle_theft_case_files",),
}

_CUTOFFS = """
SELECT DISTINCT source.cutoff
FROM statistic JOIN source ON source.source_id = statistic.release
WHERE statistic.measure = ? AND length(statistic.cvegeo) = ?
    AND (statistic.cvegeo = ? OR ? = '00')
    AND statistic.month >= ? AND statistic.month <= ?
"""

# What to mind about a number of another unit than the victims whom a report speaks of.
_OF_UNIT = {"case_files": "other_unit", "deaths": "deaths"}

# Published sums of the country leave out the months that a state did not report: Oaxaca's eight
# of 2015 are 2 of 100. A sum that lacks more than this would mislead.
_ENOUGH = 0.95


@dataclass(frozen=True, slots=True)
class _Sum:
    """An official count over whole months, with the mean population."""

    count: int
    population: float | None
    days: int
    lacks_some: bool


@dataclass(frozen=True, slots=True)
class _Official:
    """What a series says of a figure: a value with its cut, or the reason why there is none."""

    measure: str | None
    value: float | None
    cutoff: date | None
    reason: str | None


class _NotComparableError(Exception):
    """Carries the key of a reason."""


def compare_figures(store: Store, filters: Filters) -> pd.DataFrame:
    """Figures of reports, each with the official value of the same place, months and kind.

    Columns
    -------
    ...
        Those of :func:`~violencemap.query.figures.list_figures`.
    official_measure
        Code of :data:`~violencemap.measures.MEASURES` that was compared with; missing where none
        was.
    official_value
        In the unit of the figure; missing where there is none to compare with.
    official_cutoff
        Last day that the official source knows about: a later cut may revise the value.
    difference
        ``value - official_value``; for changes in percent these are percentage points.
    reason
        Key of :data:`~violencemap.query.reasons.REASONS`: why there is no official value, or
        what to mind about it.
    """
    return _beside(list_figures(store, filters), lambda figure: _compare(store, figure)[:1])


def compare_with_all(store: Store, filters: Filters) -> pd.DataFrame:
    """As :func:`compare_figures`, with a row for each official series that compares.

    A report rarely says whether it counts victims or case files: what each of them gives stands
    side by side, so that a reader can tell.
    """
    return _beside(list_figures(store, filters), lambda figure: _compare(store, figure))


def _beside(
    figures: pd.DataFrame, compare: Callable[[dict[Any, Any]], Sequence[_Official]]
) -> pd.DataFrame:
    """Figures with what was found for them: a row each."""
    import pandas as pd

    stated = figures.astype(object).where(figures.notna(), None).to_dict("records")
    found = [(row, one) for row, figure in enumerate(stated) for one in compare(figure)]
    frame = figures.iloc[[row for row, _ in found]].reset_index(drop=True)
    columns: dict[str, list[object]] = {
        "official_measure": [one.measure for _, one in found],
        "official_cutoff": [one.cutoff for _, one in found],
        "reason": [one.reason for _, one in found],
    }
    official = pd.Series([one.value for _, one in found], dtype=float)
    return frame.assign(
        **{name: pd.Series(values, dtype=object) for name, values in columns.items()},
        official_value=official,
        difference=frame["value"] - official,
    )


def _compare(store: Store, figure: dict[Any, Any]) -> list[_Official]:
    """What the official series say, the closest one first; one with a reason where none does."""
    found, reasons = [], []
    for measure in _measures_of(figure["indicator"], figure["period_start"]):
        try:
            found.append(_official(store, figure, measure))
        except _NotComparableError as caught:
            reasons.append(str(caught))
    if found:
        return found
    told = [reason for reason in reasons if reason != "not_loaded"]
    reason = next(iter(told or reasons), "no_series")
    return [_Official(measure=None, value=None, cutoff=None, reason=reason)]


def _measures_of(indicator: str, start: date | None) -> Iterator[Measure]:
    """Measures of the register in which the months of a figure lie."""
    for code in _MEASURES_OF.get(indicator, ()):
        new = other_register(code) if start and start >= SERIES_BREAK else None
        yield MEASURES[new or code]


def _official(store: Store, figure: dict[Any, Any], measure: Measure) -> _Official:
    if not figure["cvegeo"]:
        raise _NotComparableError("no_place")
    if figure["unit"] == "percent":
        raise _NotComparableError("not_a_count")
    start, end = figure["period_start"], figure["period_end"]
    if not start or not end:
        raise _NotComparableError("no_period")
    if figure["unit"] == "percent_change":
        value, reason = _percent_change(store, figure, measure)
    else:
        total = _sum(store, measure, figure["cvegeo"], start, end)
        value = _amount(total, figure["unit"])
        reason = "some_missing" if total.lacks_some else _OF_UNIT.get(measure.unit)
    cutoff = _cutoff(store, measure, figure["cvegeo"], start, end)
    return _Official(measure.code, round(value, 2), cutoff, reason)


def _amount(total: _Sum, unit: str) -> float:
    if unit == "count":
        return total.count
    if unit == "per_day":
        return total.count / total.days
    if not total.population:
        raise _NotComparableError("no_population")
    return float(annual_rate(total.count, total.population, total.days))


def _percent_change(
    store: Store, figure: dict[Any, Any], measure: Measure
) -> tuple[float, str | None]:
    """Change against the months that the report names, or else the same ones a year before."""
    now = figure["period_start"], figure["period_end"]
    before = figure["baseline_start"], figure["baseline_end"]
    reason = None
    if not all(before):
        before, reason = (_year_before(now[0]), _year_before(now[1])), "year_before"
    if measure.register and (before[0] < SERIES_BREAK) != (now[1] < SERIES_BREAK):
        raise _NotComparableError("register_changed")
    if Period(start=now[0], end=now[1]).months != Period(start=before[0], end=before[1]).months:
        raise _NotComparableError("other_length")
    total = _sum(store, measure, figure["cvegeo"], *now)
    baseline = _sum(store, measure, figure["cvegeo"], *before)
    if baseline.count == 0:
        raise _NotComparableError("zero_baseline")
    if total.lacks_some or baseline.lacks_some:
        reason = "some_missing"
    return 100 * (total.count / baseline.count - 1), reason


def _year_before(day: date) -> date:
    """The same day a year before; the last day of a month stays the last."""
    last = calendar.monthrange(day.year, day.month)[1] == day.day
    end = calendar.monthrange(day.year - 1, day.month)[1]
    return date(day.year - 1, day.month, end if last else min(day.day, end))


def _sum(store: Store, measure: Measure, cvegeo: str, start: date, end: date) -> _Sum:
    if start.day != 1 or end.day != calendar.monthrange(end.year, end.month)[1]:
        raise _NotComparableError("part_of_month")
    if measure.register and start < SERIES_BREAK <= end:
        raise _NotComparableError("register_changed")
    level: Level = "municipality" if len(cvegeo) > 2 else "state"
    places = () if cvegeo == COUNTRY else (cvegeo[:5],)
    period = Filters(since=start, until=end, cvegeo=places)
    areas = list_areas(store, period, measure=measure.code, level=level)
    if areas["months_present"].sum() == 0 and not _is_loaded(store, measure, len(cvegeo[:5])):
        raise _NotComparableError("not_loaded")
    present, expected = areas["months_present"].sum(), areas["months_expected"].sum()
    enough = _ENOUGH if cvegeo == COUNTRY else 1
    if areas.empty or present < enough * expected:
        raise _NotComparableError("no_data")
    population = areas["population"]
    return _Sum(
        count=int(areas["count"].sum()),
        population=None if population.isna().any() else float(population.sum()),
        days=(end - start).days + 1,
        lacks_some=present < expected,
    )


def _is_loaded(store: Store, measure: Measure, length: int) -> bool:
    """Whether the measure is known of any place with a code of this length."""
    sql = "SELECT 1 FROM statistic WHERE measure = ? AND length(cvegeo) = ? LIMIT 1"
    return not store.frame(sql, [measure.code, length]).empty


def _cutoff(store: Store, measure: Measure, cvegeo: str, start: date, end: date) -> date | None:
    """The oldest cut that the counts are from."""
    place = cvegeo[:5]
    rows = store.frame(_CUTOFFS, [measure.code, len(place), place, place, start, end])
    return min(rows["cutoff"].dropna(), default=None)
