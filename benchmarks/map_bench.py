"""Our map beside folium's on the same municipalities: from a change of the filter to its picture.

    python benchmarks/map_bench.py [--changes 9]

Three small Streamlit apps show rates of 2,465 municipalities and a button to the next month. A
headless Chromium presses it; the clock stops in the frame after the one that drew the new picture.
The apps take turns, and a ratio is the median of those of the turns, so that a busy machine
slows all of them alike. Read the ratios, not the times.
"""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser

from map_data import write_store
from map_page import MapPage, open_chromium, serve
from map_start import print_imports, print_starts, start_all

APPS = Path(__file__).with_name("map_apps")
NAMES = {
    "ours": "violencemap",
    "plain": "folium.Choropleth through st_folium",
    "best": "folium at its best (feature_group_to_add)",
}
PEERS = ("plain", "best")
# The same months in the browser, stepped through by the bar under our map.
STEPS = "months"
PACKAGES = ("violencemap", "streamlit", "folium", "streamlit-folium")


@dataclass
class Measured:
    """Milliseconds and bytes of each change, and whether the map stayed where it was."""

    milliseconds: list[float] = field(default_factory=list)
    received: list[int] = field(default_factory=list)
    zoom_kept: bool = False

    def add(self, milliseconds: float, received: int) -> None:
        self.milliseconds.append(milliseconds)
        self.received.append(received)


class StepPage(MapPage):
    """Our map with its months: a change is a step of the bar under it."""

    def press(self) -> float:
        return float(self.page.locator(".vm-stepper").evaluate(_STEP))


_STEP = """async (bar) => {
  const [, , forward] = bar.querySelectorAll(".vm-icon");
  const start = performance.now();
  const picture = nextPicture();
  forward.click();
  await picture;
  return performance.now() - start;
}"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--changes", type=int, default=9, help="changes of each app (default 9)")
    parser.add_argument("--starts", type=int, default=3, help="starts of each app (default 3)")
    options = parser.parse_args()
    apps = {name: APPS / f"{name}.py" for name in NAMES}
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "bench.duckdb"
        write_store(store)
        os.environ["VIOLENCEMAP_STORE"] = str(store)
        with open_chromium() as browser:
            print_table(measure(browser, options.changes), options.changes)
            if options.starts:
                print(f"\nMedians of {options.starts} starts and warm opens:\n")
                print_starts(start_all(browser, apps, options.starts), NAMES)
                print_imports(browser, apps, NAMES)


def measure(browser: Browser, changes: int) -> dict[str, Measured]:
    """Press the buttons, an app after the other, ``changes`` times around."""
    results = {name: Measured() for name in (*NAMES, STEPS)}
    with ExitStack() as stack:
        pages = {
            name: (StepPage if name == STEPS else MapPage)(
                browser, stack.enter_context(serve(APPS / f"{name}.py")), name in PEERS
            )
            for name in results
        }
        for page in pages.values():
            page.change()  # the first change loads modules and fills caches
        for _ in range(changes):
            for name, page in pages.items():
                results[name].add(*page.change())
        for name, page in pages.items():
            results[name].zoom_kept = page.keeps_zoom()
    return results


def print_versions(measured: str) -> None:
    """What was measured, when and with what."""
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    print(f"{datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}, {packages},")
    load = os.getloadavg()[0]
    print(f"{os.cpu_count()} cores (load {load:.1f}); medians of {measured}\n")


def print_table(results: dict[str, Measured], changes: int) -> None:
    ours, steps = results["ours"], results[STEPS]
    print_versions(f"{changes} changes of the filter")
    print(
        "| map | filter → painted | times ours | times a step | bytes a change | times ours |",
        end="",
    )
    print(" zoom kept |\n|---|---:|---:|---:|---:|---:|---|")
    for name, result in results.items():
        times = [f"{ratio(result.milliseconds, other.milliseconds):.1f}" for other in (ours, steps)]
        size = ratio(result.received, ours.received)
        cells = [
            NAMES.get(name, "violencemap, a step to the next month"),
            f"{median(result.milliseconds):,.0f} ms",
            *times,
            f"{median(result.received):,.0f}",
            f"{size:.0f}" if name in NAMES else "",
            "yes" if result.zoom_kept else "no",
        ]
        print(f"| {' | '.join(cells)} |")
    # what others do on the machine slows the heavier maps most: the fastest changes suffer least
    least = {name: min(result.milliseconds) for name, result in results.items()}
    fastest = ", ".join(
        f"{name} {time:,.0f} ms ({time / least['ours']:.1f} and {time / least[STEPS]:.1f} times)"
        for name, time in least.items()
    )
    print(f"\nFastest of each: {fastest}.")


def ratio(theirs: Sequence[float], ours: Sequence[float]) -> float:
    """How many times ours, turn by turn."""
    return median(one / other for one, other in zip(theirs, ours, strict=True))


if __name__ == "__main__":
    main()
