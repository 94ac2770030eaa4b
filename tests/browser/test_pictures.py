"""Pictures to take away, and the years of the map page, as a person gets them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import expect
from visitor import Visitor

pytestmark = pytest.mark.browser

Visit = Callable[..., Visitor]
VICTIMS = "m=intentional_homicide_victims&t=2024-07&t=2025-06"


def test_a_brief_is_prepared_at_a_click_and_downloaded(visit: Visit, tmp_path: Path) -> None:
    visitor = visit(locale="en-US")
    page = visitor.open(f"{VICTIMS}&ent=26", path="/downloads")
    page.get_by_role("button", name="Prepare the PDF").click()
    visitor.settle()
    path = visitor.take("brief_pdf", tmp_path)
    assert path.name.startswith(
        "violencemap_brief_intentional_homicide_victims_2024-07_2025-06_26_public_"
    )
    (sheet,) = pypdf.PdfReader(path).pages
    assert "Sonora" in sheet.extract_text()


def test_the_years_open_with_a_picture_and_a_caption_each(visit: Visit) -> None:
    visitor = visit()
    page = visitor.open(VICTIMS)
    section = page.locator(".st-key-years")
    expect(section.locator("img")).to_have_count(0)
    section.locator("summary").click()
    section.locator("figure").last.wait_for()  # they are drawn now, and not before
    expect(section.locator("figure")).to_have_count(11)
    drawn = section.locator("img").evaluate_all("all => all.every(one => one.naturalWidth > 100)")
    assert drawn
    expect(section.locator("figcaption").last).to_contain_text("Sólo ene – jun, preliminar")
    visitor.expect_rows("years_table", 11)
