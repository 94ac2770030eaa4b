"""CSV files as a spreadsheet and as pandas read them."""

from __future__ import annotations

import csv
import io
from datetime import date

import pandas as pd
import pytest

from violencemap.bundled import bundled_path
from violencemap.export import tabular
from violencemap.export.properties import AREA_FIELDS, EVENT_FIELDS, FIGURE_FIELDS
from violencemap.store import Store
from violencemap.types import Filters

pytestmark = pytest.mark.skipif(
    not bundled_path("boundaries", "mexico_250m.topojson").is_file(),
    reason="data/boundaries is missing: run the script that builds it",
)


def rows(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_events_keep_codes_as_text_and_unknown_empty(tiny_store: Store) -> None:
    text = tabular.events_csv(tiny_store, Filters())
    found = {row["event_id"]: row for row in rows(text)}
    assert list(found["i-1"]) == [*EVENT_FIELDS, "longitude", "latitude"]
    assert found["i-1"]["cve_mun"] == "009"
    assert '"009"' in text
    assert (found["i-1"]["longitude"], found["i-1"]["latitude"]) == ("-87.46", "20.21")
    assert found["i-4"]["longitude"] == ""
    assert found["i-5"]["deaths_best"] == ""
    assert "La Familia Michoacana" not in text


def test_the_private_profile_adds_actors(tiny_store: Store) -> None:
    (row,) = (
        row
        for row in rows(tabular.events_csv(tiny_store, Filters(), profile="private"))
        if row["event_id"] == "i-3"
    )
    assert row["actors_alleged"] == "La Familia Michoacana|Police"


def test_areas_and_figures_have_the_fields_of_their_features(tiny_store: Store) -> None:
    half_year = Filters(since=date(2021, 1, 1), until=date(2021, 6, 30))
    text = tabular.areas_csv(
        tiny_store, half_year, measure="intentional_homicide_victims", level="state"
    )
    found = {row["cvegeo"]: row for row in rows(text)}
    assert list(found["15"]) == list(AREA_FIELDS)
    assert (found["15"]["count"], found["15"]["provisional"]) == ("1200", "true")
    assert (found["26"]["count"], found["26"]["rate_flag"]) == ("", "no_data")
    figures = rows(tabular.figures_csv(tiny_store, Filters()))
    assert list(figures[0]) == list(FIGURE_FIELDS)
    assert [row["value"] for row in figures] == ["130.0", "10.0", "1059.0"]


def test_figures_stand_beside_the_official_value(bundled_store: Store) -> None:
    found = {row["figure_id"]: row for row in rows(tabular.figures_csv(bundled_store, Filters()))}
    # SESNSP counts 970 victims of femicide in 2019
    count = found["vm-jim-f00007"]
    assert (count["official_measure"], count["official_value"]) == ("femicide_victims", "970.0")
    assert (count["difference"], count["comparison_reason"]) == ("-25.0", "")
    undated = found["vm-jim-f00006"]
    assert (undated["official_value"], undated["comparison_reason"]) == ("", "no_period")


def test_pandas_reads_the_file_back(tiny_store: Store) -> None:
    text = tabular.events_csv(tiny_store, Filters())
    frame = pd.read_csv(io.BytesIO(text.encode()), dtype={"cvegeo": str}, encoding="utf-8-sig")
    assert frame.set_index("event_id").loc["i-2", "cvegeo"] == "23005"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_text_that_a_spreadsheet_would_run_is_made_plain(start: str) -> None:
    (row,) = rows(tabular._csv(("name", "value"), [{"name": f"{start}1+1", "value": -3.5}]))
    assert row["name"].startswith("'")
    assert row["value"] == "-3.5"
