"""What was read, into the store: what of it is new, what takes the place of what."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from violencemap.export.reading_json import reading_to_dict
from violencemap.pipeline.reading import FileReading
from violencemap.progress import Progress, silence
from violencemap.store.build import article_digests, articles_from
from violencemap.store.readings import StoredReading
from violencemap.types import Article, Reading, Rejection, Report, TableReading

__all__ = ["store_files"]


def store_files(
    store_path: Path, files: Sequence[FileReading], *, progress: Progress | None = None
) -> Report:
    """Store what was read in files, in one change: all of it or nothing.

    The result is that of :func:`add_files`; its ``addition_id`` can be taken back with
    :func:`~violencemap.store.additions.undo_addition`.
    """
    tell = progress or silence
    tables = [table for file in files for table in file.tables]
    readings, repeated = _distinct(reading for file in files for reading in file.reports)
    stored = [StoredReading(reading=one, digest=_digest(one)) for one in readings]
    tell("Storing", 0, None)
    names = [file.file for file in files]
    addition_id, details = _store(
        store_path, names, [one for one in tables if one.rows], stored, tell
    )
    states = [detail["state"] for detail in details]
    read = _counts(len(files), readings)
    if tables:
        read["rows of tables"] = sum(detail.get("rows", 0) for detail in details)
    return Report(
        read=read,
        kept={state: states.count(state) for state in ("new", "replaced", "unchanged")},
        rejected=(*repeated, *(one for table in tables for one in table.rejected)),
        details=tuple(details),
        addition_id=addition_id,
        unused=tuple(
            file.file
            for file in files
            if file.tables and not any(table.rows for table in file.tables)
        ),
    )


def _distinct(readings: Iterable[Reading]) -> tuple[list[Reading], list[Rejection]]:
    """Readings without repetitions, and the repetitions that were set aside."""
    kept: dict[str, Reading] = {}
    repeated: list[Rejection] = []
    for reading in readings:
        article = reading.article
        if article.article_id in kept:
            first = kept[article.article_id].article
            reason = f"the same report (title and date) was read before, from {first.file}"
            repeated.append(Rejection(file=article.file or "", reason=reason, value=article.title))
        else:
            kept[article.article_id] = reading
    return list(kept.values()), repeated


def _store(
    store_path: Path,
    files: Sequence[str],
    tables: Sequence[TableReading],
    stored: Sequence[StoredReading],
    tell: Progress,
) -> tuple[str | None, list[dict[str, Any]]]:
    """What happened to each table and report; no addition where nothing had to be written."""
    articles = [one.reading.article for one in stored]
    known, superseded = article_digests(store_path), _superseded(store_path, articles)
    states = [_state(one, known, superseded) for one in stored]
    changed = [one for one, state in zip(stored, states, strict=True) if state != "unchanged"]
    reports = [_detail(one.reading, state) for one, state in zip(stored, states, strict=True)]
    if not tables and not changed:
        return None, reports
    from violencemap.store.additions import save_addition  # loads pandas

    addition, details = save_addition(
        store_path,
        files=files,
        tables=tables,
        readings=changed,
        superseded=list(superseded.values()),
        progress=tell,
    )
    return addition.addition_id, [*details, *reports]


def _digest(reading: Reading) -> str:
    """Digest of all that would be stored, by which a repetition is known."""
    article = reading.article
    facts = [article.text, article.author, article.source, article.url, reading_to_dict(reading)]
    return hashlib.sha256(json.dumps(facts, ensure_ascii=False).encode()).hexdigest()


def _state(stored: StoredReading, known: Mapping[str, str], superseded: Mapping[str, str]) -> str:
    article_id = stored.reading.article.article_id
    if article_id not in known:
        return "replaced" if article_id in superseded else "new"
    return "unchanged" if known[article_id] == stored.digest else "replaced"


def _superseded(store_path: Path, articles: Sequence[Article]) -> dict[str, str]:
    """Stored reports whose title or date was corrected in their file, by the newer report.

    Title and date are the key of a report, so a correction there gives it another one. What
    tells that it is the same report is the name of the file and most of the words.
    """
    now = {article.article_id for article in articles}
    names = {article: Path(article.file).name for article in articles if article.file}
    found: dict[str, str] = {}
    for before in articles_from(store_path, set(names.values())).itertuples():
        if before.article_id in now:
            continue
        for article, name in names.items():
            if name == before.file and _is_mostly(before.body, article.text):
                found[article.article_id] = before.article_id
    return found


def _is_mostly(before: str, after: str) -> bool:
    """Whether most runs of five words are the same in both texts."""
    runs = [
        {tuple(words[i : i + 5]) for i in range(len(words) - 4)}
        for words in (before.split(), after.split())
    ]
    shorter = min(len(one) for one in runs)
    return shorter > 0 and len(runs[0] & runs[1]) > shorter / 2


def _counts(files: int, readings: Sequence[Reading]) -> dict[str, int]:
    return {
        "files": files,
        "reports": len(readings),
        "mentions": sum(len(one.resolutions) for one in readings),
        "incidents": sum(len(one.incidents) for one in readings),
        "figures": sum(len(one.figures) for one in readings),
    }


def _detail(reading: Reading, state: str) -> dict[str, Any]:
    article = reading.article
    labels = Counter(one.mention.label for one in reading.resolutions)
    return {
        "kind": "report",
        "article_id": article.article_id,
        "title": article.title,
        "author": article.author,
        "published": article.published and article.published.isoformat(),
        "state": state,
        "places": labels["place"],
        "incidents": len(reading.incidents),
        "figures": len(reading.figures),
    }
