"""Host of the map in Streamlit: one component that stays in the page while its data change."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, cast

import streamlit as st

from violencemap.errors import ViolenceMapError
from violencemap.views.map.payload import pack

__all__ = ["draw_component"]

# Declared in violencemap/pyproject.toml, where Streamlit looks for the folder to serve.
_NAME = "violencemap.map"
_STATIC = Path(__file__).with_name("static")


def draw_component(payload: dict[str, Any], *, key: str, height: int) -> dict[str, str] | None:
    """Draw the map, or change what it shows; returns what was clicked in this run.

    Parameters
    ----------
    payload
        From :func:`~violencemap.views.map.payload.map_payload`.
    key
        Same key, same map: position and zoom stay as the person left them.
    height
        Pixels; on phones the map takes at most 60 % of the screen.

    Returns
    -------
    dict or None
        ``{"cvegeo": …}`` for an area, ``{"event_id": …}`` for an event.
    """
    data = pack(payload | {"height": height})
    result = _component()(key=key, data=data, on_picked_change=_nothing_more)
    return cast("dict[str, str] | None", result.picked)


@cache
def _component() -> Any:
    if not (_STATIC / "streamlit.js").is_file():
        raise ViolenceMapError(
            "the map's front end is not built: install the package (pip install -e .), "
            "or run `npm ci` and `npm run build` in frontend/"
        )
    return st.components.v2.component(_NAME, js="streamlit.js", css="map.css")


def _nothing_more() -> None:
    """A pick only needs a callback to be reported; the run that follows reads it."""
