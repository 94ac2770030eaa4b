"""What a brief says in sentences: what reports tell, what is missing, how to read it, method."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any

from violencemap.codes import EventType, GeoPrecision, Language
from violencemap.query.coverage import data_span
from violencemap.query.rates import UNSTABLE_BELOW
from violencemap.query.where import format_month
from violencemap.views.picture.brief_wording import brief_text

if TYPE_CHECKING:
    import pandas as pd

    from violencemap.store import Store

__all__ = ["brief_sections", "told_section"]

Section = dict[str, Any]

# Open searches: a count of one or two points at a family, and is told among the other kinds.
_SENSITIVE, _SMALLEST = EventType.KIDNAPPING_DISAPPEARANCE, 3


def told_section(incidents: pd.DataFrame, language: Language) -> Section:
    """What reports tell of the place and the period: kinds, precision, deaths, review."""
    return _section("told", _told(incidents, language), language)


def brief_sections(
    store: Store,
    *,
    measure: str,
    areas: pd.DataFrame,
    incidents: pd.DataFrame,
    undated: int,
    language: Language,
) -> list[Section]:
    """Three short texts, each with its title.

    Parameters
    ----------
    areas
        Those of the map.
    incidents
        Those of the place and period.
    undated
        How many events of the place have no date.
    """
    span = data_span(store, measure)
    method = ["method_events"] if measure == "events" else ["method_rate", "method_events"]
    texts = {
        "missing": _missing(measure, areas, span and span[1], undated, language),
        "reading": _reading(measure, incidents, language),
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
    kinds = _kinds(Counter(incidents["event_type"]), language)
    told = [
        brief_text("told_events", language, n=f"{len(incidents):,}", kinds=kinds),
        brief_text(
            "told_places", language, **{name: f"{count:,}" for name, count in counts.items()}
        ),
    ]
    if deaths.empty:
        return [*told, brief_text("told_no_deaths", language)]
    return [*told, brief_text("told_deaths", language, deaths=f"{int(deaths.sum()):,}")]


def _kinds(counts: Counter[str], language: Language) -> str:
    """Number of each kind, in the order of the code list, which is no ranking."""
    named = [kind for kind in EventType if kind != EventType.OTHER and counts[kind]]
    if counts[_SENSITIVE] < _SMALLEST and _SENSITIVE in named:
        named.remove(_SENSITIVE)
    words = [f"{kind.label[language]}: {counts[kind]:,}" for kind in named]
    if others := sum(counts.values()) - sum(counts[kind] for kind in named):
        words.append(f"{brief_text('told_other', language)}: {others:,}")
    return "; ".join(words)


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


def _reading(measure: str, incidents: pd.DataFrame, language: Language) -> list[str]:
    lines = [brief_text("reading_classes", language, few=UNSTABLE_BELOW)]
    if incidents["longitude"].notna().any():
        lines.append(brief_text("reading_marks", language))
    if measure != "events":
        lines.append(brief_text("reading_order", language))
    return lines
