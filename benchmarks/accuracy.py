"""Write docs/accuracy.md: how well places are read, beside the peers that run here.

Gold sets, their scorers and event data lie in ``../shared``, beside the repository; without
them there is nothing to measure. Run it with ``make accuracy``.
"""

from __future__ import annotations

import importlib.util
import json
import os
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from accuracy_events import events_section, scored_events
from accuracy_peers import Prediction, Reader, peers
from accuracy_speed import speed_section
from markdown_table import markdown_table
from violencemap.geoparse import geoparse
from violencemap.geoparse.catalog import CATALOG_VARIABLE
from violencemap.read.articles import read_jsonl
from violencemap.types import Article

ROOT = Path(__file__).resolve().parents[1]
DEV = ROOT.parent / "shared" / "dev"
PAGE = ROOT / "docs" / "accuracy.md"
KINDS = {
    "miss": "name not found",
    "fp": "found where the gold set has no name",
    "trap": "plotted although it is no place in Mexico",
    "mun": "another municipality, or undecided",
    "state": "another state",
}

Lines = list[dict[str, Any]]


def main() -> None:
    if not DEV.is_dir():
        raise SystemExit("the gold sets are not beside the repository (../shared/dev)")
    os.environ[CATALOG_VARIABLE] = os.devnull  # the bundled names alone are measured
    scorer = _scorer()
    readers = {"violencemap": ours, **peers()}
    sections = [
        _INTRODUCTION,
        _gold_section(scorer, readers),
        _news_section(readers),
        events_section(),
        _reliability_section(),
        speed_section(readers, "\n\n".join(line["text"] for line in _lines("reports.jsonl"))),
    ]
    PAGE.write_text("\n\n".join(sections) + "\n", encoding="utf-8")
    print(PAGE.relative_to(ROOT))


_INTRODUCTION = """\
# How well places are read

Written by `make accuracy`, in one run on one core. The peers are PyPI `geotext` and
`flashgeotext`, and a naive gazetteer: the longest match of any of our names with a capital,
the most prominent place of that name. Peers know no codes of INEGI; their names are linked to
the likeliest place of our gazetteer. CLAVIN, Mordecai, Edinburgh, CamCoder and Irchel need
servers, gigabytes or neural models and do not run here."""


def ours(article: Article) -> list[Prediction]:
    """Our mentions in the terms of the gold set's scorer."""
    found = []
    for one in geoparse(article):
        if one.mention.label not in ("place", "foreign"):
            continue
        place = one.place
        found.append(
            {
                "start": one.mention.start,
                "end": one.mention.end,
                "level": "country-other" if one.mention.label == "foreign" else one.level,
                "cvegeo": place.cvegeo[:5] if place and len(place.cvegeo) > 2 else None,
                "state": place.cve_ent if place else None,
                "lat": place.latitude if place else None,
                "lon": place.longitude if place else None,
                "score": one.score,
            }
        )
    return found


# --- gold sets -----------------------------------------------------------------------------


def _gold_section(scorer: Any, readers: dict[str, Reader]) -> str:
    parts = ["## Reports on violence, English and Spanish"]
    for name in ("seeds.jsonl", "reports.jsonl"):
        gold, rows, errors = _lines(name), [], Counter[str]()
        for reader, read in readers.items():
            wrong: list[tuple[Any, ...]] = []
            found = {
                one.article_id: {"mentions": read(one), "incidents": [], "statistics": []}
                for one in read_jsonl(DEV / name)
            }
            scores = scorer.score(gold, found, wrong)
            columns = ("mention_overlap_F1", "municipality_end2end", "state_end2end")
            figures = [_decimal(scores[column]) for column in columns]
            rows.append([reader, *figures, _decimal(scores["false_plot_rate"])])
            if read is ours:
                errors.update(kind for kind, *_ in wrong if kind in KINDS)
        counts = scores["n"]
        parts += [
            f"`{name}`: {counts['docs']} reports, {counts['mentions']} mentions, "
            f"{counts['traps']} names that must not be plotted.",
            markdown_table(
                ["", "overlap F1", "municipality end to end", "state", "false plots"], rows
            ),
            "Our errors by kind: "
            + ("; ".join(f"{KINDS[kind]}: {n}" for kind, n in errors.most_common()) or "none")
            + ".",
        ]
    return "\n\n".join(parts)


def _news_section(readers: dict[str, Reader]) -> str:
    rows = []
    for reader, read in readers.items():
        every, areas = Counter[str](), Counter[str]()
        for line in _lines("cegeomex_dev.jsonl"):
            if line["violence"]:
                _count_spans(line, read(_article(line["text"])), every, areas)
        precision = every["found"] / max(1, every["predicted"])
        recall = every["found"] / every["gold"]
        rows.append(
            [
                reader,
                _decimal(2 * precision * recall / max(1e-9, precision + recall)),
                _decimal(areas["found"] / areas["gold"]),
                _decimal(areas["right"] / max(1, areas["linked"])),
            ]
        )
    head = ["", "all spans, F1", "states and municipalities, recall", "of these, right code"]
    return (
        "## Mexican news (CEGEOMEX, the articles on violence)\n\n"
        "Spans of every kind of place, streets and buildings too; codes where the name is that of "
        "one municipality. CentroGEO published F1 .60 for its own model.\n\n"
        + markdown_table(head, rows)
    )


def _count_spans(
    line: dict[str, Any], found: list[Prediction], every: Counter[str], areas: Counter[str]
) -> None:
    used: set[int] = set()
    every["predicted"] += len(found)
    for span in line["toponyms"]:
        is_area = span.get("silver_level") in ("state", "municipality")
        every["gold"] += 1
        areas["gold"] += is_area
        number = next(
            (n for n, one in enumerate(found) if n not in used and _overlap(one, span)), None
        )
        if number is None:
            continue
        used.add(number)
        every["found"] += 1
        areas["found"] += is_area
        right = _is_right(found[number], span)
        if is_area and right is not None:
            areas["linked"] += 1
            areas["right"] += right


def _is_right(one: Prediction, span: dict[str, Any]) -> bool | None:
    """Whether a prediction has the code of a gold span, None where the span has none."""
    municipality = span.get("silver_cvegeo") or span.get("cvegeo")
    if municipality:
        return bool(one["cvegeo"] == str(municipality).zfill(5))
    state = span.get("silver_state") or span.get("state")
    return bool(one["state"] == str(state).zfill(2)) if state else None


# --- scores --------------------------------------------------------------------------------


def _reliability_section() -> str:
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for score, right in _scored_mentions():
        bins[min(9, int(score * 10))].append((score, right))
    rows = [
        [
            f"{number / 10:.1f}–{(number + 1) / 10:.1f}",
            str(len(pairs)),
            _decimal(sum(score for score, _ in pairs) / len(pairs)),
            _decimal(sum(right for _, right in pairs) / len(pairs)),
        ]
        for number, pairs in sorted(bins.items())
    ]
    return (
        "## Reliability of the scores\n\n"
        "Names that were placed, in all gold sets and in the place words of UCDP's events, once "
        "with their state and once in a sentence that names no other place.\n\n"
        + markdown_table(["score", "names", "mean score", "right"], rows)
    )


def _scored_mentions() -> Iterator[tuple[float, bool]]:
    for name, key in (
        ("seeds.jsonl", "mentions"),
        ("reports.jsonl", "mentions"),
        ("cegeomex_dev.jsonl", "toponyms"),
    ):
        for line in _lines(name):
            for one in ours(_article(line["text"])):
                span = next((span for span in line[key] if _overlap(one, span)), None)
                right = _is_right(one, span) if span and one["state"] else None
                if right is not None:
                    yield one["score"], right
    yield from scored_events()


# --- small things --------------------------------------------------------------------------


def _lines(name: str) -> Lines:
    return [json.loads(line) for line in (DEV / name).read_text("utf-8").splitlines()]


def _article(text: str) -> Article:
    return Article(article_id="1", text=text)


def _scorer() -> Any:
    spec = importlib.util.spec_from_file_location("score", DEV / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _overlap(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return bool(one["start"] < other["end"] and other["start"] < one["end"])


def _decimal(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


if __name__ == "__main__":
    main()
