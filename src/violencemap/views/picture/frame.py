"""The frame of a picture: title and sentence above it, credits below, all as lines that fit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from violencemap.codes import Language
from violencemap.views.picture.lettering import FONTS, wrap

__all__ = ["CONTENT_WIDTH", "MARGIN", "WIDTH", "Frame", "Line", "render_svg"]

WIDTH = 1000
MARGIN = 36
CONTENT_WIDTH = WIDTH - 2 * MARGIN

_TITLE, _SENTENCE, _NOTE = 27.0, 16.5, 11.5
_LEADING = 1.32
_INK, _QUIET = "#1b2330", "#55606c"
# Characters that no XML document may hold: a name with one would make the picture unreadable.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Line(NamedTuple):
    """A line of text and where its letters stand."""

    x: float
    y: float
    text: str
    size: float
    color: str
    bold: bool = False


@dataclass(frozen=True, kw_only=True)
class Frame:
    """Words around a figure. ``notes`` stand below it, each in a paragraph of its own."""

    title: str
    sentence: str
    notes: Sequence[str]
    language: Language

    @property
    def heading(self) -> list[Line]:
        """Lines above the figure."""
        title = _paragraph(self.title, MARGIN, _TITLE, _INK, bold=True)
        return title + _paragraph(self.sentence, _bottom(title) + 8, _SENTENCE, _INK)

    @property
    def top(self) -> float:
        """Where the figure begins."""
        return _bottom(self.heading) + 16

    def footing(self, top: float) -> list[Line]:
        """Lines below a figure that ends at ``top``."""
        lines: list[Line] = []
        for note in self.notes:
            lines += _paragraph(note, (_bottom(lines) + 3) if lines else top, _NOTE, _QUIET)
        return lines

    def draw(self, template: str, *, figure_height: float, description: str, **values: Any) -> str:
        """SVG of a template that draws the figure from ``top`` on."""
        bottom = self.top + figure_height
        footing = self.footing(bottom + 16)
        return render_svg(
            template,
            frame=self,
            lines=[*self.heading, *footing],
            rule=bottom + 8,
            width=WIDTH,
            height=round(_bottom(footing) + MARGIN - 12),
            margin=MARGIN,
            content_width=CONTENT_WIDTH,
            description=description,
            **values,
        )


def render_svg(template: str, *, fonts: str = FONTS, **values: Any) -> str:
    """SVG of a template in ``templates/``; every value is escaped there."""
    svg = _templates().get_template(template).render(fonts=fonts, **values)
    return _NOT_XML.sub("", svg)


def _paragraph(text: str, top: float, size: float, color: str, *, bold: bool = False) -> list[Line]:
    words = wrap(text, size, CONTENT_WIDTH, bold=bold)
    return [
        Line(MARGIN, round(top + size + number * size * _LEADING, 1), line, size, color, bold)
        for number, line in enumerate(words)
    ]


def _bottom(lines: Sequence[Line]) -> float:
    """Where the last line ends, its descenders included."""
    return lines[-1].y + lines[-1].size * 0.3 if lines else MARGIN


@cache
def _templates() -> Any:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("violencemap.views.picture"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
