"""What holds for any text at all."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from violencemap.geoparse import geoparse
from violencemap.geoparse.text import compose, plain_of
from violencemap.types import Article, Resolution

TOWNS = [
    ("Iguala", "Guerrero"),
    ("Celaya", "Guanajuato"),
    ("Nogales", "Sonora"),
    ("Nogales", "Veracruz"),
    ("Benito Juárez", "Quintana Roo"),
    ("Apatzingán", "Michoacán"),
    ("Ciudad Juárez", "Chihuahua"),
    ("San Luis Río Colorado", "Sonora"),
    ("Poza Rica", "Veracruz"),
]
SENTENCES = [
    "Dos hombres fueron asesinados en {town}, {state}, el lunes.",
    "Gunmen attacked a bar in {town}, {state}, on Monday.",
    "El alcalde de {town}, {state}, pidió ayuda.",
    "Police in {town}, {state}, found three bodies.",
]
UNRELATED = [
    "Prices of oil rose in London and fell in Tokyo.",
    "La inflación bajó por tercer mes, dijo el banco.",
    "Un barco salió de Veracruz hacia Cuba.",
    "Elections will be held in Sonora and in Oaxaca next year.",
    "En Torreón, Coahuila, abrió una fábrica.",
]
# Pieces that names, quotes and lists are made of: random letters alone never meet the rules.
PIECES = st.sampled_from(
    [
        *("Iguala", "Guerrero", "San", "Juan", "Juárez", "Cártel", "El Sol de ", "colonia "),
        *("near ", "en ", "de", " ", ", ", ". ", "\n", '"', "“", "(", ")", "-"),
        *("x", "É", "e\u0301", "İ", "ß", "№ 5"),
    ]
)
ANY_TEXT = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=60).map("".join))


def read(text: str) -> tuple[Resolution, ...]:
    return geoparse(Article(article_id="1", text=text))


def codes(text: str) -> list[str | None]:
    found = (one for one in read(text) if one.mention.label == "place")
    return [one.place.cvegeo if one.place else None for one in found]


@settings(max_examples=300, deadline=None)
@given(ANY_TEXT)
@example("İ" * 40)
@example("\u0301\u0301 Iguala \u0301")
@example('"' * 200 + "El Durango" + '"' * 200)
@example("\ud800 Iguala")
def test_any_text_is_read_and_offsets_point_at_its_words(text: str) -> None:
    found = read(text)
    for one in found:
        assert 0 <= one.mention.start < one.mention.end <= len(text)
        assert one.mention.text == text[one.mention.start : one.mention.end]
        assert 0 <= one.score <= 1
    starts = [one.mention.start for one in found]
    assert starts == sorted(starts)


@settings(max_examples=200, deadline=None)
@given(ANY_TEXT)
def test_views_of_a_text_have_its_length(text: str) -> None:
    composed, offsets = compose(text)
    assert len(plain_of(composed)) == len(composed)
    if offsets is not None:
        assert len(offsets) == len(composed) + 1
        assert offsets == sorted(offsets)
        assert offsets[-1] == len(text)


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(TOWNS),
    st.sampled_from(SENTENCES),
    st.lists(st.sampled_from(UNRELATED), min_size=1, max_size=3),
    st.booleans(),
)
def test_an_unrelated_paragraph_moves_no_place(
    town: tuple[str, str], sentence: str, paragraphs: list[str], is_before: bool
) -> None:
    text = sentence.format(town=town[0], state=town[1])
    alone = codes(text)
    assert None not in alone
    parts = [*paragraphs, text] if is_before else [text, *paragraphs]
    start = "\n\n".join(parts).index(text)
    among = [
        one.place and one.place.cvegeo
        for one in read("\n\n".join(parts))
        if one.mention.label == "place" and start <= one.mention.start < start + len(text)
    ]
    assert among == alone


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(TOWNS),
    st.sampled_from(SENTENCES),
    st.sampled_from([plain_of, str.upper, str.lower, lambda text: plain_of(text.upper())]),
)
def test_accents_and_capitals_change_no_answer(
    town: tuple[str, str], sentence: str, change: Callable[[str], str]
) -> None:
    text = sentence.format(town=town[0], state=town[1])
    assert codes(change(text)) == codes(text)


LONG = {
    "one letter": "a",
    "one capital": "A",
    "capitals with spaces": "A ",
    "one name": "Iguala ",
    "names in a list": "Iguala, ",
    "people": "Juan García ",
    "opening quotes": '"',
    "nested quotes": '"El “',
    "parentheses": "(",
    "villages": "colonia La Loma y ",
    "roads": "carretera Iguala-",
    "lines": "\n",
    "dots": ". ",
    "digits": "1 ",
    "combining marks": "e\u0301",
    "dashes": " - ",
    "articles": "de la ",
    "an organization": "Policía de ",
}


def work(text: str) -> int:
    """Lines of Python executed: a clock that no other process disturbs."""
    lines = 0

    def count(frame: object, event: str, argument: object) -> object:
        nonlocal lines
        lines += event == "line"
        return count

    before = sys.gettrace()
    sys.settrace(count)  # type: ignore[arg-type]
    try:
        read(text)
    finally:
        sys.settrace(before)
    return lines


@pytest.mark.parametrize("piece", LONG.values(), ids=LONG)
def test_work_grows_no_faster_than_the_text(piece: str) -> None:
    read(piece * 50)  # tables of characters are filled on first use
    once = work(piece * (4_000 // len(piece)))
    fourfold = work(piece * (16_000 // len(piece)))
    assert fourfold <= 5 * once + 5_000


@pytest.mark.parametrize("letter", ["a", "A", '"', "\n", "İ", "1"])
def test_a_megabyte_of_one_letter_is_read(letter: str) -> None:
    assert read(letter * 1_000_000) == ()


@pytest.mark.parametrize("piece", LONG.values(), ids=LONG)
def test_a_long_text_of_anything_is_read(piece: str) -> None:
    """A rule that walks back over the text would take hours here."""
    text = piece * (100_000 // len(piece))
    assert all(one.mention.end <= len(text) for one in read(text))
