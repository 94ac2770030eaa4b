"""What lies in the store and what is missing in it: reports, and months of official series."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from violencemap.store import Store

__all__ = ["has_own_data", "list_months", "list_reports", "list_reports_of"]

_REPORTS = """
SELECT
    article.article_id,
    article.title,
    source.publisher,
    coalesce(article.published, source.published) AS published,
    coalesce(article.url, source.url) AS url,
    source.license,
    article.file,
    CASE WHEN article.body IS NULL THEN 0 ELSE 1 END AS has_text,
    coalesce(told.events, 0) AS n_events,
    coalesce(stated.figures, 0) AS n_figures,
    coalesce(named.places, 0) AS n_places,
    coalesce(named.undecided, 0) AS n_undecided
FROM article
LEFT JOIN source ON source.source_id = article.source_id
LEFT JOIN (
    SELECT incident_article.article_id, count(*) AS events
    FROM incident_article
    JOIN incident ON incident.incident_id = incident_article.incident_id
    GROUP BY incident_article.article_id
) AS told ON told.article_id = article.article_id
LEFT JOIN (
    SELECT article_id, count(*) AS figures FROM figure_article GROUP BY article_id
) AS stated ON stated.article_id = article.article_id
LEFT JOIN (
    SELECT
        article_id,
        count(*) AS places,
        count(CASE WHEN cvegeo IS NULL THEN 1 END) AS undecided
    FROM mention
    WHERE label = 'place'
    GROUP BY article_id
) AS named ON named.article_id = article.article_id
"""

_OF_INCIDENT = """
JOIN incident_article AS of_incident
    ON of_incident.article_id = article.article_id AND of_incident.incident_id = ?
ORDER BY of_incident.position
"""

_MONTHS = """
SELECT
    measure,
    CASE WHEN length(cvegeo) = 2 THEN 'state' ELSE 'municipality' END AS level,
    month,
    count(number) AS areas
FROM statistic
GROUP BY measure, CASE WHEN length(cvegeo) = 2 THEN 'state' ELSE 'municipality' END, month
ORDER BY measure, level, month
"""


def has_own_data(store: Store) -> bool:
    """Whether anything was added to what comes with violencemap."""
    return not store.frame("SELECT 1 FROM source WHERE NOT bundled LIMIT 1").empty


def list_reports(store: Store) -> pd.DataFrame:
    """One row a report, by date, undated ones last.

    Columns: ``article_id``, ``title``, ``publisher``, ``published``, ``url``, ``license``,
    ``file`` (name of the file it was read from, None for bundled records), ``has_text`` (1 where
    the store holds its words), and how many it has of each: ``n_events``, ``n_figures``,
    ``n_places`` (mentions of places) and ``n_undecided`` (those for which no place was chosen).
    """
    return store.frame(f"{_REPORTS} ORDER BY published NULLS LAST, article.article_id")


def list_reports_of(store: Store, incident_id: str) -> pd.DataFrame:
    """The reports that tell of one incident, the one that its evidence is in first.

    Columns are those of :func:`list_reports`.
    """
    return store.frame(_REPORTS + _OF_INCIDENT, [incident_id])


def list_months(store: Store) -> pd.DataFrame:
    """One row a month of each official series that the store has, by ``measure`` and ``level``.

    ``areas`` counts the states or municipalities that have a number for the month, a zero
    included; a month that nobody reported may be there with 0 or not be there at all.
    """
    return store.frame(_MONTHS)
