"""Counts of SESNSP's new register: beside those of the old one, never joined to them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from rnid_files import write_case_files, write_municipal_victims, write_state_victims
from violencemap.measure_classes import class_breaks
from violencemap.measures import MEASURES, other_register
from violencemap.query.comparison import compare_totals
from violencemap.query.coverage import data_span, municipal_measures
from violencemap.query.months import list_months, sum_months
from violencemap.query.rates import list_areas
from violencemap.read.recognize import read_tables
from violencemap.store import Store, open_store
from violencemap.store.tables import save_tables
from violencemap.types import Filters

OLD, NEW = "intentional_homicide_victims", "intentional_homicide_victims_rnid"
BEFORE = Filters(since=date(2025, 1, 1), until=date(2025, 6, 30))
ACROSS = Filters(since=date(2025, 1, 1), until=date(2026, 8, 31))
AFTER = Filters(since=date(2026, 1, 1), until=date(2026, 3, 31))


@pytest.fixture(scope="module")
def store(bundled_store_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("rnid")
    path = Path(shutil.copyfile(bundled_store_path, folder / "store.duckdb"))
    for write in (write_state_victims, write_municipal_victims, write_case_files):
        save_tables(path, read_tables(write(folder)))
    with open_store(path) as opened:
        yield opened


def counts(store: Store, measure: str, cvegeo: str, filters: Filters = ACROSS) -> list[int | None]:
    months = list_months(store, filters, measure=measure, cvegeo=cvegeo)
    return [
        None if count is None else int(count)
        for count in months["count"].astype(object).where(months["count"].notna(), None)
    ]


def test_attempts_are_not_counted_and_months_to_come_are_unknown(store: Store) -> None:
    assert counts(store, NEW, "26", AFTER) == [6, 8, 10]
    assert counts(store, NEW, "26055", Filters()) == [2, 0, 1, 4, 1, 1, 0, 3]
    assert counts(store, NEW, "26030", Filters()) == [0] * 8
    assert data_span(store, NEW) == (date(2026, 1, 1), date(2026, 8, 31))
    assert data_span(store, OLD) == (date(2015, 1, 1), date(2025, 6, 30))


def test_a_crime_that_came_in_parts_is_their_sum(store: Store) -> None:
    january = Filters(since=date(2026, 1, 1), until=date(2026, 1, 31))
    found = {
        crime: counts(store, f"{crime}_case_files_rnid", "26", january)
        for crime in ("intentional_homicide", "kidnapping", "extortion", "vehicle_theft")
    }
    assert found == {
        "intentional_homicide": [6],
        "kidnapping": [10],
        "extortion": [30],
        "vehicle_theft": [24],
    }


def test_no_measure_joins_the_two_registers(store: Store) -> None:
    old, new = counts(store, OLD, "26"), counts(store, NEW, "26")
    assert all((a is None) or (b is None) for a, b in zip(old, new, strict=True))
    assert old[:6] != [None] * 6
    assert old[12:] == [None] * 8
    for code, measure in MEASURES.items():
        other = other_register(code)
        assert (other is None) == (measure.register is None)
        if other:
            assert not set(measure.sources) & set(MEASURES[other].sources)
            assert measure.series_id != MEASURES[other].series_id
            assert class_breaks(code, "rate") == class_breaks(other, "rate")


def test_each_register_says_where_it_can_be_compared(store: Store) -> None:
    def comparability(measure: str, filters: Filters) -> set[str]:
        return set(list_areas(store, filters, measure=measure, level="state")["comparability"])

    assert comparability(OLD, BEFORE) == comparability(NEW, AFTER) == {"ok"}
    assert comparability(OLD, ACROSS) == comparability(NEW, ACROSS) == {"break_inside"}
    assert comparability(OLD, AFTER) == comparability(NEW, BEFORE) == {"not_comparable"}
    assert comparability("homicide_deaths", ACROSS) == comparability("events", ACROSS) == {"ok"}


def test_the_contract_of_exports_names_the_new_series(store: Store) -> None:
    rows = list_areas(store, AFTER, measure=NEW, level="state").set_index("cvegeo")
    assert rows.loc["26", ["series_id", "count", "rate_flag"]].tolist() == [
        *("sesnsp-rnid-2026", 24, "ok")
    ]
    assert rows.loc["02", "rate_flag"] == "no_data"
    assert NEW in municipal_measures(store)


def test_totals_of_both_registers_are_refused(store: Store) -> None:
    old = sum_months(list_months(store, BEFORE, measure=OLD, cvegeo="26"))
    new = sum_months(list_months(store, AFTER, measure=NEW, cvegeo="26"))
    assert compare_totals(old, new, measure=OLD).reason == "register_changed"
