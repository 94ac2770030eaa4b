"""Figures of reports beside the official series: how the numbers are told."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from violencemap.app.figure_table import figure_rows
from violencemap.codes import Language

FIGURE: dict[str, Any] = {
    "value": 178.1,
    "unit": "percent_change",
    "indicator": "homicide",
    "official_measure": None,
    "official_value": 126.6,
    "difference": 51.5,
    "reason": None,
    "period_start": None,
    "period_end": None,
    "cvegeo": "00",
    "municipality_name": None,
    "state_name": None,
    "source": None,
    "source_name": None,
}


def row(language: Language, **facts: Any) -> dict[str, str | None]:
    return figure_rows(pd.DataFrame([FIGURE | facts]), language)[0]


@pytest.mark.parametrize("unit", ["percent", "percent_change"])
def test_between_percentages_lie_percentage_points(unit: str) -> None:
    assert row("es", unit=unit)["column_difference"] == "+51.5 puntos porcentuales"
    assert row("en", unit=unit)["column_difference"] == "+51.5 percentage points"


def test_between_counts_lies_a_number() -> None:
    facts = {"unit": "count", "value": 20, "official_value": 32, "difference": -12.0}
    assert row("en", **facts)["column_difference"] == "−12"


def test_an_official_change_keeps_its_sign_and_percent() -> None:
    assert row("en")["column_official"] == "+126.6 %"


def test_without_an_official_value_there_is_no_difference() -> None:
    assert row("en", official_value=None, difference=None)["column_difference"] is None
