"""What axe-core cannot see: the keyboard alone, little room, less motion, no pointer."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect
from visitor import Visitor

pytestmark = pytest.mark.browser

Visit = Callable[..., Visitor]
VICTIMS = "m=intentional_homicide_victims&ent=26"
MOST_STOPS = 80
# Streamlit draws the focus of its fields around them, not on the element that has it.
FOCUS_IS_SEEN = """() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  if (!["A", "BUTTON"].includes(at.tagName)) return true;
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(at);
  return boxShadow !== "none" || (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2);
}"""


def walk(visitor: Visitor) -> list[str]:
    """Names of all stops of the keyboard, from the top of the page to its end."""
    page = visitor.page
    page.locator("body").press("Tab")
    stops = []
    while len(stops) < MOST_STOPS and (stop := visitor.focused()).splitlines():
        assert page.evaluate(FOCUS_IS_SEEN), f"nobody sees that the keyboard is at {stop!r}"
        stops.append(stop)
        page.keyboard.press("Tab")
        if stops[-1] == stops[0] and len(stops) > 1:
            break
    return stops


def test_the_keyboard_goes_from_the_controls_to_the_pages_the_map_and_the_table(
    visit: Visit,
) -> None:
    visitor = visit()
    visitor.open(VICTIMS)
    stops = walk(visitor)
    wanted = [
        *("Skip to main content", "ES", "Qué mirar", "Estado", "Periodo — start", "Tasa"),
        *("Mapa", "Método", "Saltar el mapa", "Mapa: Víctimas de homicidio doloso", "Acercar"),
    ]
    places = [next(at for at, stop in enumerate(stops) if stop.startswith(one)) for one in wanted]
    assert places[:-2] == sorted(places[:-2])
    assert places[-2] < places[-1]
    assert "CANVAS" in stops[places[-1] :]  # the cells of the table under the map


def test_twice_as_large_nothing_is_lost(visit: Visit) -> None:
    """A window of 1440 by 900 at a zoom of 200 % has 720 by 450 pixels of CSS."""
    visitor = visit(width=720, height=450)
    page = visitor.open(VICTIMS)
    assert visitor.overflow() == 0
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()
    if page.get_by_test_id("stSidebar").get_attribute("data-collapsed") == "true":
        page.get_by_test_id("stExpandSidebarButton").click()
    state = page.get_by_role("combobox", name="Estado")
    state.scroll_into_view_if_needed()
    expect(state).to_be_in_viewport()


def test_who_asks_for_less_motion_gets_none_on_the_map(visit: Visit) -> None:
    visitor = visit()
    visitor.page.emulate_media(reduced_motion="reduce")
    page = visitor.open(VICTIMS)
    scale = page.locator(".leaflet-control-scale-line")
    before = scale.inner_text()
    page.get_by_role("button", name="Acercar").click()
    assert scale.inner_text() != before  # at once: Leaflet moves no copy of the map there first
    expect(page.locator(".leaflet-proxy")).to_have_count(0)


def test_a_help_text_comes_with_the_keyboard_too(visit: Visit) -> None:
    visitor = visit()
    page = visitor.open(VICTIMS)
    page.get_by_role("button", name="Help for Revisión").focus()
    expect(page.get_by_role("tooltip")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("tooltip")).to_have_count(0)
