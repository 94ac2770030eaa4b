"""Host of the map in Streamlit: one component that stays in the page while its data change."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from violencemap.errors import ViolenceMapError
from violencemap.views.map.payload import pack

__all__ = ["draw_component", "is_stepping"]

# Declared in violencemap/pyproject.toml, where Streamlit looks for the folder to serve.
_NAME = "violencemap.map"
_STATIC = Path(__file__).with_name("static")


def draw_component(
    payload: dict[str, Any],
    *,
    key: str,
    height: int,
    on_choose: Callable[[dict[str, str]], None] | None = None,
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
    """

    def chosen() -> None:
        if on_choose and (choice := st.session_state[key].chosen):
            on_choose(choice)

    data = pack(payload | {"height": height})
    _component()(key=key, data=data, on_chosen_change=chosen, on_stepping_change=_nothing_more)


def is_stepping(key: str) -> bool:
    """Whether the person has opened the months of a map: then a payload should hold them."""
    return bool(st.session_state.get(key, {}).get("stepping"))


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
