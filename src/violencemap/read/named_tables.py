"""Columns that a person named for a kind of table, remembered for the next file of that kind."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import platformdirs

from violencemap.errors import FilterError, ReadError, SchemaError
from violencemap.read.event_sources import EventSource, named_columns
from violencemap.read.month_columns import month_columns
from violencemap.read.own_counts import CountsSource, named_counts
from violencemap.read.own_population import POPULATION, PopulationSource, named_population
from violencemap.read.recognize import NamedTable, list_columns

__all__ = [
    "COLUMNS_VARIABLE",
    "Remembered",
    "forget_columns",
    "list_remembered",
    "name_columns",
    "name_counts",
    "remembered_columns",
]

COLUMNS_VARIABLE = "VIOLENCEMAP_COLUMNS"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """What was said of a header, which ``key`` names.

    ``holds`` is ``population``, the code of a measure or, of events, ``events`` and their dataset.
    """

    key: str
    holds: str
    publisher: str | None
    columns: Mapping[str, str]


def name_columns(path: Path, columns: Mapping[str, str], dataset: str) -> EventSource:
    """The source of a table whose columns are named now; the next one with its header is known.

    ``columns`` has the column of each field of :data:`~violencemap.read.event_sources.FIELDS`.

    Raises
    ------
    SchemaError
        When a field is unknown or lacking, or the file has no such column.
    """
    header = _checked_header(path, columns)
    try:
        source = named_columns(columns, dataset=dataset)
    except ValueError as error:
        raise SchemaError(str(error), path=path) from error
    _remember(header, columns, {"dataset": dataset})
    return source


def name_counts(
    path: Path,
    columns: Mapping[str, str],
    *,
    measure: str,
    publisher: str | None = None,
    license: str | None = None,  # noqa: A002 (the name of the field)
) -> CountsSource | PopulationSource:
    """The source of a table of counts whose columns are named now, remembered with its terms.

    ``columns`` has the column of each field of :data:`~violencemap.read.own_counts.COUNT_FIELDS`
    or, where ``measure`` is :data:`~violencemap.read.own_population.POPULATION`, of
    :data:`~violencemap.read.own_population.POPULATION_FIELDS`.

    Raises
    ------
    SchemaError
        When a field or the measure is unknown or lacking, or the file has no such column.
    """
    header = _checked_header(path, columns)
    about: dict[str, Any] = {
        "measure": measure,
        "title": path.name.split(".")[0],
        "publisher": publisher,
        "license": license,
    }
    try:
        source = _named_numbers(columns=columns, **about)
    except ValueError as error:
        raise SchemaError(str(error), path=path) from error
    if isinstance(source, CountsSource) and source.is_wide and month_columns(header) is None:
        raise SchemaError(
            "no column is named for the number, and there are no twelve columns of months",
            path=path,
        )
    _remember(header, columns, about)
    return source


def _checked_header(path: Path, columns: Mapping[str, str]) -> list[str]:
    """The header of a table, which has all these columns."""
    header = list_columns(path)
    lacking = [column for column in columns.values() if column not in header]
    if lacking:
        raise SchemaError(f"lacks {', '.join(lacking)}; it has {', '.join(header)}", path=path)
    return header


def _remember(header: list[str], columns: Mapping[str, str], about: Mapping[str, Any]) -> None:
    """Keep what was said of a table under its header."""
    _write_kept(_read_kept() | {_header_key(header): {**about, "columns": dict(columns)}})


def remembered_columns(path: Path) -> NamedTable | None:
    """The source of a table with a header that was named before, None where it was not."""
    kept = _read_kept().get(_header_key(list_columns(path)))
    if kept is None:
        return None
    return _named_numbers(**kept) if "measure" in kept else named_columns(**kept)


def list_remembered() -> list[Remembered]:
    """All headers whose columns a person named, in the order in which they were named."""
    return [
        Remembered(
            key=key,
            holds=one.get("measure") or f"events {one['dataset']}",
            publisher=one.get("publisher"),
            columns=one["columns"],
        )
        for key, one in _read_kept().items()
    ]


def forget_columns(key: str) -> None:
    """Forget what was said of a header, so that it is asked again.

    Raises
    ------
    FilterError
        When no header has this key.
    """
    kept = _read_kept()
    if key not in kept:
        raise FilterError(f"no header {key!r} is known; violencemap columns list shows them")
    del kept[key]
    _write_kept(kept)


def _named_numbers(measure: str, **about: Any) -> CountsSource | PopulationSource:
    """A table of counts or of population, as it was said."""
    if measure == POPULATION:
        return named_population(**about)
    return named_counts(measure=measure, **about)


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
