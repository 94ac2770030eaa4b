"""Months of a place on a page: a sentence, the chart and the table of the same rows."""

from __future__ import annotations

from typing import Literal

import pandas as pd
import streamlit as st

from violencemap.app import tables
from violencemap.app.text import counted, format_number, text
from violencemap.app.view import View
from violencemap.codes import Language, Show
from violencemap.query import where
from violencemap.views.charts import months_chart

__all__ = ["draw_months", "month_rows", "months_sentence"]


def draw_months(
    months: pd.DataFrame, view: View, *, key: str = "months", name: str | None = None
) -> None:
    """Draw them under a heading; a rate that nobody can know gives way to the number.

    A page that draws several gives each a key and a name for its heading.
    """
    say = view.language
    show: Show = (
        "rate" if view.show == "rate" and months["rate_per_100k"].notna().any() else "count"
    )
    with st.container(key=key):
        heading = text(say, f"months_{show}")
        st.header(f"{name} · {heading}" if name else heading, anchor=False)
        st.markdown(months_sentence(months, show, say))
        if months["count"].notna().any():
            chart = months_chart(months, measure=view.measure, show=show, language=say)
            st.altair_chart(chart, width="stretch", key=f"{key}_chart")
        with st.expander(text(say, "table_months")):
            tables.draw_list(month_rows(months, say), "months_table", say, key=f"{key}_table")


def months_sentence(months: pd.DataFrame, show: Show, language: Language) -> str:
    """Lowest and highest month, and what is unknown or preliminary."""
    first, last = (where.format_month(months["month"].iloc[end], language) for end in (0, -1))
    values = months["rate_per_100k" if show == "rate" else "count"].astype("Float64")
    if values.isna().all():
        return text(language, "months_none", first=first, last=last)
    digits = 1 if show == "rate" else 0
    low, high = values.idxmin(), values.idxmax()
    shape = "flat" if values[low] == values[high] else "range"
    sentences = [
        text(
            language,
            "months_one" if len(months) == 1 else f"months_{shape}",
            first=first,
            last=last,
            low=format_number(values[low], digits),
            high=format_number(values[high], digits),
            low_month=where.format_month(months["month"][low], language),
            high_month=where.format_month(months["month"][high], language),
        )
    ]
    if unknown := int(values.isna().sum()):
        sentences.append(counted(language, "months_unknown", unknown))
    if show == "rate":
        sentences.append(text(language, "months_band"))
    if months["provisional"].any():
        sentences.append(text(language, f"months_provisional_{show}"))
    return " ".join(sentences)


def month_rows(months: pd.DataFrame, language: Language) -> list[dict[str, object]]:
    """One row a month, newest last; an unknown number is none, not zero."""
    rows = months.astype(object).where(months.notna(), None).to_dict("records")
    return [
        {
            "column_month": where.format_month(row["month"], language),
            "column_count": row["count"],
            "column_rate": _rounded(row["rate_per_100k"]),
            "column_interval": tables.interval(row["rate_low"], row["rate_high"]),
            "column_population": row["population"],
            "column_n_events": row["n_events"],
            "column_flag": _note(row["count"], row["provisional"], language),
        }
        for row in rows
    ]


def _rounded(rate: float | None) -> float | None:
    return None if rate is None else round(rate, 1)


def _note(count: int | None, provisional: bool, language: Language) -> str:
    if count is None:
        return text(language, "flag_no_data")
    key: Literal["flag_provisional", "flag_ok"] = "flag_provisional" if provisional else "flag_ok"
    return text(language, key)
