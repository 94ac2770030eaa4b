"""How long the first steps take: creating the store, importing, asking for help, one query.

python benchmarks/bench_store.py
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median

from violencemap.query.incidents import list_incidents
from violencemap.query.rates import list_areas
from violencemap.store import ensure_store, open_store
from violencemap.types import Filters

SONORA = Filters(cvegeo=("26",), since=date(2021, 1, 1), until=date(2021, 12, 31))
COUNTRY = Filters(since=date(2024, 1, 1), until=date(2024, 12, 31))


def milliseconds(action: Callable[[], object], repeat: int = 9) -> float:
    """Median time of an action."""
    times = []
    for _ in range(repeat):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return median(times) * 1000


def run(*arguments: str) -> Callable[[], object]:
    return lambda: subprocess.run(
        [sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL
    )


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "store.duckdb"

        def create() -> None:
            path.unlink(missing_ok=True)
            ensure_store(path)

        python = milliseconds(run("-c", "pass"))
        print(f"{milliseconds(create, 3):9.0f} ms  create the store from the bundled data")
        print(f"{path.stat().st_size / 1e6:9.1f} MB  size of the store")
        print(f"{milliseconds(lambda: ensure_store(path)):9.1f} ms  find it up to date")
        print(f"{python:9.1f} ms  start Python alone")
        print(f"{milliseconds(run('-c', 'import violencemap')) - python:9.1f} ms  import, on top")
        print(f"{milliseconds(run('-m', 'violencemap', '--help')):9.1f} ms  violencemap --help")
        with open_store(path) as store:
            queries = {
                "incidents of a state in a year": lambda: list_incidents(store, SONORA),
                "homicide rates of 32 states in a year": lambda: list_areas(
                    store, COUNTRY, measure="intentional_homicide_victims", level="state"
                ),
                "events of all municipalities in a year": lambda: list_areas(
                    store, COUNTRY, measure="events", level="municipality"
                ),
            }
            for name, ask in queries.items():
                ask()  # the first one loads pandas
                print(f"{milliseconds(ask):9.1f} ms  {name}")


if __name__ == "__main__":
    main()
