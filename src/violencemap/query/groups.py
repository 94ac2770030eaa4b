"""Criminal groups as reports attribute them to a place: never ranked, never exported.

On the map they are a layer that is off until somebody asks for it, each with who attributes it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from violencemap.query.where import below
from violencemap.types import Filters

if TYPE_CHECKING:
    import pandas as pd

    from violencemap.store import Store

__all__ = ["list_groups", "list_groups_of"]

_GROUPS = """
SELECT
    group_presence.organization, group_presence.relation, group_presence.other_organization,
    group_presence.cvegeo, area.name AS place_name,
    group_presence.period_start, group_presence.period_end,
    group_presence.attributed_by,
    coalesce(source.publisher, source.title) AS source_name,
    source.url AS source_url,
    source.published AS source_date
FROM group_presence
LEFT JOIN area ON area.cvegeo = group_presence.cvegeo
LEFT JOIN source ON source.source_id = group_presence.source_id
WHERE {where}
ORDER BY
    group_presence.cvegeo, group_presence.organization, group_presence.relation,
    group_presence.other_organization NULLS FIRST
"""


def list_groups(store: Store, cvegeo: str) -> pd.DataFrame:
    """One row a statement on a place, or a place below it, that a report makes.

    Columns: ``organization``, ``relation`` (``present``, ``allied``, ``in_conflict``),
    ``other_organization``, ``cvegeo``, ``place_name``, ``period_start``, ``period_end``,
    ``attributed_by`` (who said so, None where the report itself does), ``source_name``,
    ``source_url``, ``source_date``.
    """
    return store.frame(_GROUPS.format(where="group_presence.cvegeo LIKE ?"), [f"{cvegeo}%"])


def list_groups_of(store: Store, filters: Filters) -> pd.DataFrame:
    """The same of the places and the period of filters; no other filter applies to statements.

    A statement whose period has no start or no end is taken to reach as far as it may; one
    without any period holds for the day of the report.
    """
    conditions: list[str] = ["TRUE"]
    parameters: list[Any] = []
    if filters.since:
        conditions.append("coalesce(group_presence.period_end, source.published) >= ?")
        parameters.append(filters.since)
    if filters.until:
        conditions.append(
            "(group_presence.period_start IS NULL OR group_presence.period_start <= ?)"
        )
        parameters.append(filters.until)
    if filters.cvegeo:
        clause, codes = below("group_presence.cvegeo", filters.cvegeo)
        conditions.append(clause)
        parameters += codes
    return store.frame(_GROUPS.format(where=" AND ".join(conditions)), parameters)
