"""The search of the map finds towns besides states and municipalities."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect
from visitor import Visitor

pytestmark = pytest.mark.browser

Visit = Callable[..., Visitor]
EVENTS = "m=events&t=2021-01&t=2021-03"


def options(visitor: Visitor, typed: str, label: str) -> Locator:
    visitor.page.get_by_role("combobox", name=label).fill(typed)
    return visitor.map.host.get_by_role("option")


def test_a_town_says_what_it_is_a_locality_of_and_the_map_goes_there(visit: Visit) -> None:
    visitor = visit()
    page = visitor.open(EVENTS)
    hits = options(visitor, "tequila", "Buscar un lugar")
    town = hits.filter(has_text=re.compile("^Tequila localidad de Tequila, Jalisco$"))
    expect(town).to_have_count(1)
    expect(hits.first).not_to_contain_text("localidad")  # municipalities of the name come first
    while town.get_attribute("aria-selected") != "true":
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(visitor.map.tooltip.locator("strong")).to_have_text("Tequila")
    expect(visitor.map.tooltip).to_contain_text("localidad de Tequila, Jalisco")


def test_accents_do_not_matter_and_the_words_are_the_readers(visit: Visit) -> None:
    visitor = visit(locale="en-US")
    visitor.open(EVENTS)
    hits = options(visitor, "cienega de flores", "Search for a place")
    expect(hits.filter(has_text=re.compile("^Ciénega de Flores locality of"))).to_have_count(1)


def test_towns_are_fetched_only_by_who_searches(visit: Visit) -> None:
    visitor = visit(width=390, height=844)
    fetched: list[str] = []
    visitor.page.on("response", lambda answer: fetched.append(Path(answer.url).name))
    visitor.open(EVENTS)
    assert not [name for name in fetched if name.startswith("localities")]
    hits = options(visitor, "coatepec harinas", "Buscar un lugar")
    expect(hits.filter(has_text=re.compile("^Coatepec Harinas localidad de"))).to_have_count(1)
    assert len([name for name in fetched if name.startswith("localities")]) == 1
    assert visitor.overflow() <= 0
    hits.filter(has_text=re.compile("^Coatepec Harinas localidad de")).click()
    expect(visitor.map.tooltip).to_contain_text("localidad de Coatepec Harinas")
