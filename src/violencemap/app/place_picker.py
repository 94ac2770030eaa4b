"""The one place of a page: chosen on it, kept in the controls at the side and in the address."""

from __future__ import annotations

import streamlit as st

from violencemap.app.sidebar import alphabetical
from violencemap.app.text import text
from violencemap.app.view import Offer, View
from violencemap.query.months import COUNTRY

__all__ = ["all_places", "draw_place_picker", "go_to", "place_title"]


def place_title(code: str, offer: Offer, view: View) -> str:
    """``"Tulum, Quintana Roo"``, ``"Sonora"`` or the country in the language of the view."""
    return offer.place_name(code) or text(view.language, "country")


def all_places(offer: Offer) -> list[str]:
    """Codes of the country, the states and the municipalities, each by name."""
    return [COUNTRY, *alphabetical(offer.states), *alphabetical(offer.municipalities)]


def draw_place_picker(offer: Offer, view: View, *, label: str) -> None:
    """Control that shows the place of the view and moves it."""
    st.session_state.place = view.place
    st.selectbox(
        label,
        all_places(offer),
        format_func=lambda code: place_title(code, offer, view),
        key="place",
        help=text(view.language, "place_choose_help"),
        on_change=lambda: go_to(st.session_state.place, offer),
    )


def go_to(code: str, offer: Offer) -> None:
    """Set the controls at the side to one place; call in a callback."""
    state = st.session_state
    state.ent = [] if code == COUNTRY else [code[:2]]
    state.mun = [code] if len(code) > 2 else []
    state.lvl = offer.default_level(state.m, state.ent)
