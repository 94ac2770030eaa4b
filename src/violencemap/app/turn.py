"""Turning to another page from a callback.

Streamlit cannot switch pages in a callback, and when a script does, it forgets the values of all
widgets. So a callback asks for the page, the next run goes there, and the view is carried along.
"""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from violencemap.app.session import put_view, session_view

__all__ = ["arrive", "turn_page", "turn_to"]

_WANTED, _CARRIED = "turn_to_page", "carried_view"


def turn_to(path: str) -> None:
    """Ask for a page by its ``url_path``; call in a callback."""
    st.session_state[_WANTED] = path


def turn_page(pages: Iterable[st.Page]) -> None:
    """Go to the page that a callback asked for."""
    wanted = st.session_state.pop(_WANTED, None)
    for page in pages:
        if page.url_path == wanted:
            view = st.session_state[_CARRIED] = session_view()
            # with its address at once: without, a step back would come to a bare page
            st.switch_page(page, query_params=view.to_query())


def arrive() -> None:
    """Set the controls to the view that was carried here; call before they are drawn."""
    if view := st.session_state.pop(_CARRIED, None):
        put_view(view)
