"""How wide words are in a picture, and where their lines break.

SVG has no lines of text that wrap, so a picture has to know how wide its words will be. It is
lettered in Liberation Sans, which the renderer bundles, or in Arial or Helvetica where the reader
has these instead: all three are as wide as each other to the last letter.

Source: Adobe's font metrics of Helvetica (AFM), in thousandths of the size.
"""

from __future__ import annotations

import unicodedata

__all__ = ["FONTS", "text_width", "wrap"]

# The generic name comes last: without it a renderer that knows none of these writes nothing.
FONTS = "Liberation Sans, Arial, Helvetica, sans-serif"

_WIDTHS = {
    letter: width
    for width, letters in {
        191: "'",
        222: "ijl‘’",
        260: "|",
        278: " \N{NO-BREAK SPACE}!,./:;I[\\]ftíìîï·",
        333: "()-r`“”ª°",
        334: "{}",
        355: '"',
        389: "*",
        500: "Jckscvxyz",
        556: "#$?0123456789_abdeghnopqu–«»",
        549: "≥≤",
        584: "+<=>~×÷",
        611: "FTZ",
        667: "&ABEKPSVXY",
        722: "CDHNRUw",
        778: "GOQ",
        833: "Mm",
        889: "%",
        944: "W",
        1000: "—…",
    }.items()
    for letter in letters
}
_UNKNOWN = 1000  # rather too wide than a line that is cut
_BOLD = 1.11  # at most, of whole lines


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Width in pixels of a line at a size in pixels.

    >>> text_width("Mexico", 20) == text_width("México", 20)
    True
    """
    thousandths = sum(_WIDTHS.get(letter) or _bare(letter) for letter in text)
    return thousandths / 1000 * size * (_BOLD if bold else 1)


def _bare(letter: str) -> int:
    """Width of a letter without its accents, which are drawn above or below it."""
    return _WIDTHS.get(unicodedata.normalize("NFD", letter)[0], _UNKNOWN)


def wrap(text: str, size: float, width: float, *, bold: bool = False) -> list[str]:
    """Lines of words that fit into a width; a word that is wider is broken anywhere.

    >>> wrap("one two three", 10, 40)
    ['one two', 'three']
    """
    lines: list[str] = []
    line = ""
    for word in filter(None, text.split(" ")):  # a no-break space stays within its word
        longer = f"{line} {word}" if line else word
        if text_width(longer, size, bold=bold) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        *full, line = _break(word, size, width, bold)
        lines += full
    return [*lines, line] if line else lines


def _break(word: str, size: float, width: float, bold: bool) -> list[str]:
    parts = [""]
    for letter in word:
        if parts[-1] and text_width(parts[-1] + letter, size, bold=bold) > width:
            parts.append("")
        parts[-1] += letter
    return parts
