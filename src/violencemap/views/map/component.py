"""Host of the map in Streamlit: one component that stays in the page while its data change."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from violencemap.errors import ViolenceMapError
from violencemap.views.map.payload import pack

__all__ = ["draw_component", "stepped_month"]

# Declared in violencemap/pyproject.toml, where Streamlit looks for the folder to serve.
_NAME = "violencemap.map"
_STATIC = Path(__file__).with_name("static")


def draw_component(
    payload: dict[str, Any],
    *,
    key: str,
    height: int,
    on_choose: Callable[[dict[str, str]], None] | None = None,
    on_step: Callable[[], None] | None = None,
) -> None:
    """Draw the map, or change what it shows.

    Parameters
    ----------
    payload
        From :func:`~violencemap.views.map.payload.map_payload`.
    key
        Same key, same map: position and zoom stay as the person left them.
    height
        Pixels; on phones the map takes at most 60 % of the screen.
    on_choose
        Callback for the buttons of what is picked, which the payload names under ``actions``:
        ``{"action": …, "cvegeo": …}`` of an area, ``{"action": …, "event_id": …}`` of an event.
    on_step
        Callback for when the months were opened or closed, or another one is shown for a while:
        :func:`stepped_month` tells which.
    """

    def chosen() -> None:
        if on_choose and (choice := st.session_state[key].chosen):
            on_choose(choice)

    data = pack(payload | {"height": height})
    _component()(
        key=key, data=data, on_chosen_change=chosen, on_stepping_change=on_step or _nothing_more
    )


def stepped_month(key: str) -> str | None:
    """Month that a map shows (``"2021-03"``), ``""`` for the period, None while they are closed."""
    month: str | None = st.session_state.get(key, {}).get("stepping")
    return month


def _nothing_more() -> None:
    """The run that follows reads the state."""


@cache
def _component() -> Any:
    if not (_STATIC / "streamlit.js").is_file():
        raise ViolenceMapError(
            "the map's front end is not built: install the package (pip install -e .), "
            "or run `npm ci` and `npm run build` in frontend/"
        )
    return st.components.v2.component(_NAME, js="streamlit.js", css="map.css")
