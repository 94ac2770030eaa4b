"""What a decision may say."""

from __future__ import annotations

from typing import Any

import pytest

from violencemap.errors import DecisionError
from violencemap.store.decisions import check_decision
from violencemap.types import Decision


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


@pytest.mark.parametrize(
    "values",
    [
        {"event_date": "2021-03-18", "event_date_end": "2021-03-17"},
        {"fatalities_best": 3, "fatalities_low": 4},
        {"fatalities_best": 3, "fatalities_high": 2},
    ],
)
def test_new_values_in_the_wrong_order_are_refused(values: dict[str, Any]) -> None:
    with pytest.raises(DecisionError, match="is beyond"):
        check_decision(Decision(who="Ana", action="change", target_id="i-1", values=values))


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
