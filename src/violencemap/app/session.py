"""The view lives in two places, the widgets and the web address; here they are kept equal.

Streamlit's own ``bind="query-params"`` writes the *label* of an option into the address, which
changes with the language; ours writes codes. A view is kept in the session under the keys of
the address (``lang``, ``m``, ``ent`` …), which are also the keys of the widgets.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast

import streamlit as st

from violencemap.app.view import LAYERS, Offer, View
from violencemap.codes import Language

__all__ = [
    "browser_language",
    "follow_address",
    "opened_month",
    "publish",
    "put_view",
    "session_view",
]

_SEEN = "seen_address"
_DROPPED = "dropped_values"
_OPENED = "opened_month"

OpenedMonth = dict[str, Any]
"""``turn`` grows each time, so that the map knows the month that is new from the one it left."""


def browser_language() -> Language:
    """Language of the browser, English when it is neither Spanish nor known."""
    return "es" if (st.context.locale or "").lower().startswith("es") else "en"


def follow_address(offer: Offer, page: str, has_event: Callable[[str], bool]) -> tuple[str, ...]:
    """Take the view from the address where it was opened or stepped back to.

    Returns the values of the address that had to be dropped. The address is followed at the
    first run and when it changed while no widget did (the browser's back button); a page
    switch, which empties it, keeps the view. What was chosen among data that are gone since,
    because an addition was taken back, is let go. ``has_event`` tells whether there is an event.
    """
    asked = {key: st.query_params.get_all(key) for key in st.query_params}
    seen = st.session_state.get(_SEEN)
    if seen is None or _stepped_back(asked, page, seen, offer):
        view, dropped = View.from_query(asked, offer, browser_language())
        event = view.event
        if event and not has_event(event):
            view, dropped = replace(view, event=None), (*dropped, event)
        st.session_state[_DROPPED] = dropped
        put_view(view)
    else:
        _let_go(offer)
    return cast(tuple[str, ...], st.session_state[_DROPPED])


def _let_go(offer: Offer) -> None:
    view = session_view()
    fitting, _ = View.from_query(view.to_query(), offer, view.language)
    if fitting != view:
        put_view(fitting)


def publish(view: View, offer: Offer, page: str) -> None:
    """Write the view into the address; the default view has a bare one."""
    is_default = view == View.default(offer, browser_language())
    query = {} if is_default else view.to_query()
    if st.session_state.get(_SEEN, ("", {}))[1] != query:
        st.session_state[_DROPPED] = ()  # the notice goes with the first change of the view
    st.session_state[_SEEN] = (page, query)
    if {key: st.query_params.get_all(key) for key in st.query_params} != query:
        st.query_params.from_dict(query)


def put_view(view: View) -> None:
    """Set every widget to the view; call before the widgets are drawn, or in a callback."""
    st.session_state.update(
        lang=view.language,
        m=view.measure,
        ent=[*view.states],
        mun=[*view.municipalities],
        t=view.period,
        type=[*view.types],
        prec=view.precision,
        rev=view.review,
        ds=[*view.datasets],
        v=view.show,
        lvl=view.level,
        ly=[*view.layers],
        vs=view.against,
        b=view.other_place,
        t2=view.other_period,
        e=view.event,
        mo=view.month,
    )
    opened: OpenedMonth = st.session_state.get(_OPENED, {"turn": 0})
    st.session_state[_OPENED] = {"turn": opened["turn"] + 1, "month": view.month or ""}


def opened_month() -> OpenedMonth:
    """The month that the map was last set to from outside, by a link or the back button."""
    return cast(OpenedMonth, st.session_state.get(_OPENED, {"turn": 0, "month": ""}))


def session_view() -> View:
    """View that the widgets stand at. A widget that was not drawn is at its default."""
    state: dict[str, Any] = {key: st.session_state.get(key) for key in _WIDGETS}
    return View(
        language=state["lang"],
        measure=state["m"],
        states=tuple(state["ent"] or ()),
        municipalities=tuple(state["mun"] or ()),
        period=state["t"] and tuple(state["t"]),
        types=tuple(state["type"] or ()),
        precision=state["prec"] or "all",
        review=state["rev"] or "all",
        datasets=tuple(state["ds"] or ()),
        show=state["v"],
        level=state["lvl"] or "state",
        layers=tuple(layer for layer in LAYERS if layer in (state["ly"] or ())),
        against=state["vs"] or "place",
        other_place=state["b"],
        other_period=state["t2"] and tuple(state["t2"]),
        event=state["e"],
        month=state["mo"],
    )


def _stepped_back(
    asked: dict[str, list[str]], page: str, seen: tuple[str, dict[str, list[str]]], offer: Offer
) -> bool:
    seen_page, seen_query = seen
    emptied_by_page_switch = page != seen_page and not asked
    if asked == seen_query or emptied_by_page_switch:
        return False
    written = View.from_query(seen_query, offer, browser_language())[0]
    return session_view() == written


_WIDGETS = (
    *("lang", "m", "ent", "mun", "t", "type", "prec", "rev", "ds"),
    *("v", "lvl", "ly", "vs", "b", "t2", "e", "mo"),
)
