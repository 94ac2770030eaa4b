"""The scale bar of a map: the longest round number of kilometers that fits."""

from __future__ import annotations

from typing import NamedTuple

from violencemap.views.picture.window import Window

__all__ = ["ScaleBar", "scale_bar"]

_SHARE = 0.2  # of the width of the map, at most


class ScaleBar(NamedTuple):
    """Length in kilometers and in pixels."""

    kilometers: int
    pixels: float


def scale_bar(window: Window) -> ScaleBar:
    """Bar of 1, 2 or 5 kilometers, tens, hundreds …"""
    most = window.width * _SHARE * window.meters_a_pixel / 1000
    lengths = [step * 10**power for power in range(5) for step in (1, 2, 5)]
    kilometers = max((length for length in lengths if length <= most), default=1)
    return ScaleBar(kilometers, round(kilometers * 1000 / window.meters_a_pixel, 1))
