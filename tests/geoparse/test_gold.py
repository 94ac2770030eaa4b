"""Scores on the gold sets beside the repository, measured with their own scorers."""

from __future__ import annotations

import importlib.util
import itertools
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from violencemap.export.reading_json import reading_to_dict
from violencemap.geoparse import geoparse
from violencemap.read.articles import read_jsonl
from violencemap.types import Reading

DEV = Path(__file__).resolve().parents[3] / "shared" / "dev"
Gold = Callable[[str], list[dict[str, Any]]]


def readings(name: str) -> list[dict[str, Any]]:
    return [
        reading_to_dict(Reading(article=article, resolutions=geoparse(article)))
        for article in read_jsonl(DEV / name)
    ]


@pytest.mark.parametrize(
    ("name", "overlap", "municipality", "false_plots"),
    [("seeds.jsonl", 0.97, 0.97, 0.02), ("reports.jsonl", 0.95, 0.92, 0.05)],
)
def test_mentions_of_reports(
    name: str, overlap: float, municipality: float, false_plots: float, gold: Gold
) -> None:
    documents = gold(name)
    scorer = _load(DEV / "score.py")
    predictions = {one["article_id"]: scorer.from_reading(one) for one in readings(name)}
    scores = scorer.score(documents, predictions, [])
    assert scores["mention_overlap_F1"] >= overlap
    assert scores["municipality_end2end"] >= municipality
    assert scores["state_end2end"] >= 0.97
    assert scores["false_plot_rate"] <= false_plots


def test_mentions_of_mexican_news(gold: Gold, tmp_path: Path) -> None:
    gold("cegeomex_dev.jsonl")
    file = tmp_path / "readings.jsonl"
    lines = (json.dumps(one, ensure_ascii=False) for one in readings("cegeomex_dev.jsonl"))
    file.write_text("\n".join(lines), "utf-8")
    command = [sys.executable, str(DEV / "score_cegeomex.py"), str(file), "--violence"]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    every, areas = (_figures(line) for line in run.stdout.splitlines())
    assert every["F1"] >= 0.75
    assert areas["R"] >= 0.95
    assert areas["acc"] >= 0.96


def _load(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _figures(line: str) -> dict[str, float]:
    """``"... overlap P 0.8 R 0.9 F1 0.85 ..."`` as a mapping of the first of each name."""
    words = line.split()
    found: dict[str, float] = {}
    for name, value in itertools.pairwise(words):
        if name in ("P", "R", "F1", "acc"):
            found.setdefault(name, float(value))
    return found
