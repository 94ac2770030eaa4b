"""Which events both apps show: those of two years but for some first days, one more each time.

Each change is to a view that was not shown before: of a message that it has sent already,
Streamlit sends but the name.
"""

from __future__ import annotations

from datetime import date, timedelta

import streamlit as st

_FIRST, _LAST = date(2022, 1, 1), date(2023, 12, 31)


def next_period() -> tuple[date, date]:
    """First and last day of the period that the button has come to."""
    number: int = st.session_state.setdefault("number", 0)
    if st.button("Next month"):
        st.session_state.number = number = number + 1
    return _FIRST + timedelta(days=number), _LAST
