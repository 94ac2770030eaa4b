"""A page of the benchmark in headless Chromium: what a change costs, and whether zoom stays."""

from __future__ import annotations

import base64
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import urlopen

from playwright.sync_api import Browser, Route, sync_playwright

from map_data import BEACON
from violencemap.views.map.boundary_order import area_order
from violencemap.views.map.inline import front_end

__all__ = ["MapPage", "open_chromium", "serve"]

# A development package of the front end: `npm ci` in frontend/.
_MARKERCLUSTER = Path(__file__).parents[1] / (
    "frontend/node_modules/leaflet.markercluster/dist/leaflet.markercluster.js"
)

# A picture is there at the end of the frame that draws it. Ours says so in an event. Of folium's
# the color of one area tells, which gets another class each month, once all shapes are there.
_OF_A_COMPONENT = re.compile(r"/(?:component|bidi-components)/|leaflet")
_FRAMES = """
window.endOfFrame = () => new Promise((resolve) => requestAnimationFrame(() => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = resolve; // what is posted in a frame comes after it
  port2.postMessage(null);
}));
(async () => {
  while (!window.isOpen?.()) await new Promise(requestAnimationFrame);
  await endOfFrame();
  window.openedAfter = performance.now();
})();
"""
_OURS = """
window.isOpen = () => window.paintedViews > 0;
window.paintedViews = 0;
document.addEventListener("violencemap:painted", () => { paintedViews += 1; });
window.nextPicture = () => new Promise((resolve) =>
  document.addEventListener("violencemap:painted", resolve, { once: true }));
"""
_FOLIUM = """
window.color = () => {
  const paths = document.querySelector("iframe")?.contentDocument
    ?.querySelectorAll("path.leaflet-interactive") ?? [];
  return paths.length >= %(areas)d ? paths[%(beacon)d].getAttribute("fill") : undefined;
};
window.isOpen = () => color() !== undefined;
window.nextPicture = async () => {
  const frame = () => new Promise(requestAnimationFrame);
  const before = color();
  while (color() === before || color() === undefined) await frame();
  await endOfFrame();
};
"""
_CHANGE = """async () => {
  const button = [...document.querySelectorAll("button")].find(
    (one) => one.textContent.includes("Next month"));
  const start = performance.now();
  const picture = nextPicture();
  button.click();
  await picture;
  return performance.now() - start;
}"""


class MapPage:
    """A page with one map, open and painted: ``painted_at``, in seconds of ``time.time``."""

    def __init__(
        self, browser: Browser, address: str, is_folium: bool, *, watch: str | None = None
    ) -> None:
        """``watch`` is the script that tells a new picture, if not by the color of an area."""
        self.page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
        self._is_folium = is_folium
        self._received = 0
        self._addresses: dict[str, str] = {}
        self.received_for_map = 0
        self._listen()
        self.page.route("**/*", _answer)
        order = area_order("municipality")
        folium = _FOLIUM % {"areas": len(order), "beacon": order.index(BEACON)}
        self.page.add_init_script(watch or (folium if is_folium else _OURS))
        self.page.add_init_script(_FRAMES)
        self.page.goto(address)
        self.page.wait_for_function("window.openedAfter", timeout=120_000)
        self.opened_after = float(self.page.evaluate("window.openedAfter"))
        self.painted_at = (self.page.evaluate("performance.timeOrigin") + self.opened_after) / 1000
        self.page.wait_for_timeout(500)

    def change(self) -> tuple[float, int]:
        """Milliseconds until the next month is painted, and bytes that came for it."""
        self._received = 0
        milliseconds = self.press()
        self._wait_until_calm()  # what comes late counts too
        return milliseconds, self._received

    def press(self) -> float:
        """Milliseconds from the click on the button to the picture of the next month."""
        return float(self.page.evaluate(_CHANGE))

    def _wait_until_calm(self) -> None:
        """Until nothing has come for a second: st_folium answers a new map with another run."""
        before = -1
        while before != self._received:
            before = self._received
            self.page.wait_for_timeout(1000)

    def keeps_zoom(self) -> bool:
        """Zoom in, change the month: does the map still look at the same place?"""
        whole = self._view()
        for _ in range(2):
            self._zoom_in()
        zoomed = self._view()
        if zoomed == whole:
            raise RuntimeError("the map did not zoom: nothing to compare")
        self.change()
        return self._view() == zoomed

    def _view(self) -> Any:
        """What shows where a map looks: the box of an area, or the place under the pointer."""
        if self._is_folium:
            shape = self.page.frame_locator("iframe").locator("path.leaflet-interactive").first
            return shape.evaluate("(path) => path.getBoundingClientRect().toJSON()")
        host = self.page.locator("[data-painted]")
        box = host.bounding_box()
        self.page.mouse.move(0, 0)
        self.page.mouse.move(box["x"] + 0.62 * box["width"], box["y"] + 0.62 * box["height"])
        return host.locator(".vm-tooltip strong").text_content()

    def _zoom_in(self) -> None:
        if self._is_folium:
            self.page.frame_locator("iframe").locator(".leaflet-control-zoom-in").click()
        else:
            self.page.locator(".vm-controls button").first.click()
        self.page.wait_for_timeout(800)  # the animation

    def _listen(self) -> None:
        session = self.page.context.new_cdp_session(self.page)
        session.send("Network.enable")
        session.on("Network.webSocketFrameReceived", self._count_message)
        session.on("Network.responseReceived", self._remember_address)
        session.on("Network.loadingFinished", self._count_file)

    def _count_message(self, event: dict[str, Any]) -> None:
        message = event["response"]
        data = message["payloadData"]
        size = len(base64.b64decode(data)) if message["opcode"] == 2 else len(data)
        self._received += size
        self.received_for_map += size

    def _remember_address(self, event: dict[str, Any]) -> None:
        self._addresses[event["requestId"]] = event["response"]["url"]

    def _count_file(self, event: dict[str, Any]) -> None:
        size = int(event["encodedDataLength"])
        self._received += size
        # Streamlit's own files are the same for all; a map's come from the folder of its component
        if _OF_A_COMPONENT.search(self._addresses.get(event["requestId"], "")):
            self.received_for_map += size


@contextmanager
def open_chromium() -> Iterator[Browser]:
    """Debian's Chromium without a window."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        raise SystemExit("no Chromium on this machine: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def serve(app: Path, *python: str, log: Path | None = None) -> Iterator[str]:
    """Address of a Streamlit server that runs the app; ``python`` are options of Python."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = ("headless=true", f"port={port}", "address=localhost", "fileWatcherType=none")
    command = [sys.executable, *python, "-m", "streamlit", "run", str(app)]
    command += [f"--server.{option}" for option in options]
    # as in our configuration; it spares the peers too
    command.append("--runner.postScriptGC=false")
    with open(log or os.devnull, "wb") as output:
        server = subprocess.Popen(command, stdout=output, stderr=output, cwd=tempfile.gettempdir())
        try:
            _wait_until_healthy(port)
            yield f"http://localhost:{port}"
        finally:
            server.terminate()
            server.wait(timeout=10)


def _wait_until_healthy(port: int) -> None:
    for _ in range(3000):
        try:
            with urlopen(f"http://localhost:{port}/_stcore/health", timeout=1):
                return
        except OSError:
            time.sleep(0.02)
    raise SystemExit(f"the app on port {port} did not start within a minute")


def _answer(route: Route) -> None:
    """Only this machine is asked. folium's Leaflet comes from our bundle, at no cost of a way."""
    address = urlsplit(route.request.url)
    if address.scheme in {"blob", "data"} or address.hostname == "localhost":
        route.continue_()
    elif address.path.endswith("/leaflet.js"):
        route.fulfill(body=front_end("folium.js"), content_type="text/javascript")
    elif address.path.endswith("/leaflet.css"):
        route.fulfill(body=front_end("folium.css"), content_type="text/css")
    elif address.path.endswith("/leaflet.markercluster.js"):
        route.fulfill(body=_MARKERCLUSTER.read_text("utf-8"), content_type="text/javascript")
    else:  # jQuery, Bootstrap and icons, which these maps do not use
        route.fulfill(body="")
