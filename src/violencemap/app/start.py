"""What stands above the map where nothing was added yet, and the way to add something."""

from __future__ import annotations

import streamlit as st

from violencemap.app import cache
from violencemap.app.links import link_to
from violencemap.app.profile import hidden_pages
from violencemap.app.text import text
from violencemap.app.view import Offer
from violencemap.codes import Language
from violencemap.query.loaded import has_own_data
from violencemap.store import default_store_path
from violencemap.store.build import restore_bundled

__all__ = ["draw_start"]

_DISMISSED = "start_dismissed"


def draw_start(snapshot: cache.Snapshot, offer: Offer, language: Language) -> None:
    """Say that what is seen is the bundled example, or that there is nothing at all."""
    can_add = "add" not in hidden_pages()
    if not any(offer.months.values()):
        st.info(text(language, "start_empty"))
        with st.container(horizontal=True):
            st.button(text(language, "start_load"), key="load_example", on_click=_load_example)
            if can_add:
                link_to("add", language, text(language, "start_add"))
    elif can_add and not st.session_state.get(_DISMISSED) and not _has_own_data(snapshot):
        with st.container(horizontal=True, vertical_alignment="center", key="start"):
            st.caption(text(language, "start_example"), width="content")
            link_to("add", language, text(language, "start_add"))
            st.button(
                text(language, "start_dismiss"), key="dismiss", on_click=_dismiss, type="tertiary"
            )


@st.cache_data(show_spinner=False, max_entries=2)
def _has_own_data(snapshot: cache.Snapshot) -> bool:
    return snapshot.ask(has_own_data)


def _load_example() -> None:
    restore_bundled(default_store_path())


def _dismiss() -> None:
    st.session_state[_DISMISSED] = True
