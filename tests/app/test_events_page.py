"""The events page: the rows of the view, and the provenance of the one that is chosen."""

from __future__ import annotations

import re
from collections.abc import Callable

from streamlit.testing.v1 import AppTest

OpenApp = Callable[..., AppTest]
AMBUSH = "vm-jim-000010"


def facts(app: AppTest) -> dict[str, str]:
    """Terms of the card and what stands beside them."""
    pairs = "".join(html.value for html in app.main.get("html"))
    return dict(re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", pairs))


def test_the_events_of_the_view_are_listed_whatever_the_measure(open_app: OpenApp) -> None:
    rates = {"m": "intentional_homicide_victims", "t": ["2021-03"]}
    app = open_app(page="events", ent="23", **rates)
    assert not app.exception
    assert len(app.dataframe[0].value) == 7
    assert app.main.markdown[0].value.startswith("**Quintana Roo, mar 2021:** 7 eventos")
    assert app.info[0].value.startswith("Elija una fila")


def test_a_chosen_event_says_where_each_fact_comes_from(open_app: OpenApp) -> None:
    app = open_app(page="events", m="events", ent="15", e=AMBUSH)
    assert not app.exception
    shown = facts(app)
    assert app.header[1].value == "Emboscada o ataque a la policía"
    assert shown["Cuándo"] == "18 mar 2021"
    assert shown["Dónde"] == "Coatepec Harinas, Estado de México"
    assert shown["Muertes"] == "13"
    assert shown["El reporte dice"] == "Coatepec, Harinas"
    assert shown["Se eligió"] == "Coatepec Harinas · 15021"
    assert shown["Revisión"] == "Nadie lo ha revisado todavía"
    reports = app.dataframe[1].value
    assert list(reports["Fuente"]) == ["Justice in Mexico"]
    assert "no los textos" in app.caption[0].value


def test_no_card_names_an_actor(open_app: OpenApp) -> None:
    app = open_app("en-US", page="events", m="events", ent="15", e=AMBUSH)
    assert "Familia Michoacana" not in str(facts(app))


def test_other_filters_keep_the_choice_until_it_is_closed(open_app: OpenApp) -> None:
    app = open_app(page="events", m="events", ent="15", e=AMBUSH)
    app.multiselect(key="type").select("arrest").run()
    assert app.main.info[0].value.startswith("El evento de abajo no está en la tabla")
    assert facts(app)["Muertes"] == "13"
    app.button(key="close_event").click().run()
    assert not app.exception
    assert len(app.dataframe) == 1
    assert app.main.info[0].value.startswith("Elija una fila")


def test_an_event_that_does_not_exist_is_told_and_dropped(open_app: OpenApp) -> None:
    app = open_app("en-US", page="events", m="events", e="vm-never")
    assert app.warning[0].value == (
        "The link asked for `vm-never`, which no longer exists; that filter was removed."
    )
    assert app.session_state.e is None


def test_without_events_there_is_no_table(open_app: OpenApp) -> None:
    app = open_app("en-US", page="events", m="events", ent="29")
    assert not app.exception
    assert app.main.markdown[0].value.endswith("no events in the reports loaded.")
    assert not app.dataframe
