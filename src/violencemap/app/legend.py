"""The legend beside the map: every class with the number of areas in it, every mark of events."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import pandas as pd
import streamlit as st

from violencemap.app.text import text
from violencemap.app.view import View
from violencemap.query.placed import PlacedEvents
from violencemap.views.legend import LegendRow, MarkRow, legend_rows, legend_title, mark_rows

__all__ = ["draw_legend"]


def draw_legend(
    view: View, areas: pd.DataFrame, events: PlacedEvents, statements: Sequence[MarkRow] = ()
) -> None:
    """Draw what colors, hatches and shapes of the layers mean, and how often each is on the map.

    ``statements`` are the rows of :func:`~violencemap.app.map_layers.statement_marks`.
    """
    say = view.language
    html = ""
    if "areas" in view.layers:
        title = legend_title(view.measure, view.show, say)
        classes = legend_rows(areas, measure=view.measure, show=view.show, language=say)
        html += _table(title, text(say, "legend_areas"), [_class_row(row) for row in classes])
    marks = mark_rows(events, say) if "events" in view.layers else []
    if marks:
        html += _table(text(say, "legend_points"), "", [_mark_row(row) for row in marks])
    if statements:
        html += _table(text(say, "legend_statements"), "", [_mark_row(row) for row in statements])
    st.html(html or f"<p>{escape(text(say, 'legend_no_layer'))}</p>")


def _table(title: str, counted: str, rows: list[str]) -> str:
    # a heading without words would be one that a screen reader stumbles over
    count = f"<th scope=col>{escape(counted)}</th>" if counted else "<td></td>"
    return (
        "<table class=vm-legend><thead><tr>"
        f"<th scope=colgroup colspan=2>{escape(title)}</th>{count}"
        f"</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    )


def _class_row(row: LegendRow) -> str:
    hatch = " vm-hatch" if row.hatch else ""
    swatch = f"<span class='vm-swatch{hatch}' style='background-color:{row.color}'></span>"
    return _row(swatch, row.label, row.areas, "" if row.areas else "vm-none")


def _mark_row(row: MarkRow) -> str:
    style = f"background-color:{row.fill};border-color:{row.stroke}"
    mark = f"<span class='vm-mark vm-{row.shape} vm-{row.rim}' style='{style}'></span>"
    return _row(mark, row.label, row.events, "")


def _row(sign: str, label: str, count: int | None, style: str) -> str:
    number = "" if count is None else f"{count:,}"
    return f"<tr class='{style}'><td>{sign}</td><td>{escape(label)}</td><td>{number}</td></tr>"
