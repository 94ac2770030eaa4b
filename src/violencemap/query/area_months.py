"""Counts and rates of all areas month by month: what a map shows one month after the other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from violencemap.codes import Level, Show
from violencemap.query.coverage import data_span
from violencemap.query.rates import list_areas
from violencemap.query.where import month_end, month_start
from violencemap.types import Filters

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from violencemap.store import Store

__all__ = ["AreaMonth", "list_area_months"]


class AreaMonth(NamedTuple):
    """``month`` is its first day; ``areas`` has the columns of ``list_areas``."""

    month: date
    areas: pd.DataFrame


def list_area_months(
    store: Store, filters: Filters, *, measure: str, level: Level, show: Show = "rate"
) -> list[AreaMonth]:
    """The areas in each month that the period of the filters touches.

    A month is what :func:`~violencemap.query.rates.list_areas` says of it alone: its count, the
    population in its middle, the rate of a year at its pace, and the class and flag of that. The
    months of a register that changed in 2026 are each compared with their own. Without a period,
    all months from the first to the last with data.

    One question a month and not one for all of them: it takes 4 ms for all municipalities, and
    no rule stands twice.

    Raises
    ------
    FilterError
        When there is no such measure.
    """
    return [
        AreaMonth(
            month=month, areas=list_areas(store, part, measure=measure, level=level, show=show)
        )
        for month, part in _parts(filters, data_span(store, measure))
    ]


def _parts(filters: Filters, span: tuple[date, date] | None) -> Iterator[tuple[date, Filters]]:
    """Each month of the period, its open ends closed by the data, and the filters for it."""
    first, last = span or (None, None)
    since, until = filters.since or first, filters.until or last
    while since is not None and until is not None and since <= until:
        end = month_end(since)
        yield month_start(since), replace(filters, since=since, until=min(until, end))
        since = end + timedelta(days=1)
