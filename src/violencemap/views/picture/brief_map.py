"""The map of a brief with its legend below it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from violencemap.query.months import COUNTRY
from violencemap.views.legend import legend_rows, legend_title
from violencemap.views.map.view import MapView
from violencemap.views.picture.brief_wording import brief_text
from violencemap.views.picture.frame import render_svg
from violencemap.views.picture.legend_strip import legend_strip
from violencemap.views.picture.map_picture import draw_figure
from violencemap.views.picture.outlines import TENTHS, outlines
from violencemap.views.picture.paint import HATCHES, SURROUNDINGS
from violencemap.views.picture.scale_bar import scale_bar
from violencemap.views.picture.window import Window, projected_boundaries

__all__ = ["BRIEF_FONT", "brief_map"]

BRIEF_FONT = "Libertinus Serif"  # bundled with the typesetter
_WIDTH, _HEIGHT = 460.0, 330.0
_MOST_POINTS = 150
# Pixels: the outline of a smaller state would hide its color.
_SMALL = 45.0


def brief_map(view: MapView, place: str, name: str) -> dict[str, Any]:
    """SVG, caption, words for screen readers and the number of marks.

    On the map of the country a state stands out; one that is the whole map need not.
    """
    say = view.language
    figure = draw_figure(
        view,
        width=_WIDTH,
        most_height=_HEIGHT,
        least_height=_HEIGHT * 0.6,
        most_points=_MOST_POINTS,
    )
    kind, emphasis = "whole", None
    if not view.filters.cvegeo and place != COUNTRY:
        kind, emphasis = _emphasis(place, figure.window)
    figure = replace(figure, emphasis=emphasis)
    rows = legend_rows(view.areas, measure=view.measure, show=view.show, language=say)
    title = legend_title(view.measure, view.show, say)
    strip = legend_strip(title, rows, figure.window.height + 4, width=_WIDTH, counts=True)
    svg = render_svg(
        "figure.svg",
        fonts=BRIEF_FONT,
        figure=figure,
        bar=scale_bar(figure.window),
        strip=strip,
        hatches=HATCHES,
        surroundings=SURROUNDINGS,
    )
    caption = brief_text(
        f"map_caption_{kind}",
        say,
        level=brief_text(f"level_{view.level}", say),
        place=name,
    )
    classes = "; ".join(item.label for item in strip.items)
    alt = brief_text("map_alt", say, caption=f"{title}. {caption}", classes=classes)
    return {"svg": svg, "caption": caption, "alt": alt, "marks": len(figure.marks)}


def _emphasis(place: str, window: Window) -> tuple[str, str]:
    """A thick outline; around a state that it would cover, a ring."""
    corners = projected_boundaries("state", 1000).set_index("cvegeo").geometry[place].bounds
    (west, south), (east, north) = window.pixels(np.array(corners).reshape(2, 2)).tolist()
    width, height = east - west, south - north
    if max(width, height) >= _SMALL:
        return "outline", outlines("state", window, only=[place])[place]
    radius = round((max(width, height) / 2 + 6) * TENTHS)
    left, middle = round((west + east) / 2 * TENTHS) - radius, round((south + north) / 2 * TENTHS)
    half = f"a{radius} {radius} 0 1 0 {{}} 0"
    return "ring", f"M{left} {middle}{half.format(2 * radius)}{half.format(-2 * radius)}z"
