"""Classes of real rates and counts, held against those of mapclassify."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import mapclassify
import numpy as np
import pytest

from violencemap.codes import Show
from violencemap.measure_classes import class_breaks, class_labels, classify
from violencemap.measures import MEASURES
from violencemap.query.rates import list_areas
from violencemap.store import Store
from violencemap.types import Filters

VICTIMS = ("intentional_homicide_victims", "femicide_victims")
SHOWS: tuple[Show, ...] = ("rate", "count")


def classes_of_mapclassify(values: Sequence[float], breaks: Sequence[float]) -> list[int]:
    """Classes 0 to 6 with our breaks.

    Bins of mapclassify end with their upper bound, ours begin with their lower one: negative
    values turn the one into the other.
    """
    bins = [-low if low else np.nextafter(0, -1) for low in reversed(breaks)]
    found = mapclassify.UserDefined(-np.asarray(values, dtype=float), [*bins, 0.0])
    return (len(breaks) - found.yb).tolist()


@pytest.mark.parametrize("show", SHOWS)
@pytest.mark.parametrize("measure", VICTIMS)
def test_classes_of_real_values_are_those_of_mapclassify(
    bundled_store: Store, measure: str, show: Show
) -> None:
    values: list[float] = []
    classes: list[int] = []
    for year in range(2015, 2026):
        for first, last in ((1, 6), (1, 1)):
            period = Filters(since=date(year, first, 1), until=date(year, last, 28))
            areas = list_areas(bundled_store, period, measure=measure, level="state", show=show)
            areas = areas[areas["class_index"].notna()]
            values += areas["rate_per_100k" if show == "rate" else "count"].astype(float).tolist()
            classes += areas["class_index"].astype(int).tolist()
            assert areas["class_label"].tolist() == [
                class_labels(measure, show)[number] for number in areas["class_index"]
            ]
    assert len(values) > 600
    assert len(set(classes)) > 4
    assert classes == classes_of_mapclassify(values, class_breaks(measure, show))
    assert classes == [classify(value, measure, show) for value in values]


@pytest.mark.parametrize("show", SHOWS)
@pytest.mark.parametrize("measure", MEASURES)
def test_a_value_at_a_break_is_of_the_class_that_begins_there(measure: str, show: Show) -> None:
    breaks = class_breaks(measure, show)
    if show == "rate":
        near = [np.nextafter(low, end) for low in breaks for end in (-1, np.inf)]
        values = [value for value in (*breaks, *near) if value >= 0]
    else:
        values = [value for low in breaks for value in (low - 1, low, low + 1)]
    classes = [classify(value, measure, show) for value in values]
    assert classes == classes_of_mapclassify(values, breaks)
    starts = [classify(low, measure, show) for low in breaks if low]
    assert starts == list(range(7 - len(starts), 7))
