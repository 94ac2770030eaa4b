"""SESNSP's municipal file, and a map of it: ours beside plain pandas, as ratios.

    python benchmarks/bench_official.py

The file is made by ``municipal_file.py``. Both sides run in a process of their own, one after
the other, so that each peak of memory is its own. The peer of the load is the script everybody
writes (``read_csv``, ``melt``, ``to_parquet``), which validates nothing; ours reads, validates,
makes it long and stores it, with the measures of the map worked out. The map query is the sum of
one crime by municipality over a range of months, with population, rate and interval; its peers
are a frame held in memory in tuned types, and the parquet file.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

from municipal_file import write_municipal_file

CRIME, SINCE, UNTIL = "Homicidio doloso", date(2018, 1, 1), date(2021, 12, 31)
RUNS = 3


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = write_municipal_file(folder / "municipal.csv")
        size = (folder / "municipal.csv").stat().st_size / 1e6
        print(f"municipal file: {rows:,} rows, {size:,.0f} MB; best of {RUNS} runs")
        results: dict[str, list[dict[str, Any]]] = {"load_pandas": [], "load_ours": []}
        for _ in range(RUNS):  # in turn, so that another load of the machine meets both
            for step, of_step in results.items():
                of_step.append(run(step, folder))
        best = {step: min(of_step, key=seconds) for step, of_step in results.items()}
        compare("load: seconds", best, "seconds")
        compare("load: processor seconds, with start", best, "processor")
        compare("load: peak memory, GB", best, "gigabytes")
        compare("load: on disk, MB", best, "megabytes")
        maps = {step: run(step, folder) for step in ("map_parquet", "map_pandas", "map_ours")}
        assert len({one["total"] for one in maps.values()}) == 1, maps
        compare("map: ms, pandas reads the parquet", maps, "milliseconds", peer="map_parquet")
        compare("map: ms, tuned frame in memory", maps, "milliseconds", peer="map_pandas")


def seconds(result: dict[str, Any]) -> float:
    return float(result["seconds"])


def compare(
    title: str, results: dict[str, dict[str, Any]], what: str, peer: str = "load_pandas"
) -> None:
    ours = next(result for step, result in results.items() if step.endswith("ours"))[what]
    theirs = results[peer][what]
    print(f"{title:36} pandas {theirs:9.2f}   ours {ours:9.2f}   ratio {theirs / ours:7.1f}")


def run(step: str, folder: Path) -> dict[str, Any]:
    """What a step measured of itself, in a process of its own."""
    output = subprocess.run(
        [sys.executable, __file__, step, str(folder)], check=True, capture_output=True, text=True
    ).stdout
    result: dict[str, Any] = json.loads(output)
    return result


# --- load ----------------------------------------------------------------------------------


def load_pandas(folder: Path) -> dict[str, Any]:
    import pandas as pd

    start = time.perf_counter()
    wide = pd.read_csv(folder / "municipal.csv", encoding="latin-1")
    long = wide.melt(id_vars=list(wide.columns[:9]), var_name="Mes", value_name="Casos")
    long.to_parquet(folder / "long.parquet")
    return loaded(start, folder / "long.parquet")


def load_ours(folder: Path) -> dict[str, Any]:
    from violencemap.read.recognize import read_tables
    from violencemap.store import ensure_store
    from violencemap.store.tables import save_tables

    path = folder / "store.duckdb"
    path.unlink(missing_ok=True)
    ensure_store(path)
    start = time.perf_counter()
    save_tables(path, read_tables(folder / "municipal.csv"))
    return loaded(start, path)


def loaded(start: float, path: Path) -> dict[str, Any]:
    return {
        "seconds": time.perf_counter() - start,
        "processor": time.process_time(),
        "gigabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6,
        "megabytes": path.stat().st_size / 1e6,
    }


# --- map -----------------------------------------------------------------------------------


def map_ours(folder: Path) -> dict[str, Any]:
    from violencemap.query.rates import list_areas
    from violencemap.store import open_store
    from violencemap.types import Filters

    period = Filters(since=SINCE, until=UNTIL)
    with open_store(folder / "store.duckdb") as store:

        def ask() -> int:
            rows = list_areas(
                store, period, measure="intentional_homicide_case_files", level="municipality"
            )
            return int(rows["count"].sum())

        return timed(ask, 15)


def map_pandas(folder: Path) -> dict[str, Any]:
    import pandas as pd

    long = pd.read_parquet(folder / "long.parquet")
    months = {name: number for number, name in enumerate(long["Mes"].unique(), start=1)}
    frame = pd.DataFrame(
        {
            "municipality": long["Cve. Municipio"].astype("category"),
            "crime": long["Subtipo de delito"].astype("category"),
            "month": (long["Año"] * 12 + long["Mes"].map(months)).astype("int16"),
            "cases": long["Casos"].astype("float32"),
        }
    )
    del long
    people = population()

    def ask() -> int:
        wanted = frame[(frame["crime"] == CRIME) & frame["month"].between(*month_range())]
        return rated(wanted.groupby("municipality", observed=True)["cases"].sum(), people)

    return timed(ask, 7)


def map_parquet(folder: Path) -> dict[str, Any]:
    import pandas as pd

    people = population()

    def ask() -> int:
        long = pd.read_parquet(folder / "long.parquet")
        months = {name: number for number, name in enumerate(long["Mes"].unique(), start=1)}
        month = long["Año"] * 12 + long["Mes"].map(months)
        wanted = long[(long["Subtipo de delito"] == CRIME) & month.between(*month_range())]
        return rated(wanted.groupby("Cve. Municipio")["Casos"].sum(), people)

    return timed(ask, 1)


def population() -> Any:
    import pandas as pd

    from violencemap.bundled import bundled_path

    areas = pd.read_csv(bundled_path("areas.csv"), dtype={"cvegeo": str})
    towns = areas[areas["level"] == "municipality"]
    return towns.set_index(towns["cvegeo"].astype(int))["population"]


def rated(cases: Any, people: Any) -> int:
    """Rates and exact intervals as an analyst works them out; returns the sum of the cases."""
    from scipy.special import chdtri

    frame = people.to_frame().join(cases.rename("cases"))
    share = 100_000 * 365.25 / ((UNTIL - SINCE).days + 1) / frame["population"]
    frame["rate"] = frame["cases"] * share
    frame["low"] = chdtri(2 * frame["cases"].clip(lower=1), 0.975) / 2 * share
    frame["high"] = chdtri(2 * frame["cases"] + 2, 0.025) / 2 * share
    return int(frame["cases"].sum())


def month_range() -> tuple[int, int]:
    return SINCE.year * 12 + SINCE.month, UNTIL.year * 12 + UNTIL.month


def timed(ask: Callable[[], int], repeat: int) -> dict[str, Any]:
    if repeat > 1:
        ask()  # the first one loads libraries
    times = []
    for _ in range(repeat):
        start = time.perf_counter()
        total = ask()
        times.append(time.perf_counter() - start)
    return {"milliseconds": median(times) * 1000, "total": total}


if __name__ == "__main__":
    if len(sys.argv) == 1:
        main()
    else:
        print(json.dumps(globals()[sys.argv[1]](Path(sys.argv[2]))))
