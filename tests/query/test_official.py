"""Figures of reports beside the official series, checked by hand against the tiny data."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from rnid_files import write_state_victims
from tiny_data import FIGURES, write_tiny_data
from violencemap.query.official import compare_figures
from violencemap.query.rates import annual_rate
from violencemap.query.reasons import REASONS
from violencemap.read.recognize import read_tables
from violencemap.store import Store, ensure_store, open_store
from violencemap.store.tables import save_tables
from violencemap.types import Filters

HEADER = FIGURES.strip().splitlines()[0]
# id, value, unit, indicator, place, first and last day, first and last day compared with
ROWS = """
count,390,count,homicide,15,2021-01-01,2021-02-28,,
change,50,percent_change,homicide,23,2021-03-01,2021-03-31,2021-01-01,2021-01-31
daily,7,per_day,homicide,15,2021-01-01,2021-01-31,,
rate,7,rate_per_100k,homicide,15,2021-01-01,2021-06-30,,
country,1,count,homicide,00,2021-01-01,2021-02-28,,
silent,1,count,homicide,26,2021-01-01,2021-02-28,,
gap,1,count,homicide,23,2021-04-01,2021-05-31,,
week,1,count,homicide,15,2021-01-01,2021-01-07,,
undated,1,count,homicide,15,,,,
nowhere,1,count,homicide,,2021-01-01,2021-01-31,,
share,40,percent,homicide,15,2021-01-01,2021-01-31,,
alone,40,percent_change,homicide,15,2021-01-01,2021-01-31,,
lengths,40,percent_change,homicide,15,2021-02-01,2021-03-31,2021-01-01,2021-01-31
stolen,40,count,kidnapping,15,2021-01-01,2021-01-31,,
police,40,count,police_killed,15,2021-01-01,2021-01-31,,
from_zero,40,percent_change,homicide,23,2021-03-01,2021-03-31,2021-02-01,2021-02-28
register,40,percent_change,homicide,15,2026-01-01,2026-01-31,2021-01-01,2021-01-31
since_2026,20,count,homicide,26,2026-01-01,2026-03-31,,
fell,-10,percent_change,homicide,26,2026-03-01,2026-03-31,2026-02-01,2026-02-28
across,-10,percent_change,homicide,26,2026-01-01,2026-01-31,,
both_sides,10,count,homicide,15,2025-12-01,2026-01-31,,
other,40,count,robbery,15,2021-01-01,2021-01-31,,
town,4,count,homicide,23005,2021-01-01,2021-01-31,,
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = write_tiny_data(tmp_path_factory.mktemp("data"))
    rows = [row.split(",", 1) for row in ROWS.split()]
    figures = [f"{key},article-1,report-1,{fields},SESNSP,0.9" for key, fields in rows]
    (folder / "figures.csv").write_text("\n".join([HEADER, *figures, ""]), encoding="utf-8")
    path = tmp_path_factory.mktemp("store") / "figures.duckdb"
    ensure_store(path, data=folder)
    save_tables(path, read_tables(write_state_victims(folder)))
    with open_store(path) as opened:
        yield opened


@pytest.mark.parametrize(
    ("figure", "official"),
    [
        ("count", 400),
        ("change", 100 * (5 / 3 - 1)),
        ("daily", 200 / 31),
        ("rate", annual_rate(1200, 17_150_000, 181)),
    ],
)
def test_the_official_value_is_of_the_same_kind(store: Store, figure: str, official: float) -> None:
    row = compare_figures(store, Filters()).set_index("figure_id").loc[figure]
    assert row["official_measure"] == "intentional_homicide_victims"
    assert row["official_value"] == pytest.approx(official, abs=0.01)
    assert row["difference"] == pytest.approx(row["value"] - official, abs=0.01)
    assert row["reason"] is None


@pytest.mark.parametrize(("figure", "official"), [("since_2026", 24), ("fell", 25)])
def test_figures_since_2026_stand_beside_the_new_register(
    store: Store, figure: str, official: float
) -> None:
    row = compare_figures(store, Filters()).set_index("figure_id").loc[figure]
    assert row["official_measure"] == "intentional_homicide_victims_rnid"
    assert (row["official_value"], row["official_cutoff"]) == (official, date(2026, 3, 31))


@pytest.mark.parametrize(
    ("figure", "reason"),
    [
        ("country", "no_data"),  # Sonora reported nothing: the sum would be too small
        ("silent", "no_data"),
        ("gap", "no_data"),
        ("town", "not_loaded"),
        ("week", "part_of_month"),
        ("undated", "no_period"),
        ("nowhere", "no_place"),
        ("share", "not_a_count"),
        ("alone", "no_data"),  # 2020 is not in the series
        ("lengths", "other_length"),
        ("stolen", "not_loaded"),
        ("police", "no_series"),
        ("from_zero", "zero_baseline"),
        ("register", "register_changed"),
        ("across", "register_changed"),  # it does not say with what: the year before
        ("both_sides", "register_changed"),
        ("other", "no_series"),
    ],
)
def test_where_nothing_compares_the_reason_says_why(store: Store, figure: str, reason: str) -> None:
    row = compare_figures(store, Filters()).set_index("figure_id").loc[figure]
    assert row["reason"] == reason
    assert row["official_value"] is None or row["official_value"] != row["official_value"]
    assert REASONS[reason].es
    assert REASONS[reason].en


def test_the_filters_choose_the_figures(store: Store) -> None:
    may = Filters(since=date(2021, 5, 1), until=date(2021, 5, 31), cvegeo=("23",))
    assert list(compare_figures(store, may)["figure_id"]) == ["gap"]


def test_the_bundled_figures_stand_beside_sesnsp(bundled_store: Store) -> None:
    rows = compare_figures(bundled_store, Filters()).set_index("figure_id")
    # SESNSP, victims: 970 of femicide in 2019; Estado de México, January to May 2020
    assert rows.loc["vm-jim-f00007", "official_value"] == 970
    edomex = rows.loc["vm-jim-f00010"]
    assert edomex["official_measure"] == "intentional_homicide_victims"
    assert edomex["difference"] == edomex["value"] - edomex["official_value"]
