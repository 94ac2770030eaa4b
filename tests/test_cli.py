"""The command line, most of it through a real process."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.request import urlopen

import geopandas
import pytest

from violencemap import __version__, cli
from violencemap.cli.options import first_day, last_day
from violencemap.errors import FilterError
from violencemap.store import ensure_store

REPORT = """Police Killed in Celaya

05/10/22 (written by mgarza) –

On May 4, two police officers were shot dead in Celaya, Guanajuato.
"""
COMMANDS = [
    *("", "read", "add", "columns", "undo", "review", "export", "dashboard", "releases"),
    "gazetteer",
    "figures",
    "fetch",
]
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def fresh_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store") / "fresh.duckdb"
    ensure_store(path)
    return path


@pytest.fixture
def store(fresh_store: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "store"
    folder.mkdir()
    return Path(shutil.copy(fresh_store, folder / "store.duckdb"))


@pytest.fixture
def run(store: Path, tmp_path: Path) -> Run:
    """Run a command in an empty folder with a store of its own."""

    def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "violencemap", *arguments],
            capture_output=True,
            text=True,
            cwd=tmp_path,
            env=os.environ | {"VIOLENCEMAP_STORE": str(store), "COLUMNS": "200"} | environment,
            check=False,
        )

    return run


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "report.txt"
    file.write_text(REPORT, encoding="utf-8")
    return file


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


# --- help and usage ------------------------------------------------------------------------


@pytest.mark.parametrize("command", COMMANDS)
def test_every_help_has_examples_that_can_be_parsed(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        cli.main([*command.split(), "--help"])
    assert end.value.code == 0
    examples = re.findall(r"^  violencemap (.+?)(?:\s{2,}.*)?$", capsys.readouterr().out, re.M)
    assert examples
    for example in examples:
        assert cli.build_parser().parse_args(shlex.split(example)).run


def test_the_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["--version"])
    assert capsys.readouterr().out == f"violencemap {__version__}\n"


@pytest.mark.parametrize(
    "arguments", [[], ["fly"], ["export"], ["export", "roads"], ["read"], ["add", "--what", "x"]]
)
def test_wrong_usage_ends_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        cli.main(arguments)
    assert end.value.code == 2
    assert "usage: violencemap" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2021", "2021-01-01", "2021-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2021-03-18", "2021-03-18", "2021-03-18"),
    ],
)
def test_a_year_or_month_means_all_of_it(text: str, first: str, last: str) -> None:
    assert (str(first_day(text)), str(last_day(text))) == (first, last)


@pytest.mark.parametrize("text", ["2021-13", "2021-02-30", "03/2021", "yesterday", "0000"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(FilterError, match=r"expected a year, month or day such as 2021"):
        first_day(text)


# --- read ----------------------------------------------------------------------------------


def test_read_shows_tables_and_touches_no_store(run: Run, report: Path, tmp_path: Path) -> None:
    done = run("read", report, VIOLENCEMAP_STORE=str(tmp_path / "none.duckdb"))
    assert done.returncode == 0, done.stderr
    for words in ("Police Killed in Celaya", "2022-05-10", "mgarza", "11007", "2022-05-04"):
        assert words in done.stdout
    assert not (tmp_path / "none.duckdb").exists()


def test_read_as_json_is_a_list_of_readings(run: Run, report: Path) -> None:
    (reading,) = json.loads(run("read", "--json", report).stdout)
    assert reading["title"] == "Police Killed in Celaya"
    assert REPORT[reading["mentions"][0]["start"] :].startswith(reading["mentions"][0]["text"])


def test_read_json_lines_gives_a_line_a_reading_in_order(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "reports.jsonl"
    reports = [{"id": f"r{n}", "text": "Un muerto en Tulum.", "other": n} for n in (3, 1, 2)]
    file.write_text("\n".join(map(json.dumps, reports)), encoding="utf-8")
    done = run("read", "--jsonl", file, VIOLENCEMAP_STORE=str(tmp_path / "none.duckdb"))
    assert [json.loads(line)["article_id"] for line in done.stdout.splitlines()] == [
        "r3",
        "r1",
        "r2",
    ]
    assert not (tmp_path / "none.duckdb").exists()


def test_a_bad_line_of_json_is_named_after_the_good_ones(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "reports.jsonl"
    file.write_text('{"id": "a", "text": "Nada."}\n{"id": "b"\n', encoding="utf-8")
    done = run("read", "--jsonl", file)
    assert done.returncode == 1
    assert json.loads(done.stdout)["article_id"] == "a"
    assert "reports.jsonl, row 2: not JSON" in done.stderr


# --- add -----------------------------------------------------------------------------------


def test_add_ends_with_a_report_and_again_changes_nothing(
    run: Run, report: Path, store: Path
) -> None:
    first = run("add", report)
    assert first.returncode == 0, first.stderr
    assert "files 1 · reports 1" in first.stdout
    assert "new 1 · replaced 0 · unchanged 0" in first.stdout
    before = digest(store)
    assert "new 0 · replaced 0 · unchanged 1" in run("add", report).stdout
    assert digest(store) == before


def test_undo_takes_back_what_was_added_last_and_says_what(
    run: Run, report: Path, store: Path
) -> None:
    before = digest(store)
    run("add", report)
    assert digest(store) != before
    undone = run("undo")
    assert undone.returncode == 0
    assert "report.txt" in undone.stderr
    assert digest(store) == before
    again = run("undo")
    assert again.returncode == 1
    assert "nothing can be taken back" in again.stderr


def test_the_option_chooses_another_store(run: Run, report: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.duckdb"
    assert run("add", report, "--store", other).returncode == 0
    assert other.is_file()


def _binary(file: Path) -> None:
    file.write_bytes(bytes(range(256)) * 20)


def _empty(file: Path) -> None:
    file.write_bytes(b"")


def _pdf(file: Path) -> None:
    file.write_bytes(b"%PDF-1.7\n1 0 obj\n<< >>\nendobj\n")


def _large(file: Path) -> None:
    with file.open("wb") as stream:
        for _ in range(50):
            stream.write(b"A killing in Tulum.\n" * 50_000)


def _undated(file: Path) -> None:
    file.write_text("A man was killed in Tulum on Monday.\n", encoding="utf-8")


def _missing(file: Path) -> None:
    assert not file.exists()


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (_binary, "this is a binary file, not text; expected a text, HTML or Markdown file"),
        (_empty, "the file is empty; expected a text"),
        (_pdf, "this is a PDF, not text; expected a text"),
        (_large, "the file has 50 MB; expected at most"),
        (_undated, "has no date; expected a line such as 2021-04-08"),
        (_missing, "cannot be read (No such file or directory); expected a text"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_and_the_store_stays(
    run: Run, store: Path, report: Path, tmp_path: Path, spoil: Callable[[Path], None], message: str
) -> None:
    bad = tmp_path / "bad.txt"
    spoil(bad)
    before = digest(store)
    done = run("add", report, bad)
    assert done.returncode == 1
    assert done.stderr.startswith("violencemap: ")
    assert "bad.txt" in done.stderr
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert digest(store) == before


def test_a_file_in_latin_1_is_read_as_it_is_meant(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "latin.txt"
    file.write_bytes(
        "Muerte en Michoacán\n\n2022-05-10\n\nUn muerto en Pátzcuaro.\n".encode("latin-1")
    )
    done = run("read", "--json", file)
    assert done.returncode == 0, done.stderr
    assert "Pátzcuaro" in done.stdout


def test_a_store_that_cannot_be_written_is_named(run: Run, report: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    done = run("add", report, "--store", tmp_path / "file" / "x.duckdb")
    assert done.returncode == 1
    assert "x.duckdb: the store cannot be written" in done.stderr
    assert "--store or VIOLENCEMAP_STORE" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_that_is_no_store_is_left_alone(run: Run, report: Path, tmp_path: Path) -> None:
    done = run("add", report, "--store", report)
    assert done.returncode == 1
    assert "not a violencemap store" in done.stderr
    assert report.read_text(encoding="utf-8") == REPORT


# --- export --------------------------------------------------------------------------------


def test_export_writes_the_file_that_geopandas_reads(
    run: Run, report: Path, tmp_path: Path
) -> None:
    run("add", report)
    target = tmp_path / "celaya.geojson"
    period = ("--since", "2022-05", "--until", "2022-05")
    done = run("export", "events", "--state", "11", *period, "-o", target)
    assert done.returncode == 0, done.stderr
    frame = geopandas.read_file(target)
    assert list(frame["cvegeo"]) == ["11007"]
    assert list(frame["deaths_best"]) == [2]


def test_export_without_a_file_goes_to_the_output(run: Run) -> None:
    done = run("export", "figures")
    assert json.loads(done.stdout)["violencemap"]["schema"] == "violencemap/figures/1.0"
    assert done.stderr == ""


def test_a_folder_gets_a_file_of_the_usual_name(run: Run, tmp_path: Path) -> None:
    done = run("export", "events", "--municipality", "26055", "-o", tmp_path, SOURCE_DATE_EPOCH="0")
    assert done.returncode == 0, done.stderr
    assert (
        tmp_path / "violencemap_events_events_first_last_26055_public_19700101.geojson"
    ).is_file()


def test_a_csv_is_known_by_its_ending(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "areas.csv"
    measure = ("--measure", "intentional_homicide_victims", "--since", "2024", "--until", "2024")
    assert run("export", "areas", *measure, "-o", target).returncode == 0
    lines = target.read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 1 + 32
    assert lines[0].startswith("cvegeo,level,name")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--state", "99"), "there is no state '99'; expected a code from 01 to 32 or a name"),
        (("--state", "Sonoora"), "Did you mean Sonora (26)?"),
        (("--municipality", "26999"), "there is no municipality '26999'; expected five digits"),
        (("--since", "March"), "'March' is no date; expected"),
        (("--since", "2021-04", "--until", "2021-03"), "--since 2021-04 is after --until 2021-03"),
        (("-o", "no/such/folder/x.geojson"), "the file cannot be written"),
    ],
)
def test_a_filter_that_cannot_be_used_is_told_with_what_was_expected(
    run: Run, store: Path, arguments: tuple[str, ...], message: str
) -> None:
    before = digest(store)
    done = run("export", "events", *arguments)
    assert done.returncode == 1
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert digest(store) == before


@pytest.mark.parametrize("state", ["2", "02", "Baja California", "baja california"])
def test_a_state_by_code_or_name(run: Run, state: str) -> None:
    done = run("export", "areas", "--state", state, "--level", "state")
    assert [one["id"] for one in json.loads(done.stdout)["features"]] == ["02"]


@pytest.mark.parametrize("municipality", ["2002", "02002", "Mexicali"])
def test_a_municipality_by_code_or_name(run: Run, municipality: str) -> None:
    done = run("export", "areas", "--municipality", municipality)
    assert [one["id"] for one in json.loads(done.stdout)["features"]] == ["02002"]


def test_a_page_needs_a_file(run: Run) -> None:
    done = run("export", "html")
    assert done.returncode == 1
    assert "add -o FILE.html" in done.stderr


def test_a_reader_that_closes_the_pipe_is_no_error(store: Path) -> None:
    command = f"{sys.executable} -m violencemap export areas --store '{store}' | head -c 10"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert done.returncode == 0


# --- dashboard -----------------------------------------------------------------------------


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_the_dashboard_serves_the_chosen_store_until_it_is_stopped(
    store: Path, tmp_path: Path, stop: signal.Signals
) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "violencemap", "dashboard"]
    served = subprocess.Popen(
        [*command, "--port", str(port), "--store", store, "--no-browser"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd=tmp_path,
    )
    try:
        assert _health(port) == "ok"
    finally:
        served.send_signal(stop)
    output, _ = served.communicate(timeout=30)
    assert "Traceback" not in output
    with pytest.raises(OSError, match="refused"):
        urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2)


def _health(port: int) -> str:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            with urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2) as answer:
                return str(answer.read().decode())
        except OSError:
            time.sleep(0.2)
    raise AssertionError("the dashboard did not answer within a minute")


# --- tables --------------------------------------------------------------------------------


def test_an_unknown_table_is_told_how_to_name_its_columns(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    file.write_text("Fecha,Clave\n2021-05-01,26055\n", encoding="utf-8")
    memory = {"VIOLENCEMAP_COLUMNS": str(tmp_path / "columns.json")}
    unknown = run("add", file, **memory)
    assert unknown.returncode == 1
    lines = unknown.stderr.splitlines()
    assert lines[0].endswith("own.csv: no table is recognized")
    assert "its columns: Fecha, Clave" in lines
    assert len(lines) == 6
    assert max(map(len, lines[1:])) <= 100
    assert "--columns event_date=COLUMN" in unknown.stderr
    named = run("add", "--columns", "event_date=Fecha", "cvegeo=Clave", "--", file, **memory)
    assert named.returncode == 0, named.stderr
    assert run("add", file, **memory).returncode == 0


def test_a_table_without_a_row_to_use_is_no_success(
    run: Run, store: Path, report: Path, tmp_path: Path
) -> None:
    header = "sexo,edad,estado,anio,mes,homicidios\n"
    table = tmp_path / "deaths.csv"
    table.write_text(f"{header}Hombre,20 a 24,Atlantis,2015,1,7\n", encoding="utf-8")
    before = digest(store)
    done = run("add", "--set-aside", "aside.csv", table)
    assert done.returncode == 1
    assert done.stderr.endswith("deaths.csv: no row could be used; the reasons stand above\n")
    assert "Atlantis" in done.stdout
    assert "Atlantis" in (tmp_path / "aside.csv").read_text(encoding="utf-8")
    assert digest(store) == before
    # the others are kept, and so is a file of which some rows are good
    assert run("add", report, table).returncode == 1
    assert digest(store) != before
    good = "Hombre,20 a 24,Sonora,2015,1,7\n"
    table.write_text(f"{header}{good}Hombre,20 a 24,Atlantis,2015,1,7\n", encoding="utf-8")
    assert run("add", table).returncode == 0


def test_figures_stand_beside_every_official_series_that_compares(run: Run, tmp_path: Path) -> None:
    shown = run("figures", "--state", "Estado de México", COLUMNS="200")
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "1,059" in shown.stdout
    assert "1,228" in shown.stdout  # SESNSP, victims from January to May 2020
    assert "-169" in shown.stdout
    assert "2025-06" in shown.stdout
    written = run("figures", "-o", tmp_path / "figures.csv")
    assert "16 rows" in written.stderr
    assert "official_measure" in (tmp_path / "figures.csv").read_text(encoding="utf-8")
    assert "no figure" in run("figures", "--state", "Colima").stderr
