"""CSV that spreadsheets open as it is meant: UTF-8 with BOM, codes as text, no formulas."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from violencemap.codes import Level
from violencemap.export.points import event_points
from violencemap.export.properties import (
    AREA_FIELDS,
    EVENT_FIELDS,
    FIGURE_FIELDS,
    PRIVATE_FIELDS,
    Profile,
    Record,
    area_records,
    event_records,
    figure_records,
)
from violencemap.types import Filters

if TYPE_CHECKING:
    from violencemap.store import Store

__all__ = ["areas_csv", "events_csv", "figures_csv"]

_BOM = "\ufeff"
# A cell that begins so is run as a formula by spreadsheets.
# Source: OWASP, "CSV Injection".
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def events_csv(store: Store, filters: Filters, *, profile: Profile = "public") -> str:
    """Events, a row each: the fields of the GeoJSON file and ``longitude``, ``latitude``."""
    records = event_records(store, filters, profile)
    points = event_points(records, profile)
    rows = [
        record.properties | {"longitude": point and point[0], "latitude": point and point[1]}
        for record, point in zip(records, points, strict=True)
    ]
    private = PRIVATE_FIELDS if profile == "private" else ()
    return _csv((*EVENT_FIELDS, "longitude", "latitude", *private), rows)


def areas_csv(
    store: Store, filters: Filters, *, measure: str, level: Level, profile: Profile = "public"
) -> str:
    """Areas, a row each, with the fields of the GeoJSON file. An empty count is no data."""
    records = area_records(store, filters, measure=measure, level=level, profile=profile)
    return _csv(AREA_FIELDS, records)


def figures_csv(store: Store, filters: Filters) -> str:
    """Numbers that reports state, a row each, with the fields of the GeoJSON file."""
    return _csv(FIGURE_FIELDS, figure_records(store, filters))


def _csv(fields: Sequence[str], records: Iterable[Record]) -> str:
    """Texts in quotes, numbers bare, nothing where a value is unknown."""
    text = io.StringIO()
    text.write(_BOM + ",".join(fields) + "\r\n")
    write = csv.writer(text, quoting=csv.QUOTE_NONNUMERIC)
    write.writerows([_cell(record[field]) for field in fields] for record in records)
    return text.getvalue()


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        value = "|".join(value)
    if isinstance(value, str) and value.startswith(_FORMULA_STARTS):
        return f"'{value}"
    return value
