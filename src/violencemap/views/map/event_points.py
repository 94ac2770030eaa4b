"""What the map is told of events: those that a point may stand for, and those it only counts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from violencemap.codes import EventType, GeoPrecision, Language
from violencemap.views.colors import MARKS, STATE_ONLY, Mark, event_mark
from violencemap.views.map.wording import event_date

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["event_points", "mark_colors", "state_events"]

_AS_POINT = {GeoPrecision.LOCALITY: 0, GeoPrecision.NEAR: 0, GeoPrecision.MUNICIPALITY: 1}

_EVENT_COLUMNS = [
    *("incident_id", "event_type", "event_date", "date_precision", "fatalities_best"),
    *("longitude", "latitude", "geo_precision"),
    *("place_name", "municipality_name", "state_name", "source_name", "source_date"),
    "review_status",
]


def state_events(incidents: pd.DataFrame) -> dict[str, int]:
    """Events of which only the state is known, by state: they are counted and never placed."""
    only_state = incidents[incidents["geo_precision"] == GeoPrecision.STATE]
    return {str(code): int(count) for code, count in only_state["cve_ent"].value_counts().items()}


def mark_colors(language: Language) -> dict[str, Any]:
    """How the kinds of events look, and the number of those of which only the state is known."""
    return {
        "marks": [_colors(mark) | {"label": mark.label[language]} for mark in MARKS],
        "state_only": _colors(STATE_ONLY),
    }


def event_points(incidents: pd.DataFrame, language: Language) -> dict[str, Any]:
    """Events that have a place, at about 10 m; types and sources are told once."""
    has_point = incidents["longitude"].notna() & incidents["geo_precision"].isin(_AS_POINT)
    placed = incidents.loc[has_point, _EVENT_COLUMNS]
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
    return {"rows": rows, "types": labels, "sources": list(sources), "totals": None}


def _colors(mark: Mark) -> dict[str, str]:
    return {"fill": mark.fill, "stroke": mark.stroke, "text": mark.text}


def _source(name: str | None, published: date | None, language: Language) -> str:
    """Publisher and day of a report. Its title may name victims and stays out."""
    day = event_date(published, "day", language) if published else None
    return ", ".join(filter(None, (name, day)))
