"""What stands in no municipality is told, so that areas and total can be reconciled."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from official_files import municipal_crimes
from violencemap.codes import EventType, GeoPrecision, Level
from violencemap.export import properties
from violencemap.export.geojson import areas_geojson
from violencemap.pipeline import add_files
from violencemap.query.rates import list_areas
from violencemap.query.without_municipality import count_without_municipality
from violencemap.store import Store, open_store
from violencemap.types import Filters
from violencemap.views.map.folium import write_html

HOMICIDE = "intentional_homicide_case_files"
HALF_YEAR = {"since": date(2023, 1, 15), "until": date(2023, 6, 10)}  # 1 + ... + 6 are 21


@pytest.fixture(scope="module")
def store(tiny_store_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Case files of Tulum, as many of 998 and of 999, and some of 999 in the State of Mexico."""
    folder = tmp_path_factory.mktemp("unknown")
    path = Path(shutil.copy(tiny_store_path, folder / "store.duckdb"))
    tulum = municipal_crimes()
    header, *rows = tulum.splitlines(keepends=True)
    others = [
        row.replace(b"23009,Tulum", place)
        for place in (b"23998,Otros municipios", b"23999,No Especificado")
        for row in rows
    ]
    others += [rows[0].replace(b"23,Quintana Roo,23009,Tulum", b"15,,15999,No Especificado")]
    (folder / "crimes.csv").write_bytes(b"".join([header, *rows, *others]))
    add_files(path, [folder / "crimes.csv"])
    with open_store(path) as store:
        yield store


@pytest.mark.parametrize(
    ("filters", "number"),
    [
        (Filters(), 78 * 4 + 78),
        (Filters(**HALF_YEAR), 21 * 3),
        (Filters(cvegeo=("23",), **HALF_YEAR), 21 * 2),
        (Filters(cvegeo=("23005", "23009"), **HALF_YEAR), 21 * 2),
        (Filters(cvegeo=("26",)), 0),
        (Filters(since=date(2025, 1, 1)), 0),
    ],
)
def test_official_cases_of_no_known_municipality(
    store: Store, filters: Filters, number: int
) -> None:
    assert count_without_municipality(store, filters, HOMICIDE) == number


def test_events_known_by_state_only_are_in_no_municipality(tiny_store: Store) -> None:
    assert count_without_municipality(tiny_store, Filters(), "events") == 3
    assert count_without_municipality(tiny_store, Filters(cvegeo=("23009",)), "events") == 1
    finer = Filters(geo_precision_max=GeoPrecision.MUNICIPALITY)
    assert count_without_municipality(tiny_store, finer, "events") == 0


def header(
    store: Store,
    filters: Filters,
    measure: str,
    level: Level,
    profile: properties.Profile = "public",
) -> dict[str, Any]:
    text = areas_geojson(store, filters, measure=measure, level=level, profile=profile)
    told: dict[str, Any] = json.loads(text)["violencemap"]
    return told


def test_a_file_of_municipalities_tells_how_many_it_leaves_out(store: Store) -> None:
    half_year = Filters(**HALF_YEAR)
    told = header(store, half_year, HOMICIDE, "municipality")
    areas = list_areas(store, half_year, measure=HOMICIDE, level="municipality")
    assert areas["count"].sum() == 21
    assert told["counts"]["without_municipality"] == 63
    (caveat,) = [one for one in told["caveats"] if one["code"] == "without_municipality"]
    assert caveat["es"].startswith("63 más")
    assert caveat["en"].startswith("63 more")
    states = header(store, half_year, HOMICIDE, "state")
    sonora = header(store, Filters(cvegeo=("26",)), HOMICIDE, "municipality")
    assert "without_municipality" not in json.dumps([states, sonora])


def test_a_page_of_municipalities_tells_how_many_it_leaves_out(
    store: Store, tmp_path: Path
) -> None:
    page = tmp_path / "page.html"

    def written(level: Level) -> str:
        half_year = Filters(**HALF_YEAR)
        write_html(
            page, store, half_year, measure=HOMICIDE, level=level, show="count", language="en"
        )
        return page.read_text(encoding="utf-8")

    assert "63 more, of the same states and period" in written("municipality")
    assert "more, of the same states" not in written("state")


def test_one_or_two_open_searches_are_not_told_this_way_either(
    tiny_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    femicides = Filters(event_types=(EventType.FEMICIDE,))
    monkeypatch.setattr(properties, "OPEN_SEARCHES", {EventType.FEMICIDE})
    public = header(tiny_store, femicides, "events", "municipality")
    assert "without_municipality" not in json.dumps(public)
    private = header(tiny_store, femicides, "events", "municipality", profile="private")
    assert private["counts"]["without_municipality"] == 1
    everything = header(tiny_store, Filters(), "events", "municipality")
    assert everything["counts"]["without_municipality"] == 3
