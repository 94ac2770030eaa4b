"""Where reports say that criminal groups are present, allied or in conflict."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from violencemap.coding import code_presence
from violencemap.geoparse import geoparse
from violencemap.types import Article, GroupPresence

PUBLISHED = date(2022, 6, 10)
CJNG, SINALOA, GULF = (
    "Cártel de Jalisco Nueva Generación",
    "Cártel de Sinaloa",
    "Cártel del Golfo",
)
Brief = tuple[str, str, str, str | None]


def _presence(text: str, published: date | None = PUBLISHED) -> tuple[GroupPresence, ...]:
    article = Article(article_id="a", text=text, published=published)
    return code_presence(article, geoparse(article))


def _brief(text: str) -> list[Brief]:
    return [
        (one.organization, one.cvegeo, one.relation, one.other_organization)
        for one in _presence(text)
    ]


def _present(name: str, *codes: str) -> list[Brief]:
    return [(name, code, "present", None) for code in codes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The CJNG operates in Colima and Nayarit.", _present(CJNG, "06", "18")),
        ("Officials say the Gulf Cartel controls Matamoros, Tamaulipas.", _present(GULF, "28022")),
        ("In Durango, the Sinaloa Cartel has long been active in the mountains.",
         _present(SINALOA, "10")),
        ("Analysts describe Los Viagras, a faction of La Familia Michoacana with a strong"
         " presence in Apatzingán.", _present("Los Viagras", "16006")),
        ("Manzanillo is controlled by the Jalisco New Generation Cartel (CJNG).",
         _present(CJNG, "06007")),
        ("The plaza boss of the Gulf Cartel in Reynosa runs the trade.",
         _present(GULF, "28032")),
        ("El Cártel del Golfo tiene presencia en Tamaulipas, Veracruz y Nuevo León.",
         _present(GULF, "28", "30", "19")),
        ("El CJNG opera en los municipios de Tecomán y Manzanillo.",
         _present(CJNG, "06009", "06007")),
        ("Los Ardillos dominan la ruta que pasa por Chilapa, Guerrero.",
         _present("Los Ardillos", "12028")),
        ("La zona está bajo el control del Cártel de Sinaloa en Culiacán.",
         _present(SINALOA, "25006")),
        ("Vecinos de Apatzingán hablan de la presencia de Los Viagras.",
         _present("Los Viagras", "16006")),
        ("El jefe de plaza del Cártel del Noreste en Nuevo Laredo cobra cuotas.",
         _present("Cártel del Noreste", "28027")),
        ("El grupo de Los Ardillos disputa la plaza de Chilapa, Guerrero.",
         _present("Los Ardillos", "12028")),
        ("La Unión Tepito no solo opera en la Ciudad de México.",
         _present("La Unión Tepito", "09")),
        ("Nuevo León, donde el Cártel del Noreste y el Cártel del Golfo operan, está en alerta.",
         [*_present("Cártel del Noreste", "19"), *_present(GULF, "19")]),
        ("En Guerrero operan Los Rojos, Los Ardillos y Guerreros Unidos.",
         [*_present("Los Rojos", "12"), *_present("Los Ardillos", "12"),
          *_present("Guerreros Unidos", "12")]),
        ("The Jalisco Cartel spread its influence into Jerez, Zacatecas.", _present(CJNG, "32020")),
        ("El CJNG se expandió a Tecomán y Manzanillo.", _present(CJNG, "06009", "06007")),
        ("The Cártel del Noreste, formerly Los Zetas, dominates Nuevo Laredo.",
         _present("Cártel del Noreste", "28027")),
        ("The CJNG is present across the country. The group operates in Colima.",
         _present(CJNG, "06")),
    ],
)  # fmt: skip
def test_a_group_is_somewhere(text: str, expected: list[Brief]) -> None:
    assert _brief(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Colima, the CJNG is allied with Los Mazatlecos.",
         [(CJNG, "06", "allied", "Los Mazatlecos")]),
        ("An alliance between Los Viagras and Cárteles Unidos holds in Apatzingán.",
         [("Los Viagras", "16006", "allied", "Cárteles Unidos")]),
        ("Los Tlacos y Los Ardillos se aliaron en Chilapa, Guerrero.",
         [("Los Tlacos", "12028", "allied", "Los Ardillos")]),
        ("La Línea mantiene una alianza con el CJNG en Ciudad Juárez.",
         [("La Línea", "08037", "allied", CJNG)]),
        ("El CJNG y sus aliados, Los Pelones, son temidos en Cancún.",
         [(CJNG, "23005", "allied", "Los Pelones")]),
        ("A war between the Sinaloa Cartel and the CJNG has emptied villages in Zacatecas.",
         [(SINALOA, "32", "in_conflict", CJNG)]),
        ("The Gulf Cartel is fighting the Cártel del Noreste for control of Reynosa.",
         [(GULF, "28032", "in_conflict", "Cártel del Noreste")]),
        ("Los Ardillos, rivals of Los Tlacos, sowed fear in Chilapa, Guerrero.",
         [("Los Ardillos", "12028", "in_conflict", "Los Tlacos")]),
        ("Los Salazar y el Cártel de Caborca pelean por el control de Caborca, Sonora.",
         [("Los Salazar", "26017", "in_conflict", "Cártel de Caborca")]),
        ("El CJNG y el Cártel de Santa Rosa de Lima se disputan Celaya.",
         [(CJNG, "11007", "in_conflict", "Cártel de Santa Rosa de Lima")]),
        ("La pugna entre Los Viagras y el CJNG ha vaciado ranchos de Apatzingán.",
         [("Los Viagras", "16006", "in_conflict", CJNG)]),
        ("En Zacatecas, el Cártel de Sinaloa está enfrentado con el CJNG.",
         [(SINALOA, "32", "in_conflict", CJNG)]),
        ("En Fresnillo, el Cártel del Golfo está en disputa con el Cártel de Sinaloa.",
         [(GULF, "32010", "in_conflict", SINALOA)]),
    ],
)  # fmt: skip
def test_two_groups_are_allied_or_in_conflict(text: str, expected: list[Brief]) -> None:
    assert _brief(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The CJNG does not operate in Yucatán.",
        "The governor denied that the Gulf Cartel has a presence in Campeche.",
        "The CJNG could expand into Campeche.",
        "The Sinaloa Cartel plans to take control of Colima.",
        "Does the CJNG operate in Campeche?",
        "The presence of the CJNG in Campeche was ruled out.",
        "El Cártel del Golfo no tiene presencia en Yucatán.",
        "La fiscalía descartó que el CJNG opere o tenga presencia en Mérida.",
        "El CJNG podría tener presencia en Campeche.",
        "El CJNG busca una alianza con Los Viagras en Apatzingán.",
        "Gunmen of the CJNG killed four officers in Celaya on Monday.",
        "Four members of the Gulf Cartel in Reynosa were arrested on Monday.",
        "Detuvieron en Culiacán a un presunto integrante del Cártel de Sinaloa.",
        "El Cártel de Sinaloa tiene presencia en Colombia.",
        "The CJNG operates in the shadows.",
        "Colima, once dominated by the Sinaloa Cartel, is calm.",
        "After raids on the CJNG, the army controls Aguililla.",
        "The army weakened the CJNG, but its rivals remain active in Michoacán.",
        "In the hills where Los Viagras operate, residents of Apatzingán waited.",
        "El dueño de los 300 caballos opera en Zacatecas.",
        "The police operate in Zacatecas.",
        "“The CJNG controls Colima and everybody knows it,” a neighbor wrote on a wall.",
    ],
)
def test_what_is_no_statement_is_left_out(text: str) -> None:
    assert _brief(text) == []


def test_who_says_so_since_when_and_where_in_the_text() -> None:
    text = (
        "A new map is out.\n\nAccording to the DEA, the CJNG operates in Colima. In April 2022, "
        "state prosecutors determined that Los Tlacos were allied with Los Ardillos in Chilapa, "
        "Guerrero."
    )
    first, second = _presence(text)
    assert (first.attributed_by, first.period_start, first.period_end) == ("DEA", None, PUBLISHED)
    assert text[slice(*first.evidence)] == "CJNG operates in Colima"
    assert second.attributed_by == "state prosecutors"
    assert (second.period_start, second.period_end) == (date(2022, 4, 1), PUBLISHED)
    assert text[slice(*second.evidence)].startswith("Los Tlacos were allied with Los Ardillos in")
    assert {first.article_id, second.article_id} == {"a"}


def test_who_says_so_in_spanish_and_never_a_person() -> None:
    (one,) = _presence("Según la fiscalía estatal, el CJNG opera en Tecomán.")
    assert one.attributed_by == "fiscalía estatal"
    (one,) = _presence("Según Ramón Ibarra Quintero, el CJNG opera en Tecomán.")
    assert one.attributed_by is None


def test_a_number_of_states_is_a_statement_on_the_country() -> None:
    (one,) = _presence("The DEA found that the CJNG has a presence in 24 of the 32 states.")
    assert (one.organization, one.cvegeo, one.attributed_by) == (CJNG, "00", "DEA")


def test_hearsay_is_less_sure() -> None:
    (plain,) = _presence("El CJNG opera en Tecomán.")
    (hearsay,) = _presence("El CJNG presuntamente opera en Tecomán.")
    assert 0 < hearsay.confidence < plain.confidence < 1


def test_what_is_said_twice_is_one_record() -> None:
    text = (
        "El CJNG pelea con Los Viagras en Apatzingán. Los Viagras pelean con el CJNG en Apatzingán."
    )
    assert _brief(text) == [(CJNG, "16006", "in_conflict", "Los Viagras")]


_WORDS = st.sampled_from(
    (
        *("CJNG", "Los Viagras", "Gulf Cartel", "Colima", "Apatzingán", "in 23 states", "2021"),
        *("operates in", "is allied with", "between", "la guerra entre", "controls", "leader of"),
        *("se disputan", "presencia de", "the state", "según la DEA", "and", "y", "no"),
        *(",", ".", "\n", "“", "”", "?"),
    )
)


@settings(deadline=None, max_examples=150)
@given(st.lists(_WORDS, max_size=25))
def test_any_order_of_words_is_read_and_evidence_lies_in_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for one in _presence(text):
        start, end = one.evidence
        assert 0 <= start < end <= len(text)
        assert one.cvegeo
        assert (one.relation == "present") == (one.other_organization is None)
        assert one.other_organization != one.organization
