"""What is written beside the map of a year."""

from __future__ import annotations

from collections.abc import Sequence

from violencemap.codes import Language, Show
from violencemap.measures import MEASURES
from violencemap.query.where import format_month
from violencemap.query.years import YearOfAreas
from violencemap.views.picture.wording import picture_text

__all__ = ["caption_lines", "year_note", "years_notes"]


def caption_lines(year: YearOfAreas, show: Show, language: Language) -> list[str]:
    """What a year came to, and what is not known of it."""
    return [line for line in (_figures(year, show, language), year_note(year, language)) if line]


def years_notes(years: Sequence[YearOfAreas], show: Show, language: Language) -> list[str]:
    """How to read the maps and the figures beside them, a sentence each."""
    has_rates = show == "rate" and any(year.rate for year in years)
    keys = {
        "years_about": True,
        "years_interval": has_rates,
        "years_incomplete": not all(year.is_complete for year in years),
    }
    return [picture_text(key, language) for key, holds in keys.items() if holds]


def _figures(year: YearOfAreas, show: Show, language: Language) -> str:
    if year.count is None:
        return picture_text("no_data", language)
    count = f"{year.count:,} {MEASURES[year.measure].unit_label[language]}"
    if show == "count" or year.rate is None:
        return count
    rate, low, high = year.rate
    return f"{rate:,.1f} ({low:,.1f}–{high:,.1f}) · {count}"


def year_note(year: YearOfAreas, language: Language) -> str:
    """What is not known of a year, or not yet for good; empty where all is."""
    notes = []
    if not year.is_complete:
        ends = dict.fromkeys(
            format_month(month, language).split()[0]
            for month in (year.first_month, year.last_month)
        )
        notes.append(picture_text("only_months", language, months=" – ".join(ends)))
    if year.provisional:
        notes.append(picture_text("year_provisional", language))
    if year.areas_incomplete:
        notes.append(picture_text("areas_incomplete", language, n=f"{year.areas_incomplete:,}"))
    words = ", ".join(notes)
    return words[:1].upper() + words[1:]
