"""What people do: look, choose, check the table, take a file, hand on a link."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import geopandas
import pytest
from playwright.sync_api import Page, expect
from visitor import Visitor

pytestmark = pytest.mark.browser

Visit = Callable[..., Visitor]
VICTIMS = "m=intentional_homicide_victims"


def rows_of(page: Page, key: str) -> int:
    """Rows of a table as the grid itself tells them to a screen reader, header left out."""
    grid = page.locator(f".st-key-{key} [role=grid]")
    return int(grid.get_attribute("aria-rowcount")) - 1


def choose_state(visitor: Visitor, name: str) -> None:
    """Type the beginning of a name and take it from the list, as people do."""
    box = visitor.page.get_by_role("combobox", name="Estado")
    box.fill(name)
    visitor.page.get_by_role("option", name=name).click()
    visitor.settle()


def summary(page: Page) -> str:
    return page.locator(".st-key-summary").inner_text()


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_choosing_sonora_narrows_sentence_map_table_and_address(visit: Visit) -> None:
    visitor = visit()
    page = visitor.open()
    choose_state(visitor, "Sonora")
    expect(page.locator(".st-key-summary")).to_contain_text("Sonora")
    assert query(page)["ent"] == ["26"]
    assert rows_of(page, "areas_table") == 72


def test_the_rate_map_of_homicide_victims_has_32_areas_and_rows(visit: Visit) -> None:
    page = visit().open(VICTIMS)
    assert rows_of(page, "areas_table") == 32
    counts = page.locator(".st-key-legend table").first.locator("tbody td:last-child")
    assert sum(int(count.replace(",", "")) for count in counts.all_inner_texts()) == 32


def test_a_copied_link_opens_the_same_view_in_both_languages(visit: Visit) -> None:
    visitor = visit()
    page = visitor.open("m=events&ent=23")
    page.get_by_role("button", name="Copiar enlace").click()
    link = page.locator("[data-testid=stPopoverBody] code").inner_text()
    before = rows_of(page, "events_table"), rows_of(page, "areas_table")

    again = visit(locale="en-US")
    other = again.open(urlsplit(link).query.replace("lang=es", "lang=en"))
    assert (rows_of(other, "events_table"), rows_of(other, "areas_table")) == before
    expect(other.get_by_role("heading", level=1)).to_have_text("Events in reports")
    assert {**query(other), "lang": ["es"]} == parse_qs(urlsplit(link).query)


def test_filters_survive_a_change_of_language(visit: Visit) -> None:
    """The browser knows an option by its label, which the language changes."""
    visitor = visit()
    page = visitor.open("m=events&type=homicide&type=arrest")
    rows = rows_of(page, "events_table")
    page.get_by_text("EN", exact=True).click()
    visitor.settle()
    expect(page.get_by_role("heading", level=1)).to_have_text("Events in reports")
    page.get_by_text("Rate", exact=True).click()
    visitor.settle()
    assert query(page)["type"] == ["homicide", "arrest"]
    assert rows_of(page, "events_table") == rows


def test_the_back_button_returns_to_the_view_before(visit: Visit) -> None:
    visitor = visit()
    page = visitor.open()
    before = summary(page)
    choose_state(visitor, "Sonora")
    expect(page.locator(".st-key-summary")).not_to_have_text(before)
    page.go_back()
    expect(page.locator(".st-key-summary")).to_have_text(before)
    assert "ent" not in query(page)


def test_another_page_keeps_the_view(visit: Visit) -> None:
    visitor = visit()
    page = visitor.open("m=events&ent=23")
    page.get_by_role("link", name="Descargas").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Descargas")
    visitor.settle()
    assert query(page)["ent"] == ["23"]
    expect(page.locator(".st-key-summary")).to_contain_text("Quintana Roo")


def test_the_downloaded_events_are_those_of_the_table(visit: Visit, tmp_path: Path) -> None:
    visitor = visit()
    page = visitor.open("m=events&ent=23")
    shown = rows_of(page, "events_table")
    page.get_by_role("link", name="Descargas").click()
    visitor.settle()
    with page.expect_download() as waiting:
        page.locator(".st-key-events_geojson").get_by_role("button", name="GeoJSON").click()
    path = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(path)

    document = json.loads(path.read_text(encoding="utf-8"))
    events = geopandas.read_file(path)
    assert len(events) == len(document["features"]) == shown > 0
    assert document["violencemap"]["filters"]["ent"] == ["23"]
    assert document["violencemap"]["counts"]["matched"] == shown
    assert set(events["cve_ent"]) == {"23"}
    assert re.fullmatch(r"violencemap_events_.*_public_\d{8}\.geojson", path.name)


def test_an_area_without_data_says_so(visit: Visit) -> None:
    page = visit().open(VICTIMS)
    legend = page.locator(".st-key-legend table").first
    expect(legend).to_contain_text("Sin dato")


def test_on_a_phone_the_map_leaves_room_to_scroll_past(visit: Visit) -> None:
    page = visit(width=390, height=844).open(VICTIMS)
    expect(page.locator("[data-testid=stSidebar]")).to_have_attribute("data-collapsed", "true")
    box = page.locator(".st-key-map").bounding_box()
    assert box is not None
    assert box["height"] <= 0.6 * 844
    assert box["width"] <= 390
    overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(overflow) == 0
