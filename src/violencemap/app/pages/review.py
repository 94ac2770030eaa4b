"""The review desk: what waits for a person, with all that is needed to decide, and keys."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from violencemap.app import cache, desk
from violencemap.app.review_form import draw_form
from violencemap.app.review_map import draw_candidates
from violencemap.app.text import format_day, format_number, text
from violencemap.app.view import Offer, View
from violencemap.app.words import headline
from violencemap.codes import Language
from violencemap.query.place_choice import place_label, place_values
from violencemap.query.review import (
    OtherReport,
    ReviewItem,
    count_reviewed,
    list_queue,
    review_item,
)
from violencemap.store.journal import read_journal
from violencemap.store.reviews import standing
from violencemap.types import Filters, Span

__all__ = ["draw_page"]

_NEXT_SHOWN, _LAST_SHOWN = 20, 5


def draw_page(snapshot: cache.Snapshot, offer: Offer, view: View) -> None:
    """Draw the page for a view. Its places and types choose the queue, of any period."""
    say = view.language
    filters = Filters(cvegeo=view.filters.cvegeo, event_types=view.filters.event_types)
    st.title(text(say, "page_review"), anchor=False)
    reviewed, matched = snapshot.ask(count_reviewed, filters)
    with st.container(key="summary"):
        numbers = {"reviewed": format_number(reviewed), "matched": format_number(matched)}
        st.markdown(text(say, "review_progress", **numbers))
    who = _ask_name(say)
    queue = snapshot.ask(list_queue, filters, limit=_NEXT_SHOWN + len(desk.skipped()))
    item = _current(snapshot, queue)
    _draw_actions(item, who, say)
    if item is None:
        st.info(text(say, "review_done" if reviewed == matched else "review_skipped"))
    else:
        _draw_item(snapshot, item, who, say)
    _draw_queue(snapshot, queue, say)
    _draw_last_decisions(Path(snapshot.path), say)
    if item:
        desk.mark_shown(item)


def _ask_name(language: Language) -> str:
    """Who decides; kept while the session lasts, also over other pages."""
    with st.container(width=360):
        name = st.text_input(
            text(language, "review_who"),
            value=desk.reviewer(),
            key="review_who",
            help=text(language, "review_who_help"),
        )
    return desk.remember_reviewer(name)


def _current(snapshot: cache.Snapshot, queue: pd.DataFrame) -> ReviewItem | None:
    """The incident that was picked, else the first of the queue that was not skipped."""
    waiting = [one for one in queue["incident_id"] if one not in desk.skipped()]
    for incident_id in filter(None, [desk.picked(), *waiting[:1]]):
        if item := snapshot.ask(review_item, incident_id):
            return item
    return None


# --- one incident --------------------------------------------------------------------------


def _draw_actions(item: ReviewItem | None, who: str, language: Language) -> None:
    """What can be decided with one key, and what was decided last. C and R are Streamlit's."""
    others = item.duplicates if item else ()
    merge_into = {"merged_into": others[0].incident["incident_id"]} if others else {}
    nothing: dict[str, Any] = {}
    with st.container(horizontal=True, key="review_actions"):
        for action, key, said, possible in (
            ("accept", "A", nothing, True),
            ("reject", "X", nothing, True),
            ("sensitive", "S", nothing, True),
            ("merge", "M", merge_into, bool(others)),
        ):
            st.button(
                text(language, f"review_{action}"),
                key=f"review_{action}",
                shortcut=key,
                type="primary" if action == "accept" else "secondary",
                disabled=not (item and who and possible),
                help=text(language, f"review_{action}_help"),
                on_click=desk.decide,
                args=(item, who, action, said),
            )
        st.button(
            text(language, "review_skip"),
            key="review_skip",
            shortcut="K",
            disabled=item is None,
            help=text(language, "review_skip_help"),
            on_click=desk.skip,
            args=(item,),
        )
        st.button(
            text(language, "review_undo"),
            key="review_undo",
            shortcut="U",
            disabled=not who,
            help=text(language, "review_undo_help"),
            on_click=desk.undo,
            args=(who,),
        )
    if not who:
        st.warning(text(language, "review_name_first"))
    if error := desk.take_error():
        st.error(text(language, "review_failed", reason=error))


def _draw_item(snapshot: cache.Snapshot, item: ReviewItem, who: str, language: Language) -> None:
    words, place = st.columns([3, 2], gap="large")
    with words, st.container(key="review_item"):
        st.header(headline(item.incident, language), anchor=False)
        st.caption(_report(item.incident, language))
        _draw_words(item.text, item.evidence, language)
        draw_form(item, who, language)
        for number, other in enumerate(item.duplicates):
            _draw_other_report(item, other, number, who, language)
        for one in item.history:
            st.caption(_decision_line(one.action, one.who, one.when.date(), language))
    with place, st.container(key="review_place"):
        _draw_place(snapshot, item, who, language)


def _draw_words(words: str | None, evidence: Span | None, language: Language) -> None:
    if words is None or evidence is None:
        st.caption(text(language, "review_no_words"))
        return
    start, end = evidence
    parts = [escape(part) for part in (words[:start], words[start:end], words[end:])]
    marked = f"{parts[0]}<mark>{parts[1]}</mark>{parts[2]}".replace("\n", "<br>")
    st.html(f'<blockquote class="vm-evidence">{marked}</blockquote>')


def _draw_place(snapshot: cache.Snapshot, item: ReviewItem, who: str, language: Language) -> None:
    """Candidates of the place on a map and as buttons; a key puts the incident at one."""
    st.markdown(f"**{text(language, 'review_candidates')}**")
    for number, place in enumerate(item.candidates[:9], start=1):
        st.button(
            f"{number} · {escape(place_label(place))}",
            key=f"review_place_{number}",
            shortcut=str(number),
            width="stretch",
            disabled=not who,
            on_click=desk.decide,
            args=(item, who, "change", {"values": place_values(place)}),
        )
    if item.place_reason:
        st.caption(item.place_reason)
    draw_candidates(snapshot, item, language)


def _draw_other_report(
    item: ReviewItem, other: OtherReport, number: int, who: str, language: Language
) -> None:
    with st.container(border=True):
        st.markdown(f"**{text(language, 'review_other')}** · {other.score:.2f}")
        st.caption(other.reason[language])
        st.caption(f"{headline(other.incident, language)} · {_report(other.incident, language)}")
        _draw_words(other.text, other.evidence, language)
        st.button(
            text(language, "review_merge_this"),
            key=f"review_merge_{number}",
            disabled=not who,
            on_click=desk.decide,
            args=(item, who, "merge", {"merged_into": other.incident["incident_id"]}),
        )


# --- what waits, and what was decided ------------------------------------------------------


def _draw_queue(snapshot: cache.Snapshot, queue: pd.DataFrame, language: Language) -> None:
    """The next of the queue. A row that is picked comes first; the key forgets it afterwards."""
    rows = queue.head(_NEXT_SHOWN).to_dict("records")
    with st.container(key="review_queue"):
        st.header(text(language, "review_queue"), anchor=False)
        st.dataframe(
            pd.DataFrame(
                {
                    text(language, "review_event"): [headline(row, language) for row in rows],
                    text(language, "column_title"): [row["title"] for row in rows],
                    text(language, "column_id"): [row["incident_id"] for row in rows],
                }
            ),
            hide_index=True,
            column_config={text(language, "review_event"): st.column_config.Column(width="large")},
            key=f"queue_{snapshot.decided}",
            selection_mode="single-row",
            on_select=lambda: desk.pick_row(f"queue_{snapshot.decided}", queue["incident_id"]),
        )


def _draw_last_decisions(store_path: Path, language: Language) -> None:
    """The last decisions of everybody, each of which anybody can take back."""
    journal = read_journal(store_path)
    for line in journal.rejected:
        st.warning(text(language, "review_torn", file=line.file, row=line.row, reason=line.reason))
    last = standing(journal.decisions)[: -_LAST_SHOWN - 1 : -1]
    if last:
        st.header(text(language, "review_last"), anchor=False)
    for number, one in enumerate(last):
        words, button = st.columns([5, 1], vertical_alignment="center")
        said = _decision_line(one.action, one.who, one.when.date(), language)
        words.markdown(f"{said} · `{one.target_id}`")
        button.button(
            text(language, "review_take_back"),
            key=f"review_take_back_{number}",
            disabled=not desk.reviewer(),
            on_click=desk.undo,
            args=(desk.reviewer(), one.decision_id),
        )


# --- words ---------------------------------------------------------------------------------


def _report(row: Any, language: Language) -> str:
    published = row["published"]
    parts = [row["title"], format_day(published, language) if published else None]
    return " · ".join(filter(None, parts))


def _decision_line(action: str, who: str, day: Any, language: Language) -> str:
    return f"{format_day(day, language)} · {who} · {text(language, f'review_did_{action}')}"
