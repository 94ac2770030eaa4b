"""The coverage page: what is loaded and what is missing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from violencemap.app.pages.coverage import missing_months, month_runs

OpenApp = Callable[..., AppTest]


def test_a_month_is_missing_when_it_is_not_there_or_not_everybody_reported() -> None:
    months = {date(2021, 1, 1): 32, date(2021, 2, 1): 31, date(2021, 4, 1): 32}
    assert missing_months(months, areas=32) == ["2021-02", "2021-03"]
    assert missing_months({}, areas=32) == []


def test_missing_months_without_a_gap_are_told_by_their_ends() -> None:
    months = ["2020-11", "2020-12", "2021-01", "2021-06", "2022-06", "2022-07"]
    assert month_runs(months) == [
        ("2020-11", "2021-01"),
        ("2021-06", "2021-06"),
        ("2022-06", "2022-07"),
    ]
    assert month_runs([]) == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("es", "**4 reportes** cargados; 17 eventos, 16 cifras."),
        ("en", "**4 reports** loaded; 17 events, 16 figures."),
    ],
)
def test_all_that_is_loaded_is_counted_whatever_the_filters(
    open_app: OpenApp, language: str, words: str
) -> None:
    app = open_app(page="coverage", lang=language, ent="29", type="protest")
    assert not app.exception
    assert app.main.markdown[0].value == words


def test_parts_add_up_and_each_series_has_its_months(open_app: OpenApp) -> None:
    app = open_app(page="coverage")
    tables = [frame.value for frame in app.dataframe]
    (precision,) = [table for table in tables if "Proporción, %" in table.columns]
    assert precision["Eventos"].sum() == 17
    (series,) = [table for table in tables if "Completos" in table.columns]
    victims = series[series["Medida"] == "Víctimas de homicidio doloso"].iloc[0]
    assert (victims["Desde"], victims["Hasta"]) == ("ene 2015", "jun 2025")
    assert (victims["Meses"], victims["Completos"]) == (126, 117)  # Oaxaca lacks nine months
    assert victims["Meses que faltan o están incompletos"].startswith(
        "ene 2015, mar 2015 – abr 2015, jun 2015 – "
    )
    assert victims["Áreas"] == 32
    (reports,) = [table for table in tables if "Sin decidir" in table.columns]
    assert len(reports) == 4
    (sources,) = [table for table in tables if "Corte" in table.columns]
    assert "30/06/2025" in set(sources["Corte"])


def test_sums_of_a_file_stand_by_state_and_year(open_app: OpenApp) -> None:
    app = open_app("en-US", page="coverage")
    (sums,) = [frame.value for frame in app.dataframe if "2015" in frame.value.columns]
    assert len(sums) == 33
    whole, states = sums.iloc[0], sums.iloc[1:]
    assert whole["State"] == "The whole file"
    assert whole["2019"] == states["2019"].sum() == 34_723 + 970  # SESNSP, cut of June 2025
    assert states.iloc[0]["State"] == "Aguascalientes"


def test_events_that_no_map_shows_are_listed(open_app: OpenApp) -> None:
    app = open_app(page="coverage")
    (without,) = [
        frame.value for frame in app.dataframe if list(frame.value.columns)[:2] == ["Tipo", "Fecha"]
    ]
    assert len(without) == 3
