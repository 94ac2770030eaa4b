"""Incidents, one row each, with their place and their source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from violencemap.codes import GeoPrecision
from violencemap.query.event_cells import event_cells
from violencemap.query.where import where
from violencemap.types import Filters

if TYPE_CHECKING:
    import pandas as pd

    from violencemap.store import Store

__all__ = [
    "IncidentCounts",
    "count_incidents",
    "count_precision",
    "find_incident",
    "list_evidence",
    "list_incidents",
    "list_publishers",
]

# Coordinates: the place itself where it is known; the label point of the municipality where no
# more than that is known; none for a state, so that such an event can never be drawn as a point.
# Few incidents are told by several reports: only those are grouped, which takes its time.
_INCIDENTS = """
WITH matched AS (
    SELECT incident_id FROM incident WHERE {where} {limit}
),
several AS (
    SELECT
        incident_id,
        count(*) AS n_sources,
        min(position) AS first_position,
        string_agg(article_id, '|' ORDER BY position) AS article_ids
    FROM incident_article
    WHERE incident_id IN (
        SELECT incident_id FROM incident_article
        WHERE incident_id IN (SELECT incident_id FROM matched)
        GROUP BY incident_id
        HAVING count(*) > 1
    )
    GROUP BY incident_id
)
SELECT
    incident.incident_id, incident.dataset, incident.event_date, incident.event_date_end,
    incident.date_precision, incident.event_type, incident.sub_event_type, incident.actors,
    incident.cvegeo,
    state.cvegeo AS cve_ent,
    substr(municipality.cvegeo, 3, 3) AS cve_mun,
    state.name AS state_name,
    municipality.name AS municipality_name,
    incident.location,
    incident.location AS place_name,
    incident.place_mention,
    CASE incident.geo_precision
        WHEN 'locality' THEN coalesce(incident.longitude, municipality.longitude)
        WHEN 'near' THEN coalesce(incident.longitude, municipality.longitude)
        WHEN 'municipality' THEN municipality.longitude
    END AS longitude,
    CASE incident.geo_precision
        WHEN 'locality' THEN coalesce(incident.latitude, municipality.latitude)
        WHEN 'near' THEN coalesce(incident.latitude, municipality.latitude)
        WHEN 'municipality' THEN municipality.latitude
    END AS latitude,
    incident.geo_precision,
    incident.geocode_method, incident.geocode_score, incident.geocode_candidates,
    incident.fatalities_best, incident.fatalities_low, incident.fatalities_high,
    incident.source,
    coalesce(several.article_ids, first_report.article_id) AS article_ids,
    incident.evidence_start, incident.evidence_end, incident.confidence, incident.notes,
    incident.source_event_id, incident.coder_version,
    incident.review_status, incident.reviewed_on,
    source.source_id,
    source.publisher AS source_name,
    source.title AS source_title,
    source.url AS source_url,
    source.published AS source_date,
    coalesce(source.license, 'not stated') AS license,
    coalesce(several.n_sources, 1) AS n_sources
FROM incident
LEFT JOIN area AS state
    ON state.cvegeo = substr(incident.cvegeo, 1, 2)
LEFT JOIN area AS municipality
    ON municipality.cvegeo = substr(incident.cvegeo, 1, 5) AND municipality.level = 'municipality'
LEFT JOIN several ON several.incident_id = incident.incident_id
LEFT JOIN incident_article AS first_report
    ON first_report.incident_id = incident.incident_id
    AND (several.incident_id IS NULL OR first_report.position = several.first_position)
LEFT JOIN article ON article.article_id = first_report.article_id
LEFT JOIN source ON source.source_id = article.source_id
WHERE incident.incident_id IN (SELECT incident_id FROM matched)
ORDER BY incident.event_date NULLS LAST, incident.incident_id
"""
# The order of the rows, wanted of the matched only where not all of them come.
_FIRST = "ORDER BY incident.event_date NULLS LAST, incident.incident_id LIMIT {limit}"

# Of each incident the report that it was read from first.
_PUBLISHERS = """
SELECT
    source.publisher AS source_name,
    count(DISTINCT coalesce(source.source_id, '')) AS reports,
    min(source.published) AS first_day,
    max(source.published) AS last_day
FROM (
    SELECT DISTINCT first_report.article_id
    FROM incident
    LEFT JOIN (
        SELECT incident_id, min(position) AS first_position
        FROM incident_article
        GROUP BY incident_id
    ) AS reports ON reports.incident_id = incident.incident_id
    LEFT JOIN incident_article AS first_report
        ON first_report.incident_id = incident.incident_id
        AND first_report.position = reports.first_position
    WHERE {where}
) AS told
LEFT JOIN article ON article.article_id = told.article_id
LEFT JOIN source ON source.source_id = article.source_id
GROUP BY source.publisher
ORDER BY source.publisher NULLS LAST
"""

_EVIDENCE = """
SELECT
    incident.incident_id,
    substr(
        article.body,
        incident.evidence_start + 1,
        incident.evidence_end - incident.evidence_start
    ) AS evidence
FROM incident
JOIN incident_article AS first_report
    ON first_report.incident_id = incident.incident_id AND first_report.position = 0
JOIN article ON article.article_id = first_report.article_id
WHERE article.body IS NOT NULL AND incident.evidence_start IS NOT NULL AND {where}
ORDER BY incident.incident_id
"""


_PARTS = {
    "locality": (GeoPrecision.LOCALITY, GeoPrecision.NEAR),
    "municipality": (GeoPrecision.MUNICIPALITY,),
    "state": (GeoPrecision.STATE,),
    "unplaced": (GeoPrecision.COUNTRY, GeoPrecision.UNKNOWN),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentCounts:
    """Numbers of events: all, those that a person reviewed, those without a date.

    ``deaths`` are persons; None where no event gives a number.
    """

    matched: int
    reviewed: int
    undated: int
    deaths: int | None


def list_incidents(
    store: Store, filters: Filters, *, only: str = "TRUE", limit: int | None = None
) -> pd.DataFrame:
    """One row an incident, by date and id, undated ones last.

    ``only`` is a further clause over the table ``incident``, ``limit`` the most rows that come.

    Columns are the fields of :class:`~violencemap.types.Incident` (``actors`` and
    ``article_ids`` joined by ``|``, evidence as ``evidence_start`` and ``evidence_end``) and
    ``cve_ent``, ``cve_mun`` (3 digits), ``state_name``, ``municipality_name``, ``place_name``,
    ``source_id``, ``source_name``, ``source_title``, ``source_url``, ``source_date``,
    ``n_sources``, ``license``, ``review_status``, ``reviewed_on``.

    ``longitude`` and ``latitude`` (degrees, EPSG:4326) are the place where it is known, the
    label point of the municipality where only that is known, and missing for what is known no
    better than by state. Unknown texts and dates are ``None``.
    """
    clause, parameters = where(filters)
    sql = _INCIDENTS.format(
        where=f"{clause} AND {only}", limit="" if limit is None else _FIRST.format(limit=limit)
    )
    return store.frame(sql, parameters)


def find_incident(store: Store, incident_id: str) -> Mapping[str, Any] | None:
    """The row of one incident, as :func:`list_incidents` has it; None when there is none."""
    sql = _INCIDENTS.format(where="incident.incident_id = ?", limit="")
    rows = store.frame(sql, [incident_id])
    return None if rows.empty else {str(key): value for key, value in rows.iloc[0].items()}


def count_precision(store: Store, filters: Filters) -> dict[str, int]:
    """How finely the matched incidents are placed; the parts add up to ``matched``.

    Keys: ``matched``, ``locality`` (near one included), ``municipality``, ``state`` and
    ``unplaced`` (nothing finer than the country).
    """
    cells = event_cells(store)
    numbers, precision = cells.count(filters), cells.texts["geo_precision"]
    parts = {name: int(numbers[precision.among(kinds)].sum()) for name, kinds in _PARTS.items()}
    return {"matched": int(numbers.sum()), **parts}


def count_incidents(store: Store, filters: Filters) -> IncidentCounts:
    """What a sentence tells of the matched incidents, counted without reading them."""
    cells = event_cells(store)
    numbers, (told, deaths) = cells.count(filters), cells.count_deaths(filters)
    is_reviewed = ~cells.texts["review_status"].among({"unreviewed"})
    return IncidentCounts(
        matched=int(numbers.sum()),
        reviewed=int(numbers[is_reviewed].sum()),
        undated=cells.count_undated(filters),
        deaths=int(deaths.sum()) if told.any() else None,
    )


def list_publishers(store: Store, filters: Filters) -> pd.DataFrame:
    """Who published the reports of the matched incidents: one row a publisher, by name.

    Columns: ``source_name`` (None where it is not stated), ``reports`` (how many), ``first_day``
    and ``last_day`` (of their publication, None where it is unknown).
    """
    clause, parameters = where(filters)
    return store.frame(_PUBLISHERS.format(where=clause), parameters)


def list_evidence(store: Store, filters: Filters) -> pd.DataFrame:
    """The words that each incident was read from: ``incident_id`` and ``evidence``.

    Only of reports whose text is in the store: bundled records come without. For the eyes of
    the person who loaded the report; no public export has it.
    """
    clause, parameters = where(filters)
    return store.frame(_EVIDENCE.format(where=clause), parameters)
