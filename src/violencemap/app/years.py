"""The years of a measure as small maps, in a section that is worked out when it is opened."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from itertools import groupby

import streamlit as st

from violencemap.app import cache, tables
from violencemap.app.pictures import draw_picture_buttons
from violencemap.app.text import text
from violencemap.app.view import View
from violencemap.codes import Level, Show
from violencemap.measures import MEASURES
from violencemap.query.years import YearOfAreas, list_years
from violencemap.types import Filters
from violencemap.views.picture.wording import picture_text
from violencemap.views.picture.year_words import caption_lines, year_note, years_notes

__all__ = ["draw_years"]

# As many side by side as have room, two on a phone; years on one line, and maps on another.
_GRID = (
    "display:grid;grid-template-columns:"
    "repeat(auto-fill,minmax(min(11.5rem,calc(50% - 0.75rem)),1fr));gap:1.25rem 1.5rem"
)
_FIGURE = "margin:0;display:flex;flex-direction:column;justify-content:space-between"
_CAPTION = "font-size:0.85rem;line-height:1.35;margin-bottom:0.25rem"


def draw_years(snapshot: cache.Snapshot, view: View) -> None:
    """Draw the section; closed, it costs nothing."""
    say = view.language
    section = st.expander(
        text(say, "years"), key="years", icon=":material/grid_view:", on_change="rerun"
    )
    if not section.open:
        return
    with section, st.spinner(text(say, "picture_making")):
        years = _years(snapshot, view.filters, view.measure, view.level, view.show)
        if not years:
            st.caption(text(say, "years_none"))
            return
        st.caption(" ".join([text(say, "years_colors"), *years_notes(years, view.show, say)]))
        maps = _maps(snapshot, view.filters, view.measure, view.level, view.show)
        st.html(_grid(years, maps, view))
        tables.draw_list([_row(year, view) for year in years], "years_table", say)
        draw_picture_buttons(snapshot, view, "years")


@st.cache_data(show_spinner=False, max_entries=20)
def _years(
    snapshot: cache.Snapshot, filters: Filters, measure: str, level: Level, show: Show
) -> list[YearOfAreas]:
    return snapshot.ask(list_years, filters, measure=measure, level=level, show=show)


@st.cache_data(show_spinner=False, max_entries=20)
def _maps(
    snapshot: cache.Snapshot, filters: Filters, measure: str, level: Level, show: Show
) -> list[bytes]:
    """A PNG a year, without words: these are on the page."""
    from violencemap.views.picture.paper import svg_to_png
    from violencemap.views.picture.small_maps import SmallMaps, year_svg  # slow to load

    years = _years(snapshot, filters, measure, level, show)
    maps = SmallMaps.of(years[0].areas["cvegeo"].tolist(), level)
    return [svg_to_png(year_svg(maps, year, show)) for year in years]


def _grid(years: list[YearOfAreas], maps: list[bytes], view: View) -> str:
    """Figures with their captions, those of the new register under a heading of their own."""
    say = view.language
    html = ""
    pairs = zip(years, maps, strict=True)
    for measure, group in groupby(pairs, key=lambda pair: pair[0].measure):
        if MEASURES[measure].register == "after":
            key = "other_register" if html else "new_register"
            html += f"<p><strong>{escape(picture_text(key, say))}</strong></p>"
        figures = "".join(_figure(year, png, view) for year, png in group)
        html += f'<div style="{_GRID}">{figures}</div>'
    return html


def _figure(year: YearOfAreas, png: bytes, view: View) -> str:
    lines = "<br>".join(map(escape, caption_lines(year, view.show, view.language)))
    alt = escape(text(view.language, "years_map", year=year.year), quote=True)
    image = b64encode(png).decode()
    return (
        f'<figure style="{_FIGURE}"><figcaption style="{_CAPTION}">'
        f"<strong>{year.year}</strong><br>{lines}</figcaption>"
        f'<img style="width:100%" alt="{alt}" src="data:image/png;base64,{image}"></figure>'
    )


def _row(year: YearOfAreas, view: View) -> dict[str, object]:
    rate = year.rate
    return {
        "column_year": str(year.year),
        "column_count": year.count,
        "column_rate": rate and round(rate[0], 1),
        "column_interval": tables.interval(rate[1], rate[2]) if rate else "–",
        "column_flag": year_note(year, view.language),
    }
