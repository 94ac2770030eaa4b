"""The months are part of what is sent only while somebody has them open."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from violencemap.app import cache, month_stepper
from violencemap.app.month_stepper import stepper_fields
from violencemap.app.view import View
from violencemap.views.map.payload import pack

VIEW = View(language="en", measure="events", period=("2021-01", "2021-03"), level="municipality")


@pytest.fixture
def snapshot(bundled_store_path: Path) -> cache.Snapshot:
    return cache.Snapshot(str(bundled_store_path), 0, 0, None)


def test_a_closed_bar_sends_its_words_alone(snapshot: cache.Snapshot) -> None:
    fields = stepper_fields(snapshot, VIEW, key="map")["stepper"]
    assert fields["months"] is None
    assert fields["text"]["bar"] == "Month by month"
    assert len(pack(fields)) < 500


def test_an_open_bar_sends_every_month(
    snapshot: cache.Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(month_stepper, "stepped_month", {"map": ""}.get)
    fields = stepper_fields(snapshot, VIEW, key="map")["stepper"]
    assert [month["name"] for month in fields["months"]] == ["Jan 2021", "Feb 2021", "Mar 2021"]
    assert all(len(month["classes"]) == 2465 for month in fields["months"])
    assert len(fields["months"][2]["events"]["rows"]) > 0
    spanish = stepper_fields(snapshot, replace(VIEW, language="es"), key="map")["stepper"]
    assert spanish["months"][0]["name"] == "ene 2021"


@pytest.mark.parametrize("period", [None, ("2021-03", "2021-03")])
def test_where_there_is_but_one_month_there_is_no_bar(
    snapshot: cache.Snapshot, period: tuple[str, str] | None
) -> None:
    view = replace(VIEW, period=period)
    assert stepper_fields(snapshot, view, key="map") == {"stepper": None}
