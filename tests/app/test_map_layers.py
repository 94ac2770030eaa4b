"""Layers that are off until somebody asks: on the map, in the legend and in tables alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from violencemap.app.map_layers import MapStatements, layer_fields, statement_marks
from violencemap.app.view import View
from violencemap.query.figures import list_figures
from violencemap.query.groups import list_groups_of
from violencemap.store import Store
from violencemap.types import Filters
from violencemap.views.map.boundary_order import area_order

OpenApp = Callable[..., AppTest]
VIEW = View(language="en", measure="events", layers=("areas", "events", "groups", "figures"))


@pytest.fixture(scope="module")
def said(bundled_store: Store) -> MapStatements:
    return MapStatements(
        groups=list_groups_of(bundled_store, Filters()),
        figures=list_figures(bundled_store, Filters()),
    )


def test_every_statement_on_a_group_says_who_attributes_it(said: MapStatements) -> None:
    rows = layer_fields(said, VIEW)["statements"]["groups"]["rows"]
    assert len(rows) == len(said.groups)
    for _, _, line, _, unreviewed in rows:
        assert " · according to " in line
        assert unreviewed == 0  # statements are not reviewed one by one
    assert any("according to Justice in Mexico" in row[2] for row in rows)


def test_statements_on_one_group_in_an_area_count_it_once(said: MapStatements) -> None:
    rows = layer_fields(said, VIEW)["statements"]["groups"]["rows"]
    mexicali = (1, area_order("municipality").index("02002"))
    about = [row[3] for row in rows if tuple(row[:2]) == mexicali]
    assert len(about) == 5
    assert len(set(about)) == 3


def test_figures_of_the_country_are_counted_but_not_placed(said: MapStatements) -> None:
    rows = layer_fields(said, VIEW)["statements"]["figures"]["rows"]
    of_areas = said.figures[said.figures["cvegeo"] != "00"]
    assert 0 < len(rows) == len(of_areas) < len(said.figures)
    legend = {row.shape: row.events for row in statement_marks(said, "en")}
    assert legend == {"diamond": len(said.groups), "triangle": len(of_areas)}
    assert any(line.startswith("homicides: ") for _, _, line, _, _ in rows)


def test_a_layer_that_is_off_sends_nothing(said: MapStatements) -> None:
    fields = layer_fields(MapStatements(groups=None, figures=None), replace(VIEW, layers=()))
    assert fields == {"layers": [], "statements": {}}
    assert statement_marks(replace(said, groups=None), "es")[0].shape == "triangle"


def test_the_usual_layers_show_no_names_of_groups(open_app: OpenApp) -> None:
    app = open_app()
    assert app.session_state["ly"] == ["areas", "events"]
    assert app.query_params == {}
    assert not [head for head in app.header if head.value.startswith(("Grupos", "Cifras"))]


def test_a_layer_brings_its_table_and_its_row_in_the_legend(open_app: OpenApp) -> None:
    app = open_app(t=["2015-01", "2021-03"], ly=["areas", "groups", "figures"])
    assert not app.exception
    heads = [head.value for head in app.header]
    groups = app.session_state["ly"] and next(head for head in heads if head.startswith("Grupos"))
    assert groups == "Grupos · 22 afirmaciones"
    html = " ".join(str(one.value) for one in app.main.get("html"))
    assert "Rombo" in html
    assert "Triángulo" in html
    assert "Círculo" not in html  # the layer of events is off
    assert any("son de todo el país o sin lugar" in one.value for one in app.caption)


def test_no_layer_at_all_is_a_choice_too(open_app: OpenApp) -> None:
    app = open_app(ly="none")
    assert not app.exception
    assert app.session_state["ly"] == []
    assert app.query_params["ly"] == "none"
