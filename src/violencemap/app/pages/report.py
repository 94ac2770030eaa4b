"""What does the report say, and what was read in it: its words marked, beside its small map."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from violencemap.app import cache, tables
from violencemap.app.figure_table import draw_official_values
from violencemap.app.links import link_to
from violencemap.app.marked_text import marked_html
from violencemap.app.profile import hidden_pages
from violencemap.app.small_map import draw_small_map
from violencemap.app.text import format_day, format_number, text
from violencemap.app.text.indicators import INDICATOR_NAMES
from violencemap.app.view import Offer, View
from violencemap.app.words import headline
from violencemap.codes import Language
from violencemap.query.loaded import list_reports
from violencemap.query.reader import (
    Mark,
    list_marks,
    list_report_figures,
    list_report_incidents,
    report_words,
)

__all__ = ["draw_page"]

_MAP_HEIGHT = 380
_KINDS = ("place", "foreign", "organization", "person", "road", "incident", "figure")


def draw_page(snapshot: cache.Snapshot, offer: Offer, view: View) -> None:
    """Draw the page. Its report is chosen on it; the controls at the side choose nothing here."""
    say = view.language
    st.title(text(say, "page_report"), anchor=False)
    reports = snapshot.ask(list_reports)
    readable = reports[reports["has_text"] == 1].sort_values("published", ascending=False)
    if readable.empty:
        st.info(text(say, "report_none"))
        if "add" not in hidden_pages():
            with st.container(key="start"):
                link_to("add", say, text(say, "start_add"))
        return
    titles = {
        article_id: " · ".join(filter(None, [published and format_day(published, say), title]))
        for article_id, published, title in zip(
            readable["article_id"], readable["published"], readable["title"], strict=True
        )
    }
    article_id = st.selectbox(
        text(say, "report_choose"), list(titles), format_func=titles.__getitem__, key="report"
    )
    incidents = snapshot.ask(list_report_incidents, article_id)
    words = snapshot.ask(report_words, article_id) or ""
    marks = snapshot.ask(list_marks, article_id)
    reading, aside = st.columns([3, 2], gap="large")
    with reading, st.container(key="report_words"):
        _draw_words(words, marks, say)
        _draw_places(words, marks, say)
    with aside, st.container(key="report_aside"):
        _draw_map(snapshot, article_id, say)
        _draw_incidents(incidents, say)
        figures = snapshot.ask(list_report_figures, article_id)
        _draw_figures(figures, say)
        draw_official_values(snapshot, set(figures["figure_id"]), say)


def _draw_words(words: str, marks: Sequence[Mark], language: Language) -> None:
    key = " ".join(
        f'<span class="vm-{kind}">{text(language, f"report_{kind}")}</span>' for kind in _KINDS
    )
    st.html(f"<p class=vm-key>{key}</p>")
    st.html(f"<div class=vm-report>{marked_html(words, marks)}</div>")


def _draw_map(snapshot: cache.Snapshot, article_id: str, language: Language) -> None:
    """The report's events, and those of no other."""
    everything = cache.all_incidents(snapshot)
    told = everything["article_ids"].fillna("").str.split("|").map(lambda ids: article_id in ids)
    incidents = everything[told]
    if incidents.empty:
        return
    states = incidents["cve_ent"].dropna()
    if states.empty:
        st.caption(text(language, "review_no_map"))
        return
    draw_small_map(
        snapshot, incidents, states, key="report_map", height=_MAP_HEIGHT, language=language
    )


def _draw_places(words: str, marks: Sequence[Mark], language: Language) -> None:
    """What the pointer says of each marked place, for those who have none."""
    places = {
        words[mark.start : mark.end]: mark.about
        for mark in marks
        if mark.kind in ("place", "foreign") and mark.about
    }
    if places:
        st.header(text(language, "report_places"), anchor=False)
        rows = [{"report_words": said, "report_meant": about} for said, about in places.items()]
        tables.draw_list(rows, "report_places", language)


def _draw_incidents(incidents: pd.DataFrame, language: Language) -> None:
    if incidents.empty:
        return
    st.header(text(language, "report_incidents"), anchor=False)
    for number, row in enumerate(incidents.to_dict("records"), start=1):
        status = text(language, f"status_{row['review_status']}")
        st.text(f"{number}  {headline(row, language)} · {status}")


def _draw_figures(figures: pd.DataFrame, language: Language) -> None:
    if figures.empty:
        return
    st.header(text(language, "download_figures"), anchor=False)
    for number, row in enumerate(figures.to_dict("records"), start=1):
        value = format_number(row["value"], 0 if float(row["value"]).is_integer() else 1)
        period = [row["period_start"], row["period_end"]]
        days = " – ".join(format_day(day, language) for day in period if not pd.isna(day))
        parts = [
            text(language, f"report_unit_{row['unit']}", value=value),
            INDICATOR_NAMES[row["indicator"]][language],
            row["place_name"] or row["cvegeo"],
            days,
            row["source"],
        ]
        st.text(f"#{number}  {' · '.join(filter(None, parts))}")
