"""Readings of reports as rows of the store's tables."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from violencemap.codes import NOT_STATED
from violencemap.store.rows import insert
from violencemap.types import Article, Figure, GroupPresence, Incident, Reading, Resolution

if TYPE_CHECKING:
    import duckdb

__all__ = ["StoredReading", "delete_articles", "insert_readings"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredReading:
    """A reading and the digest of all that it holds, by which a repetition is known."""

    reading: Reading
    digest: str


def delete_articles(connection: duckdb.DuckDBPyConnection, article_ids: Sequence[str]) -> None:
    """Delete articles, what only they say, and the records that no other article supports."""
    ids = [list(article_ids)]
    for table in ("mention", "group_presence"):
        connection.execute(f"DELETE FROM {table} WHERE article_id IN (SELECT unnest(?))", ids)
    for kind in ("incident", "figure"):
        connection.execute(
            f"DELETE FROM {kind}_article WHERE article_id IN (SELECT unnest(?))", ids
        )
        connection.execute(
            f"DELETE FROM {kind} WHERE {kind}_id NOT IN (SELECT {kind}_id FROM {kind}_article)"
        )
        connection.execute(  # the evidence stood in an article that is gone
            f"UPDATE {kind} SET evidence_start = NULL, evidence_end = NULL WHERE {kind}_id "
            f"NOT IN (SELECT {kind}_id FROM {kind}_article WHERE position = 0)"
        )
    connection.execute("DELETE FROM article WHERE article_id IN (SELECT unnest(?))", ids)
    connection.execute(
        "DELETE FROM source WHERE NOT bundled AND kind = 'report' "
        "AND source_id NOT IN (SELECT source_id FROM article)"
    )


def insert_readings(
    connection: duckdb.DuckDBPyConnection, readings: Sequence[StoredReading]
) -> None:
    articles = [one.reading.article for one in readings]
    incidents = [row for one in readings for row in one.reading.incidents]
    figures = [row for one in readings for row in one.reading.figures]
    mentions = [row for one in readings for row in one.reading.resolutions]
    presence = [row for one in readings for row in one.reading.presence]
    _insert_rows(connection, "source", map(_source_row, articles))
    _insert_rows(connection, "article", (_article_row(one) for one in readings))
    _insert_rows(connection, "mention", map(_mention_row, mentions))
    _insert_rows(connection, "incident", map(_incident_row, incidents))
    _insert_rows(connection, "incident_article", _links("incident_id", incidents))
    _insert_rows(connection, "figure", map(_figure_row, figures))
    _insert_rows(connection, "figure_article", _links("figure_id", figures))
    _insert_rows(connection, "group_presence", map(_presence_row, presence))


def _source_row(article: Article) -> dict[str, Any]:
    return {
        "source_id": article.article_id,
        "kind": "report",
        "title": article.title,
        "publisher": article.source,
        "author": article.author,
        "published": article.published,
        "url": article.url,
        "license": NOT_STATED,
        "sha256": hashlib.sha256(article.text.encode()).hexdigest(),
        "bundled": False,
    }


def _article_row(stored: StoredReading) -> dict[str, Any]:
    article = stored.reading.article
    return {
        "article_id": article.article_id,
        "source_id": article.article_id,
        "title": article.title,
        "author": article.author,
        "published": article.published,
        "language": article.language,
        "url": article.url,
        "file": article.file and Path(article.file).name,
        "body": article.text,
        "bibliography_start": article.bibliography_start,
        "digest": stored.digest,
        "bundled": False,
    }


def _mention_row(resolution: Resolution) -> dict[str, Any]:
    mention, place = resolution.mention, resolution.place
    return {
        "article_id": mention.article_id,
        "start_offset": mention.start,
        "end_offset": mention.end,
        "mention": mention.text,
        "label": mention.label,
        "level": resolution.level,
        "cvegeo": place and place.cvegeo,
        "place_name": resolution.place_name,
        "longitude": place and place.longitude,
        "latitude": place and place.latitude,
        "score": resolution.score,
        "method": resolution.method,
        "reason": resolution.reason,
        "candidates": "|".join(candidate.place.cvegeo for candidate in resolution.candidates),
    }


_PLAIN_INCIDENT_FIELDS = (
    *("incident_id", "dataset", "event_date", "event_date_end", "date_precision", "event_type"),
    *("sub_event_type", "cvegeo", "location", "place_mention", "longitude", "latitude"),
    *("geo_precision", "geocode_method", "geocode_score", "geocode_candidates"),
    *("fatalities_best", "fatalities_low", "fatalities_high", "source", "confidence", "notes"),
    *("source_event_id", "coder_version"),
)
_PLAIN_FIGURE_FIELDS = (
    *("figure_id", "unit", "indicator", "cvegeo", "period_start", "period_end"),
    *("baseline_start", "baseline_end", "source", "confidence"),
)
_PLAIN_PRESENCE_FIELDS = (
    *("organization", "cvegeo", "relation", "other_organization", "period_start", "period_end"),
    *("article_id", "attributed_by", "confidence"),
)


def _incident_row(incident: Incident) -> dict[str, Any]:
    row = {name: getattr(incident, name) for name in _PLAIN_INCIDENT_FIELDS}
    return row | {"actors": "|".join(incident.actors)} | _evidence(incident)


def _figure_row(figure: Figure) -> dict[str, Any]:
    row = {name: getattr(figure, name) for name in _PLAIN_FIGURE_FIELDS}
    return row | {"amount": figure.value} | _evidence(figure)


def _presence_row(presence: GroupPresence) -> dict[str, Any]:
    row = {name: getattr(presence, name) for name in _PLAIN_PRESENCE_FIELDS}
    return row | {"source_id": presence.article_id} | _evidence(presence)


def _evidence(record: Incident | Figure | GroupPresence) -> dict[str, int | None]:
    start, end = record.evidence or (None, None)
    return {"evidence_start": start, "evidence_end": end}


def _links(key: str, records: Sequence[Incident | Figure]) -> Iterator[dict[str, Any]]:
    for record in records:
        for position, article_id in enumerate(record.article_ids):
            yield {key: getattr(record, key), "article_id": article_id, "position": position}


def _insert_rows(
    connection: duckdb.DuckDBPyConnection, table: str, rows: Iterable[dict[str, Any]]
) -> None:
    import pandas as pd

    insert(connection, table, pd.DataFrame(list(rows), dtype=object))
