"""How to cite what the filters choose, ready to paste."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from violencemap import __version__
from violencemap.codes import Label, Language
from violencemap.measures import MEASURES
from violencemap.query.where import describe
from violencemap.types import Filters

if TYPE_CHECKING:
    from violencemap.store import Store

__all__ = ["cite"]

_FIGURES = Label(es="Cifras en reportes", en="Figures in reports")
_WITH_DATA_OF = Label(es="Con datos de", en="With data of")


def cite(
    store: Store,
    filters: Filters,
    measure: str | None,
    publishers: Iterable[str],
    day: date,
    language: Language,
) -> str:
    """Program, measure (None: figures in reports), places and period, publishers and day."""
    names = store.frame("SELECT cvegeo, name FROM area")
    choice = describe(filters, language, dict(zip(names["cvegeo"], names["name"], strict=True)))
    what = (MEASURES[measure].label if measure else _FIGURES)[language]
    told_by = ", ".join(dict.fromkeys(publishers))
    return (
        f"violencemap {__version__} ({day.year}). {what}: {choice}. "
        + (f"{_WITH_DATA_OF[language]}: {told_by}. " if told_by else "")
        + f"{day.isoformat()}."
    )
