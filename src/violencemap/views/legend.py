"""What the colors of the map mean, and how many areas have each."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from violencemap.codes import Label, Language, Show, class_labels
from violencemap.views.colors import CLASS_COLORS, NO_DATA_COLOR
from violencemap.views.symbols import CLASSES, FEW_CASES, NO_DATA, NOT_COMPARABLE, area_symbols

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["LegendRow", "legend_rows"]

_FEW_CASES = Label(es="de ellas, con pocos casos", en="of these, with few cases")
_NO_DATA = Label(es="Sin dato", en="No data")
_NOT_COMPARABLE = Label(es="No comparable", en="Not comparable")


class LegendRow(NamedTuple):
    """``color`` fills the swatch, ``hatch`` lies over it; ``areas`` counts those that have it."""

    label: str
    color: str
    hatch: bool
    areas: int


def legend_rows(
    areas: pd.DataFrame, *, measure: str, show: Show, language: Language
) -> list[LegendRow]:
    """Rows of the legend: the seven classes from zero up, then what has no class.

    The classes, "no data" and "not comparable" (only where there are such) add up to the number
    of areas. "With few cases" counts areas that their classes count too; it stands there only
    when some are.
    """
    counts = Counter(area_symbols(areas, show))
    rows = [
        LegendRow(label, color, False, counts[plain] + counts[few])
        for label, color, plain, few in zip(
            class_labels(measure, show), CLASS_COLORS, CLASSES, FEW_CASES, strict=True
        )
    ]
    if few_cases := sum(counts[symbol] for symbol in FEW_CASES):
        rows.append(LegendRow(_FEW_CASES[language], CLASS_COLORS[2], True, few_cases))
    rows.append(LegendRow(_NO_DATA[language], NO_DATA_COLOR, True, counts[NO_DATA]))
    if counts[NOT_COMPARABLE]:
        label = _NOT_COMPARABLE[language]
        rows.append(LegendRow(label, "transparent", False, counts[NOT_COMPARABLE]))
    return rows
