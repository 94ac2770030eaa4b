"""What the browser is told of a view says the same as the rows it was made of."""

from __future__ import annotations

import json
import zlib
from datetime import date
from typing import Any

import pytest

from violencemap.codes import Level, Show
from violencemap.measure_classes import classify
from violencemap.query.incidents import count_precision, list_incidents
from violencemap.query.placed import list_placed, place_rows
from violencemap.query.rates import annual_rate, list_areas
from violencemap.store import Store
from violencemap.types import Filters
from violencemap.views.map.boundary_order import area_order
from violencemap.views.map.payload import map_payload, pack
from violencemap.views.symbols import CLASSES, FEW_CASES, NO_DATA

HOMICIDE = "intentional_homicide_victims"
HALF_YEAR = Filters(since=date(2021, 1, 1), until=date(2021, 6, 30))


def payload_of(
    store: Store,
    filters: Filters,
    measure: str = HOMICIDE,
    level: Level = "state",
    show: Show = "rate",
) -> dict[str, Any]:
    return map_payload(
        list_areas(store, filters, measure=measure, level=level, show=show),
        list_placed(store, filters),
        filters=filters,
        measure=measure,
        level=level,
        show=show,
        language="en",
    )


@pytest.mark.parametrize("measure", [HOMICIDE, "femicide_victims", "events"])
@pytest.mark.parametrize("show", ["rate", "count"])
def test_the_class_of_each_area_is_that_of_its_value(
    bundled_store: Store, measure: str, show: Show
) -> None:
    filters = Filters(since=date(2021, 1, 1), until=date(2021, 12, 31))
    areas = list_areas(bundled_store, filters, measure=measure, level="state", show=show)
    symbols = payload_of(bundled_store, filters, measure, show=show)["classes"]
    for symbol, area in zip(symbols, areas.itertuples(), strict=True):
        value = area.rate_per_100k if show == "rate" else area.count
        expected = classify(float(value), measure, show)
        kinds = FEW_CASES if symbol in FEW_CASES else CLASSES
        assert kinds.index(symbol) == expected, area.name
        assert (symbol in FEW_CASES) == (show == "rate" and area.rate_flag == "unstable")


def test_no_data_is_not_zero(tiny_store: Store) -> None:
    payload = payload_of(tiny_store, HALF_YEAR)
    sonora, edomex = (area_order("state").index(code) for code in ("26", "15"))
    assert payload["classes"][sonora] == NO_DATA
    assert payload["counts"][sonora] is None
    assert payload["counts"][edomex] == 1200


def test_the_browser_gets_the_rates_of_the_table(bundled_store: Store) -> None:
    """Those that follow from count, population and days, and those that are sent."""
    filters = Filters(since=date(2021, 1, 1), until=date(2021, 12, 31))
    areas = list_areas(bundled_store, filters, measure=HOMICIDE, level="state")
    payload = payload_of(bundled_store, filters)
    census = list_areas(bundled_store, Filters(), measure="events", level="state")
    assert len(census) == len(payload["populations"]) == 32
    for index, area in enumerate(areas.itertuples()):
        sent = payload["rates"].get(str(index))
        rate = sent[0] if sent else annual_rate(area.count, area.population, payload["days"])
        assert rate == pytest.approx(area.rate_per_100k, abs=0.05)


def test_a_rate_with_missing_months_is_sent(tiny_store: Store) -> None:
    payload = payload_of(tiny_store, HALF_YEAR)
    areas = list_areas(tiny_store, HALF_YEAR, measure=HOMICIDE, level="state")
    quintana_roo = areas.set_index("cvegeo").loc["23"]
    sent = payload["rates"][str(area_order("state").index("23"))]
    assert sent[0] == pytest.approx(quintana_roo["rate_per_100k"], abs=0.05)


def test_points_badges_and_state_counts_add_up_to_the_placed_events(tiny_store: Store) -> None:
    payload = payload_of(tiny_store, Filters(), "events", show="count")
    counts = count_precision(tiny_store, Filters())
    precisions = [row[2] for row in payload["events"]["rows"]]
    assert precisions.count(0) == counts["locality"] == 2
    assert precisions.count(1) == counts["municipality"] == 1
    assert sum(payload["state_events"].values()) == counts["state"] == 2


def test_an_event_known_by_state_is_never_a_point(tiny_store: Store) -> None:
    payload = payload_of(tiny_store, Filters(cvegeo=("16",)), "events", show="count")
    assert payload["events"]["rows"] == []
    assert payload["state_events"] == {"16": 1}


def test_those_known_by_state_are_counted_on_a_map_of_municipalities_too(tiny_store: Store) -> None:
    payload = payload_of(tiny_store, Filters(cvegeo=("23",)), "events", "municipality", "count")
    assert payload["state_events"] == {"23": 1}


def test_each_event_says_whether_a_person_has_reviewed_it(tiny_store: Store) -> None:
    incidents = list_incidents(tiny_store, Filters())
    incidents["review_status"] = "unreviewed"
    incidents.loc[incidents["incident_id"] == "i-1", "review_status"] = "accepted"
    areas = list_areas(tiny_store, Filters(), measure="events", level="state")
    payload = map_payload(
        areas,
        place_rows(incidents),
        filters=Filters(),
        measure="events",
        level="state",
        show="count",
        language="es",
    )
    signs = {row[8]: row[9] for row in payload["events"]["rows"]}
    assert signs.pop("i-1") == 0
    assert set(signs.values()) == {1}
    assert payload["text"]["unreviewed"] == "sin revisar"
    assert not any("sin revisar" in source for source in payload["events"]["sources"])


def test_an_area_without_events_has_no_records_of_which_there_are_zero(tiny_store: Store) -> None:
    flags = {
        measure: payload_of(tiny_store, HALF_YEAR, measure)["text"]["flags"]["0"]
        for measure in (HOMICIDE, "events")
    }
    assert flags == {HOMICIDE: "Zero records reported", "events": "No events in the reports"}


def test_titles_of_reports_stay_out(tiny_store: Store) -> None:
    text = json.dumps(payload_of(tiny_store, Filters(), "events", show="count"))
    assert "A weekend in Tulum" not in text
    assert "La Familia Michoacana" not in text
    assert "Example Monitor, 6 Apr 2021" in text


def test_a_young_municipality_is_drawn_in_its_parent_and_told(bundled_store: Store) -> None:
    payload = payload_of(bundled_store, Filters(), "events", "municipality", "count")
    order = area_order("municipality")
    parents = {name: order[index] for index, name, _ in payload["within"]}
    assert len(payload["within"]) == 13
    assert parents["San Quintín"] == "02001"
    assert parents["San Felipe"] == "02002"
    assert all(code in order for code in parents.values())


def test_a_young_municipality_is_looked_at_where_it_is_drawn(bundled_store: Store) -> None:
    payload = payload_of(bundled_store, Filters(cvegeo=("23005", "04013")), "events")
    assert set(payload["scope"]) <= set(area_order("municipality"))
    assert "23005" in payload["scope"]
    assert len(payload["scope"]) == 2


def test_packing_is_deflated_json(tiny_store: Store) -> None:
    payload = payload_of(tiny_store, HALF_YEAR)
    unpacked = json.loads(zlib.decompress(pack(payload)))
    assert unpacked == json.loads(json.dumps(payload))


def test_a_country_of_municipalities_takes_few_bytes(bundled_store: Store) -> None:
    filters = Filters(since=date(2021, 3, 1), until=date(2021, 3, 31))
    assert len(pack(payload_of(bundled_store, filters, "events", "municipality"))) < 10_000
