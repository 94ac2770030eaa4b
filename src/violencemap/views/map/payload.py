"""What the map is told of a view: compact, without geometry, the same for both hosts.

The browser has the boundaries, so areas travel as lists in the order of the boundary file.
Rates and intervals of a whole country would double the bytes; they follow exactly from the
count, the population and the days, so the browser works them out when somebody asks. Where they
do not follow (months are missing), they travel. Populations travel as differences from those of
the census, which the front end has. ``frontend/src/payload.ts`` names each field.
"""

from __future__ import annotations

import csv
import json
import zlib
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from violencemap.bundled import bundled_path
from violencemap.codes import Language, Level, Show
from violencemap.query.rates import annual_rate, poisson_interval
from violencemap.types import Filters
from violencemap.views.colors import CLASS_COLORS, MARKS, NO_DATA_COLOR
from violencemap.views.map.event_points import event_points, state_events
from violencemap.views.map.wording import map_text
from violencemap.views.symbols import area_symbols

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["area_names", "area_order", "map_payload", "pack"]

_NOT_CHOSEN = " "
_FLAG_SYMBOLS = {
    "ok": ".",
    "zero": "0",
    "unstable": "u",
    "no_data": "-",
    "no_population": "?",
    "partial": "p",
}


def map_payload(
    areas: pd.DataFrame,
    incidents: pd.DataFrame,
    *,
    filters: Filters,
    measure: str,
    level: Level,
    show: Show,
    language: Language,
) -> dict[str, Any]:
    """Payload of a view, ready for JSON.

    Parameters
    ----------
    areas, incidents
        Rows of :func:`~violencemap.query.rates.list_areas` and
        :func:`~violencemap.query.incidents.list_incidents` for the same view.
    filters
        Their places are what the map looks at; all else is already in the rows.
    """
    return {
        "level": level,
        "scope": sorted({_drawn_in().get(code, code) for code in filters.cvegeo}),
        **_areas(areas, level, show, with_rates=measure != "events" or show == "rate"),
        "state_events": state_events(incidents) if level == "state" else {},
        "events": event_points(incidents, language),
        "colors": {
            "classes": CLASS_COLORS,
            "no_data": NO_DATA_COLOR,
            "marks": [
                {"fill": mark.fill, "stroke": mark.stroke, "text": mark.text} for mark in MARKS
            ],
        },
        "text": map_text(areas, measure=measure, level=level, language=language),
    }


def pack(payload: dict[str, Any]) -> bytes:
    """Payload as deflated JSON, as the browser unpacks it."""
    return zlib.compress(json.dumps(payload, ensure_ascii=False, separators=(",", ":")).encode())


@cache
def area_order(level: Level) -> tuple[str, ...]:
    """Codes of the areas in the order of the boundary file, which is that of the codes."""
    return tuple(sorted(code for code, row in _area_rows(level).items() if not row["drawn_in"]))


@cache
def area_names() -> dict[str, str]:
    """Name of every state and municipality, by code."""
    levels: tuple[Level, ...] = ("state", "municipality")
    return {code: row["name"] for level in levels for code, row in _area_rows(level).items()}


@cache
def _drawn_in() -> dict[str, str]:
    """Municipalities younger than the boundaries, and the one that each is drawn in."""
    rows = _area_rows("municipality").items()
    return {code: row["drawn_in"] for code, row in rows if row["drawn_in"]}


@cache
def _area_rows(level: Level) -> dict[str, dict[str, str]]:
    with bundled_path("areas.csv").open(encoding="utf-8", newline="") as file:
        return {row["cvegeo"]: row for row in csv.DictReader(file) if row["level"] == level}


def _areas(areas: pd.DataFrame, level: Level, show: Show, *, with_rates: bool) -> dict[str, Any]:
    rows = areas.assign(symbol=area_symbols(areas, show), flag=_flags(areas))
    drawn = rows.set_index("cvegeo").reindex(_order_index(level))
    young = areas[areas["cvegeo"].isin(_drawn_in())]
    fields = {
        "classes": "".join(drawn["symbol"].fillna(_NOT_CHOSEN).tolist()),
        "flags": "".join(drawn["flag"].fillna(_NOT_CHOSEN).tolist()),
        "counts": _integers(drawn["count"]),
        "populations": [],
        "days": 0,
        "intervals": {},
        "rates": {},
        "within": [
            (area_order(level).index(_drawn_in()[code]), name, count)
            for code, name, count in zip(
                young["cvegeo"], young["name"], _integers(young["count"]), strict=True
            )
        ],
    }
    return fields | (_rates(drawn, level) if with_rates else {})


def _flags(areas: pd.DataFrame) -> list[str]:
    return [
        _FLAG_SYMBOLS[flag] if comparability == "ok" else "x"
        for flag, comparability in zip(areas["rate_flag"], areas["comparability"], strict=True)
    ]


def _rates(drawn: pd.DataFrame, level: Level) -> dict[str, Any]:
    """All that rates need, and the rates themselves where that gives others."""
    import numpy as np

    days = _days(drawn)
    count = drawn["count"].to_numpy(dtype=float, na_value=np.nan)
    people = drawn["population"].to_numpy(dtype=float, na_value=np.nan)
    low, high = poisson_interval(np.unique(count[~np.isnan(count)]))
    known = drawn["rate_per_100k"].notna().to_numpy()
    follows = np.isclose(annual_rate(count, people, days or np.nan), drawn["rate_per_100k"])
    given = drawn[["rate_per_100k", "rate_low", "rate_high"]].round(1).to_numpy()
    return {
        "populations": _integers(drawn["population"] - _census(level)),
        "days": days,
        "intervals": {
            str(int(number)): [float(f"{bound:.6g}") for bound in bounds]
            for number, *bounds in zip(np.unique(count[~np.isnan(count)]), low, high, strict=True)
        },
        "rates": {str(index): given[index].tolist() for index in np.flatnonzero(known & ~follows)},
    }


@cache
def _order_index(level: Level) -> pd.Index:
    import pandas as pd

    return pd.Index(area_order(level), dtype=object)


@cache
def _census(level: Level) -> pd.Series:
    """Populations that the browser has already, by code; 0 where the census knows none."""
    import pandas as pd

    rows = _area_rows(level)
    known = {code: int(rows[code]["population"] or 0) for code in area_order(level)}
    return pd.Series(known, index=_order_index(level), dtype="Int64")


def _days(drawn: pd.DataFrame) -> int:
    first = drawn["period_start"].first_valid_index()
    if first is None:
        return 0
    start: date = drawn["period_start"][first]
    end: date = drawn["period_end"][first]
    return (end - start).days + 1


def _integers(column: pd.Series) -> list[int | None]:
    return [
        None if missing else int(value)
        for value, missing in zip(column.tolist(), column.isna().tolist(), strict=True)
    ]
