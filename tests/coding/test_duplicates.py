"""Proposals of duplicates: what is near, what is not, and how the work grows."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
import pyarrow as pa
import pytest

from violencemap.coding import duplicates
from violencemap.coding.duplicates import DuplicateCandidate, propose_duplicates
from violencemap.store.frames import frame_of

PLAIN: dict[str, Any] = {
    "event_date": date(2021, 3, 18),
    "event_date_end": None,
    "date_precision": "day",
    "event_type": "multiple_homicide",
    "cvegeo": "15021",
    "geo_precision": "municipality",
    "longitude": -99.7,
    "latitude": 18.9,
    "fatalities_best": 4,
    "fatalities_low": None,
    "fatalities_high": None,
}


def proposed(*rows: dict[str, Any]) -> list[DuplicateCandidate]:
    """Proposals for incidents ``a``, ``b`` …, each of a report of its own unless it says."""
    named = [
        PLAIN | {"incident_id": name, "article_ids": f"report-{name}"} | row
        for name, row in zip("abcdefgh", rows, strict=False)
    ]
    return propose_duplicates(frame_of(pa.Table.from_pylist(named)))


def score_of(**other: Any) -> float:
    """Score of the plain incident with another one; 0 when they are not proposed."""
    found = proposed({}, other)
    return found[0].score if found else 0.0


def test_the_same_event_of_two_reports_is_proposed_with_a_reason() -> None:
    (found,) = proposed({}, {})
    assert (found.first_id, found.second_id) == ("a", "b")
    assert found.score == 0.95
    assert found.reason.en == "Same municipality, same day, same type, 4 deaths in both."
    assert found.reason.es == "Mismo municipio, mismo día, mismo tipo, 4 muertes en ambos."


@pytest.mark.parametrize(
    "less_alike",
    [
        {"event_date": date(2021, 3, 19)},
        {"event_type": "ambush_police"},
        {"fatalities_best": 5},
        {"fatalities_best": None},
        {"cvegeo": "15", "geo_precision": "state"},
        {"event_date": date(2021, 3, 1), "date_precision": "month"},
    ],
)
def test_what_differs_a_little_is_proposed_with_less(less_alike: dict[str, Any]) -> None:
    assert 0.4 < score_of(**less_alike) < score_of()


@pytest.mark.parametrize(
    "other",
    [
        {"event_date": date(2021, 3, 22)},
        {"event_date": date(2020, 3, 18)},
        {"event_date": None},
        {"event_date": date(2021, 1, 1), "date_precision": "year"},
        {"cvegeo": "15020"},
        {"cvegeo": "16", "geo_precision": "state"},
        {"cvegeo": None, "geo_precision": "unknown"},
        {"event_type": "arrest"},
        {"fatalities_best": 13},
        {"article_ids": "report-a"},
        {"article_ids": "report-x|report-a"},
        {"cvegeo": "15", "event_date": date(2021, 3, 21), "fatalities_best": None},
    ],
)
def test_what_is_another_event_is_not_proposed(other: dict[str, Any]) -> None:
    assert score_of(**other) == 0


def test_days_further_apart_weigh_more() -> None:
    scores = [score_of(event_date=date(2021, 3, day)) for day in (18, 19, 20, 21)]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == 4


def test_estimates_that_overlap_weigh_less_than_equal_ones_and_more_than_others() -> None:
    apart = score_of(fatalities_best=6)
    overlapping = score_of(fatalities_best=6, fatalities_low=4, fatalities_high=8)
    assert apart < overlapping < score_of()


def test_points_of_one_municipality_are_told_apart() -> None:
    point = {"geo_precision": "locality"}
    near = proposed(point, point | {"longitude": -99.69})
    far = proposed(point, point | {"longitude": -99.5})
    assert near[0].score > far[0].score
    assert (near[0].reason.en[:10], far[0].reason.es[:34]) == (
        "Same place",
        "Mismo municipio, otra localidad, m",
    )


def test_two_known_by_state_only_pair_once_and_the_likeliest_comes_first() -> None:
    state = {"cvegeo": "15", "geo_precision": "state"}
    found = proposed(state, state, {}, {"event_date": date(2021, 3, 19)})
    pairs = [frozenset((one.first_id, one.second_id)) for one in found]
    assert len(pairs) == len(set(pairs))
    assert frozenset("ab") in pairs
    assert pairs[0] == frozenset("cd")
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


def test_proposals_do_not_depend_on_the_order_of_the_rows() -> None:
    rows = [{"fatalities_best": 4 + n % 2, "incident_id": f"i-{n}"} for n in range(4)]
    for order in itertools.permutations(rows):
        assert {one.score for one in proposed(*order)} == {one.score for one in proposed(*rows)}


def test_the_work_grows_with_the_number_of_incidents_and_not_with_its_square(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """All on one day in one place, where a comparison of all with all would be 2,000,000."""
    compared = _counting(monkeypatch)
    rows = [
        PLAIN | {"incident_id": f"i-{n:04}", "article_ids": f"r-{n}", "fatalities_best": n}
        for n in range(2000)
    ]
    propose_duplicates(pd.DataFrame(rows))
    assert compared() <= 2000 * 50


def _counting(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    calls = []
    compare = duplicates._compare
    monkeypatch.setattr(
        duplicates, "_compare", lambda one, other: calls.append(1) or compare(one, other)
    )
    return lambda: len(calls)
