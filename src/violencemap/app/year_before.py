"""The same months of the year before, as a measure of what the map shows."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import pandas as pd

from violencemap.app import cache, sentences
from violencemap.app.text import format_number, text
from violencemap.app.view import Offer, View
from violencemap.query.rates import annual_rate, poisson_interval
from violencemap.query.year_before import year_before

__all__ = ["year_before_sentence"]


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
    earlier = _view_before(view, offer)
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


def _view_before(view: View, offer: Offer) -> View | None:
    """The view a year earlier, None where the series does not reach back so far."""
    earlier = year_before(view.filters)
    if view.measure == "events" or earlier is None:
        return None
    first, last = f"{earlier.since:%Y-%m}", f"{earlier.until:%Y-%m}"
    return replace(view, period=(first, last)) if offer.months[view.measure][0] <= first else None


def _total(areas: pd.DataFrame) -> _Total | None:
    """All areas together, None where a month or the population of any is unknown."""
    is_whole = (areas["months_present"] == areas["months_expected"]) & areas["population"].notna()
    people = float(areas["population"].sum())
    if not people or not (is_whole & (areas["comparability"] == "ok")).all():
        return None
    days = (areas["period_end"].iloc[0] - areas["period_start"].iloc[0]).days + 1
    count = int(areas["count"].sum())
    low, high = poisson_interval(float(count))
    rates = (annual_rate(float(number), people, days) for number in (count, low, high))
    return _Total(count, *rates)
