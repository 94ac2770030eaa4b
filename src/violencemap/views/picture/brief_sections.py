"""What a brief says in sentences: what reports tell, what is missing, how to read it, method."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from violencemap.codes import GeoPrecision, Language
from violencemap.query.coverage import data_span
from violencemap.query.rates import UNSTABLE_BELOW
from violencemap.query.where import format_month
from violencemap.views.colors import MARKS, event_mark
from violencemap.views.picture.brief_wording import brief_text

if TYPE_CHECKING:
    import pandas as pd

    from violencemap.store import Store

__all__ = ["brief_sections", "told_section"]

Section = dict[str, Any]


def told_section(incidents: pd.DataFrame, language: Language) -> Section:
    """What reports tell of the place and the period: kinds, precision, deaths, review."""
    return _section("told", _told(incidents, language), language)


def brief_sections(
    store: Store,
    *,
    measure: str,
    areas: pd.DataFrame,
    has_marks: bool,
    undated: int,
    language: Language,
) -> list[Section]:
    """Three short texts, each with its title.

    Parameters
    ----------
    areas
        Those of the map.
    has_marks
        Whether events are drawn on it.
    undated
        How many events of the place have no date.
    """
    span = data_span(store, measure)
    method = ["method_events"] if measure == "events" else ["method_rate", "method_events"]
    texts = {
        "missing": _missing(measure, areas, span and span[1], undated, language),
        "reading": _reading(measure, has_marks, language),
        "method": [brief_text(key, language) for key in method],
    }
    return [_section(key, lines, language) for key, lines in texts.items()]


def _section(key: str, lines: list[str], language: Language) -> Section:
    return {"title": brief_text(key, language), "lines": lines}


def _told(incidents: pd.DataFrame, language: Language) -> list[str]:
    """How many events of which kind, how well placed, how many nobody has reviewed."""
    if incidents.empty:
        return [brief_text("told_none", language)]
    placed = Counter(incidents["geo_precision"])
    deaths = incidents["fatalities_best"].dropna()
    counts = {
        "locality": placed[GeoPrecision.LOCALITY] + placed[GeoPrecision.NEAR],
        "municipality": placed[GeoPrecision.MUNICIPALITY],
        "state": placed[GeoPrecision.STATE],
        "unreviewed": int((incidents["review_status"] == "unreviewed").sum()),
    }
    kinds = _kinds(incidents["event_type"], language)
    told = [
        brief_text("told_events", language, n=f"{len(incidents):,}", kinds=kinds),
        brief_text(
            "told_places", language, **{name: f"{count:,}" for name, count in counts.items()}
        ),
    ]
    if deaths.empty:
        return [*told, brief_text("told_no_deaths", language)]
    return [*told, brief_text("told_deaths", language, deaths=f"{int(deaths.sum()):,}")]


def _kinds(event_types: Iterable[str], language: Language) -> str:
    """How many look alike on a map: no kind is so narrow that its number points at a family."""
    counts = Counter(event_mark(code) for code in event_types)
    return "; ".join(f"{mark.label[language]}: {counts[mark]:,}" for mark in MARKS if counts[mark])


def _missing(
    measure: str, areas: pd.DataFrame, last: date | None, undated: int, language: Language
) -> list[str]:
    missing = []
    if last:
        missing.append(brief_text("missing_last", language, month=format_month(last, language)))
    without = int(areas["count"].isna().sum())
    partial = int((areas["rate_flag"] == "partial").sum())
    if without or partial:
        numbers = {"n": without, "areas": len(areas), "partial": partial}
        words = {name: f"{number:,}" for name, number in numbers.items()}
        missing.append(brief_text("missing_areas", language, **words))
    if undated:
        missing.append(brief_text("missing_undated", language, n=f"{undated:,}"))
    key = "missing_events" if measure == "events" else "missing_statistic"
    return [*missing, brief_text(key, language)]


def _reading(measure: str, has_marks: bool, language: Language) -> list[str]:
    lines = [brief_text("reading_classes", language, few=UNSTABLE_BELOW)]
    if has_marks:
        lines.append(brief_text("reading_marks", language))
    if measure != "events":
        lines.append(brief_text("reading_order", language))
    return lines
