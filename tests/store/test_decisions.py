"""What a decision may say, and what decisions together come to."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from violencemap.errors import DecisionError
from violencemap.store.decisions import Review, check_decision, current_reviews, standing
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


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"who": "  "}, "who '  ' cannot be; expected a name"),
        ({"action": "delete"}, "action 'delete' cannot be; expected one of"),
        ({"action": "change"}, "new values belong to a change"),
        ({"values": {"fatalities_best": 1}}, "accept: new values belong to a change"),
        ({"action": "merge"}, "names what it leaves"),
        ({"action": "merge", "merged_into": "i-1"}, "merged into itself"),
        ({"action": "undo"}, "names what it undoes"),
        ({"subject": "figure", "action": "sensitive"}, "is for incidents"),
        ({"target_id": ""}, "expected the id of"),
    ],
)
def test_a_decision_that_cannot_be_is_refused(wrong: dict[str, Any], message: str) -> None:
    fields: dict[str, Any] = {"who": "Ana", "action": "accept", "target_id": "i-1"}
    with pytest.raises(DecisionError, match=message):
        check_decision(Decision(**fields | wrong))


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("event_date", "18/03/2021", "a day such as 2021-03-18"),
        ("event_type", "murder", "one of"),
        ("event_type", None, "one of"),
        ("fatalities_best", -1, "a whole number from 0"),
        ("fatalities_best", True, "a whole number from 0"),
        ("fatalities_low", "3", "a whole number from 0"),
        ("cvegeo", "2", "2, 5 or 9 digits"),
        ("cvegeo", "33001", "2, 5 or 9 digits"),
        ("longitude", 20.2, "-118.5 to -86.5"),
        ("latitude", float("nan"), "14 to 33"),
    ],
)
def test_a_new_value_that_cannot_be_is_refused(field: str, value: Any, expected: str) -> None:
    with pytest.raises(DecisionError, match=f"{field} .* cannot be; expected .*{expected}"):
        check_decision(Decision(who="Ana", action="change", target_id="i-1", values={field: value}))


def test_only_what_can_be_changed_is_changed() -> None:
    with pytest.raises(DecisionError, match="'incident_id' cannot be changed; expected one of"):
        check_decision(
            Decision(who="Ana", action="change", target_id="i-1", values={"incident_id": "x"})
        )
    check_decision(
        Decision(
            who="Ana",
            action="change",
            target_id="f-1",
            subject="figure",
            values={"value": -3.5, "unit": "percent_change", "cvegeo": "00"},
        )
    )
