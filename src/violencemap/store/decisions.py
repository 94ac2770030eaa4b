"""What a decision may say, and how the journal writes it."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any, get_args

from violencemap.codes import DatePrecision, EventType, GeoPrecision
from violencemap.errors import DecisionError
from violencemap.types import Action, Decision, Subject, Unit

__all__ = ["CHANGEABLE", "check_decision", "decision_from_json", "decision_to_json"]

_Rule = tuple[Callable[[Any], bool], str]

_MOST_DEATHS = 1_000_000


def _is_day(value: Any) -> bool:
    try:
        return value is None or isinstance(date.fromisoformat(value), date)
    except (TypeError, ValueError):
        return False


def _is_whole(value: Any) -> bool:
    return value is None or (type(value) is int and 0 <= value <= _MOST_DEATHS)


def _is_number(value: Any) -> bool:
    return type(value) in (int, float) and math.isfinite(value)


def _is_text(value: Any) -> bool:
    return value is None or isinstance(value, str)


def _is_flat(value: Any) -> bool:
    plain = (str, int, float, type(None))
    return isinstance(value, Mapping) and all(isinstance(one, plain) for one in value.values())


def _matches(pattern: str) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and re.fullmatch(pattern, value) is not None


def _or_none(rule: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: value is None or rule(value)


def _between(low: float, high: float) -> Callable[[Any], bool]:
    return lambda value: value is None or (_is_number(value) and low <= value <= high)


def _one_of(codes: Iterable[str]) -> _Rule:
    known = [str(code) for code in codes]
    return lambda value: value in known, f"one of {known}"


_DAY: _Rule = (_is_day, "a day such as 2021-03-18, or null")
_COUNT: _Rule = (_is_whole, f"a whole number from 0 to {_MOST_DEATHS}, or null")
_TEXT: _Rule = (_is_text, "a text, or null")
_PLACE: _Rule = (
    _or_none(_matches(r"(?:0[1-9]|[12]\d|3[0-2])(?:\d{3}(?:\d{4})?)?")),
    "a code of INEGI with 2, 5 or 9 digits, or null",
)

# What a person may change, by the names of the types, and what is expected of it.
CHANGEABLE: Mapping[Subject, Mapping[str, _Rule]] = {
    "incident": {
        "event_date": _DAY,
        "event_date_end": _DAY,
        "date_precision": _one_of(DatePrecision),
        "event_type": _one_of(EventType),
        "cvegeo": _PLACE,
        "location": _TEXT,
        "longitude": (_between(-118.5, -86.5), "degrees from -118.5 to -86.5, or null"),
        "latitude": (_between(14, 33), "degrees from 14 to 33, or null"),
        "geo_precision": _one_of(GeoPrecision),
        "fatalities_best": _COUNT,
        "fatalities_low": _COUNT,
        "fatalities_high": _COUNT,
    },
    "figure": {
        "value": (_is_number, "a number"),
        "unit": _one_of(get_args(Unit)),
        "indicator": (_matches(r".+"), "a text"),
        "cvegeo": (_or_none(_matches(r"00|\d{2}(?:\d{3})?")), "00, 2 or 5 digits, or null"),
        "period_start": _DAY,
        "period_end": _DAY,
        "baseline_start": _DAY,
        "baseline_end": _DAY,
        "source": _TEXT,
    },
}
_IN_ORDER = (
    ("event_date", "event_date_end"),
    ("fatalities_low", "fatalities_best"),
    ("fatalities_best", "fatalities_high"),
    ("period_start", "period_end"),
    ("baseline_start", "baseline_end"),
)
_FORMS: Mapping[str, _Rule] = {
    "decision_id": (_matches(r"\S+"), "a text without spaces"),
    "who": (_matches(r"(?s).*\S.*"), "a name"),
    "action": _one_of(get_args(Action)),
    "target_id": (_matches(r"\S.*"), "the id of an incident or figure"),
    "subject": _one_of(get_args(Subject)),
    "article_id": _TEXT,
    "merged_into": _TEXT,
    "undoes": _TEXT,
    "reason": _TEXT,
    "seen": (_is_flat, "an object of texts and numbers"),
    "values": (_is_flat, "an object of texts and numbers"),
}


def check_decision(decision: Decision) -> None:
    """Raise a DecisionError that names what in the decision cannot be, and what was expected."""
    for name, rule in _FORMS.items():
        _expect(name, getattr(decision, name), rule)
    if (decision.action == "change") != bool(decision.values):
        raise DecisionError(f"{decision.action}: new values belong to a change, and only to it")
    if (decision.action == "undo") != (decision.undoes is not None):
        raise DecisionError(f"{decision.action}: an undo, and only it, names what it undoes")
    _check_merge(decision)
    _check_values(decision)
    try:
        decision_to_json(decision).encode()
    except ValueError as error:
        raise DecisionError(f"this cannot be written as UTF-8 JSON ({error})") from error


def _check_values(decision: Decision) -> None:
    rules = CHANGEABLE[decision.subject]
    for name, value in decision.values.items():
        if name not in rules:
            raise DecisionError(f"{name!r} cannot be changed; expected one of {sorted(rules)}")
        _expect(name, value, rules[name])
    for first, second in _IN_ORDER:
        low, high = decision.values.get(first), decision.values.get(second)
        if low is not None and high is not None and low > high:
            raise DecisionError(f"{first} {low} is beyond {second} {high}")


def _check_merge(decision: Decision) -> None:
    if (decision.action == "merge") != (decision.merged_into is not None):
        raise DecisionError(f"{decision.action}: a merge, and only it, names what it leaves")
    if decision.merged_into == decision.target_id:
        raise DecisionError(f"{decision.target_id} cannot be merged into itself")
    if decision.subject == "figure" and decision.action in {"merge", "sensitive"}:
        raise DecisionError(f"{decision.action} is for incidents; a figure has no place on the map")


def _expect(name: str, value: Any, rule: _Rule) -> None:
    is_right, expected = rule
    if not is_right(value):
        raise DecisionError(f"{name} {value!r} cannot be; expected {expected}")


# --- as a line of the journal --------------------------------------------------------------


def decision_to_json(decision: Decision) -> str:
    """One line without its end; what a decision does not have is left out."""
    said = asdict(decision) | {"when": decision.when.isoformat()}
    first = {name: said.pop(name) for name in ("decision_id", "when", "who", "action")}
    kept = first | {name: value for name, value in said.items() if value not in (None, {})}
    return json.dumps(kept, ensure_ascii=False, allow_nan=False)


def decision_from_json(line: str) -> Decision:
    """Decision of a line; keys that a newer version may have added are passed over.

    Raises
    ------
    DecisionError
        When the line is no JSON object, or says what no decision can say.
    """
    try:
        said = json.loads(line)
        known = {name: said[name] for name in Decision.__dataclass_fields__ if name in said}
        decision = Decision(**known | {"when": datetime.fromisoformat(said["when"])})
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise DecisionError(f"this is no decision as the journal writes it ({error})") from error
    if "decision_id" not in said or decision.when.tzinfo is None:
        raise DecisionError("a decision needs a decision_id and a time with its zone")
    check_decision(decision)
    return decision
