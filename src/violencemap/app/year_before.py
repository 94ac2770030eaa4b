"""The same months of the year before, as a measure of what the map shows."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import pandas as pd

from violencemap.app import cache, sentences
from violencemap.app.text import format_number, text
from violencemap.app.view import Offer, View, calendar
from violencemap.query.rates import annual_rate, poisson_interval

__all__ = ["year_before", "year_before_sentence"]

_MONTHS_OF_A_YEAR = 12


class _Total(NamedTuple):
    """Cases in all areas of a view, their rate and its exact Poisson interval of 95 %."""

    cases: int
    rate: float
    low: float
    high: float


def year_before_sentence(
    snapshot: cache.Snapshot, offer: Offer, view: View, areas: pd.DataFrame
) -> str | None:
    """What the areas of the view had a year before; None where the two do not compare.

    They do where the series tells all months of all areas, in both years.
    """
    earlier = year_before(view, offer)
    now = earlier and _total(areas)
    if not earlier or not now:
        return None
    before = _total(cache.areas(snapshot, earlier.filters, view.measure, view.level, view.show))
    if not before:
        return None
    sentence = text(
        view.language,
        "year_before",
        period=sentences.period(earlier),
        count=format_number(before.cases),
        rate=format_number(before.rate, 1),
        base=sentences.base(view),
    )
    if now.low <= before.high and before.low <= now.high:
        return f"{sentence} {text(view.language, 'year_before_unclear')}"
    return sentence


def year_before(view: View, offer: Offer) -> View | None:
    """The view a year earlier, None without such months; longer periods would overlap theirs."""
    if view.measure == "events" or view.period is None:
        return None
    first, last = (f"{int(month[:4]) - 1}{month[4:]}" for month in view.period)
    is_told = offer.months[view.measure][0] <= first
    if not is_told or len(calendar(view.period)) > _MONTHS_OF_A_YEAR:
        return None
    return replace(view, period=(first, last))


def _total(areas: pd.DataFrame) -> _Total | None:
    """All areas together, None where a month or the population of any is unknown."""
    is_whole = (areas["months_present"] == areas["months_expected"]) & areas["population"].notna()
    if not (is_whole & (areas["comparability"] == "ok")).all():
        return None
    days = (areas["period_end"].iloc[0] - areas["period_start"].iloc[0]).days + 1
    count, people = int(areas["count"].sum()), float(areas["population"].sum())
    low, high = poisson_interval(float(count))
    rates = (annual_rate(float(number), people, days) for number in (count, low, high))
    return _Total(count, *rates)
