"""The dashboard: pages, sidebar and address around one view."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import cast

import streamlit as st

from violencemap.app import cache
from violencemap.app.follow import follow_store
from violencemap.app.pages import (
    add,
    compare,
    coverage,
    downloads,
    events,
    method,
    place,
    report,
    review,
)
from violencemap.app.pages import map as map_page
from violencemap.app.profile import hidden_pages
from violencemap.app.session import browser_language, follow_address, publish, session_view
from violencemap.app.sidebar import draw_sidebar
from violencemap.app.style import draw_style
from violencemap.app.text import counted, text
from violencemap.app.turn import arrive, turn_page
from violencemap.app.view import Offer, View
from violencemap.codes import Language
from violencemap.errors import StoreError

__all__ = ["PAGES", "main"]

PageFunction = Callable[[cache.Snapshot, Offer, View], None]

# The last part of a page's address is the same in both languages; the first is the default.
# They have no icons: Streamlit would fetch the icon of a page from another host.
PAGES: dict[str, PageFunction] = {
    "map": map_page.draw_page,
    "place": place.draw_page,
    "compare": compare.draw_page,
    "events": events.draw_page,
    "report": report.draw_page,
    "review": review.draw_page,
    "add": add.draw_page,
    "coverage": coverage.draw_page,
    "downloads": downloads.draw_page,
    "method": method.draw_page,
}
_FAVICON = Path(__file__).with_name("favicon.svg")


def main() -> None:
    """Run the dashboard once, as Streamlit does at every change of a control."""
    st.set_page_config(
        page_title="violencemap", page_icon=_FAVICON, layout="wide", initial_sidebar_state=340
    )
    draw_style()
    try:
        snapshot = cache.current_snapshot()
        follow_store(snapshot)
        offer = cache.offer(snapshot)
    except StoreError as error:
        st.error(text(browser_language(), "store_failed", reason=error))
        st.stop()
    arrive()
    page = _navigation(snapshot, offer)
    dropped = follow_address(offer, page.url_path, partial(cache.has_event, snapshot))
    view = draw_sidebar(offer)
    publish(view, offer, page.url_path)
    with st.container(key="notices"):  # always there: see pages/map.py
        if dropped:
            values = ", ".join(f"`{value}`" for value in dropped)
            st.warning(counted(view.language, "link_dropped", len(dropped), values=values))
    page.run()


def _navigation(snapshot: cache.Snapshot, offer: Offer) -> st.Page:
    language = _language_before_widgets(offer)
    pages = [
        st.Page(
            partial(_draw_page, draw, snapshot, offer),
            title=text(language, f"page_{path}"),
            url_path=path,
            default=path == "map",
        )
        for path, draw in PAGES.items()
        if path not in hidden_pages()
    ]
    page = st.navigation(pages, position="top")
    turn_page(pages)
    return page


def _language_before_widgets(offer: Offer) -> Language:
    """Titles of the pages are needed before the language control exists."""
    if "lang" in st.session_state:
        return cast(Language, st.session_state.lang)
    asked = {"lang": st.query_params.get_all("lang")}
    return View.from_query(asked, offer, browser_language())[0].language


def _draw_page(draw: PageFunction, snapshot: cache.Snapshot, offer: Offer) -> None:
    draw(snapshot, offer, session_view())
