"""Classes of a measure: the steps of the map's colors, from zero upwards, with their labels."""

from __future__ import annotations

import itertools

from violencemap.codes import Show
from violencemap.measures import same_count

__all__ = ["class_breaks", "class_labels", "classify"]

# Fixed breaks keep colours comparable between filters; class 0 is always "zero".
# A break is the lower bound of its class. Source of the rate steps: PRODUCT rules, in
# docs/decisions; femicide rates are about forty times smaller than homicide rates.
_BREAKS: dict[tuple[str, Show], tuple[float, ...]] = {
    ("events", "count"): (1, 2, 5, 10, 25, 100),
    ("events", "rate"): (0, 0.1, 0.5, 1, 5, 20),
    ("intentional_homicide_victims", "rate"): (0, 5, 10, 20, 40, 80),
    ("intentional_homicide_victims", "count"): (1, 10, 50, 200, 500, 2000),
    ("femicide_victims", "rate"): (0, 0.5, 1, 1.5, 2, 4),
    ("femicide_victims", "count"): (1, 5, 10, 25, 50, 100),
    ("kidnapping_case_files", "rate"): (0, 0.25, 0.5, 1, 2, 4),
    ("kidnapping_case_files", "count"): (1, 5, 10, 25, 50, 100),
    ("extortion_case_files", "rate"): (0, 2, 5, 10, 20, 40),
    ("extortion_case_files", "count"): (1, 10, 50, 200, 500, 2000),
    ("intentional_injury_case_files", "rate"): (0, 50, 100, 150, 200, 300),
    ("intentional_injury_case_files", "count"): (1, 50, 200, 1000, 5000, 20_000),
    ("vehicle_theft_case_files", "rate"): (0, 25, 50, 100, 200, 400),
    ("vehicle_theft_case_files", "count"): (1, 50, 200, 1000, 5000, 20_000),
}
# Measures of the same thing share their classes, so that their maps compare.
_SAME_BREAKS = {
    "intentional_homicide_case_files": "intentional_homicide_victims",
    "homicide_deaths": "intentional_homicide_victims",
    "femicide_case_files": "femicide_victims",
}


def class_breaks(measure: str, show: Show) -> tuple[float, ...]:
    """Lower bounds of classes 1 to 6 of a measure; class 0 holds the zeros alone."""
    crime = same_count(measure)
    return _BREAKS[_SAME_BREAKS.get(crime, crime), show]


def class_labels(measure: str, show: Show) -> tuple[str, ...]:
    """Seven labels, class 0 first: ``0``, ``>0–5``, ``5–10`` … ``≥80`` (counts: ``1–9`` …)."""
    breaks = class_breaks(measure, show)
    labels = ["0"]
    for low, high in itertools.pairwise(breaks):
        if show == "rate":
            labels.append(f"{'>' if low == 0 else ''}{low:g}–{high:g}")
        else:
            top = high - 1
            labels.append(f"{low:,g}" if top == low else f"{low:,g}–{top:,g}")
    labels.append(f"≥{breaks[-1]:,g}")
    return tuple(labels)


def classify(value: float | None, measure: str, show: Show) -> int | None:
    """Class of a value: 0 for zero, 1 to 6 above it, None where there is no value.

    >>> classify(27.4, "intentional_homicide_victims", "rate")
    4
    """
    if value is None or value != value:
        return None
    if value == 0:
        return 0
    return max(1, sum(value >= low for low in class_breaks(measure, show)))
