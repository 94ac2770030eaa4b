"""The words of a report, marked: all of them, once, and nothing of the report's own as HTML."""

from __future__ import annotations

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from violencemap.app.marked_text import marked_html
from violencemap.query.reader import Mark

WORDS = "Two men died in Tulum.\nNobody was <b>arrested</b>."


def plain(html: str) -> str:
    """What remains to read when numbers and marks are taken away."""
    without = re.sub(r"<sup>.*?</sup>", "", html)
    return unescape(re.sub(r"<[^>]*>", "", without.replace("<br>", "\n")))


def test_a_name_within_an_event_has_the_marks_of_both_and_the_event_its_number() -> None:
    marks = [
        Mark(start=0, end=22, kind="incident", number=1),
        Mark(start=16, end=21, kind="place", about='Tulum, "Q. Roo"'),
    ]
    assert marked_html(WORDS, marks) == (
        '<sup>1</sup><span class="vm-incident">Two men died in </span>'
        '<span class="vm-incident vm-place" title="Tulum, &quot;Q. Roo&quot;">Tulum</span>'
        '<span class="vm-incident">.</span>'
        "<br>Nobody was &lt;b&gt;arrested&lt;/b&gt;."
    )


def test_two_events_of_one_sentence_and_a_figure_show_all_their_numbers() -> None:
    marks = [
        Mark(start=0, end=22, kind="incident", number=1),
        Mark(start=0, end=22, kind="incident", number=2),
        Mark(start=4, end=30, kind="figure", number=1),
    ]
    html = marked_html(WORDS, marks)
    assert re.findall(r"<sup>(.*?)</sup>", html) == ["1", "2", "#1"]
    assert plain(html) == WORDS


@given(
    words=st.text(alphabet="ab <>&\"'\n", max_size=40),
    spans=st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6),
)
def test_whatever_overlaps_every_word_is_there_once(
    words: str, spans: list[tuple[int, int]]
) -> None:
    marks = [
        Mark(start=min(one), end=min(max(one), len(words)), kind="figure", number=1)
        for one in spans
        if min(one) < min(max(one), len(words))
    ]
    html = marked_html(words, marks)
    assert plain(html) == words
    assert set(re.findall(r"</?(\w+)", html)) <= {"span", "sup", "br"}
