"""What the store knows about: spans, months, sources."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from violencemap.measures import MEASURES
from violencemap.query.measures import find_measure
from violencemap.query.where import month_end

if TYPE_CHECKING:
    import pandas as pd

    from violencemap.store import Store

__all__ = [
    "data_span",
    "event_datasets",
    "list_measure_sources",
    "list_sources",
    "months",
    "municipal_measures",
]

_EVENT_DAYS = "SELECT DISTINCT event_date AS day FROM incident WHERE event_date IS NOT NULL"
_STATISTIC_MONTHS = (
    "SELECT DISTINCT month AS day FROM statistic WHERE measure = ? AND number IS NOT NULL"
)
_MUNICIPAL_MEASURES = (
    "SELECT DISTINCT measure FROM statistic WHERE number IS NOT NULL AND length(cvegeo) = 5"
)
_DATASETS = "SELECT DISTINCT dataset FROM incident ORDER BY dataset"
_SOURCES = "SELECT * FROM source ORDER BY kind, published NULLS LAST, source_id"

_MEASURE_SOURCES = """
SELECT * FROM source
WHERE source_id IN (SELECT release FROM statistic WHERE measure = ?)
    OR source_id IN (SELECT source FROM population WHERE base = ?)
ORDER BY kind DESC, published NULLS LAST, source_id
"""


def data_span(store: Store, measure: str) -> tuple[date, date] | None:
    """First and last day that a measure has data for, None when it has none.

    For events the days of the first and the last one; for official series whole months.
    """
    days = store.once(_days, measure)
    if not days:
        return None
    return days[0], days[-1] if measure == "events" else month_end(days[-1])


def months(store: Store, measure: str) -> list[str]:
    """Months with data of a measure, ascending, as ``YYYY-MM``."""
    return list(dict.fromkeys(f"{day:%Y-%m}" for day in store.once(_days, measure)))


def municipal_measures(store: Store) -> frozenset[str]:
    """Measures that have data by municipality; events do where there are any."""
    official = frozenset(store.frame(_MUNICIPAL_MEASURES)["measure"])
    return official | {"events"} if months(store, "events") else official


def event_datasets(store: Store) -> tuple[str, ...]:
    """Datasets that events come from: ``reports``, and those of files of events."""
    return tuple(store.frame(_DATASETS)["dataset"])


def list_sources(store: Store) -> pd.DataFrame:
    """One row a source, by kind and date: reports, official files, population.

    Columns: ``source_id``, ``kind``, ``title``, ``publisher``, ``author``, ``published``,
    ``url``, ``license``, ``cutoff`` (last day the source knows about), ``retrieved``,
    ``sha256``, ``bundled``.
    """
    return store.frame(_SOURCES)


def list_measure_sources(store: Store, measure: str) -> pd.DataFrame:
    """Sources of an official series and of the populations that it is divided by.

    Columns are those of :func:`list_sources`.
    """
    shown = MEASURES[measure]
    return store.frame(_MEASURE_SOURCES, [shown.code, shown.population_base])


def _days(store: Store, measure: str) -> list[date]:
    if find_measure(measure).unit == "events":
        return sorted(store.frame(_EVENT_DAYS)["day"])
    return sorted(store.frame(_STATISTIC_MONTHS, [measure])["day"])
