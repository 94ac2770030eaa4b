"""Counts of tables that people named: no two publishers tell of one measure, state and month.

All these tables share a series for each unit, in which the newest cut wins. That is right for two
cuts of one publisher. Of two publishers the newer would cover the older without a word, so it is
refused. A state and its municipalities are one here, since one goes before the sum of the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from violencemap.errors import SchemaError
from violencemap.measures import MEASURES, OWN_MEASURES, OWN_SERIES
from violencemap.store.codes import month_end, place_code

if TYPE_CHECKING:
    import duckdb

__all__ = ["check_publisher"]

_STATE = "CASE WHEN {0}.place < 1000 THEN {0}.place ELSE {0}.place // 1000 END"

# Where a release tells of a crime, state and month that one of another publisher tells of too.
_CLASHES = f"""
WITH span AS (
    SELECT
        item.subtipo, {_STATE.format("span")} AS state, span.first_month, span.last_month,
        release.release, source.publisher, source.title
    FROM release
    JOIN source ON source.source_id = release.release
    JOIN release_item AS item ON item.release = release.release
    JOIN release_span AS span ON span.item_id = item.item_id
    WHERE release.series_id = ? AND item.subtipo IN (SELECT unnest(?))
)
SELECT
    new.publisher, known.publisher, known.title, new.state,
    greatest(new.first_month, known.first_month) AS month
FROM span AS new
JOIN span AS known
    ON known.subtipo = new.subtipo AND known.state = new.state
    AND known.first_month <= new.last_month AND new.first_month <= known.last_month
WHERE new.release = ? AND known.release <> new.release
    AND lower(trim(known.publisher)) <> lower(trim(new.publisher))
ORDER BY month, new.state, known.publisher
LIMIT 1
"""


def check_publisher(connection: duckdb.DuckDBPyConnection, release: str, series_id: str) -> None:
    """Refuse a stored release of a named table that tells what another publisher's told.

    Raises
    ------
    SchemaError
        Naming both publishers, the first state and month that both tell of, and what to do.
    """
    if series_id not in OWN_SERIES.values():
        return
    shown = [name for code in OWN_MEASURES for name in MEASURES[code].subtypes]
    for new, known, title, state, month in connection.execute(
        _CLASHES, [series_id, shown, release]
    ).fetchall():
        raise SchemaError(
            f"it is of {new!r}, but the store has counts of {known!r} ({title}) of the same "
            f"measure, state {place_code(state)} and month {month_end(month):%Y-%m}; two "
            "publishers are never mixed: undo the earlier, name the same publisher if this is a "
            "newer cut of it, or use another store"
        )
