"""Line ends that only keep a width become spaces; all others stay."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from violencemap.read.articles import read_articles
from violencemap.read.wrapping import unwrap

SENTENCES = (
    "El lunes, tres hombres fueron asesinados en una colonia de San Luis Río Colorado, Sonora. "
    "Un día después, la policía halló dos vehículos quemados cerca de la carretera a Mexicali."
)


@pytest.mark.parametrize("width", [60, 72, 80, 100])
def test_a_wrapped_paragraph_is_one_line_again(width: int) -> None:
    assert unwrap(textwrap.fill(SENTENCES, width)) == SENTENCES


def test_a_line_of_a_megabyte_is_looked_at_once() -> None:
    line = "a" * 1_000_000
    assert unwrap(line) == line


@pytest.mark.parametrize(
    "text",
    [
        "A title that stands alone\n\nThe first paragraph, which has its own blank line above it.",
        "Detenidos:\n- Tulum\n- Cancún\n- Holbox, en el municipio de Lázaro Cárdenas del norte",
        "A short title\n" + SENTENCES,
        "one\ntwo\nthree",
    ],
)
def test_lines_of_their_own_keep_their_ends(text: str) -> None:
    assert unwrap(text) == text


@given(st.text(alphabet="ab .\n\r\tÁ", max_size=300))
def test_offsets_never_move(text: str) -> None:
    joined = unwrap(text)
    assert len(joined) == len(text)
    assert all(b == a or (a == "\n" and b == " ") for a, b in zip(text, joined, strict=True))


def test_the_text_of_a_report_is_unwrapped(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text(f"Ataque\n\n2022-05-10\n\n{textwrap.fill(SENTENCES, 70)}\n", encoding="utf-8")
    (article,) = read_articles(file)
    assert SENTENCES in article.text
    assert article.title == "Ataque"
