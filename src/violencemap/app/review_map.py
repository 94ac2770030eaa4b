"""The candidates of a place on a small map."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from violencemap.app import cache
from violencemap.app.small_map import draw_small_map
from violencemap.app.text import text
from violencemap.codes import Language
from violencemap.query.place_choice import place_label
from violencemap.query.review import ReviewItem

__all__ = ["draw_candidates"]

_HEIGHT = 340


def draw_candidates(snapshot: cache.Snapshot, item: ReviewItem, language: Language) -> None:
    """Draw a mark for each candidate; states have none, since a state is no place on a map."""
    marks = candidate_marks(item)
    if marks.empty:
        st.caption(text(language, "review_no_map"))
        return
    states = [place.cvegeo[:2] for place in item.candidates if place.cvegeo]
    draw_small_map(snapshot, marks, states, key="review_map", height=_HEIGHT, language=language)


def candidate_marks(item: ReviewItem) -> pd.DataFrame:
    """A row a candidate, in the columns that the map draws incidents from."""
    row = item.incident
    return pd.DataFrame(
        [
            {
                "incident_id": str(number),
                "longitude": place.longitude,
                "latitude": place.latitude,
                "geo_precision": "municipality" if place.level == "municipality" else "locality",
                "event_type": row["event_type"],
                "event_date": row["event_date"],
                "date_precision": row["date_precision"],
                "fatalities_best": row["fatalities_best"],
                "place_name": f"{number} · {place_label(place)}",
                "municipality_name": None,
                "state_name": None,
                "source_name": row["title"],
                "source_date": row["published"],
                "cve_ent": place.cve_ent,
                "review_status": row["review_status"],
            }
            for number, place in enumerate(item.candidates, start=1)
            if place.level != "state"
        ]
    )
