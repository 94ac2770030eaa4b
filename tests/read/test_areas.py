"""Codes and names of places as official files write them."""

from __future__ import annotations

import pytest

from violencemap.read.areas import Areas


@pytest.mark.parametrize("text", ["1", "01", " 1 ", "1.0"])
def test_codes_of_states_gain_their_zero(areas: Areas, text: str) -> None:
    assert areas.state_code(text) == "01"


@pytest.mark.parametrize(
    ("text", "code"),
    [("1001", "01001"), ("26055.0", "26055"), ("1998", "01998"), ("1999", "01999")],
)
def test_codes_of_municipalities(areas: Areas, text: str, code: str) -> None:
    assert areas.municipality_code(text) == code


@pytest.mark.parametrize("text", ["0", "33", "1001", "", "x", "-1"])
def test_what_is_no_state(areas: Areas, text: str) -> None:
    with pytest.raises(ValueError, match="expected"):
        areas.state_code(text)


@pytest.mark.parametrize("text", ["1", "1002", "33999", "999", "010010001"])
def test_what_is_no_municipality(areas: Areas, text: str) -> None:
    with pytest.raises(ValueError, match="expected"):
        areas.municipality_code(text)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Coahuila", "05"),
        ("COAHUILA DE ZARAGOZA", "05"),
        ("México", "15"),
        ("MÈxico", "15"),
        ("M\ufffdxico", "15"),
        ("Estado de Mexico", "15"),
    ],
)
def test_states_by_name_in_any_spelling(areas: Areas, name: str, code: str) -> None:
    assert areas.state_named(name) == code


def test_a_lost_letter_does_not_stand_for_anything_else(areas: Areas) -> None:
    for name in ("\ufffd", "Nuevo Le\ufffdn", "Colim"):
        with pytest.raises(ValueError, match="name of a state"):
            areas.state_named(name)


def test_municipalities_by_name_within_their_state(areas: Areas) -> None:
    assert areas.municipality_named("26", "SAN LUIS RIO COLORADO") == "26055"
    assert areas.municipality_named("01", "No Especificado") == "01999"
    assert areas.municipality_named("01", "Otros Municipios") == "01998"
    with pytest.raises(ValueError, match="Sonora has no municipality of this name"):
        areas.municipality_named("26", "Calvillo")


def test_a_name_that_repeats_inside_a_state_is_not_guessed(areas: Areas) -> None:
    with pytest.raises(ValueError, match="20208 and 20209"):
        areas.municipality_named("20", "San Juan Mixtepec")
