"""What reports state, beside what official series say of the same place and months."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from violencemap.codes import MEASURES, SERIES_BREAK, Label, Level, Measure
from violencemap.query.figures import list_figures
from violencemap.query.rates import annual_rate, list_areas
from violencemap.types import Filters

if TYPE_CHECKING:
    import pandas as pd

    from violencemap.store import Store

__all__ = ["REASONS", "compare_figures"]

# Official measures of what an indicator of a report counts, the closest first.
_MEASURES_OF = {
    "homicide": (
        "intentional_homicide_victims",
        "intentional_homicide_case_files",
        "homicide_deaths",
    ),
    "femicide": ("femicide_victims", "femicide_case_files"),
}

REASONS = {
    "no_place": Label(
        es="El reporte no dice de qué lugar es la cifra.",
        en="The report does not say which place the figure is of.",
    ),
    "no_period": Label(
        es="El reporte no dice de qué meses es la cifra.",
        en="The report does not say which months the figure is of.",
    ),
    "no_baseline": Label(
        es="El reporte no dice con qué meses compara.",
        en="The report does not say which months it compares with.",
    ),
    "part_of_month": Label(
        es="El periodo no consta de meses completos; la serie oficial es mensual.",
        en="The period is not made of whole months; the official series is monthly.",
    ),
    "no_series": Label(
        es="Ninguna serie oficial cargada cuenta esto.",
        en="No official series that is loaded counts this.",
    ),
    "no_data": Label(
        es="La serie oficial no tiene todos los meses de este lugar. No significa cero.",
        en="The official series lacks months of this place. This does not mean zero.",
    ),
    "no_population": Label(
        es="Falta la población de este lugar.",
        en="The population of this place is not loaded.",
    ),
    "not_a_count": Label(
        es="Es una proporción; las series oficiales dan conteos.",
        en="It is a share; official series give counts.",
    ),
    "zero_baseline": Label(
        es="La serie oficial cuenta cero en el periodo de comparación.",
        en="The official series counts zero in the months compared with.",
    ),
    "register_changed": Label(
        es="No comparable: en 2026 cambió el registro (RNID).",
        en="Not comparable: the register changed in 2026 (RNID).",
    ),
    "other_unit": Label(
        es="El reporte cuenta personas; la serie oficial, carpetas, y una puede tener varias.",
        en="The report counts people, the official series case files, which may hold several.",
    ),
}


@dataclass(frozen=True, slots=True)
class _Sum:
    """An official count over whole months, with the mean population."""

    count: int
    population: float | None
    days: int


class _NotComparableError(Exception):
    """Carries the key of a reason."""


def compare_figures(store: Store, filters: Filters) -> pd.DataFrame:
    """Figures of reports, each with the official value of the same place, months and kind.

    Columns
    -------
    ...
        Those of :func:`~violencemap.query.figures.list_figures`.
    official_measure
        Code of :data:`~violencemap.codes.MEASURES` that was compared with; missing where none was.
    official_value
        In the unit of the figure; missing where there is none to compare with.
    difference
        ``value - official_value``; for changes in percent these are percentage points.
    reason
        Key of :data:`REASONS`: why there is no official value, or what to mind about it.
    """
    import pandas as pd

    frame = list_figures(store, filters)
    stated = frame.astype(object).where(frame.notna(), None).to_dict("records")
    compared = pd.DataFrame(
        [_compare(store, figure) for figure in stated],
        columns=["official_measure", "official_value", "reason"],
        index=frame.index,
        dtype=object,
    )
    official = compared["official_value"].astype(float)
    return frame.assign(
        **compared.assign(official_value=official, difference=frame["value"] - official)
    )


def _compare(store: Store, figure: dict[Any, Any]) -> tuple[str | None, float | None, str | None]:
    """Measure, official value and reason."""
    reason = None  # of the closest measure
    for measure in _measures_of(figure["indicator"]):
        try:
            value = _official_value(store, figure, measure)
        except _NotComparableError as caught:
            reason = reason or str(caught)
            continue
        unlike = measure.unit == "case_files" and figure["unit"] != "percent_change"
        return measure.code, round(value, 2), "other_unit" if unlike else None
    return None, None, reason or "no_series"


def _measures_of(indicator: str) -> Iterator[Measure]:
    for code in _MEASURES_OF.get(indicator, ()):
        if code in MEASURES:
            yield MEASURES[code]


def _official_value(store: Store, figure: dict[Any, Any], measure: Measure) -> float:
    if not figure["cvegeo"]:
        raise _NotComparableError("no_place")
    if figure["unit"] == "percent":
        raise _NotComparableError("not_a_count")
    start, end = figure["period_start"], figure["period_end"]
    if not start or not end:
        raise _NotComparableError("no_period")
    total = _sum(store, measure, figure["cvegeo"], start, end)
    match figure["unit"]:
        case "count":
            return total.count
        case "per_day":
            return total.count / total.days
        case "rate_per_100k":
            if not total.population:
                raise _NotComparableError("no_population")
            return float(annual_rate(total.count, total.population, total.days))
        case _:
            return _percent_change(store, figure, measure, total)


def _percent_change(store: Store, figure: dict[Any, Any], measure: Measure, total: _Sum) -> float:
    start, end = figure["baseline_start"], figure["baseline_end"]
    if not start or not end:
        raise _NotComparableError("no_baseline")
    if (start < SERIES_BREAK) != (figure["period_end"] < SERIES_BREAK):
        raise _NotComparableError("register_changed")
    before = _sum(store, measure, figure["cvegeo"], start, end)
    if before.count == 0:
        raise _NotComparableError("zero_baseline")
    return 100 * (total.count / before.count - 1)


def _sum(store: Store, measure: Measure, cvegeo: str, start: date, end: date) -> _Sum:
    if start.day != 1 or end.day != calendar.monthrange(end.year, end.month)[1]:
        raise _NotComparableError("part_of_month")
    if start < SERIES_BREAK <= end:
        raise _NotComparableError("register_changed")
    level: Level = "municipality" if len(cvegeo) > 2 else "state"
    places = () if cvegeo == "00" else (cvegeo[:5],)
    period = Filters(since=start, until=end, cvegeo=places)
    areas = list_areas(store, period, measure=measure.code, level=level)
    is_whole = (areas["months_present"] == areas["months_expected"]).all()
    if areas.empty or not is_whole or areas["count"].isna().any():
        raise _NotComparableError("no_data")
    population = areas["population"]
    return _Sum(
        count=int(areas["count"].sum()),
        population=None if population.isna().any() else float(population.sum()),
        days=(end - start).days + 1,
    )
