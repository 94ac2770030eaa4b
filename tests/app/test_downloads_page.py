"""The downloads page: what it offers is what the map page shows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from violencemap.app.profile import PROFILE_VARIABLE
from violencemap.app.text.fields import FIELDS
from violencemap.export.properties import AREA_FIELDS, EVENT_FIELDS, FIGURE_FIELDS
from violencemap.export.tabular import events_csv
from violencemap.store import Store
from violencemap.types import Filters

OpenApp = Callable[..., AppTest]


def test_every_layer_has_its_files_and_its_number_of_rows(open_app: OpenApp) -> None:
    app = open_app(page="downloads", ent="23")
    on_the_map = open_app(ent="23")
    assert not app.exception
    labels = [button.label for button in app.get("download_button")]
    assert labels == ["GeoJSON", "CSV"] * 3 + ["HTML"]
    rows = {frame.value.columns[0]: len(frame.value) for frame in on_the_map.dataframe}
    assert app.caption[1].value == f"{rows['date']} filas"
    assert app.caption[2].value == f"{rows['cvegeo']} filas"


def test_the_preview_shows_five_rows_of_the_file_itself(
    open_app: OpenApp, bundled_store: Store
) -> None:
    app = open_app(page="downloads", m="events", t=["2015-01", "2021-03"])
    preview = app.dataframe[0].value
    header = events_csv(bundled_store, Filters()).lstrip("\ufeff").splitlines()[0]
    assert list(preview.columns) == header.split(",")
    assert len(preview) == 5


@pytest.mark.parametrize("language", ["es", "en"])
def test_citation_sources_and_removed_fields_are_told(open_app: OpenApp, language: str) -> None:
    app = open_app(page="downloads", lang=language)
    page = "\n".join(text.value for text in app.main.markdown)
    assert "`victim_names`" in page
    assert any("violencemap" in code.value for code in app.main.code)
    assert "Justice in Mexico" in page


@pytest.mark.parametrize("name", sorted({*EVENT_FIELDS, *AREA_FIELDS, *FIGURE_FIELDS}))
def test_every_field_of_every_file_is_explained(name: str) -> None:
    assert FIELDS[name].es
    assert FIELDS[name].en


def test_no_field_is_explained_that_no_file_has() -> None:
    columns = {*EVENT_FIELDS, *AREA_FIELDS, *FIGURE_FIELDS, "longitude", "latitude"}
    assert set(FIELDS) == columns


def test_it_is_said_where_the_public_files_tell_less(
    open_app: OpenApp, rich_store_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def is_said(**query: object) -> bool:
        chosen = {"page": "downloads", "m": "events", "t": ["2000-01", "2030-12"]}
        app = open_app(store=rich_store_path, **(chosen | query))
        assert not app.exception
        return any("Los archivos son públicos" in caption.value for caption in app.caption)

    assert is_said()
    assert is_said(type=["kidnapping_disappearance", "homicide"])
    assert not is_said(type="homicide")
    monkeypatch.setenv(PROFILE_VARIABLE, "public")  # the page tells no more than they do
    assert not is_said()
