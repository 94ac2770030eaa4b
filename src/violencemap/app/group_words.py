"""What reports say of groups, in words: always with who says it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from violencemap.app.text import format_day, text
from violencemap.codes import Language

__all__ = ["group_kind", "group_period", "group_statement"]


def group_statement(row: Mapping[Any, Any], language: Language) -> str:
    """A row of :func:`~violencemap.query.groups.list_groups` as a sentence of Markdown."""
    return text(
        language,
        "group_said",
        statement=group_kind(row, language),
        place=row["place_name"],
        period=group_period(row["period_start"], row["period_end"], language),
        who=row["attributed_by"] or text(language, "group_the_report"),
        source=row["source_name"],
        date=format_day(row["source_date"], language),
    )


def group_kind(row: Mapping[Any, Any], language: Language) -> str:
    """``"Los Ejemplos: reported presence"``."""
    names = {"group": row["organization"], "other": row["other_organization"]}
    return text(language, f"group_{row['relation']}", **names)


def group_period(start: date | None, end: date | None, language: Language) -> str:
    """The period in brackets, after a space; nothing where none is known."""
    if end is None:
        return ""
    if start is None:
        return text(language, "group_until", end=format_day(end, language))
    days = (format_day(day, language) for day in (start, end))
    return f" ({' – '.join(days)})"
