"""The controls, in the order of use; they stay over all pages and keep nothing of their own."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from urllib.parse import urlencode, urlsplit

import streamlit as st

from violencemap.app import sentences
from violencemap.app.session import browser_language, put_view, session_view
from violencemap.app.text import format_month, text
from violencemap.app.view import LAYERS, PRECISIONS, REVIEWS, Offer, View, last_year
from violencemap.codes import EventType, GeoPrecision, Language
from violencemap.measures import MEASURES

__all__ = ["alphabetical", "draw_sidebar"]


def draw_sidebar(offer: Offer) -> View:
    """Draw the controls; returns the view that they stand at."""
    language: Language = st.session_state.lang

    def say(key: str) -> str:
        return text(language, key)

    with st.sidebar:
        st.markdown(f"## violencemap\n{say('tagline')}")
        st.segmented_control(
            say("language"),
            ("es", "en"),
            format_func=str.upper,
            key="lang",
            required=True,
            on_change=_language_changed,
        )
        st.selectbox(
            say("measure"),
            offer.measures,
            format_func=lambda code: sentences.measure(code, language),
            key="m",
            on_change=_measure_changed,
            args=(offer,),
        )
        _draw_places(offer, say)
        _draw_period(offer, language)
        _draw_event_filters(offer, language, say)
        _draw_display(offer, say)
        _draw_actions(offer, language)
    return session_view()


def alphabetical(names: Mapping[str, str]) -> list[str]:
    """Codes in the order of their names, where an accent does not change a letter's place."""
    return sorted(names, key=lambda code: _unaccented(names[code]))


def _draw_places(offer: Offer, say: Callable[[str], str]) -> None:
    st.multiselect(
        say("state"),
        alphabetical(offer.states),
        format_func=lambda code: offer.states[code],
        key="ent",
        placeholder=say("all_states"),
        on_change=_states_changed,
        args=(offer,),
    )
    municipalities = offer.municipalities_of(st.session_state.ent)
    if municipalities:
        st.multiselect(
            say("municipality"),
            alphabetical(municipalities),
            format_func=lambda code: municipalities[code],
            key="mun",
            placeholder=say("all_municipalities"),
        )


def _draw_period(offer: Offer, language: Language) -> None:
    months = offer.months[st.session_state.m]
    if len(months) < 2:  # a slider needs two ends
        note = (
            text(language, "one_month", month=format_month(months[0], language))
            if months
            else text(language, "no_months")
        )
        st.caption(note)
        return
    st.select_slider(
        text(language, "period"),
        months,
        value=last_year(months),  # two ends make it a range; the session holds the real value
        format_func=lambda month: format_month(month, language),
        key="t",
    )


def _draw_event_filters(offer: Offer, language: Language, say: Callable[[str], str]) -> None:
    if len(offer.datasets) > 1:
        st.multiselect(say("dataset"), offer.datasets, key="ds", placeholder=say("all_datasets"))
    st.multiselect(
        say("type"),
        [str(code) for code in EventType],
        format_func=lambda code: EventType(code).label[language],
        key="type",
        placeholder=say("all_types"),
    )
    st.selectbox(
        say("precision"),
        PRECISIONS,
        format_func=lambda code: (
            say("precision_all") if code == "all" else GeoPrecision(code).label[language]
        ),
        key="prec",
        help=say("precision_help"),
    )
    st.selectbox(
        say("review"),
        REVIEWS,
        format_func=lambda review: say(f"review_filter_{review}"),
        key="rev",
        help=say("review_help"),
    )


def _draw_display(offer: Offer, say: Callable[[str], str]) -> None:
    st.segmented_control(
        say("show"),
        ("rate", "count"),
        format_func=lambda show: say(f"show_{show}"),
        key="v",
        required=True,
    )
    levels = offer.levels(st.session_state.m)
    if len(levels) > 1:
        st.segmented_control(
            say("level"),
            levels,
            format_func=lambda level: say(f"level_{level}"),
            key="lvl",
            required=True,
        )
    st.pills(
        say("layers"),
        LAYERS,
        selection_mode="multi",
        format_func=lambda layer: say(f"layer_{layer}"),
        key="ly",
        help=say("layers_help"),
    )


def _draw_actions(offer: Offer, language: Language) -> None:
    with st.popover(text(language, "copy_link"), width="stretch"):
        st.caption(text(language, "copy_link_help"))
        st.code(_link(session_view()), language=None, wrap_lines=True)
    st.button(
        text(language, "reset"),
        key="reset",
        on_click=_reset,
        args=(offer,),
        type="tertiary",
        width="stretch",
    )


def _link(view: View) -> str:
    """Address that opens the view; complete, so that it does not move with newer data."""
    here = urlsplit(st.context.url or "")
    query = urlencode(view.to_query(), doseq=True)
    return here._replace(path=here.path or "/", query=query).geturl()


def _measure_changed(offer: Offer) -> None:
    """Another measure has other months, another usual display and maybe no municipalities."""
    state = st.session_state
    months = offer.months[state.m]
    if not state.t or not set(state.t) <= set(months):
        state.t = last_year(months)
    state.v = MEASURES[state.m].usual_show
    state.lvl = offer.default_level(state.m, state.ent)


def _language_changed() -> None:
    """Send every control its value again: the browser knows it by its label of before."""
    put_view(session_view())


def _states_changed(offer: Offer) -> None:
    st.session_state.mun = []
    st.session_state.lvl = offer.default_level(st.session_state.m, st.session_state.ent)


def _reset(offer: Offer) -> None:
    put_view(View.default(offer, st.session_state.lang or browser_language()))


def _unaccented(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))
