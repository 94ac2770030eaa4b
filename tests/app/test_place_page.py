"""The place page: one place, chosen at the side or on the page, month by month."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from violencemap.app.text.indicators import INDICATOR_NAMES
from violencemap.coding.indicators import INDICATORS
from violencemap.query.reasons import REASONS

OpenApp = Callable[..., AppTest]
VICTIMS = "intentional_homicide_victims"


def table(app: AppTest, column: str) -> pd.DataFrame:
    """The table that has a column."""
    (frame,) = [table.value for table in app.dataframe if column in table.value.columns]
    return frame


def charts(app: AppTest) -> int:
    return len(app.get("vega_lite_chart"))


def headings(app: AppTest) -> list[str]:
    return [heading.value for heading in app.header]


def test_the_place_is_the_one_chosen_at_the_side(open_app: OpenApp) -> None:
    app = open_app(page="place", m=VICTIMS, ent="26", t=["2024-01", "2024-12"])
    assert not app.exception
    assert app.title[0].value == "Sonora"
    assert app.selectbox(key="place").value == "26"
    assert app.main.markdown[0].value.startswith("**Sonora, ene 2024 – dic 2024:** ")
    assert "Intervalo de 95" in app.main.caption[0].value
    assert charts(app) == 1


def test_table_and_sentence_of_the_months_agree(open_app: OpenApp) -> None:
    app = open_app(page="place", m=VICTIMS, ent="26", t=["2024-01", "2024-12"])
    months = table(app, "Mes")
    assert len(months) == 12
    total = f"{months['Número'].sum():,}"
    assert f"{total} víctimas" in app.main.markdown[0].value
    lowest = months.loc[months["Tasa anual"].idxmin()]
    assert f"lo menor es {lowest['Tasa anual']:.1f} ({lowest['Mes']})" in (
        app.main.markdown[1].value
    )


def test_the_total_is_that_of_the_map(open_app: OpenApp) -> None:
    place = open_app(page="place", m=VICTIMS, ent="26")
    on_map = table(open_app(m=VICTIMS, ent="26"), "population").iloc[0]
    assert f"; {on_map['rate']:.1f} por cada 100 mil" in place.main.markdown[0].value
    low, high = on_map["interval"].split("–")
    assert f"{low} a {high}" in place.main.caption[0].value


def test_another_place_of_the_page_moves_the_controls_and_the_address(open_app: OpenApp) -> None:
    app = open_app(page="place", m="events")
    assert app.title[0].value == "México"
    app.selectbox(key="place").select("23009").run()
    assert not app.exception
    assert app.title[0].value == "Tulum, Quintana Roo"
    assert app.session_state["ent"] == ["23"]
    assert app.query_params["mun"] == "23009"
    assert len(table(app, "date")) == 2


def test_a_neighbor_is_a_step_away(open_app: OpenApp) -> None:
    app = open_app("en-US", page="place", m=VICTIMS, ent="02")
    neighbors = [button.label for button in app.main.button]
    assert neighbors == ["Baja California Sur", "Sonora"]
    app.button(key="go_26").click().run()
    assert app.title[0].value == "Sonora"
    assert app.query_params["ent"] == "26"


def test_months_without_data_are_no_zeros(open_app: OpenApp) -> None:
    app = open_app(page="place", m=VICTIMS, ent="20", t=["2015-01", "2015-12"])
    months = table(app, "Mes")
    unknown = months["Número"].isna()
    assert unknown.sum() == 8
    assert set(months.loc[unknown, "Nota"]) == {"Sin dato"}
    assert "8 meses no tienen dato y van en gris: no son cero." in app.main.markdown[1].value
    assert "4 de 12 meses tienen dato." in app.main.caption[0].value


def test_a_measure_by_state_says_so_of_a_municipality(open_app: OpenApp) -> None:
    app = open_app("en-US", page="place", m=VICTIMS, ent="02", mun="02002")
    assert app.main.markdown[0].value.endswith("no data. This does not mean zero.")
    assert "published by state only" in app.main.caption[0].value
    assert charts(app) == 0


def test_figures_stand_beside_the_official_value_or_the_reason(open_app: OpenApp) -> None:
    app = open_app("en-US", page="place", m=VICTIMS)
    figures = table(app, "Official value").set_index("Figure of the report")
    count = figures.loc["945"]  # one official series of it ships with violencemap
    assert (count["Official value"], count["Difference"]) == ("970", "−25")
    assert count["Official series"] == "Victims of feminicide"
    assert (
        figures.loc["10 per day", "Why it is missing, or what to mind"] == REASONS["no_period"].en
    )
    assert set(figures["Place"]) == {"Mexico"}


def test_groups_are_statements_with_a_speaker_and_on_no_map(open_app: OpenApp) -> None:
    app = open_app("en-US", page="place", m=VICTIMS, ent="26")
    (groups,) = [one.value for one in app.main.markdown if "Los Salazar" in one.value]
    assert all("according to" in line for line in groups.splitlines())
    assert "not proven facts" in " ".join(caption.value for caption in app.caption)
    assert not app.get("component")
    assert "attribute no groups" in " ".join(
        caption.value for caption in open_app("en-US", page="place", m=VICTIMS, ent="29").caption
    )


def test_the_country_has_neither_neighbors_nor_groups(open_app: OpenApp) -> None:
    app = open_app(page="place", m=VICTIMS)
    assert "Lugares vecinos" not in headings(app)
    assert not [one for one in app.main.markdown if "Cártel" in one.value]


def test_of_several_places_the_first_is_shown_and_told(open_app: OpenApp) -> None:
    app = open_app(page="place", m=VICTIMS, ent=["26", "02"])
    assert app.title[0].value == "Sonora"
    assert "Hay varios lugares elegidos; aquí se ve Sonora." in app.main.caption[0].value


def test_sources_have_their_cutoff(open_app: OpenApp) -> None:
    app = open_app(page="place", m=VICTIMS, ent="26")
    assert "SESNSP (corte: 30/06/2025)" in app.main.caption[-1].value


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("show", ["rate", "count"])
@pytest.mark.parametrize("measure", ["events", VICTIMS, "femicide_victims"])
def test_every_combination_draws(open_app: OpenApp, language: str, show: str, measure: str) -> None:
    app = open_app(page="place", lang=language, m=measure, v=show, ent="15")
    assert not app.exception
    assert charts(app) == 1


def test_every_indicator_has_a_name() -> None:
    assert set(INDICATOR_NAMES) == set(INDICATORS)
