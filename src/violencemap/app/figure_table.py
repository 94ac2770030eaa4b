"""Figures of reports beside what the official series says of the same place and months."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from violencemap.app import cache, sentences, tables
from violencemap.app.tables import place_names
from violencemap.app.text import format_day, format_number, text
from violencemap.app.text.indicators import INDICATOR_NAMES
from violencemap.codes import Language
from violencemap.query.reasons import REASONS
from violencemap.types import Filters

__all__ = ["draw_official_values", "figure_period", "figure_rows", "figure_value"]


def draw_official_values(
    snapshot: cache.Snapshot, figure_ids: Collection[str], language: Language
) -> None:
    """The figures of a report in a table, each beside every official series that compares."""
    figures = cache.compared_figures(snapshot, Filters())
    of_report = figures[figures["figure_id"].isin(figure_ids)]
    if not of_report.empty:
        st.subheader(text(language, "place_figures"), anchor=False)
        rows = figure_rows(of_report, language)
        tables.draw_list(rows, "place_figures", language, key="report_figures")


def figure_rows(figures: pd.DataFrame, language: Language) -> list[dict[str, str | None]]:
    """One row a figure and series of :func:`~violencemap.query.official.compare_with_all`."""
    rows = figures.astype(object).where(figures.notna(), None).to_dict("records")
    return [_row(row, language) for row in rows]


def _row(figure: Mapping[Any, Any], language: Language) -> dict[str, str | None]:
    measure, reason = figure["official_measure"], figure["reason"]
    return {
        "column_said": figure_value(figure["value"], figure["unit"], language),
        "column_counts": INDICATOR_NAMES[figure["indicator"]][language],
        "column_official": _official(figure["official_value"], figure["unit"], language),
        "column_difference": _difference(figure["difference"], figure["unit"], language),
        "column_series": measure and sentences.measure(measure, language),
        "column_reason": reason and REASONS[reason][language],
        "column_when": figure_period(figure, language),
        "column_place": place_names({**figure, "place_name": None})
        or (text(language, "country") if figure["cvegeo"] == "00" else None),
        "column_said_by": figure["source"],
        "column_source": figure["source_name"],
    }


def figure_value(value: float | None, unit: str, language: Language) -> str | None:
    """A number with its unit: ``"1,059"``, ``"130% change"``."""
    if value is None:
        return None
    digits = 0 if float(value).is_integer() else 1
    return text(language, f"report_unit_{unit}", value=format_number(value, digits))


def _official(value: float | None, unit: str, language: Language) -> str | None:
    """As :func:`figure_value`; a change in short, for the column is narrow: ``"+126.6 %"``."""
    if value is not None and unit == "percent_change":
        return f"{_signed(value)} %"
    return figure_value(value, unit, language)


def _difference(value: float | None, unit: str, language: Language) -> str | None:
    """What lies between two values; between two percentages that is percentage points."""
    if value is None:
        return None
    in_points = unit in {"percent", "percent_change"}
    return text(language, "points", value=_signed(value)) if in_points else _signed(value)


def _signed(value: float) -> str:
    """With its sign: ``"+12"``, ``"−3.5"``."""
    digits = 0 if round(value, 1).is_integer() else 1
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return f"{sign}{format_number(abs(value), digits)}"


def figure_period(figure: Mapping[Any, Any], language: Language) -> str | None:
    """First and last day that a figure is about; None where the report does not say."""
    days = [figure["period_start"], figure["period_end"]]
    return " – ".join(format_day(day, language) for day in days if day) or None
