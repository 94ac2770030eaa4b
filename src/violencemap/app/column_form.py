"""What is each column? Asked once for an unknown table of events, of counts or of population."""

from __future__ import annotations

import streamlit as st

from violencemap.app.batch import Batch
from violencemap.app.dropped_file import DroppedFile
from violencemap.app.text import text
from violencemap.codes import Language
from violencemap.measures import MEASURES, OWN_MEASURES
from violencemap.read.event_sources import lacking_of_events
from violencemap.read.month_columns import month_columns
from violencemap.read.own_counts import lacking_of_counts
from violencemap.read.own_population import POPULATION, lacking_of_population

__all__ = ["draw_column_form"]

# What most tables have, in the order of when, where, what; the rest stands folded below.
_FIRST = (
    *("event_date", "cvegeo", "state", "municipality", "longitude", "latitude"),
    *("event_type", "fatalities_best", "source"),
)
_IN_A_ROW = 3


def draw_column_form(batch: Batch, file: DroppedFile, language: Language) -> None:
    """Draw a choice of column for each field, and the button that reads the file with them."""
    st.markdown(text(language, "add_columns_ask"))
    _draw_what(file, language)
    if file.measure == POPULATION:
        _draw_choices(file, file.fields, language)
        missing: str | None = lacking_of_population(file.columns)
    elif file.measure:
        _draw_choices(file, file.fields, language)
        has_months = month_columns(file.header) is not None
        if has_months:
            st.caption(text(language, "add_columns_months"))
        missing = lacking_of_counts(file.columns, has_months=has_months)
    else:
        _draw_choices(file, _FIRST, language)
        with st.expander(text(language, "add_columns_more")):
            _draw_choices(file, tuple(name for name in file.fields if name not in _FIRST), language)
        missing = lacking_of_events(file.columns)
    if missing is not None:
        st.caption(text(language, f"add_columns_lack_{missing}"))
    st.button(
        text(language, "add_columns_use"),
        key=f"use_{id(file)}",
        disabled=missing is not None,
        on_click=_use,
        args=(batch, file),
    )


def _draw_what(file: DroppedFile, language: Language) -> None:
    """What a row is: an event, or a count of a measure or of people by who published it."""
    what, who = st.columns(2)
    options = ["", *OWN_MEASURES, POPULATION]
    names = {
        "": text(language, "add_row_is_event"),
        POPULATION: text(language, "add_row_is_people"),
    }
    key = f"measure_{id(file)}"
    what.selectbox(
        text(language, "add_row_is"),
        options,
        index=options.index(file.measure),
        format_func=lambda one: names.get(one) or MEASURES[one].label[language],
        key=key,
        on_change=_count,
        args=(file, key),
    )
    if file.measure:
        key = f"publisher_{id(file)}"
        who.text_input(
            text(language, "add_publisher"),
            value=file.publisher,
            key=key,
            on_change=_publish,
            args=(file, key),
        )


def _count(file: DroppedFile, key: str) -> None:
    file.count(st.session_state[key])


def _publish(file: DroppedFile, key: str) -> None:
    file.publisher = st.session_state[key].strip()


def _draw_choices(file: DroppedFile, names: tuple[str, ...], language: Language) -> None:
    options = ["", *file.header]
    for at in range(0, len(names), _IN_A_ROW):
        for column, name in zip(st.columns(_IN_A_ROW), names[at : at + _IN_A_ROW], strict=False):
            key = f"field_{name}_{id(file)}"
            column.selectbox(
                text(language, f"add_field_{name}"),
                options,
                index=options.index(file.columns.get(name, "")),
                format_func=lambda one: one or text(language, "add_columns_none"),
                key=key,
                on_change=_choose,
                args=(file, name, key),
            )


def _choose(file: DroppedFile, name: str, key: str) -> None:
    """Keep the choice with the file: Streamlit forgets it on other pages."""
    chosen = st.session_state[key]
    if chosen:
        file.columns[name] = chosen
    else:
        file.columns.pop(name, None)


def _use(batch: Batch, file: DroppedFile) -> None:
    file.named = True
    file.forget()
    batch.read()
