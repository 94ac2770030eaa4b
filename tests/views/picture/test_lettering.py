"""Words are as wide as the renderer makes them, and lines fit."""

from __future__ import annotations

import pytest
from PIL import ImageOps

from pictures import open_png
from violencemap.views.picture.lettering import FONTS, text_width, wrap
from violencemap.views.picture.paper import svg_to_png

SENTENCE = "Los eventos vienen de los reportes cargados y no son un conteo de la violencia"


@pytest.mark.parametrize(
    "text",
    [
        "abcdefghijklmnopqrstuvwxyz",
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "0123456789 (12,345.6) ≥80 >0–5 %",
        "Ñuñoa, México: víctimas «año» “a” · 5×4",
    ],
)
@pytest.mark.parametrize("bold", [False, True])
def test_a_line_is_as_wide_as_the_renderer_draws_it(text: str, bold: bool) -> None:
    weight = ' font-weight="bold"' if bold else ""
    escaped = text.replace(">", "&gt;")
    # a bar at the end, for a blank there leaves no ink
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="60">'
        f'<rect width="1200" height="60" fill="white"/><text x="0" y="40" font-size="40"{weight}'
        f' font-family="{FONTS}">{escaped}|</text></svg>'
    )
    ink = ImageOps.invert(open_png(svg_to_png(svg)).convert("L")).getbbox()
    assert ink is not None
    drawn = ink[2] / 2
    measured = text_width(f"{text}|", 40, bold=bold)
    assert drawn <= measured + 1
    assert drawn > measured * (0.85 if bold else 0.96)


@pytest.mark.parametrize("width", [60, 200, 400])
def test_wrapped_lines_fit_and_lose_no_word(width: int) -> None:
    lines = wrap(SENTENCE, 14, width)
    assert all(text_width(line, 14) <= width for line in lines)
    assert " ".join(lines) == SENTENCE


def test_a_word_that_is_too_long_is_broken() -> None:
    lines = wrap("a " + "x" * 100, 10, 100)
    assert all(text_width(line, 10) <= 100 for line in lines)
    assert "".join(lines).count("x") == 100


def test_no_words_make_no_lines() -> None:
    assert wrap("  ", 10, 100) == []
