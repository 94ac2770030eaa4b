"""A reading as JSON has it: what ``violencemap read`` prints."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from typing import Any

from violencemap.types import Article, Figure, GroupPresence, Incident, Reading, Resolution, Span

__all__ = ["reading_to_dict"]


def reading_to_dict(reading: Reading) -> dict[str, Any]:
    """A reading as JSON has it; offsets count characters of the file it was read from."""
    article = reading.article
    return {
        "article_id": article.article_id,
        "title": article.title,
        "published": _iso(article.published),
        "language": article.language,
        "mentions": [_mention(article, one) for one in reading.resolutions],
        "incidents": [_incident(article, one) for one in reading.incidents],
        "figures": [_figure(article, one) for one in reading.figures],
        "group_presence": [_presence(article, one) for one in reading.presence],
    }


def _mention(article: Article, resolution: Resolution) -> dict[str, Any]:
    mention, place = resolution.mention, resolution.place
    return {
        **_offsets(article, (mention.start, mention.end)),
        "text": mention.text,
        "label": mention.label,
        "level": resolution.level,
        "cvegeo": place and place.cvegeo,
        "place_name": resolution.place_name,
        "longitude": place and place.longitude,
        "latitude": place and place.latitude,
        "score": resolution.score,
        "method": resolution.method,
        "reason": resolution.reason,
        "candidates": [
            {"cvegeo": one.place.cvegeo, "place_name": one.place.name, "score": one.score}
            for one in resolution.candidates
        ],
    }


def _incident(article: Article, incident: Incident) -> dict[str, Any]:
    return {
        "incident_id": incident.incident_id,
        "event_date": _iso(incident.event_date),
        "event_date_end": _iso(incident.event_date_end),
        "date_precision": incident.date_precision,
        "event_type": incident.event_type,
        "fatalities_best": incident.fatalities_best,
        "fatalities_low": incident.fatalities_low,
        "fatalities_high": incident.fatalities_high,
        "cvegeo": incident.cvegeo,
        "place_name": incident.location,
        "geo_precision": incident.geo_precision,
        "actors": list(incident.actors),
        **_offsets(article, incident.evidence),
        "confidence": incident.confidence,
    }


def _figure(article: Article, figure: Figure) -> dict[str, Any]:
    return {
        "value": figure.value,
        "unit": figure.unit,
        "indicator": figure.indicator,
        "cvegeo": figure.cvegeo,
        "period_start": _iso(figure.period_start),
        "period_end": _iso(figure.period_end),
        "baseline_start": _iso(figure.baseline_start),
        "baseline_end": _iso(figure.baseline_end),
        "source": figure.source,
        **_offsets(article, figure.evidence),
        "confidence": figure.confidence,
    }


def _presence(article: Article, presence: GroupPresence) -> dict[str, Any]:
    return {
        "organization": presence.organization,
        "relation": presence.relation,
        "other_organization": presence.other_organization,
        "cvegeo": presence.cvegeo,
        "period_start": _iso(presence.period_start),
        "period_end": _iso(presence.period_end),
        "attributed_by": presence.attributed_by,
        **_offsets(article, presence.evidence),
        "confidence": presence.confidence,
    }


def _offsets(article: Article, span: Span | None) -> dict[str, int | None]:
    """Where a span of the article's text stands in the file."""
    if span is None:
        return {"start": None, "end": None}
    start, end = span
    # the end is that of the last character, which may stand in another segment than the start
    last = _in_file(article, end - 1) + 1 if end > start else _in_file(article, end)
    return {"start": _in_file(article, start), "end": last}


def _in_file(article: Article, offset: int) -> int:
    index = bisect_right(article.segments, offset, key=lambda segment: segment[0]) - 1
    in_text, in_file = article.segments[index]
    return in_file + offset - in_text


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
