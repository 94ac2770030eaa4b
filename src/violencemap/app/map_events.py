"""Events of a view, asked of the store as totals and first rows: a page never reads them all."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from violencemap.app.cache import Snapshot
from violencemap.query.incidents import (
    IncidentCounts,
    count_incidents,
    list_incidents,
    list_publishers,
)
from violencemap.query.placed import MOST_POINTS, PlacedEvents, list_placed, place_rows
from violencemap.types import Filters

__all__ = ["MapEvents", "event_counts", "event_publishers", "map_events"]

# Rows of the table where the map tells totals: a look at them, while Downloads has all.
_FIRST_ROWS = 500


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class MapEvents:
    """Events of a view: their numbers, as the map shows them, and the rows of the table.

    ``rows`` are all while they are few, else the first by date.
    """

    counts: IncidentCounts
    placed: PlacedEvents
    rows: pd.DataFrame


@st.cache_data(show_spinner=False, max_entries=60)
def map_events(snapshot: Snapshot, filters: Filters) -> MapEvents:
    counts = event_counts(snapshot, filters)
    if counts.matched <= MOST_POINTS:  # one question is enough
        rows = snapshot.ask(list_incidents, filters)
        return MapEvents(counts=counts, placed=place_rows(rows), rows=rows)
    return MapEvents(
        counts=counts,
        placed=snapshot.ask(list_placed, filters),
        rows=snapshot.ask(list_incidents, filters, limit=_FIRST_ROWS),
    )


@st.cache_data(show_spinner=False, max_entries=200)
def event_counts(snapshot: Snapshot, filters: Filters) -> IncidentCounts:
    return snapshot.ask(count_incidents, filters)


@st.cache_data(show_spinner=False, max_entries=200)
def event_publishers(snapshot: Snapshot, filters: Filters) -> pd.DataFrame:
    return snapshot.ask(list_publishers, filters)
