"""Columns that a person named for a kind of table, remembered for the next file of that kind."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import platformdirs

from violencemap.errors import ReadError, SchemaError
from violencemap.read.event_sources import EventSource, named_columns
from violencemap.read.recognize import list_columns

__all__ = ["COLUMNS_VARIABLE", "name_columns", "remembered_columns"]

COLUMNS_VARIABLE = "VIOLENCEMAP_COLUMNS"


def name_columns(path: Path, columns: Mapping[str, str], dataset: str) -> EventSource:
    """The source of a table whose columns are named now; the next one with its header is known.

    ``columns`` has the column of each field of :data:`~violencemap.read.event_sources.FIELDS`.

    Raises
    ------
    SchemaError
        When a field is unknown or lacking, or the file has no such column.
    """
    known = list_columns(path)
    lacking = [column for column in columns.values() if column not in known]
    if lacking:
        raise SchemaError(f"lacks {', '.join(lacking)}; it has {', '.join(known)}", path=path)
    try:
        source = named_columns(columns, dataset=dataset)
    except ValueError as error:
        raise SchemaError(str(error), path=path) from error
    kept = _read_kept() | {_header_key(known): {"dataset": dataset, "columns": dict(columns)}}
    _write_kept(kept)
    return source


def remembered_columns(path: Path) -> EventSource | None:
    """The source of a table with a header that was named before, None where it was not."""
    kept = _read_kept().get(_header_key(list_columns(path)))
    return None if kept is None else named_columns(kept["columns"], dataset=kept["dataset"])


def _kept_path() -> Path:
    chosen = os.environ.get(COLUMNS_VARIABLE)
    if chosen:
        return Path(chosen).expanduser()
    return platformdirs.user_config_path("violencemap", appauthor=False) / "columns.json"


def _header_key(columns: list[str]) -> str:
    return hashlib.sha256("\n".join(columns).encode()).hexdigest()[:16]


def _read_kept() -> dict[str, Any]:
    path = _kept_path()
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise ReadError(f"cannot be read as JSON ({error}); delete it", path=path) from error
    return dict(kept)


def _write_kept(kept: Mapping[str, Any]) -> None:
    path = _kept_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".json.new")
    beside.write_text(json.dumps(kept, ensure_ascii=False, indent=1), encoding="utf-8")
    os.replace(beside, path)
