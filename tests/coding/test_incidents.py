"""Incidents of invented reports, in both languages: what, when, where, how many."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

import pytest

from coding.invented_reports import ENGLISH, SPANISH
from violencemap.codes import DatePrecision, EventType, GeoPrecision
from violencemap.coding.incidents import code_incidents
from violencemap.geoparse import geoparse
from violencemap.types import Article, Incident

Language = Literal["en", "es"]
FRIDAY = date(2022, 6, 10)


def code(text: str, language: Language = "en", published: date | None = FRIDAY) -> list[Incident]:
    """Incidents of a text published on Friday, 10 June 2022."""
    article = Article(article_id="a", text=text, published=published, language=language)
    return list(code_incidents(article, geoparse(article)))


def facts(incident: Incident) -> tuple[Any, ...]:
    """Type, day, municipality and dead of an incident."""
    day = incident.event_date.isoformat() if incident.event_date else None
    if day and incident.date_precision is DatePrecision.MONTH:
        day = day[:7]
    if day and incident.date_precision is DatePrecision.YEAR:
        day = day[:4]
    place = incident.cvegeo[:5] if incident.cvegeo else None
    return (incident.event_type.value, day, place, incident.fatalities_best)


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english_reports(text: str, expected: list[tuple[Any, ...]]) -> None:
    assert [facts(one) for one in code(text)] == expected


@pytest.mark.parametrize(("text", "expected"), SPANISH)
def test_spanish_reports(text: str, expected: list[tuple[Any, ...]]) -> None:
    assert [facts(one) for one in code(text, "es")] == expected


def test_an_incident_carries_its_evidence_place_and_precision() -> None:
    text = "Calm returned.\nGunmen killed three men in Hermosillo, Sonora, on June 8, police said."
    (incident,) = code(text)
    assert incident.evidence is not None
    start, end = incident.evidence
    assert text[start:end].startswith("Gunmen killed")
    assert incident.event_type is EventType.MULTIPLE_HOMICIDE
    assert incident.geo_precision in (GeoPrecision.MUNICIPALITY, GeoPrecision.LOCALITY)
    assert incident.longitude == pytest.approx(-110.97, abs=0.2)
    assert incident.place_mention == "Hermosillo"
    assert 0 < incident.confidence <= 1


def test_the_key_is_the_same_for_the_same_report() -> None:
    text = "Gunmen killed three men in Hermosillo on June 8. A woman was killed in Nogales."
    keys = [one.incident_id for one in code(text)]
    assert keys == [one.incident_id for one in code(text)]
    assert len(set(keys)) == len(keys)
