"""A map as a picture: SVG with real text, drawn in Python from the bundled boundaries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from violencemap.views.map.page_wording import page_text
from violencemap.views.map.view import MapView
from violencemap.views.picture.credits import credit_lines
from violencemap.views.picture.frame import CONTENT_WIDTH, Frame
from violencemap.views.picture.legend_blocks import BLOCK_WIDTH, Block, class_block, mark_block
from violencemap.views.picture.marks import PointMark, StateNumber, point_marks, state_numbers
from violencemap.views.picture.outlines import outlines
from violencemap.views.picture.paint import HATCHES, SURROUNDINGS, area_fill
from violencemap.views.picture.scale_bar import scale_bar
from violencemap.views.picture.window import Window
from violencemap.views.picture.wording import picture_text
from violencemap.views.symbols import area_symbols

if TYPE_CHECKING:
    from violencemap.store import Store

__all__ = ["Figure", "draw_figure", "map_svg"]

# More points than this are a blot.
_MOST_POINTS = 500
_GAP = 24.0
_BAR_ROOM = 40.0  # below the legend, for the scale bar


class Area(NamedTuple):
    """A drawn area: its path, fill, symbol (see ``violencemap.views.symbols``) and a title."""

    cvegeo: str
    path: str
    fill: str
    symbol: str
    title: str


@dataclass(frozen=True, kw_only=True)
class Figure:
    """The map alone, without words around it; ``emphasis`` is the outline of what it is about."""

    window: Window
    surroundings: Sequence[str]
    neighbors: Sequence[str]
    areas: Sequence[Area]
    borders: Sequence[str]
    marks: Sequence[PointMark]
    state_numbers: Sequence[StateNumber]
    emphasis: str | None = None


def map_svg(store: Store, view: MapView, made: date) -> str:
    """SVG of the map of a view: what it shows, its legend, sources and how to cite it.

    It is 1,000 pixels wide, in EPSG:6372, on white, and holds what is public: no names of
    persons, no titles of reports. Text is text, lettered in what every system has.

    Parameters
    ----------
    made
        Day that is written on it.
    """
    say = view.language
    classes = class_block(
        view.legend["title"], picture_text(f"areas_{view.level}", say), view.legend["classes"]
    )
    is_country = not view.filters.cvegeo
    room = CONTENT_WIDTH if is_country else CONTENT_WIDTH - BLOCK_WIDTH - _GAP
    figure = draw_figure(view, width=room, most_height=640, least_height=420)
    marks = _mark_block(view, figure)
    blocks = _place_blocks(classes, marks, figure.window, is_country)
    bar = scale_bar(figure.window)
    frame = Frame(
        title=view.title,
        sentence=view.summary,
        notes=[*_notes(view, figure), *_credits(store, view, made)],
        language=say,
    )
    height = figure.window.height
    if not is_country:
        height = max(height, *(y + block.height + _BAR_ROOM for _, y, block in blocks))
    return frame.draw(
        "map.svg",
        figure_height=height,
        figure_bottom=height,
        description=" ".join([view.summary, *(block.spoken() for *_, block in blocks)]),
        figure=figure,
        blocks=blocks,
        bar=bar,
        bar_left=figure.window.width - bar.pixels if is_country else room + _GAP,
        hatches=HATCHES,
        surroundings=SURROUNDINGS,
    )


def draw_figure(
    view: MapView,
    *,
    width: float,
    most_height: float,
    least_height: float = 0,
    most_points: int = _MOST_POINTS,
) -> Figure:
    """Areas, borders and marks of a view in a window around its areas; no marks if too many."""
    codes = view.areas["cvegeo"].tolist()
    window = Window.around(
        codes, view.level, width=width, most_height=most_height, least_height=least_height
    )
    states = outlines("state", window)
    touched = {code[:2] for code in codes}
    paths = outlines(view.level, window, only=codes)
    too_many = len(view.incidents) > most_points
    return Figure(
        window=window,
        surroundings=[path for code, path in states.items() if code not in touched],
        neighbors=_neighbors(view, window, touched),
        areas=_areas(view, paths),
        borders=[states[code] for code in sorted(touched) if code in states],
        marks=[] if too_many else point_marks(view.incidents, window),
        state_numbers=_state_numbers(view, window),
    )


def _state_numbers(view: MapView, window: Window) -> list[StateNumber]:
    """On a map of states: below it, a number in the middle would look like a place."""
    if view.level != "state" or view.incidents.empty:
        return []
    return state_numbers(view.placed.only_state, window)


def _neighbors(view: MapView, window: Window, touched: set[str]) -> list[str]:
    """Municipalities of the same states that were not chosen."""
    if view.level == "state" or not any(len(code) > 2 for code in view.filters.cvegeo):
        return []
    chosen = set(view.areas["cvegeo"])
    around = outlines("municipality", window)
    return [path for code, path in around.items() if code[:2] in touched and code not in chosen]


def _areas(view: MapView, paths: dict[str, str]) -> list[Area]:
    symbols = area_symbols(view.areas, view.show)
    return [
        Area(row.cvegeo, paths[row.cvegeo], area_fill(symbol), symbol, _area_title(row, view))
        for row, symbol in zip(view.areas.itertuples(), symbols, strict=True)
        if row.cvegeo in paths
    ]


def _area_title(row: Any, view: MapView) -> str:
    import pandas as pd

    value = row.rate_per_100k if view.show == "rate" else row.count
    if pd.isna(value):
        return f"{row.name}: {page_text('no_data', view.language).lower()}"
    return f"{row.name}: {value:,.{1 if view.show == 'rate' else 0}f}"


def _mark_block(view: MapView, figure: Figure) -> Block | None:
    """What the marks on the map mean; none of those that only a map that moves has."""
    shapes = {"circle", "square"} if figure.marks else set()
    shapes |= {"pill"} if figure.state_numbers else set()
    if not shapes:
        return None
    rows = [row for row in view.legend["marks"] if row.shape in shapes]
    several = any(mark.events > 1 for mark in figure.marks)
    more = picture_text("several_events", view.language) if several else None
    return mark_block(view.legend["events"], rows, more)


def _place_blocks(
    classes: Block, marks: Block | None, window: Window, is_country: bool
) -> list[tuple[float, float, Block]]:
    """Left and upper edge of each block, counted from the corner of the map.

    Mexico leaves room for them in the Gulf and in the Pacific; other maps have them at the right.
    """
    if is_country:
        placed = [(window.width - BLOCK_WIDTH, 0.0, classes)]
        return placed + ([(0.0, window.height - marks.height, marks)] if marks else [])
    left = window.width + _GAP
    placed = [(left, 0.0, classes)]
    return placed + ([(left, classes.height + _GAP, marks)] if marks else [])


def _notes(view: MapView, figure: Figure) -> list[str]:
    """What the map cannot show."""
    say = view.language
    notes = []
    if len(view.incidents) > _MOST_POINTS:
        notes.append(picture_text("too_many_events", say, n=f"{len(view.incidents):,}"))
    elif without_point := int(view.incidents["longitude"].isna().sum()):
        notes.append(page_text("unplaced", say, n=f"{without_point:,}"))
    if not figure.window.shows(view.areas["cvegeo"], view.level):
        notes.append(picture_text("far_islands", say))
    if view.areas["provisional"].any():
        notes.append(picture_text("provisional", say))
    return notes


def _credits(store: Store, view: MapView, made: date) -> list[str]:
    return credit_lines(
        store,
        view.filters,
        view.incidents,
        measure=view.measure,
        language=view.language,
        made=made,
    )
