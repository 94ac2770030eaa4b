"""Where a map looks: the part of Mexico, in meters, that fills a rectangle of the picture.

Pictures use EPSG:6372, INEGI's conformal conic projection: Mexico has its usual form there, and
a scale bar holds across the map to about two percent.

Source: INEGI, Sistema de referencia: Cónica Conforme de Lambert, ITRF2008 (EPSG:6372).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from typing import Any

import geopandas
import numpy as np
import pyproj
import shapely

from violencemap.codes import Level
from violencemap.read.boundaries import Detail, read_boundaries

__all__ = ["Window", "projected_boundaries"]

_PROJECTION = 6372
_MARGIN = 0.03  # of the longer side, so that no border touches the rim
# No map shows less: more would be a detail that the simplified borders do not have.
_LEAST_METERS = 20_000
# The Islas Marías are within, Guadalupe and Revillagigedo beyond.
_FAR_AT_SEA_METERS = 150_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A rectangle of the plane, its upper left corner in meters, and its size in pixels."""

    west: float
    north: float
    meters_a_pixel: float
    width: float
    height: float

    @classmethod
    def around(
        cls,
        codes: Collection[str],
        level: Level,
        *,
        width: float,
        most_height: float,
        least_height: float = 0,
    ) -> Window:
        """Window of a width that shows areas whole; its height is what they need.

        Areas that are too tall for ``most_height`` stand in the middle of the width. The whole
        country has all its islands; of chosen areas those far at sea are left out, which would
        make the land too small to read.
        """
        frame = projected_boundaries(level, 1000)
        shown = frame[frame["cvegeo"].isin(codes)]
        if len(shown) in (0, len(frame)):
            bounds = frame.total_bounds
        else:
            bounds = shapely.total_bounds(_near_parts(shown.geometry.to_numpy()))
        west, south, east, north = bounds.tolist()
        margin = _MARGIN * max(east - west, north - south)
        wide = max(east - west + 2 * margin, _LEAST_METERS)
        tall = max(north - south + 2 * margin, _LEAST_METERS)
        scale = max(wide / width, tall / most_height)
        height = min(max(tall / scale, least_height), most_height)
        return cls(
            west=(west + east) / 2 - scale * width / 2,
            north=(south + north) / 2 + scale * height / 2,
            meters_a_pixel=scale,
            width=width,
            height=height,
        )

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east and north in meters."""
        return (
            self.west,
            self.north - self.height * self.meters_a_pixel,
            self.west + self.width * self.meters_a_pixel,
            self.north,
        )

    def pixels(self, coordinates: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
        """Pixels right of and below the corner, of rows of meters east and north."""
        corner = np.array([self.west, self.north])
        scale = np.array([1, -1]) / self.meters_a_pixel
        return np.asarray((coordinates - corner) * scale)

    def points(
        self, longitudes: np.ndarray[Any, Any], latitudes: np.ndarray[Any, Any]
    ) -> np.ndarray[Any, Any]:
        """Pixels of points in degrees, EPSG:4326, a row each."""
        return self.pixels(np.column_stack(_to_meters().transform(longitudes, latitudes)))

    def shows(self, codes: Collection[str], level: Level) -> bool:
        """Whether all of these areas, every island included, lie in the window."""
        frame = projected_boundaries(level, 1000)
        shown = frame[frame["cvegeo"].isin(codes)]
        west, south, east, north = self.bounds
        far_west, far_south, far_east, far_north = shown.total_bounds
        return bool(
            west <= far_west and south <= far_south and far_east <= east and far_north <= north
        )


@cache
def projected_boundaries(level: Level, detail: Detail) -> geopandas.GeoDataFrame:
    """Boundaries of :func:`~violencemap.read.boundaries.read_boundaries` in meters, EPSG:6372."""
    return read_boundaries(level, detail).to_crs(_PROJECTION)


def _near_parts(areas: Any) -> Any:
    """The largest part of each area, and those that are no further than islands near a coast."""
    main = [max(shapely.get_parts(area), key=shapely.area) for area in areas]
    parts = shapely.get_parts(areas)
    land = shapely.MultiPolygon(main)
    return parts[shapely.distance(parts, land) <= _FAR_AT_SEA_METERS]


@cache
def _to_meters() -> pyproj.Transformer:
    return pyproj.Transformer.from_crs(4326, _PROJECTION, always_xy=True)
