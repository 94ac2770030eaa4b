"""Small maps that share their outlines, so that each area is written once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from violencemap.codes import Level, Show
from violencemap.query.years import YearOfAreas
from violencemap.views.picture.frame import CONTENT_WIDTH, render_svg
from violencemap.views.picture.outlines import outlines
from violencemap.views.picture.paint import HATCHES, SURROUNDINGS, area_fill
from violencemap.views.picture.window import Window
from violencemap.views.symbols import area_symbols

__all__ = ["COLUMNS", "GAP", "PANEL_WIDTH", "Fill", "SmallMaps", "year_svg"]

COLUMNS, GAP = 4, 24.0
PANEL_WIDTH = (CONTENT_WIDTH - (COLUMNS - 1) * GAP) / COLUMNS
_MOST_HEIGHT = 210.0


class Fill(NamedTuple):
    """Areas of a map that look the same: their fill, their symbol and their codes."""

    fill: str
    symbol: str
    codes: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class SmallMaps:
    """Outlines that all of them share."""

    window: Window
    areas: dict[str, str]
    surroundings: Sequence[str]
    borders: str

    @classmethod
    def of(cls, codes: Sequence[str], level: Level, *, width: float = PANEL_WIDTH) -> SmallMaps:
        """Outlines for areas of a level."""
        window = Window.around(
            codes, level, width=width, most_height=_MOST_HEIGHT, least_height=_MOST_HEIGHT / 2
        )
        states = outlines("state", window)
        touched = {code[:2] for code in codes}
        return cls(
            window=window,
            areas=outlines(level, window, only=codes),
            surroundings=[path for code, path in states.items() if code not in touched],
            borders="".join(path for code, path in states.items() if code in touched),
        )

    def fills(self, year: YearOfAreas, show: Show) -> list[Fill]:
        """What is painted in which color in a year."""
        symbols = zip(area_symbols(year.areas, show), year.areas["cvegeo"], strict=True)
        drawn = sorted((symbol, code) for symbol, code in symbols if code in self.areas)
        return [
            Fill(area_fill(symbol), symbol, [code for _, code in group])
            for symbol, group in groupby(drawn, key=lambda one: one[0])
        ]


def year_svg(maps: SmallMaps, year: YearOfAreas, show: Show) -> str:
    """SVG of one small map alone, without words, on nothing: for a page that has its words."""
    return render_svg(
        "year.svg",
        maps=maps,
        fills=maps.fills(year, show),
        hatches=HATCHES,
        surroundings=SURROUNDINGS,
    )
