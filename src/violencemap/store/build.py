"""Writing to a store: beside the file, then swapped in.

Every change copies the store, changes the copy, makes sure that it is on the disk and renames
it over the old one. Whoever reads keeps the old snapshot, and a process killed at any moment
leaves a whole store.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from violencemap.bundled import bundled_path
from violencemap.errors import SchemaError, StoreBusyError, StoreError
from violencemap.store.connection import SCHEMA_VERSION, STORE_VARIABLE, open_store
from violencemap.types import Article, Figure, Incident, Reading, Resolution

if TYPE_CHECKING:
    import duckdb
    import pandas as pd

__all__ = [
    "StoredReading",
    "article_digests",
    "articles_from",
    "ensure_store",
    "save_readings",
]

# How long a writer waits for another one before it gives up, in seconds.
LOCK_TIMEOUT = 5.0
_CENSUS = "inegi-census-2020"
_LICENSE_NOT_STATED = "not stated"
_BUNDLED_FILES = {
    "areas.csv": "cvegeo level name official_name cve_ent seat longitude latitude population "
    "drawn_in",
    "sources.csv": "source_id title publisher published author url license cutoff retrieved kind",
    "incidents.csv": "incident_id article_id source_id actors geocode_candidates",
    "figures.csv": "figure_id article_id source_id value",
    "group_presence.csv": "organization cvegeo relation source_id",
    "statistics.csv": "series_id measure cvegeo month count release",
    "population.csv": "cvegeo year base population source",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredReading:
    """A reading and the digest of all that it holds, by which a repetition is known."""

    reading: Reading
    digest: str


def ensure_store(path: Path, *, data: Path | None = None) -> None:
    """Make sure that an up-to-date store is at ``path``.

    A missing one is created from the bundled data (``data`` names another folder of files in
    the same shape). One that an earlier version filled gets the newer bundled data; the reports
    that were added stay.

    Raises
    ------
    StoreError
        When the folder cannot be written.
    StoreBusyError
        When another process is writing and does not finish within five seconds.
    StoreVersionError
        When the file has another schema.
    """
    folder = bundled_path() if data is None else data
    digest = _digest_of(folder)
    if path.is_file() and _bundled_digest(path) == digest:
        return
    with _writing(path) as connection:
        if _meta(connection, "bundled_digest") != digest:
            _replace_bundled(connection, folder)
            connection.execute("DELETE FROM meta WHERE name = 'bundled_digest'")
            connection.execute("INSERT INTO meta VALUES ('bundled_digest', ?)", [digest])


def article_digests(path: Path) -> dict[str, str]:
    """Digest of every article that the user added, by article_id."""
    with open_store(path) as store:
        rows = store.frame("SELECT article_id, digest FROM article WHERE NOT bundled")
    return dict(zip(rows["article_id"], rows["digest"], strict=True))


def articles_from(path: Path, files: Sequence[str]) -> pd.DataFrame:
    """Articles that were read from these files: ``article_id``, ``file`` and ``body``."""
    with open_store(path) as store:
        rows = store.frame("SELECT article_id, file, body FROM article WHERE NOT bundled")
    return rows[rows["file"].isin(files)]


def save_readings(
    path: Path, readings: Sequence[StoredReading], *, superseded: Sequence[str] = ()
) -> None:
    """Store readings; each replaces all records of its article, bundled ones too.

    ``superseded`` are articles to remove with all records that rest on them alone.
    """
    if not readings and not superseded:
        return
    with _writing(path) as connection:
        replaced = [one.reading.article.article_id for one in readings]
        _delete_articles(connection, [*replaced, *superseded])
        _insert_readings(connection, readings)


# --- beside, then swapped in ---------------------------------------------------------------


@contextmanager
def _writing(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Connection to a copy of the store, which takes its place when the block ends well."""
    import duckdb
    from filelock import FileLock, Timeout

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(path.with_name(f"{path.name}.lock"), timeout=LOCK_TIMEOUT):
            _remove_leftovers(path)
            with tempfile.TemporaryDirectory(prefix=_beside(path), dir=path.parent) as folder:
                copy = Path(folder) / path.name
                if path.exists():
                    open_store(path).close()  # names a file that is not a store, or an old one
                    shutil.copyfile(path, copy)
                connection = duckdb.connect(copy)
                try:
                    _create_tables(connection)
                    yield connection
                finally:
                    connection.close()
                _flush(copy)
                os.replace(copy, path)
                _flush(path.parent)
    except Timeout as error:
        raise StoreBusyError(
            f"{path}: another violencemap process is writing to the store. "
            "Try again when it has finished."
        ) from error
    except (OSError, duckdb.Error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise StoreError(
            f"{path}: the store cannot be written ({reason}); it is as it was. "
            f"--store or {STORE_VARIABLE} chooses another place."
        ) from error


def _beside(path: Path) -> str:
    return f".{path.name}.building-"


def _remove_leftovers(path: Path) -> None:
    """Delete what a writer that was killed left beside. Only called under the lock."""
    for folder in path.parent.glob(f"{_beside(path)}*"):
        shutil.rmtree(folder, ignore_errors=True)


def _flush(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    if path.is_dir() and os.name == "nt":
        return  # Windows cannot open a folder, and keeps renames in its journal
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _create_tables(connection: duckdb.DuckDBPyConnection) -> None:
    if connection.execute("SELECT count(*) FROM duckdb_tables()").fetchall() == [(0,)]:
        connection.execute(files("violencemap.store").joinpath("schema.sql").read_text("utf-8"))
        connection.execute("INSERT INTO meta VALUES ('schema_version', ?)", [SCHEMA_VERSION])


def _meta(connection: duckdb.DuckDBPyConnection, name: str) -> str | None:
    row = connection.execute("SELECT content FROM meta WHERE name = ?", [name]).fetchone()
    return None if row is None else str(row[0])


def _bundled_digest(path: Path) -> str | None:
    with open_store(path) as store:
        rows = store.frame("SELECT content FROM meta WHERE name = 'bundled_digest'")
    return None if rows.empty else str(rows["content"].iloc[0])


# --- bundled data --------------------------------------------------------------------------


def _digest_of(folder: Path) -> str:
    """Digest of the bundled files, by which a newer version of them is known."""
    digest = hashlib.sha256()
    for name in _BUNDLED_FILES:
        file = folder / name
        digest.update(f"{name}:".encode())
        digest.update(file.read_bytes() if file.is_file() else b"")
    return digest.hexdigest()


def _replace_bundled(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Put the bundled data in the place of those that are there; added reports stay as they are."""
    bundled = connection.execute("SELECT article_id FROM article WHERE bundled").fetchall()
    _delete_articles(connection, [article_id for (article_id,) in bundled])
    connection.execute("DELETE FROM source WHERE bundled")
    for table in ("area", "group_presence", "statistic", "population"):
        connection.execute(f"DELETE FROM {table}")
    tables = {name: _read_csv(folder / name) for name in _BUNDLED_FILES}
    _insert(connection, "area", tables["areas.csv"])
    _insert(connection, "statistic", tables["statistics.csv"].rename(columns={"count": "number"}))
    _insert(connection, "population", tables["population.csv"])
    _insert(connection, "population", _census(tables["areas.csv"], tables["population.csv"]))
    _insert(connection, "group_presence", tables["group_presence.csv"])
    _insert(connection, "source", tables["sources.csv"].assign(bundled=True))
    _insert_bundled_records(connection, tables)


def _insert_bundled_records(
    connection: duckdb.DuckDBPyConnection, tables: Mapping[str, pd.DataFrame]
) -> None:
    """Incidents and figures of the bundled reports, but those of a report the user has added."""
    import pandas as pd

    incidents, figures = tables["incidents.csv"], tables["figures.csv"]
    keys = [frame[["article_id", "source_id"]] for frame in (incidents, figures) if len(frame)]
    if not keys:
        return
    articles = pd.concat(keys).drop_duplicates("article_id")
    added = connection.execute("SELECT article_id FROM article").df()["article_id"]
    articles = articles[~articles["article_id"].isin(added)]
    about = tables["sources.csv"][["source_id", "title", "author", "published", "url"]]
    _insert(
        connection,
        "article",
        articles.merge(about, on="source_id").assign(digest="bundled", bundled=True),
    )
    for frame, kind in ((incidents, "incident"), (figures, "figure")):
        rows = frame[frame["article_id"].isin(articles["article_id"])]
        links = rows[[f"{kind}_id", "article_id"]].assign(position=0)
        _insert(connection, f"{kind}_article", links)
        _insert(connection, kind, _bundled_columns(rows, kind))


def _bundled_columns(rows: pd.DataFrame, kind: str) -> pd.DataFrame:
    """Bundled records in the columns of their table; the evidence is in texts that do not ship."""
    rows = rows.drop(
        columns=["article_id", "source_id", "article_ids", "evidence"], errors="ignore"
    )
    if kind == "figure":
        return rows.rename(columns={"value": "amount"})
    return rows.assign(
        actors=rows["actors"].fillna(""),
        geocode_candidates=rows["geocode_candidates"].fillna("0"),
    )


def _census(areas: pd.DataFrame, population: pd.DataFrame) -> pd.DataFrame:
    """Census population of the areas that no yearly series covers."""
    rows = areas[areas["population"].notna() & ~areas["cvegeo"].isin(population["cvegeo"])]
    return rows[["cvegeo", "population"]].assign(year=2020, base="all", source=_CENSUS)


def _read_csv(file: Path) -> pd.DataFrame:
    """Rows of a bundled file as text, None where a cell is empty; the store casts them."""
    import pandas as pd

    expected = _BUNDLED_FILES[file.name].split()
    if not file.is_file():  # a folder may hold only a part of the data
        return pd.DataFrame(columns=expected, dtype=object)
    frame = pd.read_csv(file, dtype=str, keep_default_na=False, encoding="utf-8").astype(object)
    missing = [column for column in expected if column not in frame.columns]
    if missing:
        raise SchemaError(f"the file lacks {missing}; expected: {expected}", path=file)
    return frame.where(frame != "", None)


# --- readings ------------------------------------------------------------------------------


def _delete_articles(connection: duckdb.DuckDBPyConnection, article_ids: Sequence[str]) -> None:
    """Delete articles, their mentions, and the records that no other article supports."""
    ids = [list(article_ids)]
    connection.execute("DELETE FROM mention WHERE article_id IN (SELECT unnest(?))", ids)
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


def _insert_readings(
    connection: duckdb.DuckDBPyConnection, readings: Sequence[StoredReading]
) -> None:
    articles = [one.reading.article for one in readings]
    incidents = [row for one in readings for row in one.reading.incidents]
    figures = [row for one in readings for row in one.reading.figures]
    mentions = [row for one in readings for row in one.reading.resolutions]
    _insert_rows(connection, "source", map(_source_row, articles))
    _insert_rows(connection, "article", (_article_row(one) for one in readings))
    _insert_rows(connection, "mention", map(_mention_row, mentions))
    _insert_rows(connection, "incident", map(_incident_row, incidents))
    _insert_rows(connection, "incident_article", _links("incident_id", incidents))
    _insert_rows(connection, "figure", map(_figure_row, figures))
    _insert_rows(connection, "figure_article", _links("figure_id", figures))


def _source_row(article: Article) -> dict[str, Any]:
    return {
        "source_id": article.article_id,
        "kind": "report",
        "title": article.title,
        "publisher": article.source,
        "author": article.author,
        "published": article.published,
        "url": article.url,
        "license": _LICENSE_NOT_STATED,
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
        "file": article.file,
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


def _incident_row(incident: Incident) -> dict[str, Any]:
    row = {name: getattr(incident, name) for name in _PLAIN_INCIDENT_FIELDS}
    return row | {"actors": "|".join(incident.actors)} | _evidence(incident)


def _figure_row(figure: Figure) -> dict[str, Any]:
    row = {name: getattr(figure, name) for name in _PLAIN_FIGURE_FIELDS}
    return row | {"amount": figure.value} | _evidence(figure)


def _evidence(record: Incident | Figure) -> dict[str, int | None]:
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

    _insert(connection, table, pd.DataFrame(list(rows), dtype=object))


def _insert(connection: duckdb.DuckDBPyConnection, table: str, frame: pd.DataFrame) -> None:
    """Append a frame to a table, column by name; one statement, however long the frame."""
    if frame.empty:
        return
    connection.register("incoming", frame)
    connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM incoming")
    connection.unregister("incoming")
