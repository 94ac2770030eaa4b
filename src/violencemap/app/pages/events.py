"""Show me the reports: the events of the view, and where each fact of one comes from."""

from __future__ import annotations

import streamlit as st

from violencemap.app import cache, sentences, tables
from violencemap.app.event_card import draw_card
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
    if not events.counts.matched:
        return
    chosen = tables.draw_events(events.rows, view, choose=True, matched=events.counts.matched)
    if chosen is None:
        st.info(text(say, "events_choose"))
    else:
        draw_card(snapshot, chosen, say)
    st.caption(text(say, "correction"))
