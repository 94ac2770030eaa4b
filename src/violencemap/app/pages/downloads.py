"""Take it along: the files of the view, what is in them and how to cite them."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd
import streamlit as st

from violencemap.app import cache, sentences
from violencemap.app.download_button import draw_download_button
from violencemap.app.map_events import event_counts
from violencemap.app.pictures import draw_picture_buttons, picture_place
from violencemap.app.profile import is_public
from violencemap.app.text import counted, text
from violencemap.app.text.fields import FIELDS
from violencemap.app.view import Offer, View
from violencemap.app.words import source_line
from violencemap.codes import Language
from violencemap.export.about import export_filename
from violencemap.export.geojson import areas_geojson, events_geojson, figures_geojson
from violencemap.export.tabular import areas_csv, events_csv, figures_csv
from violencemap.query.incidents import count_incidents
from violencemap.store import Store
from violencemap.store.open_searches import OPEN_SEARCHES
from violencemap.types import Filters
from violencemap.views.picture.draw import PICTURES

__all__ = ["draw_page"]

_LAYERS = ("events", "areas", "figures")
_PREVIEW_ROWS = 5
# Buttons of cards that stand side by side are at one height: below all, in the last row.
_CARD: dict[str, Any] = {"border": True, "height": "stretch", "vertical_alignment": "distribute"}


def draw_page(snapshot: cache.Snapshot, offer: Offer, view: View) -> None:
    """Draw the page for a view."""
    say = view.language
    st.title(text(say, "page_downloads"), anchor=False)
    with st.container(key="summary"):
        measure = sentences.measure(view.measure, say)
        st.markdown(f"**{sentences.place(view, offer)}, {sentences.period(view)}:** {measure}")
    st.caption(text(say, "downloads_intro"))
    if not is_public() and _has_open_searches(snapshot, view.filters):
        st.caption(text(say, "downloads_open_searches"))
    _draw_cards(snapshot, view)
    _draw_pictures(snapshot, offer, view)
    # what the map page is about first: the events, or the areas of an official series
    about = "events" if view.measure == "events" else "areas"
    tabs = sorted(_LAYERS, key=lambda layer: layer != about)
    for tab, layer in zip(st.tabs([_title(layer, say) for layer in tabs]), tabs, strict=True):
        with tab:
            _draw_contents(_file(snapshot, view, layer, "csv"), layer, say)
    _draw_terms(json.loads(_file(snapshot, view, about, "geojson"))["violencemap"], say)


# --- the files -----------------------------------------------------------------------------


# Files are made when the page is drawn, not at the click: Streamlit drops what was made at a
# click when any session has run twice since, which many people at once do before it is fetched.
@st.cache_data(show_spinner=False, max_entries=40)
def _file(snapshot: cache.Snapshot, view: View, layer: str, form: str) -> str:
    """Text of a file of the view."""
    return snapshot.ask(_FILES[layer, form], view)


def _areas(
    write: Callable[..., str],
) -> Callable[[Store, View], str]:
    return lambda store, view: write(store, view.filters, measure=view.measure, level=view.level)


def _records(write: Callable[[Store, Filters], str]) -> Callable[[Store, View], str]:
    return lambda store, view: write(store, view.filters)


def _map_page(store: Store, view: View) -> str:
    """The map of the view as one HTML page that needs no network."""
    from violencemap.views.map.folium import write_html  # slow to load, and only needed here

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


_FILES: dict[tuple[str, str], Callable[[Store, View], str]] = {
    ("events", "geojson"): _records(events_geojson),
    ("events", "csv"): _records(events_csv),
    ("areas", "geojson"): _areas(areas_geojson),
    ("areas", "csv"): _areas(areas_csv),
    ("figures", "geojson"): _records(figures_geojson),
    ("figures", "csv"): _records(figures_csv),
    ("map", "html"): _map_page,
}


# --- what is drawn -------------------------------------------------------------------------


def _title(layer: str, language: Language) -> str:
    return text(language, f"download_{layer}")


def _draw_cards(snapshot: cache.Snapshot, view: View) -> None:
    """One card a layer, and one for the map as a page of its own."""
    say = view.language
    filters = view.filters
    rows = {
        "events": snapshot.ask(_count_public, filters),
        "areas": len(cache.areas(snapshot, filters, view.measure, view.level, view.show)),
        "figures": len(cache.figures(snapshot, filters)),
    }
    notes = {layer: counted(say, "rows", number) for layer, number in rows.items()}
    notes["map"] = f"{text(say, f'level_{view.level}')} · {text(say, f'show_{view.show}')}"
    for column, (layer, note) in zip(st.columns(len(notes)), notes.items(), strict=True):
        with column.container(**_CARD):
            _draw_card(snapshot, view, layer, note)


def _count_public(store: Store, filters: Filters) -> int:
    return count_incidents(store.public(), filters).matched


def _has_open_searches(snapshot: cache.Snapshot, filters: Filters) -> bool:
    """Whether the view has events of which the files, which are public, may tell less."""
    types = OPEN_SEARCHES.intersection(filters.event_types or OPEN_SEARCHES)
    return (
        bool(types)
        and event_counts(snapshot, replace(filters, event_types=tuple(types))).matched > 0
    )


def _draw_card(snapshot: cache.Snapshot, view: View, layer: str, note: str) -> None:
    say = view.language
    with st.container():
        st.header(_title(layer, say), anchor=False)
        st.markdown(text(say, f"download_{layer}_about"))
        st.caption(note)
    with st.container(horizontal=True):
        for form in ("html",) if layer == "map" else ("geojson", "csv"):
            draw_download_button(
                _file(snapshot, view, layer, form),
                form=form,
                file_name=_file_name(layer, form, view),
                key=f"{layer}_{form}",
                language=say,
            )


def _draw_pictures(snapshot: cache.Snapshot, offer: Offer, view: View) -> None:
    """One card a picture."""
    say = view.language
    st.header(text(say, "pictures"), anchor=False)
    st.caption(text(say, "pictures_about"))
    for column, picture in zip(st.columns(len(PICTURES)), PICTURES, strict=True):
        with column.container(**_CARD):
            with st.container():
                st.subheader(text(say, f"picture_{picture}"), anchor=False)
                st.markdown(text(say, f"picture_{picture}_about"))
                if place := picture_place(view, offer, picture):
                    st.caption(place)
            draw_picture_buttons(snapshot, view, picture)


def _file_name(layer: str, form: str, view: View) -> str:
    today = datetime.now(UTC).date()
    return export_filename(
        layer, view.measure, view.filters, form=form, profile="public", today=today
    )


def _draw_contents(csv: str, layer: str, language: Language) -> None:
    """First rows of a file, as text, and what each of its columns holds."""
    rows = pd.read_csv(io.StringIO(csv.removeprefix("\ufeff")), dtype=str, nrows=_PREVIEW_ROWS)
    st.caption(text(language, "preview" if len(rows) else "preview_empty"))
    if len(rows):
        st.dataframe(rows, hide_index=True, key=f"{layer}_preview", placeholder="")
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
        st.markdown(_list(source_line(source, language) for source in header["sources"]))


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)
