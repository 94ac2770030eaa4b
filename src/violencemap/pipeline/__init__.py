"""The road in order: read a file, find its places, code what it tells, store it."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from violencemap.pipeline.reading import (
    FileReading,
    is_table,
    iter_readings,
    read_article,
    read_file,
    read_files,
)
from violencemap.pipeline.storing import store_files
from violencemap.progress import Progress, silence
from violencemap.store.build import ensure_store
from violencemap.types import Report

__all__ = [
    "FileReading",
    "Progress",
    "add_files",
    "is_table",
    "iter_readings",
    "read_article",
    "read_file",
    "read_files",
    "store_files",
]


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
    tell = progress or silence
    tell("Preparing the store", 0, None)
    ensure_store(store_path)
    read = []
    several = len(paths) if len(paths) > 1 else None
    for number, path in enumerate(map(Path, paths)):
        tell(f"Reading {path.name}", number, several)
        read.append(read_file(path, published=published, progress=progress))
    report = store_files(store_path, read, progress=progress)
    return replace(report, seconds=time.monotonic() - started)
