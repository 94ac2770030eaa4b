"""The tables under the map say in words what the map says in colors."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from violencemap.app.tables import area_rows, event_rows
from violencemap.app.view import View
from violencemap.query.incidents import list_incidents
from violencemap.query.rates import list_areas
from violencemap.store import Store
from violencemap.types import Filters

VICTIMS = "intentional_homicide_victims"
RATES = View(language="es", measure=VICTIMS, period=("2021-01", "2021-06"))


@pytest.fixture
def states(tiny_store: Store) -> pd.DataFrame:
    areas = list_areas(tiny_store, RATES.filters, measure=VICTIMS, level="state")
    return area_rows(areas, RATES).set_index("name")


def test_no_data_stays_missing_and_is_said_in_words(states: pd.DataFrame) -> None:
    assert states.loc["Sonora", ["count", "rate"]].isna().all()
    assert states.loc["Sonora", "flag"] == "Sin dato"
    assert states.loc["Sonora", "months"] == "0/6"


def test_incomplete_and_few_are_said_in_words(states: pd.DataFrame) -> None:
    assert states.loc["Quintana Roo", "count"] == 14
    assert states.loc["Quintana Roo", "flag"] == "Periodo incompleto"
    assert states.loc["Quintana Roo", "months"] == "5/6"


def test_a_rate_comes_with_its_interval(states: pd.DataFrame) -> None:
    rate, interval = states.loc["Estado de México", ["rate", "interval"]]
    low, high = map(float, interval.split("–"))
    assert low < rate < high


def test_columns_fit_the_measure_and_the_level(tiny_store: Store) -> None:
    view = View(language="es", measure="events", show="count", level="municipality")
    areas = list_areas(tiny_store, Filters(), measure="events", level="municipality")
    columns = area_rows(areas, view).columns
    assert "state_name" in columns
    assert not {"rate", "interval", "flag"} & set(columns)
    assert "rate" in area_rows(areas, replace(view, show="rate")).columns
    assert not {"n_events", "months"} & set(columns)


def test_events_name_their_place_once_from_fine_to_coarse(tiny_store: Store) -> None:
    rows = event_rows(list_incidents(tiny_store, Filters()), RATES).set_index("id")
    assert rows.loc["i-1", "place"] == "Tulum, Quintana Roo"
    assert rows.loc["i-2", "place"] == "Cancún, Benito Juárez, Quintana Roo"
    assert rows.loc["i-6", "place"] == "Quintana Roo"
    assert pd.isna(rows.loc["i-5", "place"])


def test_events_say_how_well_they_are_dated_and_placed(tiny_store: Store) -> None:
    rows = event_rows(list_incidents(tiny_store, Filters()), RATES).set_index("id")
    assert list(rows.loc["i-4", ["date_precision", "precision", "type"]]) == [
        "mes",
        "Sólo estado",
        "Emboscada o ataque a la policía",
    ]
    assert pd.isna(rows.loc["i-5", "date"])
    assert pd.isna(rows.loc["i-5", "deaths"])


def test_neither_table_names_an_actor(tiny_store: Store) -> None:
    rows = event_rows(list_incidents(tiny_store, Filters()), RATES)
    assert "La Familia Michoacana" not in rows.to_csv()


def test_events_say_whether_a_person_has_reviewed_them(tiny_store: Store) -> None:
    incidents = list_incidents(tiny_store, Filters()).assign(review_status="unreviewed")
    incidents.loc[incidents["incident_id"] == "i-1", "review_status"] = "changed"
    rows = event_rows(incidents, RATES).set_index("id")
    assert list(rows.loc[["i-1", "i-2"], "review"]) == ["corregido", "sin revisar"]
