"""A change to the store: made beside it, then swapped in.

Every change copies the store, changes the copy, makes sure that it is on the disk and renames
it over the old one. Whoever reads keeps the old snapshot, and a process killed at any moment
leaves a whole store. What is added in one go keeps the store before it, as long as nothing else
changes, so that it can be taken back.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from violencemap.errors import StoreBusyError, StoreError
from violencemap.store.connection import SCHEMA_VERSION, STORE_VARIABLE, open_store
from violencemap.store.disk import LOCK_TIMEOUT, flush

if TYPE_CHECKING:
    import duckdb

__all__ = ["locked", "remove_leftovers", "store_before", "writing"]


def store_before(path: Path) -> Path:
    """Where the store as it was before the last addition is kept: a name of the same disk."""
    return path.with_name(f".{path.name}.before")


@contextmanager
def writing(path: Path, *, keep_before: bool = False) -> Iterator[duckdb.DuckDBPyConnection]:
    """Connection to a copy of the store, which takes its place when the block ends well.

    ``keep_before`` keeps the store as it was as :func:`store_before`; any other change forgets it.
    """
    import duckdb

    with locked(path):
        _remove_leftovers(path)
        with tempfile.TemporaryDirectory(prefix=_beside(path), dir=path.parent) as folder:
            copy = Path(folder) / path.name
            if path.exists():
                open_store(path).close()  # names a file that is not a store, or an old one
                shutil.copyfile(path, copy)
            # with more threads DuckDB writes texts twice to keep their order: slower and larger
            connection = duckdb.connect(copy, config={"threads": 1})
            try:
                _create_tables(connection)
                yield connection
            finally:
                connection.close()
            flush(copy)
            store_before(path).unlink(missing_ok=True)
            if keep_before and path.exists():
                _keep(path, store_before(path))
            os.replace(copy, path)
            flush(path.parent)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Be the only writer; what goes wrong on the disk is told as an error of the store.

    Ctrl-C is a KeyboardInterrupt, also where it stops DuckDB, which calls it a RuntimeError.
    """
    import duckdb
    from filelock import FileLock, Timeout

    lock = _lock_of(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock.touch()  # says at once what waiting for the lock of another would hide
        with FileLock(lock, timeout=LOCK_TIMEOUT):
            yield
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
    except RuntimeError as error:
        if str(error) == "Query interrupted":
            raise KeyboardInterrupt from error
        raise


def _keep(path: Path, before: Path) -> None:
    """Give the store a second name, which costs nothing; a copy where the disk knows no links."""
    try:
        os.link(path, before)
    except OSError:
        shutil.copyfile(path, before)


def _beside(path: Path) -> str:
    return f".{path.name}.building-"


def remove_leftovers(path: Path) -> None:
    """Delete what a writer that was killed left beside, unless somebody is writing now."""
    from filelock import FileLock, Timeout

    if _leftovers(path):
        with suppress(Timeout, OSError), FileLock(_lock_of(path), timeout=0):
            _remove_leftovers(path)


def _remove_leftovers(path: Path) -> None:
    """Only called under the lock."""
    for folder in _leftovers(path):
        shutil.rmtree(folder, ignore_errors=True)


def _leftovers(path: Path) -> list[Path]:
    return list(path.parent.glob(f"{_beside(path)}*"))


def _lock_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.lock")


def _create_tables(connection: duckdb.DuckDBPyConnection) -> None:
    if connection.execute("SELECT count(*) FROM duckdb_tables()").fetchall() == [(0,)]:
        connection.execute(files("violencemap.store").joinpath("schema.sql").read_text("utf-8"))
        connection.execute("INSERT INTO meta VALUES ('schema_version', ?)", [SCHEMA_VERSION])
