"""Rows into tables, as frames, and out of them, as dictionaries."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb
    import pandas as pd
    import pyarrow as pa

__all__ = ["insert", "rows_with"]


def insert(
    connection: duckdb.DuckDBPyConnection, table: str, frame: pd.DataFrame | pa.Table
) -> None:
    """Append a frame to a table, column by name; one statement, however long the frame."""
    if not len(frame):
        return
    connection.register("incoming", frame)
    connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM incoming")
    connection.unregister("incoming")


def rows_with(
    connection: duckdb.DuckDBPyConnection, table: str, key: str, values: Collection[str]
) -> list[dict[str, Any]]:
    """Rows of a table that have one of the values in a column, always in the same order."""
    found = connection.execute(
        f"SELECT * FROM {table} WHERE {key} IN (SELECT unnest(?)) ORDER BY ALL", [sorted(values)]
    )
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]
