"""A map as a page of its own: one HTML file that says all that it needs to be understood."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from violencemap import __version__
from violencemap.codes import EventType, GeoPrecision, Language
from violencemap.query.coverage import list_measure_sources, list_sources
from violencemap.query.without_municipality import count_without_municipality
from violencemap.views.map.inline import (
    front_end,
    inline_boundaries,
    inline_payload,
    render,
)
from violencemap.views.map.page_wording import measure_caveat, page_text
from violencemap.views.map.view import MapView
from violencemap.views.map.wording import event_date

if TYPE_CHECKING:
    from datetime import date

    from violencemap.store import Store

__all__ = ["map_page"]

_HEIGHT = 600
# Rows of the table where the map tells totals: all of them would make a page of megabytes.
_FIRST_ROWS = 500


def map_page(store: Store, view: MapView, made: date) -> str:
    """HTML of the page. It holds what is public: no names of persons, no titles of reports."""
    language = view.language
    without_point = int(view.incidents["longitude"].isna().sum())
    shown = view.incidents if view.placed.totals is None else view.incidents.iloc[:_FIRST_ROWS]
    return render(
        "page.html",
        view=view,
        say=partial(page_text, language=language),
        legend=view.legend,
        unplaced=without_point and f"{without_point:,}",
        caveat=measure_caveat(view.measure, language),
        without_municipality=_without_municipality(store, view),
        sources=_sources(store, view),
        area_rows=[_area_row(row, view) for row in view.areas.itertuples()],
        event_rows=[_event_row(row, language) for row in shown.itertuples()],
        left_out=len(shown) < len(view.incidents)
        and page_text(
            "rows_first", language, first=f"{len(shown):,}", matched=f"{len(view.incidents):,}"
        ),
        version=__version__,
        made=event_date(made, "day", language),
        style=front_end("folium.css"),
        script=front_end("folium.js"),
        payload=inline_payload(view.payload, _HEIGHT),
        boundaries=inline_boundaries(view.payload),
    )


def _without_municipality(store: Store, view: MapView) -> str:
    """What official files place in no municipality, as text; nothing where all are placed."""
    if view.level == "state" or view.measure == "events":
        return ""
    number = count_without_municipality(store, view.filters, view.measure)
    return f"{number:,}" if number else ""


def _sources(store: Store, view: MapView) -> list[str]:
    """A line a source: who publishes what, its cut-off or date, its license."""
    if view.measure == "events":
        all_sources = list_sources(store)
        used = all_sources[all_sources["source_id"].isin(view.incidents["source_id"].dropna())]
        return list(dict.fromkeys(_report(row, view.language) for row in used.itertuples()))
    used = list_measure_sources(store, view.measure)
    return [_official(row, view.language) for row in used.itertuples()]


def _report(row: Any, language: Language) -> str:
    """Publisher and date of a report: its title may name a victim."""
    day = row.published and page_text(
        "published", language, day=event_date(row.published, "day", language)
    )
    return ", ".join(filter(None, (row.publisher or row.source_id, day)))


def _official(row: Any, language: Language) -> str:
    day = row.cutoff and page_text("cutoff", language, day=event_date(row.cutoff, "day", language))
    publisher = row.publisher if row.publisher != row.title else None
    return ", ".join(filter(None, (publisher, row.title, day, row.license)))


def _area_row(row: Any, view: MapView) -> dict[str, str]:
    unknown = page_text("no_data", view.language)
    return {
        "cvegeo": row.cvegeo,
        "name": row.name,
        "state_name": row.state_name,
        "count": _number(row.count, unknown),
        "rate": _number(row.rate_per_100k, "–", 1),
        "interval": f"{_number(row.rate_low, '', 1)}–{_number(row.rate_high, '', 1)}",
        "population": _number(row.population, "–"),
        "note": page_text(_note(row, view.measure), view.language),
    }


def _note(row: Any, measure: str) -> str:
    if row.comparability != "ok":
        return "not_comparable"
    if (row.rate_flag, measure) == ("zero", "events"):
        return "flag_zero_events"
    return f"flag_{row.rate_flag}"


def _event_row(row: Any, language: Language) -> dict[str, str]:
    places = (row.place_name, row.municipality_name, row.state_name)
    published = row.source_date and event_date(row.source_date, "day", language)
    return {
        "date": event_date(row.event_date, row.date_precision, language),
        "type": EventType(row.event_type).label[language],
        "place": ", ".join(dict.fromkeys(filter(None, places))) or "–",
        "precision": GeoPrecision(row.geo_precision).label[language],
        "deaths": _number(row.fatalities_best, "–"),
        "source": ", ".join(filter(None, (row.source_name, published))),
    }


def _number(value: Any, unknown: str, decimals: int = 0) -> str:
    import pandas as pd

    return unknown if pd.isna(value) else f"{value:,.{decimals}f}"
