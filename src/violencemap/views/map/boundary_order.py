"""The areas as the boundary file has them: their order, names and census populations."""

from __future__ import annotations

import csv
from functools import cache
from typing import TYPE_CHECKING, Any

from violencemap.bundled import bundled_path
from violencemap.codes import Level

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

__all__ = ["area_names", "area_order", "census", "drawn_in", "in_order"]


@cache
def area_order(level: Level) -> tuple[str, ...]:
    """Codes of the areas in the order of the boundary file, which is that of the codes."""
    return tuple(sorted(code for code, row in _area_rows(level).items() if not row["drawn_in"]))


@cache
def area_names() -> dict[str, str]:
    """Name of every state and municipality, by code."""
    levels: tuple[Level, ...] = ("state", "municipality")
    return {code: row["name"] for level in levels for code, row in _area_rows(level).items()}


@cache
def drawn_in() -> dict[str, str]:
    """Municipalities younger than the boundaries, and the one that each is drawn in."""
    rows = _area_rows("municipality").items()
    return {code: row["drawn_in"] for code, row in rows if row["drawn_in"]}


@cache
def census(level: Level) -> npt.NDArray[np.float64]:
    """Populations that the browser has already, in order; 0 where the census knows none."""
    import numpy as np

    rows = _area_rows(level)
    return np.array([float(rows[code]["population"] or 0) for code in area_order(level)])


def in_order(codes: pd.Series, level: Level) -> npt.NDArray[np.intp]:
    """Positions among ``codes`` of the areas of the boundary file; -1 of one that is not there."""
    import pandas as pd

    positions: Any = pd.Index(codes, dtype=object).get_indexer(_order_index(level))
    return positions  # type: ignore[no-any-return]


@cache
def _order_index(level: Level) -> pd.Index:
    import pandas as pd

    return pd.Index(area_order(level), dtype=object)


@cache
def _area_rows(level: Level) -> dict[str, dict[str, str]]:
    with bundled_path("areas.csv").open(encoding="utf-8", newline="") as file:
        return {row["cvegeo"]: row for row in csv.DictReader(file) if row["level"] == level}
