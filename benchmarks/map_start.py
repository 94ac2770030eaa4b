"""What the maps of the benchmark cost before the first change: to open a page, to start a server.

A page is opened in a browser that has nothing stored; the clock runs from the navigation to the
end of the frame that shows the map. Bytes are those of the component's files and of the websocket:
Streamlit's own files are the same for all.
"""

from __future__ import annotations

import re
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser

from map_page import MapPage, serve

__all__ = ["Opened", "import_costs", "print_imports", "print_starts", "start_all"]

_IMPORT = re.compile(r"import time:\s+(\d+) \|\s+\d+ \|\s+([\w.]+)")
_MOST_COSTLY = 8


@dataclass
class Opened:
    """Of each turn: seconds from the start of the process, seconds to open a page, its bytes."""

    started: list[float] = field(default_factory=list)
    opened: list[float] = field(default_factory=list)
    received: list[int] = field(default_factory=list)


def start_all(browser: Browser, apps: Mapping[str, Path], turns: int) -> dict[str, Opened]:
    """Start each app and open it twice: at once, and when it is warm; an app after the other."""
    results = {name: Opened() for name in apps}
    for _ in range(turns):
        for name, app in apps.items():
            begin = time.time()
            with serve(app) as address:
                first = _open(browser, address, name)
                results[name].started.append(first.painted_at - begin)
                first.page.context.close()
                warm = _open(browser, address, name)
                results[name].opened.append(warm.opened_after / 1000)
                results[name].received.append(warm.received_for_map)
                warm.page.context.close()
    return results


def _open(browser: Browser, address: str, name: str) -> MapPage:
    return MapPage(browser, address, name != "ours")


def import_costs(browser: Browser, name: str, app: Path) -> Counter[str]:
    """Milliseconds of all imports until the first map is there, by package.

    Each package without the others that it imports; Streamlit itself, which all need, is among
    them. Python measures them itself, so they take longer than without.
    """
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "imports.log"
        with serve(app, "-X", "importtime", log=log) as address:
            _open(browser, address, name).page.context.close()
        told = log.read_text("utf-8", errors="replace")
    costs: Counter[str] = Counter()
    for microseconds, module in _IMPORT.findall(told):
        costs[module.split(".")[0]] += int(microseconds)
    return Counter({package: cost // 1000 for package, cost in costs.items()})


def print_starts(results: Mapping[str, Opened], names: Mapping[str, str]) -> None:
    ours = results["ours"]
    columns: list[Callable[[Opened], list[float]]] = [lambda o: o.opened, lambda o: o.started]
    print("| map | opened, warm → painted | times ours | bytes for the map |", end="")
    print(" process start → painted | times ours |")
    print("|---|---:|---:|---:|---:|---:|")
    for name, result in results.items():
        opened, started = (
            f"{median(of(result)):.2f} s | {_ratio(of(result), of(ours)):.1f}" for of in columns
        )
        print(f"| {names[name]} | {opened} | {median(result.received):,.0f} | {started} |")


def print_imports(browser: Browser, apps: Mapping[str, Path], names: Mapping[str, str]) -> None:
    print("\nImports until the first map, in milliseconds by package:\n")
    for name, app in apps.items():
        costs = import_costs(browser, name, app)
        listed = ", ".join(f"{package} {cost}" for package, cost in costs.most_common(_MOST_COSTLY))
        print(f"- {names[name]}: {sum(costs.values()):,} in all; {listed}")


def _ratio(theirs: list[float], ours: list[float]) -> float:
    return median(one / other for one, other in zip(theirs, ours, strict=True))
