"""What happened in this place: its months, events, figures, neighbors, groups and sources."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from violencemap.app import cache, sentences, tables
from violencemap.app.figure_table import figure_rows
from violencemap.app.group_words import group_statement
from violencemap.app.map_events import event_publishers, map_events
from violencemap.app.months import draw_months
from violencemap.app.other_register import draw_other_register, register_caveat
from violencemap.app.place_picker import draw_place_picker, go_to, place_title
from violencemap.app.text import counted, text
from violencemap.app.view import Offer, View
from violencemap.measures import MEASURES
from violencemap.query.incidents import IncidentCounts
from violencemap.query.months import COUNTRY, MonthsTotal, sum_months
from violencemap.query.neighbors import list_neighbors
from violencemap.types import Filters

__all__ = ["draw_page"]


def draw_page(snapshot: cache.Snapshot, offer: Offer, view: View) -> None:
    """Draw the page for the one place of a view: the first that is chosen at the side."""
    name = place_title(view.place, offer, view)
    here = replace(view.filters, cvegeo=() if view.place == COUNTRY else (view.place,))
    months = cache.months_of(snapshot, here, view.measure, view.place)
    events = map_events(snapshot, here)
    _draw_heading(offer, view, name, sum_months(months), events.counts)
    if len(months):
        draw_months(months, view)
    draw_other_register(snapshot, offer, view)
    if events.counts.matched:
        tables.draw_events(events.rows, view, matched=events.counts.matched)
    _draw_figures(snapshot, view)
    if view.place != COUNTRY:
        _draw_neighbors(offer, view)
        _draw_groups(snapshot, view)
    _draw_sources(snapshot, view, here)


def _draw_heading(
    offer: Offer, view: View, name: str, total: MonthsTotal, events: IncidentCounts
) -> None:
    say = view.language
    heading, picker = st.columns([3, 2], gap="small", vertical_alignment="bottom")
    heading.title(name, anchor=False)
    with picker:
        draw_place_picker(offer, view, label=text(say, "place_choose"))
    with st.container(key="summary"):
        if view.measure == "events":
            st.markdown(sentences.events_summary(view, name, events))
        else:
            st.markdown(sentences.place_summary(view, offer, name, total))
    if notes := _notes(view, offer, name, total, events):
        st.caption("  \n".join(notes))


def _notes(
    view: View, offer: Offer, name: str, total: MonthsTotal, events: IncidentCounts
) -> list[str]:
    say = view.language
    notes = []
    if len(view.municipalities or view.states) > 1:
        notes.append(text(say, "place_several", place=name))
    if view.measure != "events":
        notes += sentences.place_notes(view, total)
        if len(view.place) > 2 and view.measure not in offer.municipal:
            notes.append(text(say, "place_state_only"))
        if view.place == COUNTRY and total.months_present < total.months_expected:
            notes.append(text(say, "place_country_gap"))
        told = counted(say, "events", events.matched)
        notes.append(text(say, "place_events_too", events=told))
    return notes


def _draw_figures(snapshot: cache.Snapshot, view: View) -> None:
    """What reports say of the place in any period, for a figure is often of an older one."""
    say = view.language
    filters = replace(view.filters, since=None, until=None, cvegeo=(view.place,))
    figures = cache.compared_figures(snapshot, filters)
    st.header(text(say, "place_figures"), anchor=False)
    if figures.empty:
        st.caption(text(say, "place_figures_none"))
    else:
        tables.draw_list(figure_rows(figures, say), "place_figures", say)


def _draw_neighbors(offer: Offer, view: View) -> None:
    say = view.language
    neighbors = list_neighbors(view.place)
    st.header(text(say, "place_neighbors"), anchor=False)
    about = "place_neighbors_about" if neighbors else "place_neighbors_none"
    st.caption(text(say, about))
    with st.container(key="neighbors", horizontal=True, gap="small"):
        for code in neighbors:
            st.button(
                _short_name(code, view.place, offer),
                key=f"go_{code}",
                on_click=go_to,
                args=(code, offer),
            )


def _short_name(code: str, beside: str, offer: Offer) -> str:
    """Name of an area, with its state only where that is another one."""
    if code[:2] == beside[:2]:
        return offer.municipalities[code]
    return offer.place_name(code) or code


def _draw_groups(snapshot: cache.Snapshot, view: View) -> None:
    """Statements with who made them; names of groups stand nowhere else."""
    say = view.language
    groups = cache.groups(snapshot, view.place)
    st.header(text(say, "place_groups"), anchor=False)
    if groups.empty:
        st.caption(text(say, "place_groups_none"))
        return
    st.caption(text(say, "place_groups_about"))
    rows = groups.astype(object).where(groups.notna(), None).to_dict("records")
    with st.container(key="groups"):
        st.markdown("\n".join(f"- {group_statement(row, say)}" for row in rows))


def _draw_sources(snapshot: cache.Snapshot, view: View, here: Filters) -> None:
    say = view.language
    st.header(text(say, "place_sources"), anchor=False)
    told = sentences.report_sources(view, event_publishers(snapshot, here))
    notes = [told] if told else []
    if view.measure != "events":
        series = cache.measure_sources(snapshot, view.measure)
        notes.insert(0, sentences.statistic_sources(view, series))
        deaths = MEASURES[view.measure].unit == "deaths"
        notes.append(text(say, "deaths_caveat" if deaths else "statistic_caveat"))
    notes += [note] if (note := register_caveat(view)) else []
    notes += [text(say, "events_caveat"), text(say, "correction")]
    st.caption("\n\n".join(notes))
