"""Points of events as a profile may show them."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

from violencemap.export.properties import EventRecord, Point, Profile
from violencemap.export.shapes import PUBLIC_DECIMALS

__all__ = ["event_points"]

_PRIVATE_DECIMALS = 6


def event_points(records: Sequence[EventRecord], profile: Profile) -> list[Point | None]:
    """Longitude and latitude of each event, None where it has none.

    Private points have six decimals. Public ones have four, and rounding never carries them
    over the border of their municipality.
    """
    from violencemap.read.boundaries import locate_points

    if profile == "private":
        return [record.point and _rounded(record.point, _PRIVATE_DECIMALS) for record in records]
    placed = [record for record in records if record.point]
    crossings = {id(record): _crossings(record.point) for record in placed if record.point}
    flat = list(itertools.chain.from_iterable(crossings.values()))
    codes = iter(locate_points([x for x, _ in flat], [y for _, y in flat]) if flat else ())
    points: dict[int, Point] = {}
    for record in placed:
        four = crossings[id(record)]
        found = [next(codes) for _ in four]
        points[id(record)] = four[_nearest_inside(found, record.properties["cvegeo"])]
    return [points.get(id(record)) for record in records]


def _crossings(point: Point) -> list[Point]:
    """The four points of the public grid around a point, nearest first."""
    scale = 10**PUBLIC_DECIMALS
    sides = [(math.floor(value * scale), math.ceil(value * scale)) for value in point]
    around = [(x / scale, y / scale) for x, y in itertools.product(*sides)]
    return sorted(around, key=lambda one: math.dist(one, point))


def _nearest_inside(found: Sequence[str | None], cvegeo: str | None) -> int:
    """The first of the municipalities found that is the wanted one; the nearest if none is.

    None is where a place on the coast lies outside the simplified shape of its municipality.
    """
    return found.index(cvegeo) if cvegeo in found else 0


def _rounded(point: Point, decimals: int) -> Point:
    return round(point[0], decimals), round(point[1], decimals)
