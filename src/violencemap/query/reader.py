"""One report as a reader sees it: its words, and what was read in which of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from violencemap.types import MentionLabel

if TYPE_CHECKING:
    import pandas as pd

    from violencemap.store import Store

__all__ = ["Mark", "list_marks", "list_report_figures", "list_report_incidents", "report_words"]

# In the order of the text, as numbers refer to them. Records that another report tells too
# are marked where their evidence is: in their first report.
_INCIDENTS = """
SELECT
    incident.incident_id, incident.event_date, incident.date_precision, incident.event_type,
    incident.fatalities_best, incident.location AS place_name,
    municipality.name AS municipality_name, state.name AS state_name,
    incident.geo_precision, incident.review_status,
    incident.evidence_start, incident.evidence_end
FROM incident
JOIN incident_article
    ON incident_article.incident_id = incident.incident_id AND incident_article.position = 0
LEFT JOIN area AS state
    ON state.cvegeo = substr(incident.cvegeo, 1, 2)
LEFT JOIN area AS municipality
    ON municipality.cvegeo = substr(incident.cvegeo, 1, 5) AND municipality.level = 'municipality'
WHERE incident_article.article_id = ?
ORDER BY incident.evidence_start NULLS LAST, incident.evidence_end, incident.incident_id
"""

_FIGURES = """
SELECT
    figure.figure_id, figure.amount AS value, figure.unit, figure.indicator, figure.cvegeo,
    area.name AS place_name, figure.period_start, figure.period_end, figure.source,
    figure.evidence_start, figure.evidence_end
FROM figure
JOIN figure_article
    ON figure_article.figure_id = figure.figure_id AND figure_article.position = 0
LEFT JOIN area ON area.cvegeo = figure.cvegeo
WHERE figure_article.article_id = ?
ORDER BY figure.evidence_start NULLS LAST, figure.evidence_end, figure.figure_id
"""

_MENTIONS = """
SELECT start_offset, end_offset, label, place_name, reason
FROM mention
WHERE article_id = ?
ORDER BY start_offset, end_offset
"""

_WORDS = "SELECT body FROM article WHERE article_id = ?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A span of a report's words and what it was read as.

    ``number`` is that of the incident, or figure, in the list of the report's, from 1; mentions
    have none. ``about`` says in words what the span was taken for.
    """

    start: int
    end: int
    kind: MentionLabel | Literal["incident", "figure"]
    number: int | None = None
    about: str | None = None


def report_words(store: Store, article_id: str) -> str | None:
    """Words of a report, None for bundled records, whose texts do not ship."""
    bodies = store.frame(_WORDS, [article_id])["body"]
    return bodies.iloc[0] if len(bodies) else None


def list_report_incidents(store: Store, article_id: str) -> pd.DataFrame:
    """Incidents whose evidence is in a report, as they were decided, in the order of the text."""
    return store.frame(_INCIDENTS, [article_id])


def list_report_figures(store: Store, article_id: str) -> pd.DataFrame:
    """Figures whose evidence is in a report, in the order of the text."""
    return store.frame(_FIGURES, [article_id])


def list_marks(store: Store, article_id: str) -> list[Mark]:
    """All that was read in a report, by where it begins; incidents and figures around names."""
    marks = [
        Mark(
            start=int(row["start_offset"]),
            end=int(row["end_offset"]),
            kind=row["label"],
            about=row["place_name"] or row["reason"],
        )
        for row in store.frame(_MENTIONS, [article_id]).to_dict("records")
    ]
    records: list[tuple[Literal["incident", "figure"], pd.DataFrame]] = [
        ("incident", list_report_incidents(store, article_id)),
        ("figure", list_report_figures(store, article_id)),
    ]
    for kind, rows in records:
        spans = rows[["evidence_start", "evidence_end"]].itertuples(index=False)
        marks += [
            Mark(start=int(start), end=int(end), kind=kind, number=number)
            for number, (start, end) in enumerate(spans, start=1)
            if start == start and start is not None
        ]
    return sorted(marks, key=lambda one: (one.start, -one.end, one.kind))
