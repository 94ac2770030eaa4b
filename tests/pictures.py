"""What the tests of pictures share: the parts of an SVG, and the colors of a PNG."""

from __future__ import annotations

import io
from datetime import date
from xml.etree import ElementTree

from PIL import Image

from violencemap.types import Filters

# The last twelve months of the bundled official series.
LAST_YEAR = Filters(since=date(2024, 7, 1), until=date(2025, 6, 30))
SVG = "{http://www.w3.org/2000/svg}"


def parse(svg: str) -> ElementTree.Element:
    """Root of a picture; fails where it is no XML."""
    return ElementTree.fromstring(svg)


def words(svg: str) -> str:
    """All text that is drawn, without what only screen readers hear; all spaces are plain."""
    text = " ".join(part.text or "" for part in parse(svg).iter(f"{SVG}text"))
    return text.replace("\N{NO-BREAK SPACE}", " ")


def symbols(svg: str) -> list[str]:
    """Symbol of each area that is drawn."""
    paths = parse(svg).iter(f"{SVG}path")
    return [path.attrib["data-class"] for path in paths if "data-class" in path.attrib]


def open_png(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")


def colors(picture: Image.Image) -> set[str]:
    """Colors of a picture that cover more than a few pixels."""
    found = picture.getcolors(picture.width * picture.height) or []
    return {f"#{red:02x}{green:02x}{blue:02x}" for n, (red, green, blue) in found if n > 20}
