"""What the review desk keeps for a session, and what its buttons do.

Buttons work in callbacks, which run before the page is drawn: so the page that follows is of the
store as it is after the decision, in this session and in every other.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any, cast

import pandas as pd
import streamlit as st

from violencemap.errors import ViolenceMapError
from violencemap.query import review
from violencemap.query.review import ReviewItem
from violencemap.store import default_store_path
from violencemap.store.journal import append_decision, undo_decision
from violencemap.types import Action

__all__ = [
    "SHORTEST_LOOK",
    "decide",
    "fail",
    "mark_shown",
    "pick_row",
    "picked",
    "remember_reviewer",
    "reviewer",
    "skip",
    "skipped",
    "take_error",
    "undo",
]

# A key that bounces, or is held down, must not decide about an event that nobody has seen.
# Seconds that a person needs to look at one, at the very least.
SHORTEST_LOOK = 0.3

# Names of the session's values; Streamlit drops those of widgets that a page does not draw.
_WHO, _SKIPPED, _PICKED, _ERROR = "reviewer", "desk_skipped", "desk_picked", "desk_error"
_SHOWN = "desk_shown"


def reviewer() -> str:
    return cast(str, st.session_state.get(_WHO, ""))


def remember_reviewer(name: str) -> str:
    """Keep the name, without spaces around it, and return it."""
    st.session_state[_WHO] = name.strip()
    return reviewer()


def skipped() -> set[str]:
    """Incidents that were put aside in this session."""
    return cast(set[str], st.session_state.setdefault(_SKIPPED, set()))


def picked() -> str | None:
    """Incident that was picked from the queue, or whose decision was taken back."""
    return cast("str | None", st.session_state.get(_PICKED))


def pick_row(key: str, incident_ids: pd.Series) -> None:
    """Take the row that is selected in the table of this key."""
    rows = st.session_state[key].selection.rows
    st.session_state[_PICKED] = incident_ids.iloc[rows[0]] if rows else None


def take_error() -> str | None:
    """What went wrong with the last button, told once."""
    return cast("str | None", st.session_state.pop(_ERROR, None))


def mark_shown(item: ReviewItem) -> None:
    """Note since when the person has this incident before them."""
    incident_id = item.incident["incident_id"]
    if st.session_state.get(_SHOWN, ("", 0.0))[0] != incident_id:
        st.session_state[_SHOWN] = (incident_id, time.monotonic())


def _was_looked_at(item: ReviewItem) -> bool:
    incident_id, since = st.session_state.get(_SHOWN, ("", 0.0))
    if incident_id != item.incident["incident_id"]:
        return False
    return bool(time.monotonic() - since >= SHORTEST_LOOK)


def fail(reason: str) -> None:
    st.session_state[_ERROR] = reason


def decide(item: ReviewItem, who: str, action: Action, said: Mapping[str, Any]) -> None:
    """Record a decision; the next of the queue comes. What nobody could have seen stays."""
    if not _was_looked_at(item):
        return
    try:
        append_decision(default_store_path(), review.decide(item, who, action, **said))
    except ViolenceMapError as error:
        fail(str(error))
        return
    st.session_state[_PICKED] = None
    st.session_state.pop(_SHOWN)


def skip(item: ReviewItem) -> None:
    skipped().add(item.incident["incident_id"])
    st.session_state[_PICKED] = None


def undo(who: str, decision_id: str | None = None) -> None:
    """Take back a decision, the last of this person when none is named, and show it again."""
    try:
        undone = undo_decision(default_store_path(), who, decision_id)
    except ViolenceMapError as error:
        fail(str(error))
        return
    skipped().discard(undone.target_id)
    st.session_state[_PICKED] = undone.target_id
    st.session_state.pop(_SHOWN, None)
