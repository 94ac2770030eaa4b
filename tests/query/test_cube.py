"""Running sums of official series, beside what SQL sums up of the same months."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from violencemap.measures import MEASURES
from violencemap.query.areas import all_areas
from violencemap.query.cube import count_months
from violencemap.query.population import Period
from violencemap.store import Store

PERIODS = [
    (date(2021, 1, 1), date(2021, 12, 31)),
    (date(2021, 2, 1), date(2021, 2, 28)),
    (date(2014, 5, 1), date(2015, 3, 31)),
    (date(2020, 1, 1), date(2099, 12, 31)),
    (date(1990, 1, 1), date(1991, 12, 31)),
    (date(2090, 1, 1), date(2091, 12, 31)),
]
SUMS = """
SELECT
    area.cvegeo, count(statistic.number) AS months, coalesce(sum(statistic.number), 0) AS number,
    coalesce(sum(date_diff('day', month, month + INTERVAL 1 MONTH)), 0) AS days
FROM area
LEFT JOIN statistic ON statistic.cvegeo = area.cvegeo AND statistic.number IS NOT NULL
    AND measure = ? AND series_id = ? AND month BETWEEN ? AND ?
WHERE area.level = 'state'
GROUP BY area.cvegeo ORDER BY area.cvegeo
"""


@pytest.mark.parametrize("code", ["intentional_homicide_victims", "homicide_deaths"])
@pytest.mark.parametrize(("start", "end"), PERIODS)
def test_counts_are_the_sums_of_the_months(
    bundled_store: Store, code: str, start: date, end: date
) -> None:
    measure = MEASURES[code]
    counts = count_months(bundled_store, measure, "state", Period(start=start, end=end))
    rows = bundled_store.frame(SUMS, [code, measure.series_id, start, end])
    for name in ("number", "months", "days"):
        np.testing.assert_array_equal(getattr(counts, name), rows[name].to_numpy(dtype=int))


def test_an_unknown_month_is_not_among_the_months(tiny_store: Store) -> None:
    half_year = Period(start=date(2021, 1, 1), end=date(2021, 6, 30))
    measure = MEASURES["intentional_homicide_victims"]
    counts = count_months(tiny_store, measure, "state", half_year)
    codes = all_areas(tiny_store, "state").columns["cvegeo"].tolist()
    assert dict(zip(codes, counts.months.tolist(), strict=True)) == {
        "15": 6,
        "16": 0,
        "23": 5,
        "26": 0,
    }


def test_places_that_are_no_areas_are_passed_over(tiny_store: Store) -> None:
    spread = all_areas(tiny_store, "state").spread([26, 99, 15], np.array([[2.0], [3.0], [1.0]]))
    np.testing.assert_array_equal(spread[:, 0], [1, np.nan, np.nan, 2])
