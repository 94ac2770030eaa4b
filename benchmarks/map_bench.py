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

from map_data import write_store
from map_page import MapPage, open_chromium, serve

APPS = Path(__file__).with_name("map_apps")
NAMES = {
    "ours": "violencemap",
    "plain": "folium.Choropleth through st_folium",
    "best": "folium at its best (feature_group_to_add)",
}
PACKAGES = ("violencemap", "streamlit", "folium", "streamlit-folium")


@dataclass
class Measured:
    """Milliseconds and bytes of each change, and whether the map stayed where it was."""

    milliseconds: list[float] = field(default_factory=list)
    received: list[int] = field(default_factory=list)
    zoom_kept: bool = False


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--changes", type=int, default=9, help="changes of each app (default 9)")
    changes = parser.parse_args().changes
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "bench.duckdb"
        write_store(store)
        os.environ["VIOLENCEMAP_STORE"] = str(store)
        results = measure(changes)
    print_table(results, changes)


def measure(changes: int) -> dict[str, Measured]:
    """Press the buttons, an app after the other, ``changes`` times around."""
    results = {name: Measured() for name in NAMES}
    with ExitStack() as stack:
        browser = stack.enter_context(open_chromium())
        pages = {
            name: MapPage(browser, stack.enter_context(serve(APPS / f"{name}.py")), name != "ours")
            for name in NAMES
        }
        for page in pages.values():
            page.change()  # the first change loads modules and fills caches
        for _ in range(changes):
            for name, page in pages.items():
                milliseconds, received = page.change()
                results[name].milliseconds.append(milliseconds)
                results[name].received.append(received)
        for name, page in pages.items():
            results[name].zoom_kept = page.keeps_zoom()
    return results


def print_table(results: dict[str, Measured], changes: int) -> None:
    ours = results["ours"]
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    print(f"{datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}, {packages},")
    print(f"{os.cpu_count()} cores; medians of {changes} changes of the filter\n")
    print("| map | filter → painted | times ours | bytes a change | times ours | zoom kept |")
    print("|---|---:|---:|---:|---:|---|")
    for name, result in results.items():
        time, size = median(result.milliseconds), median(result.received)
        times = f"{ratio(result.milliseconds, ours.milliseconds):.1f}"
        sizes = f"{ratio(result.received, ours.received):.0f}"
        kept = "yes" if result.zoom_kept else "no"
        print(f"| {NAMES[name]} | {time:,.0f} ms | {times} | {size:,.0f} | {sizes} | {kept} |")


def ratio(theirs: Sequence[float], ours: Sequence[float]) -> float:
    """How many times ours, turn by turn."""
    return median(one / other for one, other in zip(theirs, ours, strict=True))


if __name__ == "__main__":
    main()
