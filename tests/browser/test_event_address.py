"""The event whose card is open stands in the address, so that it can be handed on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from visitor import Visitor

pytestmark = pytest.mark.browser

Visit = Callable[..., Visitor]


def choose_row(page: Page, number: int) -> None:
    """Click the box of a row, counted from 1; it stands left of the cells."""
    table = page.locator(".st-key-events_table canvas").first.bounding_box()
    assert table is not None
    page.mouse.click(table["x"] + 15, table["y"] + 17 + 35 * number)


def test_a_link_reopens_the_chosen_event_in_the_other_language(visit: Visit) -> None:
    visitor = visit()
    page = visitor.open("m=events&ent=15", path="/events")
    choose_row(page, 2)
    expect(page.locator(".st-key-event_card")).to_contain_text("vm-jim-000010")
    assert visitor.query()["e"] == ["vm-jim-000010"]
    choose_row(page, 1)
    expect(page.locator(".st-key-event_card")).to_contain_text("vm-jim-000011")
    page.go_back()
    expect(page.locator(".st-key-event_card")).to_contain_text("vm-jim-000010")

    again = visit(locale="en-US")
    query = page.url.partition("?")[2].replace("lang=es", "lang=en")
    other = again.open(query, path="/events")
    card = other.locator(".st-key-event_card")
    expect(card).to_contain_text("Ambush or attack on police")
    expect(card).to_contain_text("vm-jim-000010")
    choose_row(other, 2)  # the row of the address is chosen, so a click lets it go
    expect(card).to_have_count(0)
    assert "e" not in again.query()


def test_the_chosen_event_stays_over_other_pages(visit: Visit) -> None:
    visitor = visit()
    page = visitor.open("m=events&ent=15&e=vm-jim-000010", path="/events")
    page.get_by_role("link", name="Cobertura").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Cobertura")
    visitor.settle()
    assert visitor.query()["e"] == ["vm-jim-000010"]
    page.get_by_role("link", name="Eventos").click()
    expect(page.locator(".st-key-event_card")).to_contain_text("vm-jim-000010")
    page.get_by_role("button", name="Restablecer").click()
    expect(page.locator(".st-key-event_card")).to_have_count(0)
