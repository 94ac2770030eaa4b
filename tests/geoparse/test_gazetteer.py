"""The bundled names: every state, municipality and seat; look-up; the prepared file."""

from __future__ import annotations

import csv
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from violencemap.bundled import bundled_path
from violencemap.errors import PlaceNotFoundError
from violencemap.geoparse.build import TABLES
from violencemap.geoparse.gazetteer import load_gazetteer
from violencemap.geoparse.prepared import load_prepared
from violencemap.geoparse.text import plain_of
from violencemap.types import Resolution

Read = Callable[[str], tuple[Resolution, ...]]

GAZETTEER = load_gazetteer()
with bundled_path("areas.csv").open(encoding="utf-8", newline="") as _file:
    AREAS = list(csv.DictReader(_file))
STATES = {row["cvegeo"]: row for row in AREAS if row["level"] == "state"}
MUNICIPALITIES = [row for row in AREAS if row["level"] == "municipality"]
TWINS = {"20208", "20209", "20318", "20319"}


def first_code(read: Read, text: str) -> str | None:
    found = [one for one in read(text) if one.mention.start == 0]
    return found[0].place.cvegeo[:5] if found and found[0].place else None


@pytest.mark.parametrize("column", ["name", "official_name", "seat"])
def test_every_municipality_is_known_by_its_name_and_its_seat(read: Read, column: str) -> None:
    wrong = []
    for row in MUNICIPALITIES:
        # the boroughs of Mexico City have no seat
        text = f"{row[column] or row['name']}, {STATES[row['cve_ent']]['name']}"
        if row["cvegeo"] not in TWINS and first_code(read, text) != row["cvegeo"]:
            wrong.append((text, row["cvegeo"]))
    assert len(MUNICIPALITIES) == 2478
    assert wrong == []


def test_twins_of_one_state_are_candidates(read: Read) -> None:
    for row in MUNICIPALITIES:
        if row["cvegeo"] in TWINS:
            twin = read(f"{row['name']}, Oaxaca")[0]
            assert twin.place is None
            assert row["cvegeo"] in {one.place.cvegeo for one in twin.candidates}
            # the seat tells which of them
            assert first_code(read, f"{row['seat']}, Oaxaca") == row["cvegeo"]


def test_every_state_is_known_by_its_names(read: Read) -> None:
    for code, row in STATES.items():
        for name in {row["name"], row["official_name"]} - {"México"}:
            assert first_code(read, name) == code


@pytest.mark.parametrize("change", [plain_of, str.upper, str.lower])
def test_accents_and_capitals_do_not_change_what_a_municipality_is(
    read: Read, change: Callable[[str], str]
) -> None:
    for row in MUNICIPALITIES:
        text = f"Hubo un ataque en {row['name']}, {STATES[row['cve_ent']]['name']}."
        codes = [one.place and one.place.cvegeo for one in read(text)]
        assert [one.place and one.place.cvegeo for one in read(change(text))] == codes, text


def test_lookup_gives_the_likeliest_first_and_can_be_narrowed() -> None:
    codes = [place.cvegeo for place in GAZETTEER.lookup("Guadalupe")]
    assert codes[0] == "19026"  # 640,000 people
    assert "32017" in codes
    assert GAZETTEER.lookup("guadalupe", within="32")[0].cvegeo == "32017"
    assert GAZETTEER.lookup("No Such Town") == []


def test_a_code_that_does_not_exist_is_named_in_the_error() -> None:
    with pytest.raises(PlaceNotFoundError, match=r"'99'.*2 or 5 digits"):
        GAZETTEER.place("99")


def test_people_read_a_place_with_what_it_lies_in() -> None:
    (holbox, *_) = GAZETTEER.lookup("Holbox", within="23")
    assert GAZETTEER.describe(holbox).endswith(", Lázaro Cárdenas, Quintana Roo")
    assert GAZETTEER.describe(GAZETTEER.place("26")) == "Sonora"


def test_the_prepared_file_gives_the_same_gazetteer(tmp_path: Path) -> None:
    built = load_prepared(bundled_path(), cache=tmp_path)
    (prepared,) = tmp_path.iterdir()
    loaded = load_prepared(bundled_path(), cache=tmp_path)
    assert list(map(repr, loaded.places)) == list(map(repr, built.places))  # NaN is not NaN
    assert loaded.names == built.names
    assert list(loaded.matches("balacera en iguala")) == list(built.matches("balacera en iguala"))
    assert [prepared] == list(tmp_path.iterdir())


def test_a_changed_table_makes_another_prepared_file(tmp_path: Path) -> None:
    data, cache = tmp_path / "data", tmp_path / "cache"
    data.mkdir()
    for table in TABLES:
        shutil.copy(bundled_path(f"{table}.csv"), data)
    load_prepared(data, cache=cache)
    with (data / "aliases.csv").open("a", encoding="utf-8") as file:
        file.write("Ciudad Inventada,26055,any\n")
    assert load_prepared(data, cache=cache).lookup("Ciudad Inventada")[0].cvegeo == "26055"
    assert len(list(cache.iterdir())) == 2


def test_a_damaged_prepared_file_is_built_again(tmp_path: Path) -> None:
    load_prepared(bundled_path(), cache=tmp_path)
    (prepared,) = tmp_path.iterdir()
    prepared.write_bytes(prepared.read_bytes()[:1000])
    assert load_prepared(bundled_path(), cache=tmp_path).lookup("Tecate")


def test_a_folder_that_cannot_be_written_does_not_stop_it(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    assert load_prepared(bundled_path(), cache=blocked / "below").lookup("Tecate")


def test_reading_places_loads_neither_tables_nor_geometry() -> None:
    code = (
        "import sys; from violencemap.geoparse import geoparse;"
        "from violencemap.types import Article;"
        "geoparse(Article(article_id='1', text='Ataque en Iguala, Guerrero.'));"
        "print(*sorted({'pandas', 'geopandas', 'shapely', 'geopy', 'numpy'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == ""
