"""Figures that a report states twice: in its heading and its text, or sentence after sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from violencemap.types import Figure

__all__ = ["Found", "without_repetition"]


@dataclass(frozen=True, slots=True)
class Found:
    """A figure, and what telling its repetitions needs."""

    figure: Figure
    is_heading: bool
    is_round: bool


def without_repetition(found: Sequence[Found]) -> list[Figure]:
    """Figures, each once; those of agencies that disagree stay side by side."""
    return _without_same(_without_round_headings(found))


def _key(figure: Figure) -> tuple[str, str, str | None]:
    return figure.unit, figure.indicator, figure.cvegeo


def _without_round_headings(found: Sequence[Found]) -> list[Figure]:
    """Figures without "surpassed 2,500" of a heading whose text tells how many it were."""
    told = {_key(one.figure) for one in found if not one.is_heading}
    return [
        one.figure
        for one in found
        if not (one.is_heading and one.is_round and _key(one.figure) in told)
    ]


def _without_same(figures: list[Figure]) -> list[Figure]:
    """Figures without those said again; of two, the one with a period stays."""
    kept: list[Figure] = []
    known: dict[tuple[object, ...], list[int]] = {}
    for figure in figures:
        places = known.setdefault((figure.value, *_key(figure)), [])
        same = next((i for i in places if _may_be_same(kept[i], figure)), None)
        if same is None:
            places.append(len(kept))
            kept.append(figure)
        elif kept[same].period_start is None:
            kept[same] = figure
    return kept


def _may_be_same(one: Figure, other: Figure) -> bool:
    if one.source and other.source and one.source != other.source:
        return False
    return None in (one.period_start, other.period_start) or (
        (one.period_start, one.period_end) == (other.period_start, other.period_end)
    )
