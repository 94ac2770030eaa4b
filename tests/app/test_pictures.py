"""Pictures to take away and the section on years: nothing is made before it is asked for."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import pypdf
import pytest
from PIL import Image
from streamlit.testing.v1 import AppTest

from violencemap.app import cache, pictures
from violencemap.app.view import View
from violencemap.store import Store
from violencemap.views.picture import draw

OpenApp = Callable[..., AppTest]
VICTIMS = {"m": "intentional_homicide_victims", "t": ["2024-07", "2025-06"]}


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Kinds of the pictures that were drawn, in their order."""
    drawn: list[str] = []
    pictures._picture.clear()
    real = pictures.draw_picture

    def spy(store: Store, kind: draw.Picture, *args: Any, **choice: Any) -> bytes:
        drawn.append(kind)
        return real(store, kind, *args, **choice)

    monkeypatch.setattr(pictures, "draw_picture", spy)
    return drawn


def download_labels(app: AppTest) -> list[str]:
    return [button.label for button in app.get("download_button")]


@pytest.mark.parametrize("kind", draw.PICTURES)
def test_a_picture_is_made_at_the_first_click_and_offered_at_once(
    open_app: OpenApp, made: list[str], kind: str
) -> None:
    app = open_app(page="downloads", ent="26", **VICTIMS)
    before = download_labels(app)
    assert made == []
    app.button(key=f"make_{kind}").click().run()
    assert not app.exception
    assert made == [kind]
    forms = ["PDF"] if kind == "brief" else ["SVG", "PNG"]
    assert [label for label in download_labels(app) if label not in before] == forms
    app.run()
    assert made == [kind]  # kept for the next run


def test_another_view_has_to_be_asked_for_again(open_app: OpenApp, made: list[str]) -> None:
    app = open_app(page="downloads", ent="26", **VICTIMS)
    app.button(key="make_chart").click().run()
    app.segmented_control(key="v").set_value("count").run()
    assert "make_chart" in {button.key for button in app.button}
    assert made == ["chart"]


def test_files_are_named_after_what_they_hold(open_app: OpenApp) -> None:
    app = open_app(page="downloads", ent="26", lang="en", **VICTIMS)
    app.button(key="make_map").click().run()
    app.button(key="make_brief").click().run()
    told = " ".join(button.help for button in app.get("download_button") if button.help)
    assert "violencemap_map_intentional_homicide_victims_2024-07_2025-06_26_public_" in told
    assert "violencemap_brief_intentional_homicide_victims_2024-07_2025-06_26_public_" in told


def test_the_section_on_years_is_closed_and_costs_nothing(open_app: OpenApp) -> None:
    app = open_app(**VICTIMS)
    (section,) = [one for one in app.expander if one.label == "Año por año"]
    assert not section.children
    app.session_state["years"] = True
    app.run()
    assert not app.exception
    (section,) = [one for one in app.expander if one.label == "Año por año"]
    table = section.dataframe[0].value
    assert table["Año"].tolist() == [str(year) for year in range(2015, 2026)]
    assert table["Número"].tolist()[-1] == 12752
    assert "Sólo ene – jun, preliminar" in table.iloc[-1].tolist()
    assert section.get("html")
    page = section.get("html")[0].proto.body
    assert page.count("<img ") == page.count("<figcaption") == 11
    assert 'alt="Mapa de 2015; sus cifras están en la tabla"' in page


def test_years_of_events_are_those_that_reports_tell_of(open_app: OpenApp) -> None:
    app = open_app(m="events", t=["2015-01", "2021-03"])
    app.session_state["years"] = True
    app.run()
    assert not app.exception
    (section,) = [one for one in app.expander if one.label == "Año por año"]
    assert section.dataframe[0].value["Año"].tolist() == ["2015", "2018", "2019", "2020", "2021"]


def test_the_png_and_the_pdf_can_be_opened(open_app: OpenApp) -> None:
    """What the buttons hand out, drawn as the page does."""
    open_app()  # points the dashboard at the bundled store
    snapshot = cache.current_snapshot()
    view = View(
        language="es",
        measure="intentional_homicide_victims",
        states=("26",),
        period=("2024-07", "2025-06"),
    )
    day = date(2026, 11, 25)
    png = pictures._picture(snapshot, view, "map", "png", day)
    assert Image.open(io.BytesIO(png)).width == 2000
    pdf = pictures._picture(snapshot, view, "brief", "pdf", day)
    assert len(pypdf.PdfReader(io.BytesIO(pdf)).pages) == 1
