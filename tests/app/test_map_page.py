"""The map page: default view, controls, sentences, tables, empty states, address."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from violencemap.app.text import es

OpenApp = Callable[..., AppTest]
VICTIMS = "intentional_homicide_victims"


def heading_rows(app: AppTest, title: str) -> int:
    """Number of rows that the heading of a table gives."""
    (heading,) = [head.value for head in app.header if head.value.startswith(title)]
    return int(heading.split("·")[1].split()[0].replace(",", ""))


def table(app: AppTest, column: str):
    """The table that has a column."""
    (frame,) = [table.value for table in app.dataframe if column in table.value.columns]
    return frame


def notes(app: AppTest) -> str:
    """What stands under the tables."""
    return app.main.caption[-1].value


def summary(app: AppTest) -> str:
    (sentence,) = [text.value for text in app.main.markdown if text.value.startswith("**")]
    return sentence


def test_the_default_view_is_the_whole_country_in_the_language_of_the_browser(
    open_app: OpenApp,
) -> None:
    app = open_app("es-MX")
    assert not app.exception
    assert app.title[0].value == "Eventos en reportes"
    assert summary(app).startswith("**México, ")
    assert app.query_params == {}
    assert open_app("en-US").title[0].value == "Events in reports"


def test_summary_legend_and_table_count_the_same_events(open_app: OpenApp) -> None:
    app = open_app()
    shown = len(table(app, "date"))
    assert shown > 0
    assert f"{shown} eventos" in summary(app)
    assert heading_rows(app, "Eventos") == shown
    assert app.caption[0].value.startswith(f"De {shown} eventos que coinciden")


def test_choosing_sonora_opens_its_72_municipalities_and_writes_codes(open_app: OpenApp) -> None:
    app = open_app()
    app.multiselect(key="ent").select("26").run()
    assert not app.exception
    assert app.query_params["ent"] == "26"
    assert app.query_params["lvl"] == "municipality"
    assert heading_rows(app, "Municipios") == 72
    assert set(table(app, "population")["cvegeo"].str[:2]) == {"26"}
    assert len(app.multiselect(key="mun").options) == 72


def test_the_address_opens_the_same_view_in_the_other_language(open_app: OpenApp) -> None:
    app = open_app(ent="23", m="events", type="homicide", v="rate")
    spanish = app.query_params
    other = open_app("en-US", **spanish | {"lang": "en"})
    assert other.query_params == spanish | {"lang": "en"}
    assert list(table(other, "date")["id"]) == list(table(app, "date")["id"])
    assert other.title[0].value == "Events in reports"


def test_homicide_victims_cover_32_states_with_rates(open_app: OpenApp) -> None:
    app = open_app(m=VICTIMS)
    states = table(app, "population")
    assert heading_rows(app, "Estados") == len(states) == 32
    assert states["rate"].notna().all()
    assert "víctimas de homicidio doloso" in summary(app)
    assert "por cada 100 mil habitantes al año (SESNSP, datos hasta jun 2025)" in summary(app)
    assert app.query_params["t"] == ["2024-07", "2025-06"]


def test_feminicide_is_per_women(open_app: OpenApp) -> None:
    app = open_app("en-US", m="femicide_victims")
    assert "per 100,000 women a year" in summary(app)


def test_another_measure_keeps_the_period_where_it_has_data(open_app: OpenApp) -> None:
    app = open_app()
    assert app.session_state["v"] == "count"
    app.selectbox(key="m").select(VICTIMS).run()
    assert app.session_state["v"] == "rate"
    assert app.query_params["t"] == ["2020-04", "2021-03"]


def test_another_measure_takes_its_own_last_year_where_it_has_not(open_app: OpenApp) -> None:
    app = open_app(m=VICTIMS)
    app.selectbox(key="m").select("events").run()
    assert app.session_state["t"] == ("2020-04", "2021-03")


def test_values_that_no_longer_exist_are_told_and_removed(open_app: OpenApp) -> None:
    app = open_app(ent=["26", "99"], type="theft")
    assert [warning.value for warning in app.warning] == [
        es.TEXT["link_dropped_many"].format(values="`99`, `theft`"),
    ]
    assert app.query_params["ent"] == "26"
    app.selectbox(key="prec").select("locality").run()
    assert not app.warning


def test_filters_without_events_say_where_data_are(open_app: OpenApp) -> None:
    app = open_app(ent="29", type="protest")
    assert app.info[0].value.startswith("Ningún evento coincide con los filtros.")
    first, last = app.session_state["t"]
    app.button(key="widen").click().run()
    assert app.session_state["t"] == ("2015-01", "2021-03") != (first, last)
    assert "widen" not in [button.key for button in app.main.button]


def test_reset_returns_to_the_whole_country_and_keeps_the_language(open_app: OpenApp) -> None:
    app = open_app("es-MX", lang="en", ent="26", v="rate")
    app.button(key="reset").click().run()
    assert app.session_state["ent"] == []
    assert app.query_params["lang"] == "en"
    assert app.title[0].value == "Events in reports"


def test_the_link_holds_the_whole_view(open_app: OpenApp) -> None:
    app = open_app(ent="26")
    link = app.code[0].value
    assert "ent=26" in link
    assert link.count("t=20") == 2


def test_states_are_sorted_as_people_look_them_up(open_app: OpenApp) -> None:
    names = open_app().multiselect(key="ent").options
    assert len(names) == 32
    assert (
        names.index("Ciudad de México") < names.index("Estado de México") < names.index("Zacatecas")
    )
    assert names.index("Michoacán") < names.index("Morelos")


def test_the_precision_keeps_the_count_of_what_it_leaves_out(open_app: OpenApp) -> None:
    everything = len(table(open_app(), "date"))
    app = open_app(prec="locality")
    kept = len(table(app, "date"))
    assert kept < everything
    assert app.caption[0].value.startswith(f"De {everything} eventos")
    assert app.caption[0].value.splitlines()[0].strip().endswith(f"se muestran {kept}.")


def test_sources_are_named_with_the_last_day_they_know_about(open_app: OpenApp) -> None:
    assert "SESNSP (corte: 30/06/2025)" in notes(open_app(m=VICTIMS))
    assert "CONAPO" in notes(open_app(m=VICTIMS))
    assert "Justice in Mexico (3 reports, 2021-03-23 – 2021-04-06)" in notes(open_app("en-US"))


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("measure", ["events", VICTIMS, "femicide_victims"])
@pytest.mark.parametrize("show", ["rate", "count"])
def test_every_combination_draws(open_app: OpenApp, language: str, measure: str, show: str) -> None:
    app = open_app(lang=language, m=measure, v=show, ent="15")
    assert not app.exception
    assert not app.warning
