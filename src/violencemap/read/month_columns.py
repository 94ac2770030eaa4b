"""The twelve months as columns of a table, known by their names in Spanish or in English."""

from __future__ import annotations

from collections.abc import Iterable

from violencemap.read.monthly import MONTH_NAMES
from violencemap.read.raw_table import fold

__all__ = ["month_columns"]

_ENGLISH = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
# Full or of three letters: {"enero": 0, "ene": 0, "january": 0, "jan": 0, ...}
_MONTHS = {
    name: month
    for names in (MONTH_NAMES, _ENGLISH)
    for month, full in enumerate(names)
    for name in (full, full[:3])
}


def month_columns(header: Iterable[str]) -> list[str] | None:
    """The columns of January to December, None where a month has no column or several.

    >>> month_columns(["Clave", "Ene", "Feb", "Mar"]) is None
    True
    """
    found = [(_MONTHS[fold(name)], name) for name in header if fold(name) in _MONTHS]
    names = [name for _, name in sorted(found)]
    return names if [month for month, _ in sorted(found)] == [*range(12)] else None
