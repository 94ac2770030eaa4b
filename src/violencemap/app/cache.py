"""Answers of the store, kept until its file or the decisions beside it change.

Every cached function takes the :class:`Snapshot` of the store, so that a rebuilt store (another
inode or time of change) or a new decision is seen without a restart. What is large is kept for a
few views only: the areas of all municipalities take 0.7 MB.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Concatenate, NamedTuple, ParamSpec, TypeVar

import pandas as pd
import streamlit as st

from violencemap.app.profile import is_public
from violencemap.app.view import Offer, calendar
from violencemap.codes import Level, Show
from violencemap.measures import MEASURES
from violencemap.query.coverage import (
    event_datasets,
    list_measure_sources,
    months,
    municipal_measures,
)
from violencemap.query.figures import list_figures
from violencemap.query.groups import list_groups
from violencemap.query.incidents import count_precision, find_incident, list_incidents
from violencemap.query.months import list_months
from violencemap.query.official import compare_with_all
from violencemap.query.places import area_names
from violencemap.query.rates import list_areas
from violencemap.store import Store, default_store_path, ensure_store, open_store
from violencemap.store.journal import JournalState, journal_state
from violencemap.types import Filters

__all__ = [
    "Snapshot",
    "all_incidents",
    "areas",
    "compared_figures",
    "current_snapshot",
    "event",
    "figures",
    "groups",
    "has_event",
    "measure_sources",
    "months_of",
    "offer",
    "precision_counts",
]

P = ParamSpec("P")
T = TypeVar("T")


class Snapshot(NamedTuple):
    """Which store file and which decisions beside it: the key of every cached answer."""

    path: str
    modified: int
    inode: int
    decided: JournalState | None

    def ask(
        self, question: Callable[Concatenate[Store, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Answer of a function that takes an open store first."""
        return question(_store(self), *args, **kwargs)


def current_snapshot() -> Snapshot:
    """Snapshot of the store in use; the first use creates it from the bundled data."""
    path = default_store_path()
    _prepare(path)
    stat = path.stat()
    return Snapshot(str(path), stat.st_mtime_ns, stat.st_ino, journal_state(path))


@st.cache_resource(show_spinner=False)
def _prepare(path: Path) -> None:
    """Create or update the store, once for each time the server runs."""
    ensure_store(path)


@st.cache_resource(show_spinner=False, max_entries=2)
def _store(snapshot: Snapshot) -> Store:
    """The open store of a snapshot, shared by all sessions: opening costs as much as asking."""
    store = open_store(Path(snapshot.path))
    return store.public() if is_public() else store


@st.cache_data(show_spinner=False, max_entries=60)
def areas(
    snapshot: Snapshot, filters: Filters, measure: str, level: Level, show: Show
) -> pd.DataFrame:
    return snapshot.ask(list_areas, filters, measure=measure, level=level, show=show)


@st.cache_data(show_spinner=False, max_entries=2)
def all_incidents(snapshot: Snapshot) -> pd.DataFrame:
    """Every event of the store: there may be many, so for pages that are about all of them."""
    return snapshot.ask(list_incidents, Filters())


@st.cache_data(show_spinner=False, max_entries=200)
def precision_counts(snapshot: Snapshot, filters: Filters) -> dict[str, int]:
    return snapshot.ask(count_precision, filters)


@st.cache_data(show_spinner=False, max_entries=20)
def measure_sources(snapshot: Snapshot, measure: str) -> pd.DataFrame:
    return snapshot.ask(list_measure_sources, measure)


@st.cache_data(show_spinner=False, max_entries=50)
def event(snapshot: Snapshot, incident_id: str) -> Mapping[str, Any] | None:
    """The row of one event, None when there is none of this id."""
    return snapshot.ask(find_incident, incident_id)


def has_event(snapshot: Snapshot, incident_id: str) -> bool:
    return event(snapshot, incident_id) is not None


@st.cache_data(show_spinner=False, max_entries=50)
def figures(snapshot: Snapshot, filters: Filters) -> pd.DataFrame:
    return snapshot.ask(list_figures, filters)


@st.cache_data(show_spinner=False, max_entries=50)
def compared_figures(snapshot: Snapshot, filters: Filters) -> pd.DataFrame:
    return snapshot.ask(compare_with_all, filters)


@st.cache_data(show_spinner=False, max_entries=200)
def months_of(snapshot: Snapshot, filters: Filters, measure: str, place: str) -> pd.DataFrame:
    return snapshot.ask(list_months, filters, measure=measure, cvegeo=place)


@st.cache_data(show_spinner=False, max_entries=50)
def groups(snapshot: Snapshot, place: str) -> pd.DataFrame:
    return snapshot.ask(list_groups, place)


@st.cache_data(show_spinner=False, max_entries=2)
def offer(snapshot: Snapshot) -> Offer:
    """What the sidebar can offer with the data that are loaded."""
    all_months = {code: calendar(snapshot.ask(months, code)) for code in MEASURES}
    return Offer(
        measures=tuple(code for code in MEASURES if all_months[code]) or tuple(MEASURES),
        states=snapshot.ask(area_names, "state"),
        municipalities=snapshot.ask(area_names, "municipality"),
        months=all_months,
        municipal=snapshot.ask(municipal_measures),
        datasets=snapshot.ask(event_datasets),
    )
