"""Pictures of the dashboard for the README: bundled data, two languages, two widths.

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
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, sync_playwright

from violencemap.app.launch import streamlit_command

ROOT = Path(__file__).resolve().parents[1]
DESKTOP, PHONE = (1440, 900), (390, 844)
VICTIMS = "m=intentional_homicide_victims"

# name: page and query (without language), window, color scheme
PICTURES = {
    "map-events": ("/?m=events", DESKTOP, "light"),
    "map-rates": (f"/?{VICTIMS}", DESKTOP, "light"),
    "map-state": ("/?m=events&ent=23", DESKTOP, "light"),
    "map-dark": (f"/?{VICTIMS}", DESKTOP, "dark"),
    "downloads": ("/downloads?m=events", DESKTOP, "light"),
    "phone-map": (f"/?{VICTIMS}", PHONE, "light"),
    "phone-downloads": ("/downloads?m=events", PHONE, "light"),
}


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "images"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        port = free_port()
        environment = os.environ | {
            "VIOLENCEMAP_STORE": str(Path(scratch) / "store.duckdb"),
            "STREAMLIT_SERVER_HEADLESS": "true",
        }
        server = subprocess.Popen(streamlit_command(port), env=environment, cwd=scratch)
        try:
            wait_for(f"http://localhost:{port}/_stcore/health")
            take_pictures(f"http://localhost:{port}", folder)
        finally:
            server.terminate()
            server.wait()


def take_pictures(address: str, folder: Path) -> None:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, (place, window, scheme) in PICTURES.items():
            for language in ("es", "en"):
                path = folder / f"{name}-{language}.png"
                take_picture(browser, f"{address}{place}&lang={language}", window, scheme, path)
                print(path.name, f"{path.stat().st_size / 1024:.0f} kB")


def take_picture(
    browser: Browser, address: str, window: tuple[int, int], scheme: str, path: Path
) -> None:
    width, height = window
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
    page.goto(address)
    page.get_by_role("heading", level=1).wait_for()
    page.locator("[data-test-script-state=notRunning]").wait_for()
    page.wait_for_timeout(1500)  # tables and the map are painted after the script has run
    page.screenshot(path=path)
    page.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(address: str) -> None:
    for _ in range(300):
        try:
            with urlopen(address, timeout=1):
                return
        except URLError:
            time.sleep(0.1)
    raise SystemExit(f"the dashboard did not answer at {address}")


if __name__ == "__main__":
    main()
