"""What everybody may know of where a missing person was taken.

Searches are open: an area with one or two of them points at a family. So outside the private
profile such an event is told with the smallest area, a municipality at the finest, that has three
of them or more in the store, and in no finer words or numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from violencemap.codes import EventType

if TYPE_CHECKING:
    import duckdb

__all__ = ["OPEN_SEARCHES", "PUBLIC_SCHEMA", "SMALLEST_TOLD", "hide_small_areas"]

OPEN_SEARCHES = frozenset({EventType.KIDNAPPING_DISAPPEARANCE})
SMALLEST_TOLD = 3
PUBLIC_SCHEMA = "memory.public"

_TYPES = ", ".join(f"'{kind}'" for kind in sorted(OPEN_SEARCHES))

_COARSENED = f"""
WITH search AS (
    SELECT
        incident_id,
        CASE WHEN length(cvegeo) >= 5 THEN substr(cvegeo, 1, 5) END AS municipality,
        CASE WHEN length(cvegeo) >= 2 THEN substr(cvegeo, 1, 2) END AS state
    FROM incident WHERE event_type IN ({_TYPES})
),
counted AS (
    SELECT
        *,
        count(municipality) OVER (PARTITION BY municipality) AS in_municipality,
        count(state) OVER (PARTITION BY state) AS in_state
    FROM search
),
told AS (
    SELECT
        incident_id,
        CASE
            WHEN in_municipality >= {SMALLEST_TOLD} THEN municipality
            WHEN in_state >= {SMALLEST_TOLD} THEN state
        END AS code
    FROM counted
)
SELECT incident.* REPLACE (
    told.code AS cvegeo,
    NULL AS location,
    NULL AS place_mention,
    NULL AS longitude,
    NULL AS latitude,
    CASE
        WHEN length(told.code) = 5 THEN 'municipality'
        WHEN length(told.code) = 2 THEN 'state'
        WHEN geo_precision = 'unknown' THEN 'unknown'
        ELSE 'country'
    END AS geo_precision
)
FROM incident JOIN told ON told.incident_id = incident.incident_id
"""


def hide_small_areas(connection: duckdb.DuckDBPyConnection, search_path: str) -> None:
    """Make a view ``incident`` in :data:`PUBLIC_SCHEMA` of what the search path shows as it."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET search_path = '{search_path}'")
        cursor.execute(f"CREATE SCHEMA {PUBLIC_SCHEMA}")
        cursor.execute(f"CREATE TABLE {PUBLIC_SCHEMA}.open_search AS {_COARSENED}")
        # a view finds its tables when it is asked, by the path of who asks: it would find itself
        is_decided = cursor.execute(
            "SELECT 1 FROM duckdb_views() "
            "WHERE database_name = 'memory' AND schema_name = 'main' AND view_name = 'incident'"
        ).fetchone()
        cursor.execute(
            f"CREATE VIEW {PUBLIC_SCHEMA}.incident AS "
            f"SELECT * FROM {'memory' if is_decided else 'store'}.main.incident "
            f"WHERE event_type NOT IN ({_TYPES}) "
            f"UNION ALL BY NAME SELECT * FROM {PUBLIC_SCHEMA}.open_search"
        )
