"""What the map is told of events: points, or totals of municipalities where they are many."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from violencemap.codes import EventType, GeoPrecision, Language
from violencemap.query.placed import PlacedEvents
from violencemap.views.colors import MARKS, STATE_ONLY, Mark, event_mark
from violencemap.views.map.boundary_order import area_order, drawn_in
from violencemap.views.map.wording import event_date

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["event_fields", "mark_colors"]

_AS_POINT = {GeoPrecision.LOCALITY: 0, GeoPrecision.NEAR: 0, GeoPrecision.MUNICIPALITY: 1}

_EVENT_COLUMNS = [
    *("incident_id", "event_type", "event_date", "date_precision", "fatalities_best"),
    *("longitude", "latitude", "geo_precision"),
    *("place_name", "municipality_name", "state_name", "source_name", "source_date"),
    "review_status",
]


def mark_colors(language: Language) -> dict[str, Any]:
    """How the kinds of events look, and the number of those of which only the state is known."""
    return {
        "marks": [_colors(mark) | {"label": mark.label[language]} for mark in MARKS],
        "state_only": _colors(STATE_ONLY),
    }


def event_fields(events: PlacedEvents, language: Language) -> dict[str, Any]:
    """Events that have a place (``Events`` in ``frontend/src/payload.ts``)."""
    totals = None if events.totals is None else _totals(events.totals)
    return _points(events.points, language) | {"totals": totals}


def _totals(totals: pd.DataFrame) -> dict[str, Any]:
    """Numbers by municipality in the order of the boundary file, of those in which it is drawn.

    A list a number: they deflate to a byte an area, less than half of what rows would take.
    """
    import numpy as np

    drawn_at, codes = _drawn_at(), totals["cvegeo"].cat
    at = np.array([drawn_at.get(code, -1) for code in codes.categories], dtype=int)[codes.codes]
    looks = [MARKS.index(event_mark(code)) for code in totals["event_type"].cat.categories]
    kind = np.array(looks, dtype=int)[totals["event_type"].cat.codes]

    def sums(column: str, of: Any = slice(None)) -> list[int]:
        counts = totals[column].to_numpy(dtype=float)
        summed = np.bincount(at[of], weights=counts[of], minlength=len(area_order("municipality")))
        numbers: list[int] = summed.astype(int).tolist()
        return numbers

    return {
        "kinds": [sums("events", kind == number) for number in range(len(MARKS))],
        "localities": sums("localities"),
        "unreviewed": sums("unreviewed"),
    }


@cache
def _drawn_at() -> dict[str, int]:
    """Where municipalities stand in the boundary file, or those in which they are drawn."""
    position = {code: index for index, code in enumerate(area_order("municipality"))}
    return position | {code: position[parent] for code, parent in drawn_in().items()}


def _points(points: pd.DataFrame, language: Language) -> dict[str, Any]:
    """Events one by one, at about 10 m; types and sources are told once."""
    if points.empty:
        return {"rows": [], "types": [], "sources": []}
    placed = points[_EVENT_COLUMNS]
    types = sorted(placed["event_type"].unique())
    sources: dict[str, int] = {}
    rows = []
    deaths = placed["fatalities_best"].astype("Int64").astype(object)
    deaths = deaths.where(deaths.notna(), None)
    for row, killed in zip(placed.itertuples(), deaths, strict=True):
        source = _source(row.source_name, row.source_date, language)
        rows.append(
            (
                round(row.longitude, 4),
                round(row.latitude, 4),
                _AS_POINT[row.geo_precision],
                types.index(row.event_type),
                event_date(row.event_date, row.date_precision, language),
                killed,
                ", ".join(
                    dict.fromkeys(
                        filter(None, (row.place_name, row.municipality_name, row.state_name))
                    )
                ),
                sources.setdefault(source, len(sources)),
                row.incident_id,
                int(row.review_status == "unreviewed"),
            )
        )
    labels = [
        {"label": EventType(code).label[language], "group": MARKS.index(event_mark(code))}
        for code in types
    ]
    return {"rows": rows, "types": labels, "sources": list(sources)}


def _colors(mark: Mark) -> dict[str, str]:
    return {"fill": mark.fill, "stroke": mark.stroke, "text": mark.text}


def _source(name: str | None, published: date | None, language: Language) -> str:
    """Publisher and day of a report. Its title may name victims and stays out."""
    day = event_date(published, "day", language) if published else None
    return ", ".join(filter(None, (name, day)))
