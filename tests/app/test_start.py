"""What stands above the map before anything was added, and what a public dashboard leaves out."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from violencemap.app.profile import PROFILE_VARIABLE
from violencemap.app.text import en_add
from violencemap.pipeline import add_files
from violencemap.query.incidents import list_incidents
from violencemap.store import open_store
from violencemap.store.swap import writing
from violencemap.types import Filters

OpenApp = Callable[..., AppTest]
TITLE = "Luis Example shot in Tulum"
REPORT = f"{TITLE}\n2024-05-10\n\nOn May 8, 2024, three men were shot dead in Tulum.\n"


def captions(app: AppTest) -> list[str]:
    return [one.value for one in app.main.caption]


def links(app: AppTest) -> list[str]:
    return [one.proto.label for one in app.main.get("page_link")]


@pytest.fixture
def own(bundled_store_path: Path, tmp_path: Path) -> Path:
    """A store with a report of the user's own."""
    path = Path(shutil.copy(bundled_store_path, tmp_path / "own.duckdb"))
    report = tmp_path / "tulum.txt"
    report.write_text(REPORT, encoding="utf-8")
    add_files(path, [report])
    return path


@pytest.fixture
def open_own(own: Path, open_app: OpenApp) -> OpenApp:
    return partial(open_app, "en-US", store=own)


def test_the_bundled_example_is_named_until_it_is_dismissed(open_app: OpenApp) -> None:
    app = open_app("en-US")
    assert en_add.TEXT["start_example"] in captions(app)
    assert links(app) == ["Add your own files"]
    app.button(key="dismiss").click().run()
    assert en_add.TEXT["start_example"] not in captions(app)
    assert links(app) == []


def test_who_added_something_is_not_told_of_the_example(open_own: OpenApp) -> None:
    app = open_own()
    assert not app.exception
    assert en_add.TEXT["start_example"] not in captions(app)


def test_an_empty_store_offers_the_example(
    bundled_store_path: Path, tmp_path: Path, open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = Path(shutil.copy(bundled_store_path, tmp_path / "empty.duckdb"))
    with writing(path) as connection:
        for table in ("incident", "incident_article", "statistic"):
            connection.execute(f"DELETE FROM {table}")
    app = open_app("en-US", store=path)
    assert not app.exception
    assert en_add.TEXT["start_empty"] in [one.value for one in app.info]
    assert links(app) == ["Add your own files"]
    app.button(key="load_example").click().run()
    assert not app.exception
    assert en_add.TEXT["start_empty"] not in [one.value for one in app.info]
    assert en_add.TEXT["start_example"] in captions(app)


@pytest.mark.parametrize("profile", ["public", "publik"])
def test_a_public_dashboard_changes_nothing_and_shows_no_words(
    open_own: OpenApp, monkeypatch: pytest.MonkeyPatch, profile: str
) -> None:
    monkeypatch.setenv(PROFILE_VARIABLE, profile)
    for page in ("add", "review", "report"):  # an address that is not there leads to the map
        app = open_own(page=page)
        assert app.title[0].value == "Events in reports"
        assert not app.file_uploader
    for page in (None, "events", "coverage", "place", "downloads"):
        app = open_own(page=page, ent="23")
        assert not app.exception
        assert TITLE not in str(app.main)
        for table in app.dataframe:
            assert TITLE not in table.value.to_string()
            assert "tulum.txt" not in table.value.to_string()
            assert "Title" not in table.value.columns or page == "coverage"


def test_the_card_of_an_event_quotes_nothing_in_public(
    own: Path, open_own: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(own) as store:
        told = list_incidents(store, Filters(since=date(2024, 5, 1)))["incident_id"].iloc[0]

    def card() -> str:
        app = open_own(page="events", ent="23", t=["2024-05", "2024-05"], e=told)
        assert not app.exception
        words = [one.value for one in app.main.get("html") if "vm-evidence" in one.value]
        titles = app.dataframe[1].value["Report"].fillna("").tolist()
        return " ".join([*words, *titles])

    assert "three men were shot dead" in card()
    assert TITLE in card()
    monkeypatch.setenv(PROFILE_VARIABLE, "public")
    assert card() == ""


def test_only_the_word_private_is_private(monkeypatch: pytest.MonkeyPatch) -> None:
    from violencemap.app.profile import is_public

    monkeypatch.delenv(PROFILE_VARIABLE, raising=False)
    assert not is_public()
    monkeypatch.setenv(PROFILE_VARIABLE, "private")
    assert not is_public()
    monkeypatch.setenv(PROFILE_VARIABLE, "")
    assert is_public()
