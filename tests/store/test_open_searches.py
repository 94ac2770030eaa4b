"""Where a missing person was taken: what everybody may know of it, in whatever comes out."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from violencemap.codes import EventType, GeoPrecision
from violencemap.export.geojson import areas_geojson, events_geojson
from violencemap.export.tabular import events_csv
from violencemap.query.event_cells import event_cells
from violencemap.query.incidents import count_precision, list_incidents
from violencemap.query.placed import list_placed
from violencemap.query.rates import list_areas
from violencemap.store import Store, open_store
from violencemap.store.journal import append_decision
from violencemap.types import Decision, Filters
from violencemap.views.map.folium import write_html

SEARCHES = Filters(event_types=(EventType.KIDNAPPING_DISAPPEARANCE,))
# three in Tulum, of which one names a town; in Michoacán one and two; one in Sonora
CODES = ["23009", "23009", "230090001", "16053", "16052", "16052", "26030"]
AS_TOLD = Counter({"23009": 3, "16": 3, None: 1})


@pytest.fixture
def path(tiny_store_path: Path, tmp_path: Path) -> Path:
    path = tmp_path / "searches.duckdb"
    shutil.copy(tiny_store_path, path)
    with duckdb.connect(str(path)) as connection:
        for number, code in enumerate(CODES):
            precision = "locality" if len(code) == 9 else "municipality"
            connection.execute(
                "INSERT INTO incident SELECT * REPLACE (? AS incident_id, ? AS cvegeo, "
                "? AS geo_precision, 'Akumalito' AS location, 'Akumalito' AS place_mention, "
                "-87.4 AS longitude, 20.2 AS latitude, "
                "'kidnapping_disappearance' AS event_type) FROM incident LIMIT 1",
                [f"search-{number}", code, precision],
            )
    return path


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with open_store(path) as store:
        yield store


def test_the_smallest_area_that_has_three_is_told(store: Store) -> None:
    rows = list_incidents(store.public(), SEARCHES)
    assert Counter(rows["cvegeo"]) == AS_TOLD
    assert not (rows["geo_precision"] == GeoPrecision.LOCALITY).any()
    assert rows["place_mention"].isna().all()
    by_code = dict(zip(rows["cvegeo"], rows["geo_precision"], strict=True))
    assert by_code == {"23009": "municipality", "16": "state", None: "country"}


def test_all_others_and_the_private_profile_stay_as_they_are(store: Store) -> None:
    before, public = (
        list_incidents(one, Filters()).set_index("incident_id") for one in (store, store.public())
    )
    others = before.index[before["event_type"] != EventType.KIDNAPPING_DISAPPEARANCE]
    assert before.loc[others].equals(public.loc[others])
    assert len(before) == len(public)
    assert sorted(list_incidents(store, SEARCHES)["cvegeo"]) == sorted(CODES)
    assert store.public() is store.public()
    assert store.public().public() is store.public()


def test_every_way_to_count_them_agrees(store: Store) -> None:
    public = store.public()
    assert int(event_cells(public).count(SEARCHES).sum()) == len(CODES)
    placed = list_placed(public, SEARCHES)
    assert (placed.placed, dict(placed.only_state)) == (3, {"16": 3})
    areas = list_areas(public, SEARCHES, measure="events", level="municipality", show="count")
    counts = dict(zip(areas["cvegeo"], areas["count"], strict=True))
    assert {code: number for code, number in counts.items() if number} == {"23009": 3}
    assert count_precision(public, SEARCHES)["municipality"] == 3


def test_no_public_file_tells_more(store: Store, tmp_path: Path) -> None:
    write_html(
        tmp_path / "page.html",
        store,
        SEARCHES,
        measure="events",
        level="municipality",
        show="count",
        language="es",
    )
    page = (tmp_path / "page.html").read_text("utf-8")
    geojson = events_geojson(store, SEARCHES)
    for text in (page, geojson, events_csv(store, SEARCHES)):
        assert "Akumalito" not in text
        assert "Huetamo" not in text
    told = [feature["properties"]["cvegeo"] for feature in json.loads(geojson)["features"]]
    assert Counter(told) == {"23009": 3, None: 4}
    assert "Akumalito" in events_geojson(store, SEARCHES, profile="private")
    named = json.loads(areas_geojson(store, SEARCHES, measure="events", level="municipality"))
    counts = {one["id"]: one["properties"]["n_events"] for one in named["features"]}
    assert {code: number for code, number in counts.items() if number} == {"23009": 3}


def test_what_people_rejected_does_not_count(path: Path) -> None:
    append_decision(path, Decision(who="Ana", action="reject", target_id="search-0"))
    with open_store(path) as store:
        rows = list_incidents(store.public(), SEARCHES)
    assert Counter(rows["cvegeo"]) == {"16": 3, None: 3}  # two are left in Tulum
