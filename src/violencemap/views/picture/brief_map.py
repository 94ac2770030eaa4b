"""The map of a brief with its legend below it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from violencemap.views.legend import legend_rows, legend_title
from violencemap.views.map.view import MapView
from violencemap.views.picture.brief_wording import brief_text
from violencemap.views.picture.frame import render_svg
from violencemap.views.picture.legend_strip import legend_strip
from violencemap.views.picture.map_picture import draw_figure
from violencemap.views.picture.outlines import outlines
from violencemap.views.picture.paint import HATCHES, SURROUNDINGS
from violencemap.views.picture.scale_bar import scale_bar

__all__ = ["brief_map"]

_WIDTH, _HEIGHT = 460.0, 330.0
_FONT = "Libertinus Serif"


def brief_map(view: MapView, place: str, name: str) -> dict[str, Any]:
    """SVG, caption and words for screen readers.

    A state on the map of the country has a thick outline; one that is the whole map has none.
    """
    say = view.language
    figure = draw_figure(view, width=_WIDTH, most_height=_HEIGHT, least_height=_HEIGHT * 0.6)
    states = outlines("state", figure.window, only=[place])
    outlined = not view.filters.cvegeo and place in states
    figure = replace(figure, emphasis=states[place] if outlined else None)
    rows = legend_rows(view.areas, measure=view.measure, show=view.show, language=say)
    title = legend_title(view.measure, view.show, say)
    strip = legend_strip(title, rows, figure.window.height + 4, width=_WIDTH, counts=True)
    svg = render_svg(
        "figure.svg",
        fonts=_FONT,
        figure=figure,
        bar=scale_bar(figure.window),
        strip=strip,
        hatches=HATCHES,
        surroundings=SURROUNDINGS,
    )
    caption = brief_text(
        "map_caption" if outlined else "map_caption_whole",
        say,
        level=brief_text(f"level_{view.level}", say),
        place=name,
    )
    classes = "; ".join(item.label for item in strip.items)
    alt = brief_text("map_alt", say, caption=f"{title}. {caption}", classes=classes)
    return {"svg": svg, "caption": caption, "alt": alt}
