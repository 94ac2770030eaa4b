"""Tiles behind the map, where the person who runs the dashboard has named a provider."""

from __future__ import annotations

from typing import Any

import streamlit as st

from violencemap.app.text import text
from violencemap.codes import Language
from violencemap.errors import TilesError
from violencemap.views.map.tiles import chosen_tiles

__all__ = ["draw_tiles_notice", "tile_fields"]


def tile_fields() -> dict[str, Any]:
    """What a payload says of tiles; nothing where none are asked for, or none can be had."""
    try:
        tiles = chosen_tiles()
    except TilesError:
        return {}
    return {"tiles": tiles} if tiles else {}


def draw_tiles_notice(language: Language) -> None:
    """Say why the tiles that are asked for are not there."""
    try:
        chosen_tiles()
    except TilesError as error:
        st.warning(text(language, "map_no_tiles", reason=error))
