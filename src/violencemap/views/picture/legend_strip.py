"""A legend in lines from left to right, for many small maps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from violencemap.views.legend import LegendRow
from violencemap.views.picture.frame import CONTENT_WIDTH
from violencemap.views.picture.lettering import text_width
from violencemap.views.picture.paint import row_fill

__all__ = ["Strip", "legend_strip"]

_SIZE, _SWATCH, _GAP, _LEADING = 13.0, 28.0, 22.0, 22.0


class Item(NamedTuple):
    """A swatch with its label; ``y`` is the base line."""

    x: float
    y: float
    fill: str
    label: str


class Strip(NamedTuple):
    """Title and items, and where the last line ends."""

    y: float
    title: str
    items: Sequence[Item]
    bottom: float


def legend_strip(
    title: str,
    rows: Sequence[LegendRow],
    top: float,
    *,
    width: float = CONTENT_WIDTH,
    counts: bool = False,
) -> Strip:
    """Lay the rows of a legend out in lines below its title.

    ``counts`` adds the number of areas to each label; over many maps there is no one number.
    """
    first = y = top + _SIZE + _LEADING
    x = 0.0
    items = []
    for row in rows:
        label = f"{row.label}: {row.areas:,}" if counts else row.label
        needed = _SWATCH + text_width(label, _SIZE)
        if x and x + needed > width:
            x, y = 0.0, y + _LEADING
        items.append(Item(round(x, 1), y, row_fill(row), label))
        x += needed + _GAP
    return Strip(first - _LEADING, title, items, y + 8)
