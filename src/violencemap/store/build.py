"""The store as it should be: created, kept up to date, and filled with readings."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from violencemap.bundled import bundled_path
from violencemap.store.bundled_data import digest_of, replace_bundled
from violencemap.store.connection import open_store
from violencemap.store.readings import StoredReading, delete_articles, insert_readings
from violencemap.store.swap import remove_leftovers, writing

if TYPE_CHECKING:
    import duckdb
    import pandas as pd

__all__ = ["article_digests", "articles_from", "ensure_store", "restore_bundled", "save_readings"]


def ensure_store(path: Path, *, data: Path | None = None) -> None:
    """Make sure that an up-to-date store is at ``path``.

    A missing one is created from the bundled data (``data`` names another folder of files in
    the same shape). One that an earlier version filled gets the newer bundled data; the reports
    that were added stay. What a killed writer left beside it is deleted.

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
    digest = digest_of(folder)
    if path.is_file() and _bundled_digest(path) == digest:
        remove_leftovers(path)
        return
    with writing(path) as connection:
        if _meta(connection, "bundled_digest") != digest:
            _bring_bundled(connection, folder, digest)


def restore_bundled(path: Path) -> None:
    """Bring the bundled data back into a store from which somebody took them."""
    folder = bundled_path()
    with writing(path) as connection:
        _bring_bundled(connection, folder, digest_of(folder))


def article_digests(path: Path) -> dict[str, str]:
    """Digest of every article that the user added, by article_id."""
    with open_store(path) as store:
        rows = store.frame("SELECT article_id, digest FROM article WHERE NOT bundled")
    return dict(zip(rows["article_id"], rows["digest"], strict=True))


def articles_from(path: Path, names: Collection[str]) -> pd.DataFrame:
    """Articles read from files of these names: ``article_id``, ``file`` and ``body``."""
    with open_store(path) as store:
        rows = store.frame("SELECT article_id, file, body FROM article WHERE NOT bundled")
    return rows[rows["file"].isin(names)]


def save_readings(
    path: Path, readings: Sequence[StoredReading], *, superseded: Sequence[str] = ()
) -> None:
    """Store readings; each replaces all records of its article, bundled ones too.

    ``superseded`` are articles to remove with all records that rest on them alone.
    """
    if not readings and not superseded:
        return
    with writing(path) as connection:
        replaced = [one.reading.article.article_id for one in readings]
        delete_articles(connection, [*replaced, *superseded])
        insert_readings(connection, readings)


def _bring_bundled(connection: duckdb.DuckDBPyConnection, folder: Path, digest: str) -> None:
    replace_bundled(connection, folder)
    connection.execute("DELETE FROM meta WHERE name = 'bundled_digest'")
    connection.execute("INSERT INTO meta VALUES ('bundled_digest', ?)", [digest])


def _meta(connection: duckdb.DuckDBPyConnection, name: str) -> str | None:
    row = connection.execute("SELECT content FROM meta WHERE name = ?", [name]).fetchone()
    return None if row is None else str(row[0])


def _bundled_digest(path: Path) -> str | None:
    with open_store(path) as store:
        rows = store.frame("SELECT content FROM meta WHERE name = 'bundled_digest'")
    return None if rows.empty else str(rows["content"].iloc[0])
