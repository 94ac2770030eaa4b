"""Data that all maps of the benchmark show: a store with invented victims by municipality.

Official municipal figures are not shipped. The counts here are random (the same at each run),
about as large as in the country, so that every class of the map occurs; in one municipality the
highest class and zero take turns, by which a browser sees that a new month has been painted.
"""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import numpy as np
import pandas as pd

from violencemap.bundled import bundled_path
from violencemap.store import ensure_store

__all__ = ["BEACON", "MEASURE", "MONTHS", "write_store"]

MEASURE = "intentional_homicide_victims"
MONTHS = [f"{month:%Y-%m}" for month in pd.period_range("2023-01", "2024-12", freq="M")]
BEACON = "26030"  # Hermosillo: large enough to be clicked, and drawn at each zoom


def write_store(path: Path) -> None:
    """Create the store: bundled data, and counts by municipality for :data:`MONTHS`."""
    folder = path.with_suffix(".data")
    shutil.copytree(bundled_path(), folder)
    areas = pd.read_csv(folder / "areas.csv", dtype={"cvegeo": str, "drawn_in": str})
    municipalities = areas[(areas["level"] == "municipality") & areas["drawn_in"].isna()]
    people = municipalities["population"].fillna(1000).to_numpy()
    random = np.random.default_rng(7)
    risk = random.gamma(1.2, 20 / 1.2, len(people))  # annual rate per 100,000
    with (folder / "statistics.csv").open("a", encoding="utf-8", newline="") as file:
        write = csv.writer(file)
        for number, month in enumerate(MONTHS):
            counts = random.poisson(people * risk / 100_000 / 12)
            for cvegeo, count in zip(municipalities["cvegeo"], counts, strict=True):
                shown = 900 * (number % 2) if cvegeo == BEACON else count
                row = ("sesnsp-victims-2015", MEASURE, cvegeo, f"{month}-01", shown)
                write.writerow([*row, "sesnsp-victims-2025-06"])
    ensure_store(path, data=folder)
