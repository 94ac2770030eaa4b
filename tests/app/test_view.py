"""A view and its web address."""

from __future__ import annotations

from datetime import date

import pytest

from violencemap.app.view import Offer, View, calendar, last_year
from violencemap.codes import EventType, GeoPrecision
from violencemap.measures import MEASURES
from violencemap.query.where import filters_from_query
from violencemap.types import Filters

MONTHS = tuple(f"{year}-{month:02d}" for year in (2020, 2021) for month in range(1, 13))
OFFER = Offer(
    measures=("events", "intentional_homicide_victims"),
    states={"23": "Quintana Roo", "26": "Sonora"},
    municipalities={"23009": "Tulum", "26030": "Hermosillo", "26055": "San Luis Río Colorado"},
    months={"events": ("2021-03", "2021-04"), "intentional_homicide_victims": MONTHS},
    municipal=frozenset({"events"}),
)


def test_a_bare_address_opens_the_default_view() -> None:
    view, dropped = View.from_query({}, OFFER, "es")
    assert view == View.default(OFFER, "es")
    assert (view.states, view.period, view.show, view.level) == (
        (),
        ("2021-03", "2021-04"),
        "count",
        "state",
    )
    assert dropped == ()


def test_a_view_comes_back_from_its_own_address() -> None:
    view = View(
        language="en",
        measure="events",
        states=("26",),
        municipalities=("26055", "26030"),
        period=("2021-03", "2021-03"),
        types=("homicide", "arrest"),
        precision="municipality",
        review="reviewed",
        show="rate",
        level="municipality",
        layers=("areas", "groups"),
        against="period",
        other_place="00",
        other_period=("2021-03", "2021-04"),
        event="vm-1",
        month="2021-03",
    )
    assert View.from_query(view.to_query(), OFFER, "es") == (view, ())
    assert filters_from_query(view.to_query()) == (view.filters, [])


def test_layers_come_in_one_order_and_none_of_them_is_a_choice_too() -> None:
    view, dropped = View.from_query({"ly": ["figures", "areas"]}, OFFER, "es")
    assert (view.layers, dropped) == (("areas", "figures"), ())
    assert "ly" not in View.default(OFFER, "es").to_query()
    bare = View.from_query({"ly": ["none"]}, OFFER, "es")
    assert bare[0].layers == ()
    assert View.from_query(bare[0].to_query(), OFFER, "es") == bare == (bare[0], ())


def test_the_address_holds_codes_only() -> None:
    view = View(language="es", measure="events", states=("26",), types=("homicide",))
    assert view.to_query() == {
        "lang": ["es"],
        "m": ["events"],
        "ent": ["26"],
        "type": ["homicide"],
        "v": ["rate"],
        "lvl": ["state"],
    }


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("lang", "fr"),
        ("m", "robberies"),
        ("ent", "33"),
        ("mun", "26999"),
        ("t", "1999-01"),
        ("type", "theft"),
        ("prec", "street"),
        ("rev", "someday"),
        ("v", "rank"),
        ("lvl", "county"),
        ("ly", "tanks"),
        ("vs", "neighbor"),
        ("b", "26999"),
        ("t2", "1999-01"),
        ("mo", "1999-01"),
        ("mo", "march"),
    ],
)
def test_a_value_that_does_not_exist_is_dropped_and_told(key: str, value: str) -> None:
    view, dropped = View.from_query({key: [value]}, OFFER, "es")
    assert view == View.default(OFFER, "es")
    assert dropped == (value,)


def test_parameters_of_others_are_not_ours_to_judge() -> None:
    assert View.from_query({"embed": ["true"]}, OFFER, "es")[1] == ()


def test_good_values_survive_beside_a_bad_one() -> None:
    view, dropped = View.from_query({"ent": ["26", "99"]}, OFFER, "es")
    assert (view.states, dropped) == (("26",), ("99",))


def test_a_municipality_alone_brings_its_state() -> None:
    view, dropped = View.from_query({"mun": ["26055"]}, OFFER, "es")
    assert (view.states, view.municipalities, view.level) == (("26",), ("26055",), "municipality")
    assert dropped == ()


@pytest.mark.parametrize(
    ("query", "place", "name"),
    [
        ({}, "00", None),
        ({"ent": ["26", "23"]}, "26", "Sonora"),
        ({"ent": ["26"], "mun": ["26055"]}, "26055", "San Luis Río Colorado, Sonora"),
    ],
)
def test_the_one_place_of_a_view_is_the_first(
    query: dict[str, list[str]], place: str, name: str | None
) -> None:
    view = View.from_query(query, OFFER, "es")[0]
    assert view.place == place
    assert OFFER.place_name(place) == name


def test_municipalities_need_exactly_one_state() -> None:
    view, dropped = View.from_query({"ent": ["23", "26"], "mun": ["26055"]}, OFFER, "es")
    assert (view.municipalities, dropped) == ((), ("26055",))


def test_periods_are_put_in_order_and_a_single_month_is_both_ends() -> None:
    query = {"m": ["intentional_homicide_victims"], "t": ["2021-05", "2020-02"]}
    assert View.from_query(query, OFFER, "es")[0].period == ("2020-02", "2021-05")
    assert View.from_query(query | {"t": ["2020-02"]}, OFFER, "es")[0].period == (
        "2020-02",
        "2020-02",
    )


def test_a_state_opens_its_municipalities_only_where_the_measure_has_them() -> None:
    assert View.from_query({"ent": ["26"]}, OFFER, "es")[0].level == "municipality"
    official = {"m": ["intentional_homicide_victims"], "ent": ["26"]}
    assert View.from_query(official, OFFER, "es")[0].level == "state"


def test_filters_cover_whole_months_and_the_finest_place() -> None:
    view = View(
        language="es",
        measure="events",
        states=("26",),
        municipalities=("26055",),
        period=("2020-02", "2021-02"),
        types=("femicide",),
        precision="locality",
        review="unreviewed",
    )
    assert view.filters == Filters(
        since=date(2020, 2, 1),
        until=date(2021, 2, 28),
        event_types=(EventType.FEMICIDE,),
        cvegeo=("26055",),
        geo_precision_max=GeoPrecision.LOCALITY,
        review="unreviewed",
    )


def test_without_data_there_is_no_period_and_no_limit_in_time() -> None:
    view = View(language="es", measure="events")
    assert (view.filters.since, view.filters.until) == (None, None)


def test_months_without_data_are_steps_of_the_slider_too() -> None:
    assert calendar(["2020-11", "2021-02"]) == ("2020-11", "2020-12", "2021-01", "2021-02")
    assert calendar([]) == ()


def test_the_last_year_is_the_last_twelve_months() -> None:
    assert last_year(MONTHS) == ("2021-01", "2021-12")
    assert last_year(MONTHS[:3]) == ("2020-01", "2020-03")
    assert last_year(()) is None


def test_events_are_counted_and_official_series_compared_as_rates() -> None:
    assert MEASURES["events"].usual_show == "count"
    assert MEASURES["femicide_victims"].usual_show == "rate"
