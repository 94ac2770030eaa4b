"""The legend explains every sign on the map, and counts what has it."""

from __future__ import annotations

import pytest

from violencemap.codes import Language
from violencemap.query.incidents import count_precision, list_incidents
from violencemap.query.placed import list_placed, place_rows
from violencemap.store import Store
from violencemap.types import Filters
from violencemap.views.colors import MARKS
from violencemap.views.legend import MarkRow, mark_rows


def rims(rows: list[MarkRow]) -> dict[str, tuple[str, int]]:
    return {row.label: (row.rim, row.events) for row in rows if "outline" in row.label}


def test_outlines_tell_how_many_events_are_reviewed(tiny_store: Store) -> None:
    incidents = list_incidents(tiny_store, Filters()).assign(review_status="unreviewed")
    assert rims(mark_rows(place_rows(incidents), "en")) == {
        "Broken outline: unreviewed": ("dashed", 3)
    }
    incidents.loc[incidents["incident_id"] == "i-1", "review_status"] = "changed"
    assert rims(mark_rows(place_rows(incidents), "en")) == {
        "Full outline: reviewed by a person": ("solid", 1),
        "Broken outline: unreviewed": ("dashed", 2),
    }


@pytest.mark.parametrize(
    ("language", "words"), [("es", "Contorno discontinuo: sin revisar"), ("en", "unreviewed")]
)
def test_both_languages_explain_the_broken_outline(
    tiny_store: Store, language: Language, words: str
) -> None:
    incidents = list_incidents(tiny_store, Filters()).assign(review_status="unreviewed")
    assert any(words in row.label for row in mark_rows(place_rows(incidents), language))


def test_shapes_and_kinds_add_up_to_the_placed_events_and_states_to_the_others(
    tiny_store: Store,
) -> None:
    placed = count_precision(tiny_store, Filters())
    rows = mark_rows(list_placed(tiny_store, Filters()), "en")
    by_shape = {row.shape: row.events for row in rows if row.fill == row.stroke}
    assert by_shape == {"circle": 2, "square": 1, "number": None, "both": None}
    kinds = [row.events for row in rows if row.label in {mark.label["en"] for mark in MARKS}]
    assert sum(kinds) == placed["locality"] + placed["municipality"] == 3
    assert [row.events for row in rows if row.shape == "pill"] == [placed["state"]] == [2]


def test_without_events_there_is_nothing_to_explain(tiny_store: Store) -> None:
    incidents = list_incidents(tiny_store, Filters(cvegeo=("15021",))).iloc[:0]
    assert mark_rows(place_rows(incidents), "es") == []


def test_with_totals_their_row_adds_up_and_so_do_kinds_and_outlines(tiny_store: Store) -> None:
    one_by_one = mark_rows(list_placed(tiny_store, Filters()), "en")
    rows = mark_rows(list_placed(tiny_store, Filters(), most_points=2), "en")
    counts = {row.label: row.events for row in rows}
    assert counts["Square: total of the municipality"] == 3
    assert counts["of these, known to the locality"] == 2
    same = {row.label: row.events for row in one_by_one if row.shape != "square"}
    for label in {mark.label["en"] for mark in MARKS} | {"Broken outline: unreviewed"}:
        assert counts.get(label) == same.get(label)
    assert not any(row.shape in {"circle", "both"} and row.fill == row.stroke for row in rows)
