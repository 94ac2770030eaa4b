"""One event with its provenance: what the report says, how it was placed, who tells of it."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from violencemap.app import cache
from violencemap.app.profile import is_public
from violencemap.app.tables import place_names
from violencemap.app.text import format_day, format_number, text
from violencemap.app.words import event_day, stated
from violencemap.codes import EventType, GeoPrecision, Language
from violencemap.query.loaded import list_reports_of
from violencemap.query.place_choice import place_label
from violencemap.query.review import ReviewItem, review_item
from violencemap.types import Span

__all__ = ["draw_card"]


def draw_card(snapshot: cache.Snapshot, event: Mapping[str, Any], language: Language) -> None:
    """Draw the card of a row of :func:`~violencemap.query.incidents.list_incidents`."""
    item = snapshot.ask(review_item, event["incident_id"])
    if item is None:
        return
    with st.container(border=True, key="event_card"):
        st.header(EventType(event["event_type"]).label[language], anchor=False)
        facts, place = st.columns(2, gap="large")
        with facts:
            st.subheader(text(language, "event_known"), anchor=False)
            _draw_facts(_what_happened(event, language), language)
            st.subheader(text(language, "event_words"), anchor=False)
            _draw_words(None if is_public() else item.text, item.evidence, language)
        with place:
            st.subheader(text(language, "event_place"), anchor=False)
            _draw_facts(_how_placed(event, item, language), language)
        st.subheader(text(language, "event_sources"), anchor=False)
        _draw_reports(snapshot.ask(list_reports_of, event["incident_id"]), language)


def _what_happened(event: Mapping[str, Any], language: Language) -> dict[str, str]:
    return {
        "event_when": event_day(event, language),
        "event_where": place_names(event) or text(language, "no_data"),
        "column_precision": GeoPrecision(event["geo_precision"]).label[language],
        "event_deaths": _deaths(event, language),
        "event_confidence": format_number(event["confidence"], 2),
        "event_review": _review(event, language),
        "column_id": event["incident_id"],
    }


def _how_placed(event: Mapping[str, Any], item: ReviewItem, language: Language) -> dict[str, str]:
    unknown = text(language, "no_data")
    score = event["geocode_score"]
    others = [place_label(one) for one in item.candidates if one.cvegeo != event["cvegeo"]]
    facts = {
        "event_mention": "" if is_public() else event["place_mention"] or unknown,
        "event_chosen": " · ".join(filter(None, (event["place_name"], event["cvegeo"]))) or unknown,
        "event_method": event["geocode_method"] or unknown,
        "event_score": unknown if pd.isna(score) else format_number(score, 2),
        "event_reason": item.place_reason,
        "event_candidates": "; ".join(others) or text(language, "event_no_candidates"),
    }
    return {key: fact for key, fact in facts.items() if fact}


def _draw_facts(facts: Mapping[str, str], language: Language) -> None:
    """Two columns, as a list of terms: what a report says goes in as text."""
    rows = "".join(
        f"<dt>{escape(text(language, key))}</dt><dd>{escape(fact)}</dd>"
        for key, fact in facts.items()
    )
    st.html(f"<dl class=vm-facts>{rows}</dl>")


def _draw_words(words: str | None, evidence: Span | None, language: Language) -> None:
    if words is None or evidence is None:
        st.caption(text(language, "event_no_words"))
        return
    start, end = evidence
    before, said, after = (escape(part) for part in (words[:start], words[start:end], words[end:]))
    st.html(f"<blockquote class=vm-evidence>{before}<mark>{said}</mark>{after}</blockquote>")


def _draw_reports(reports: pd.DataFrame, language: Language) -> None:
    st.dataframe(
        pd.DataFrame(
            {
                text(language, "column_source"): reports["publisher"],
                text(language, "column_title"): None if is_public() else reports["title"],
                text(language, "column_date"): [
                    day and format_day(day, language) for day in reports["published"]
                ],
                "URL": reports["url"],
                text(language, "coverage_license"): [
                    stated(license_, language) for license_ in reports["license"]
                ],
            }
        ),
        hide_index=True,
        key="event_reports",
        column_config={"URL": st.column_config.LinkColumn()},
        placeholder="–",
    )


def _deaths(event: Mapping[str, Any], language: Language) -> str:
    best, low, high = (event[f"fatalities_{estimate}"] for estimate in ("best", "low", "high"))
    if pd.isna(best):
        return text(language, "no_data")
    if pd.isna(low) or pd.isna(high) or low == high:
        return format_number(best)
    numbers = {"best": best, "low": low, "high": high}
    shown = {name: format_number(number) for name, number in numbers.items()}
    return text(language, "event_deaths_range", **shown)


def _review(event: Mapping[str, Any], language: Language) -> str:
    if event["review_status"] == "unreviewed" or event["reviewed_on"] is None:
        return text(language, "event_unreviewed")
    return text(language, "event_reviewed", day=format_day(event["reviewed_on"], language))
