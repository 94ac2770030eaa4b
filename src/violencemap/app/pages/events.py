"""Show me the reports: the events of the view, and where each fact of one comes from."""

from __future__ import annotations

from collections.abc import Collection

import streamlit as st

from violencemap.app import cache, sentences, tables
from violencemap.app.event_card import draw_card
from violencemap.app.event_choice import close_event, event_choice
from violencemap.app.map_events import map_events
from violencemap.app.text import text
from violencemap.app.view import Offer, View

__all__ = ["draw_page"]


def draw_page(snapshot: cache.Snapshot, offer: Offer, view: View) -> None:
    """Draw the page for a view, whatever its measure: the filters choose the events."""
    say = view.language
    events = map_events(snapshot, view.filters)
    st.title(text(say, "page_events"), anchor=False)
    with st.container(key="summary"):
        name = sentences.place(view, offer)
        st.markdown(sentences.events_summary(view, name, events.counts))
    if events.counts.matched:
        choice = event_choice(events.rows["incident_id"])
        tables.draw_events(events.rows, view, choice=choice, matched=events.counts.matched)
    _draw_chosen(snapshot, view, shown=set(events.rows["incident_id"]))
    st.caption(text(say, "correction"))


def _draw_chosen(snapshot: cache.Snapshot, view: View, *, shown: Collection[str]) -> None:
    """The card of the chosen event, also where no row of the table is its."""
    say = view.language
    event = cache.event(snapshot, view.event) if view.event else None
    if event is None:
        if shown:
            st.info(text(say, "events_choose"))
        return
    if view.event not in shown:
        st.info(text(say, "event_not_listed"))
        st.button(text(say, "event_close"), key="close_event", on_click=close_event)
    draw_card(snapshot, event, say)
