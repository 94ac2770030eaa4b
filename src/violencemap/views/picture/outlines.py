"""Outlines of areas as the paths of an SVG, in tenths of a pixel.

Whole numbers that count from the point before make the shortest paths: all municipalities of the
country come to less than a megabyte. Steps smaller than a tenth of a pixel fall away.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import numpy as np
import shapely

from violencemap.codes import Level
from violencemap.read.boundaries import Detail
from violencemap.views.picture.window import Window, projected_boundaries

__all__ = ["TENTHS", "outlines"]

# Units of a path in a pixel.
TENTHS = 10
_COARSE: Detail = 1000
_FINE: Detail = 250
# From here on half a pixel is a kilometer, by which the coarse borders are simplified.
_COARSE_FROM_METERS_A_PIXEL = 2000


def outlines(
    level: Level, window: Window, *, only: Collection[str] | None = None
) -> dict[str, str]:
    """Path of each area that the window shows a part of, by code, in tenths of a pixel.

    Parameters
    ----------
    only
        Codes of the areas that are wanted; all when left out.
    """
    detail = _COARSE if window.meters_a_pixel >= _COARSE_FROM_METERS_A_PIXEL else _FINE
    frame = projected_boundaries(level, detail)
    if only is not None:
        frame = frame[frame["cvegeo"].isin(only)]
    west, south, east, north = window.bounds
    beyond = 4 * window.meters_a_pixel  # the cut lies where no rim is seen
    shown = shapely.clip_by_rect(
        frame.geometry.values, west - beyond, south - beyond, east + beyond, north + beyond
    )
    return {
        str(code): _path(geometry, window)
        for code, geometry in zip(frame["cvegeo"], shown, strict=True)
        if not geometry.is_empty
    }


def _path(geometry: Any, window: Window) -> str:
    rings = [
        ring
        for part in shapely.get_parts(geometry)
        if shapely.get_type_id(part) == shapely.GeometryType.POLYGON
        for ring in (part.exterior, *part.interiors)
    ]
    drawn = [_ring(shapely.get_coordinates(ring), window) for ring in rings]
    return "".join(drawn) or _dot(shapely.get_coordinates(geometry)[0], window)


def _ring(meters: np.ndarray[Any, Any], window: Window) -> str:
    """Closed path of a ring; nothing where it is smaller than what can be seen."""
    points = np.rint(window.pixels(meters[:-1]) * TENTHS).astype(int)
    steps = np.diff(points, axis=0)
    steps = steps[steps.any(axis=1)]
    if len(steps) < 2:
        return ""
    numbers = " ".join(map(str, steps.ravel().tolist())).replace(" -", "-")
    return f"M{points[0][0]} {points[0][1]}l{numbers}z"


def _dot(meters: np.ndarray[Any, Any], window: Window) -> str:
    """A tenth of a pixel for what is smaller than that: every area has a path."""
    x, y = np.rint(window.pixels(meters) * TENTHS).astype(int)
    return f"M{x} {y}h1v1z"
