"""Twenty people at one server: ours and the plain peer, from a change of a filter to its answer.

    python benchmarks/people_bench.py [--people 20] [--seconds 60]

Each person changes a filter every two seconds, or as soon as the answer has come when that takes
longer. Who still waits at the end is waited for, so that no long answer is left out; an answer that
has not come after two minutes is told and counts as two, and its person leaves. The people are
websocket clients, not browsers: see ``people.py``. The apps run one after the other, each in a
process of its own; memory is that of the process (resident) when all pages are open and each person
has made a change, and every twenty seconds from then on. Linux only: it reads ``/proc``.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median
from urllib.request import urlopen

from streamlit.proto.Element_pb2 import Element
from streamlit.proto.WidgetStates_pb2 import WidgetState

from map_data import write_store
from municipal_file import write_municipal_file
from people import PATIENCE, Change, Person
from violencemap.app.launch import streamlit_command

APPS = Path(__file__).with_name("map_apps")
EVERY = 2.0  # seconds from one change to the next
WEIGHED_EVERY = 20.0
NAMES = {
    "plain": "folium.Choropleth through st_folium",
    "ours": "our map in the peer's app",
    "dashboard": "the whole dashboard, 2,465 municipalities of a SESNSP series",
}
DASHBOARD_VIEW = "m=intentional_homicide_case_files&lvl=municipality&v=rate"


@dataclass
class Measured:
    """Seconds of each answer and how many did not come; the server's work and megabytes."""

    seconds: list[float] = field(default_factory=list)
    unanswered: int = 0
    worked: float = 0.0
    megabytes: list[float] = field(default_factory=list)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--apps", nargs="+", choices=NAMES, default=list(NAMES))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_store(folder / "months.duckdb")
        if "dashboard" in options.apps:
            _add_municipal_series(folder)
        print_head(options.people, options.seconds)
        peer: Measured | None = None
        for app in NAMES:  # the peer first: the others are told in its terms
            if app in options.apps:
                measured = _measure(folder, options.people, options.seconds, app)
                peer = measured if app == "plain" else peer
                print_row(NAMES[app], measured, peer)


def _add_municipal_series(folder: Path) -> None:
    """A store with the bundled data and three years of SESNSP's municipal file."""
    write_municipal_file(folder / "municipal.csv", range(2021, 2024))
    command = [sys.executable, "-m", "violencemap", "add", str(folder / "municipal.csv")]
    environment = os.environ | {"VIOLENCEMAP_STORE": str(folder / "dashboard.duckdb")}
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)


def _measure(folder: Path, people: int, seconds: float, app: str) -> Measured:
    store = folder / ("dashboard.duckdb" if app == "dashboard" else "months.duckdb")
    query, change = (DASHBOARD_VIEW, _other_period) if app == "dashboard" else ("", _next_month)
    with serve(app, store) as (address, pid):
        return asyncio.run(_visit(address, query, change, people, seconds, pid))


async def _visit(
    address: str, query: str, change: Change, number: int, seconds: float, pid: int
) -> Measured:
    """Let people open the page, warm it up, and change a filter for a while."""
    measured = Measured()
    people = [Person(address, query) for _ in range(number)]
    for person in people:
        await person.open()
    await asyncio.gather(*(person.change(change) for person in people))
    weighing = asyncio.create_task(_weigh(pid, measured.megabytes))
    worked = _worked(pid)
    until = time.perf_counter() + seconds
    stays = [
        _stay(person, change, until, EVERY * place / number, measured)
        for place, person in enumerate(people)
    ]
    await asyncio.gather(*stays)
    weighing.cancel()
    measured.worked = _worked(pid) - worked
    errors = sum(person.errors for person in people)
    for person in people:
        await person.close()
    if errors:
        raise SystemExit(f"{errors} answers were errors of the app")
    return measured


async def _stay(
    person: Person, change: Change, until: float, delay: float, measured: Measured
) -> None:
    """Change a filter every two seconds; people do not all press at the same moment."""
    await asyncio.sleep(delay)
    while (start := time.perf_counter()) < until:
        try:
            measured.seconds.append(await person.change(change))
        except TimeoutError:
            measured.unanswered += 1
            measured.seconds.append(PATIENCE)
            return
        await asyncio.sleep(max(0.0, start + EVERY - time.perf_counter()))


async def _weigh(pid: int, megabytes: list[float]) -> None:
    while True:
        megabytes.append(_megabytes(pid))
        await asyncio.sleep(WEIGHED_EVERY)


def _next_month(widgets: dict[str, Element]) -> WidgetState:
    """Press the button of the small apps."""
    return WidgetState(id=widgets["button"].button.id, trigger_value=True)


_random = random.Random(20)


def _other_period(widgets: dict[str, Element]) -> WidgetState:
    """Move both ends of the dashboard's period: seldom one that was asked for before."""
    slider = widgets["slider"].slider
    first, last = sorted(_random.sample(range(len(slider.options)), 2))
    state = WidgetState(id=slider.id)
    state.string_array_value.data.extend([slider.options[first], slider.options[last]])
    return state


def print_head(people: int, seconds: float) -> None:
    packages = ", ".join(f"{name} {version(name)}" for name in ("streamlit", "streamlit-folium"))
    load = os.getloadavg()[0]
    print(f"{datetime.now(UTC):%Y-%m-%d}, {packages}, {os.cpu_count()} cores, load {load:.1f};")
    print(f"{people} people, each changing a filter every {EVERY:.0f} s for {seconds:.0f} s\n")
    print("| app | answers | unanswered | median | worst | peer's median | work each | memory |")
    print(f"|---|{'---:|' * 7}", flush=True)


def print_row(name: str, measured: Measured, peer: Measured | None) -> None:
    middle = median(measured.seconds)
    times = f"{median(peer.seconds) / middle:.1f} times" if peer else "–"
    work = 1000 * measured.worked / len(measured.seconds)
    memory = ", ".join(f"{megabytes:,.0f}" for megabytes in measured.megabytes)
    print(
        f"| {name} | {len(measured.seconds):,} | {measured.unanswered} | {middle:,.2f} s "
        f"| {max(measured.seconds):,.2f} s | {times} | {work:,.0f} ms | {memory} MB |",
        flush=True,
    )


@contextmanager
def serve(app: str, store: Path) -> Iterator[tuple[str, int]]:
    """Address and process of a server that runs the app on a store."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = streamlit_command(port)
    if app != "dashboard":
        command[4] = str(APPS / f"{app}.py")
    options = ("headless=true", "address=localhost", "fileWatcherType=none")
    command += [f"--server.{option}" for option in options]
    command.append("--runner.postScriptGC=false")  # as in our configuration; it spares the peer too
    environment = os.environ | {"VIOLENCEMAP_STORE": str(store)}
    with tempfile.TemporaryFile() as log:
        server = subprocess.Popen(
            command, stdout=log, stderr=log, cwd=tempfile.gettempdir(), env=environment
        )
        try:
            _wait_until_healthy(f"http://localhost:{port}/_stcore/health")
            yield f"http://localhost:{port}", server.pid
        finally:
            server.terminate()
            server.wait(timeout=60)


def _wait_until_healthy(address: str) -> None:
    for _ in range(600):
        try:
            with urlopen(address, timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"{address} did not answer within a minute")


def _megabytes(pid: int) -> float:
    """Resident memory of a process."""
    resident = Path(f"/proc/{pid}/statm").read_text().split()[1]
    return int(resident) * os.sysconf("SC_PAGE_SIZE") / 2**20


def _worked(pid: int) -> float:
    """Seconds that a process has computed: other work on the machine is not in them."""
    stat = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
