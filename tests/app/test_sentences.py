"""The sentences above the map, on numbers that can be checked by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from violencemap.app import sentences
from violencemap.app.view import Offer, View
from violencemap.query.incidents import count_incidents, count_precision
from violencemap.query.rates import list_areas
from violencemap.store import Store

VICTIMS = "intentional_homicide_victims"
OFFER = Offer(
    measures=("events", VICTIMS),
    states={"15": "Estado de México", "16": "Michoacán", "23": "Quintana Roo", "26": "Sonora"},
    municipalities={"23009": "Tulum"},
    months={"events": ("2021-03",), VICTIMS: ("2021-01", "2021-06")},
    municipal=frozenset({"events"}),
)
EVENTS = View(language="es", measure="events", period=("2021-03", "2021-03"), show="count")
RATES = View(language="es", measure=VICTIMS, period=("2021-01", "2021-06"))


def summary(store: Store, view: View) -> str:
    areas = list_areas(store, view.filters, measure=view.measure, level=view.level, show=view.show)
    return sentences.summary(view, OFFER, areas, count_incidents(store, view.filters))


def test_events_are_counted_with_the_deaths_that_reports_give(tiny_store: Store) -> None:
    assert summary(tiny_store, EVENTS) == (
        "**México, mar 2021:** 4 eventos en los reportes cargados; "
        "17 personas muertas según esos reportes."
    )


def test_one_event_and_one_death_are_singular(tiny_store: Store) -> None:
    view = replace(EVENTS, states=("23",), municipalities=("23009",), language="en")
    assert summary(tiny_store, view) == (
        "**Tulum, Mar 2021:** 1 event in the reports loaded; 1 person killed according to them."
    )


def test_unknown_deaths_are_not_zero_deaths(tiny_store: Store) -> None:
    view = replace(EVENTS, types=("other",), period=None)
    assert summary(tiny_store, view).endswith(
        "1 evento en los reportes cargados; ninguno da un número de muertes."
    )


def test_no_events_have_no_deaths_to_speak_of(tiny_store: Store) -> None:
    view = replace(EVENTS, states=("26",))
    assert summary(tiny_store, view) == (
        "**Sonora, mar 2021:** ningún evento en los reportes cargados."
    )


def test_a_rate_is_that_of_all_areas_together(tiny_store: Store) -> None:
    view = replace(RATES, states=("15",))
    # 1,200 in 181 days among 17.15 million people, the middle of the two years
    expected = 1200 / 17_150_000 * 100_000 * 365.25 / 181
    assert summary(tiny_store, view) == (
        "**Estado de México, ene 2021 – jun 2021:** 1,200 víctimas de homicidio doloso; "
        f"{expected:.1f} por cada 100 mil habitantes al año (SESNSP, datos hasta jun 2021)."
    )


def test_a_state_without_data_is_not_zero(tiny_store: Store) -> None:
    view = replace(RATES, states=("26",))
    assert summary(tiny_store, view) == (
        "**Sonora, ene 2021 – jun 2021:** sin dato. No significa cero."
    )


def test_areas_without_data_are_counted(tiny_store: Store) -> None:
    areas = list_areas(tiny_store, RATES.filters, measure=VICTIMS, level="state")
    assert sentences.area_coverage(RATES, areas) == (
        "2 de 4 áreas tienen dato para el periodo; 2 sin dato."
    )


def test_where_all_areas_have_data_the_line_is_short(tiny_store: Store) -> None:
    view = replace(RATES, states=("15",), language="en")
    areas = list_areas(tiny_store, view.filters, measure=VICTIMS, level="state")
    assert sentences.area_coverage(view, areas) == "The area has data for the period."


@pytest.mark.parametrize(
    ("precision", "ending"),
    [("all", "0 sin lugar."), ("locality", "Con la precisión elegida se muestran 2.")],
)
def test_coverage_adds_up_and_tells_what_the_precision_keeps(
    tiny_store: Store, precision: str, ending: str
) -> None:
    view = replace(EVENTS, precision=precision)
    shown = count_incidents(tiny_store, view.filters).matched
    matched = count_precision(tiny_store, EVENTS.filters)
    sentence = sentences.event_coverage(view, matched, shown)
    assert sentence.startswith(
        "De 4 eventos que coinciden con los filtros: 2 con localidad, 1 con municipio, "
        "1 sólo con estado, 0 sin lugar."
    )
    assert sentence.endswith(ending)


def test_places_are_named_and_the_finest_ones_win() -> None:
    assert sentences.place(RATES, OFFER) == "México"
    assert sentences.place(replace(RATES, states=("23", "26")), OFFER) == "Quintana Roo, Sonora"
    view = replace(RATES, states=("23",), municipalities=("23009",))
    assert sentences.place(view, OFFER) == "Tulum"


def test_a_single_month_is_said_once() -> None:
    assert sentences.period(EVENTS) == "mar 2021"
    assert sentences.period(replace(RATES, language="en")) == "Jan 2021 – Jun 2021"


def test_the_reviewed_are_counted_among_those_that_are_shown(tiny_store: Store) -> None:
    counts = replace(count_incidents(tiny_store, EVENTS.filters), reviewed=1)
    assert sentences.review_coverage(EVENTS, counts) == (
        "Una persona ha revisado 1 de los 4 que se muestran."
    )
