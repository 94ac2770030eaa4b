"""What a file would bring, before anything is stored: facts of its tables and of its reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from violencemap.store.codes import month_end
from violencemap.types import MonthlyRows, Reading, Rejection, TableKind, TableReading

__all__ = ["ReportPreview", "TablePreview", "preview_report", "preview_table"]

_SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class TablePreview:
    """Facts of one table of a file.

    ``since`` and ``until`` are its first and last known day. ``first_rows`` are as they would be
    stored: ``cvegeo`` and ``number`` with what is counted, or the day and type of an event.
    ``set_aside`` are rows that could not be right, ``notes`` what else is to be known.
    """

    kind: TableKind
    dataset: str
    title: str
    publisher: str
    license: str
    since: date | None
    until: date | None
    rows: int
    first_rows: tuple[Mapping[str, Any], ...]
    set_aside: tuple[Rejection, ...]
    notes: tuple[Rejection, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPreview:
    """Facts of one report, and how much was found in it."""

    title: str | None
    published: date | None
    places: int
    incidents: int
    figures: int


def preview_table(table: TableReading) -> TablePreview:
    """Facts of what was read in a table."""
    since, until = _span(table)
    source = table.source
    return TablePreview(
        kind=table.kind,
        dataset=source.dataset,
        title=source.title,
        publisher=source.publisher,
        license=source.license,
        since=since,
        until=until,
        rows=sum(map(len, table.statistics)) if table.frame is None else len(table.frame),
        first_rows=tuple(_first_rows(table)),
        set_aside=tuple(one for one in table.rejected if one.row is not None),
        notes=tuple(one for one in table.rejected if one.row is None),
    )


def preview_report(reading: Reading) -> ReportPreview:
    """Facts of a report and how many places, events and figures were found in it."""
    labels = Counter(one.mention.label for one in reading.resolutions)
    return ReportPreview(
        title=reading.article.title,
        published=reading.article.published,
        places=labels["place"],
        incidents=len(reading.incidents),
        figures=len(reading.figures),
    )


def _span(table: TableReading) -> tuple[date | None, date | None]:
    if table.frame is None:
        months = [month for rows in table.statistics for month in _known_months(rows)]
        if not months:
            return None, None
        return month_end(min(months)).replace(day=1), month_end(max(months))
    if table.kind == "population":
        years = table.frame["year"]
        return (None, None) if years.empty else (date(years.min(), 1, 1), date(years.max(), 12, 31))
    days = table.frame["event_date"].dropna()
    return (None, None) if days.empty else (days.min(), days.max())


def _known_months(rows: MonthlyRows) -> Iterator[int]:
    """Months, since January 1970, that any row knows."""
    for first in np.unique(rows.first_months):
        known = (rows.counts[rows.first_months == first] >= 0).any(axis=0)
        yield from (first + np.flatnonzero(known)).tolist()


def _first_rows(table: TableReading) -> Iterator[Mapping[str, Any]]:
    if table.frame is not None:
        yield from table.frame.head(_SHOWN).to_dict("records")
        return
    for rows in table.statistics[:1]:
        yield from (_counted(rows, at) for at in range(min(_SHOWN, len(rows))))


def _counted(rows: MonthlyRows, at: int) -> dict[str, Any]:
    """A row of counts: what it counts, and its sum over the months that it knows."""
    known = np.flatnonzero(rows.counts[at] >= 0) + int(rows.first_months[at])
    months: Sequence[int] = known.tolist()
    texts = (column[at] for column in rows.texts.values())
    said = [str(text) for text in texts if not pd.isna(text) and str(text)]
    return {
        "cvegeo": rows.cvegeo[at],
        "counted": " · ".join(dict.fromkeys(said)),
        "since": month_end(months[0]).replace(day=1) if months else None,
        "until": month_end(months[-1]) if months else None,
        "number": int(rows.counts[at][rows.counts[at] >= 0].sum()) if months else None,
    }
