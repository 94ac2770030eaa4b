"""Take it along: the files of the view, what is in them and how to cite them."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd
import streamlit as st

from violencemap.app import cache, sentences
from violencemap.app.text import counted, text
from violencemap.app.text.fields import FIELDS
from violencemap.app.view import Offer, View
from violencemap.codes import Language
from violencemap.export.geojson import (
    areas_geojson,
    events_geojson,
    export_filename,
    figures_geojson,
)
from violencemap.export.tabular import areas_csv, events_csv, figures_csv
from violencemap.store import Store

__all__ = ["draw_page"]

_PREVIEW_ROWS = 5
_MEDIA_TYPES = {"geojson": "application/geo+json", "csv": "text/csv", "html": "text/html"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """One set of records of the view. ``geojson`` and ``csv`` make its files when called."""

    name: str
    rows: int
    geojson: Callable[[], str]
    csv: Callable[[], str]


def draw_page(snapshot: cache.Snapshot, offer: Offer, view: View) -> None:
    """Draw the page for a view."""
    say = view.language
    st.title(text(say, "page_downloads"), anchor=False)
    with st.container(key="summary"):
        measure = sentences.measure(view.measure, say)
        st.markdown(f"**{sentences.place(view, offer)}, {sentences.period(view)}:** {measure}")
    st.caption(text(say, "downloads_intro"))
    layers = _layers(snapshot, view)
    _draw_cards(snapshot, view, layers)
    # what the map page is about first: the events, or the areas of an official series
    tabs = sorted(layers, key=lambda layer: view.measure != "events" and layer.name != "areas")
    for tab, layer in zip(st.tabs([_title(layer, say) for layer in tabs]), tabs, strict=True):
        with tab:
            _draw_contents(_first_rows(snapshot, view, layer.name, layer.csv), layer.name, say)
    _draw_terms(cache.header(snapshot, view.filters, view.measure, view.level), say)


def _layers(snapshot: cache.Snapshot, view: View) -> tuple[Layer, ...]:
    """Layers of the view. Their files are made at the click, from the filters held here."""
    filters, measure, level = view.filters, view.measure, view.level
    return (
        Layer(
            name="events",
            rows=len(cache.incidents(snapshot, filters)),
            geojson=partial(snapshot.ask, events_geojson, filters),
            csv=partial(snapshot.ask, events_csv, filters),
        ),
        Layer(
            name="areas",
            rows=len(cache.areas(snapshot, filters, measure, level, view.show)),
            geojson=partial(snapshot.ask, areas_geojson, filters, measure=measure, level=level),
            csv=partial(snapshot.ask, areas_csv, filters, measure=measure, level=level),
        ),
        Layer(
            name="figures",
            rows=len(cache.figures(snapshot, filters)),
            geojson=partial(snapshot.ask, figures_geojson, filters),
            csv=partial(snapshot.ask, figures_csv, filters),
        ),
    )


def _title(layer: Layer, language: Language) -> str:
    return text(language, f"download_{layer.name}")


def _draw_cards(snapshot: cache.Snapshot, view: View, layers: tuple[Layer, ...]) -> None:
    """One card a layer, and one for the map as a page of its own."""
    *columns, last = st.columns(len(layers) + 1)
    for column, layer in zip(columns, layers, strict=True):
        with column.container(border=True, height="stretch"):
            _draw_layer_card(view, layer)
    with last.container(border=True, height="stretch"):
        _draw_map_card(snapshot, view)


def _draw_layer_card(view: View, layer: Layer) -> None:
    say = view.language
    st.header(_title(layer, say), anchor=False)
    st.markdown(text(say, f"download_{layer.name}_about"))
    st.caption(counted(say, "rows", layer.rows))
    name = _file_name(layer.name, view)
    with st.container(horizontal=True):
        _button("geojson", layer.geojson, name, say, key=f"{layer.name}_geojson")
        _button("csv", layer.csv, Path(name).with_suffix(".csv").name, say, key=f"{layer.name}_csv")


def _draw_map_card(snapshot: cache.Snapshot, view: View) -> None:
    say = view.language
    st.header(text(say, "download_map"), anchor=False)
    st.markdown(text(say, "download_map_about"))
    st.caption(f"{text(say, f'level_{view.level}')} · {text(say, f'show_{view.show}')}")
    name = Path(_file_name("map", view)).with_suffix(".html").name
    make = partial(snapshot.ask, _map_page, view)
    _button("html", make, name, say, key="map_html")


def _map_page(store: Store, view: View) -> str:
    """The map of the view as one HTML page that needs no network."""
    from violencemap.views.map.folium import write_html  # folium is slow to load, and rarely needed

    with TemporaryDirectory() as folder:
        path = Path(folder) / "map.html"
        write_html(
            path,
            store,
            view.filters,
            measure=view.measure,
            level=view.level,
            show=view.show,
            language=view.language,
        )
        return path.read_text(encoding="utf-8")


def _button(form: str, make: Callable[[], str], name: str, language: Language, *, key: str) -> None:
    st.download_button(
        text(language, f"as_{form}"),
        data=make,
        file_name=name,
        mime=_MEDIA_TYPES[form],
        key=key,
        on_click="ignore",
        icon=":material/download:",
        help=text(language, "file_name", name=name),
        width="stretch",
    )


def _file_name(layer: str, view: View) -> str:
    return export_filename(
        layer, view.measure, view.filters, profile="public", today=datetime.now(UTC).date()
    )


@st.cache_data(show_spinner=False, max_entries=100)
def _first_rows(
    snapshot: cache.Snapshot, view: View, name: str, _csv: Callable[[], str]
) -> pd.DataFrame:
    """First rows of the CSV file of a layer, as text. The first three arguments are the key."""
    text = io.StringIO(_csv().removeprefix("\ufeff"))
    return pd.read_csv(text, dtype=str, nrows=_PREVIEW_ROWS)


def _draw_contents(rows: pd.DataFrame, name: str, language: Language) -> None:
    """First rows of a file, and what each of its columns holds."""
    st.caption(text(language, "preview" if len(rows) else "preview_empty"))
    if len(rows):
        st.dataframe(rows, hide_index=True, key=f"{name}_preview", placeholder="")
    with st.expander(text(language, "fields"), icon=":material/list:"):
        st.table(_field_list(rows.columns, language))


def _field_list(names: Iterable[str], language: Language) -> pd.DataFrame:
    meanings = {name: FIELDS[name][language] for name in names}
    return pd.DataFrame(
        {text(language, "meaning"): meanings.values()},
        index=pd.Index([f"`{name}`" for name in meanings], name=text(language, "field")),
    )


def _draw_terms(header: dict[str, Any], language: Language) -> None:
    """How to read and to cite the files, whose data they hold, and what they leave out."""
    reading, citing = st.columns(2, gap="large")
    with reading:
        st.header(text(language, "caveats"), anchor=False)
        st.markdown(_list(caveat[language] for caveat in header["caveats"]))
        st.header(text(language, "removed"), anchor=False)
        names = ", ".join(f"`{name}`" for name in header["removed"])
        st.markdown(f"{text(language, 'removed_about')} {names}.")
    with citing:
        st.header(text(language, "citation"), anchor=False)
        st.code(header["citation"][language], language=None, wrap_lines=True)
        st.header(text(language, "licenses"), anchor=False)
        st.markdown(_list(_source_line(source, language) for source in header["sources"]))


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _source_line(source: dict[str, Any], language: Language) -> str:
    return text(language, "source_line", **source)
