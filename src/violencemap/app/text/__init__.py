"""The words of the dashboard, in Spanish and English, under the same keys."""

from __future__ import annotations

from datetime import date

from violencemap.app.text import en, es
from violencemap.codes import Language
from violencemap.query import where

__all__ = ["counted", "format_month", "format_number", "text"]

_CATALOGUES: dict[Language, dict[str, str]] = {"es": es.TEXT, "en": en.TEXT}


def text(language: Language, key: str, **values: object) -> str:
    """Wording of ``key`` with its placeholders filled.

    >>> text("es", "no_data")
    'Sin dato'
    """
    return _CATALOGUES[language][key].format(**values)


def format_month(month: str, language: Language) -> str:
    """Month for people: ``"2021-03"`` is ``"mar 2021"`` in both languages."""
    return where.format_month(date.fromisoformat(f"{month}-01"), language)


def format_number(value: float, decimals: int = 0) -> str:
    """Number with comma for thousands and point for decimals, as Mexico and English write it."""
    return f"{value:,.{decimals}f}"


def counted(language: Language, noun: str, number: int) -> str:
    """Number with its noun: the wording ``{noun}_one`` or ``{noun}_many``.

    >>> counted("en", "rows", 1200)
    '1,200 rows'
    """
    return text(language, f"{noun}_{'one' if number == 1 else 'many'}", n=format_number(number))
