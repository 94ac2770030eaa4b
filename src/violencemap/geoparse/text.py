"""Text made comparable without losing its offsets.

Three views of a report have the same length as the report, so that one offset serves all:

``text``   as it was written, composed (one character a letter);
``plain``  accents, curly quotes and long dashes made simple, capitals kept;
``key``    lower case, everything but letters and digits a space: what names are matched on.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from violencemap.types import Span

__all__ = ["Document", "compose", "fold", "key_of", "make_document", "plain_of", "word_set"]

_SAME_SHAPE = {
    **dict.fromkeys("“”„«»″", '"'),
    **dict.fromkeys("‘’‚`´′", "'"),
    **dict.fromkeys("–—−‐‑", "-"),
    **dict.fromkeys("\u00a0\u2009\u202f\u2003\t", " "),
}
_INNER_WORDS = frozenset({"de", "del", "la", "las", "los", "el", "y", "e"})
_LETTERS = re.compile(r"[^\W\d_]+")
_SENTENCE = re.compile(r"[.!?…]+[\"')]*\s+(?=[\"'(¿¡]*[A-Z0-9])|\n+")
# Dots that end an abbreviation rather than a sentence.
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:[A-Z]|Gov|Sen|Rep|Gen|Col|Lt|Capt|Sgt|Dr|Dra|Mr|Mrs|Ms|Lic|Ing|Mtro|Sr|Sra"
    r"|St|No|Av|Ave|Blvd|Edo|Cd|Gral|Fracc|approx|aprox|km|num|art)\.$"
)


class _PlainTable(dict[int, str]):
    """Character to its simple form, worked out once each."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        simple = _SAME_SHAPE.get(character)
        if simple is None:
            base = unicodedata.normalize("NFD", character)[0]
            simple = base if base.isascii() else character
        self[code] = simple
        return simple


class _KeyTable(dict[int, str]):
    def __missing__(self, code: int) -> str:
        character = chr(code)
        lower = character.lower()
        self[code] = (lower if len(lower) == 1 else character) if character.isalnum() else " "
        return self[code]


_PLAIN, _KEY = _PlainTable(), _KeyTable()


def word_set(words: str) -> frozenset[str]:
    """Words of a list written with spaces."""
    return frozenset(words.split())


def plain_of(text: str) -> str:
    """Text without accents, with simple quotes and dashes; same length."""
    return text.translate(_PLAIN)


def key_of(plain: str) -> str:
    """Lower case with spaces for everything but letters and digits; same length."""
    return plain.translate(_KEY)


def fold(name: str) -> str:
    """The form under which a name is kept in the gazetteer.

    >>> fold("San Luis Río Colorado")
    'san luis rio colorado'
    """
    composed, _ = compose(name)
    return key_of(plain_of(composed)).strip()


def compose(text: str) -> tuple[str, list[int] | None]:
    """Text with one character a letter, and where each came from.

    The offsets (one more than characters) are None when nothing had to be composed.
    """
    if unicodedata.is_normalized("NFC", text):
        return text, None
    characters: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(text):
        if characters and unicodedata.combining(character):
            joined = unicodedata.normalize("NFC", characters[-1] + character)
            characters[-1] = joined if len(joined) == 1 else characters[-1]
            continue
        characters.append(character)
        offsets.append(offset)
    return "".join(characters), [*offsets, len(text)]


@dataclass(frozen=True, slots=True)
class Document:
    """The views of one report, with its sentences and paragraphs."""

    text: str
    plain: str
    key: str
    sentence_starts: tuple[int, ...]
    paragraph_starts: tuple[int, ...]

    def sentence(self, offset: int) -> int:
        return bisect_right(self.sentence_starts, offset)

    def paragraph(self, offset: int) -> int:
        return bisect_right(self.paragraph_starts, offset)


def make_document(text: str, name_spans: Callable[[str], Iterable[Span]]) -> Document:
    """Views of a composed text; lines in one case get the capitals of names back.

    ``name_spans`` finds the names in a folded text; it is asked for such lines only.
    """
    plain = _recase(plain_of(text), name_spans)
    sentences, paragraphs = [0], [0]
    for match in _SENTENCE.finditer(plain):
        if "\n" in match[0]:
            paragraphs.append(match.end())
        elif _ABBREVIATION.search(plain, max(0, match.start() - 8), match.start() + 1):
            continue
        sentences.append(match.end())
    return Document(text, plain, key_of(plain), tuple(sentences), tuple(paragraphs))


def _recase(plain: str, name_spans: Callable[[str], Iterable[Span]]) -> str:
    """Give lines written in one case the capitals that names have.

    In a headline in capitals every word looks like a name, in a note without capitals
    none does; so there the names of the gazetteer decide.
    """
    lines = plain.split("\n")
    if not any(_is_one_case(line) for line in lines):
        return plain
    return "\n".join(_recased(line, name_spans) if _is_one_case(line) else line for line in lines)


def _is_one_case(line: str) -> bool:
    if line.islower():
        return True
    return line.isupper() and len(line) > 12 and " " in line.strip()


def _recased(line: str, name_spans: Callable[[str], Iterable[Span]]) -> str:
    lower = "".join(low if len(low := letter.lower()) == 1 else letter for letter in line)
    letters = list(lower)
    for start, end in name_spans(key_of(lower)):
        for word in _LETTERS.finditer(lower, start, end):
            if word.start() == start or word[0] not in _INNER_WORDS:
                letters[word.start()] = word[0][0].upper()
    return "".join(letters)
