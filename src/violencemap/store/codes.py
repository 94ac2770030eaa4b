"""Places and months as the numbers that releases keep, which take an eighth of the room of text."""

from __future__ import annotations

import calendar
from datetime import date

__all__ = ["ABROAD", "month_end", "place_code", "place_number"]

# The place of what happened in another country.
ABROAD = 0


def place_number(cvegeo: str) -> int:
    """A code as a number.

    >>> place_number("01"), place_number("01001")
    (1, 1001)
    """
    return int(cvegeo)


def place_code(place: int) -> str:
    """The code of a number; a state has less than three digits.

    >>> place_code(1), place_code(1001)
    ('01', '01001')
    """
    return f"{place:02}" if place < 100 else f"{place:05}"


def month_end(month: int) -> date:
    """Last day of a month, given as months since January 1970."""
    year, of_year = 1970 + month // 12, month % 12 + 1
    return date(year, of_year, calendar.monthrange(year, of_year)[1])
