"""Both catalogues say the same things, and only what is used."""

from __future__ import annotations

import re
import string
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest

import violencemap.app
from violencemap.app import sentences
from violencemap.app.text import CATALOGUES, format_day, format_month, format_number, text
from violencemap.codes import GeoPrecision
from violencemap.measures import MEASURES

APP = Path(violencemap.app.__file__).parent
FORBIDDEN = re.compile(r"[!¡]|hot ?spot|cartel land|dangerous|peligros[oa]|\bsafe\b", re.I)


def placeholders(wording: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(wording) if name}


def test_both_languages_have_the_same_keys_in_the_same_order() -> None:
    assert list(CATALOGUES["es"]) == list(CATALOGUES["en"])


def test_no_key_is_in_two_parts_of_a_catalogue() -> None:
    names = [path.stem for path in (APP / "text").glob("es*.py")]
    parts = [import_module(f"violencemap.app.text.{name}").TEXT for name in names]
    assert sum(map(len, parts)) == len(CATALOGUES["es"])


@pytest.mark.parametrize("key", CATALOGUES["es"])
def test_both_languages_fill_the_same_placeholders(key: str) -> None:
    assert placeholders(CATALOGUES["es"][key]) == placeholders(CATALOGUES["en"][key])


@pytest.mark.parametrize("catalogue", CATALOGUES.values(), ids=["es", "en"])
def test_the_tone_is_sober(catalogue: dict[str, str]) -> None:
    assert [key for key, wording in catalogue.items() if FORBIDDEN.search(wording)] == []


def test_every_wording_is_used() -> None:
    code = "\n".join(path.read_text() for path in APP.rglob("*.py") if path.parent.name != "text")
    families = tuple(re.findall(r"""f["']([a-z_]+_)\{""", code))  # f"show_{show}": all of show_…
    unused = [
        key
        for key in CATALOGUES["es"]
        if not key.startswith(families)
        and not re.search(rf"""["']{re.sub("_(one|many)$", "", key)}["']""", code)
    ]
    assert unused == []


def test_every_measure_has_its_words() -> None:
    for code, measure in MEASURES.items():
        assert f"base_{measure.population_base}" in CATALOGUES["es"]
        assert sentences.measure(code, "es")
        assert sentences.source(code, "es") or measure.unit == "events"


def test_a_measure_is_named_with_and_without_its_source() -> None:
    assert sentences.measure("femicide_victims", "es") == "Víctimas de feminicidio"
    assert sentences.source("femicide_victims", "en") == "SESNSP"


def test_months_and_numbers_read_as_in_mexico() -> None:
    assert format_month("2021-01", "es") == "ene 2021"
    assert format_month("2021-08", "en") == "Aug 2021"
    assert format_day(date(2021, 3, 28), "es") == "28/03/2021"
    assert format_day(date(2021, 3, 28), "en") == "2021-03-28"
    assert format_number(1234567) == "1,234,567"
    assert format_number(39.84, 1) == "39.8"


def test_placeholders_are_filled() -> None:
    assert "`99`" in text("es", "link_dropped_one", values="`99`")
    assert GeoPrecision.STATE.label.es == "Sólo estado"
