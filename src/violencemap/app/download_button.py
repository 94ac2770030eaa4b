"""The button that takes a file away."""

from __future__ import annotations

import streamlit as st

from violencemap.app.text import text
from violencemap.codes import Language

__all__ = ["draw_download_button"]

_MEDIA_TYPES = {
    "geojson": "application/geo+json",
    "csv": "text/csv",
    "html": "text/html",
    "svg": "image/svg+xml",
    "png": "image/png",
    "pdf": "application/pdf",
}


def draw_download_button(
    data: str | bytes, *, form: str, file_name: str, key: str, language: Language
) -> None:
    """A button named for the form of the file; it does not run the page again."""
    st.download_button(
        text(language, f"as_{form}"),
        data=data,
        file_name=file_name,
        mime=_MEDIA_TYPES[form],
        key=key,
        on_click="ignore",
        icon=":material/download:",
        help=text(language, "file_name", name=file_name),
        width="stretch",
    )
