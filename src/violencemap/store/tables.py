"""Files of official counts, population and events, into the store as a whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from violencemap.progress import Progress, silence
from violencemap.store.readings import delete_articles
from violencemap.store.releases import insert_source, store_releases
from violencemap.store.rows import insert
from violencemap.store.statistics import refresh_statistics
from violencemap.store.swap import writing
from violencemap.types import TableReading

if TYPE_CHECKING:
    import duckdb

__all__ = ["insert_tables", "save_tables"]


def save_tables(path: Path, readings: Sequence[TableReading]) -> list[dict[str, Any]]:
    """Store what was read in files of tables; one detail for each series, population or dataset.

    All of it or, when anything fails or the user cancels, nothing: the store is then as it was.
    What is stored already is replaced, so that storing twice is storing once.

    Returns
    -------
    list of dict
        ``kind``, ``release`` (the source_id), ``state`` (``new``, ``replaced``, ``unchanged``),
        ``rows``; of statistics also ``series_id``, ``unit``, ``counted``, ``since``, ``until``,
        ``totals``; of statistics and population the ``publisher``;
        of population and events also ``dataset``.

    Raises
    ------
    SchemaError
        When a file counts the same twice.
    StoreError, StoreBusyError
        When the store cannot be written.
    """
    with writing(path) as connection:
        return insert_tables(connection, readings)


def insert_tables(
    connection: duckdb.DuckDBPyConnection,
    readings: Sequence[TableReading],
    progress: Progress = silence,
) -> list[dict[str, Any]]:
    """As :func:`save_tables`, in a change to the store that has begun.

    ``progress`` is told the rows that are stored; what it raises ends the change.
    """
    details: list[dict[str, Any]] = []
    done, total = 0, sum(one.rows for one in readings)
    for reading in readings:
        progress("Storing rows", done, total)
        if reading.kind == "statistics":
            told = partial(_tell_rows, progress, done, total)
            details += store_releases(connection, reading, told)
        else:
            details += _STORE[reading.kind](connection, reading)
        done += reading.rows
    changed = {
        str(detail["series_id"])
        for detail in details
        if detail["kind"] == "statistics" and detail["state"] != "unchanged"
    }
    if changed:
        refresh_statistics(connection, changed, progress)
    return details


def _tell_rows(progress: Progress, before: int, total: int, rows: int) -> None:
    progress("Storing rows", before + rows, total)


def _store_population(
    connection: duckdb.DuckDBPyConnection, reading: TableReading
) -> list[dict[str, Any]]:
    """Replace the population of the areas of a file, in all years: one source an area and base."""
    frame = _frame(reading).dropna()
    source_id = f"{reading.source.dataset}-{reading.source.sha256[:8]}"
    state = _replace_source(connection, reading, source_id)
    connection.register("incoming", frame)
    connection.execute(
        "DELETE FROM population "
        "WHERE (cvegeo, base) IN (SELECT DISTINCT cvegeo, base FROM incoming)"
    )
    connection.unregister("incoming")
    insert(connection, "population", frame.assign(source=source_id))
    connection.execute(
        "DELETE FROM source WHERE kind = 'population' AND NOT bundled "
        "AND source_id NOT IN (SELECT source FROM population)"
    )
    return [
        {
            "kind": "population",
            "release": source_id,
            "publisher": reading.source.publisher,
            "dataset": reading.source.dataset,
            "state": state,
            "rows": len(frame),
        }
    ]


def _store_events(
    connection: duckdb.DuckDBPyConnection, reading: TableReading
) -> list[dict[str, Any]]:
    """Store events under their source; each takes the place of the one with its identifier.

    The dataset stands among the articles, as what its events are known from.
    """
    frame = _frame(reading)
    source = reading.source
    source_id = f"{source.dataset}-{source.sha256[:8]}"
    delete_articles(connection, [source_id])
    state = _replace_source(connection, reading, source_id)
    about = {
        "article_id": source_id,
        "source_id": source_id,
        "title": source.title,
        "url": source.url,
        "digest": source.sha256,
        "bundled": False,
    }
    insert(connection, "article", pd.DataFrame([about]))
    _replace_events(connection, frame, source_id)
    return [
        {
            "kind": "events",
            "release": source_id,
            "dataset": source.dataset,
            "state": state,
            "rows": len(frame),
        }
    ]


def _replace_events(
    connection: duckdb.DuckDBPyConnection, frame: pd.DataFrame, source_id: str
) -> None:
    connection.register("incoming", frame[["incident_id"]])
    for table in ("incident", "incident_article"):
        connection.execute(
            f"DELETE FROM {table} WHERE incident_id IN (SELECT incident_id FROM incoming)"
        )
    connection.unregister("incoming")
    insert(connection, "incident", frame.assign(geocode_candidates=0))
    links = frame[["incident_id"]].assign(article_id=source_id, position=0)
    insert(connection, "incident_article", links)
    connection.execute(  # files whose events all come from a newer one
        "DELETE FROM article WHERE article_id IN (SELECT source_id FROM source WHERE kind = "
        "'events') AND article_id NOT IN (SELECT article_id FROM incident_article)"
    )
    connection.execute(
        "DELETE FROM source WHERE kind = 'events' "
        "AND source_id NOT IN (SELECT article_id FROM article)"
    )


def _replace_source(
    connection: duckdb.DuckDBPyConnection, reading: TableReading, source_id: str
) -> str:
    known = connection.execute("SELECT 1 FROM source WHERE source_id = ?", [source_id]).fetchall()
    connection.execute("DELETE FROM source WHERE source_id = ?", [source_id])
    insert_source(connection, reading.source, source_id=source_id, kind=reading.kind)
    return "replaced" if known else "new"


def _frame(reading: TableReading) -> pd.DataFrame:
    if reading.frame is None:
        raise ValueError(f"{reading.source.file}: a reading of {reading.kind} has a frame")
    return reading.frame


_STORE: Mapping[str, Any] = {
    "population": _store_population,
    "events": _store_events,
}
