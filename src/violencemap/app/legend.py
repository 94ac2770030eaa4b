"""The legend beside the map: every class with the number of areas in it."""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st

from violencemap.app import sentences
from violencemap.app.text import text
from violencemap.app.view import View
from violencemap.codes import GeoPrecision
from violencemap.views.legend import legend_rows

__all__ = ["draw_legend"]


def draw_legend(view: View, areas: pd.DataFrame, incidents: pd.DataFrame) -> None:
    """Draw what colors, hatches and shapes mean, and how often each is on the map."""
    say = view.language
    if view.show == "rate":
        title = text(say, "legend_rate", base=sentences.base(view))
    else:
        title = text(say, "legend_count", unit=sentences.unit(view))
    rows = legend_rows(areas, measure=view.measure, show=view.show, language=say)
    classes = "".join(_class_row(label, color, hatch, count) for label, color, hatch, count in rows)
    head = f"<th scope=col colspan=2>{escape(title)}</th><th>{text(say, 'legend_areas')}</th>"
    st.html(
        f"<table class=vm-legend><thead><tr>{head}</tr></thead><tbody>{classes}</tbody></table>"
        + _points_key(view, incidents)
    )


def _class_row(label: str, color: str, hatch: bool, count: int) -> str:
    swatch = (
        f"<span class='vm-swatch{' vm-hatch' if hatch else ''}' style='background-color:{color}'>"
    )
    return (
        f"<tr class='{'vm-none' if count == 0 else ''}'><td>{swatch}</span></td>"
        f"<td>{escape(label)}</td><td>{count:,}</td></tr>"
    )


def _points_key(view: View, incidents: pd.DataFrame) -> str:
    """Shapes of the events, with the number of each that the map draws."""
    say = view.language
    precisions = incidents["geo_precision"]
    points = int(precisions.isin([GeoPrecision.LOCALITY, GeoPrecision.NEAR]).sum())
    squares = int((precisions == GeoPrecision.MUNICIPALITY).sum())
    if points + squares == 0:
        return ""
    title = escape(text(say, "legend_points"))
    return (
        f"<table class=vm-legend><thead><tr><th colspan=3>{title}</th></tr></thead><tbody>"
        + _shape_row("circle", text(say, "legend_locality"), points)
        + _shape_row("square", text(say, "legend_municipality"), squares)
        + "</tbody></table>"
    )


def _shape_row(shape: str, label: str, count: int) -> str:
    mark = f"<span class=vm-{shape}></span>"
    return f"<tr><td>{mark}</td><td>{escape(label)}</td><td>{count:,}</td></tr>"
