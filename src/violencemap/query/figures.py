"""Numbers that reports state, one row each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from violencemap.query.where import below, reviewed
from violencemap.types import Filters

if TYPE_CHECKING:
    import pandas as pd

    from violencemap.store import Store

__all__ = ["list_figures"]

_FIGURES = """
SELECT
    figure.figure_id, figure.amount AS value, figure.unit, figure.indicator, figure.cvegeo,
    state.name AS state_name,
    municipality.name AS municipality_name,
    figure.period_start, figure.period_end, figure.baseline_start, figure.baseline_end,
    figure.source, figure.evidence_start, figure.evidence_end, figure.confidence,
    figure.review_status, figure.reviewed_on,
    source.source_id,
    source.publisher AS source_name,
    source.title AS source_title,
    source.url AS source_url,
    source.published AS source_date,
    coalesce(source.license, 'not stated') AS license
FROM figure
LEFT JOIN area AS state
    ON state.cvegeo = substr(figure.cvegeo, 1, 2)
LEFT JOIN area AS municipality
    ON municipality.cvegeo = substr(figure.cvegeo, 1, 5) AND municipality.level = 'municipality'
LEFT JOIN (
    SELECT figure_id, min(position) AS first_position
    FROM figure_article
    GROUP BY figure_id
) AS reports ON reports.figure_id = figure.figure_id
LEFT JOIN figure_article AS first_report
    ON first_report.figure_id = figure.figure_id
    AND first_report.position = reports.first_position
LEFT JOIN article ON article.article_id = first_report.article_id
LEFT JOIN source ON source.source_id = article.source_id
WHERE {where}
ORDER BY figure.cvegeo NULLS LAST, figure.period_start NULLS LAST, figure.figure_id
"""


def list_figures(store: Store, filters: Filters) -> pd.DataFrame:
    """One row a figure, by place and period.

    Columns are the fields of :class:`~violencemap.types.Figure` (evidence as
    ``evidence_start`` and ``evidence_end``) and ``state_name``, ``municipality_name``,
    ``source_id``, ``source_name``, ``source_title``, ``source_url``, ``source_date``,
    ``license``, ``review_status``, ``reviewed_on``. Of the filters, period, place and review
    apply: a figure is in a period that its own
    overlaps; where its own is unknown, the day of the report stands for it.
    """
    clause, parameters = _where(filters)
    return store.frame(_FIGURES.format(where=clause), parameters)


def _where(filters: Filters) -> tuple[str, list[Any]]:
    conditions: list[str] = ["TRUE"]
    parameters: list[Any] = []
    if filters.since:
        conditions.append("coalesce(figure.period_end, figure.period_start, source.published) >= ?")
        parameters.append(filters.since)
    if filters.until:
        conditions.append("coalesce(figure.period_start, source.published) <= ?")
        parameters.append(filters.until)
    if filters.cvegeo:
        clause, codes = below("figure.cvegeo", filters.cvegeo)
        conditions.append(clause)
        parameters += codes
    if filters.review != "all":
        conditions.append(reviewed("figure", filters.review))
    return " AND ".join(conditions), parameters
