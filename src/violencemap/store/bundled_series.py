"""The official series that ship with violencemap, as releases like those of any file."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from violencemap.measures import MEASURES
from violencemap.store.releases import Release
from violencemap.store.series import compact
from violencemap.types import MonthlyRows, StatisticUnit

__all__ = ["bundled_releases"]


def bundled_releases(statistics: pd.DataFrame) -> Iterator[Release]:
    """Releases of ``statistics.csv``: measures by area and month, an empty count unknown."""
    for (name, series_id), frame in statistics.groupby(["release", "series_id"]):
        months = frame["month"].to_numpy(dtype="datetime64[M]").astype(np.int32)
        counts = frame["count"].astype(object).where(frame["count"].notna(), "-1").astype(np.int32)
        unit: StatisticUnit = _unit(frame["measure"].iloc[0])
        rows = MonthlyRows(
            series=pd.Categorical(frame["series_id"]),
            unit=unit,
            cvegeo=pd.Categorical(frame["cvegeo"]),
            texts={"subtipo": pd.Categorical(frame["measure"].map(_subtype))},
            first_months=months,
            counts=counts.to_numpy()[:, np.newaxis],
        )
        yield Release(name=str(name), series_id=str(series_id), unit=unit, counts=compact(rows))


def _unit(measure: str) -> StatisticUnit:
    unit = MEASURES[measure].unit
    if unit == "events":
        raise ValueError(f"{measure} is counted from events; expected an official series")
    return unit


def _subtype(measure: str) -> str:
    return MEASURES[measure].subtypes[0]
