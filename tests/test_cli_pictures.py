"""``violencemap export`` of pictures and of the brief."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest

from pictures import open_png, parse, words
from violencemap import cli

HOMICIDES = ("--measure", "intentional_homicide_victims", "--since", "2024-07", "--lang", "es")
Run = Callable[..., int]


@pytest.fixture
def run(bundled_store_path: Path) -> Run:
    return lambda *arguments: cli.main(
        ["export", *map(str, arguments), "--store", str(bundled_store_path)]
    )


@pytest.mark.parametrize(
    ("picture", "said"),
    [
        ("map.svg", "Todo México, jul 2024 – jun 2025"),
        ("chart.svg", "intervalo de 95 %"),
        ("years.svg", "Todo México, año por año, 2015–2025."),
    ],
)
def test_an_svg_says_what_it_shows(run: Run, tmp_path: Path, picture: str, said: str) -> None:
    target = tmp_path / picture
    assert run(picture, *HOMICIDES, "-o", target) == 0
    assert said in words(target.read_text(encoding="utf-8"))


def test_a_png_is_wide_enough_for_print(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "map.png"
    options = ("--state", "Quintana Roo", "--level", "municipality", "-o", target)
    assert run("map.png", *options) == 0
    assert open_png(target.read_bytes()).width == 2000


def test_a_brief_in_a_folder_is_named_after_place_and_period(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert run("brief.pdf", *HOMICIDES, "--state", "26", "--until", "2025-06", "-o", tmp_path) == 0
    (file,) = tmp_path.iterdir()
    assert file.name == (
        "violencemap_brief_intentional_homicide_victims_2024-07_2025-06_26_public_19700101.pdf"
    )
    assert len(pypdf.PdfReader(io.BytesIO(file.read_bytes())).pages) == 1


def test_rates_or_counts_can_be_chosen(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "map.svg"
    assert run("map.svg", *HOMICIDES, "--show", "count", "-o", target) == 0
    assert "Número de víctimas" in words(target.read_text(encoding="utf-8"))
    parse(target.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("map.png",), "add -o FILE.png"),
        (("chart.svg", "--state", "26", "--state", "02", "-o", "x.svg"), "about one place"),
        (("brief.pdf", "--municipality", "26055", "-o", "x.pdf"), "--state 26"),
        (("map.svg", "-o", "nowhere/x.svg"), "cannot be written"),
    ],
)
def test_what_cannot_be_drawn_says_what_to_do(
    run: Run, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], expected: str
) -> None:
    assert run(*arguments) == 1
    assert expected in capsys.readouterr().err


@pytest.mark.parametrize("picture", ["map.png", "chart.svg", "brief.pdf"])
def test_a_machine_without_a_network_draws_them(
    bundled_store_path: Path, tmp_path: Path, picture: str
) -> None:
    """The renderers are no Python, so that the tests' own lock on sockets does not hold them."""
    cut_off = ["unshare", "--map-root-user", "--net"]
    if not shutil.which("unshare") or subprocess.run([*cut_off, "true"], check=False).returncode:
        pytest.skip("no namespaces on this machine: unshare --map-root-user --net")
    store = shutil.copy(bundled_store_path, tmp_path / "store.duckdb")
    arguments = [*HOMICIDES, "--store", store, "-o", tmp_path / picture]
    command = [*cut_off, sys.executable, "-m", "violencemap", "export", picture, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / picture).stat().st_size > 10_000
