"""Every page, in both languages, on a desk and on a phone, by day and by night.

Each is opened by its address once and asked all that must hold of any page. The pictures are kept
in ``artifacts/pages``, also of a run without a failure: they are there to be looked at.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from accessibility import findings
from playwright.sync_api import Browser, expect
from visitor import ARTIFACTS, Visitor

from violencemap.app.main import PAGES
from violencemap.app.text import text
from violencemap.codes import Language
from violencemap.measures import MEASURES

pytestmark = pytest.mark.browser

VICTIMS = "m=intentional_homicide_victims&ent=26"
# What a page is opened with, where that is not the victims in Sonora.
CHOSEN = "m=events&ent=23&t=2019-01&t=2021-03&e=example-07-16"
QUERIES = {"events": CHOSEN, "report": "", "review": ""}


class Reader(NamedTuple):
    """Somebody who reads in a language on a screen; the browser keeps what it has fetched."""

    visitor: Visitor
    language: Language
    width: int
    height: int


@pytest.fixture(scope="module")
def app_url(rich_store_path: Path, serve: Callable[[Path], str]) -> str:
    return serve(rich_store_path)


@pytest.fixture(
    scope="module",
    params=[("es", 1440, 900), ("en", 1440, 900), ("es", 390, 844), ("en", 390, 844)],
    ids=lambda one: f"{one[0]}-{one[1]}",
)
def reader(request: pytest.FixtureRequest, browser: Browser, app_url: str) -> Iterator[Reader]:
    language, width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height}, locale="fr-FR")
    yield Reader(Visitor(context.new_page(), app_url), language, width, height)
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_can_be_read_by_everybody(reader: Reader, name: str) -> None:
    visitor, language = reader.visitor, reader.language
    path = "/" if name == "map" else f"/{name}"
    query = f"{QUERIES.get(name, VICTIMS)}&lang={language}".removeprefix("&")
    page = visitor.open(query, path=path)

    expect(page.get_by_role("heading", level=1)).to_have_text(heading_of(name, language))
    expect(page.get_by_test_id("stException")).to_have_count(0)
    expect(page.get_by_test_id("stAlertContentError")).to_have_count(0)
    if reader.width < 640:
        expect(page.get_by_test_id("stSidebar")).to_have_attribute("data-collapsed", "true")
    assert visitor.overflow() == 0
    expect_words_for_pictures(visitor)
    visitor.keep_picture(ARTIFACTS / "pages", f"{name}-{language}-{reader.width}-light")
    if (language, reader.width) in {("es", 1440), ("en", 390)}:
        assert findings(page) == []
        page.emulate_media(color_scheme="dark")
        visitor.settle()
        visitor.keep_picture(ARTIFACTS / "pages", f"{name}-{language}-{reader.width}-dark")
        assert findings(page) == []
        page.emulate_media(color_scheme="light")
    expect_skip_link(visitor)
    assert (visitor.strangers, visitor.complaints) == ([], [])


def heading_of(name: str, language: Language) -> str:
    """What a page is about; for most that is its name."""
    measure = MEASURES["intentional_homicide_victims"].label[language]
    return {"map": measure, "place": "Sonora"}.get(name) or text(language, f"page_{name}")


def expect_words_for_pictures(visitor: Visitor) -> None:
    """Each map and chart has a name, and the page has a table of what they show."""
    page = visitor.page
    pictures = page.locator(".vm-map, [role=graphics-document]")
    for picture in pictures.all():
        expect(picture).to_have_attribute("aria-label", re.compile(r"\w"))
    if pictures.count():
        words = "[role=grid], [data-testid=stExpander], .st-key-report_aside [data-testid=stText]"
        expect(page.locator(words).first).to_be_attached()


def expect_skip_link(visitor: Visitor) -> None:
    """The first thing that the keyboard reaches leads past the controls to the page itself."""
    page = visitor.page
    page.locator("body").press("Tab")
    skip = page.get_by_test_id("stSkipToContent")
    expect(skip).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    inside = "document.querySelector('[data-testid=stMain]').contains(document.activeElement)"
    assert page.evaluate(inside)
