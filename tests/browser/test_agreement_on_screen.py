"""What a person reads on the screen is what stands in the file that the same page gives."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from visitor import Visitor

pytestmark = pytest.mark.browser

Visit = Callable[..., Visitor]
FEW_CASES = "de ellas, con pocos casos"  # counts areas which other rows of the legend count too
VIEWS = (
    "m=intentional_homicide_victims&t=2023-01&t=2023-12",
    "m=intentional_homicide_case_files&ent=26&lvl=municipality&t=2020-01&t=2020-12&v=rate",
    "m=femicide_victims&ent=15&v=count&t=2024-01&t=2024-06",
    "m=events&ent=02&lvl=municipality&t=2019-01&t=2021-03",
    "m=events&ent=26&lvl=state&rev=unreviewed&prec=municipality&t=2019-06&t=2020-12&v=rate",
)


@pytest.fixture(scope="module")
def app_url(rich_store_path: Path, serve: Callable[[Path], str]) -> str:
    """Files are public: they agree with what everybody sees."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("VIOLENCEMAP_PROFILE", "public")
        return serve(rich_store_path)


def first_number(words: str) -> int:
    return int(re.search(r"\d[\d,]*", words)[0].replace(",", ""))


def properties(path: Path) -> list[dict[str, Any]]:
    return [one["properties"] for one in json.loads(path.read_text("utf-8"))["features"]]


@pytest.mark.parametrize("query", VIEWS)
def test_legend_table_tooltip_and_file_agree(visit: Visit, query: str, tmp_path: Path) -> None:
    visitor = visit()
    page = visitor.open(query)
    legend, rows = visitor.legend(), visitor.rows("areas_table")
    first_row = visitor.first_row("areas_table")
    has_events = page.locator(".st-key-events_table").count() > 0
    events = visitor.rows("events_table") if has_events else 0
    told = first_number(visitor.summary().partition(":")[2])
    visitor.map.host.focus()
    page.keyboard.press("+")  # the area in the middle is told
    visitor.map.tooltip.wait_for()
    middle, count, *_ = visitor.map.lines()

    page.get_by_role("link", name="Descargas").click()
    page.get_by_role("heading", level=1, name="Descargas").wait_for()
    visitor.settle()
    areas = properties(visitor.take("areas_geojson", tmp_path))
    assert len(areas) == rows == sum(legend.values()) - legend.pop(FEW_CASES, 0)
    assert first_row[:2] == [areas[0]["cvegeo"], areas[0]["name"]]
    numbers = {cell.replace(",", "") for cell in first_row[2:]}
    assert areas[0]["count"] is None or str(areas[0]["count"]) in numbers
    of_middle = [one["count"] for one in areas if one["name"] == middle.partition(",")[0]]
    assert of_middle == [first_number(count)], (middle, count)
    if "v=count" not in query and "m=events&ent=02" not in query:  # the file has classes of rates
        classes = Counter(one["class_label"] for one in areas)
        assert {label: legend[label] for label in classes if label} == {
            label: number for label, number in classes.items() if label
        }
    listed = properties(visitor.take("events_geojson", tmp_path))
    assert len(listed) == events
    counted = listed if query.startswith("m=events") else areas
    sums = len(counted) if counted is listed else sum(one["count"] or 0 for one in areas)
    assert told == sums
