"""A dropped file: what was recognized in it, what it lacks, or why it cannot be read.

What files say is drawn as text or in tables, never as Markdown or HTML: it is not ours.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from violencemap.app.batch import Batch
from violencemap.app.column_form import draw_column_form
from violencemap.app.dropped_file import DroppedFile
from violencemap.app.preview import ReportPreview, TablePreview
from violencemap.app.tables import draw_list
from violencemap.app.text import CATALOGUES, counted, format_day, format_month, format_number, text
from violencemap.app.text.reasons import reason_in
from violencemap.app.view import Offer
from violencemap.app.words import stated
from violencemap.codes import EventType, Language
from violencemap.errors import ReadError
from violencemap.types import Rejection

__all__ = ["draw_file", "draw_set_aside"]

_SHOWN = 10


def draw_file(batch: Batch, file: DroppedFile, offer: Offer, language: Language) -> None:
    """Draw the card of a file."""
    with st.container(border=True, key=f"file_{id(file)}"):
        with st.container(
            horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
        ):
            _draw_head(file, language)
            st.button(
                text(language, "add_remove"),
                key=f"remove_{id(file)}",
                on_click=batch.remove,
                args=(file,),
                disabled=batch.job is not None,
                type="tertiary",
            )
        if file.needs_date:
            _draw_date(batch, file, language)
        elif file.needs_columns:
            if file.named:
                _draw_error(batch, file, language)
            draw_column_form(batch, file, language)
        elif file.error is not None:
            _draw_error(batch, file, language)
        for table in file.tables:
            _draw_table(table, offer, language)
        if file.reading is not None and not file.tables:
            _draw_reports(file.reports, language)
        if file.has_named_columns:
            _draw_named(file, language)
        draw_set_aside(batch, file.set_aside, language, key=f"aside_{id(file)}")


def draw_set_aside(
    batch: Batch, rejected: Sequence[Rejection], language: Language, *, key: str
) -> None:
    """Draw the rows that were set aside, with their reasons."""
    if not rejected:
        return
    title = f"{text(language, 'add_notes')} · {format_number(len(rejected))}"
    with st.expander(title):
        rows = [
            {
                "add_row": one.row,
                "add_column": one.column,
                "add_value": one.value,
                "add_reason": reason_in(language, batch.words(one.reason)),
            }
            for one in rejected[:_SHOWN]
        ]
        draw_list(rows, "add_notes", language, key=key)
        if len(rejected) > _SHOWN:
            numbers = {"shown": _SHOWN, "n": format_number(len(rejected))}
            st.caption(text(language, "add_notes_more", **numbers))


def _draw_head(file: DroppedFile, language: Language) -> None:
    state, mark = "ok", "vm-ok"
    if file.waits:
        state, mark = "waits", "vm-waits"
    elif file.needs_date or file.needs_columns:
        state, mark = "asks", "vm-asks"
    elif file.error is not None:
        state, mark = "bad", "vm-bad"
    elif file.is_unused:
        state, mark = "unused", "vm-bad"
    said = text(language, f"add_file_{state}")
    st.html(
        f"<p class=vm-file><b>{escape(file.name)}</b> <span class={mark}>{said}</span></p>",
        width="content",
    )


def _draw_date(batch: Batch, file: DroppedFile, language: Language) -> None:
    st.markdown(text(language, "add_date_why"))
    key = f"date_{id(file)}"
    st.date_input(
        text(language, "add_date"),
        value=None,
        max_value=date.today(),
        min_value=date(1900, 1, 1),
        format="DD/MM/YYYY" if language == "es" else "YYYY-MM-DD",
        key=key,
        on_change=_date,
        args=(batch, file, key),
        width=220,
    )


def _date(batch: Batch, file: DroppedFile, key: str) -> None:
    file.published = st.session_state[key]
    if file.published is not None:
        file.forget()
        batch.read()


def _draw_error(batch: Batch, file: DroppedFile, language: Language) -> None:
    reason = _why(batch, file.error or ReadError(""), language)
    said = text(language, "add_cannot_read", file=file.name, reason=reason)
    st.html(f"<p class=vm-why>{escape(said)}</p>")


def _why(batch: Batch, error: ReadError, language: Language) -> str:
    """Row, column and value, as far as they are known, and the reason."""
    where = (
        ("add_row", error.row),
        ("add_column", error.column),
        ("add_value", error.value),
    )
    parts = [f"{text(language, key)} {value}" for key, value in where if value is not None]
    return ": ".join(filter(None, (", ".join(parts), reason_in(language, error.reason))))


# --- tables --------------------------------------------------------------------------------


def _draw_table(table: TablePreview, offer: Offer, language: Language) -> None:
    aside = len(table.set_aside)
    numbers = {"a": format_number(table.rows), "b": format_number(aside)}
    facts = {
        "add_kind": _kind(table, language),
        "add_publisher": table.publisher,
        "add_license": table.license,
        "add_span": _span(table, language),
        "add_rows": text(language, "add_rows_read" if aside else "add_rows_all", **numbers),
    }
    rows = "".join(
        f"<dt>{escape(text(language, key))}</dt><dd>{escape(stated(fact, language))}</dd>"
        for key, fact in facts.items()
    )
    st.html(f"<dl class=vm-facts>{rows}</dl>")
    with st.expander(text(language, "add_first_rows")):
        named = [_named_row(table, row, offer, language) for row in table.first_rows]
        draw_list(named, "add_first_rows", language, key=f"rows_{id(table)}")


def _kind(table: TablePreview, language: Language) -> str:
    key = f"add_kind_{table.dataset.replace('-', '_')}"
    if key in CATALOGUES[language]:
        return text(language, key)
    return text(language, "add_kind_own") if table.kind == "events" else table.title


def _span(table: TablePreview, language: Language) -> str:
    if table.since is None or table.until is None:
        return text(language, "add_span_none")
    days = (table.since, table.until)
    if table.kind == "population":
        first, last = (str(day.year) for day in days)
    elif table.kind == "statistics":
        first, last = (format_month(f"{day:%Y-%m}", language) for day in days)
    else:
        first, last = (format_day(day, language) for day in days)
    return first if first == last else text(language, "add_span_days", first=first, last=last)


def _named_row(
    table: TablePreview, row: Mapping[str, Any], offer: Offer, language: Language
) -> dict[str, Any]:
    """A row as it would be stored, in words: the name beside the code."""
    code = row["cvegeo"]
    place = None if pd.isna(code) else " · ".join(filter(None, (offer.place_name(code), code)))
    if table.kind == "population":
        return {"add_place": place, "add_year": row["year"], "add_population": row["population"]}
    if table.kind == "events":
        day = row["event_date"]
        return {
            "column_date": None if pd.isna(day) else format_day(day, language),
            "column_type": EventType(row["event_type"]).label[language],
            "add_place": place,
            "event_deaths": row["fatalities_best"],
        }
    months = [row["since"], row["until"]]
    known = [format_month(f"{day:%Y-%m}", language) for day in months if day]
    return {
        "add_place": place,
        "add_counted": row["counted"],
        "add_months": " – ".join(dict.fromkeys(known)) or None,
        "add_number": row["number"],
    }


def _draw_named(file: DroppedFile, language: Language) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(text(language, "add_columns_known"), width="content")
        st.button(
            text(language, "add_columns_change"),
            key=f"change_{id(file)}",
            on_click=file.ask_columns,
            type="tertiary",
        )


# --- reports -------------------------------------------------------------------------------


def _draw_reports(reports: Sequence[ReportPreview], language: Language) -> None:
    if not reports:
        st.caption(text(language, "add_no_report"))
        return
    st.caption(counted(language, "add_kind_reports", len(reports)))
    rows = [
        {
            "column_title": one.title or "–",
            "column_date": one.published and format_day(one.published, language),
            "add_report_places": one.places,
            "table_events": one.incidents,
            "coverage_figures": one.figures,
        }
        for one in reports
    ]
    draw_list(rows, "coverage_reports", language, key=f"reports_{id(reports)}")
