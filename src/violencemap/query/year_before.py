"""The same months of the year before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from violencemap.query.where import month_end
from violencemap.types import Filters

__all__ = ["year_before"]


def year_before(filters: Filters) -> Filters | None:
    """The filters a year earlier, in whole months.

    None for an open period, and for one longer than a year, which would overlap the one before.

    >>> earlier = year_before(Filters(since=date(2024, 2, 1), until=date(2024, 3, 31)))
    >>> str(earlier.since), str(earlier.until)
    ('2023-02-01', '2023-03-31')
    """
    since, until = filters.since, filters.until
    if since is None or until is None or until >= _a_year(since, +1):
        return None
    return replace(filters, since=_a_year(since, -1), until=month_end(_a_year(until, -1)))


def _a_year(day: date, step: int) -> date:
    return day.replace(day=1, year=day.year + step)
