"""The coded fields of an incident, to be corrected: only what differs becomes a change."""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st

from violencemap.app import desk
from violencemap.app.text import text
from violencemap.codes import EventType, Language
from violencemap.query.place_choice import find_places, place_label, place_values
from violencemap.query.review import ReviewItem
from violencemap.types import Place

__all__ = ["draw_form"]

_FIRST_DAY = date(1980, 1, 1)
_DEATHS = ("fatalities_low", "fatalities_best", "fatalities_high")


def draw_form(item: ReviewItem, who: str, language: Language) -> None:
    """Draw the fields with what stands now, a search for another place, and the button."""
    key = item.incident["incident_id"]
    words = st.text_input(
        text(language, "review_search"),
        key=f"search_{key}",
        placeholder=text(language, "review_search_help"),
    )
    places = find_places(words) if words else []
    with st.form(f"form_{key}"):
        _draw_fields(item, places, language)
        st.form_submit_button(
            text(language, "review_save"),
            key=f"save_{key}",
            shortcut="G",
            disabled=not who,
            on_click=_save,
            args=(item, who, places, text(language, "review_unchanged")),
        )


def _draw_fields(item: ReviewItem, places: list[Place], language: Language) -> None:
    row, key = item.incident, item.incident["incident_id"]
    day, kind = st.columns(2)
    day.date_input(
        text(language, "column_date"),
        value=row["event_date"],
        min_value=_FIRST_DAY,
        max_value="today",
        format="DD/MM/YYYY" if language == "es" else "YYYY-MM-DD",
        key=f"event_date_{key}",
    )
    types = [str(one) for one in EventType]
    kind.selectbox(
        text(language, "column_type"),
        types,
        index=types.index(row["event_type"]),
        format_func=lambda code: EventType(code).label[language],
        key=f"event_type_{key}",
    )
    for column, name in zip(st.columns(3), _DEATHS, strict=True):
        column.number_input(
            text(language, f"review_{name}"),
            value=row[name],
            min_value=0,
            step=1,
            key=f"{name}_{key}",
            placeholder="–",
        )
    if places:
        st.selectbox(
            text(language, "column_place"),
            range(len(places)),
            format_func=lambda number: place_label(places[number]),
            key=f"place_{key}",
        )


def _save(item: ReviewItem, who: str, places: list[Place], unchanged: str) -> None:
    values = _changed(item, places)
    if values:
        desk.decide(item, who, "change", {"values": values})
    else:
        desk.fail(unchanged)


def _changed(item: ReviewItem, places: list[Place]) -> dict[str, Any]:
    """Values of the fields that differ from what stands now, as the journal writes them."""
    row, key, state = item.incident, item.incident["incident_id"], st.session_state
    values: dict[str, Any] = {}
    for name in ("event_date", "event_type", *_DEATHS):
        now = state[f"{name}_{key}"]
        if now != row[name]:
            values[name] = now.isoformat() if isinstance(now, date) else now
    if places:
        values |= place_values(places[state[f"place_{key}"]])
    return values
