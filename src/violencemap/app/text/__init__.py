"""The words of the dashboard, in Spanish and English, under the same keys."""

from __future__ import annotations

from datetime import date

from violencemap.app.text import (
    en,
    en_add,
    en_counts,
    en_events,
    en_map,
    en_marks,
    en_pages,
    en_pictures,
    en_places,
    en_registers,
    en_totals,
    es,
    es_add,
    es_counts,
    es_events,
    es_map,
    es_marks,
    es_pages,
    es_pictures,
    es_places,
    es_registers,
    es_totals,
)
from violencemap.codes import Language
from violencemap.query import where

__all__ = [
    "CATALOGUES",
    "counted",
    "format_day",
    "format_month",
    "format_number",
    "format_period",
    "text",
]

CATALOGUES: dict[Language, dict[str, str]] = {
    "es": es.TEXT
    | es_add.TEXT
    | es_counts.TEXT
    | es_events.TEXT
    | es_map.TEXT
    | es_marks.TEXT
    | es_pages.TEXT
    | es_pictures.TEXT
    | es_places.TEXT
    | es_registers.TEXT
    | es_totals.TEXT,
    "en": en.TEXT
    | en_add.TEXT
    | en_counts.TEXT
    | en_events.TEXT
    | en_map.TEXT
    | en_marks.TEXT
    | en_pages.TEXT
    | en_pictures.TEXT
    | en_places.TEXT
    | en_registers.TEXT
    | en_totals.TEXT,
}


def text(language: Language, key: str, **values: object) -> str:
    """Wording of ``key`` with its placeholders filled.

    >>> text("es", "no_data")
    'Sin dato'
    """
    return CATALOGUES[language][key].format(**values)


def format_month(month: str, language: Language) -> str:
    """Month for people: ``"2021-03"`` is ``"mar 2021"`` in both languages."""
    return where.format_month(date.fromisoformat(f"{month}-01"), language)


def format_period(first: str, last: str, language: Language) -> str:
    """``"abr 2020 – mar 2021"``; one month alone when first and last are the same."""
    return " – ".join(dict.fromkeys(format_month(month, language) for month in (first, last)))


def format_day(day: date, language: Language) -> str:
    """Day as the tables write it: ``28/03/2021`` in Spanish, ``2021-03-28`` in English."""
    return f"{day:%d/%m/%Y}" if language == "es" else day.isoformat()


def format_number(value: float, decimals: int = 0) -> str:
    """Number with comma for thousands and point for decimals, as Mexico and English write it."""
    return f"{value:,.{decimals}f}"


def counted(language: Language, noun: str, number: int, **values: object) -> str:
    """Number with its noun: the wording ``{noun}_one`` or ``{noun}_many``.

    >>> counted("en", "rows", 1200)
    '1,200 rows'
    """
    form = "one" if number == 1 else "many"
    return text(language, f"{noun}_{form}", n=format_number(number), **values)
