"""Pictures of the view to take away. They are made only when somebody asks for one."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal, get_args

import streamlit as st

from violencemap.app import cache
from violencemap.app.text import text
from violencemap.app.view import Offer, View
from violencemap.export.geojson import export_filename
from violencemap.query.months import COUNTRY
from violencemap.store import Store
from violencemap.types import Filters

__all__ = ["PICTURES", "Picture", "draw_picture_buttons", "picture_place"]

Picture = Literal["map", "chart", "years", "brief"]
PICTURES: tuple[Picture, ...] = get_args(Picture)
_MEDIA_TYPES = {"svg": "image/svg+xml", "png": "image/png", "pdf": "application/pdf"}


def draw_picture_buttons(snapshot: cache.Snapshot, view: View, picture: Picture) -> None:
    """One button that makes a picture of the view, and then one a form to take it in.

    A picture takes a second or two, so no page makes one that nobody wants.
    """
    say = view.language
    asked = f"asked_{picture}"
    if st.session_state.get(asked) != view:
        st.button(
            text(say, f"picture_make_{picture}"),
            key=f"make_{picture}",
            on_click=st.session_state.update,
            kwargs={asked: view},
            help=text(say, "picture_make_help"),
            width="stretch",
        )
        return
    today = datetime.now(UTC).date()
    with st.container(horizontal=True):
        for form in ("pdf",) if picture == "brief" else ("svg", "png"):
            with st.spinner(text(say, "picture_making")):
                data = _picture(snapshot, view, picture, form, today)
            name = _file_name(view, picture, form, today)
            st.download_button(
                text(say, f"as_{form}"),
                data=data,
                file_name=name,
                mime=_MEDIA_TYPES[form],
                key=f"{picture}_{form}",
                on_click="ignore",
                icon=":material/download:",
                help=text(say, "file_name", name=name),
                width="stretch",
            )


def picture_place(view: View, offer: Offer, picture: Picture) -> str:
    """Name of the place that a picture is about; empty where it is about all that is chosen."""
    if picture not in ("chart", "brief"):
        return ""
    code = _place(view, picture)
    return offer.place_name(code) or text(view.language, "country")


def _place(view: View, picture: Picture) -> str:
    """The one place of a chart; a brief is about its state."""
    return view.place[:2] if picture == "brief" else view.place


@st.cache_data(show_spinner=False, max_entries=24)
def _picture(
    snapshot: cache.Snapshot, view: View, picture: Picture, form: str, made: date
) -> bytes:
    """File of a picture; the PNG is drawn from the SVG."""
    if form == "png":
        from violencemap.views.picture.paper import svg_to_png  # slow to load

        return svg_to_png(_picture(snapshot, view, picture, "svg", made).decode())
    return snapshot.ask(_DRAW[picture], view, made)


def _draw_map(store: Store, view: View, made: date) -> bytes:
    from violencemap.views.map.view import MapView
    from violencemap.views.picture.map_picture import map_svg

    shown = MapView.of(
        store,
        view.filters,
        measure=view.measure,
        level=view.level,
        show=view.show,
        language=view.language,
    )
    return map_svg(store, shown, made).encode()


def _draw_chart(store: Store, view: View, made: date) -> bytes:
    from violencemap.views.picture.chart_picture import chart_svg

    return chart_svg(
        store,
        view.filters,
        measure=view.measure,
        place=_place(view, "chart"),
        show=view.show,
        language=view.language,
        made=made,
    ).encode()


def _draw_years(store: Store, view: View, made: date) -> bytes:
    from violencemap.views.picture.years_picture import years_svg

    return years_svg(
        store,
        view.filters,
        measure=view.measure,
        level=view.level,
        show=view.show,
        language=view.language,
        made=made,
    ).encode()


def _draw_brief(store: Store, view: View, made: date) -> bytes:
    from violencemap.views.picture.brief import brief_pdf

    return brief_pdf(
        store,
        view.filters,
        measure=view.measure,
        place=_place(view, "brief"),
        show=view.show,
        language=view.language,
        made=made,
    )


_DRAW = {"map": _draw_map, "chart": _draw_chart, "years": _draw_years, "brief": _draw_brief}


def _file_name(view: View, picture: Picture, form: str, today: date) -> str:
    filters = view.filters
    if picture in ("chart", "brief"):
        place = _place(view, picture)
        here = () if place == COUNTRY else (place,)
        filters = Filters(since=filters.since, until=filters.until, cvegeo=here)
    name = export_filename(picture, view.measure, filters, profile="public", today=today)
    return Path(name).with_suffix(f".{form}").name
