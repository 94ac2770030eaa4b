"""The tables under the map: the rows that the map draws, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal

import pandas as pd
import streamlit as st

from violencemap.app.event_choice import RowChoice
from violencemap.app.profile import public_columns
from violencemap.app.text import counted, format_number, text
from violencemap.app.view import View
from violencemap.codes import DatePrecision, EventType, GeoPrecision, Language

__all__ = [
    "area_rows",
    "draw_areas",
    "draw_events",
    "draw_list",
    "event_rows",
    "interval",
    "place_names",
]

ColumnConfig = Any  # the type of Streamlit's st.column_config is not public
Width = Literal["small", "medium", "large"]

# Lists up to this length need no scrolling inside the page.
_SHOWN_WHOLE = 30
# Streamlit measures the first rows of a column only; so dates and codes further down were cut off.
_SHORT_TEXT, _PIXELS_A_LETTER = 12, 8
_DATE_FORMAT: dict[Language, str] = {"es": "DD/MM/YYYY", "en": "YYYY-MM-DD"}


def area_rows(areas: pd.DataFrame, view: View) -> pd.DataFrame:
    """One row an area, in the order of codes; missing figures stay missing."""
    rows = pd.DataFrame(
        {
            "cvegeo": areas["cvegeo"],
            "name": areas["name"],
            "state_name": areas["state_name"],
            "count": areas["count"].astype("Int64"),
            "rate": areas["rate_per_100k"].astype("Float64"),
            "interval": _intervals(areas["rate_low"], areas["rate_high"]),
            "flag": areas["rate_flag"].map(
                {flag: _flag(flag, view) for flag in areas["rate_flag"].unique()}
            ),
            "population": areas["population"].astype("Int64"),
            "months": [
                f"{present}/{expected}"
                for present, expected in zip(
                    areas["months_present"].tolist(), areas["months_expected"].tolist(), strict=True
                )
            ],
            "n_events": areas["n_events"].astype("Int64"),
        }
    )
    unused = ["state_name"] if view.level == "state" else []
    if view.measure == "events":
        unused += ["n_events", "months"]
        # a rate of so few events is shown only to those who ask for it
        unused += ["rate", "interval", "flag"] if view.show == "count" else []
    return rows.drop(columns=unused).sort_values("cvegeo", ignore_index=True)


def event_rows(incidents: pd.DataFrame, view: View) -> pd.DataFrame:
    """One row an event, oldest first."""
    say = view.language
    rows = pd.DataFrame(
        {
            "date": pd.to_datetime(incidents["event_date"]).dt.date,
            "date_precision": [
                DatePrecision(code).label[say] for code in incidents["date_precision"]
            ],
            "type": [EventType(code).label[say] for code in incidents["event_type"]],
            "place": [place_names(event) for event in incidents.to_dict("records")],
            "precision": [GeoPrecision(code).label[say] for code in incidents["geo_precision"]],
            "deaths": incidents["fatalities_best"].astype("Int64"),
            "review": [text(say, f"status_{code}") for code in incidents["review_status"]],
            "source": incidents["source_name"],
            "title": incidents["source_title"],
            "id": incidents["incident_id"],
        }
    )
    return rows[public_columns(rows.columns)]


def place_names(event: Mapping[str, Any]) -> str | None:
    """Names from fine to coarse, each once; None where the report names no place."""
    names = (event[name] for name in ("place_name", "municipality_name", "state_name"))
    return ", ".join(dict.fromkeys(name for name in names if name)) or None


def draw_areas(areas: pd.DataFrame, view: View) -> None:
    """Table of areas under its heading."""
    say = view.language
    _draw(
        area_rows(areas, view),
        key="areas_table",
        heading=text(say, f"table_areas_{view.level}"),
        language=say,
        columns={
            "cvegeo": _column("cvegeo", say, width="small"),
            "name": _column(f"name_{view.level}", say),
            "state_name": _column("name_state", say),
            "count": _number("count", say),
            "rate": _number("rate", say, "%.1f"),
            "interval": _column("interval", say),
            "flag": _column("flag", say),
            "population": _number("population", say),
            "months": _column("months", say),
            "n_events": _number("n_events", say),
        },
    )


def draw_events(
    incidents: pd.DataFrame,
    view: View,
    *,
    choice: RowChoice | None = None,
    matched: int | None = None,
) -> None:
    """Table of events under its heading; ``choice`` lets people choose one of them in it.

    ``matched`` tells how many events there are where ``incidents`` are only the first of them.
    """
    say = view.language
    _draw(
        event_rows(incidents, view),
        key="events_table",
        heading=text(say, "table_events"),
        language=say,
        columns={
            "date": st.column_config.DateColumn(text(say, "column_date"), format=_DATE_FORMAT[say]),
            "date_precision": _column("date_precision", say),
            "type": _column("type", say),
            "place": _column("place", say),
            "precision": _column("precision", say),
            "deaths": _number("deaths", say),
            "review": _column("review", say),
            "source": _column("source", say),
            "title": _column("title", say),
            "id": _column("id", say),
        },
        choice=choice,
        matched=matched,
    )


def draw_list(
    rows: Iterable[Mapping[str, Any]], name: str, language: Language, *, key: str | None = None
) -> None:
    """Rows of a page that is not about the map, under the wording of their keys (but numbers).

    ``name`` is the key of the table's accessible name and, without ``key``, of its place in the
    page.
    """
    frame = pd.DataFrame(list(rows)).convert_dtypes()
    frame = frame[public_columns(frame.columns)]
    words = {column: text(language, column) for column in frame.columns if not column.isdigit()}
    formats: dict[str, ColumnConfig] = {
        label: st.column_config.Column(width=_PIXELS_A_LETTER * max(longest, len(label)) + 20)
        for label, longest in _longest_texts(frame.rename(columns=words)).items()
        if longest <= _SHORT_TEXT
    }
    formats |= {
        words.get(column, column): st.column_config.NumberColumn(
            format="%,d" if pd.api.types.is_integer_dtype(kind) else "%,.1f"
        )
        for column, kind in frame.dtypes.items()
        if pd.api.types.is_numeric_dtype(kind)
    }
    with st.container(key=key or name):
        st.dataframe(
            frame.rename(columns=words),
            hide_index=True,
            column_config=formats,
            height="content" if len(frame) <= _SHOWN_WHOLE else "auto",
            placeholder="–",
            alt=text(language, name),
        )


def _longest_texts(frame: pd.DataFrame) -> dict[str, int]:
    """Letters of the longest text in each column of texts."""
    texts = frame.select_dtypes("string")
    return {str(column): int(texts[column].str.len().fillna(0).max() or 0) for column in texts}


def _draw(
    rows: pd.DataFrame,
    *,
    key: str,
    heading: str,
    language: Language,
    columns: dict[str, ColumnConfig],
    choice: RowChoice | None = None,
    matched: int | None = None,
) -> None:
    with st.container(key=key):
        title = f"{heading} · {counted(language, 'rows', matched or len(rows))}"
        st.header(title, anchor=key.replace("_", "-"))
        if matched and matched > len(rows):
            first, every = format_number(len(rows)), format_number(matched)
            st.caption(text(language, "rows_first", first=first, matched=every))
        st.dataframe(
            rows,
            hide_index=True,
            column_config=columns,
            placeholder=text(language, "no_data"),
            alt=heading,
            **(choice.options if choice else {}),
        )


def _column(name: str, language: Language, width: Width | None = None) -> ColumnConfig:
    return st.column_config.TextColumn(text(language, f"column_{name}"), width=width)


def _number(name: str, language: Language, form: str = "%,d") -> ColumnConfig:
    return st.column_config.NumberColumn(text(language, f"column_{name}"), format=form)


def _flag(flag: str, view: View) -> str:
    """Note on a rate. Reports that tell of no event have not reported that there was none."""
    key = "flag_zero_events" if (flag, view.measure) == ("zero", "events") else f"flag_{flag}"
    return text(view.language, key)


def _intervals(low: pd.Series, high: pd.Series) -> list[str | None]:
    """The same as :func:`interval` of each row: there may be thousands."""
    known = low.notna().tolist()
    bounds = zip(known, low.tolist(), high.tolist(), strict=True)
    return [f"{one:,.1f}–{other:,.1f}" if is_known else None for is_known, one, other in bounds]


def interval(low: float | None, high: float | None) -> str | None:
    """``"20.8–35.5"``; None where it is unknown."""
    if low is None or high is None or pd.isna(low):
        return None
    return f"{format_number(low, 1)}–{format_number(high, 1)}"
