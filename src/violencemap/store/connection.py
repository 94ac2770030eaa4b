"""Where the store is, and a read-only look into it."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar, cast

from violencemap.errors import StoreError, StoreVersionError
from violencemap.store.frames import frame_of
from violencemap.store.journal import read_journal
from violencemap.store.open_searches import PUBLIC_SCHEMA, hide_small_areas
from violencemap.store.overlay import lay_over

if TYPE_CHECKING:
    import duckdb
    import pandas as pd

__all__ = ["SCHEMA_VERSION", "Store", "default_store_path", "open_store"]

T = TypeVar("T")

SCHEMA_VERSION = "3"
STORE_VARIABLE = "VIOLENCEMAP_STORE"

# Views with the decisions of people, where there are any, come before the tables they are of.
_SEARCH_PATH = "memory.main,store.main"


def default_store_path() -> Path:
    """Path of the store: ``VIOLENCEMAP_STORE``, else a file in the user's data directory."""
    chosen = os.environ.get(STORE_VARIABLE)
    if chosen:
        return Path(chosen).expanduser()
    from platformdirs import user_data_path

    return user_data_path("violencemap", appauthor=False) / "violencemap.duckdb"


class Store:
    """A read-only snapshot of a store file and of what people decided; a context manager.

    It goes on seeing what was there when it was opened, also after a newer file was swapped in
    or somebody decided: open it anew to see what changed. Tables show records as they were
    decided; ``store.incident`` and ``store.figure`` as they were read.
    """

    def __init__(
        self,
        path: Path,
        connection: duckdb.DuckDBPyConnection,
        search_path: str = _SEARCH_PATH,
    ) -> None:
        self.path = path
        self._connection = connection
        self._search_path = search_path
        self._made: dict[Any, Any] = {}
        self._making = Lock()

    def frame(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> pd.DataFrame:
        """Rows that a query gives, as a DataFrame.

        Whole numbers come in nullable integer columns, texts and dates (``datetime.date``) as
        objects with ``None`` where they are unknown.
        """
        import duckdb

        try:
            # a cursor for each call: one Store may serve several threads
            with self._connection.cursor() as cursor:
                cursor.execute(f"SET search_path = '{self._search_path}'")
                table = cursor.sql(sql, params=parameters or None).to_arrow_table()
        except duckdb.Error as error:
            raise StoreError(f"{self.path}: the store cannot answer: {error}") from error
        return frame_of(table)

    def once(self, make: Callable[..., T], *arguments: Any) -> T:
        """What a function makes of this store, made at the first call: a snapshot never changes.

        For what every view needs, such as names and populations. Do not change what comes back.
        """
        if (make, arguments) not in self._made:
            self._made[make, arguments] = make(self, *arguments)
        return cast(T, self._made[make, arguments])

    def public(self) -> Store:
        """The same snapshot as everybody may see it; it lives as long as this one.

        Where a missing person was taken is told as :mod:`violencemap.store.open_searches` says.
        """
        if self._search_path != _SEARCH_PATH:
            return self
        with self._making:  # several threads may ask at once
            return self.once(_without_small_areas)

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


def _without_small_areas(store: Store) -> Store:
    hide_small_areas(store._connection, _SEARCH_PATH)
    return Store(store.path, store._connection, f"{PUBLIC_SCHEMA},{_SEARCH_PATH}")


def open_store(path: Path | str | None = None) -> Store:
    """Snapshot of an existing store, the default one when no path is given.

    Raises
    ------
    StoreError
        When there is no store at the path or the file is not one.
    StoreVersionError
        When another version of violencemap with another schema wrote it.
    """
    import duckdb

    path = default_store_path() if path is None else Path(path)
    if not path.is_file():
        raise StoreError(
            f"{path}: there is no store. ensure_store(path) or any violencemap command creates it; "
            f"{STORE_VARIABLE} or --store chooses another place."
        )
    decisions = read_journal(path).decisions
    # Attached to a connection of its own: connecting to the file by name would hand out the
    # instance that an open reader of the same process still holds, and with it the old snapshot.
    connection = duckdb.connect()
    try:
        connection.execute(f"ATTACH '{_quoted(path)}' AS store (READ_ONLY)")
        rows = connection.execute(
            "SELECT content FROM store.meta WHERE name = 'schema_version'"
        ).fetchall()
    except duckdb.Error as error:
        connection.close()
        raise StoreError(
            f"{path}: this is not a violencemap store ({_first_line(error)}). "
            f"Name another file with --store or {STORE_VARIABLE}."
        ) from error
    if rows != [(SCHEMA_VERSION,)]:
        connection.close()
        found = rows[0][0] if rows else "none"
        raise StoreVersionError(
            f"{path}: the store has schema {found}, this violencemap needs {SCHEMA_VERSION}. "
            "Move the file away and add your reports again; the bundled data come back "
            "by themselves."
        )
    lay_over(connection, decisions)
    return Store(path, connection)


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0]
