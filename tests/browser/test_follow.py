"""Pages that are open follow the store, and ask nothing of the server for it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import WebSocket, expect
from visitor import Visitor

from violencemap.query.incidents import list_incidents
from violencemap.store import open_store
from violencemap.store.journal import append_decision
from violencemap.types import Decision, Filters

pytestmark = pytest.mark.browser

Visit = Callable[..., Visitor]
CHOSEN = {"lang": ["es"], "m": ["events"], "rev": ["reviewed"], "v": ["count"], "lvl": ["state"]}


@pytest.fixture
def store(bundled_store_path: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(bundled_store_path, tmp_path / "followed.duckdb"))


@pytest.fixture
def app_url(store: Path, serve: Callable[[Path], str]) -> str:
    """A dashboard of this test's own, whose store changes; ``visit`` opens it."""
    return serve(store)


def accept(store: Path, number: int) -> None:
    """Accept one of the events, as another person would."""
    with open_store(store) as opened:
        one = list_incidents(opened, Filters(since=date(2020, 4, 1)))["incident_id"].iloc[number]
    append_decision(store, Decision(who="Luis", action="accept", target_id=one))


def kept_bytes(url: str) -> int:
    """Memory of the cached answers about areas, as the server tells it itself."""
    with urlopen(f"{url}/_stcore/metrics") as told:
        lines = told.read().decode().splitlines()
    (line,) = (one for one in lines if one.startswith("cache_memory_bytes") and ".areas" in one)
    return int(line.split()[-1])


def test_a_page_that_is_left_alone_asks_nothing(visit: Visit) -> None:
    """A page that asks now and then can lose the end of an answer that is just coming."""
    visitor, asked = visit(), []

    def listen(socket: WebSocket) -> None:
        socket.on("framesent", lambda: asked.append(socket.url))

    visitor.page.on("websocket", listen)
    page = visitor.open("m=events")
    assert asked, "the page has to be asked for"
    asked.clear()
    page.wait_for_timeout(2000)
    assert asked == []


def test_pages_follow_where_they_are_and_as_they_are_filtered(visit: Visit, store: Path) -> None:
    visitors = [visit(), visit()]
    paths = ("/events", "/")
    query = "&".join(f"{key}={value}" for key, (value,) in CHOSEN.items())
    for visitor, path in zip(visitors, paths, strict=True):
        visitor.open(query, path)
    for number in (1, 2):
        accept(store, number)
        for visitor, path in zip(visitors, paths, strict=True):
            visitor.expect_rows("events_table", number)
            assert visitor.settle().url.partition("?")[0] == f"{visitor.url}{path}"
            assert {key: visitor.query()[key] for key in CHOSEN} == CHOSEN
    expect(visitors[0].page.get_by_role("heading", level=1)).to_have_text("Eventos")


def test_answers_about_the_store_as_it_was_are_not_kept(visit: Visit, store: Path) -> None:
    visitor = visit()
    visitor.open("m=events&rev=reviewed")
    kept = []
    for number in range(1, 7):
        accept(store, number)
        visitor.expect_rows("events_table", number)
        visitor.settle()
        kept.append(kept_bytes(visitor.url))
    assert kept[-1] < 1.5 * kept[0], "a page is open, and only one state of the store is asked for"
