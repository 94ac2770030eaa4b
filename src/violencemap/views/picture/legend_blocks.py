"""The legend of a picture, laid out: what colors, hatches and marks mean and how many there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from violencemap.views.legend import LegendRow, MarkRow
from violencemap.views.picture.lettering import text_width, wrap
from violencemap.views.picture.paint import row_fill

__all__ = ["BLOCK_WIDTH", "Block", "class_block", "mark_block"]

BLOCK_WIDTH = 232.0
_SIZE, _ROW, _LEADING = 13.0, 19.0, 16.0
_SWATCH = 32.0


class Row(NamedTuple):
    """``y`` is the base line of the first line; ``sign`` is a fill, or a mark of the map."""

    y: float
    lines: Sequence[str]
    number: str
    sign: str | MarkRow


@dataclass(frozen=True, kw_only=True)
class Block:
    """A part of the legend. Its rows count from its upper left corner."""

    title: Sequence[str]
    counted: str
    rows: Sequence[Row]
    height: float
    size: float = _SIZE
    leading: float = _LEADING
    swatch: float = _SWATCH
    width: float = BLOCK_WIDTH

    def spoken(self) -> str:
        """The legend in a sentence."""
        rows = "; ".join(
            ": ".join(filter(None, (" ".join(row.lines), row.number))) for row in self.rows
        )
        return f"{' '.join(self.title)}. {rows}."


def class_block(title: str, counted: str, rows: Sequence[LegendRow]) -> Block:
    """Classes with the number of areas of each; ``counted`` says what the numbers count."""
    signs = [(row.label, f"{row.areas:,}", row_fill(row)) for row in rows]
    return _block(title, counted, signs)


def mark_block(title: str, rows: Sequence[MarkRow], more: str | None) -> Block:
    """Marks with the number of events that each stands for; ``more`` tells of marks with one."""
    signs: list[tuple[str, str, str | MarkRow]] = [
        (row.label, f"{row.events:,}", row) for row in rows
    ]
    if more:
        signs.append((more, "", "number"))
    return _block(title, "", signs)


def _block(title: str, counted: str, signs: Sequence[tuple[str, str, str | MarkRow]]) -> Block:
    room = BLOCK_WIDTH - text_width(counted, _SIZE - 1) - 12
    heading = wrap(title, _SIZE, room, bold=True)
    y = _SIZE + len(heading) * _LEADING + 6
    rows = []
    for label, count, sign in signs:
        lines = wrap(label, _SIZE, BLOCK_WIDTH - _SWATCH - 44)
        rows.append(Row(y, lines, count, sign))
        y += _ROW + (len(lines) - 1) * _LEADING
    return Block(title=heading, counted=counted, rows=rows, height=y)
