"""One event in one line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from violencemap.app.tables import place_names
from violencemap.app.text import counted, text
from violencemap.codes import NOT_STATED, EventType, GeoPrecision, Language
from violencemap.views.map.wording import event_date

__all__ = ["event_day", "headline", "source_line", "stated"]


def stated(fact: str, language: Language) -> str:
    """A publisher or a license, in the words of the page where it is not stated."""
    return text(language, "add_terms_unstated") if fact == NOT_STATED else fact


def source_line(source: Mapping[str, Any], language: Language) -> str:
    """Who publishes a source, its title and its license, in one sentence."""
    facts = {key: stated(source[key], language) for key in ("publisher", "title", "license")}
    return text(language, "source_line", **facts)


def event_day(row: Mapping[str, Any], language: Language) -> str:
    """Date of an event as finely as it is known: ``"28 mar 2021"``, ``"2021"``, ``"sin fecha"``."""
    day = None if pd.isna(row["event_date"]) else row["event_date"]
    return event_date(day, row["date_precision"], language)


def headline(row: Mapping[str, Any], language: Language) -> str:
    """``"Homicidio · 28 mar 2021 · 1 persona muerta · Tulum, Quintana Roo (Municipio)"``."""
    deaths = row["fatalities_best"]
    place, precision = place_names(row), GeoPrecision(row["geo_precision"]).label[language]
    return " · ".join(
        [
            EventType(row["event_type"]).label[language],
            event_day(row, language),
            text(language, "review_no_deaths")
            if pd.isna(deaths)
            else counted(language, "deaths", int(deaths)),
            f"{place} ({precision})" if place else precision,
        ]
    )
