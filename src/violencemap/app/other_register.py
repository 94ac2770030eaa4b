"""The same crime in SESNSP's other register: a chart of its own, never joined to the first."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from violencemap.app import cache, sentences
from violencemap.app.months import draw_months
from violencemap.app.text import text
from violencemap.app.view import Offer, View, last_year
from violencemap.measures import MEASURES, other_register
from violencemap.query.months import COUNTRY

__all__ = ["draw_other_register", "register_caveat"]


def draw_other_register(snapshot: cache.Snapshot, offer: Offer, view: View) -> None:
    """The last twelve months that the other register has for the place of the view."""
    measure = other_register(view.measure)
    if measure is None or not (period := last_year(offer.months[measure])):
        return
    other = replace(view, measure=measure, period=period)
    here = replace(other.filters, cvegeo=() if view.place == COUNTRY else (view.place,))
    months = cache.months_of(snapshot, here, measure, view.place)
    if months["count"].notna().any():
        name = sentences.measure(measure, view.language)
        draw_months(months, other, key="other_register", name=name)
        st.caption(text(view.language, "across_registers"))


def register_caveat(view: View) -> str | None:
    """What to mind about a measure of the new register."""
    is_new = MEASURES[view.measure].register == "after"
    return text(view.language, "register_caveat") if is_new else None
