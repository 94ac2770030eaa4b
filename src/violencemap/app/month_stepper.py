"""The months of the map's period, worked out when somebody opens the bar under the map."""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st

from violencemap.app import cache
from violencemap.app.session import opened_month
from violencemap.app.view import View
from violencemap.codes import Language, Level, Show
from violencemap.query.area_months import list_area_months
from violencemap.query.placed import list_placed_by_month
from violencemap.types import Filters
from violencemap.views.map.component import stepped_month
from violencemap.views.map.month_fields import month_fields, stepper_text

__all__ = ["keep_month", "stepper_fields"]


def stepper_fields(snapshot: cache.Snapshot, view: View, *, key: str) -> dict[str, Any]:
    """The part of the payload that is about months; none where the period is but one.

    The months themselves come along from when the bar is opened until it is closed, so that a
    change of a filter sends no more than it must. Steps stay in the browser, which tells the month
    once they stop, for the address alone: what is sent then is the same as before.
    """
    period = view.period
    if period is None or period[0] == period[1]:
        return {"stepper": None}
    first, last = (date.fromisoformat(f"{month}-01") for month in period)
    words = stepper_text(first, last, measure=view.measure, show=view.show, language=view.language)
    months = None
    if view.month or stepped_month(key) is not None:
        shown = (view.measure, view.level, view.show, view.language)
        months = _months(snapshot, view.filters, *shown)
    return {"stepper": {"text": words, "months": months, "opened": opened_month()}}


def keep_month(key: str) -> None:
    """Callback: the month at which the map was left goes into the address."""
    st.session_state.mo = stepped_month(key) or None


@st.cache_data(show_spinner=False, max_entries=20)
def _months(
    snapshot: cache.Snapshot,
    filters: Filters,
    measure: str,
    level: Level,
    show: Show,
    language: Language,
) -> list[dict[str, Any]]:
    asked: dict[str, Any] = {"measure": measure, "level": level, "show": show}
    months = snapshot.ask(list_area_months, filters, **asked)
    return month_fields(
        months,
        snapshot.ask(list_placed_by_month, filters, [month for month, _ in months]),
        language=language,
        **asked,
    )
