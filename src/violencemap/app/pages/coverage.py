"""What is loaded and what is missing: reports, months, places, sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from violencemap.app import cache, sentences, tables
from violencemap.app.profile import is_public
from violencemap.app.release_totals import draw_release_totals
from violencemap.app.text import counted, format_day, format_month, format_period, text
from violencemap.app.view import Offer, Period, View, calendar
from violencemap.app.words import stated
from violencemap.codes import EventType, GeoPrecision, Language, Level
from violencemap.query.coverage import list_sources
from violencemap.query.loaded import list_months, list_reports
from violencemap.types import Filters

__all__ = ["draw_page", "missing_months", "month_runs"]


def draw_page(snapshot: cache.Snapshot, offer: Offer, view: View) -> None:
    """Draw the page. It is about all that is loaded, whatever the filters."""
    say = view.language
    reports = snapshot.ask(list_reports)
    incidents = cache.all_incidents(snapshot)
    figures = cache.figures(snapshot, Filters())
    st.title(text(say, "page_coverage"), anchor=False)
    with st.container(key="summary"):
        numbers = {
            "events": counted(say, "events", len(incidents)),
            "figures": counted(say, "figures", len(figures)),
        }
        st.markdown(counted(say, "coverage_summary", len(reports), **numbers))
    _draw_series(snapshot.ask(list_months), offer, say)
    draw_release_totals(snapshot, offer, say)
    _draw_precision(incidents, say)
    _draw_without(incidents, say)
    _draw_reports(reports, say)
    _draw_sources(snapshot.ask(list_sources), say)


def missing_months(months: Mapping[date, int], areas: int) -> list[str]:
    """Months from the first to the last, as ``YYYY-MM``, that fewer than all areas reported."""
    reported = {f"{month:%Y-%m}": count for month, count in months.items()}
    every = calendar(sorted(reported))
    return [month for month in every if reported.get(month, 0) < areas]


def _draw_series(months: pd.DataFrame, offer: Offer, language: Language) -> None:
    st.header(text(language, "coverage_series"), anchor=False)
    st.caption(text(language, "coverage_series_about"))
    rows = [
        _series_row(measure, level, dict(zip(of["month"], of["areas"], strict=True)), language)
        for (measure, level), of in months.groupby(["measure", "level"])
    ]
    if not rows:
        st.info(text(language, "coverage_none"))
        return
    tables.draw_list(rows, "coverage_series", language)


def _series_row(
    measure: str, level: Level, months: Mapping[date, int], language: Language
) -> dict[str, Any]:
    areas = max(months.values())
    missing = missing_months(months, areas)
    every = calendar(sorted(f"{month:%Y-%m}" for month in months))
    return {
        "coverage_measure": sentences.measure(measure, language),
        "coverage_level": text(language, f"level_{level}"),
        "coverage_first": format_month(every[0], language),
        "coverage_last": format_month(every[-1], language),
        "coverage_months": len(every),
        "coverage_complete": len(every) - len(missing),
        "coverage_areas": areas,
        "coverage_missing": ", ".join(format_period(*run, language) for run in month_runs(missing))
        or "–",
    }


def month_runs(months: Sequence[str]) -> list[Period]:
    """Months without a gap between them as one: the first and the last of each run.

    >>> month_runs(["2020-11", "2020-12", "2021-01", "2021-06"])
    [('2020-11', '2021-01'), ('2021-06', '2021-06')]
    """
    runs: list[Period] = []
    for month in months:
        if runs and len(calendar([runs[-1][1], month])) == 2:
            runs[-1] = (runs[-1][0], month)
        else:
            runs.append((month, month))
    return runs


def _draw_precision(incidents: pd.DataFrame, language: Language) -> None:
    st.header(text(language, "coverage_precision"), anchor=False)
    counts = incidents["geo_precision"].value_counts()
    rows = [
        {
            "column_precision": precision.label[language],
            "table_events": int(counts.get(precision, 0)),
            "coverage_share": round(100 * counts.get(precision, 0) / max(len(incidents), 1)),
        }
        for precision in GeoPrecision
    ]
    tables.draw_list(rows, "coverage_precision", language)


def _draw_without(incidents: pd.DataFrame, language: Language) -> None:
    """Events that no map and no period shows."""
    st.header(text(language, "coverage_without"), anchor=False)
    lost = incidents[incidents["event_date"].isna() | incidents["cve_ent"].isna()]
    if lost.empty:
        st.caption(text(language, "coverage_without_none"))
        return
    rows = [
        {
            "column_type": EventType(event["event_type"]).label[language],
            "column_date": _day(event["event_date"], language),
            "column_place": tables.place_names(event),
            "column_source": event["source_name"],
            "column_title": event["source_title"],
            "column_id": event["incident_id"],
        }
        for event in lost.to_dict("records")
    ]
    tables.draw_list(rows, "coverage_without", language)


def _draw_reports(reports: pd.DataFrame, language: Language) -> None:
    st.header(text(language, "coverage_reports"), anchor=False)
    rows = [
        {
            "column_title": report["title"],
            "column_source": report["publisher"],
            "column_date": _day(report["published"], language),
            "table_events": report["n_events"],
            "coverage_figures": report["n_figures"],
            "coverage_places": report["n_places"],
            "coverage_undecided": report["n_undecided"],
            "coverage_file": report["file"],
        }
        for report in reports.to_dict("records")
    ]
    tables.draw_list(rows, "coverage_reports", language)


def _draw_sources(sources: pd.DataFrame, language: Language) -> None:
    st.header(text(language, "coverage_sources"), anchor=False)
    rows = [
        {
            "column_source": source["publisher"],
            "coverage_title": _title(source),
            "coverage_cutoff": _day(source["cutoff"], language),
            "coverage_retrieved": _day(source["retrieved"], language),
            "coverage_license": stated(source["license"], language),
        }
        for source in sources.to_dict("records")
    ]
    tables.draw_list(rows, "coverage_sources", language)


def _title(source: Mapping[str, Any]) -> str | None:
    """Title of a source; that of a report may name victims."""
    return None if is_public() and source["kind"] == "report" else source["title"]


def _day(day: date | None, language: Language) -> str | None:
    return format_day(day, language) if day else None
