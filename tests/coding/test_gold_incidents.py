"""Incidents scored on the gold sets beside the repository, with their own scorer."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

from violencemap.coding.incidents import code_incidents
from violencemap.export.reading_json import reading_to_dict
from violencemap.geoparse import geoparse
from violencemap.read.articles import read_jsonl
from violencemap.types import Article, Reading

DEV = Path(__file__).resolve().parents[3] / "shared" / "dev"
pytestmark = pytest.mark.skipif(not DEV.is_dir(), reason="../shared/dev is missing")


def _reading(article: Article) -> dict[str, Any]:
    resolutions = geoparse(article)
    incidents = code_incidents(article, resolutions)
    return reading_to_dict(Reading(article=article, resolutions=resolutions, incidents=incidents))


def _scores(name: str) -> dict[str, float]:
    spec = importlib.util.spec_from_file_location("score", DEV / "score.py")
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    readings = (_reading(article) for article in read_jsonl(DEV / name))
    predictions = {one["article_id"]: scorer.from_reading(one) for one in readings}
    lines = (DEV / name).read_text("utf-8").splitlines()
    scores: dict[str, float] = scorer.score([json.loads(one) for one in lines], predictions, [])
    return scores


@pytest.mark.parametrize(("name", "strict"), [("seeds.jsonl", 0.85), ("reports.jsonl", 0.8)])
def test_incidents_of_reports(name: str, strict: float) -> None:
    scores = _scores(name)
    assert scores["incident_F1"] >= strict
    assert scores["incident_relaxed_F1"] >= strict
    assert scores["incident_category_acc"] >= 0.85
    assert scores["incident_killed_acc"] >= 0.9


def test_a_report_on_diplomacy_tells_no_incident() -> None:
    talks = next(one for one in read_jsonl(DEV / "seeds.jsonl") if one.article_id == "seed-5")
    assert code_incidents(talks, geoparse(talks)) == ()
