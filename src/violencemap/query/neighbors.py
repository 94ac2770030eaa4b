"""Which areas lie beside each other."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from violencemap.codes import Level

if TYPE_CHECKING:
    import shapely

__all__ = ["list_neighbors"]


class _Shapes(NamedTuple):
    codes: list[str]
    polygons: Any  # NumPy array of polygons
    tree: shapely.STRtree


def list_neighbors(cvegeo: str) -> tuple[str, ...]:
    """Codes of the states, or municipalities, that share a border with one, the longest first.

    Areas that meet in a point are not neighbors. Empty for the country and for municipalities
    created since 2019, which have no polygon of their own yet.

    Examples
    --------
    >>> list_neighbors("02")
    ('03', '26')
    """
    import shapely

    shapes = _shapes("state" if len(cvegeo) == 2 else "municipality")
    if cvegeo not in shapes.codes:
        return ()
    own = shapes.polygons[shapes.codes.index(cvegeo)]
    near = shapes.tree.query(own, predicate="intersects")
    borders = shapely.length(shapely.intersection(own.boundary, shapes.polygons[near]))
    by_length = sorted(zip(borders, near, strict=True), reverse=True)
    return tuple(
        shapes.codes[index]
        for length, index in by_length
        if length > 0 and shapes.codes[index] != cvegeo
    )


@cache
def _shapes(level: Level) -> _Shapes:
    import shapely

    from violencemap.read.boundaries import read_boundaries  # slow to load, and only needed here

    frame = read_boundaries(level, 1000)
    polygons = frame.geometry.to_numpy()
    return _Shapes(frame["cvegeo"].tolist(), polygons, shapely.STRtree(polygons))
