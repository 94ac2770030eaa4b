"""Charts of months: what is joined, what is left open, how it is marked."""

from __future__ import annotations

import itertools
import json
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest

from violencemap.query.months import list_months
from violencemap.query.rates import annual_rate, poisson_interval
from violencemap.store import Store
from violencemap.types import Filters
from violencemap.views.chart_marks import SERIES_COLORS
from violencemap.views.charts import compared_months_chart, interval_chart, months_chart

HOMICIDE = "intentional_homicide_victims"


def months(counts: list[int | None], *, start: str = "2025-10", final: int = 99) -> pd.DataFrame:
    """Months of an invented place; those after the first ``final`` ones are preliminary."""
    first = pd.date_range(f"{start}-01", periods=len(counts), freq="MS")
    numbers = pd.array(counts, dtype="Int64")
    values = numbers.to_numpy(dtype=float, na_value=np.nan)
    low, high = poisson_interval(values)
    rates = [annual_rate(number, 1_000_000, 30) for number in (values, low, high)]
    return pd.DataFrame(
        {
            "month": first.date,
            "count": numbers,
            "rate_per_100k": rates[0],
            "rate_low": rates[1],
            "rate_high": rates[2],
            "provisional": [number >= final for number in range(len(counts))],
            "register": ["before" if day < date(2026, 1, 1) else "after" for day in first.date],
        }
    )


def layers(chart: Any, kind: str) -> list[dict[str, Any]]:
    """Layers of a mark, each with its rows."""
    spec = chart.to_dict()
    found = [one for one in spec["layer"] if one["mark"]["type"] == kind]
    rows = spec["datasets"]
    shared = spec.get("data", {})
    return [one | {"rows": rows[one.get("data", shared)["name"]]} for one in found]


def joined(chart: Any) -> list[list[int]]:
    """Months that each line runs through."""
    runs = []
    for layer in layers(chart, "line"):
        by_run = itertools.groupby(layer["rows"], key=lambda row: (row["name"], row["run"]))
        runs += [[row["at"] for row in rows] for _, rows in by_run]
    return [run for run in runs if len(run) > 1]


def draw(frame: pd.DataFrame, show: Any = "rate", language: Any = "en") -> Any:
    return months_chart(frame, measure=HOMICIDE, show=show, language=language)


def test_an_unknown_month_is_shaded_and_never_joined() -> None:
    chart = draw(months([5, 6, None, 7, 8], start="2024-01"))
    assert joined(chart) == [[0, 1], [3, 4]]
    (gap,) = layers(chart, "rect")
    assert [(row["left"], row["right"]) for row in gap["rows"]] == [(1.5, 2.5)]


def test_months_without_a_register_are_joined() -> None:
    assert joined(draw(months([5, 6, 7]).assign(register=None))) == [[0, 1, 2]]


def test_nothing_is_joined_over_the_change_of_register() -> None:
    chart = draw(months([5, 6, 7, 8, 9]), language="es")
    assert joined(chart) == [[0, 1, 2], [3, 4]]
    (rule,) = layers(chart, "rule")
    assert [row["at"] for row in rule["rows"]] == [2.5]
    assert "en 2026 cambió el registro (RNID)" in chart.to_dict()["title"]["text"][1]


@pytest.mark.parametrize("start", ["2024-01", "2026-03"])
def test_on_one_side_of_the_change_there_is_no_line(start: str) -> None:
    assert layers(draw(months([5, 6, 7], start=start)), "rule") == []


def test_preliminary_months_are_dashed_from_the_last_final_one() -> None:
    final, preliminary = layers(draw(months([5, 6, 7, 8], start="2024-01", final=2)), "line")
    assert [row["at"] for row in final["rows"]] == [0, 1]
    assert [row["at"] for row in preliminary["rows"]] == [1, 2, 3]
    assert final["mark"]["strokeDash"] == [1, 0]
    assert preliminary["mark"]["strokeDash"][1] > 0


def test_counts_are_bars_from_zero_and_zero_is_not_unknown() -> None:
    chart = draw(months([5, 0, None], start="2024-01", final=1), show="count")
    final, preliminary = layers(chart, "bar")
    assert [row["value"] for row in final["rows"]] == [5]
    assert [row["value"] for row in preliminary["rows"]] == [0]
    assert "strokeDash" in preliminary["mark"]
    assert final["encoding"]["y2"] == {"datum": 0}


def test_every_month_has_its_interval_and_words() -> None:
    chart = draw(months([5, 6], start="2021-01", final=1), language="es")
    (band,) = layers(chart, "area")
    assert all(row["low"] < row["value"] < row["high"] for row in band["rows"])
    (marks,) = layers(chart, "point")
    assert [row["when"] for row in marks["rows"]] == ["ene 2021", "feb 2021 (preliminar)"]
    assert chart.to_dict()["title"]["text"] == ["Tasa anual por cada 100 mil habitantes"]
    assert "'ene 2021'" in marks["encoding"]["x"]["axis"]["labelExpr"]


def test_long_series_name_the_same_month_of_each_year() -> None:
    (marks,) = layers(draw(months([1] * 120, start="2015-01")), "point")
    assert marks["encoding"]["x"]["axis"]["values"] == [*range(0, 120, 12)]


def test_two_series_have_colors_and_marks_of_their_own() -> None:
    series = [("A", months([5, 6], start="2023-01")), ("B", months([7, 8], start="2024-01"))]
    chart = compared_months_chart(series, measure=HOMICIDE, language="en")
    (marks,) = layers(chart, "point")
    assert marks["encoding"]["color"]["scale"]["range"] == list(SERIES_COLORS)
    assert marks["encoding"]["shape"]["scale"]["range"] == ["circle", "square"]
    assert "['Jan', 'Feb']" in marks["encoding"]["x"]["axis"]["labelExpr"]
    assert joined(chart) == [[0, 1], [0, 1]]


def test_intervals_start_at_zero() -> None:
    totals = [("A", 20.0, 18.0, 22.0), ("B", 30.0, 25.0, 36.0)]
    chart = interval_chart(totals, measure="femicide_victims", language="en")
    (whiskers,) = layers(chart, "rule")
    assert whiskers["encoding"]["x"]["scale"]["zero"] is True
    assert [row["interval"] for row in whiskers["rows"]] == ["18.0–22.0", "25.0–36.0"]
    assert chart.to_dict()["title"]["text"] == ["Annual rate per 100,000 women"]


def test_a_chart_of_real_months_fetches_nothing(bundled_store: Store) -> None:
    frame = list_months(bundled_store, Filters(), measure=HOMICIDE, cvegeo="20")
    spec = draw(frame).to_dict()
    assert len(layers(draw(frame), "rect")[0]["rows"]) == frame["count"].isna().sum() == 9
    assert '"url"' not in json.dumps(spec)


def luminance(color: str) -> float:
    """Source: WCAG 2.2, relative luminance."""
    linear = [_linear(int(color[at : at + 2], 16) / 255) for at in (1, 3, 5)]
    return float(np.dot([0.2126, 0.7152, 0.0722], linear))


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


@pytest.mark.parametrize("page", ["#ffffff", "#14181f"])
@pytest.mark.parametrize("color", SERIES_COLORS)
def test_lines_stand_out_from_light_and_dark_pages(color: str, page: str) -> None:
    dark, light = sorted([luminance(color), luminance(page)])
    assert (light + 0.05) / (dark + 0.05) >= 3


# Source: Machado, Oliveira and Fernandes 2009, severity 1.0: protanopia and deuteranopia
BLINDNESS = [
    [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
]


@pytest.mark.parametrize("matrix", BLINDNESS)
def test_two_series_differ_for_those_who_do_not_tell_red_from_green(matrix: Any) -> None:
    seen = [
        np.dot(matrix, [_linear(int(color[at : at + 2], 16) / 255) for at in (1, 3, 5)])
        for color in SERIES_COLORS
    ]
    assert np.abs(seen[0] - seen[1]).max() > 0.3
