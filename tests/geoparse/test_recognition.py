"""What is not a place goes first: organizations, people, roads, credits, sources."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from violencemap.geoparse import geoparse
from violencemap.types import Article, Resolution

Codes = Callable[[str], dict[str, str | None]]
Labels = Callable[[str], dict[str, str]]
Read = Callable[[str], tuple[Resolution, ...]]


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("The Sinaloa Cartel denied it.", "Sinaloa Cartel", "organization"),
        ("El Cártel de Juárez volvió.", "Cártel de Juárez", "organization"),
        (
            "Gunmen of the Cártel de Santa Rosa de Lima fled.",
            "Cártel de Santa Rosa de Lima",
            "organization",
        ),
        ("Hombres de La Familia Michoacana huyeron.", "La Familia Michoacana", "organization"),
        ("Según El Sol de Tampico, no hubo heridos.", "El Sol de Tampico", "organization"),
        ("According to Diario de Juárez, two died.", "Diario de Juárez", "organization"),
        (
            "La Universidad Autónoma de Sinaloa cerró.",
            "Universidad Autónoma de Sinaloa",
            "organization",
        ),
        ("The Sonora State Police came late.", "Sonora State Police", "organization"),
        ("La Policía Estatal de Durango llegó.", "Policía Estatal de Durango", "organization"),
        (
            "La Fiscalía General del Estado de Jalisco calló.",
            "Fiscalía General del Estado de Jalisco",
            "organization",
        ),
        (
            "The Attorney General's Office of Colima agreed.",
            "Attorney General's Office of Colima",
            "organization",
        ),
        ("A Michoacán-based gang was blamed.", "Michoacán-based", "organization"),
        (
            "Foto: Agencia Norte / Veracruz. Nada más.",
            "Foto: Agencia Norte / Veracruz",
            "organization",
        ),
        ("El fiscal Rubén Salazar habló.", "Rubén Salazar", "person"),
        ("Mayor Elena Linares resigned.", "Elena Linares", "person"),
        ("Gov. Pedro González met them.", "Pedro González", "person"),
        (
            "Chocó en la carretera Matamoros-Monterrey ayer.",
            "carretera Matamoros-Monterrey",
            "road",
        ),
        ("On boulevard Vicente Guerrero a car burned.", "boulevard Vicente Guerrero", "road"),
        ("It burned on Benito Juárez Avenue.", "Benito Juárez Avenue", "road"),
        ("Ardió en la calle Veracruz número 12.", "calle Veracruz", "road"),
        ("Volcó en el kilómetro 30 del libramiento.", "kilómetro 30", "road"),
        ("They crossed the Rio Grande at night.", "Rio Grande", "road"),
        ("El historiador Pablo Gómez Austin murió.", "Pablo Gómez Austin", "person"),
        ("They drove on the Durango-Mazatlán highway.", "Durango-Mazatlán highway", "road"),
    ],
)
def test_what_is_no_place_takes_its_span(
    text: str, name: str, label: str, labels: Labels, codes: Codes
) -> None:
    found = labels(text)
    assert any(name in text_ and found[text_] == label for text_ in found), found
    assert codes(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "Prosecutor Tomás Salazar spoke. Later Salazar left, and nobody saw Salazar again.",
        "Habló la alcaldesa Lucía Linares. Al final, Linares pidió calma.",
        "The singer Omar García was shot. García had played that night.",
    ],
)
def test_a_surname_stays_a_surname_for_the_whole_report(text: str, codes: Codes) -> None:
    assert codes(text) == {}


def test_a_cue_gives_a_surname_back_to_the_place(codes: Codes) -> None:
    text = "Habló Omar García. El cuerpo fue hallado en el municipio de García, Nuevo León."
    assert codes(text) == {"García": "19018", "Nuevo León": "19"}


@pytest.mark.parametrize("alias", ['"El Durango"', "“El Colima”", "«El Sonora»"])
def test_a_nickname_in_quotes_is_no_place(alias: str, codes: Codes) -> None:
    assert codes(f"Cayó Juan N., alias {alias}, con dos armas.") == {}


@pytest.mark.parametrize(
    "text",
    [
        "El productor sonorense y el cantante michoacano se saludaron.",
        "The Sinaloan singer and a Oaxacan cook met.",
    ],
)
def test_demonyms_are_no_places(text: str, codes: Codes) -> None:
    assert codes(text) == {}


def test_a_demonym_tells_the_state_that_is_spoken_of(codes: Codes) -> None:
    assert codes("La policía veracruzana halló un cuerpo en Nogales.") == {"Nogales": "30115"}
    assert codes("La policía sonorense halló un cuerpo en Nogales.") == {"Nogales": "26043"}


def test_a_town_with_a_name_of_a_person_stays_a_town(codes: Codes) -> None:
    text = "Huyeron de Gabriel Zamora, Michoacán. Desde entonces Gabriel Zamora está en silencio."
    assert codes(text) == {"Gabriel Zamora": "16033", "Michoacán": "16"}


def test_the_country_is_no_pin(codes: Codes) -> None:
    assert codes("México y los mexicanos. Mexico is large.") == {}


def test_a_dateline_is_told_apart(read: Read) -> None:
    found = read("TIJUANA, Baja California (Reuters) - Two men were killed in Tecate on Monday.")
    methods = {one.mention.text: one.method for one in found if one.mention.label == "place"}
    assert methods["TIJUANA"] == "dateline"
    assert methods["Tecate"] != "dateline"


def test_entries_of_the_sources_are_listed_but_not_placed() -> None:
    text = "A man was killed in Tecate.\n\nSources\nCuatro mueren en Tijuana. Gaceta, 2020."
    start = text.index("Sources")
    found = geoparse(Article(article_id="1", text=text, bibliography_start=start))
    assert {one.mention.text: one.mention.label for one in found} == {
        "Tecate": "place",
        "Tijuana": "bibliography",
    }
    assert found[-1].place is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Balacera en Reynosa, Tamps.", {"Reynosa": "28032", "Tamps.": "28"}),
        ("Hallazgo en Iguala, Gro., ayer.", {"Iguala": "12035", "Gro.": "12"}),
        ("Asalto en Ecatepec, Edo. Mex.", {"Ecatepec": "15033", "Edo. Mex": "15"}),
        ("Dos hechos en Los Cabos, BCS, hoy.", {"Los Cabos": "03008", "BCS": "03"}),
        ("Marcha en la CDMX.", {"CDMX": "09"}),
        ("Operativo en SLRC.", {"SLRC": "26055"}),
    ],
)
def test_abbreviations(text: str, expected: dict[str, str], codes: Codes) -> None:
    assert codes(text) == expected


def test_abbreviations_that_are_words_need_a_place_before_them(codes: Codes) -> None:
    assert codes("Nada de eso es son. Ver. Sin. Esto no dice nada.") == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Along the Baja California-Sonora border it is calm.",
            {"Baja California": "02", "Sonora": "26"},
        ),
        ("Jalisco's and Nayarit's figures rose.", {"Jalisco": "14", "Nayarit": "18"}),
        ("HALLAN FOSA EN ALTAR, SONORA", {"ALTAR": "26004", "SONORA": "26"}),
        ("hallan fosa en altar, sonora", {"altar": "26004", "sonora": "26"}),
        ("ATAQUE EN TECATE, BAJA CALIFORNIA", {"TECATE": "02003", "BAJA CALIFORNIA": "02"}),
        ("Ataque en Cortazar, Queretaro.", {"Cortazar": None, "Queretaro": "22"}),
        ("Ataque en Alamos, Sonora.", {"Alamos": "26003", "Sonora": "26"}),
        ("Cofradía, Nayarit", {"Nayarit": "18"}),
        ("Asesinan a uno en Pánfilo Natera, Zacatecas.", {"Pánfilo Natera": "32016"}),
        ("Fueron al Pueblo Mágico de Álamos, Sonora.", {"Álamos": "26003"}),
    ],
)
def test_spelling(text: str, expected: dict[str, str | None], codes: Codes) -> None:
    found = codes(text)
    assert {name: found.get(name) for name in expected} == expected


def test_offsets_of_decomposed_text_point_at_its_own_characters(read: Read) -> None:
    text = "Murio\u0301 en Torreo\u0301n, Coahuila."
    found = read(text)
    assert [one.mention.text for one in found] == ["Torreo\u0301n", "Coahuila"]
    assert all(text[m.start : m.end] == m.text for m in (one.mention for one in found))
