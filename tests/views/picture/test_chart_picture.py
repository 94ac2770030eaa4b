"""The chart of months as a picture."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pictures import LAST_YEAR, SVG, colors, open_png, parse, words
from violencemap.codes import Language
from violencemap.query.months import list_months, sum_months
from violencemap.store import Store
from violencemap.types import Filters
from violencemap.views.chart_marks import SERIES_COLORS
from violencemap.views.picture.chart_picture import chart_svg
from violencemap.views.picture.paper import svg_to_png

RATES: dict[str, Any] = {
    "measure": "intentional_homicide_victims",
    "place": "26",
    "show": "rate",
    "language": "es",
    "made": date(2026, 11, 25),
}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("es", ("Sonora, jul 2024 – jun 2025", "intervalo de 95 %", "jul 2024", "Cítese así")),
        ("en", ("Sonora, Jul 2024 – Jun 2025", "95% interval", "Jul 2024", "Cite as")),
    ],
)
def test_sentence_axis_source_and_citation_are_text(
    bundled_store: Store, language: Language, said: tuple[str, ...]
) -> None:
    svg = chart_svg(bundled_store, LAST_YEAR, **RATES | {"language": language})
    written = words(svg)
    total = sum_months(list_months(bundled_store, LAST_YEAR, measure=RATES["measure"], cvegeo="26"))
    for phrase in (*said, "SESNSP", f"{total.count:,}", f"{total.rate_per_100k:.1f}"):
        assert phrase in written
    assert "Marco Geoestadístico" not in written


def test_the_png_is_2000_wide_and_shows_the_line(bundled_store: Store) -> None:
    picture = open_png(svg_to_png(chart_svg(bundled_store, LAST_YEAR, **RATES)))
    assert picture.width == 2000
    assert SERIES_COLORS[0] in colors(picture)


def test_each_known_month_of_a_count_is_a_bar(bundled_store: Store) -> None:
    svg = chart_svg(bundled_store, LAST_YEAR, **RATES | {"show": "count"})
    bars = [
        path for path in parse(svg).iter(f"{SVG}path") if path.get("aria-roledescription") == "bar"
    ]
    assert len(bars) == 12


def test_months_that_no_report_tells_of_are_said_to_be_no_zeros(bundled_store: Store) -> None:
    svg = chart_svg(
        bundled_store, Filters(), **RATES | {"measure": "events", "place": "23", "show": "count"}
    )
    assert "no son ceros" in words(svg)


def test_without_data_there_is_a_sentence_and_no_chart(bundled_store: Store) -> None:
    future = Filters(since=date(2031, 1, 1), until=date(2031, 6, 30))
    svg = chart_svg(bundled_store, future, **RATES)
    assert "sin dato" in words(svg)
    assert not [group for group in parse(svg).iter() if group.get("class") == "marks"]
