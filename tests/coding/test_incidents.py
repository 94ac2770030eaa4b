"""Incidents of invented reports, in both languages: what, when, where, how many."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coding.invented_reports import ENGLISH, SPANISH
from violencemap.codes import DatePrecision, EventType, GeoPrecision
from violencemap.coding.incidents import code_incidents
from violencemap.geoparse import geoparse
from violencemap.types import Article, Incident

Language = Literal["en", "es"]
FRIDAY = date(2022, 6, 10)
TEXT = (
    "killed murdered shot found bodies of the in Celaya Guanajuato on Monday March 18 2021 13 "
    "three men police officers journalist another Juan Pérez fueron asesinados hallaron "
    "cuerpos detenido el lunes de en una mujer dos días después de que protestaron emboscada "
    "según dijo Los Zetas yesterday"
)


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


def test_a_plan_a_quotation_a_count_or_an_accident_is_no_incident() -> None:
    for text in (
        "The army will arrest the gunmen in Zamora, Michoacán, on Monday.",
        "“Last week gunmen killed two of my cousins in Tepalcatepec,” a farmer said.",
        "In 2021, 312 people were murdered in Tecate, Baja California.",
        "Four people died on Monday when a bus crashed near Toluca, Estado de México.",
    ):
        assert code(text) == [], text
    for text in (
        "El alcalde tomó protesta el lunes en Xalapa, Veracruz.",
        "La obra fue ejecutada en mayo en Tepic, Nayarit.",
        "Un incendio consumió el martes una bodega en Torreón, Coahuila.",
        "Dos personas murieron el martes al volcar su camioneta en Parral; el accidente "
        "ocurrió de noche.",
    ):
        assert code(text, "es") == [], text


def test_a_caption_places_what_the_body_leaves_at_the_state() -> None:
    text = (
        "Nine guards die in attack\n\nOn June 7, nine prison guards were gunned down in the "
        "state of "
        "Guerrero. The convoy was attacked on a mountain road.\n\nSoldiers at the scene of "
        "the attack "
        "in Teloloapan. Photo: Ana Ruiz/Reuters\n\nThe governor asked for calm."
    )
    (incident,) = code(text)
    assert facts(incident) == ("ambush_police", "2022-06-07", "12058", 9)
    assert incident.notes == "place from a heading or caption"


def test_an_earlier_event_is_its_own_incident() -> None:
    text = (
        "Five soldiers were killed on Monday in Apatzingán, Michoacán. It was the worst attack "
        "since the 2018 killing of 9 soldiers in Guerrero."
    )
    assert [facts(one) for one in code(text)] == [
        ("ambush_police", "2022-06-06", "16006", 5),
        ("ambush_police", "2018", "12", 9),
    ]


def test_told_again_it_is_the_same_incident() -> None:
    text = (
        "Seis muertos en una fiesta en Irapuato\n\nSeis personas fueron asesinadas el sábado "
        "en una "
        "fiesta en Irapuato, Guanajuato, informó la Fiscalía del estado.\n\nEl ataque ocurrió "
        "en la "
        "colonia Las Flores, cuando hombres armados dispararon contra los "
        "asistentes.\n\nVecinos dijeron "
        "que las seis víctimas eran de una misma familia."
    )
    (incident,) = code(text, "es")
    assert facts(incident) == ("multiple_homicide", "2022-06-04", "11017", 6)
    assert "alleged perpetrator: armed group" in incident.actors


def test_people_killed_in_separate_events_are_an_incident_each() -> None:
    text = "Two men were killed in separate attacks in Tijuana, Baja California, on Monday."
    incidents = code(text)
    assert [facts(one) for one in incidents] == [("homicide", "2022-06-06", "02004", 1)] * 2
    assert len({one.incident_id for one in incidents}) == 2


def test_groups_and_sources_are_named_and_people_are_not() -> None:
    text = (
        "Gunmen of the Jalisco New Generation Cartel killed the baker Tomás Rivas Luna in Zamora, "
        "Michoacán, on Monday, according to Milenio."
    )
    (incident,) = code(text)
    assert incident.actors == ("alleged perpetrator: Cártel de Jalisco Nueva Generación",)
    assert incident.source == "Milenio"
    assert "Rivas" not in str(incident)


def test_a_line_that_was_full_does_not_end_the_sentence() -> None:
    text = (
        "Attacks in Sonora\n\nOn June 4, three men were shot dead in Hermosillo, Sonora. A day "
        "later, gunmen\nkilled a police officer in\nGuaymas."
    )
    assert [facts(one) for one in code(text)] == [
        ("multiple_homicide", "2022-06-04", "26030", 3),
        ("ambush_police", "2022-06-05", "26029", 1),
    ]


def test_what_is_taken_from_elsewhere_is_noted_and_less_sure() -> None:
    (sure,) = code("Two men were shot dead on Monday in Celaya, Guanajuato.")
    (unsure,) = code("Two men were shot dead in Celaya, Guanajuato.")
    assert (unsure.event_date, unsure.date_precision) == (FRIDAY, DatePrecision.WEEK)
    assert unsure.notes == "undated in the report: dated by its publication"
    assert unsure.confidence < sure.confidence


def test_without_a_date_of_publication_the_day_stays_unknown() -> None:
    (incident,) = code("Two men were shot dead on Monday in Celaya, Guanajuato.", published=None)
    assert (incident.event_date, incident.date_precision) == (None, DatePrecision.UNKNOWN)


def test_a_state_has_no_coordinates() -> None:
    (incident,) = code("Three farmers were shot dead on Monday in the state of Guerrero.")
    assert (incident.cvegeo, incident.geo_precision) == ("12", GeoPrecision.STATE)
    assert incident.longitude is None


def test_the_list_of_sources_tells_nothing() -> None:
    text = "Report\n\nNothing new.\n\nSources\n\nGunmen kill 3 men in Celaya. June 2, 2022."
    article = Article(
        article_id="a", text=text, published=FRIDAY, bibliography_start=text.index("Sources")
    )
    assert code_incidents(article, geoparse(article)) == ()


@given(st.text(max_size=300), st.sampled_from(["en", "es"]))
@settings(max_examples=200, deadline=None)
def test_any_text_can_be_coded(text: str, language: Language) -> None:
    for incident in code(text, language):
        assert incident.evidence is not None


@given(
    st.lists(st.sampled_from([*TEXT.split(), "\n\n", ". ", "“", "”", ";", ","]), max_size=60),
    st.sampled_from(["en", "es"]),
)
@settings(max_examples=200, deadline=None)
def test_any_order_of_words_can_be_coded(words: list[str], language: Language) -> None:
    text = " ".join(words)
    for incident in code(text, language):
        start, end = incident.evidence or (0, 0)
        assert 0 <= start < end <= len(text)
        assert 0 < incident.confidence <= 1
