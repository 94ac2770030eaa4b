"""Text whose lines were broken to a width, as editors and mail programs save it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable

__all__ = ["unwrap"]

# From the start of a line only: else a long line would be tried from each of its letters.
_BLOCK = re.compile(r"(?<![^\n])[^\n]++(?:\n[^\n]++)+")
_NARROWEST, _WIDEST = 50, 140


def unwrap(text: str, stands_alone: Callable[[str], bool] = lambda _: False) -> str:
    r"""The text with a space for each line end that only keeps a width; same length.

    Such a line end is told by what follows it: the next word would not have fitted into the
    width of its block. Titles, lists and lines of their own keep their ends, and so do lines
    that ``stands_alone`` knows, with the line before them.

    >>> unwrap("On Monday three men were killed on the road from San Luis\nRío Colorado.")
    'On Monday three men were killed on the road from San Luis Río Colorado.'
    """
    return _BLOCK.sub(lambda block: _unwrapped(block[0], stands_alone), text)


def _unwrapped(block: str, stands_alone: Callable[[str], bool]) -> str:
    lines = block.split("\n")
    width = max(len(line.rstrip()) for line in lines)
    if not _NARROWEST <= width <= _WIDEST:
        return block
    joined = [lines[0]]
    for line, following in itertools.pairwise(lines):
        word = following.split(" ", 1)[0]
        fits = len(line.rstrip()) + 1 + len(word) <= width
        ends = fits or stands_alone(line) or stands_alone(following)
        joined += ["\n" if ends else " ", following]
    return "".join(joined)
