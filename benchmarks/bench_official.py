"""SESNSP's municipal file, and a map of it: ours beside plain pandas, as ratios.

    python benchmarks/bench_official.py

The file is made by ``municipal_file.py``. Both sides run in a process of their own, so that each
peak of memory is its own, and in turn, so that other work of the machine meets both: the ratio is
the median of those of the turns; the numbers beside it are the lowest of each side. The peer of
the load is the script everybody writes (``read_csv``, ``melt``, ``to_parquet``), which validates
nothing; ours reads, validates, makes it long and stores it, with the measures of the map worked
out. The map query is the sum of one crime by municipality over a range of months, with
population, rate and interval; its peers are a frame held in memory in tuned types, and the
parquet file. Our first map of a measure reads its months from the store; it is told apart.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

from municipal_file import write_municipal_file

CRIME, SINCE, UNTIL = "Homicidio doloso", date(2018, 1, 1), date(2021, 12, 31)
LOADS, MAPS = 3, 5


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = write_municipal_file(folder / "municipal.csv")
        size = (folder / "municipal.csv").stat().st_size / 1e6
        print(f"municipal file: {rows:,} rows, {size:,.0f} MB; {LOADS} and {MAPS} turns")
        loads = in_turn(("load_pandas", "load_ours"), folder, LOADS)
        compare("load: seconds", loads, "seconds")
        compare("load: processor seconds", loads, "processor")
        compare("load: peak memory, GB", loads, "gigabytes")
        compare("load: on disk, MB", loads, "megabytes")
        maps = in_turn(("map_pandas", "map_ours"), folder, MAPS)
        maps["map_parquet"] = [run("map_parquet", folder)]
        assert len({one["total"] for of_one in maps.values() for one in of_one}) == 1, maps
        compare("map: ms, tuned frame in memory", maps, "milliseconds", "map_pandas")
        compare("map: ms, pandas reads the parquet", maps, "milliseconds", "map_parquet")
        first = min(one["first"] for one in maps["map_ours"])
        print(f"ours, the first map of a measure: {first:.0f} ms")


Results = dict[str, list[dict[str, Any]]]


def in_turn(steps: Sequence[str], folder: Path, turns: int) -> Results:
    results: Results = {step: [] for step in steps}
    for _ in range(turns):
        for step in steps:
            results[step].append(run(step, folder))
    return results


def compare(title: str, results: Results, what: str, peer: str = "load_pandas") -> None:
    ours = next(of_one for step, of_one in results.items() if step.endswith("ours"))
    turns = list(zip(results[peer], ours, strict=False))
    ratios = sorted(theirs[what] / mine[what] for theirs, mine in turns)
    lowest = [min(one[what] for one in side) for side in zip(*turns, strict=True)]
    print(
        f"{title:34} pandas {lowest[0]:9.2f}   ours {lowest[1]:9.2f}   "
        f"ratio {median(ratios):7.1f} ({ratios[0]:.1f} to {ratios[-1]:.1f})"
    )


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

    start = time.perf_counter(), time.process_time()
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
    start = time.perf_counter(), time.process_time()
    save_tables(path, read_tables(folder / "municipal.csv"))
    return loaded(start, path)


def loaded(start: tuple[float, float], path: Path) -> dict[str, Any]:
    return {
        "seconds": time.perf_counter() - start[0],
        "processor": time.process_time() - start[1],
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

        def ask(measure: str = "intentional_homicide_case_files") -> int:
            rows = list_areas(store, period, measure=measure, level="municipality")
            return int(rows["count"].sum())

        ask("femicide_case_files")  # loads libraries
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
    """Milliseconds of the first time and, unless it is the only one, the median of the others."""
    times = []
    for _ in range(repeat):
        start = time.perf_counter()
        total = ask()
        times.append((time.perf_counter() - start) * 1000)
    return {"first": times[0], "milliseconds": median(times[1:] or times), "total": total}


if __name__ == "__main__":
    if len(sys.argv) == 1:
        main()
    else:
        print(json.dumps(globals()[sys.argv[1]](Path(sys.argv[2]))))
