"""One character an area: how the map paints it and how the legend counts it.

``0`` to ``6`` are classes, ``a`` to ``g`` the same classes with few cases (hatched), ``-`` is no
data (gray and hatched), ``x`` not comparable (outline only).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from violencemap.codes import Show

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["CLASSES", "FEW_CASES", "NOT_COMPARABLE", "NO_DATA", "area_symbols"]

CLASSES = "0123456"
FEW_CASES = "abcdefg"
NO_DATA = "-"
NOT_COMPARABLE = "x"


def area_symbols(areas: pd.DataFrame, show: Show) -> list[str]:
    """Symbol of each row of :func:`~violencemap.query.rates.list_areas`.

    Few cases make a rate unstable, not a count: only with ``show="rate"`` are they marked.
    """
    return [
        _symbol(class_index, flag, comparability, show)
        for class_index, flag, comparability in zip(
            areas["class_index"].astype(object).where(areas["class_index"].notna(), None),
            areas["rate_flag"],
            areas["comparability"],
            strict=True,
        )
    ]


def _symbol(class_index: int | None, flag: str, comparability: str, show: Show) -> str:
    if comparability != "ok":
        return NOT_COMPARABLE
    if class_index is None:
        return NO_DATA
    if show == "rate" and flag == "unstable":
        return FEW_CASES[class_index]
    return CLASSES[class_index]
