"""Which place a name stands for: passes, context, namesakes, places abroad, villages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from violencemap.types import Resolution

Codes = Callable[[str], dict[str, str | None]]
Labels = Callable[[str], dict[str, str]]
Read = Callable[[str], tuple[Resolution, ...]]


@pytest.mark.parametrize(
    ("text", "name", "cvegeo"),
    [
        ("Un ataque en Benito Juárez, Quintana Roo.", "Benito Juárez", "23005"),
        ("Un ataque en Benito Juárez, Zacatecas.", "Benito Juárez", "32004"),
        ("A raid in La Paz, Baja California Sur.", "La Paz", "03003"),
        ("A raid in La Paz, State of Mexico.", "La Paz", "15070"),
        ("Detenidos en Nogales, Veracruz.", "Nogales", "30115"),
        ("Detenidos en Nogales, Sonora.", "Nogales", "26043"),
        ("Deaths in Guadalupe (Zacatecas) rose.", "Guadalupe", "32017"),
        ("Tres muertos en Hidalgo, Michoacán.", "Hidalgo", "16034"),
        ("Dos muertos en Guerrero, Chihuahua.", "Guerrero", "08031"),
        ("Muertos en Morelos, Zacatecas.", "Morelos", "32032"),
        ("In Lerdo, Gómez Palacio and Mapimí, Durango, it rained.", "Lerdo", "10012"),
    ],
)
def test_a_name_followed_by_its_state(text: str, name: str, cvegeo: str, codes: Codes) -> None:
    assert codes(text)[name] == cvegeo


@pytest.mark.parametrize(
    ("text", "cvegeo"),
    [
        ("The army moved into Colima. In Nogales nothing changed, though Sonora waits.", "26043"),
        ("Veracruz mourns. The men were found in Nogales on Friday.", "30115"),
    ],
)
def test_the_states_of_the_report_choose_among_namesakes(
    text: str, cvegeo: str, codes: Codes
) -> None:
    assert codes(text)["Nogales"] == cvegeo


STATE_AND_CITY = [
    ("Aguascalientes", "01", "01001"),
    ("Campeche", "04", "04002"),
    ("Chihuahua", "08", "08019"),
    ("Colima", "06", "06002"),
    ("Durango", "10", "10005"),
    ("Guanajuato", "11", "11015"),
    ("Oaxaca", "20", "20067"),
    ("Puebla", "21", "21114"),
    ("Querétaro", "22", "22014"),
    ("San Luis Potosí", "24", "24028"),
    ("Tlaxcala", "29", "29033"),
    ("Veracruz", "30", "30193"),
    ("Zacatecas", "32", "32056"),
]


@pytest.mark.parametrize(("name", "state", "city"), STATE_AND_CITY)
def test_a_name_of_state_and_city_is_the_state_unless_a_cue_says_the_city(
    name: str, state: str, city: str, codes: Codes
) -> None:
    assert set(codes(f"Homicides fell in {name} last year.").values()) == {state}
    assert set(codes(f"Los homicidios bajaron en el estado de {name}.").values()) == {state}
    assert set(codes(f"The state of {name} hired police.").values()) == {state}
    assert set(codes(f"A bar in the city of {name} burned.").values()) == {city}
    assert set(codes(f"Ardió un bar en la ciudad de {name}.").values()) == {city}
    assert list(codes(f"Ardió un bar en la capital, {name}, ayer.").values()) == [city]


@pytest.mark.parametrize(("name", "state", "city"), STATE_AND_CITY)
def test_city_and_state_of_one_name_in_a_row(name: str, state: str, city: str, read: Read) -> None:
    found = [one.place and one.place.cvegeo for one in read(f"Murió en {name}, {name}.")]
    assert [code and code[:5] for code in found] == [city, state]


def test_lists_of_states_stay_states(codes: Codes) -> None:
    found = codes("Puebla, Veracruz, Hidalgo and Durango reported more cases.")
    assert found == {"Puebla": "21", "Veracruz": "30", "Hidalgo": "13", "Durango": "10"}


@pytest.mark.parametrize(
    ("text", "name", "cvegeo"),
    [
        ("Officers died in Coatepec, Harinas, Mexico.", "Coatepec, Harinas", "15021"),
        ("The State of Mexico reported more.", "State of Mexico", "15"),
        ("In Mexico City it rained.", "Mexico City", "09"),
        ("Shots in Victoria City, Tamaulipas.", "Victoria City", "28041"),
        ("They met in the port of Veracruz.", "port of Veracruz", "30193"),
        ("Tourists left Cancún early.", "Cancún", "23005"),
        ("Tourists left Playa del Carmen early.", "Playa del Carmen", "23008"),
        ("Police went to Zihuatanejo.", "Zihuatanejo", "12038"),
        ("La marcha llegó a Poza Rica.", "Poza Rica", "30131"),
        ("Soldados en Tlajomulco.", "Tlajomulco", "14097"),
        ("Homicides in Edomex fell.", "Edomex", "15"),
    ],
)
def test_common_and_english_names(text: str, name: str, cvegeo: str, codes: Codes) -> None:
    assert codes(text)[name][:5] == cvegeo  # type: ignore[index]


@pytest.mark.parametrize(
    ("text", "abroad", "at_home"),
    [
        ("A truck left Laredo, Texas, for Nuevo Laredo.", ["Laredo", "Texas"], ["Nuevo Laredo"]),
        (
            "Guns go from El Paso and Los Angeles to Matamoros.",
            ["El Paso", "Los Angeles"],
            ["Matamoros"],
        ),
        ("He flew from San Diego to Tijuana.", ["San Diego"], ["Tijuana"]),
        ("Guatemala cerró la frontera con Chiapas.", ["Guatemala"], ["Chiapas"]),
        ("She lives in Victoria, Texas.", ["Victoria", "Texas"], []),
        ("Viajó por Rusia, Turquía e Irán.", ["Rusia", "Turquía", "Irán"], []),
    ],
)
def test_places_abroad_never_land_in_mexico(
    text: str, abroad: list[str], at_home: list[str], read: Read
) -> None:
    found = {one.mention.text: one for one in read(text)}
    assert all(found[name].mention.label == "foreign" for name in abroad)
    assert all(found[name].place is None for name in abroad)
    assert all(found[name].place is not None for name in at_home)


@pytest.mark.parametrize(
    ("name", "first", "second"),
    [("San Juan Mixtepec", "20208", "20209"), ("San Pedro Mixtepec", "20318", "20319")],
)
def test_twins_of_one_state_come_back_as_candidates(
    name: str, first: str, second: str, read: Read
) -> None:
    twin, state = read(f"Hubo un muerto en {name}, Oaxaca.")
    assert twin.place is None
    assert twin.score < 0.5
    assert {one.place.cvegeo for one in twin.candidates} == {first, second}
    assert state.place is not None
    assert state.place.cvegeo == "20"


@pytest.mark.parametrize(
    ("text", "name", "cvegeo"),
    [
        (
            "En San Juan Mixtepec, cerca de Santiago Juxtlahuaca, Oaxaca.",
            "San Juan Mixtepec",
            "20208",
        ),
        (
            "En San Juan Mixtepec y en Miahuatlán de Porfirio Díaz, Oaxaca.",
            "San Juan Mixtepec",
            "20209",
        ),
        ("De Puerto Escondido a San Pedro Mixtepec, Oaxaca.", "San Pedro Mixtepec", "20318"),
    ],
)
def test_neighbors_tell_twins_apart(text: str, name: str, cvegeo: str, codes: Codes) -> None:
    assert codes(text)[name] == cvegeo


@pytest.mark.parametrize(
    ("text", "name", "cvegeo"),
    [
        ("En la colonia Nueva Galaxia de Irapuato hubo tiros.", "Nueva Galaxia", "11017"),
        ("En la colonia Flores de Abril de Irapuato hubo tiros.", "Flores de Abril", "11017"),
        ("Shots in Tijuana, in the Cielo Alto neighborhood.", "Cielo Alto", "02004"),
        (
            "Huyeron de la comunidad de Agua Bendita, municipio de Aquila, Michoacán.",
            "Agua Bendita",
            "16008",
        ),
        ("Restos en el ejido Los Tordos de Mexicali.", "Los Tordos", "02002"),
        ("Shots in Cuernavaca's Flor Azul neighborhood.", "Flor Azul", "17007"),
    ],
)
def test_neighborhoods_and_villages_inherit_their_municipality(
    text: str, name: str, cvegeo: str, read: Read
) -> None:
    found = {one.mention.text: one for one in read(text)}
    assert found[name].place is not None
    assert found[name].place.cvegeo[:5] == cvegeo
    assert found[name].level == "locality"


def test_a_neighborhood_of_a_city_names_the_city(codes: Codes) -> None:
    found = codes("It happened in Rincón Azul, an old neighborhood of Mexico City.")
    assert found["Mexico City"] == "09"
    assert codes("Vivía en una colonia de Tijuana.") == {"Tijuana": "02004"}


def test_a_city_listed_before_a_state_does_not_lie_in_it(codes: Codes) -> None:
    found = codes("The group held Nuevo Laredo, Veracruz and Monterrey.")
    assert found == {"Nuevo Laredo": "28027", "Veracruz": "30", "Monterrey": "19039"}


def test_a_neighborhood_is_never_looked_up_nationally(read: Read) -> None:
    """Celaya is a city, and the name of streets and neighborhoods far from it."""
    found = read("Balearon una casa en la colonia Celaya.")
    assert all(one.place is None for one in found)


def test_what_cannot_be_decided_has_candidates_and_a_low_score(read: Read) -> None:
    (found,) = [one for one in read("Hubo un muerto en Emiliano Zapata.") if one.candidates]
    assert found.place is None or found.score < 0.9
    assert len(found.candidates) > 1


def test_every_mention_says_how_sure_it_is_and_why(read: Read) -> None:
    text = (
        "The Sinaloa Cartel fought in Jerez, Zacatecas, near San Diego. Rubén Salazar saw it on "
        "the Durango-Torreón highway. In Benito Juárez nothing happened."
    )
    for one in read(text):
        assert 0 < one.score <= 1
        assert one.method
        assert one.reason
        assert "\n" not in one.reason


def test_mexico_beside_its_capital_is_the_country(codes: Codes) -> None:
    found = codes("La violencia en México crece, dijeron en la Ciudad de México.")
    assert found.get("México") is None
    assert found["Ciudad de México"] == "09"
