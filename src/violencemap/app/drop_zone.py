"""Where files are dropped: Streamlit's drop zone, in the page's language, and emptied at once."""

from __future__ import annotations

import json
from collections.abc import Iterable

import streamlit as st
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx

from violencemap.app.batch import Batch
from violencemap.app.text import format_number, text
from violencemap.codes import Language

__all__ = ["draw_drop_zone"]

_ENDINGS = (
    *("txt", "md", "html", "htm", "json", "jsonl"),
    *("csv", "tsv", "xlsx", "parquet", "zip", "gz", "bz2"),
)


def draw_drop_zone(batch: Batch, language: Language) -> None:
    """Draw the zone and, folded below it, what can be dropped."""
    key = f"drop_{batch.drops}"
    with st.container(key="drop_zone"):
        _draw_own_words(language)
        st.file_uploader(
            text(language, "add_drop"),
            _ENDINGS,
            accept_multiple_files=True,
            key=key,
            on_change=_drop,
            args=(batch, key),
            label_visibility="collapsed",
        )
    with st.expander(text(language, "add_help")):
        st.markdown(text(language, "add_help_text"))


def _draw_own_words(language: Language) -> None:
    """Say in the page's language what Streamlit says in English in its drop zone."""
    size = format_number(st.get_option("server.maxUploadSize"))
    hint = (text(language, "add_drop_here"), text(language, "add_drop_limit", size=size))
    words = {"browse": text(language, "add_drop_browse"), "limit": " · ".join(hint)}
    quoted = {name: json.dumps(said, ensure_ascii=False) for name, said in words.items()}
    rules = "".join(f" --vm-{name}: {said};" for name, said in quoted.items())
    st.html(f"<style>.st-key-drop_zone {{{rules} }}</style>")


def _drop(batch: Batch, key: str) -> None:
    uploads = st.session_state[key]
    batch.drop(uploads)
    _forget([upload.file_id for upload in uploads])


def _forget(file_ids: Iterable[str]) -> None:
    """Let Streamlit forget uploads: it would keep them in memory until the session ends."""
    context = get_script_run_ctx()
    if context and isinstance(context.uploaded_file_mgr, MemoryUploadedFileManager):
        for file_id in file_ids:
            context.uploaded_file_mgr.remove_file(context.session_id, file_id)
