"""From month to month under the map: by a step, the slider or by itself, without the server."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Locator, Page, WebSocket, expect
from visitor import Visitor

from violencemap.query.rates import list_areas
from violencemap.query.where import month_end
from violencemap.store import Store
from violencemap.types import Filters

pytestmark = pytest.mark.browser

Visit = Callable[..., Visitor]
HOMICIDE = "intentional_homicide_victims"
YEAR = f"m={HOMICIDE}&t=2021-01&t=2021-12"
EVENTS = "m=events&t=2021-01&t=2021-03"
# What the script sends twice a second while nothing changes is smaller than this.
IDLE = 4000


def open_months(visitor: Visitor, query: str, name: str = "Mes a mes") -> Page:
    page = visitor.open(query)
    page.get_by_role("button", name=name).click()
    expect(slider(page)).to_be_visible()
    visitor.settle()
    return page


def slider(page: Page) -> Locator:
    return page.locator(".vm-stepper").get_by_role("slider")


def forward(page: Page, steps: int = 1) -> None:
    for _ in range(steps):
        page.get_by_role("button", name=re.compile("Mes siguiente|Next month")).click()


def test_each_month_says_what_its_row_says(visit: Visit, bundled_store: Store) -> None:
    visitor = visit()
    page = open_months(visitor, f"{YEAR}&ent=26")
    box = visitor.map.host.bounding_box()
    for number in (1, 2, 3):
        forward(page)
        month = Filters(since=date(2021, number, 1), until=month_end(date(2021, number, 1)))
        areas = list_areas(bundled_store, month, measure=HOMICIDE, level="state")
        sonora = areas.set_index("cvegeo").loc["26"]
        told = visitor.map.point_at(box["width"] / 2, 200)
        assert told[0] == "Sonora"
        assert told[1] == f"{sonora['count']:,} víctimas"
        low, high = (f"{sonora[bound]:.1f}" for bound in ("rate_low", "rate_high"))
        assert told[2].startswith(f"{sonora['rate_per_100k']:.1f} por cada 100 mil")
        assert f"{low}–{high}" in told[2]
        assert f"{sonora['population']:,}" in told[3]
        page.mouse.move(0, 0)


def test_the_map_says_which_month_it_shows_and_the_page_the_period(visit: Visit) -> None:
    visitor = visit(locale="en-US")
    page = open_months(visitor, YEAR, "Month by month")
    whole = visitor.map.host.get_attribute("aria-label")
    assert slider(page).get_attribute("aria-valuetext") == "Whole period"
    expect(page.locator(".vm-shown-month")).to_be_hidden()
    forward(page, 2)
    expect(page.locator(".vm-shown-month")).to_have_text("Feb 2021")
    assert visitor.map.host.get_attribute("aria-label") == f"Only Feb 2021. {whole}"
    assert slider(page).get_attribute("aria-valuetext") == "Feb 2021"
    assert "Jan 2021 – Dec 2021" in visitor.summary()
    page.get_by_role("button", name="Month before").click()
    page.get_by_role("button", name="Month before").click()
    expect(page.locator(".vm-shown-month")).to_be_hidden()
    assert visitor.map.host.get_attribute("aria-label") == whole


def test_the_bar_counts_every_area_in_each_month(visit: Visit) -> None:
    visitor = visit()
    page = open_months(visitor, YEAR)
    counted = []
    for _ in range(3):
        items = page.locator(".vm-counts li:not([hidden])").all_inner_texts()
        counted.append([int(item.rsplit(":", 1)[1]) for item in items])
        forward(page)
    assert counted[0][:7] == list(visitor.legend().values())[:7]  # of the whole period
    assert all(sum(numbers) == 32 for numbers in counted)
    assert counted[1] != counted[0]


def test_stepping_asks_nothing_of_the_server(visit: Visit) -> None:
    visitor = visit()
    sizes: list[int] = []

    def listen(socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: sizes.append(len(frame)))

    visitor.page.on("websocket", listen)
    page = open_months(visitor, YEAR)
    assert max(sizes) > IDLE  # the months came, and were heard
    sizes.clear()
    painted = visitor.map.painted()
    slider(page).focus()
    for _ in range(12):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(50)
    visitor.map.wait_painted(painted + 11)
    assert slider(page).get_attribute("aria-valuetext") == "dic 2021"
    page.wait_for_timeout(1000)
    assert max(sizes, default=0) < IDLE


def test_the_months_come_only_while_they_are_open(visit: Visit) -> None:
    visitor = visit()
    page = open_months(visitor, YEAR)
    forward(page, 3)
    page.get_by_role("button", name="Cerrar los meses").click()
    expect(page.get_by_role("button", name="Mes a mes")).to_be_visible()
    expect(slider(page)).to_be_hidden()
    expect(page.locator(".vm-shown-month")).to_be_hidden()


def test_the_month_stays_when_a_filter_changes(visit: Visit) -> None:
    visitor = visit()
    page = open_months(visitor, YEAR)
    forward(page, 3)
    painted = visitor.map.painted()
    visitor.choose("Estado", "Sonora")
    visitor.map.wait_painted(painted)
    expect(page.locator(".vm-shown-month")).to_have_text("mar 2021")
    assert slider(page).get_attribute("aria-valuetext") == "mar 2021"


def test_only_the_events_of_the_month_are_marks(visit: Visit) -> None:
    visitor = visit()
    page = open_months(visitor, f"{EVENTS}&ent=23")
    of_period = len(visitor.map.marks())
    marks = []
    for _ in range(3):
        forward(page)
        marks.append(len(visitor.map.marks()))
    assert of_period > 0
    assert marks[:2] == [0, 0]
    assert marks[2] > 0


def test_it_plays_to_the_end_and_stops(visit: Visit) -> None:
    visitor = visit()
    page = open_months(visitor, EVENTS)
    assert slider(page).get_attribute("aria-valuetext") == "Todo el periodo"
    page.get_by_role("button", name="Reproducir").click()
    expect(page.get_by_role("button", name="Pausar")).to_be_visible()
    expect(page.locator(".vm-shown-month")).to_have_text("mar 2021")
    expect(page.get_by_role("button", name="Reproducir")).to_be_visible()
    page.get_by_role("button", name="Reproducir").click()  # from the beginning
    expect(page.locator(".vm-shown-month")).to_have_text("ene 2021")
    page.get_by_role("button", name="Pausar").click()
    page.wait_for_timeout(1200)
    expect(page.locator(".vm-shown-month")).to_have_text("ene 2021")


def test_who_wants_no_motion_is_offered_none(visit: Visit) -> None:
    visitor = visit()
    visitor.page.emulate_media(reduced_motion="reduce")
    page = open_months(visitor, EVENTS)
    assert page.get_by_role("button", name="Reproducir").count() == 0
    forward(page)
    expect(page.locator(".vm-shown-month")).to_have_text("ene 2021")


def test_one_month_has_no_bar(visit: Visit) -> None:
    visitor = visit()
    page = visitor.open("m=events&t=2021-03&t=2021-03")
    expect(page.locator(".vm-stepper")).to_be_hidden()


def test_on_a_phone_the_bar_fits(visit: Visit) -> None:
    visitor = visit(width=390, height=844)
    page = open_months(visitor, YEAR)
    forward(page)
    for part in (".vm-steps", ".vm-counts", ".vm-month"):
        box = page.locator(part).bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390


def test_the_address_follows_once_steps_stop_and_opens_the_month_in_the_other_language(
    visit: Visit,
) -> None:
    visitor = visit()
    page = open_months(visitor, YEAR)
    forward(page, 3)
    page.wait_for_url(re.compile(r"mo=2021-03"))
    link = visitor.query() | {"lang": ["en"]}
    other = visit(locale="en-US")
    page = other.open(urlencode(link, doseq=True))
    expect(page.locator(".vm-shown-month")).to_have_text("Mar 2021")
    assert slider(page).get_attribute("aria-valuetext") == "Mar 2021"
    page.get_by_role("button", name="Month before").click(click_count=3)
    expect(page.locator(".vm-shown-month")).to_be_hidden()
    page.wait_for_url(lambda address: "mo=" not in address)
    other.settle()
    expect(slider(page)).to_be_visible()  # the months stay open
    page.go_back()
    expect(page.locator(".vm-shown-month")).to_have_text("Mar 2021")


def test_the_address_follows_once_playing_stops(visit: Visit) -> None:
    visitor = visit()
    page = open_months(visitor, EVENTS)
    page.get_by_role("button", name="Reproducir").click()
    expect(page.locator(".vm-shown-month")).to_have_text("feb 2021")
    assert "mo" not in visitor.query()
    page.wait_for_url(re.compile(r"mo=2021-03"))
    page.get_by_role("button", name="Cerrar los meses").click()
    page.wait_for_url(lambda address: "mo=" not in address)
    expect(slider(page)).to_be_hidden()


def test_a_month_outside_of_the_period_is_told_of_and_left_out(visit: Visit) -> None:
    visitor = visit()
    page = visitor.open(f"{YEAR}&mo=2019-05")
    expect(page.get_by_text("2019-05")).to_be_visible()
    expect(page.locator(".vm-shown-month")).to_be_hidden()
    assert "mo" not in visitor.query()
