"""Rows into tables, as frames, and out of them, as dictionaries."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb
    import pandas as pd
    import pyarrow as pa

__all__ = ["insert", "insert_long", "rows_with"]

# Stored by one statement: a tenth of a second. Eight whole groups of rows as DuckDB makes them,
# since it packs a group that is begun anew with the next one.
_ROWS_AT_ONCE = 8 * 122_880


def insert(
    connection: duckdb.DuckDBPyConnection, table: str, frame: pd.DataFrame | pa.Table
) -> None:
    """Append a frame to a table, column by name; one statement, however long the frame."""
    if not len(frame):
        return
    connection.register("incoming", frame)
    connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM incoming")
    connection.unregister("incoming")


def insert_long(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    rows: pa.Table,
    told: Callable[[int], None] = lambda done: None,
) -> None:
    """Append many rows, with two threads; ``told`` is told how many are added.

    The rows are put in one piece of memory first: of several, DuckDB makes groups of its own.
    """
    whole = rows.unify_dictionaries().combine_chunks()
    connection.execute("SET threads = 2")
    for first in range(0, len(whole), _ROWS_AT_ONCE):
        told(first)
        insert(connection, table, whole.slice(first, _ROWS_AT_ONCE))
    connection.execute("SET threads = 1")


def rows_with(
    connection: duckdb.DuckDBPyConnection, table: str, key: str, values: Collection[str]
) -> list[dict[str, Any]]:
    """Rows of a table that have one of the values in a column, always in the same order."""
    found = connection.execute(
        f"SELECT * FROM {table} WHERE {key} IN (SELECT unnest(?)) ORDER BY ALL", [sorted(values)]
    )
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]
