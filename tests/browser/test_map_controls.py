"""What people do on the map itself: pick, go in and back, search, enlarge; by all three means."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, expect
from visitor import Visitor

pytestmark = pytest.mark.browser

Visit = Callable[..., Visitor]
WHOLE = "t=2015-01&t=2021-03"  # from the first to the last event of the bundled reports
EVENTS = f"m=events&{WHOLE}"
VICTIMS = "m=intentional_homicide_victims"
# Where Sonora is on the map of the country, in parts of its width and height.
SONORA = (0.27, 0.2)
SIZES = [(1440, 900), (390, 844)]


def at(visitor: Visitor, place: tuple[float, float]) -> tuple[float, float]:
    """Pixels of the page, for a place in parts of the map."""
    box = visitor.map.host.bounding_box()
    assert box is not None
    return box["x"] + place[0] * box["width"], box["y"] + place[1] * box["height"]


def search(visitor: Visitor) -> Locator:
    return visitor.page.get_by_role("combobox", name="Buscar un lugar")


def button(visitor: Visitor, name: str) -> Locator:
    return visitor.map.host.get_by_role("button", name=name, exact=True)


def test_hovering_is_light_and_a_click_pins_facts_with_buttons(visit: Visit) -> None:
    visitor = visit()
    page = visitor.open(EVENTS)
    x, y = at(visitor, SONORA)
    page.mouse.move(x, y, steps=4)
    expect(visitor.map.tooltip).to_contain_text("Sonora")
    assert visitor.map.tooltip.get_by_role("button").count() == 0
    page.mouse.click(x, y)
    expect(button(visitor, "Ver sus municipios")).to_be_visible()
    page.mouse.move(x + 250, y + 200, steps=6)  # over others it stays what it is
    expect(visitor.map.tooltip.locator("strong")).to_have_text("Sonora")
    page.keyboard.press("Escape")
    expect(visitor.map.tooltip).to_be_hidden()
    page.mouse.click(x, y)
    expect(button(visitor, "Ver sus municipios")).to_be_visible()
    page.mouse.click(*at(visitor, (0.2, 0.9)))  # the sea
    expect(visitor.map.tooltip).to_be_hidden()
    assert "ent" not in visitor.query()


def test_down_to_the_municipalities_and_back_by_button_and_by_browser(visit: Visit) -> None:
    visitor = visit()
    page = visitor.open(EVENTS)
    page.mouse.click(*at(visitor, SONORA))
    painted = visitor.map.painted()
    button(visitor, "Ver sus municipios").click()
    visitor.map.wait_painted(painted)
    visitor.settle()
    assert visitor.query()["ent"] == ["26"]
    assert visitor.query()["lvl"] == ["municipality"]
    visitor.expect_rows("areas_table", 72)
    expect(visitor.map.tooltip).to_be_hidden()

    page.mouse.click(*at(visitor, (0.5, 0.5)))
    municipality = visitor.map.tooltip.locator("strong").inner_text()
    assert municipality.endswith(", Sonora")
    painted = visitor.map.painted()
    button(visitor, "Elegirlo").click()
    visitor.map.wait_painted(painted)
    visitor.settle()
    assert visitor.query()["mun"][0][:2] == "26"
    visitor.expect_rows("areas_table", 1)

    button(visitor, "Volver a Sonora").click()
    visitor.expect_rows("areas_table", 72)
    button(visitor, "Volver a todo el país").click()
    visitor.expect_rows("areas_table", 32)
    assert "ent" not in visitor.query()
    expect(visitor.map.host.locator(".vm-back")).to_be_hidden()
    page.go_back()
    visitor.expect_rows("areas_table", 72)
    assert visitor.query()["ent"] == ["26"]


def test_a_measure_by_state_only_offers_the_state_itself(visit: Visit) -> None:
    visitor = visit(locale="en-US")
    page = visitor.open(VICTIMS)
    page.mouse.click(*at(visitor, SONORA))
    names = visitor.map.tooltip.get_by_role("button").all_inner_texts()
    assert names == ["Choose it", "Open the place page", "×"]


def test_the_place_page_opens_with_the_view_and_leads_back(visit: Visit) -> None:
    visitor = visit()
    page = visitor.open(f"{VICTIMS}&t=2024-01&t=2024-06")
    page.mouse.click(*at(visitor, SONORA))
    button(visitor, "Abrir la página del lugar").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sonora")
    visitor.settle()
    assert urlsplit(page.url).path == "/place"
    assert visitor.query()["t"] == ["2024-01", "2024-06"]
    assert visitor.query()["ent"] == ["26"]
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_contain_text("homicidio doloso")


def test_the_events_of_a_mark_have_a_button_each_that_opens_it(visit: Visit) -> None:
    visitor = visit()
    page = visitor.open(f"{EVENTS}&ent=23")
    search(visitor).fill("tulum")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    box = visitor.map.host.bounding_box()
    assert box is not None
    (x, y), *others = visitor.map.marks()
    assert others == []
    page.mouse.click(box["x"] + x, box["y"] + y)
    expect(visitor.map.tooltip.locator("strong")).to_have_text("Tulum, Quintana Roo")
    names = visitor.map.tooltip.locator(".vm-actions button").all_inner_texts()
    assert len(names) == 2
    assert all(name.startswith("Abrir el evento: ") for name in names)
    button(visitor, "Abrir el evento: Feminicidio · 27 mar 2021").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Eventos")
    card = page.locator(".st-key-event_card")
    expect(card.get_by_role("heading", level=2)).to_have_text("Feminicidio")
    expect(card).to_contain_text("Tulum")


def test_the_keyboard_alone_goes_in_and_comes_back(visit: Visit) -> None:
    visitor = visit()
    page = visitor.open(f"{EVENTS}&ent=26&lvl=state")
    visitor.map.host.focus()
    page.keyboard.press("+")
    expect(visitor.map.tooltip).to_contain_text("Sonora")
    page.wait_for_timeout(400)  # the zoom is animated
    page.keyboard.press("Enter")
    assert visitor.focused() == "Ver sus municipios"
    page.keyboard.press("Tab")
    assert visitor.focused() == "Abrir la página del lugar"
    page.keyboard.press("Escape")
    expect(visitor.map.tooltip).to_be_hidden()
    assert visitor.focused().startswith("Mapa: ")
    page.keyboard.press("Enter")
    painted = visitor.map.painted()
    page.keyboard.press("Enter")  # the button that has the focus
    visitor.map.wait_painted(painted)
    visitor.settle()
    assert visitor.query()["lvl"] == ["municipality"]


def test_screen_readers_are_told_the_keys(visit: Visit) -> None:
    visitor = visit()
    visitor.open(EVENTS)
    described = visitor.map.host.evaluate(
        "map => map.getRootNode().getElementById(map.getAttribute('aria-describedby')).textContent"
    )
    assert described.startswith("Las flechas mueven el mapa")


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_a_finger_sees_facts_and_buttons_at_the_first_tap(
    browser: Browser, app_url: str, width: int, height: int
) -> None:
    context = browser.new_context(
        locale="es-MX", viewport={"width": width, "height": height}, has_touch=True
    )
    visitor = Visitor(context.new_page(), app_url)
    page = visitor.open(EVENTS)
    search(visitor).tap()
    page.keyboard.type("sonora")
    page.keyboard.press("Enter")
    button(visitor, "Cerrar").tap()
    page.touchscreen.tap(*at(visitor, (0.5, 0.5)))
    expect(visitor.map.tooltip.locator("strong")).to_have_text("Sonora")
    box, inside = visitor.map.host.bounding_box(), visitor.map.tooltip.bounding_box()
    assert box is not None
    assert inside is not None
    assert inside["x"] >= box["x"]
    assert inside["x"] + inside["width"] <= box["x"] + box["width"]
    button(visitor, "Ver sus municipios").tap()
    visitor.expect_rows("areas_table", 72)
    assert visitor.strangers == visitor.complaints == []
    context.close()


def test_namesakes_are_searched_without_accents_and_told_apart_by_state(visit: Visit) -> None:
    visitor = visit()
    page = visitor.open(EVENTS)
    search(visitor).fill("benito juarez")
    options = visitor.map.host.get_by_role("option")
    expect(options.filter(has_text=" localidad de ")).not_to_have_count(0)  # they come last
    names = [name for name in options.all_inner_texts() if " localidad de " not in name]
    assert names[0] == "Benito Juárez Ciudad de México"
    assert "Benito Juárez Quintana Roo" in names
    assert len([name for name in names if name.startswith("Benito Juárez ")]) == 7
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(options.nth(2)).to_have_attribute("aria-selected", "true")
    active = search(visitor).get_attribute("aria-activedescendant")
    assert options.nth(2).get_attribute("id") == active
    before = visitor.map.position()
    page.keyboard.press("Enter")
    expect(visitor.map.tooltip.locator("strong")).to_have_text("Benito Juárez, Quintana Roo")
    expect(search(visitor)).to_have_attribute("aria-expanded", "false")
    assert visitor.map.position() != before
    assert visitor.focused() == "Elegirlo"
    assert "mun" not in visitor.query()  # looking is not choosing
    button(visitor, "Elegirlo").click()
    visitor.expect_rows("areas_table", 1)
    assert visitor.query()["mun"] == ["23005"]


def test_a_young_municipality_is_found_where_it_is_drawn(visit: Visit) -> None:
    visitor = visit()
    page = visitor.open(EVENTS)
    search(visitor).fill("san quintin")
    page.keyboard.press("Enter")
    lines = visitor.map.lines()
    assert lines[:2] == [
        "San Quintín, Baja California",
        "Municipio más reciente, dibujado dentro de Ensenada",
    ]


def test_what_is_not_found_is_said_and_escape_empties_the_search(visit: Visit) -> None:
    visitor = visit()
    page = visitor.open(EVENTS)
    search(visitor).fill("zzz")
    expect(visitor.map.host.get_by_text("Ningún lugar se llama así")).to_be_visible()
    page.keyboard.press("Escape")
    expect(search(visitor)).to_have_value("")
    search(visitor).fill("san")
    expect(visitor.map.host.get_by_role("option")).to_have_count(20)
    page.keyboard.press("Escape")
    expect(visitor.map.host.get_by_role("option")).to_have_count(0)
    expect(search(visitor)).to_have_value("san")


def test_the_whole_screen_shows_map_and_legend(visit: Visit) -> None:
    visitor = visit()
    page = visitor.open(EVENTS)
    expect(visitor.map.host.locator(".leaflet-control-scale")).to_contain_text("km")
    button(visitor, "Pantalla completa").click()
    page.wait_for_function("document.fullscreenElement !== null")
    inside = "document.fullscreenElement.querySelector('.st-key-legend table') !== null"
    assert page.evaluate(inside)
    button(visitor, "Salir de pantalla completa").click()
    page.wait_for_function("document.fullscreenElement === null")


def test_without_a_server_facts_are_pinned_without_buttons(visit: Visit, tmp_path: Path) -> None:
    visitor = visit()
    page = visitor.open(f"{VICTIMS}&ent=26", path="/downloads")
    with page.expect_download() as waiting:
        page.locator(".st-key-map_html").get_by_role("button").click()
    path = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(path)
    page.goto(path.as_uri())
    visitor.map.wait_painted()
    page.mouse.click(*at(visitor, (0.5, 0.33)))
    expect(visitor.map.tooltip.locator("strong")).to_have_text("Sonora")
    assert visitor.map.tooltip.get_by_role("button").all_inner_texts() == ["×"]
    search(visitor).fill("nogales")
    page.keyboard.press("Enter")
    expect(visitor.map.tooltip.locator("strong")).to_have_text("Nogales, Sonora")
    search(visitor).fill("cienega de flores")  # towns are in the file too
    town = visitor.map.host.get_by_role("option").filter(has_text=" localidad de ")
    expect(town.first).to_contain_text("Ciénega de Flores, Nuevo León")


@contextmanager
def tile_server() -> Iterator[tuple[str, list[str]]]:
    """Address of a server of empty tiles on this machine, and the paths that it was asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.send_header("Content-Type", "image/svg+xml")
            self.end_headers()
            self.wfile.write(b'<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"/>')

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://localhost:{server.server_port}/{{z}}/{{x}}/{{y}}.svg", asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_tiles_are_asked_for_only_where_a_server_is_named(
    visit: Visit,
    serve: Callable[[Path], str],
    bundled_store_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with tile_server() as (address, asked):
        without = visit()
        without.open(EVENTS)
        assert without.map.host.locator(".leaflet-tile").count() == 0
        assert asked == []

        monkeypatch.setenv("VIOLENCEMAP_TILES", address)
        tiled = visit()
        tiled.url = serve(bundled_store_path)
        tiled.open(EVENTS)
        expect(tiled.map.host.locator(".leaflet-tile").first).to_be_attached()
        expect(tiled.map.host.locator(".leaflet-control-attribution")).to_have_text("localhost")
        tiled.page.wait_for_timeout(500)
        assert len(asked) > 4
        zoom, *_ = asked[0].strip("/").split("/")
        assert 3 <= int(zoom) <= 8


def test_a_provider_that_does_not_exist_is_said_and_the_map_drawn(
    visit: Visit,
    serve: Callable[[Path], str],
    bundled_store_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("VIOLENCEMAP_TILES", "CartoDB.Positrn")
    visitor = visit(locale="en-US")
    visitor.url = serve(bundled_store_path)
    page = visitor.open(EVENTS)
    notice = page.locator(".st-key-map_notices [data-testid=stAlert]").first
    expect(notice).to_contain_text("did you mean CartoDB.Positron or")
    assert parse_qs(urlsplit(page.url).query)["m"] == ["events"]
