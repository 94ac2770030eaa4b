"""The bundled catalogue of states and municipalities."""

from __future__ import annotations

import csv
import math
import unicodedata

import pytest

from violencemap.bundled import bundled_path

with bundled_path("areas.csv").open(encoding="utf-8", newline="") as _file:
    AREAS = {row["cvegeo"]: row for row in csv.DictReader(_file)}
STATES = {code: row for code, row in AREAS.items() if row["level"] == "state"}
MUNICIPALITIES = {code: row for code, row in AREAS.items() if row["level"] == "municipality"}


def test_all_states_and_municipalities_are_there_in_the_order_of_their_codes() -> None:
    assert list(STATES) == [f"{number:02}" for number in range(1, 33)]
    assert len(MUNICIPALITIES) == 2478
    assert list(AREAS) == [*STATES, *sorted(MUNICIPALITIES)]
    assert all(row["cve_ent"] == code[:2] for code, row in AREAS.items())


def test_younger_municipalities_name_the_one_that_they_are_drawn_in() -> None:
    # from INEGI's catalogue of 2018: the municipality that each seat then belonged to
    assert {code: row["drawn_in"] for code, row in AREAS.items() if row["drawn_in"]} == {
        "02006": "02001",
        "02007": "02002",
        "04012": "04004",
        "04013": "04001",
        "07125": "07080",
        "12082": "12053",
        "12083": "12012",
        "12084": "12041",
        "12085": "12023",
        "17036": "17022",
        "24059": "24028",
        "25019": "25006",
        "25020": "25011",
    }


@pytest.mark.parametrize(
    ("cvegeo", "name", "official_name"),
    [
        ("05", "Coahuila", "Coahuila de Zaragoza"),
        ("09", "Ciudad de México", "Ciudad de México"),
        ("15", "Estado de México", "México"),
        ("16", "Michoacán", "Michoacán de Ocampo"),
        ("30", "Veracruz", "Veracruz de Ignacio de la Llave"),
        ("23008", "Solidaridad", "Playa del Carmen"),
        ("26003", "Álamos", "Álamos"),  # without its accent in the polygons of 2019
        ("12083", "Ñuu Savi", "Ñuu Savi"),
    ],
)
def test_names(cvegeo: str, name: str, official_name: str) -> None:
    assert AREAS[cvegeo]["name"] == name
    assert AREAS[cvegeo]["official_name"] == official_name


def test_names_are_composed_and_trimmed() -> None:
    for row in AREAS.values():
        for text in (row["name"], row["official_name"], row["seat"]):
            assert text == unicodedata.normalize("NFC", text).strip()
        assert row["name"]


@pytest.mark.parametrize(
    ("cvegeo", "seat", "longitude", "latitude"),
    [
        ("26055", "San Luis Río Colorado", -114.779624, 32.479831),
        ("02002", "Mexicali", -115.475579, 32.641176),
        ("23009", "Tulum", -87.463205, 20.210777),
        ("15021", "Coatepec Harinas", -99.768519, 18.925711),
    ],
)
def test_label_points_are_the_seats(
    cvegeo: str, seat: str, longitude: float, latitude: float
) -> None:
    row = AREAS[cvegeo]
    assert row["seat"] == seat
    assert math.isclose(float(row["longitude"]), longitude, abs_tol=1e-6)
    assert math.isclose(float(row["latitude"]), latitude, abs_tol=1e-6)


def test_only_the_boroughs_of_the_capital_have_no_seat() -> None:
    assert {code[:2] for code, row in MUNICIPALITIES.items() if not row["seat"]} == {"09"}


def test_population_is_the_census_of_2020() -> None:
    # INEGI, Censo de Población y Vivienda 2020: 126,014,024 inhabitants, 9,209,944 in 09
    assert sum(int(row["population"]) for row in STATES.values()) == 126_014_024
    assert AREAS["09"]["population"] == "9209944"
    for code, state in STATES.items():
        parts = [row["population"] for row in MUNICIPALITIES.values() if row["cve_ent"] == code]
        assert sum(int(part) for part in parts if part) == int(state["population"])


def test_only_municipalities_younger_than_the_census_lack_a_population() -> None:
    unknown = {code for code, row in AREAS.items() if not row["population"]}
    assert unknown == {
        *("02007", "04013", "12082", "12083", "12084", "12085", "24059", "25019", "25020"),
    }
