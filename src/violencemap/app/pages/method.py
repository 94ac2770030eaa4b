"""Can I trust it: definitions, formulas, scales and limits, from the program's own lists."""

from __future__ import annotations

import inspect
from typing import get_args

import streamlit as st

from violencemap import __version__
from violencemap.app import cache, tables
from violencemap.app.text import text
from violencemap.app.view import Offer, View
from violencemap.app.words import source_line
from violencemap.codes import EventType, GeoPrecision, Language, Show
from violencemap.measure_classes import class_labels
from violencemap.measures import MEASURES, SERIES_BREAK
from violencemap.query.coverage import list_sources
from violencemap.query.rates import UNSTABLE_BELOW, list_areas

__all__ = ["draw_page"]

SHOWS: tuple[Show, ...] = get_args(Show)


def draw_page(snapshot: cache.Snapshot, offer: Offer, view: View) -> None:
    """Draw the page; of the view it takes the language."""
    say = view.language
    st.title(text(say, "page_method"), anchor=False)
    with st.container(key="summary"):
        st.markdown(text(say, "method_intro"))
    _draw_measures(say)
    _draw_rates(say)
    _draw_classes(say)
    _draw_types(say)
    _draw_precision(say)
    st.header(text(say, "method_limits"), anchor=False)
    st.markdown(text(say, "method_limits_text"))
    st.header(text(say, "method_licenses"), anchor=False)
    sources = snapshot.ask(list_sources).to_dict("records")
    st.markdown("\n".join(f"- {source_line(source, say)}" for source in sources))
    st.caption(text(say, "method_version", version=__version__))


def _draw_measures(language: Language) -> None:
    st.header(text(language, "method_measures"), anchor=False)
    rows = [
        {
            "coverage_measure": measure.label[language],
            "method_unit": measure.unit_label[language],
            "method_base": text(language, f"base_{measure.population_base}"),
        }
        for measure in MEASURES.values()
    ]
    tables.draw_list(rows, "method_measures", language)


def _draw_rates(language: Language) -> None:
    st.header(text(language, "method_rate"), anchor=False)
    st.markdown(text(language, "method_rate_text", few=UNSTABLE_BELOW, year=SERIES_BREAK.year))
    with st.expander(text(language, "method_technical")):
        st.code(inspect.getdoc(list_areas), language=None, wrap_lines=True)


def _draw_classes(language: Language) -> None:
    st.header(text(language, "method_classes"), anchor=False)
    st.markdown(text(language, "method_classes_about"))
    rows = [
        {
            "coverage_measure": f"{measure.label[language]} · {text(language, f'show_{show}')}",
            **{str(number): label for number, label in enumerate(class_labels(code, show))},
        }
        for code, measure in MEASURES.items()
        for show in SHOWS
    ]
    tables.draw_list(rows, "method_classes", language)


def _draw_types(language: Language) -> None:
    st.header(text(language, "method_types"), anchor=False)
    rows = [
        {
            "column_type": event_type.label[language],
            "column_id": event_type.value,
            "method_acled": event_type.acled,
            "method_ucdp": event_type.ucdp,
        }
        for event_type in EventType
    ]
    tables.draw_list(rows, "method_types", language)


def _draw_precision(language: Language) -> None:
    st.header(text(language, "method_precision"), anchor=False)
    st.markdown(text(language, "method_precision_about"))
    rows = [
        {
            "column_precision": precision.label[language],
            "column_id": precision.value,
            "method_where": precision.where_prec,
        }
        for precision in GeoPrecision
    ]
    tables.draw_list(rows, "method_precision", language)
