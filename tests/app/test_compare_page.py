"""The compare page: two places or two periods, or the reason why they do not compare."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from violencemap.app.pages.compare import year_before
from violencemap.app.view import calendar
from violencemap.query.comparison import NOT_COMPARABLE

OpenApp = Callable[..., AppTest]
VICTIMS = "intentional_homicide_victims"
YEAR = ["2024-01", "2024-12"]


def compared(app: AppTest, column: str = "Qué se compara") -> pd.DataFrame:
    (frame,) = [table.value for table in app.dataframe if column in table.value.columns]
    return frame


def charts(app: AppTest) -> int:
    return len(app.get("vega_lite_chart"))


def answer(app: AppTest) -> str:
    return app.main.markdown[0].value


def test_two_places_stand_on_one_scale(open_app: OpenApp) -> None:
    app = open_app(page="compare", m=VICTIMS, ent="26", b="02", t=YEAR)
    assert not app.exception
    rows = compared(app)
    assert list(rows["Qué se compara"]) == ["Sonora", "Baja California"]
    first, second = (f"{rate:.1f}" for rate in rows["Tasa anual"])
    assert f"**Sonora** ({first})" in answer(app)
    assert f"**Baja California** ({second})" in answer(app)
    assert "la diferencia es más grande de lo que explican sus intervalos" in answer(app)
    assert charts(app) == 2


def test_at_first_a_state_is_beside_the_country_and_a_town_beside_its_state(
    open_app: OpenApp,
) -> None:
    country = open_app(page="compare", m=VICTIMS)
    assert list(compared(country)["Qué se compara"]) == ["México", "Aguascalientes"]
    state = open_app(page="compare", m=VICTIMS, ent="26")
    assert list(compared(state)["Qué se compara"]) == ["Sonora", "México"]
    assert state.query_params["b"] == "00"
    town = open_app(page="compare", m=VICTIMS, ent="02", mun="02002")
    assert town.query_params["b"] == "02"
    assert town.selectbox(key="b").value == "02"


def test_overlapping_intervals_show_no_clear_difference(open_app: OpenApp) -> None:
    app = open_app("en-US", page="compare", m=VICTIMS, ent="26", vs="period")
    rows = compared(app, "What is compared")
    bounds = [tuple(map(float, one.split("–"))) for one in rows["95% interval"]]
    assert max(low for low, _ in bounds) < min(high for _, high in bounds)
    assert answer(app).endswith("the intervals overlap, so the figures show no clear difference.")


def test_two_periods_of_a_place_start_with_the_year_before(open_app: OpenApp) -> None:
    app = open_app(page="compare", m=VICTIMS, ent="26", vs="period", t=YEAR)
    assert app.session_state["t2"] == ("2023-01", "2023-12")
    assert app.query_params["t2"] == ["2023-01", "2023-12"]
    assert list(compared(app)["Qué se compara"]) == ["ene 2024 – dic 2024", "ene 2023 – dic 2023"]


def test_a_link_opens_the_same_comparison_in_the_other_language(open_app: OpenApp) -> None:
    app = open_app(page="compare", m=VICTIMS, ent="26", vs="period", t2=["2019-01", "2019-12"])
    other = open_app("en-US", page="compare", **app.query_params | {"lang": "en"})
    assert list(compared(other, "What is compared")["Number"]) == list(compared(app)["Número"])
    assert other.query_params == app.query_params | {"lang": "en"}
    assert not other.warning


def test_events_are_refused(open_app: OpenApp) -> None:
    app = open_app(page="compare", m="events", ent="15", b="23")
    assert answer(app) == NOT_COMPARABLE["events"].es


def test_other_units_are_refused_and_each_is_shown_on_its_own(open_app: OpenApp) -> None:
    app = open_app("en-US", page="compare", m=VICTIMS, ent="02", mun="02002")
    assert answer(app) == NOT_COMPARABLE["other_unit"].en
    assert [heading.value for heading in app.header] == [
        "Mexicali, Baja California · Number, month by month",
        "Baja California · Annual rate, month by month",
    ]
    assert charts(app) == 1  # nothing is known of Mexicali


def test_a_period_with_missing_months_is_refused(open_app: OpenApp) -> None:
    app = open_app(page="compare", m=VICTIMS, ent="20", b="26", t=["2015-01", "2015-12"])
    assert answer(app) == NOT_COMPARABLE["partial"].es
    assert [len(frame.value) for frame in app.dataframe] == [12, 12]
    assert app.dataframe[0].value["Número"].isna().sum() == 8


def test_the_same_twice_is_no_comparison(open_app: OpenApp) -> None:
    app = open_app(page="compare", m=VICTIMS, ent="26", b="26")
    assert app.info[0].value.startswith("Los dos son el mismo")
    assert not app.dataframe


def test_another_first_place_moves_the_controls(open_app: OpenApp) -> None:
    app = open_app(page="compare", m=VICTIMS, ent="26", b="02")
    app.selectbox(key="place").select("08").run()
    assert not app.exception
    assert list(compared(app)["Qué se compara"]) == ["Chihuahua", "Baja California"]
    assert app.query_params["ent"] == "08"


def test_a_measure_that_lacks_the_second_period_takes_its_own(open_app: OpenApp) -> None:
    app = open_app(page="compare", m=VICTIMS, ent="26", vs="period", t2=["2024-01", "2024-06"])
    app.selectbox(key="m").select("events").run()
    assert not app.exception
    assert app.session_state["t2"] == ("2019-04", "2020-03")


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (("2021-01", "2021-06"), ("2020-01", "2020-06")),
        (("2020-07", "2020-08"), ("2020-01", "2020-02")),
        (("2020-01", "2021-12"), ("2020-01", "2021-12")),
    ],
)
def test_the_year_before_where_there_is_one(
    period: tuple[str, str], expected: tuple[str, str]
) -> None:
    assert year_before(period, calendar(["2020-01", "2021-12"])) == expected


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("against", ["place", "period"])
@pytest.mark.parametrize("measure", [VICTIMS, "femicide_victims"])
def test_every_combination_draws(
    open_app: OpenApp, language: str, against: str, measure: str
) -> None:
    app = open_app(page="compare", lang=language, m=measure, vs=against, ent="15")
    assert not app.exception
    assert charts(app) == 2
