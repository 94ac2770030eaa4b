"""What all decisions come to: the review of each incident and figure.

Decisions are ordered by their time, wherever they stand in a file, so that two journals that
hold the same decisions mean the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Literal

from violencemap.types import Decision, Subject

__all__ = ["Review", "Status", "current_reviews", "standing"]

Status = Literal["unreviewed", "accepted", "changed", "rejected"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What all decisions about one incident or figure come to.

    ``seen`` is what was coded when it was last decided about; ``merged_into`` the incident that
    it is another report of.
    """

    status: Status = "unreviewed"
    reviewed_on: date | None = None
    seen: Mapping[str, Any] = field(default_factory=dict)
    values: Mapping[str, Any] = field(default_factory=dict)
    sensitive: bool = False
    merged_into: str | None = None


def standing(decisions: Iterable[Decision]) -> list[Decision]:
    """Decisions that nobody took back, by time; an undo that was undone takes nothing back."""
    undone: set[str] = set()
    kept = []
    for decision in sorted(decisions, key=_moment, reverse=True):
        if decision.decision_id in undone:
            continue
        if decision.undoes:
            undone.add(decision.undoes)
        else:
            kept.append(decision)
    return kept[::-1]


def current_reviews(decisions: Iterable[Decision], subject: Subject) -> dict[str, Review]:
    """Review of every incident, or figure, that standing decisions are about, by its id.

    The last decision counts; of changes, the last of each field. What would merge an incident
    into one that is merged into it already is passed over.
    """
    reviews: dict[str, Review] = {}
    for decision in decisions:
        if decision.subject != subject or _is_circle(decision, reviews):
            continue
        before = reviews.get(decision.target_id, Review())
        reviews[decision.target_id] = _after(before, decision)
    return reviews


def _after(review: Review, decision: Decision) -> Review:
    """The review once a decision was added."""
    now = replace(review, reviewed_on=decision.when.date(), seen=decision.seen)
    match decision.action:
        case "accept":
            return replace(now, status="changed" if review.values else "accepted")
        case "change":
            return replace(now, status="changed", values={**review.values, **decision.values})
        case "reject":
            return replace(now, status="rejected")
        case "sensitive":
            is_new = review.status == "unreviewed"
            return replace(now, sensitive=True, status="accepted" if is_new else review.status)
        case _:
            return replace(now, merged_into=decision.merged_into)


def _is_circle(decision: Decision, reviews: Mapping[str, Review]) -> bool:
    above = decision.merged_into
    while above and above != decision.target_id:
        above = reviews[above].merged_into if above in reviews else None
    return above is not None


def _moment(decision: Decision) -> tuple[datetime, str]:
    return decision.when, decision.decision_id
