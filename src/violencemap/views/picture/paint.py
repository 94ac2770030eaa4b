"""How an area looks in a picture, from its symbol: as on the map of the dashboard.

Hatches are patterns of lines over the color of the class, so that both can be read, in gray too.
"""

from __future__ import annotations

from typing import NamedTuple

from violencemap.views.colors import CLASS_COLORS, NO_DATA_COLOR
from violencemap.views.legend import LegendRow
from violencemap.views.symbols import CLASSES, FEW_CASES, NO_DATA, NOT_COMPARABLE

__all__ = ["HATCHES", "SURROUNDINGS", "Hatch", "area_fill", "row_fill"]

# Land that was not chosen: gray, for near-white is zero.
SURROUNDINGS = "#e6e8eb"
_BLANK = "#ffffff"
_DARK_LINES, _LIGHT_LINES, _QUIET_LINES = "#28323c", "#ffffff", "#8b949e"
_DARK_FROM = 4  # from this class on the color is dark


class Hatch(NamedTuple):
    """A pattern: its name in the picture, the color below and that of the lines."""

    name: str
    color: str
    lines: str


HATCHES = (
    Hatch("hatch-none", NO_DATA_COLOR, _QUIET_LINES),
    *(
        Hatch(f"hatch-{index}", color, _LIGHT_LINES if index >= _DARK_FROM else _DARK_LINES)
        for index, color in enumerate(CLASS_COLORS)
    ),
)
_PATTERN_OF = {hatch.color: f"url(#{hatch.name})" for hatch in HATCHES}


def area_fill(symbol: str) -> str:
    """Value of ``fill`` for a symbol of :mod:`violencemap.views.symbols`.

    >>> area_fill("c")
    'url(#hatch-2)'
    """
    if symbol == NOT_COMPARABLE:
        return _BLANK
    if symbol == NO_DATA:
        return _PATTERN_OF[NO_DATA_COLOR]
    if symbol in FEW_CASES:
        return _PATTERN_OF[CLASS_COLORS[FEW_CASES.index(symbol)]]
    return CLASS_COLORS[CLASSES.index(symbol)]


def row_fill(row: LegendRow) -> str:
    """Value of ``fill`` for the swatch of a row of the legend."""
    if row.color == "transparent":
        return _BLANK
    return _PATTERN_OF[row.color] if row.hatch else row.color
