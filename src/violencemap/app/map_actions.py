"""What people do with a place or an event that they picked on the map.

The map offers the buttons and says which was pressed; here the controls at the side are set, in
a callback, so that the page that follows and its address are those of the new view.
"""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from violencemap.app.place_picker import go_to
from violencemap.app.text import text
from violencemap.app.turn import turn_to
from violencemap.app.view import Offer, View
from violencemap.query.months import COUNTRY

__all__ = ["act", "action_labels"]


def action_labels(offer: Offer, view: View) -> dict[str, str]:
    """Words of the buttons, by the names that ``frontend/src/actions.ts`` knows."""
    offered = ["choose", "place", "event", "back_to_state", "back_to_country"]
    if "municipality" in offer.levels(view.measure):
        offered.append("municipalities")
    # the map fills in the name of the state
    return {action: text(view.language, f"map_{action}", state="{state}") for action in offered}


def act(choice: Mapping[str, str], offer: Offer) -> None:
    """Do what a button of the map says; call in a callback. What does not exist is left alone."""
    action, code = choice.get("action"), choice.get("cvegeo", "")
    if action == "event":
        _open_event(choice.get("event_id", ""))
    elif code in {COUNTRY, *offer.states, *offer.municipalities}:
        go_to(code, offer)
        if action == "place":
            turn_to("place")


def _open_event(event_id: str) -> None:
    """Open the page of events at one of them."""
    st.session_state.e = event_id
    turn_to("events")
