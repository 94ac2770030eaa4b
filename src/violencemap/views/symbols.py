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
    import numpy as np

    classes = areas["class_index"].to_numpy(dtype=float, na_value=np.nan)
    at = np.where(np.isnan(classes), -1, classes).astype(int)  # -1 takes the last
    few = (areas["rate_flag"] == "unstable").to_numpy(dtype=bool) & (show == "rate")
    symbols = np.where(few, np.array([*FEW_CASES, NO_DATA])[at], np.array([*CLASSES, NO_DATA])[at])
    not_comparable = (areas["comparability"] != "ok").to_numpy(dtype=bool)
    chosen: list[str] = np.where(not_comparable, NOT_COMPARABLE, symbols).tolist()
    return chosen
