"""What the map is told of the areas: a symbol, a flag and a count each, and what rates need."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from violencemap.codes import Level, Show
from violencemap.query.rates import annual_rate, poisson_interval
from violencemap.views.map.boundary_order import area_order, census, drawn_in, in_order
from violencemap.views.symbols import area_symbols

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

    Positions = npt.NDArray[np.intp]
    Numbers = npt.NDArray[np.float64]

__all__ = ["area_fields", "whole_numbers"]

_NOT_CHOSEN = " "
_FLAG_SYMBOLS = {
    "ok": ".",
    "zero": "0",
    "unstable": "u",
    "no_data": "-",
    "no_population": "?",
    "partial": "p",
}
_RATES = ("rate_per_100k", "rate_low", "rate_high")


def area_fields(areas: pd.DataFrame, *, measure: str, level: Level, show: Show) -> dict[str, Any]:
    """Fields of a payload, from rows of :func:`~violencemap.query.rates.list_areas`.

    What rates need is left out of a count of events, whose rates nobody reads.
    """
    at = in_order(areas["cvegeo"], level)
    fields = {
        "classes": _text(area_symbols(areas, show), at),
        "flags": _text(_flags(areas), at),
        "counts": whole_numbers(_drawn(areas, "count", at)),
        "populations": [],
        "days": 0,
        "intervals": {},
        "rates": {},
        "within": _within(areas, level) if level == "municipality" else [],
    }
    if measure == "events" and show == "count":
        return fields
    return fields | _rates(areas, level, at)


def whole_numbers(numbers: Numbers) -> list[int | None]:
    """As JSON has them: None where unknown."""
    import numpy as np

    missing = np.isnan(numbers)
    whole: list[int | None] = np.where(missing, 0, numbers).astype(int).tolist()
    for position in np.flatnonzero(missing):
        whole[position] = None
    return whole


def _flags(areas: pd.DataFrame) -> list[str]:
    return [
        _FLAG_SYMBOLS[flag] if comparability == "ok" else "x"
        for flag, comparability in zip(areas["rate_flag"], areas["comparability"], strict=True)
    ]


def _within(areas: pd.DataFrame, level: Level) -> list[tuple[int, str, int | None]]:
    young = areas.loc[areas["cvegeo"].isin(drawn_in()), ["cvegeo", "name", "count"]]
    counts = whole_numbers(_numbers(young, "count"))
    return [
        (area_order(level).index(drawn_in()[code]), name, count)
        for code, name, count in zip(young["cvegeo"], young["name"], counts, strict=True)
    ]


def _rates(areas: pd.DataFrame, level: Level, at: Positions) -> dict[str, Any]:
    """All that rates need, and the rates themselves where that gives others."""
    import numpy as np

    days = _days(areas)
    count, people = _drawn(areas, "count", at), _drawn(areas, "population", at)
    rates = np.column_stack([_drawn(areas, name, at) for name in _RATES])
    rate = rates[:, 0]
    follows = np.isclose(annual_rate(count, people, days or np.nan), rate)
    others = np.flatnonzero(~np.isnan(rate) & ~follows)
    distinct = np.unique(count[~np.isnan(count)])
    return {
        "populations": whole_numbers(people - census(level)),
        "days": days,
        "intervals": {
            str(int(number)): [float(f"{bound:.6g}") for bound in bounds]
            for number, *bounds in zip(distinct, *poisson_interval(distinct), strict=True)
        },
        "rates": dict(zip(map(str, others.tolist()), rates[others].round(1).tolist(), strict=True)),
    }


def _days(areas: pd.DataFrame) -> int:
    """Days of the period, which is the same of all areas."""
    if areas.empty or areas["period_start"].iloc[0] is None:
        return 0
    start: date = areas["period_start"].iloc[0]
    end: date = areas["period_end"].iloc[0]
    return (end - start).days + 1


def _text(symbols: list[str], at: Positions) -> str:
    """A character an area in the order of the boundary file."""
    padded = [*symbols, _NOT_CHOSEN]  # -1 takes the last
    return "".join([padded[position] for position in at.tolist()])


def _drawn(areas: pd.DataFrame, name: str, at: Positions) -> Numbers:
    """A column in the order of the boundary file, NaN where unknown or not chosen."""
    import numpy as np

    drawn: Numbers = np.append(_numbers(areas, name), np.nan)[at]
    return drawn


def _numbers(areas: pd.DataFrame, name: str) -> Numbers:
    import numpy as np

    numbers: Numbers = areas[name].to_numpy(dtype=float, na_value=np.nan)
    return numbers
