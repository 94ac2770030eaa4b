"""Criminal groups as reports attribute them to a place: never counted, ranked or mapped."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from violencemap.store import Store

__all__ = ["list_groups"]

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
WHERE group_presence.cvegeo LIKE ?
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
    return store.frame(_GROUPS, [f"{cvegeo}%"])
