"""A browser that may open files of this machine and nothing else, and hostile records."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, Route

from violencemap.store import Store, ensure_store, open_store

HOSTILE = '<img src=x onerror="window.hacked=1"></script><script>window.hacked=1</script>'


@pytest.fixture
def open_file(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens pages from the disk; they must ask for nothing else and complain of nothing."""
    opened: list[str] = []
    asked: list[str] = []
    complaints: list[str] = []
    contexts = []

    def answer(route: Route, request: Request) -> None:
        asked.append(request.url)
        route.continue_() if asked == opened else route.abort()

    def open_(path: Path, width: int = 1280, height: int = 800) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, offline=True)
        contexts.append(context)
        page = context.new_page()
        page.route(lambda url: not url.startswith("data:"), answer)
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        opened.append(path.as_uri())
        page.goto(path.as_uri())
        page.locator("[data-painted]").wait_for()
        return page

    yield open_
    for context in contexts:
        context.close()
    assert asked == opened
    assert complaints == []


@pytest.fixture(scope="session")
def hostile_store(tiny_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store whose places, publishers and titles try to run a script."""
    folder = tmp_path_factory.mktemp("hostile")
    for file in tiny_data.iterdir():
        text = file.read_text(encoding="utf-8")
        quoted = '"' + HOSTILE.replace('"', '""') + '"'
        for harmless in ("Example Monitor", "A weekend in Tulum", "Cancún", "SESNSP,"):
            comma = "," if harmless.endswith(",") else ""
            text = text.replace(harmless, quoted + comma)
        (folder / file.name).write_text(text, encoding="utf-8")
    path = folder / "hostile.duckdb"
    ensure_store(path, data=folder)
    with open_store(path) as store:
        yield store
