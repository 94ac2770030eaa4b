"""Which event's card is open: chosen in the table, on the map, or by the address.

The choice is kept in the session under its key of the address, ``e``. A table of Streamlit takes
a choice from outside only when it is drawn for the first time; so a choice that does not come from
the table draws another one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

__all__ = ["RowChoice", "close_event", "event_choice"]

# What the table last said, and how many choices came from elsewhere.
_OF_TABLE, _ARRIVALS = "event_of_table", "event_arrivals"


class RowChoice(NamedTuple):
    """How a table lets people choose a row: its key, the row at first, what to do then."""

    key: str
    row: int | None
    on_select: Callable[[], None]

    @property
    def options(self) -> dict[str, Any]:
        """What ``st.dataframe`` is told of it."""
        rows = [] if self.row is None else [self.row]
        return {
            "key": self.key,
            "on_select": self.on_select,
            "selection_mode": "single-row",
            "selection_default": {"selection": {"rows": rows}},
        }


def event_choice(incident_ids: pd.Series) -> RowChoice:
    """The choice among the events of a table, in its order."""
    state = st.session_state
    if state.get("e") != state.get(_OF_TABLE):
        state[_OF_TABLE] = state.get("e")
        state[_ARRIVALS] = state.get(_ARRIVALS, 0) + 1
    ids = [*incident_ids]
    key = f"events_{state.get(_ARRIVALS, 0)}_{hash(tuple(ids))}"
    row = ids.index(state.e) if state.get("e") in ids else None
    return RowChoice(key, row, lambda: _take(key, ids))


def close_event() -> None:
    """Close the card; call in a callback."""
    st.session_state.e = None


def _take(key: str, ids: list[str]) -> None:
    rows = st.session_state[key].selection.rows
    st.session_state.e = st.session_state[_OF_TABLE] = ids[rows[0]] if rows else None
