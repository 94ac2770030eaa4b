"""Measures by the codes that people write."""

from __future__ import annotations

from violencemap.errors import FilterError
from violencemap.measures import MEASURES, Measure

__all__ = ["find_measure"]


def find_measure(code: str) -> Measure:
    """Measure of a code.

    Raises
    ------
    FilterError
        When there is no such measure.

    Examples
    --------
    >>> find_measure("homicide_deaths").unit
    'deaths'
    """
    if code not in MEASURES:
        raise FilterError(f"unknown measure {code!r}; expected one of {sorted(MEASURES)}")
    return MEASURES[code]
