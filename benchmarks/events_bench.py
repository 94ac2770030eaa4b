"""100,000 events on our map beside folium's fastest: from a change of the filter to its picture.

    python benchmarks/events_bench.py [--changes 5] [--events 100000]

Two small Streamlit apps show the events of two years of a store of invented ones, which was
filled from a file as anybody's would be, and a button leaves out a day more. All else is as in
``map_bench.py``: the apps take turns, and the ratios count, not the times.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from event_data import write_event_store
from map_bench import APPS, Measured, print_versions, ratio
from map_page import MapPage, open_chromium, serve
from markdown_table import markdown_table

NAMES = {
    "events_ours": "violencemap",
    "events_cluster": "FastMarkerCluster through st_folium",
}

# A new picture of the peer has other numbers on its clusters.
_CLUSTERS = """
window.numbers = () => [...(document.querySelector("iframe")?.contentDocument
  ?.querySelectorAll(".marker-cluster span") ?? [])].map((icon) => icon.textContent).join();
window.isOpen = () => numbers() !== "";
window.nextPicture = async () => {
  const frame = () => new Promise(requestAnimationFrame);
  const before = numbers();
  while (numbers() === before || numbers() === "") await frame();
  await frame();
};
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--changes", type=int, default=5, help="changes of each app (default 5)")
    parser.add_argument("--events", type=int, default=100_000, help="(default 100,000)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "events.duckdb"
        write_event_store(store, options.events)
        os.environ["VIOLENCEMAP_STORE"] = str(store)
        results = measure(options.changes)
    print_versions(f"{options.changes} changes of the filter, {options.events:,} events")
    print_table(results)


def measure(changes: int) -> dict[str, Measured]:
    """Press the buttons, an app after the other, ``changes`` times around."""
    results = {name: Measured() for name in NAMES}
    with ExitStack() as stack:
        browser = stack.enter_context(open_chromium())
        pages = {}
        for name in NAMES:
            address = stack.enter_context(serve(APPS / f"{name}.py"))
            watch = None if name == "events_ours" else _CLUSTERS
            pages[name] = MapPage(browser, address, watch is not None, watch=watch)
        for page in pages.values():
            page.change()  # the first change loads modules and fills caches
        for _ in range(changes):
            for name, page in pages.items():
                results[name].add(*page.change())
    return results


def print_table(results: dict[str, Measured]) -> None:
    ours = results["events_ours"]
    rows = [
        [
            NAMES[name],
            f"{median(result.milliseconds):,.0f} ms",
            f"{ratio(result.milliseconds, ours.milliseconds):.1f}",
            f"{median(result.received):,.0f}",
            f"{ratio(result.received, ours.received):.0f}",
        ]
        for name, result in results.items()
    ]
    head = ["map", "filter → painted", "times ours", "bytes a change", "times ours"]
    print(markdown_table(head, rows))


if __name__ == "__main__":
    main()
