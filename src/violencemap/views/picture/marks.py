"""Marks of events on a picture: their place, their look and how many events each stands for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from violencemap.codes import GeoPrecision
from violencemap.views.colors import MARKS, event_mark
from violencemap.views.picture.lettering import text_width
from violencemap.views.picture.window import Window, projected_boundaries

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["PointMark", "StateNumber", "point_marks", "state_numbers"]

_ONE, _SEVERAL = 5.0, 7.5
_SQUARES = {GeoPrecision.MUNICIPALITY}
_POINTS = {GeoPrecision.LOCALITY, GeoPrecision.NEAR, *_SQUARES}


class PointMark(NamedTuple):
    """One point: ``radius`` is half its width in pixels, ``broken`` a rim that says unreviewed."""

    x: float
    y: float
    shape: str
    radius: float
    events: int
    fill: str
    stroke: str
    text: str
    broken: bool

    @property
    def dashes(self) -> float:
        """Length of a dash and of the gap after it: whole ones go around the rim."""
        around = (2 * np.pi if self.shape == "circle" else 8) * self.radius
        return float(round(around / round(around / 6) / 2, 2))


class StateNumber(NamedTuple):
    """How many events are known by state only, in the middle of it: a number, never a point."""

    x: float
    y: float
    number: str
    width: float


def state_numbers(only_state: Mapping[str, int], window: Window) -> list[StateNumber]:
    """One number a state of the window that has such events."""
    states = projected_boundaries("state", 1000).set_index("cvegeo").geometry
    numbers = []
    for code, events in sorted(only_state.items()):
        middle = states[code].representative_point()
        ((x, y),) = window.pixels(np.array([[middle.x, middle.y]])).round(1).tolist()
        number = f"+{events:,}"
        if 0 <= x <= window.width and 0 <= y <= window.height:
            numbers.append(StateNumber(x, y, number, round(text_width(number, 10.5) + 11, 1)))
    return numbers


def point_marks(incidents: pd.DataFrame, window: Window) -> list[PointMark]:
    """One mark a point of the window, from north to south, so that all of them can be seen.

    Events at one point are one mark with their number, with the look of the gravest and a
    broken rim while any of them is unreviewed, as on the map of the dashboard.
    """
    placed = incidents[incidents["longitude"].notna() & incidents["geo_precision"].isin([*_POINTS])]
    if placed.empty:
        return []
    pixels = window.points(placed["longitude"].to_numpy(float), placed["latitude"].to_numpy(float))
    rows = placed.assign(
        x=pixels[:, 0].round(1),
        y=pixels[:, 1].round(1),
        shape=["square" if code in _SQUARES else "circle" for code in placed["geo_precision"]],
        look=[MARKS.index(event_mark(code)) for code in placed["event_type"]],
        broken=placed["review_status"] == "unreviewed",
    )
    inside = rows["x"].between(0, window.width) & rows["y"].between(0, window.height)
    grouped = rows[inside].groupby(["y", "x", "shape"], sort=True)
    told = grouped.agg(look=("look", "min"), broken=("broken", "any"), events=("look", "size"))
    return [
        PointMark(
            x=float(x),
            y=float(y),
            shape=str(shape),
            radius=_SEVERAL if row.events > 1 else _ONE,
            events=int(row.events),
            fill=MARKS[row.look].fill,
            stroke=MARKS[row.look].stroke,
            text=MARKS[row.look].text,
            broken=bool(row.broken),
        )
        for (y, x, shape), row in zip(told.index, told.itertuples(), strict=True)
    ]
