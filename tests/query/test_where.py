"""Filters as SQL, as a sentence and as an address."""

from __future__ import annotations

from datetime import date

import pytest

from violencemap.codes import EventType, GeoPrecision
from violencemap.errors import FilterError
from violencemap.query.incidents import list_incidents
from violencemap.query.where import describe, filters_from_query, filters_to_query, where
from violencemap.store import Store
from violencemap.types import Filters

MARCH = {"since": date(2021, 3, 1), "until": date(2021, 3, 31)}
ALL = {"i-1", "i-2", "i-3", "i-4", "i-5", "i-6"}


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(), ALL),
        (Filters(**MARCH), {"i-1", "i-2", "i-3", "i-6"}),
        (Filters(since=date(2021, 3, 28)), {"i-2"}),
        (Filters(until=date(2021, 3, 18)), {"i-3", "i-4", "i-6"}),
        (Filters(cvegeo=("23",)), {"i-1", "i-2", "i-6"}),
        (Filters(cvegeo=("23009", "15")), {"i-1", "i-3"}),
        (Filters(event_types=(EventType.FEMICIDE,)), {"i-1", "i-2", "i-6"}),
        (Filters(geo_precision_max=GeoPrecision.LOCALITY), {"i-1", "i-2"}),
        (Filters(geo_precision_max=GeoPrecision.STATE), ALL - {"i-5"}),
        (Filters(geo_precision_max=GeoPrecision.UNKNOWN), ALL),
        (Filters(datasets=("acled",)), set()),
        (Filters(review="unreviewed"), ALL),
        (Filters(review="reviewed"), set()),
    ],
)
def test_filters_choose_these_incidents(
    tiny_store: Store, filters: Filters, expected: set[str]
) -> None:
    assert set(list_incidents(tiny_store, filters)["incident_id"]) == expected


def test_periods_that_touch_share_no_event(tiny_store: Store) -> None:
    days = [date(2019, 10, 1), date(2021, 3, 17), date(2021, 3, 18), date(2021, 3, 31)]
    first = Filters(since=days[0], until=days[1])
    second = Filters(since=days[2], until=days[3])
    both = Filters(since=days[0], until=days[3])
    counts = [len(list_incidents(tiny_store, one)) for one in (first, second, both)]
    assert counts == [2, 3, 5]


def test_values_are_parameters_never_text_of_the_query() -> None:
    clause, parameters = where(Filters(datasets=("x'; DROP TABLE incident; --",)))
    assert "DROP" not in clause
    assert parameters == ["x'; DROP TABLE incident; --"]


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(FilterError, match="2021-04-01, after its end 2021-03-31"):
        where(Filters(since=date(2021, 4, 1), until=date(2021, 3, 31)))


@pytest.mark.parametrize(
    "filters",
    [
        Filters(),
        Filters(**MARCH),
        Filters(since=date(2021, 3, 1)),
        Filters(until=date(2021, 3, 31)),
        Filters(datasets=("reports", "ucdp-ged")),
        Filters(since=date(2021, 1, 1), until=date(2021, 12, 31), cvegeo=("15", "23009")),
        Filters(
            event_types=(EventType.FEMICIDE, EventType.ARREST),
            geo_precision_max=GeoPrecision.MUNICIPALITY,
            review="unreviewed",
        ),
    ],
)
def test_an_address_gives_the_filters_back(filters: Filters) -> None:
    assert filters_from_query(filters_to_query(filters)) == (filters, [])


def test_values_of_an_address_that_cannot_be_used_are_told() -> None:
    filters, dropped = filters_from_query(
        {
            "ent": ["26", "33", "7"],
            "mun": ["26055", "26000"],
            "t": ["2021-03", "2021-13"],
            "type": ["femicide", "murder"],
            "prec": ["locality", "municipality", "street"],
            "rev": ["someday"],
            "lang": ["xx"],
        }
    )
    assert filters == Filters(
        **MARCH,
        cvegeo=("26055",),
        event_types=(EventType.FEMICIDE,),
        geo_precision_max=GeoPrecision.MUNICIPALITY,
    )
    assert dropped == ["33", "7", "26000", "2021-13", "murder", "street", "someday"]


def test_the_sentence_names_place_period_type_and_precision() -> None:
    filters = Filters(
        **MARCH,
        cvegeo=("26",),
        event_types=(EventType.ARREST,),
        geo_precision_max=GeoPrecision.MUNICIPALITY,
    )
    names = {"26": "Sonora"}
    assert describe(filters, "es", names) == "Sonora, mar 2021, detención, municipio o más preciso"
    assert describe(filters, "en", names) == "Sonora, Mar 2021, arrest, municipality or finer"
    assert describe(Filters(), "es") == "todo México"
    assert describe(Filters(review="reviewed"), "es") == "todo México, revisados"
    assert describe(Filters(until=date(2021, 3, 31)), "es") == "todo México, hasta mar 2021"


@pytest.mark.parametrize("code", ["2_", "%", "2", "260550", "Sonora", ""])
def test_what_is_no_code_of_a_place_is_refused(code: str) -> None:
    with pytest.raises(FilterError, match="expected 2, 5 or 9 digits"):
        where(Filters(cvegeo=(code,)))
