"""Pictures of the dashboard for the README, from the bundled data.

    python scripts/screenshots.py [folder]     default: docs/images

Needs Chromium and the extra ``test``. The dashboard runs on a store of its own.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.error import URLError
from urllib.request import urlopen

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from violencemap.app.launch import streamlit_command

ROOT = Path(__file__).resolve().parents[1]
DESKTOP, PHONE = (1440, 900), (390, 844)
VICTIMS = "m=intentional_homicide_victims"


class Picture(NamedTuple):
    """A page and where its mouse is: fractions of the map's width and height."""

    address: str
    window: tuple[int, int] = DESKTOP
    scheme: str = "light"
    mouse: tuple[float, float] | None = None


PICTURES = {
    "map-events": Picture("/?m=events&ent=23&lang=en", mouse=(0.69, 0.155)),
    "map-rates": Picture(f"/?{VICTIMS}&lang=en", mouse=(0.25, 0.3)),
    "map-dark": Picture("/?m=femicide_victims&lang=es", scheme="dark"),
    "downloads": Picture("/downloads?m=events&ent=23&lang=en"),
    "phone": Picture(f"/?{VICTIMS}&lang=es", window=PHONE),
}


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "images"
    folder.mkdir(parents=True, exist_ok=True)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with serving() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, picture in PICTURES.items():
            path = folder / f"{name}.png"
            take(browser, address, picture, path)
            print(f"{path.name}: {path.stat().st_size / 1024:.0f} kB")


@contextmanager
def serving() -> Iterator[str]:
    """Address of a dashboard that runs as long as the block."""
    with tempfile.TemporaryDirectory() as scratch, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        environment = os.environ | {
            "VIOLENCEMAP_STORE": str(Path(scratch) / "store.duckdb"),
            "STREAMLIT_SERVER_HEADLESS": "true",
        }
        server = subprocess.Popen(streamlit_command(port), env=environment, cwd=scratch)
        try:
            wait_for(f"http://localhost:{port}/_stcore/health")
            yield f"http://localhost:{port}"
        finally:
            server.terminate()
            server.wait()


def wait_for(address: str) -> None:
    for _ in range(300):
        try:
            with urlopen(address, timeout=1):
                return
        except URLError:
            time.sleep(0.1)
    raise SystemExit(f"the dashboard did not answer at {address}")


def take(browser: Browser, address: str, picture: Picture, path: Path) -> None:
    width, height = picture.window
    page = browser.new_page(
        viewport={"width": width, "height": height}, color_scheme=picture.scheme
    )
    page.goto(address + picture.address)
    page.get_by_role("heading", level=1).wait_for()
    if picture.address.startswith("/?"):
        page.locator(".vm-map[data-painted]").wait_for()
    page.wait_for_timeout(500)
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    page.wait_for_timeout(1500)  # tables are painted after the script has run
    if picture.mouse:
        point_at(page, *picture.mouse)
    page.screenshot(path=path)
    page.close()
    make_small(path)


def point_at(page: Page, right: float, down: float) -> None:
    box = page.locator(".vm-map").bounding_box()
    assert box is not None
    x, y = box["x"] + right * box["width"], box["y"] + down * box["height"]
    page.mouse.move(x - 1, y)
    page.wait_for_timeout(100)  # the map looks where the mouse is every 32 ms
    page.mouse.move(x, y)
    page.wait_for_timeout(100)


def make_small(path: Path) -> None:
    """Keep 256 colors, which flat areas and text do with."""
    with Image.open(path) as picture:
        small = picture.convert("RGB").quantize(256, dither=Image.Dither.NONE)
    small.save(path, optimize=True)


if __name__ == "__main__":
    main()
