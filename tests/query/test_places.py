"""Codes of places from what people type."""

from __future__ import annotations

import pytest

from violencemap.errors import FilterError
from violencemap.query.places import area_names, municipality_code, place_codes, state_code
from violencemap.store import Store


def test_areas_have_their_names(tiny_store: Store) -> None:
    names = area_names(tiny_store, "municipality")
    assert names["26055"] == "San Luis Río Colorado"
    assert list(area_names(tiny_store, "state")) == ["15", "16", "23", "26"]


@pytest.mark.parametrize("text", ["26", "Sonora", "sonora", " SONORA "])
def test_a_state_by_code_or_name(tiny_store: Store, text: str) -> None:
    assert state_code(tiny_store, text) == "26"


@pytest.mark.parametrize("text", ["16", "Michoacán", "michoacan", "Michoacán de Ocampo"])
def test_a_state_by_its_short_or_official_name(tiny_store: Store, text: str) -> None:
    assert state_code(tiny_store, text) == "16"


@pytest.mark.parametrize("text", ["23009", "Tulum", "tulúm"])
def test_a_municipality_by_code_or_name(tiny_store: Store, text: str) -> None:
    assert municipality_code(tiny_store, text) == "23009"


def test_a_code_within_a_state_may_leave_the_state_out(tiny_store: Store) -> None:
    assert municipality_code(tiny_store, "9", within=["23"]) == "23009"
    with pytest.raises(FilterError, match="in state 26"):
        municipality_code(tiny_store, "23009", within=["26"])


def test_a_leading_zero_may_be_missing(bundled_store: Store) -> None:
    assert state_code(bundled_store, "2") == "02"
    assert municipality_code(bundled_store, "2002") == "02002"


def test_a_name_that_several_have_is_told_with_their_codes(bundled_store: Store) -> None:
    with pytest.raises(
        FilterError, match=r"several municipalities are called 'Benito Juárez'.*23005"
    ):
        municipality_code(bundled_store, "Benito Juárez")
    assert municipality_code(bundled_store, "Benito Juárez", within=["23"]) == "23005"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("99", "there is no state '99'; expected a code from 01 to 32"),
        ("Sonoora", r"Did you mean Sonora \(26\)"),
        ("Quintana", r"Did you mean Quintana Roo \(23\)"),
        ("xyz", "expected a code from 01 to 32 or a name$"),
    ],
)
def test_an_unknown_state_is_told_with_what_was_expected(
    tiny_store: Store, text: str, message: str
) -> None:
    with pytest.raises(FilterError, match=message):
        state_code(tiny_store, text)


def test_a_municipality_takes_the_place_of_its_state(tiny_store: Store) -> None:
    assert place_codes(tiny_store, states=["23"], municipalities=["Tulum"]) == ("23009",)
    assert place_codes(tiny_store, states=["15", "23"], municipalities=["23009"]) == ("15", "23009")
    assert place_codes(tiny_store, states=["23"]) == ("23",)
    assert place_codes(tiny_store) == ()
