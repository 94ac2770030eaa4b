"""The map as a visitor has it: a picture to look at, places to point at, a tooltip to read."""

from __future__ import annotations

import io
import re

import numpy as np
from PIL import Image
from playwright.sync_api import Page, expect
from scipy import ndimage

from violencemap.views.colors import MARKS

# A mark's number and rim cut it into pieces; pieces this near (in pixels) are one mark.
_GAP = 4
_SMALLEST_MARK = 20


class MapInPage:
    """Nothing here knows where the map drew what: marks are found by their color."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.host = page.locator(".vm-map")
        self.tooltip = page.locator(".vm-tooltip")

    def painted(self) -> int:
        """How many views the map has painted since it was made."""
        return int(self.host.get_attribute("data-painted") or 0)

    def wait_painted(self, after: int = 0) -> None:
        """Wait until the map has painted another view than those up to ``after``."""
        self.page.wait_for_function(
            """([map, after]) => Number(map.dataset.painted ?? 0) > after""",
            arg=[self.host.element_handle(), after],
        )

    def position(self) -> tuple[float, ...]:
        """Center (pixels of the whole world) and scale, as Leaflet keeps them in the page."""
        style = self.page.locator(".leaflet-proxy").get_attribute("style") or ""
        x, y, _, scale = map(float, re.findall(r"[(,]\s*([-\d.]+)", style))
        return x, y, scale

    def picture(self) -> np.ndarray:
        """Pixels of the map: height, width, red-green-blue."""
        self.page.mouse.move(0, 0)
        picture = Image.open(io.BytesIO(self.host.screenshot())).convert("RGB")
        return np.asarray(picture).astype(int)

    def marks(self) -> list[tuple[float, float]]:
        """Where the marks of events are, in pixels from the left and the top of the map."""
        picture = self.picture()
        is_mark = np.zeros(picture.shape[:2], dtype=bool)
        for fill in {mark.fill for mark in MARKS} - {"#ffffff"}:  # those have a rim of the first
            color = np.array([int(fill[at : at + 2], 16) for at in (1, 3, 5)])
            is_mark |= np.abs(picture - color).max(axis=2) < 24
        near = ndimage.binary_dilation(is_mark, iterations=_GAP)
        labels, count = ndimage.label(near)
        sizes = ndimage.sum(is_mark, labels, range(1, count + 1))
        centers = ndimage.center_of_mass(near, labels, range(1, count + 1))
        return [
            (float(x), float(y))
            for (y, x), size in zip(centers, sizes, strict=True)
            if size > _SMALLEST_MARK
        ]

    def point_at(self, x: float, y: float) -> list[str]:
        """Move the mouse there and hold it still; returns the lines of the tooltip."""
        box = self.host.bounding_box()
        assert box is not None
        self.page.mouse.move(box["x"] + x - 1, box["y"] + y, steps=4)
        self.page.wait_for_timeout(50)  # Leaflet looks where the mouse is every 32 ms
        self.page.mouse.move(box["x"] + x, box["y"] + y)
        expect(self.tooltip).to_be_visible()
        return self.lines()

    def events_at(self, x: float, y: float) -> int:
        """How many events the mark there says that it stands for."""
        title, *facts = self.point_at(x, y)
        several = re.fullmatch(r"([\d,]+) (eventos|events)", title)
        if several:
            return int(several[1].replace(",", ""))
        return sum(bool(re.search(r" · .*20\d\d", fact)) for fact in facts)

    def lines(self) -> list[str]:
        """Title and facts of the tooltip."""
        return [line for line in self.tooltip.inner_text().splitlines() if line]
