"""Events written down as incident records, with their evidence and how sure they are."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace

from violencemap.codes import DatePrecision, EventType
from violencemap.coding.actors import Cast, find_actors, find_sources
from violencemap.coding.acts import Act
from violencemap.coding.event_place import Spot, precision_of
from violencemap.coding.event_type import choose_type
from violencemap.coding.events import Event
from violencemap.coding.passages import Story
from violencemap.types import Article, Incident

__all__ = ["CODER_VERSION", "IncidentWriter"]

CODER_VERSION = "rules-1"
# What is not deadly by itself has 0 dead where the report tells of none; the fate of
# people abducted is unknown. Source: ACLED Codebook (2023), "Fatalities".
_HARMLESS = frozenset({EventType.PROTEST, EventType.ARREST, EventType.ARSON_ROADBLOCK})


class IncidentWriter:
    """Writes events down as incidents of one article.

    An event in several places is one incident for each ("protests in Cancún and Tulum"), and
    so are people killed in separate events.
    """

    def __init__(self, article: Article, story: Story, cast: Cast) -> None:
        self.article, self.story, self.cast = article, story, cast
        self.says_feminicide = "feminicid" in story.folded or "femicid" in story.folded
        self.used: set[str] = set()

    def write(self, events: Iterable[Event]) -> Iterator[Incident]:
        """Incidents of events that have a place, in their order."""
        for event in events:
            parts = max(one.apart for one in event.accounts)
            for spot in event.spots:
                for _ in range(parts):
                    yield self._incident(event, spot, is_one_of=parts > 1)

    def _incident(self, event: Event, spot: Spot, *, is_one_of: bool) -> Incident:
        harmed = replace(event.harmed, feminicide=self.says_feminicide)
        toll = event.toll
        best = 1 if is_one_of and toll else (toll.best if toll else None)
        event_type = choose_type(event.family, event.acts, harmed, best)
        if best is None and self._is_harmless(event, event_type):
            best = 0
        low, high = (best, best) if toll is None or is_one_of else (toll.low, toll.high)
        place = spot.place
        is_fine = place is not None and spot.rank > 1
        when = event.when
        spans = [(one.start, one.end) for one in event.accounts]
        told = event.told_at
        return Incident(
            incident_id=self._key(told.start, told.end),
            dataset="reports",
            event_date=when.first if when else None,
            event_date_end=when.last if when and when.last != when.first else None,
            date_precision=when.precision if when and when.first else DatePrecision.UNKNOWN,
            event_type=event_type,
            actors=find_actors(self.story.folded, spans, self.cast, event.harmed),
            cvegeo=spot.code,
            location=place.name if place else spot.resolution.place_name,
            place_mention=spot.resolution.mention.text,
            longitude=place.longitude if place and is_fine else None,
            latitude=place.latitude if place and is_fine else None,
            geo_precision=precision_of(spot),
            geocode_method=spot.resolution.method,
            geocode_score=spot.resolution.score,
            geocode_candidates=max(1, len(spot.resolution.candidates)),
            fatalities_best=best,
            fatalities_low=low,
            fatalities_high=high,
            source=find_sources(self.story.folded, spans, self.cast) or self.article.source,
            article_ids=(self.article.article_id,),
            evidence=(told.start, told.end),
            confidence=_confidence(event, spot),
            notes="; ".join(dict.fromkeys(event.notes)) or None,
            coder_version=CODER_VERSION,
        )

    def _is_harmless(self, event: Event, event_type: EventType) -> bool:
        """Whether nobody died, as far as can be told; who was shot may have."""
        if event_type in _HARMLESS:
            return True
        if any(one.is_shot and not one.is_wounding for one in event.accounts):
            return False
        return event.family == "violence" and not {Act.KILL, Act.BODY} & {*event.acts}

    def _key(self, start: int, end: int) -> str:
        """Key that stays the same for the same article and sentence."""
        for number in range(1, 1000):
            seed = f"{self.article.article_id}|{start}|{end}|{number}"
            key = hashlib.sha256(seed.encode()).hexdigest()[:12]
            if key not in self.used:
                break
        self.used.add(key)
        return key


def _confidence(event: Event, spot: Spot) -> float:
    """Between 0 and 1: less for what had to be taken from elsewhere in the report."""
    score = 0.95 * spot.resolution.score
    score -= 0.15 * len(set(event.notes))
    score -= 0.1 * (spot.cue < 2) + 0.1 * (spot.rank == 1)
    if event.when is None or event.when.precision in (DatePrecision.YEAR, DatePrecision.UNKNOWN):
        score -= 0.2
    if all(one.strength != "told" for one in event.accounts):
        score -= 0.15
    if event.is_heading:
        score -= 0.15
    return round(min(0.95, max(0.05, score)), 2)
