"""What is added in one go: stored in one change, and taken back as one.

Taking back puts the store in its place that was there before: whatever was replaced is there
again, tables as well as reports. That holds for the last addition only, and only while nothing
else has changed the store since; decisions of people are in their journal and stay.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from violencemap.errors import UndoError
from violencemap.progress import Progress, silence
from violencemap.store.connection import open_store
from violencemap.store.disk import flush
from violencemap.store.readings import StoredReading, delete_articles, insert_readings
from violencemap.store.swap import locked, store_before, writing
from violencemap.store.tables import insert_tables
from violencemap.types import TableReading

if TYPE_CHECKING:
    import duckdb

__all__ = ["Addition", "last_addition", "save_addition", "undo_addition"]

_META = "SELECT content FROM meta WHERE name = 'addition'"


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """What was added in one go: when (UTC), and from which files."""

    addition_id: str
    when: datetime
    files: tuple[str, ...]


def save_addition(
    path: Path,
    *,
    files: Sequence[str],
    tables: Sequence[TableReading] = (),
    readings: Sequence[StoredReading] = (),
    superseded: Sequence[str] = (),
    progress: Progress = silence,
) -> tuple[Addition, list[dict[str, Any]]]:
    """Store tables and readings of reports in one change: all of it or nothing.

    ``superseded`` are articles to remove with all records that rest on them alone.
    ``progress`` is told how far it is, last when all is written but not yet in place; what it
    raises leaves the store as it was. Returns the addition and the details of
    :func:`~violencemap.store.tables.save_tables`.

    Raises
    ------
    SchemaError
        When a file counts the same twice.
    StoreError, StoreBusyError
        When the store cannot be written.
    """
    addition = Addition(addition_id=uuid4().hex, when=datetime.now(UTC), files=tuple(files))
    with writing(path, keep_before=True) as connection:
        details = insert_tables(connection, tables, progress)
        replaced = [one.reading.article.article_id for one in readings]
        delete_articles(connection, [*replaced, *superseded])
        insert_readings(connection, readings)
        _note(connection, addition)
        progress("Putting the store in its place", 0, None)
    return addition, details


def last_addition(path: Path) -> Addition | None:
    """What was added last, as long as it can be taken back."""
    before = store_before(path)
    if not before.is_file() or not path.is_file():
        return None
    addition = _noted(path)
    # a process that was killed between keeping the store and replacing it left it under both names
    return None if addition == _noted(before) else addition


def undo_addition(path: Path, addition_id: str | None = None) -> Addition:
    """Put the store back as it was before the last addition, which must be the one named, if any.

    Returns what was taken back. It is gone for good: adding the files again brings it again.

    Raises
    ------
    UndoError
        When there is nothing to take back, or the store has changed since.
    StoreError, StoreBusyError
        When the store cannot be written.
    """

    with locked(path):
        last = last_addition(path)
        if last is None or addition_id not in (None, last.addition_id):
            raise UndoError(
                f"{path}: nothing can be taken back: only the last addition can, and only while "
                "nothing else has changed the store since"
            )
        os.replace(store_before(path), path)
        flush(path.parent)
    return last


def _note(connection: duckdb.DuckDBPyConnection, addition: Addition) -> None:
    content = {
        "id": addition.addition_id,
        "when": addition.when.isoformat(),
        "files": list(addition.files),
    }
    connection.execute("DELETE FROM meta WHERE name = 'addition'")
    connection.execute("INSERT INTO meta VALUES ('addition', ?)", [json.dumps(content)])


def _noted(path: Path) -> Addition | None:
    with open_store(path) as store:
        rows = store.frame(_META)
    if rows.empty:
        return None
    content = json.loads(rows["content"].iloc[0])
    return Addition(
        addition_id=content["id"],
        when=datetime.fromisoformat(content["when"]),
        files=tuple(content["files"]),
    )
