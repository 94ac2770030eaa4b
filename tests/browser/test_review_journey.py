"""The desk as people use it: by keyboard, two at once, with the map open elsewhere."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from visitor import Visitor

from violencemap.app.desk import SHORTEST_LOOK
from violencemap.query.incidents import list_incidents
from violencemap.store import open_store
from violencemap.store.build import save_readings
from violencemap.store.journal import append_decision, read_journal
from violencemap.store.readings import StoredReading
from violencemap.types import Article, Decision, Filters, Incident, Reading

pytestmark = pytest.mark.browser

Visit = Callable[..., Visitor]
REPORTS = 30
WORDS = "Neighbors found the bodies of {n} men near the market of Tijuana."


def a_report(number: int) -> StoredReading:
    """One of many uncertain reports, each of a day of its own."""
    name, text = f"report-{number:02}", WORDS.format(n=number + 2)
    incident = Incident(
        incident_id=name,
        dataset="reports",
        event_date=date(2020, 6, 1) + timedelta(days=9 * number),
        date_precision="day",
        event_type="body_find",
        cvegeo="02004",
        location="Tijuana",
        place_mention="Tijuana",
        geo_precision="municipality",
        geocode_score=0.5,
        fatalities_best=number + 2,
        article_ids=(name,),
        evidence=(0, len(text)),
        confidence=0.5,
    )
    article = Article(article_id=name, text=text, title=f"Report {number}", source="Example")
    return StoredReading(reading=Reading(article=article, incidents=(incident,)), digest=name)


@pytest.fixture
def store(bundled_store_path: Path, tmp_path: Path) -> Path:
    path = Path(shutil.copy(bundled_store_path, tmp_path / "desk.duckdb"))
    save_readings(path, [a_report(number) for number in range(REPORTS)])
    return path


@pytest.fixture
def app_url(store: Path, serve: Callable[[Path], str]) -> str:
    """A dashboard of this test's own, which may change its store; ``visit`` opens it."""
    return serve(store)


def sit_down(visitor: Visitor, name: str) -> Page:
    """Open the desk and give a name, then leave the field as a keyboard does."""
    page = visitor.open("ent=02")
    page.get_by_role("link", name="Revisión").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Revisión")
    box = page.get_by_role("textbox", name="Quién revisa")
    box.fill(name)
    box.press("Enter")
    expect(page.get_by_role("button", name="Aceptar")).to_be_enabled()
    page.keyboard.press("Tab")
    return page


def headline(page: Page) -> str:
    return page.locator(".st-key-review_item h2").first.inner_text()


def look(page: Page) -> None:
    """Look at the incident until a key about it counts: it is all drawn, and was for a while."""
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    page.wait_for_timeout(1000 * SHORTEST_LOOK + 100)


def press(page: Page, key: str) -> None:
    """Press a key and wait for another incident to be shown."""
    before = headline(page)
    look(page)
    page.keyboard.press(key)
    expect(page.locator(".st-key-review_item h2").first).not_to_have_text(before)


def test_twenty_items_are_reviewed_by_keyboard(visit: Visit, store: Path) -> None:
    page = sit_down(visit(), "Ana")
    expect(page.locator("mark")).to_have_text(WORDS.format(n=REPORTS + 1))  # the deadliest first
    keys = ["a", "x", "s", "1", "a"] * 4
    for key in keys:
        press(page, key)
    made = read_journal(store).decisions
    actions = {"a": "accept", "x": "reject", "s": "sensitive", "1": "change"}
    assert [one.action for one in made] == [actions[key] for key in keys]
    assert len({one.target_id for one in made}) == 20
    assert {one.who for one in made} == {"Ana"}
    expect(page.locator(".st-key-summary")).to_contain_text("16 de ")


def test_undo_and_skip_work_by_keyboard_too(visit: Visit, store: Path) -> None:
    page = sit_down(visit(), "Ana")
    first = headline(page)
    press(page, "x")
    press(page, "u")
    assert headline(page) == first
    press(page, "k")
    assert [one.action for one in read_journal(store).decisions] == ["reject", "undo"]


def test_two_people_at_once_lose_nothing(visit: Visit, store: Path) -> None:
    ana, luis = sit_down(visit(), "Ana"), sit_down(visit(), "Luis")
    for _ in range(6):
        before = {headline(ana), headline(luis)}
        look(ana)
        look(luis)
        ana.keyboard.press("a")
        luis.keyboard.press("s")
        for page in (ana, luis):
            for seen in before:
                expect(page.locator(".st-key-review_item h2").first).not_to_have_text(seen)
    made = read_journal(store).decisions
    assert [one.who for one in made].count("Ana") == 6
    assert [one.who for one in made].count("Luis") == 6
    assert read_journal(store).rejected == ()


def test_a_decision_shows_on_a_map_that_is_open_elsewhere(visit: Visit, store: Path) -> None:
    reader = visit()
    page = reader.open("m=events&ent=02&t=2020-06&t=2021-03")
    shown = reader.rows("events_table")
    painted = reader.map.painted()
    with open_store(store) as opened:
        one = list_incidents(opened, Filters(cvegeo=("02004",)))["incident_id"].iloc[0]
    append_decision(store, Decision(who="Luis", action="reject", target_id=one))
    expect(page.locator(".st-key-events_table").get_by_role("heading")).to_have_text(
        re.compile(rf"\b{shown - 1} filas"), timeout=5000
    )
    reader.map.wait_painted(painted)
