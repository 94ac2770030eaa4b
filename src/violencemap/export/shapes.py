"""Shapes and points as RFC 7946 wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from violencemap.bundled import bundled_path
from violencemap.codes import Level

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shapely import Geometry

__all__ = ["PUBLIC_DECIMALS", "area_shapes", "bounding_box", "geojson_geometry"]

# Four decimals are about 11 m.
PUBLIC_DECIMALS = 4


def area_shapes(level: Level, meters: int) -> dict[str, Geometry]:
    """Polygons of the bundled boundaries by code, at a level of detail of 250 or 1000 m."""
    import geopandas

    layer = "states" if level == "state" else "municipalities"
    file = bundled_path("boundaries", f"mexico_{meters}m.topojson")
    frame = geopandas.read_file(file, layer=layer)
    return dict(zip(frame["cvegeo"], frame.geometry, strict=True))


def geojson_geometry(shape: Geometry) -> dict[str, Any]:
    """GeoJSON of a polygon: rounded, valid, exterior rings counter-clockwise, holes clockwise.

    Source: RFC 7946, section 3.1.6.
    """
    import numpy as np
    import shapely

    on_grid = shapely.set_precision(shape, 10**-PUBLIC_DECIMALS)
    oriented = shapely.orient_polygons(on_grid)
    # the grid's points are not yet the shortest numbers that name them
    exact = shapely.transform(oriented, lambda points: np.round(points, PUBLIC_DECIMALS))
    geometry: dict[str, Any] = shapely.geometry.mapping(exact)
    return geometry


def bounding_box(geometries: Iterable[dict[str, Any] | None]) -> list[float] | None:
    """West, south, east and north of all geometries together, None when there is none."""
    import shapely

    shapes = [shapely.geometry.shape(one) for one in geometries if one is not None]
    if not shapes:
        return None
    return [float(bound) for bound in shapely.total_bounds(shapes)]
