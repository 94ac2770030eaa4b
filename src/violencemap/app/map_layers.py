"""The layers of the map that are off until somebody asks: what reports say of whole areas."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from violencemap.app import cache, tables
from violencemap.app.figure_table import figure_period, figure_rows, figure_value
from violencemap.app.group_words import group_kind, group_period
from violencemap.app.text import counted, format_day, text
from violencemap.app.text.indicators import INDICATOR_NAMES
from violencemap.app.view import View
from violencemap.codes import Language
from violencemap.query.groups import list_groups_of
from violencemap.types import Filters
from violencemap.views.colors import FIGURES, GROUPS, Mark
from violencemap.views.legend import MarkRow
from violencemap.views.map.boundary_order import area_order, drawn_in

__all__ = ["MapStatements", "draw_statements", "layer_fields", "map_statements", "statement_marks"]

Row = Mapping[Any, Any]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class MapStatements:
    """Rows of what reports say of groups, and of their figures; None where a layer is off."""

    groups: pd.DataFrame | None
    figures: pd.DataFrame | None


def map_statements(snapshot: cache.Snapshot, view: View) -> MapStatements:
    """Those of the places and the period of a view."""
    return MapStatements(
        groups=_groups(snapshot, view.filters) if "groups" in view.layers else None,
        figures=cache.figures(snapshot, view.filters) if "figures" in view.layers else None,
    )


def layer_fields(said: MapStatements, view: View) -> dict[str, Any]:
    """The part of the payload that is about layers (``frontend/src/payload.ts``)."""
    say = view.language
    statements = {}
    if said.groups is not None:
        rows = _rows(
            said.groups, lambda row: _group_line(row, say), lambda row: row["organization"]
        )
        statements["groups"] = _layer(rows, GROUPS, text(say, "layer_groups_title"))
    if said.figures is not None:
        rows = _rows(said.figures, lambda row: _figure_line(row, say), lambda row: row["figure_id"])
        statements["figures"] = _layer(rows, FIGURES, text(say, "layer_figures_title"))
    return {"layers": list(view.layers), "statements": statements}


def statement_marks(said: MapStatements, language: Language) -> list[MarkRow]:
    """Rows of the legend: how many statements of each layer stand on the map."""
    layers = [(said.groups, "diamond", GROUPS), (said.figures, "triangle", FIGURES)]
    return [
        MarkRow(
            mark.label[language], shape, mark.fill, mark.stroke, "solid", _placed(rows["cvegeo"])
        )
        for rows, shape, mark in layers
        if rows is not None
    ]


def draw_statements(snapshot: cache.Snapshot, said: MapStatements, view: View) -> None:
    """The same in tables under the map, and how many of the statements are on no map."""
    say = view.language
    if said.groups is not None:
        _draw_heading("layer_groups", said.groups, say)
        st.caption(text(say, "place_groups_about"))
        if len(said.groups):
            rows = [_group_row(row, say) for row in _records(said.groups)]
            tables.draw_list(rows, "layer_groups", say, key="groups_table")
    if said.figures is not None:
        _draw_heading("layer_figures", said.figures, say)
        if len(said.figures):
            compared = cache.compared_figures(snapshot, view.filters)
            tables.draw_list(figure_rows(compared, say), "layer_figures", say, key="figures_table")


@st.cache_data(show_spinner=False, max_entries=50)
def _groups(snapshot: cache.Snapshot, filters: Filters) -> pd.DataFrame:
    return snapshot.ask(list_groups_of, filters)


def _draw_heading(layer: str, rows: pd.DataFrame, language: Language) -> None:
    number = counted(language, "statements", len(rows))
    st.header(f"{text(language, layer)} · {number}", anchor=layer.replace("_", "-"))
    if unplaced := len(rows) - _placed(rows["cvegeo"]):
        st.caption(counted(language, "layer_unplaced", unplaced))


def _layer(rows: list[tuple[int, int, str, int, int]], look: Mark, title: str) -> dict[str, Any]:
    colors = {"fill": look.fill, "stroke": look.stroke, "text": look.text}
    return {"look": colors, "rows": rows, "title": title}


def _rows(
    frame: pd.DataFrame, line: Callable[[Row], str], about: Callable[[Row], str]
) -> list[tuple[int, int, str, int, int]]:
    """Rows that have an area, as ``StatementRow`` of the front end."""
    numbers: dict[str, int] = {}
    rows = []
    for row in _records(frame):
        at = _position(row["cvegeo"])
        if at is not None:
            number = numbers.setdefault(about(row), len(numbers))
            unreviewed = int(row.get("review_status") == "unreviewed")
            rows.append((*at, line(row), number, unreviewed))
    return rows


def _records(frame: pd.DataFrame) -> list[dict[Any, Any]]:
    rows: list[dict[Any, Any]] = frame.astype(object).where(frame.notna(), None).to_dict("records")
    return rows


def _placed(codes: Iterable[str | None]) -> int:
    return sum(_position(code) is not None for code in codes)


def _position(cvegeo: str | None) -> tuple[int, int] | None:
    """Level and position in the boundary file of the area that a statement is of."""
    if not cvegeo or cvegeo == "00":
        return None
    is_municipality = len(cvegeo) > 2
    code = drawn_in().get(cvegeo[:5], cvegeo[:5])
    order = area_order("municipality" if is_municipality else "state")
    return (int(is_municipality), order.index(code)) if code in order else None


def _group_line(row: Row, language: Language) -> str:
    """As short as a tooltip wants it, but never without who says it."""
    who = row["attributed_by"] or row["source_name"]
    parts = [
        group_kind(row, language),
        row["place_name"],
        group_period(row["period_start"], row["period_end"], language).strip(" ()"),
        text(language, "attributed_by", who=who),
    ]
    return " · ".join(filter(None, parts))


def _group_row(row: Row, language: Language) -> dict[str, str | None]:
    period = group_period(row["period_start"], row["period_end"], language)
    return {
        "column_statement": group_kind(row, language),
        "column_place": row["place_name"],
        "column_when": period.strip(" ()") or None,
        "column_attributed_by": row["attributed_by"] or text(language, "group_the_report"),
        "column_source": f"{row['source_name']}, {format_day(row['source_date'], language)}",
    }


def _figure_line(row: Row, language: Language) -> str:
    parts = [
        f"{INDICATOR_NAMES[row['indicator']][language]}: "
        f"{figure_value(row['value'], row['unit'], language)}",
        figure_period(row, language),
        ", ".join(filter(None, (row["source"], row["source_name"]))),
    ]
    return " · ".join(filter(None, parts))
