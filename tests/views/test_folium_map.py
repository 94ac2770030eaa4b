"""A folium map of ours takes other layers, fetches nothing and answers pointer and keys."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import folium
import pytest
from playwright.sync_api import Page

import violencemap
from violencemap import EventType, FilterError, Filters, GeoPrecision, Store, draw_map

HOMICIDE = "intentional_homicide_victims"
YEAR = Filters(since=date(2021, 1, 1), until=date(2021, 12, 31))

OpenFile = Callable[..., Page]


@pytest.fixture
def show(tmp_path: Path, open_file: OpenFile) -> Callable[..., Page]:
    def show_(drawn: folium.Map, **window: int) -> Page:
        drawn.save(tmp_path / "folium.html")
        page = open_file(tmp_path / "folium.html", **window)
        page.evaluate(f"window.shown = {drawn.get_name()}")
        return page

    return show_


def point_at(page: Page, longitude: float, latitude: float) -> None:
    x, y = page.evaluate(
        "([x, y]) => { const at = shown.latLngToContainerPoint([y, x]); return [at.x, at.y]; }",
        [longitude, latitude],
    )
    page.mouse.move(1, 1)
    page.wait_for_timeout(60)  # Leaflet looks at the pointer thirty times a second
    page.mouse.move(x, y)


def tooltip(page: Page) -> list[str]:
    box = page.locator(".vm-tooltip")
    box.wait_for()
    return box.inner_text().splitlines()


def test_it_is_a_folium_map_without_links(bundled_store: Store) -> None:
    drawn = draw_map(bundled_store, YEAR, measure=HOMICIDE)
    assert isinstance(drawn, folium.Map)
    html = drawn.get_root().render()
    assert not re.search(r"<(?:script|link|img)[^>]+(?:src|href)=", html)


def test_other_layers_stand_above_the_areas(
    bundled_store: Store, show: Callable[..., Page]
) -> None:
    drawn = draw_map(bundled_store, YEAR, measure=HOMICIDE)
    folium.Marker((19.43, -99.13), popup="<b>Capital</b>", tooltip="here").add_to(drawn)
    folium.CircleMarker((25.0, -105.0), radius=20, fill=True, tooltip="circle").add_to(drawn)
    folium.LayerControl().add_to(drawn)
    page = show(drawn)
    icon = page.locator("img.leaflet-marker-icon")
    assert icon.evaluate("(image) => image.naturalWidth") > 0
    icon.click(force=True)
    assert page.locator(".leaflet-popup-content b").text_content() == "Capital"
    point_at(page, -105.0, 25.0)
    page.locator(".leaflet-tooltip", has_text="circle").wait_for()


def test_the_pointer_learns_place_count_rate_population_and_source(
    bundled_store: Store, show: Callable[..., Page]
) -> None:
    page = show(draw_map(bundled_store, YEAR, measure=HOMICIDE, language="en"))
    areas = violencemap.list_areas(bundled_store, YEAR, measure=HOMICIDE, level="state")
    sonora = areas.set_index("cvegeo").loc["26"]
    point_at(page, -110.3, 29.5)
    lines = tooltip(page)
    assert lines[0] == "Sonora"
    assert lines[1] == f"{sonora['count']:,} victims"
    interval = f"{sonora['rate_low']:.1f}–{sonora['rate_high']:.1f}"
    assert lines[2] == (
        f"{sonora['rate_per_100k']:.1f} per 100,000 people a year (95% interval: {interval})"
    )
    assert lines[3] == f"Population: {sonora['population']:,} (2021, CONAPO)"
    assert lines[-1].startswith("Source: Victims of intentional homicide (SESNSP), Jan 2021")
    page.wait_for_timeout(60)
    page.mouse.move(1, 1)
    page.locator(".vm-tooltip").wait_for(state="hidden")


def test_keys_move_the_map_and_tell_what_is_in_the_middle(
    bundled_store: Store, show: Callable[..., Page]
) -> None:
    drawn = draw_map(bundled_store, YEAR, measure=HOMICIDE, language="en")
    page = show(drawn)
    page.evaluate("shown.setView([29.5, -110.3], 6, {animate: false})")
    page.locator(".vm-map").focus()
    page.keyboard.press("+")
    page.locator(".vm-tooltip strong", has_text="Sonora").wait_for()
    page.keyboard.press("Escape")
    assert page.locator(".vm-tooltip").is_hidden()


def test_events_at_one_point_say_how_many_and_which(
    bundled_store: Store, show: Callable[..., Page]
) -> None:
    quintana_roo = Filters(cvegeo=("23",), geo_precision_max=GeoPrecision.LOCALITY)
    page = show(draw_map(bundled_store, quintana_roo, language="en"))
    events = violencemap.list_incidents(bundled_store, quintana_roo)
    at = events.groupby(["longitude", "latitude"])["event_type"]
    point_at(page, *at.size().idxmax())
    kinds = at.get_group(at.size().idxmax())
    assert len(kinds) > 1
    told = [line.split(" · ")[0] for line in tooltip(page) if "·" in line or line == "Protest"]
    assert sorted(told) == sorted(EventType(kind).label.en for kind in kinds)[:5]


def test_a_person_comes_closer_and_sees_all_again(
    bundled_store: Store, show: Callable[..., Page]
) -> None:
    page = show(draw_map(bundled_store, YEAR, measure=HOMICIDE))
    whole = page.evaluate("shown.getZoom()")
    page.get_by_role("button", name="Acercar").click()
    page.wait_for_timeout(500)  # the animation
    assert page.evaluate("shown.getZoom()") == whole + 1
    page.get_by_role("button", name="Ver todo").click()
    assert page.evaluate("shown.getZoom()") == whole


def test_dark_pages_get_a_dark_sea(bundled_store: Store, show: Callable[..., Page]) -> None:
    page = show(draw_map(bundled_store, YEAR, measure=HOMICIDE))
    sea = "getComputedStyle(shown.getContainer()).backgroundColor"
    assert page.evaluate(sea) == "rgb(245, 248, 250)"
    page.emulate_media(color_scheme="dark")
    page.locator(".vm-dark[data-painted='2']").wait_for()
    assert page.evaluate(sea) == "rgb(20, 24, 31)"


def test_a_measure_that_does_not_exist_is_named(bundled_store: Store) -> None:
    with pytest.raises(FilterError, match="arson"):
        draw_map(bundled_store, measure="arson")
