"""Cuts of official series: each stored whole, replaced when it is read again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

import pandas as pd
import pyarrow as pa

from violencemap.errors import SchemaError
from violencemap.store.codes import month_end
from violencemap.store.publishers import check_publisher
from violencemap.store.rows import insert
from violencemap.store.series import Compact, compact, split_by_series
from violencemap.store.totals import checked_totals, file_totals
from violencemap.types import MonthlyRows, StatisticUnit, TableReading, TableSource

if TYPE_CHECKING:
    import duckdb

# Stored by one statement: a tenth of a second.
_ROWS_AT_ONCE = 1_000_000

__all__ = ["Release", "delete_releases", "insert_release", "insert_source", "store_releases"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Release:
    """A cut of one series: its name, which is that of its source, and its counts."""

    name: str
    series_id: str
    unit: StatisticUnit
    counts: Compact
    set_aside: int = 0

    @property
    def first_month(self) -> int:
        return int(self.counts.spans["first_month"].min())

    @property
    def last_month(self) -> int:
        return int(self.counts.spans["last_month"].max())

    @property
    def counted(self) -> int:
        return int(self.counts.cells["number"].sum())

    @property
    def digest(self) -> str:
        """Digest of what is counted and how much, by which a repetition is known."""
        facts = (self.counted, len(self.counts.cells), len(self.counts.spans), self.set_aside)
        items = self.counts.items.to_csv(index=False)
        return hashlib.sha256(f"{facts} {items}".encode()).hexdigest()


def store_releases(
    connection: duckdb.DuckDBPyConnection,
    reading: TableReading,
    told: Callable[[int], None] = lambda rows: None,
) -> list[dict[str, Any]]:
    """Store the series of a file, each as a release; what happened to each.

    A release has the series, the last month that it knows and the digest of its file in its
    name, so that the same file takes its own place again and another cut stands beside it.
    ``state`` is ``new``, ``replaced`` or ``unchanged``; ``totals`` are sums by year, which are
    those of the file in each state. ``told`` is told how many rows are stored.

    Raises
    ------
    SchemaError
        When counts stand twice, are of a year that has not come, or are those of another
        publisher's table where a person named the columns of both.
    """
    details = []
    done = 0
    set_aside = sum(one.row is not None for one in reading.rejected)
    for series_id, rows, counts in _by_series(reading):
        if counts.spans.empty:
            continue
        cutoff = month_end(int(counts.spans["last_month"].max()))
        release = Release(
            name=f"{series_id}-{cutoff:%Y-%m}-{reading.source.sha256[:8]}",
            series_id=series_id,
            unit=rows.unit,
            counts=counts,
            set_aside=set_aside,
        )
        with ThreadPoolExecutor(1) as beside:  # sums the file up while the database stores it
            expected = beside.submit(file_totals, rows)
            share_told = partial(_tell_share, told, done, len(rows))
            state = _store_release(connection, release, reading.source, cutoff, share_told)
        totals = checked_totals(connection, release.name, expected.result())
        about = {"publisher": reading.source.publisher, "totals": totals}
        details.append(_detail(release, len(rows), state) | about)
        done += len(rows)
    return details


def _store_release(
    connection: duckdb.DuckDBPyConnection,
    release: Release,
    source: TableSource,
    cutoff: date,
    told: Callable[[float], None],
) -> str:
    """Put a release in its place, unless the same is there; which of the three it was."""
    state = _state(connection, release, source)
    if state != "unchanged":
        delete_releases(connection, [release.name])
        insert_source(connection, source, source_id=release.name, kind="statistics", cutoff=cutoff)
        insert_release(connection, release, told)
        _check_publisher(connection, release, source)
    return state


def insert_release(
    connection: duckdb.DuckDBPyConnection,
    release: Release,
    told: Callable[[float], None] = lambda share: None,
) -> None:
    """Add a release that is not there; its source is another row.

    ``told`` is told which share of its counts is added.
    """
    ((first_item, added),) = connection.execute(
        "SELECT (SELECT coalesce(max(item_id), 0) + 1 FROM release_item), "
        "(SELECT coalesce(max(added), 0) + 1 FROM release)"
    ).fetchall()
    about = {
        "release": release.name,
        "series_id": release.series_id,
        "unit": release.unit,
        "first_month": release.first_month,
        "last_month": release.last_month,
        "counted": release.counted,
        "set_aside": release.set_aside,
        "added": added,
        "digest": release.digest,
    }
    insert(connection, "release", pd.DataFrame([about]))
    counts = release.counts
    items = counts.items.assign(release=release.name, item_id=counts.items["item_id"] + first_item)
    insert(connection, "release_item", items)
    _insert_counts(connection, counts, first_item, told)


def _insert_counts(
    connection: duckdb.DuckDBPyConnection,
    counts: Compact,
    first_item: int,
    told: Callable[[float], None],
) -> None:
    """Add spans and cells, with two threads: in half of the time, and numbers pack as well."""
    connection.execute("SET threads = 2")
    added, total = 0, len(counts.spans) + len(counts.cells)
    for table, frame in (("release_span", counts.spans), ("release_cell", counts.cells)):
        numbered = frame.assign(item_id=frame["item_id"] + first_item)
        rows = pa.Table.from_pandas(numbered, preserve_index=False)  # frames are read by one thread
        for first in range(0, len(rows), _ROWS_AT_ONCE):
            told(added / total)
            part = rows.slice(first, _ROWS_AT_ONCE)
            insert(connection, table, part)
            added += len(part)
    connection.execute("SET threads = 1")


def delete_releases(connection: duckdb.DuckDBPyConnection, names: Sequence[str]) -> None:
    """Delete releases with their counts and their sources."""
    chosen = [list(names)]
    items = "item_id IN (SELECT item_id FROM release_item WHERE release IN (SELECT unnest(?)))"
    for table in ("release_cell", "release_span"):
        connection.execute(f"DELETE FROM {table} WHERE {items}", chosen)
    for table in ("release_item", "release"):
        connection.execute(f"DELETE FROM {table} WHERE release IN (SELECT unnest(?))", chosen)
    connection.execute("DELETE FROM source WHERE source_id IN (SELECT unnest(?))", chosen)


def insert_source(
    connection: duckdb.DuckDBPyConnection,
    source: TableSource,
    *,
    source_id: str,
    kind: str,
    cutoff: date | None = None,
) -> None:
    """Add the source of a file that the user added: its publisher, its terms and its digest."""
    about = {
        "source_id": source_id,
        "kind": kind,
        "title": source.title,
        "publisher": source.publisher,
        "url": source.url,
        "license": source.license,
        "cutoff": cutoff,
        "retrieved": date.today(),
        "sha256": source.sha256,
        "bundled": False,
    }
    insert(connection, "source", pd.DataFrame([about]))


def _by_series(reading: TableReading) -> Iterator[tuple[str, MonthlyRows, Compact]]:
    """The rows and counts of each series of a file, which is named by what is wrong with them."""
    try:
        for series_id, rows in split_by_series(reading.statistics):
            counts = compact(rows)
            _check_years(counts)
            yield series_id, rows, counts
    except SchemaError as error:
        raise SchemaError(error.reason, path=reading.source.file) from error


def _check_publisher(
    connection: duckdb.DuckDBPyConnection, release: Release, source: TableSource
) -> None:
    try:
        check_publisher(connection, release.name, release.series_id)
    except SchemaError as error:
        raise SchemaError(error.reason, path=source.file) from error


def _check_years(counts: Compact) -> None:
    """Refuse counts of a year that has not come: it would pass for the newest of all."""
    this_year = date.today().year
    last = max((month_end(int(one)) for one in counts.spans["last_month"].unique()), default=None)
    if last and last.year > this_year:
        raise SchemaError(
            f"it has counts of {last:%Y-%m}, which has not come; expected none after {this_year}"
        )


def _tell_share(told: Callable[[int], None], before: int, rows: int, share: float) -> None:
    told(before + round(share * rows))


def _state(connection: duckdb.DuckDBPyConnection, release: Release, source: TableSource) -> str:
    """Whether the release is there, with the same counts of the same publisher and terms."""
    known = connection.execute(
        "SELECT digest, publisher, license FROM release "
        "JOIN source ON source.source_id = release.release WHERE release = ?",
        [release.name],
    ).fetchall()
    if not known:
        return "new"
    same = known == [(release.digest, source.publisher, source.license)]
    return "unchanged" if same else "replaced"


def _detail(release: Release, rows: int, state: str) -> dict[str, Any]:
    return {
        "kind": "statistics",
        "release": release.name,
        "series_id": release.series_id,
        "unit": release.unit,
        "state": state,
        "rows": rows,
        "counted": release.counted,
        "since": month_end(release.first_month).replace(day=1),
        "until": month_end(release.last_month),
    }
