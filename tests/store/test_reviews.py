"""What decisions together come to."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from violencemap.store.reviews import Review, current_reviews, standing
from violencemap.types import Decision

START = datetime(2026, 3, 1, tzinfo=UTC)


def decided(*said: dict[str, Any]) -> list[Decision]:
    """Decisions, a minute after each other; ``undo=-1`` takes back the one before."""
    made: list[Decision] = []
    for number, one in enumerate(said):
        fields = {"who": "Ana", "target_id": "i-1", "when": START + timedelta(minutes=number)}
        if "undo" in one:
            one = {"action": "undo", "undoes": made[one["undo"]].decision_id}
        made.append(Decision(**fields | one))
    return made


def review_of(*said: dict[str, Any], target: str = "i-1") -> Review | None:
    return current_reviews(standing(decided(*said)), "incident").get(target)


ACCEPT = {"action": "accept", "seen": {"fatalities_best": 3}}
REJECT = {"action": "reject"}
FOUR = {"action": "change", "values": {"fatalities_best": 4}}
FIVE = {"action": "change", "values": {"fatalities_best": 5, "event_type": "femicide"}}


@pytest.mark.parametrize(
    ("said", "status", "values"),
    [
        ([ACCEPT], "accepted", {}),
        ([REJECT], "rejected", {}),
        ([REJECT, ACCEPT], "accepted", {}),
        ([FOUR], "changed", {"fatalities_best": 4}),
        ([FIVE, FOUR], "changed", {"fatalities_best": 4, "event_type": "femicide"}),
        ([FOUR, ACCEPT], "changed", {"fatalities_best": 4}),
        ([FOUR, REJECT, {"undo": -1}], "changed", {"fatalities_best": 4}),
        ([REJECT, {"undo": -1}, {"undo": -1}], "rejected", {}),
    ],
)
def test_the_last_word_counts(
    said: list[dict[str, Any]], status: str, values: dict[str, Any]
) -> None:
    review = review_of(*said)
    assert review is not None
    assert (review.status, review.values) == (status, values)
    assert review.reviewed_on == START.date()


def test_all_taken_back_is_as_if_nobody_had_decided() -> None:
    assert review_of(FOUR, {"undo": -1}, ACCEPT, {"undo": -1}) is None


def test_order_is_that_of_time_and_not_of_the_list() -> None:
    made = decided(ACCEPT, REJECT)
    assert current_reviews(standing(made[::-1]), "incident")["i-1"].status == "rejected"


def test_a_sensitive_incident_counts_as_seen_and_keeps_its_changes() -> None:
    review = review_of(FOUR, {"action": "sensitive"})
    assert review is not None
    assert (review.sensitive, review.status) == (True, "changed")
    review = review_of({"action": "sensitive"})
    assert review is not None
    assert (review.sensitive, review.status) == (True, "accepted")


def merge(target: str, into: str) -> dict[str, Any]:
    return {"action": "merge", "target_id": target, "merged_into": into}


def test_two_people_who_merge_a_pair_both_ways_leave_one_of_it() -> None:
    reviews = current_reviews(
        standing(decided(merge("a", "b"), merge("b", "c"), merge("c", "a"), merge("b", "a"))),
        "incident",
    )
    assert {target: one.merged_into for target, one in reviews.items()} == {"a": "b", "b": "c"}
