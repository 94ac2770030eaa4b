"""Pictures of the view to take away. They are made only when somebody asks for one."""

from __future__ import annotations

from datetime import UTC, date, datetime

import streamlit as st

from violencemap.app import cache
from violencemap.app.download_button import draw_download_button
from violencemap.app.text import text
from violencemap.app.view import Offer, View
from violencemap.export.about import export_filename
from violencemap.query.months import COUNTRY
from violencemap.types import Filters
from violencemap.views.picture.draw import Form, Picture, draw_picture, picture_forms

__all__ = ["draw_picture_buttons", "picture_place"]


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
        for form in picture_forms(picture):
            with st.spinner(text(say, "picture_making")):
                data = _picture(snapshot, view, picture, form, today)
            draw_download_button(
                data,
                form=form,
                file_name=_file_name(view, picture, form, today),
                key=f"{picture}_{form}",
                language=say,
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
    snapshot: cache.Snapshot, view: View, picture: Picture, form: Form, made: date
) -> bytes:
    """File of a picture; the PNG is drawn from the SVG."""
    if form == "png":
        from violencemap.views.picture.paper import svg_to_png  # slow to load

        return svg_to_png(_picture(snapshot, view, picture, "svg", made).decode())
    return snapshot.ask(
        draw_picture,
        picture,
        view.filters,
        measure=view.measure,
        level=view.level,
        place=_place(view, picture),
        show=view.show,
        language=view.language,
        made=made,
    )


def _file_name(view: View, picture: Picture, form: Form, today: date) -> str:
    filters = view.filters
    if picture in ("chart", "brief"):
        place = _place(view, picture)
        here = () if place == COUNTRY else (place,)
        filters = Filters(since=filters.since, until=filters.until, cvegeo=here)
    return export_filename(picture, view.measure, filters, form=form, profile="public", today=today)
