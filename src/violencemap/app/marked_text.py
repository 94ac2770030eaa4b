"""A report's words with what was read in them, as HTML that holds nothing of the report's own."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from html import escape

from violencemap.query.reader import Mark

__all__ = ["marked_html"]

_SIGN = {"incident": "", "figure": "#"}


def marked_html(words: str, marks: Sequence[Mark]) -> str:
    """Words in pieces, each with the classes of all marks that it lies in.

    Where an incident or a figure begins, its number in the lists stands: ``1``, ``#1``. Marks may
    lie in each other or overlap, so they are cut where any of them begins or ends.

    >>> marked_html("In Tulum.", [Mark(start=3, end=8, kind="place", about="Tulum, Q. Roo")])
    'In <span class="vm-place" title="Tulum, Q. Roo">Tulum</span>.'
    """
    cuts = sorted({0, len(words)} | {edge for one in marks for edge in (one.start, one.end)})
    pieces = []
    opening = sorted(marks, key=lambda one: (one.start, -one.end))
    inside: list[Mark] = []
    for start, end in itertools.pairwise(cuts):
        inside = [one for one in inside if one.end > start]
        while opening and opening[0].start <= start:
            inside.append(opening.pop(0))
        pieces.append(_piece(words[start:end], start, inside))
    return "".join(pieces)


def _piece(words: str, start: int, inside: Sequence[Mark]) -> str:
    said = escape(words).replace("\n", "<br>")
    if not inside:
        return said
    classes = " ".join(f"vm-{kind}" for kind in dict.fromkeys(one.kind for one in inside))
    about = next((one.about for one in reversed(inside) if one.about), None)
    title = f' title="{escape(about)}"' if about else ""
    numbers = "".join(
        f"<sup>{_SIGN[one.kind]}{one.number}</sup>"
        for one in inside
        if one.number and one.start == start
    )
    return f'{numbers}<span class="{classes}"{title}>{said}</span>'
