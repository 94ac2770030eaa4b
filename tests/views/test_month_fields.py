"""What the browser is told of a month is what a map of that month alone would be told."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from violencemap.codes import Level, Show
from violencemap.query.area_months import list_area_months
from violencemap.query.placed import list_placed, list_placed_by_month
from violencemap.query.rates import list_areas
from violencemap.query.where import month_end
from violencemap.store import Store
from violencemap.types import Filters
from violencemap.views.map.boundary_order import area_order
from violencemap.views.map.month_fields import month_fields, stepper_text
from violencemap.views.map.payload import map_payload, pack

HOMICIDE = "intentional_homicide_victims"
YEAR = Filters(since=date(2020, 4, 1), until=date(2021, 3, 31))
HALF_YEAR = Filters(since=date(2021, 1, 1), until=date(2021, 6, 30))


def fields_of(
    store: Store, filters: Filters, measure: str, level: Level = "state", show: Show = "rate"
) -> list[dict[str, Any]]:
    months = list_area_months(store, filters, measure=measure, level=level, show=show)
    return month_fields(
        months,
        list_placed_by_month(store, filters, [month for month, _ in months]),
        measure=measure,
        level=level,
        show=show,
        language="en",
    )


def payload_of_month(
    store: Store, month: str, measure: str, level: Level, show: Show
) -> dict[str, Any]:
    first = date.fromisoformat(f"{month}-01")
    alone = Filters(since=first, until=month_end(first))
    return map_payload(
        list_areas(store, alone, measure=measure, level=level, show=show),
        list_placed(store, alone),
        filters=alone,
        measure=measure,
        level=level,
        show=show,
        language="en",
    )


@pytest.mark.parametrize("measure", [HOMICIDE, "events"])
@pytest.mark.parametrize("level", ["state", "municipality"])
@pytest.mark.parametrize("show", ["rate", "count"])
def test_a_month_is_told_as_a_map_of_it_alone_would_be(
    bundled_store: Store, measure: str, level: Level, show: Show
) -> None:
    populations: list[int | None] = []
    months = fields_of(bundled_store, YEAR, measure, level, show)
    assert len(months) == 12
    for fields in months:
        alone = payload_of_month(bundled_store, fields["month"], measure, level, show)
        changes = fields["populations"]
        before = populations or [0] * len(changes)
        populations = [
            None if change is None else (known or 0) + change
            for known, change in zip(before, changes, strict=True)
        ]
        assert populations == alone["populations"]
        same = fields.keys() & alone.keys() - {"text", "populations"}
        assert same >= {"classes", "flags", "counts", "days", "rates", "events", "state_events"}
        assert {key: fields[key] for key in same} == {key: alone[key] for key in same}
        for key, words in fields["text"].items():
            assert words == alone["text"][key]


def test_events_are_in_the_month_of_their_first_day(tiny_store: Store) -> None:
    months = fields_of(tiny_store, HALF_YEAR, "events", show="count")
    rows = {fields["month"]: len(fields["events"]["rows"]) for fields in months}
    assert rows.pop("2021-03") == 3
    assert set(rows.values()) == {0}
    assert months[2]["state_events"] == {"23": 1}


def test_no_data_of_a_month_is_told_apart_from_zero(tiny_store: Store) -> None:
    at = area_order("state").index("23")
    months = fields_of(tiny_store, HALF_YEAR, HOMICIDE)
    assert [fields["counts"][at] for fields in months] == [3, 0, 5, 2, None, 4]
    assert "".join(fields["flags"][at] for fields in months) == "u0uu-u"


def test_a_year_of_states_takes_few_bytes(bundled_store: Store) -> None:
    months = fields_of(bundled_store, YEAR, HOMICIDE)
    assert len(pack({"months": months})) < 10_000


def test_the_change_of_register_is_said_where_the_period_crosses_it() -> None:
    def registers(first: date, last: date, measure: str) -> str:
        words = stepper_text(first, last, measure=measure, show="rate", language="es")
        return str(words["registers"])

    crossing = (date(2025, 6, 1), date(2026, 5, 1))
    assert "RNID" in registers(*crossing, HOMICIDE)
    assert registers(*crossing, "events") == ""
    assert registers(*crossing, "homicide_deaths") == ""
    assert registers(date(2025, 1, 1), date(2025, 12, 1), HOMICIDE) == ""
    assert registers(date(2026, 1, 1), date(2026, 6, 1), HOMICIDE) == ""
