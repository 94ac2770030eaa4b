"""Where and how much: the sentence, the map with its legend, and the table of the same rows.

Streamlit knows an element by its place in the page. What comes and goes above the map stands in
a container that is always there, or the map would be made anew and lose zoom and position.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd
import streamlit as st

from violencemap.app import cache, sentences, tables
from violencemap.app.legend import draw_legend
from violencemap.app.map_actions import act, action_labels
from violencemap.app.map_events import MapEvents, event_counts, event_publishers, map_events
from violencemap.app.map_layers import (
    MapStatements,
    draw_statements,
    layer_fields,
    map_statements,
    statement_marks,
)
from violencemap.app.map_tiles import draw_tiles_notice, tile_fields
from violencemap.app.month_stepper import keep_month, stepper_fields
from violencemap.app.other_register import register_caveat
from violencemap.app.start import draw_start
from violencemap.app.style import MAP_HEIGHT
from violencemap.app.text import counted, format_month, format_number, text
from violencemap.app.view import Offer, View
from violencemap.app.year_before import year_before_sentence
from violencemap.app.years import draw_years
from violencemap.measures import MEASURES
from violencemap.query.placed import PlacedEvents
from violencemap.query.without_municipality import count_without_municipality
from violencemap.views.map.component import draw_component
from violencemap.views.map.payload import map_payload

__all__ = ["draw_page"]

_MAP = "violence_map"


def draw_page(snapshot: cache.Snapshot, offer: Offer, view: View) -> None:
    """Draw the page for a view."""
    areas = cache.areas(snapshot, view.filters, view.measure, view.level, view.show)
    events = map_events(snapshot, view.filters)
    _draw_heading(snapshot, offer, view, areas, events)
    with st.container(key="map_notices"):
        draw_start(snapshot, offer, view.language)
        draw_tiles_notice(view.language)
        if view.measure == "events" and not events.counts.matched:
            _draw_nothing_matches(offer, view)
    said = map_statements(snapshot, view)
    _draw_map(snapshot, offer, view, areas, events.placed, said)
    _draw_tables(view, areas, events)
    draw_statements(snapshot, said, view)
    draw_years(snapshot, view)
    _draw_caveats(snapshot, view)


def _draw_heading(
    snapshot: cache.Snapshot,
    offer: Offer,
    view: View,
    areas: pd.DataFrame,
    events: MapEvents,
) -> None:
    st.title(MEASURES[view.measure].label[view.language], anchor=False)
    with st.container(key="summary"):
        st.markdown(sentences.summary(view, offer, areas, events.counts))
    st.caption("  \n".join(_coverage(snapshot, offer, view, areas, events)))


def _coverage(
    snapshot: cache.Snapshot,
    offer: Offer,
    view: View,
    areas: pd.DataFrame,
    events: MapEvents,
) -> Iterator[str]:
    """What it is measured by, what is known and what is missing, a sentence each."""
    if before := year_before_sentence(snapshot, offer, view, areas):
        yield before
    if view.measure != "events":
        yield sentences.area_coverage(view, areas)
    of_any_precision = replace(view.filters, geo_precision_max=None)
    matched = cache.precision_counts(snapshot, of_any_precision)
    if matched["matched"]:
        yield sentences.event_coverage(view, matched, events.counts.matched)
    if events.placed.totals is not None:
        placed = format_number(events.placed.placed)
        yield text(view.language, "points_as_totals", n=placed)
    if events.counts.matched:
        yield sentences.review_coverage(view, events.counts)
    whole = event_counts(snapshot, replace(of_any_precision, since=None, until=None))
    if undated := whole.undated:
        yield counted(view.language, "undated", undated)


def _draw_nothing_matches(offer: Offer, view: View) -> None:
    say = view.language
    months = offer.months[view.measure]
    if not months:
        st.info(text(say, "no_months"))
        return
    whole = (months[0], months[-1])
    first, last = (format_month(month, say) for month in whole)
    st.info(text(say, "nothing_matches", first=first, last=last))
    if view.period != whole:
        st.button(text(say, "widen_period"), key="widen", on_click=_set_period, args=whole)


def _set_period(first: str, last: str) -> None:
    st.session_state.t = (first, last)


def _draw_map(
    snapshot: cache.Snapshot,
    offer: Offer,
    view: View,
    areas: pd.DataFrame,
    events: PlacedEvents,
    said: MapStatements,
) -> None:
    with st.container(key="skip"):
        first_table = "events-table" if view.measure == "events" else "areas-table"
        st.markdown(f"[{text(view.language, 'skip_map')}](#{first_table})")
    with st.container(key="picture"):  # what the button for the whole screen enlarges
        canvas, legend = st.columns([4, 1], gap="medium")
    with canvas, st.container(key="map"):
        payload = map_payload(
            areas,
            events,
            filters=view.filters,
            measure=view.measure,
            level=view.level,
            show=view.show,
            language=view.language,
        )
        draw_component(
            payload
            | {"actions": action_labels(offer, view), **tile_fields()}
            | stepper_fields(snapshot, view, key=_MAP)
            | layer_fields(said, view),
            key=_MAP,
            height=MAP_HEIGHT,
            on_choose=lambda choice: act(choice, offer),
            on_step=lambda: keep_month(_MAP),
        )
    with legend, st.container(key="legend"):
        draw_legend(view, areas, events, statement_marks(said, view.language))


def _draw_tables(view: View, areas: pd.DataFrame, events: MapEvents) -> None:
    """Under the events measure the events come first; under an official series, its areas."""
    if view.measure == "events":
        tables.draw_events(events.rows, view, matched=events.counts.matched)
        tables.draw_areas(areas, view)
    else:
        tables.draw_areas(areas, view)
        if events.counts.matched:
            tables.draw_events(events.rows, view, matched=events.counts.matched)


def _draw_caveats(snapshot: cache.Snapshot, view: View) -> None:
    """Who said it, how far it can be trusted, and where to turn with a mistake."""
    say = view.language
    if view.measure == "events":
        told = event_publishers(snapshot, view.filters)
        caveat, sources = "events_caveat", sentences.report_sources(view, told)
    else:
        told = cache.measure_sources(snapshot, view.measure)
        caveat = "deaths_caveat" if MEASURES[view.measure].unit == "deaths" else "statistic_caveat"
        sources = sentences.statistic_sources(view, told)
    notes = [text(say, "sources", sources=sources)] if sources else []
    notes += [text(say, caveat)]
    notes += [note] if (note := register_caveat(view)) else []
    notes += [text(say, "drawn_in_parent")] if view.level == "municipality" else []
    notes += [note] if (note := _without_municipality(snapshot, view)) else []
    notes += [text(say, "correction")]
    st.caption("\n\n".join(notes))


def _without_municipality(snapshot: cache.Snapshot, view: View) -> str | None:
    """How many official cases are in none of the municipalities, which add up to less."""
    if view.level == "state" or view.measure == "events":
        return None
    number = snapshot.ask(count_without_municipality, view.filters, view.measure)
    return text(view.language, "without_municipality", n=format_number(number)) if number else None
