"""What people do: look, choose, check the table, take a file, hand on a link."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import geopandas
import pytest
from playwright.sync_api import expect
from visitor import Visitor

pytestmark = pytest.mark.browser

Visit = Callable[..., Visitor]
VICTIMS = "m=intentional_homicide_victims"
WHOLE = "t=2015-01&t=2021-03"  # from the first to the last event of the bundled reports


def test_choosing_sonora_narrows_sentence_map_table_and_address(visit: Visit) -> None:
    visitor = visit()
    page = visitor.open()
    painted = visitor.map.painted()
    visitor.choose("Estado", "Sonora")
    visitor.map.wait_painted(painted)
    expect(page.locator(".st-key-summary")).to_contain_text("Sonora")
    assert visitor.query()["ent"] == ["26"]
    visitor.expect_rows("areas_table", 72)
    assert sum(visitor.legend().values()) == 72


def test_setting_a_period_changes_the_figures_and_keeps_the_rest(visit: Visit) -> None:
    visitor = visit()
    page = visitor.open(f"{VICTIMS}&ent=26")
    before = visitor.row("areas_table", "Sonora")
    painted = visitor.map.painted()
    page.get_by_role("slider").first.focus()
    for _ in range(6):
        page.keyboard.press("ArrowRight")
    visitor.map.wait_painted(painted)
    visitor.settle()
    assert visitor.query()["t"] == ["2025-01", "2025-06"]
    expect(page.locator(".st-key-summary")).to_contain_text("Sonora, ene 2025 – jun 2025")
    count = re.search(r"([\d,]+) víctimas", visitor.summary())[1].replace(",", "")
    assert 0 < int(count) < int(before[2])
    expect(page.locator(".st-key-areas_table [role=grid]")).to_contain_text(count)


def test_an_area_under_the_mouse_says_what_its_row_says(visit: Visit) -> None:
    visitor = visit()
    visitor.open(f"{VICTIMS}&ent=26")
    box = visitor.map.host.bounding_box()
    state, count, rate, population, source = visitor.map.point_at(box["width"] / 2, 200)
    row = visitor.row("areas_table", "Sonora")
    assert state == row[1]
    assert count == f"{int(row[2]):,} víctimas"
    assert rate == (
        f"{float(row[3]):.1f} por cada 100 mil habitantes al año (intervalo de 95 %: {row[4]})"
    )
    assert f"{int(row[6]):,}" in population
    assert "CONAPO" in population
    assert source.startswith("Fuente: Víctimas de homicidio doloso (SESNSP), jul 2024 – jun 2025")


def test_marks_tell_all_events_of_the_table_with_date_and_source(visit: Visit) -> None:
    visitor = visit()
    visitor.open("m=events&ent=23")
    places: dict[str, list[str]] = {}
    for mark in visitor.map.marks():
        place, *facts = visitor.map.point_at(*mark)
        places[place] = facts
    assert set(places) == {
        "Holbox, Lázaro Cárdenas, Quintana Roo",
        "Cancún, Benito Juárez, Quintana Roo",
        "Tulum, Quintana Roo",
    }
    events = [
        fact for facts in places.values() for fact in facts if re.search(r" · .*20\d\d", fact)
    ]
    assert len(events) == visitor.rows("events_table") == 8
    assert all(any("Justice in Mexico" in fact for fact in facts) for facts in places.values())
    assert "Feminicidio · 27 mar 2021 · muertes: 1 · sin revisar" in places["Tulum, Quintana Roo"]
    assert places["Tulum, Quintana Roo"][0].startswith("Sólo se conoce el municipio")


def test_the_numbers_on_the_map_add_up_at_every_zoom(visit: Visit) -> None:
    visitor = visit()
    page = visitor.open(f"m=events&{WHOLE}")
    known = re.search(
        r"(\d+) con localidad, (\d+) con municipio, (\d+) sólo", page.inner_text("body")
    )
    locality, municipality, _ = map(int, known.groups())
    marks = []
    for _ in range(3):
        marks.append(visitor.map.marks())
        assert sum(visitor.map.events_at(*mark) for mark in marks[-1]) == locality + municipality
        page.get_by_role("button", name="Alejar").click()
        page.wait_for_timeout(400)  # the zoom is animated
    assert len(marks[-1]) < len(marks[0])  # neighbors have come to stand together


def test_a_click_on_several_events_zooms_to_where_they_fall_apart(visit: Visit) -> None:
    visitor = visit()
    page = visitor.open(f"m=events&{WHOLE}")
    together = max(visitor.map.marks(), key=lambda mark: visitor.map.events_at(*mark))
    assert "Acérquese o haga clic para verlos por separado" in visitor.map.point_at(*together)
    before = visitor.map.position()
    page.mouse.down()
    page.mouse.up()
    page.wait_for_timeout(500)  # the zoom is animated
    assert visitor.map.position() != before
    assert len(visitor.map.marks()) > 1


def test_a_click_names_the_area_too(visit: Visit) -> None:
    """Not all have a mouse that hovers."""
    visitor = visit()
    page = visitor.open(f"{VICTIMS}&ent=26")
    box = visitor.map.host.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + 200)
    expect(visitor.map.tooltip).to_contain_text("Sonora")
    assert visitor.complaints == []


def test_zoom_and_position_survive_a_filter(visit: Visit) -> None:
    visitor = visit()
    page = visitor.open(f"m=events&{WHOLE}")
    at_home = visitor.map.position()
    page.get_by_role("button", name="Acercar").click()
    page.wait_for_timeout(400)  # the zoom is animated
    box = visitor.map.host.bounding_box()
    page.mouse.move(box["x"] + 400, box["y"] + 300)
    page.mouse.down()
    page.mouse.move(box["x"] + 250, box["y"] + 200, steps=5)
    page.wait_for_timeout(200)  # held still, so that the map does not glide on
    page.mouse.up()
    position = visitor.map.position()
    assert position != at_home
    painted = visitor.map.painted()
    visitor.choose("Tipo de evento", "Protesta")
    visitor.map.wait_painted(painted)
    assert visitor.query()["type"] == ["protest"]
    assert visitor.map.position() == pytest.approx(position, abs=1)
    page.get_by_role("button", name="Ver todo").click()
    page.wait_for_timeout(400)
    assert visitor.map.position() == pytest.approx(at_home, abs=1)


def test_another_state_moves_the_map_there(visit: Visit) -> None:
    visitor = visit()
    visitor.open("m=events")
    position, painted = visitor.map.position(), visitor.map.painted()
    visitor.choose("Estado", "Quintana Roo")
    visitor.map.wait_painted(painted)
    assert visitor.map.position() != position


def test_the_rate_map_of_homicide_victims_has_32_areas_and_rows(visit: Visit) -> None:
    visitor = visit()
    visitor.open(VICTIMS)
    assert visitor.rows("areas_table") == sum(visitor.legend().values()) == 32
    assert "Sin dato" in visitor.legend()


def test_a_copied_link_opens_the_same_view_in_both_languages(visit: Visit) -> None:
    visitor = visit()
    page = visitor.open("m=events&ent=23")
    page.get_by_role("button", name="Copiar enlace").click()
    link = page.locator("[data-testid=stPopoverBody] code").inner_text()
    before = visitor.rows("events_table"), visitor.rows("areas_table"), visitor.map.marks()

    again = visit(locale="en-US")
    other = again.open(urlsplit(link).query.replace("lang=es", "lang=en"))
    after = again.rows("events_table"), again.rows("areas_table"), again.map.marks()
    assert after[:2] == before[:2]
    assert len(after[2]) == len(before[2]) == 3
    expect(other.get_by_role("heading", level=1)).to_have_text("Events in reports")
    assert {**again.query(), "lang": ["es"]} == parse_qs(urlsplit(link).query)


def test_values_of_a_link_that_do_not_exist_are_told_and_dropped(visit: Visit) -> None:
    visitor = visit(locale="en-US")
    page = visitor.open("ent=26&ent=99&type=theft&t=never")
    notice = page.locator("[data-testid=stAlert]").first
    expect(notice).to_contain_text(
        "The link asked for 99, theft, never, which no longer exist; those filters were removed."
    )
    assert visitor.query()["ent"] == ["26"]
    assert "type" not in visitor.query()


def test_filters_survive_a_change_of_language(visit: Visit) -> None:
    """The browser knows an option by its label, which the language changes."""
    visitor = visit()
    page = visitor.open("m=events&type=homicide&type=arrest")
    rows = visitor.rows("events_table")
    page.get_by_text("EN", exact=True).click()
    visitor.settle()
    expect(page.get_by_role("heading", level=1)).to_have_text("Events in reports")
    page.get_by_text("Rate", exact=True).click()
    visitor.settle()
    assert visitor.query()["type"] == ["homicide", "arrest"]
    visitor.expect_rows("events_table", rows)


def test_the_back_button_returns_to_the_view_before(visit: Visit) -> None:
    visitor = visit()
    page = visitor.open()
    before = visitor.summary()
    visitor.choose("Estado", "Sonora")
    expect(page.locator(".st-key-summary")).not_to_have_text(before)
    page.go_back()
    expect(page.locator(".st-key-summary")).to_have_text(before)
    assert "ent" not in visitor.query()


def test_another_page_keeps_the_view(visit: Visit) -> None:
    visitor = visit()
    page = visitor.open("m=events&ent=23")
    page.get_by_role("link", name="Descargas").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Descargas")
    visitor.settle()
    assert visitor.query()["ent"] == ["23"]
    expect(page.locator(".st-key-summary")).to_contain_text("Quintana Roo")


def test_the_downloaded_events_are_those_of_the_table(visit: Visit, tmp_path: Path) -> None:
    visitor = visit()
    page = visitor.open("m=events&ent=23")
    shown = visitor.rows("events_table")
    page.get_by_role("link", name="Descargas").click()
    visitor.settle()
    path = visitor.take("events_geojson", tmp_path)

    document = json.loads(path.read_text(encoding="utf-8"))
    events = geopandas.read_file(path)
    assert len(events) == len(document["features"]) == shown > 0
    assert document["violencemap"]["filters"]["ent"] == ["23"]
    assert document["violencemap"]["counts"]["matched"] == shown
    assert set(events["cve_ent"]) == {"23"}
    assert set(events["municipality_name"]) == {"Benito Juárez", "Lázaro Cárdenas", "Tulum"}
    assert re.fullmatch(r"violencemap_events_.*_public_\d{8}\.geojson", path.name)


def test_the_downloaded_areas_have_the_rates_of_the_table(visit: Visit, tmp_path: Path) -> None:
    visitor = visit()
    page = visitor.open(VICTIMS)
    row = visitor.row("areas_table", "Baja California")
    page.get_by_role("link", name="Descargas").click()
    visitor.settle()
    areas = geopandas.read_file(visitor.take("areas_geojson", tmp_path)).set_index("cvegeo")
    assert len(areas) == 32
    assert areas.loc["02", "count"] == int(row[2])
    assert areas.loc["02", "rate_per_100k"] == pytest.approx(float(row[3]), abs=0.05)
    assert areas.geometry.is_valid.all()


def test_a_row_of_the_events_opens_its_provenance(visit: Visit) -> None:
    visitor = visit()
    page = visitor.open("m=events&ent=15", path="/events")
    table = page.locator(".st-key-events_table canvas").first.bounding_box()
    page.mouse.click(table["x"] + 15, table["y"] + 87)  # the box of the second row
    card = page.locator(".st-key-event_card")
    expect(card).to_contain_text("Coatepec Harinas · 15021")
    expect(card.get_by_role("heading", level=2)).to_have_text("Emboscada o ataque a la policía")
    expect(card).not_to_contain_text("Familia Michoacana")


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])
def test_a_place_is_read_month_by_month_and_left_for_its_neighbor(
    visit: Visit, width: int, height: int
) -> None:
    visitor = visit(width=width, height=height)
    page = visitor.open(f"{VICTIMS}&ent=26&t=2024-01&t=2024-12", path="/place")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sonora")
    expect(page.locator(".st-key-summary")).to_contain_text("Sonora, ene 2024 – dic 2024")
    chart = page.locator(".st-key-months [role=graphics-document]").first
    expect(chart).to_be_visible()
    expect(chart).to_have_attribute("aria-label", re.compile("Tasa anual por cada 100 mil"))
    page.get_by_text("Los mismos datos en una tabla").click()
    visitor.expect_rows("months_table", 12)
    expect(page.locator(".st-key-groups")).to_contain_text("según")
    page.get_by_role("button", name="Baja California", exact=True).click()
    visitor.settle()
    expect(page.get_by_role("heading", level=1)).to_have_text("Baja California")
    assert visitor.query()["ent"] == ["02"]
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sonora")


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])
def test_two_places_are_compared_and_the_link_says_which(
    visit: Visit, width: int, height: int
) -> None:
    visitor = visit(width=width, height=height)
    page = visitor.open(f"{VICTIMS}&ent=26", path="/compare")
    expect(page.locator(".st-key-summary")).to_contain_text("La tasa de Sonora")
    assert visitor.query()["b"] == ["00"]
    visitor.choose("Segundo lugar", "Chihuahua")
    expect(page.locator(".st-key-summary")).to_contain_text("Chihuahua")
    visitor.expect_rows("compare_table", 2)
    charts = page.locator(".st-key-compare_charts [role=graphics-document]")
    expect(charts).to_have_count(2)
    assert visitor.query()["b"] == ["08"]
    page.get_by_text("Dos periodos", exact=True).click()
    visitor.settle()
    expect(page.locator(".st-key-summary")).to_contain_text("jul 2023 – jun 2024")
    assert visitor.query()["vs"] == ["period"]
    assert visitor.query()["t2"] == ["2023-07", "2024-06"]
    again = visit(locale="en-US", width=width, height=height)
    query = urlsplit(page.url).query.replace("lang=es", "lang=en")
    again.open(query, path="/compare")
    expect(again.page.locator(".st-key-summary")).to_contain_text("Jul 2023 – Jun 2024")


def test_the_map_in_one_file_opens_without_a_server(visit: Visit, tmp_path: Path) -> None:
    visitor = visit()
    page = visitor.open(f"{VICTIMS}&ent=26", path="/downloads")
    path = visitor.take("map_html", tmp_path)
    page.goto(path.as_uri())
    visitor.map.wait_painted()
    box = visitor.map.host.bounding_box()
    assert visitor.map.point_at(box["width"] / 2, box["height"] / 3)[0] == "Sonora"


def test_the_map_can_be_skipped_and_read_by_keyboard(visit: Visit) -> None:
    visitor = visit()
    page = visitor.open(f"{VICTIMS}&ent=26")
    page.get_by_role("heading", level=1).click()  # where the keyboard starts from
    page.keyboard.press("Tab")
    if visitor.focused() == "Agregue sus propios archivos":  # where there are only the bundled
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Saltar el mapa")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Tab")
    assert visitor.focused() == (
        "Mapa: Víctimas de homicidio doloso (SESNSP), por estado. "
        "Los mismos datos están en la tabla."
    )
    page.keyboard.press("+")  # the area in the middle is told
    expect(visitor.map.tooltip).to_contain_text("Sonora")
    page.keyboard.press("Escape")
    expect(visitor.map.tooltip).to_be_hidden()
    buttons = []
    for _ in range(3):
        page.keyboard.press("Tab")
        buttons.append(visitor.focused())
    assert buttons == ["Acercar", "Alejar", "Ver todo"]

    skip.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#areas-table")).to_be_in_viewport()
    page.keyboard.press("Tab")
    inside = "document.querySelector('.st-key-areas_table').contains(document.activeElement)"
    assert page.evaluate(inside)


def test_on_a_phone_the_map_can_be_scrolled_past(visit: Visit) -> None:
    visitor = visit(width=390, height=844)
    visitor.open(VICTIMS)
    box = visitor.map.host.bounding_box()
    assert box["height"] <= 0.6 * 844
    assert box["width"] <= 390
