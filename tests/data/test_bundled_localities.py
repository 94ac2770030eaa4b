"""The bundled populated places."""

from __future__ import annotations

import csv

import pytest

from violencemap.bundled import bundled_path

with bundled_path("localities.csv").open(encoding="utf-8", newline="") as _file:
    LOCALITIES = {row["geonameid"]: row for row in csv.DictReader(_file)}
with bundled_path("locality_corrections.csv").open(encoding="utf-8", newline="") as _file:
    CORRECTIONS = list(csv.DictReader(_file))
with bundled_path("areas.csv").open(encoding="utf-8", newline="") as _file:
    AREAS = {row["cvegeo"]: row for row in csv.DictReader(_file)}


def named(name: str, state: str) -> set[str]:
    """Municipalities of the places with this name in a state."""
    return {
        row["cvegeo"]
        for row in LOCALITIES.values()
        if row["name"] == name and row["cvegeo"].startswith(state)
    }


def test_every_place_has_a_known_municipality_and_a_name() -> None:
    assert len(LOCALITIES) > 16_000
    for row in LOCALITIES.values():
        assert len(row["cvegeo"]) == 5
        assert row["cvegeo"] in AREAS
        assert row["name"]


@pytest.mark.parametrize(
    ("name", "cvegeo"),
    [
        # one for each state whose number GeoNames gives to another: 05, 06, 07, 08
        ("Saltillo", "05030"),
        ("Tecomán", "06009"),
        ("Palenque", "07065"),
        ("Ciudad Juárez", "08037"),
        ("Cancún", "23005"),
        ("Isla Holbox", "23007"),
        ("Tulum", "23009"),
        ("Cozumel", "23001"),
        ("Coatepec Harinas", "15021"),
        ("Ciudad Morelos", "02002"),
        ("San Luis Río Colorado", "26055"),
        ("Iguala de la Independencia", "12035"),
        ("Poza Rica de Hidalgo", "30131"),
        ("San Quintín", "02006"),
        ("Eldorado", "25019"),
    ],
)
def test_known_towns_are_in_their_municipalities(name: str, cvegeo: str) -> None:
    assert named(name, cvegeo[:2]) == {cvegeo}


@pytest.mark.parametrize("row", CORRECTIONS, ids=[row["name"] for row in CORRECTIONS])
def test_corrections_are_applied(row: dict[str, str]) -> None:
    assert row["reason"]
    if not row["cvegeo"]:
        assert row["geonameid"] not in LOCALITIES
        return
    place = LOCALITIES[row["geonameid"]]
    given = ("cvegeo", "longitude", "latitude", "population")
    assert {c: place[c] for c in given if row[c]} == {c: row[c] for c in given if row[c]}


def test_a_duplicate_left_out_has_its_original() -> None:
    for row in CORRECTIONS:
        if not row["cvegeo"]:
            assert row["reason"].split()[-1] in LOCALITIES


def test_alternate_names_could_stand_in_a_report() -> None:
    for row in LOCALITIES.values():
        for name in filter(None, row["alternate_names"].split("|")):
            assert name[0].isupper()
            assert name != row["name"]
            assert not name.isupper(), "a code"
