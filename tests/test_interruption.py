"""``violencemap add`` on a long file, watched at a terminal, stopped and killed in the middle."""

from __future__ import annotations

import csv
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from violencemap.bundled import bundled_path
from violencemap.errors import StoppedError
from violencemap.pipeline import add_files
from violencemap.store import ensure_store, open_store
from violencemap.store.swap import store_before

pty = pytest.importorskip("pty", reason="Windows has no pseudo terminals")

CRIMES, YEARS = 40, (2019, 2020, 2021)
MONTHS = "Enero,Febrero,Marzo,Abril,Mayo,Junio,Julio,Agosto,Septiembre,Octubre,Noviembre,Diciembre"
HEADER = (
    "Año,Clave_Ent,Entidad,Cve. Municipio,Municipio,Bien jurídico afectado,Tipo de delito,"
    f"Subtipo de delito,Modalidad,{MONTHS}"
)


def municipal_lines(years: tuple[int, ...], crimes: int) -> Iterator[str]:
    yield HEADER
    with bundled_path("areas.csv").open(encoding="utf-8") as file:
        names = {row["cvegeo"]: row["name"].partition(",")[0] for row in csv.DictReader(file)}
    places = [code for code in names if len(code) == 5]
    for year in years:
        for number, code in enumerate(places):
            place = f"{year},{int(code[:2])},{names[code[:2]]},{int(code)},{names[code]}"
            counts = ",".join(str((number + month) % 5) for month in range(12))
            for crime in range(crimes):
                yield f"{place},La vida,Homicidio,Homicidio doloso,Con arma {crime},{counts}"


@pytest.fixture(scope="module")
def long_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("long") / "IDM_NM.csv"
    path.write_text("\n".join(municipal_lines(YEARS, CRIMES)) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def short_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("short") / "IDM_NM_2018.csv"
    path.write_text("\n".join(municipal_lines((2018,), 1)) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def fresh_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("fresh") / "store.duckdb"
    ensure_store(path)
    return path


@pytest.fixture
def store(fresh_store: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(fresh_store, tmp_path / "store.duckdb"))


@pytest.fixture(autouse=True)
def heed_ctrl_c() -> Iterator[None]:
    """A shell lets what it starts in the background ignore Ctrl-C, and so would its children."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def municipalities_known(store: Path) -> int:
    with open_store(store) as opened:
        rows = opened.frame("SELECT count(DISTINCT place) AS n FROM release_span WHERE place > 999")
    return int(rows["n"].iloc[0])


def add_and_send(store: Path, file: Path, step: str, number: int) -> tuple[int, str]:
    """Add a file at a terminal and send a signal when it shows a step; the code and the words."""
    terminal, theirs = pty.openpty()
    command = [sys.executable, "-m", "violencemap", "add", str(file), "--store", str(store)]
    wide = {**os.environ, "TERM": "xterm", "COLUMNS": "200"}
    with subprocess.Popen(command, stderr=theirs, stdout=subprocess.DEVNULL, env=wide) as process:
        os.close(theirs)
        shown, until = "", time.monotonic() + 120
        try:
            while step not in shown and process.poll() is None and time.monotonic() < until:
                shown += os.read(terminal, 10_000).decode(errors="replace")
            process.send_signal(number)
            while part := os.read(terminal, 10_000):
                shown += part.decode(errors="replace")
        except OSError:  # Linux's way to say that nobody writes any more
            pass
        code = process.wait(60)
    os.close(terminal)
    assert step in shown, shown
    return code, shown


@pytest.mark.slow
@pytest.mark.parametrize("step", ["Reading rows of", "Storing rows", "Working out measures"])
def test_ctrl_c_leaves_the_store_as_it_was(
    store: Path, long_file: Path, short_file: Path, step: str
) -> None:
    before = store.read_bytes()
    code, shown = add_and_send(store, long_file, step, signal.SIGINT)
    assert code == 130, shown
    assert "stopped; the store is as it was" in shown
    assert "Traceback" not in shown
    assert store.read_bytes() == before
    assert {one.name for one in store.parent.iterdir()} <= {store.name, f"{store.name}.lock"}
    add_files(store, [short_file])
    assert municipalities_known(store) > 2000


@pytest.mark.slow
@pytest.mark.parametrize("step", ["Reading rows of", "Storing rows"])
def test_a_killed_process_leaves_the_store_and_the_next_start_tidies_up(
    store: Path, long_file: Path, short_file: Path, step: str
) -> None:
    before = store.read_bytes()
    code, _ = add_and_send(store, long_file, step, signal.SIGKILL)
    assert code == -signal.SIGKILL
    assert store.read_bytes() == before
    assert any(one.is_dir() for one in store.parent.iterdir()) == (step == "Storing rows")
    ensure_store(store)  # as every command does first
    assert {one.name for one in store.parent.iterdir()} <= {store.name, f"{store.name}.lock"}
    add_files(store, [short_file])
    assert municipalities_known(store) > 2000


@pytest.mark.slow
def test_rows_are_told_as_they_are_read_and_stored(store: Path, long_file: Path) -> None:
    told: dict[str, list[tuple[int, int | None]]] = {}

    def tell(step: str, done: int, total: int | None) -> None:
        told.setdefault(step, []).append((done, total))

    report = add_files(store, [long_file], progress=tell)
    rows = report.read["rows of tables"]
    read = told[f"Reading rows of {long_file.name}"]
    assert read.pop(0) == (0, None)
    assert len(read) > 1
    assert [done for done, _ in read] == sorted(done for done, _ in read)
    assert read[-1] == (rows, rows)
    assert all(total == pytest.approx(rows, rel=0.05) for _, total in read)
    for step in (f"Checking rows of {long_file.name}", "Storing rows"):
        assert {total for _, total in told[step]} == {rows}
        assert len({done for done, _ in told[step]}) > 1


@pytest.mark.parametrize("last", ["Reading rows of", "Checking rows of", "Storing rows", "Putting"])
def test_what_the_callback_raises_ends_the_work(store: Path, short_file: Path, last: str) -> None:
    def stop(step: str, done: int, total: int | None) -> None:
        if step.startswith(last):
            raise StoppedError("enough")

    before = store.read_bytes()
    with pytest.raises(StoppedError):
        add_files(store, [short_file], progress=stop)
    assert store.read_bytes() == before
    assert not store_before(store).exists()
    assert add_files(store, [short_file]).kept["new"] == 1
