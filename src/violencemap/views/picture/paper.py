"""From an SVG to a PNG, by the renderer of vl-convert: no browser, no network."""

from __future__ import annotations

__all__ = ["svg_to_png"]

_SCALE = 2.0


def svg_to_png(svg: str) -> bytes:
    """PNG of a picture, two pixels for one of the SVG: 2,000 wide for a picture of this package."""
    import vl_convert

    return vl_convert.svg_to_png(svg, scale=_SCALE)
