"""Add data: drop files, see what is in them, put them on the map, take them back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import ceil
from typing import Any

import streamlit as st

from violencemap.app import cache
from violencemap.app.batch import Batch, new_batch, session_batch
from violencemap.app.drop_zone import draw_drop_zone
from violencemap.app.file_card import draw_file, draw_set_aside
from violencemap.app.jobs import Job
from violencemap.app.links import link_to
from violencemap.app.tables import draw_list
from violencemap.app.text import CATALOGUES, counted, format_number, text
from violencemap.app.text.reasons import reason_in
from violencemap.app.view import Offer, View
from violencemap.codes import Language
from violencemap.export.set_aside import set_aside_csv
from violencemap.types import Rejection, Report

__all__ = ["draw_page"]

# Seconds between two looks at how far the work is.
_LOOK_EVERY = 0.5


def draw_page(snapshot: cache.Snapshot, offer: Offer, view: View) -> None:
    """Draw the page. It is about the session's own files, whatever the filters."""
    say, batch = view.language, session_batch()
    batch.settle()
    st.title(text(say, "page_add"), anchor=False)
    with st.container(key="summary"):
        st.markdown(text(say, "add_summary"))
    st.caption(text(say, "add_private"))
    draw_drop_zone(batch, say)
    if batch.job is not None:
        _draw_progress(batch, say)
    _draw_outcome(batch, say)
    for file in batch.files:
        draw_file(batch, file, offer, say)
    _draw_actions(batch, say)


# --- work ----------------------------------------------------------------------------------


@st.fragment(run_every=_LOOK_EVERY)
def _draw_progress(batch: Batch, language: Language) -> None:
    if batch.settle() or batch.job is None:
        st.rerun()
    job = batch.job
    with st.container(key="progress"):
        share = min(job.done / job.total, 1.0) if job.total else 0.0
        st.progress(share, text=" · ".join(_how_far(batch, job, language)))
        st.button(text(language, "add_cancel"), key="cancel", on_click=batch.stop)


def _how_far(batch: Batch, job: Job, language: Language) -> Iterator[str]:
    waiting = [one for one in batch.files if one.waits]
    if batch.storing or not waiting:
        yield text(language, "add_storing")
    else:
        yield text(language, "add_reading", name=waiting[0].name)
    if job.total and job.total > 1:
        numbers = {"done": format_number(job.done), "total": format_number(job.total)}
        yield text(language, "add_done_of", **numbers)
        if job.seconds_left is not None:
            yield text(language, "add_left", seconds=ceil(job.seconds_left))


# --- what came of it -----------------------------------------------------------------------


def _draw_outcome(batch: Batch, language: Language) -> None:
    with st.container(key="outcome"):
        if batch.error is not None:
            reason = reason_in(language, batch.words(str(batch.error)))
            st.error(text(language, "add_failed", reason=_plain(reason)))
        elif batch.undone:
            st.info(text(language, "add_undone"))
        elif batch.report is not None:
            _draw_report(batch, batch.report, language)
        elif batch.stopped and batch.job is None:
            st.info(text(language, "add_stopped"))


def _draw_report(batch: Batch, report: Report, language: Language) -> None:
    with st.container(border=True, key="result"):
        changed = report.kept["new"] + report.kept["replaced"]
        if changed or not report.unused:
            said = text(language, "add_result" if changed else "add_result_nothing")
            st.header(said, anchor=False)
        if report.unused:
            files = _plain(", ".join(report.unused))
            st.warning(text(language, "add_result_unused", files=files))
        rows = [_outcome(detail, language) for detail in report.details]
        draw_list(rows, "add_result", language, key="added")
        draw_set_aside(batch, batch.set_aside, language, key="added_aside")
        with st.container(horizontal=True, vertical_alignment="center"):
            for page in ("map", "coverage", "review"):
                link_to(page, language)
            _draw_download(batch, batch.set_aside, language, key="added_csv")
            _draw_undo(batch, report, language)


def _outcome(detail: Mapping[str, Any], language: Language) -> dict[str, Any]:
    return {
        "add_result_what": _what(detail, language),
        "add_result_state": text(language, f"add_state_{detail['state']}"),
        "add_rows": detail.get("rows"),
        "table_events": detail.get("incidents"),
        "coverage_figures": detail.get("figures"),
    }


def _what(detail: Mapping[str, Any], language: Language) -> str:
    """Title of a report, or which series, population or events."""
    if detail["kind"] == "report":
        return str(detail["title"] or text(language, "add_untitled"))
    names = CATALOGUES[language]
    known = str(detail.get("dataset") or detail["series_id"])
    for key in (f"add_kind_{known}", f"add_kind_{known.rpartition('-')[0]}"):
        if key.replace("-", "_") in names:
            return names[key.replace("-", "_")]
    return known


def _draw_undo(batch: Batch, report: Report, language: Language) -> None:
    if report.addition_id is None:
        return
    can = batch.can_undo
    st.button(
        text(language, "add_undo"),
        key="undo",
        on_click=batch.undo,
        disabled=not can,
        icon=":material/undo:",
        help=text(language, "add_undo_help" if can else "add_undo_gone"),
    )


def _draw_download(
    batch: Batch, rejected: tuple[Rejection, ...], language: Language, *, key: str
) -> None:
    if not rejected:
        return
    rows = [_in_words(batch, one, language) for one in rejected]
    st.download_button(
        text(language, "add_aside_download"),
        data="\ufeff" + set_aside_csv(rows),  # the mark tells Excel that it is UTF-8
        file_name="violencemap_set_aside.csv",
        mime="text/csv",
        key=key,
        on_click="ignore",
        icon=":material/download:",
    )


def _in_words(batch: Batch, one: Rejection, language: Language) -> Rejection:
    return Rejection(
        file=batch.words(one.file),
        row=one.row,
        column=one.column,
        value=one.value,
        reason=reason_in(language, batch.words(one.reason)),
    )


def _plain(words: str) -> str:
    """Words that hold no Markdown."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]()<>#+-.!|$~:" else sign for sign in words)


# --- storing -------------------------------------------------------------------------------


def _draw_actions(batch: Batch, language: Language) -> None:
    if not batch.files:
        return
    ready = len(batch.readable)
    held = len(batch.files) - ready
    if ready and held:
        st.caption(counted(language, "add_left_out", held))
    aside = tuple(row for file in batch.files for row in file.set_aside)
    with st.container(horizontal=True, key="actions"):
        if ready:
            st.button(
                counted(language, "add_store", ready),
                key="store",
                type="primary",
                on_click=batch.store,
                disabled=batch.job is not None,
            )
        _draw_download(batch, aside, language, key="aside_csv")
        st.button(
            text(language, "add_discard"),
            key="discard",
            on_click=_discard,
            type="tertiary",
            disabled=batch.job is not None,
        )


def _discard() -> None:
    new_batch()
