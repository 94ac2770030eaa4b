"""Links from one page to another, which keep the session."""

from __future__ import annotations

import streamlit as st

from violencemap.app.text import text
from violencemap.codes import Language

__all__ = ["link_to"]


def link_to(page: str, language: Language, label: str | None = None) -> None:
    """Link to a page by the last part of its address; the label is its title if none is given."""
    title = text(language, f"page_{page}")
    target = st.Page(_elsewhere, url_path=page, title=title, default=page == "map")
    st.page_link(target, label=label or title)


def _elsewhere() -> None:
    """Stand for a page that is drawn elsewhere; Streamlit knows pages by their addresses."""
