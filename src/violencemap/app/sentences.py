"""The sentences above the map: what the view shows, and how much of it is known."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from violencemap.app.text import (
    counted,
    format_day,
    format_month,
    format_number,
    format_period,
    text,
)
from violencemap.app.view import Offer, View
from violencemap.codes import Language
from violencemap.measures import MEASURES
from violencemap.query.incidents import IncidentCounts
from violencemap.query.months import MonthsTotal
from violencemap.query.rates import UNSTABLE_BELOW

__all__ = [
    "area_coverage",
    "event_coverage",
    "events_summary",
    "measure",
    "period",
    "place",
    "place_notes",
    "place_summary",
    "report_sources",
    "review_coverage",
    "statistic_sources",
    "summary",
]


def place(view: View, offer: Offer) -> str:
    """Names of the chosen places, the country when none is chosen."""
    names = [offer.municipalities[code] for code in view.municipalities] or [
        offer.states[code] for code in view.states
    ]
    return ", ".join(names) or text(view.language, "country")


def period(view: View) -> str:
    """The period of a view in words; empty when no month has data."""
    return format_period(*view.period, view.language) if view.period else ""


def measure(code: str, language: Language) -> str:
    """Name of a measure without its source: ``"Víctimas de homicidio doloso"``."""
    return MEASURES[code].label[language].partition(" (")[0]


def source(code: str, language: Language) -> str:
    """Who publishes a measure, as its name says in brackets: ``"SESNSP"``."""
    return MEASURES[code].label[language].partition(" (")[2].removesuffix(")")


def base(view: View) -> str:
    """Whom a rate is per: people, or women for feminicide."""
    return text(view.language, f"base_{MEASURES[view.measure].population_base}")


def summary(view: View, offer: Offer, areas: pd.DataFrame, events: IncidentCounts) -> str:
    """The view in one sentence of Markdown."""
    if view.measure == "events":
        return events_summary(view, place(view, offer), events)
    where_and_when = {"place": place(view, offer), "period": period(view)}
    return _statistic_summary(view, offer, areas, where_and_when)


def events_summary(view: View, name: str, events: IncidentCounts) -> str:
    """The events of a place of this name, in one sentence of Markdown."""
    say = view.language
    where_and_when = {"place": name, "period": period(view)}
    if not events.matched:
        return text(say, "summary_no_events", **where_and_when)
    number = counted(say, "events", events.matched)
    if events.deaths is None:
        return text(say, "summary_events_no_deaths", events=number, **where_and_when)
    deaths = counted(say, "deaths", events.deaths)
    return text(say, "summary_events", events=number, deaths=deaths, **where_and_when)


def place_summary(view: View, offer: Offer, name: str, total: MonthsTotal) -> str:
    """An official series in one place, in one sentence of Markdown."""
    say = view.language
    where_and_when = {"place": name, "period": period(view)}
    if total.count is None:
        return text(say, "summary_statistic_no_data", **where_and_when)
    facts = where_and_when | _counted_facts(view, offer, total.count)
    if total.rate_per_100k is None:
        return text(say, "summary_statistic_no_rate", **facts)
    rate = format_number(total.rate_per_100k, 1)
    return text(say, "summary_statistic", rate=rate, base=base(view), **facts)


def place_notes(view: View, total: MonthsTotal) -> list[str]:
    """How far the figure of a place can be trusted, a sentence each."""
    say = view.language
    notes = []
    if total.rate_low is not None and total.rate_high is not None:
        low, high = (format_number(bound, 1) for bound in (total.rate_low, total.rate_high))
        notes.append(text(say, "place_interval", low=low, high=high))
    if total.count is not None and 0 < total.count < UNSTABLE_BELOW:
        notes.append(text(say, "place_unstable", n=format_number(total.count)))
    if total.months_present < total.months_expected:
        present, expected = total.months_present, total.months_expected
        notes.append(text(say, "place_months", present=present, expected=expected))
    if len(total.registers) > 1:
        notes.append(text(say, "across_registers"))
    return notes


def event_coverage(view: View, matched: Mapping[str, int], shown: int) -> str:
    """How well the events are placed, and how many the chosen precision leaves.

    ``matched`` counts the events of all precisions, ``shown`` those that are shown.
    """
    say = view.language
    counts = {key: format_number(count) for key, count in matched.items()}
    sentence = text(say, "coverage", **counts)
    if shown == matched["matched"]:
        return sentence
    return f"{sentence} {text(say, 'coverage_kept', n=format_number(shown))}"


def review_coverage(view: View, events: IncidentCounts) -> str:
    """How many of the events that are shown a person has reviewed."""
    return text(
        view.language,
        "coverage_reviewed",
        reviewed=format_number(events.reviewed),
        matched=format_number(events.matched),
    )


def area_coverage(view: View, areas: pd.DataFrame) -> str:
    """How many areas have data for the period."""
    present = int(areas["count"].notna().sum())
    if present == len(areas):
        return counted(view.language, "coverage_all", present)
    return text(
        view.language,
        "coverage_statistic",
        present=format_number(present),
        areas=format_number(len(areas)),
        missing=format_number(len(areas) - present),
    )


def report_sources(view: View, publishers: pd.DataFrame) -> str:
    """Who published the reports that tell the events, how many and from when to when.

    ``publishers`` are rows of :func:`~violencemap.query.incidents.list_publishers`.
    """
    say = view.language
    told = []
    for publisher in publishers.itertuples():
        days = [day for day in (publisher.first_day, publisher.last_day) if day is not None]
        ends = [format_day(day, say) for day in days] or [text(say, "undated")]
        name = publisher.source_name or text(say, "publisher_unknown")
        number = int(publisher.reports)
        told.append(
            counted(say, "source_reports", number, publisher=name, first=ends[0], last=ends[-1])
        )
    return "; ".join(told)


def statistic_sources(view: View, sources: pd.DataFrame) -> str:
    """Who publishes the series and the population, with the last day that each knows about."""
    say = view.language
    return "; ".join(
        dict.fromkeys(
            text(say, "source_cutoff", publisher=publisher, cutoff=format_day(cutoff, say))
            if cutoff
            else publisher
            for publisher, cutoff in zip(sources["publisher"], sources["cutoff"], strict=True)
        )
    )


def _statistic_summary(
    view: View, offer: Offer, areas: pd.DataFrame, where_and_when: dict[str, str]
) -> str:
    say = view.language
    known = areas.dropna(subset="count")
    if known.empty:
        return text(say, "summary_statistic_no_data", **where_and_when)
    facts = where_and_when | _counted_facts(view, offer, int(known["count"].sum()))
    rate = _total_rate(known)
    if rate is None:
        return text(say, "summary_statistic_no_rate", **facts)
    return text(say, "summary_statistic", rate=format_number(rate, 1), base=base(view), **facts)


def _counted_facts(view: View, offer: Offer, count: int) -> dict[str, str]:
    say = view.language
    name = measure(view.measure, say)
    return {
        "count": format_number(count),
        "unit": name[0].lower() + name[1:],
        "source": source(view.measure, say),
        "cutoff": format_month(offer.months[view.measure][-1], say),
    }


def _total_rate(known: pd.DataFrame) -> float | None:
    """Annual rate of all areas together, None where a population is unknown."""
    if known["rate_per_100k"].isna().any():
        return None
    people = known["population"].astype(float)
    return float((known["rate_per_100k"] * people).sum() / people.sum())
