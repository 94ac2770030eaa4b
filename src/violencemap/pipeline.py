"""The road in order: read a file, find its places, code what it tells, store it."""

from __future__ import annotations

import hashlib
import json
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from violencemap.coding import code_figures, code_incidents, code_presence
from violencemap.errors import ReadError, UnknownFormatError
from violencemap.export.reading_json import reading_to_dict
from violencemap.geoparse import geoparse
from violencemap.read.articles import article_key, read_articles, read_jsonl
from violencemap.store.build import article_digests, articles_from, ensure_store, save_readings
from violencemap.store.readings import StoredReading
from violencemap.types import Article, Incident, Reading, Rejection, Report, TableReading

__all__ = ["Progress", "add_files", "is_table", "iter_readings", "read_article", "read_files"]

_TABLES = frozenset((".csv", ".tsv", ".xlsx", ".xls", ".parquet", ".zip", ".gz", ".bz2"))

# What is being done, how many steps of it are done, and how many there are (None: unknown).
Progress = Callable[[str, int, int | None], None]


def read_article(article: Article) -> Reading:
    """All that one report says: its places, incidents, figures and statements on groups."""
    resolutions = geoparse(article)
    return Reading(
        article=article,
        resolutions=resolutions,
        incidents=_with_municipality(code_incidents(article, resolutions)),
        figures=code_figures(article, resolutions),
        presence=code_presence(article, resolutions),
    )


def read_files(paths: Iterable[Path | str]) -> list[Reading]:
    """Readings of all reports in text, HTML, Markdown and JSON-lines files, in their order.

    Raises
    ------
    ReadError
        When a file cannot be read; the message names it and what was expected.
    """
    return list(iter_readings(paths))


def iter_readings(paths: Iterable[Path | str]) -> Iterator[Reading]:
    """Readings one by one, so that a file of any length can be passed through."""
    for path in paths:
        for article in _articles(Path(path)):
            yield read_article(article)


def is_table(path: Path) -> bool:
    """Whether a file is one of official counts, population or events, by its ending."""
    return path.suffix.lower() in _TABLES


def add_files(
    store_path: Path,
    paths: Sequence[Path | str],
    *,
    published: date | None = None,
    progress: Progress | None = None,
) -> Report:
    """Read reports and tables and store them; returns what was read, kept and set aside.

    A report that is in the store already is replaced, or left alone when nothing in it has
    changed; a newer cut of an official file takes the place of an older one for the months it
    covers. Nothing is stored unless all files can be read. ``published`` is the date of reports
    that state none.

    The result counts, under ``read``, files, reports, mentions, incidents, figures and rows of
    tables; under ``kept``, reports and releases that are new, replaced and unchanged.

    Raises
    ------
    ReadError
        When a file cannot be read, or a report has no date.
    StoreError
        When the store cannot be written; it is as it was.
    """
    started = time.monotonic()
    tell = progress or (lambda step, done, total: None)
    tell("Preparing the store", 0, None)
    ensure_store(store_path)
    files = [Path(path) for path in paths]
    tables = _read_tables([path for path in files if is_table(path)], tell)
    stored, repeated = _read_reports(
        [path for path in files if not is_table(path)], published, tell
    )
    tell("Storing", len(files), len(files))
    details = [*_store_tables(store_path, tables), *_store_reports(store_path, stored)]
    states = [detail["state"] for detail in details]
    read = _counts(len(files), [one.reading for one in stored])
    if tables:
        read["rows of tables"] = sum(detail.get("rows", 0) for detail in details)
    return Report(
        read=read,
        kept={state: states.count(state) for state in ("new", "replaced", "unchanged")},
        rejected=(*repeated, *(one for table in tables for one in table.rejected)),
        seconds=time.monotonic() - started,
        details=tuple(details),
    )


# --- reading -------------------------------------------------------------------------------


def _articles(path: Path) -> Iterable[Article]:
    return read_jsonl(path) if path.suffix.lower() == ".jsonl" else read_articles(path)


def _with_municipality(incidents: Sequence[Incident]) -> tuple[Incident, ...]:
    """Incidents of which only the coordinates are known, joined to their municipality."""
    bare = {
        one.incident_id: (one.longitude, one.latitude)
        for one in incidents
        if one.cvegeo is None and one.longitude is not None and one.latitude is not None
    }
    if not bare:
        return tuple(incidents)
    # loads GeoPandas, which reports without such incidents do not need
    from violencemap.read.boundaries import locate_points

    longitudes, latitudes = zip(*bare.values(), strict=True)
    codes = locate_points(longitudes, latitudes)
    found = dict(zip(bare, codes, strict=True))
    return tuple(
        replace(one, cvegeo=found[one.incident_id]) if one.incident_id in found else one
        for one in incidents
    )


def _dated(article: Article, published: date | None) -> Article:
    """The report with a date; its days ("on Monday") mean nothing without one."""
    if article.published:
        return article
    if published is None:
        raise ReadError(
            f"the report {article.title or article.text[:60].strip()!r} has no date; expected a "
            "line such as 2021-04-08 under its title, or --published YYYY-MM-DD",
            path=article.file,
        )
    key = article_key(article.title, published, article.text)
    return replace(article, published=published, article_id=key)


def _distinct(articles: Iterable[Article]) -> tuple[list[Article], list[Rejection]]:
    """Articles without repetitions, and the repetitions that were set aside."""
    kept: dict[str, Article] = {}
    repeated: list[Rejection] = []
    for article in articles:
        if article.article_id in kept:
            first = kept[article.article_id]
            reason = f"the same report (title and date) was read before, from {first.file}"
            repeated.append(Rejection(file=article.file or "", reason=reason, value=article.title))
        else:
            kept[article.article_id] = article
    return list(kept.values()), repeated


def _read_tables(paths: Sequence[Path], tell: Progress) -> list[TableReading]:
    """What files of tables hold; columns that a person named once are known again."""
    if not paths:
        return []
    # load pandas and pyarrow, which reports do not need
    from violencemap.read.named_tables import remembered_columns
    from violencemap.read.recognize import read_tables

    found: list[TableReading] = []
    for number, path in enumerate(paths):
        tell(f"Reading {path.name}", number, len(paths))
        try:
            found += read_tables(path)
        except UnknownFormatError:
            columns = remembered_columns(path)
            if columns is None:
                raise
            found += read_tables(path, columns=columns)
    return found


def _read_reports(
    paths: Sequence[Path], published: date | None, tell: Progress
) -> tuple[list[StoredReading], list[Rejection]]:
    articles, repeated = _distinct(
        _dated(article, published) for path in paths for article in _articles(path)
    )
    stored = []
    for number, article in enumerate(articles):
        tell("Reading reports", number, len(articles))
        reading = read_article(article)
        stored.append(StoredReading(reading=reading, digest=_digest(reading)))
    return stored, repeated


# --- storing -------------------------------------------------------------------------------


def _store_tables(store_path: Path, tables: Sequence[TableReading]) -> list[dict[str, Any]]:
    if not tables:
        return []
    from violencemap.store.tables import save_tables

    return save_tables(store_path, tables)


def _store_reports(store_path: Path, stored: Sequence[StoredReading]) -> list[dict[str, Any]]:
    articles = [one.reading.article for one in stored]
    known, superseded = article_digests(store_path), _superseded(store_path, articles)
    states = [_state(one, known, superseded) for one in stored]
    changed = [one for one, state in zip(stored, states, strict=True) if state != "unchanged"]
    save_readings(store_path, changed, superseded=list(superseded.values()))
    return [_detail(one.reading, state) for one, state in zip(stored, states, strict=True)]


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
