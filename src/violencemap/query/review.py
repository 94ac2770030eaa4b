"""What waits for a person: the queue, and all that is needed to decide about one incident."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from violencemap.codes import Label
from violencemap.coding.duplicates import propose_duplicates
from violencemap.geoparse.text import make_document
from violencemap.query.incidents import list_incidents
from violencemap.query.place_choice import place_of
from violencemap.query.where import where
from violencemap.store.journal import read_journal
from violencemap.store.overlay import facts_of
from violencemap.store.reviews import standing
from violencemap.types import Action, Decision, Filters, Place, Span

if TYPE_CHECKING:
    import pandas as pd

    from violencemap.store import Store

__all__ = [
    "OtherReport",
    "ReviewItem",
    "count_reviewed",
    "decide",
    "list_queue",
    "review_item",
]

# Uncertain and deadly first: what the reader is unsure of, in when, what and where, times the
# deaths by their order of magnitude. An unknown number counts as one.
_QUEUE = """
SELECT
    incident.incident_id, incident.event_date, incident.event_date_end,
    incident.date_precision, incident.event_type, incident.cvegeo,
    incident.location AS place_name, incident.place_mention,
    municipality.name AS municipality_name, state.name AS state_name,
    incident.geo_precision, incident.longitude, incident.latitude,
    incident.fatalities_best, incident.fatalities_low, incident.fatalities_high,
    incident.actors, incident.source, incident.confidence, incident.geocode_score,
    incident.evidence_start, incident.evidence_end, incident.review_status,
    article.article_id, article.title, article.published,
    first_report.position,
    (1 - incident.confidence * coalesce(incident.geocode_score, 0.5))
        * (1 + ln(1 + coalesce(incident.fatalities_best, 1)) / ln(2)) AS priority
FROM incident
LEFT JOIN area AS state
    ON state.cvegeo = substr(incident.cvegeo, 1, 2)
LEFT JOIN area AS municipality
    ON municipality.cvegeo = substr(incident.cvegeo, 1, 5) AND municipality.level = 'municipality'
LEFT JOIN (
    SELECT incident_id, min(position) AS first_position FROM incident_article GROUP BY incident_id
) AS reports ON reports.incident_id = incident.incident_id
LEFT JOIN incident_article AS first_report
    ON first_report.incident_id = incident.incident_id
    AND first_report.position = reports.first_position
LEFT JOIN article ON article.article_id = first_report.article_id
WHERE {where}
ORDER BY priority DESC, incident.incident_id
"""

_REVIEWED = """
SELECT
    count(*) AS matched,
    count(CASE WHEN incident.review_status <> 'unreviewed' THEN 1 END) AS reviewed
FROM incident
WHERE {where}
"""

_AS_READ = "SELECT * FROM store.incident WHERE incident_id = ?"

_MENTIONS = """
SELECT cvegeo, candidates, reason
FROM mention
WHERE article_id = ? AND label = 'place' AND mention = ?
ORDER BY abs(start_offset - ?), start_offset
LIMIT 1
"""

_SENTENCES_AROUND = 1
_DAYS_AROUND = timedelta(days=40)


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherReport:
    """An incident of another report that may be the same event; fields as in ReviewItem."""

    incident: Mapping[str, Any]
    text: str | None
    evidence: Span | None
    score: float
    reason: Label


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewItem:
    """All that is needed to decide about one incident.

    ``incident`` is its row as it stands now, ``seen`` the facts that were read (what an
    acceptance holds for). ``text`` are the words around the evidence and ``evidence`` its span
    in them; both are None where the report's text is not in the store. ``candidates`` are what
    the name of the place could mean, likeliest first, and ``place_reason`` why one was chosen.
    """

    incident: Mapping[str, Any]
    seen: Mapping[str, Any]
    text: str | None
    evidence: Span | None
    candidates: tuple[Place, ...]
    place_reason: str | None
    duplicates: tuple[OtherReport, ...]
    history: tuple[Decision, ...]


def list_queue(store: Store, filters: Filters, *, limit: int = 200) -> pd.DataFrame:
    """Unreviewed incidents of the filters, the uncertain and deadly first.

    Columns are ``incident_id``, when, what and where, ``confidence``, ``geocode_score``, the
    report (``article_id``, ``title``, ``published``) and ``priority``: (1 - confidence ×
    geocode_score) times (1 + log2(1 + deaths)).
    """
    clause, parameters = where(replace(filters, review="unreviewed"))
    return store.frame(f"{_QUEUE.format(where=clause)} LIMIT {limit:d}", parameters)


def count_reviewed(store: Store, filters: Filters) -> tuple[int, int]:
    """How many of the filters' incidents a person has reviewed, and how many there are."""
    clause, parameters = where(replace(filters, review="all"))
    row = store.frame(_REVIEWED.format(where=clause), parameters).iloc[0]
    return int(row["reviewed"]), int(row["matched"])


def review_item(store: Store, incident_id: str) -> ReviewItem | None:
    """One incident with its evidence, candidates, duplicates and decisions.

    None when it is not there (any more): rejected, merged, or of a report that was removed.
    """
    found = _plain_rows(store.frame(_QUEUE.format(where="incident.incident_id = ?"), [incident_id]))
    if not found:
        return None
    (incident,) = found
    (as_read,) = _plain_rows(store.frame(_AS_READ, [incident_id]))
    text, evidence = _words(store, incident)
    candidates, reason = _candidates(store, incident)
    return ReviewItem(
        incident=incident,
        seen=facts_of(as_read, "incident"),
        text=text,
        evidence=evidence,
        candidates=candidates,
        place_reason=reason,
        duplicates=_duplicates(store, incident),
        history=tuple(
            one
            for one in standing(read_journal(store.path).decisions)
            if incident_id in (one.target_id, one.merged_into)
        ),
    )


def decide(item: ReviewItem, who: str, action: Action, **said: Any) -> Decision:
    """Decision about an item, with the facts that the person had before them.

    ``said`` are further fields of :class:`~violencemap.types.Decision`: ``values`` of a change,
    ``merged_into``, ``reason``.
    """
    return Decision(
        who=who,
        action=action,
        target_id=item.incident["incident_id"],
        article_id=item.incident["article_id"],
        seen=item.seen,
        **said,
    )


# --- evidence, candidates and duplicates -----------------------------------------------------


def _candidates(store: Store, incident: Mapping[str, Any]) -> tuple[tuple[Place, ...], str | None]:
    codes: list[str] = [incident["cvegeo"]] if incident["cvegeo"] else []
    mention = _plain_rows(
        store.frame(
            _MENTIONS,
            [incident["article_id"], incident["place_mention"], incident["evidence_start"] or 0],
        )
    )
    for row in mention:
        codes += filter(None, [row["cvegeo"], *row["candidates"].split("|")])
    places = [place for code in dict.fromkeys(codes) if (place := place_of(code))]
    return tuple(places), mention[0]["reason"] if mention else None


def _words(store: Store, incident: Mapping[str, Any]) -> tuple[str | None, Span | None]:
    """The sentences that hold the evidence, one before and one after, and its span in them."""
    start, end = incident["evidence_start"], incident["evidence_end"]
    if start is None or incident["position"] != 0:
        return None, None
    bodies = store.frame("SELECT body FROM article WHERE article_id = ?", [incident["article_id"]])[
        "body"
    ]
    body = bodies.iloc[0] if len(bodies) else None
    if not body:
        return None, None
    document = make_document(body, lambda key: ())
    starts = [*document.sentence_starts, len(body)]
    first = starts[max(document.sentence(start) - 1 - _SENTENCES_AROUND, 0)]
    last = starts[min(document.sentence(max(end - 1, start)) + _SENTENCES_AROUND, len(starts) - 1)]
    return body[first:last].rstrip(), (start - first, end - first)


def _duplicates(store: Store, incident: Mapping[str, Any]) -> tuple[OtherReport, ...]:
    """Incidents of other reports that may be this one, the likeliest first."""
    day, code, one = incident["event_date"], incident["cvegeo"], incident["incident_id"]
    if day is None or code is None:
        return ()
    around = Filters(since=day - _DAYS_AROUND, until=day + _DAYS_AROUND, cvegeo=(code[:2],))
    found = []
    for pair in propose_duplicates(list_incidents(store, around)):
        if one in (pair.first_id, pair.second_id):
            other_id = pair.second_id if pair.first_id == one else pair.first_id
            if other := _incident(store, other_id):
                text, evidence = _words(store, other)
                found.append(
                    OtherReport(
                        incident=other,
                        text=text,
                        evidence=evidence,
                        score=pair.score,
                        reason=pair.reason,
                    )
                )
    return tuple(found)


def _incident(store: Store, incident_id: str) -> dict[str, Any] | None:
    rows = store.frame(_QUEUE.format(where="incident.incident_id = ?"), [incident_id])
    return next(iter(_plain_rows(rows)), None)


def _plain_rows(frame: pd.DataFrame) -> Sequence[dict[str, Any]]:
    """Rows with Python's own values, None where they are unknown."""
    import pandas as pd

    rows = frame.astype(object).where(frame.notna(), None).to_dict("records")
    return [
        {
            str(name): value.item() if hasattr(value, "item") and not pd.isna(value) else value
            for name, value in row.items()
        }
        for row in rows
    ]
