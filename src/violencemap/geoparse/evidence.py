"""Which states and municipalities a report speaks of, and how near to a name."""

from __future__ import annotations

import math
from bisect import bisect_left, insort
from collections import defaultdict

from violencemap.geoparse.text import Document
from violencemap.types import Place

__all__ = ["Evidence", "kilometers"]

_SAME_MUNICIPALITY = 1.4
_STATE_OF_VILLAGE = 0.6


class Evidence:
    """Codes found at offsets. The nearest counts, so that distant paragraphs move nothing."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._found: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)

    def __bool__(self) -> bool:
        return bool(self._found)

    def add(self, offset: int, cvegeo: str, weight: float) -> None:
        """Note that the report speaks of a place at an offset; ``weight`` up to 1."""
        insort(self._found[cvegeo[:2]], (offset, weight))
        if len(cvegeo) > 2:
            insort(self._found[cvegeo[:5]], (offset, weight))

    def support(self, offset: int, place: Place) -> float:
        """How strongly the report speaks of where a place lies, 0 to 1.4.

        The state supports a municipality fully; a village needs its municipality named.
        """
        of_state = self._nearest(offset, place.cvegeo[:2])
        if place.level != "municipality":
            of_state *= _STATE_OF_VILLAGE
        if len(place.cvegeo) < 5:
            return of_state
        return max(of_state, _SAME_MUNICIPALITY * self._nearest(offset, place.cvegeo[:5]))

    def _nearest(self, offset: int, code: str) -> float:
        found = self._found.get(code)
        if not found:
            return 0.0
        index = bisect_left(found, (offset, 0.0))
        around = found[max(0, index - 2) : index + 3]
        return max(
            (self.nearness(offset, other) * weight for other, weight in around if other != offset),
            default=0.0,
        )

    def nearness(self, offset: int, other: int) -> float:
        """1 in the same sentence, less by paragraphs; what stands before counts more."""
        document = self._document
        if document.sentence(offset) == document.sentence(other):
            return 1.0
        apart = document.paragraph(offset) - document.paragraph(other)
        if apart == 0:
            return 0.9
        if apart > 0:
            return max(0.55, 0.85 - 0.05 * apart)
        return max(0.45, 0.75 + 0.05 * apart)


def kilometers(one: Place, other: Place) -> float:
    """Distance on a sphere, true to half a percent; NaN for a place without coordinates."""
    latitudes = math.radians(one.latitude), math.radians(other.latitude)
    east = math.radians(other.longitude - one.longitude)
    north = latitudes[1] - latitudes[0]
    half = math.sin(north / 2) ** 2 + math.prod(map(math.cos, latitudes)) * math.sin(east / 2) ** 2
    return 12_742 * math.asin(math.sqrt(half))
