"""Damaged files of population: what is read of a place is all of it, or it is left out and told.

Small files in CONAPO's layouts by sex and age are cut, re-encoded, shuffled, and given wrong codes,
names and numbers. A part of the ages, or men alone, must never pass for everybody.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from conapo_files import write_groups_in_columns, write_groups_in_rows, write_states
from violencemap.errors import ReadError
from violencemap.read.areas import Areas
from violencemap.read.population import read_population

People = dict[tuple[str, int, str], int]
Rows = list[list[str]]
Read = Callable[[bytes], tuple[People, list[str]] | None]

STATES = {
    (code, sex, 2020): 3 + number
    for number, (code, sex) in enumerate(
        (code, sex) for code in ("0", "15") for sex in ("Mujeres", "Hombres")
    )
}
TOWNS = {
    (code, sex, year): 5 + number
    for number, (code, sex, year) in enumerate(
        (code, sex, year)
        for code in ("1003", "26055")
        for sex in ("Hombres", "Mujeres")
        for year in (2025, 2026)
    )
}
# Writer, people, and how many ages each has.
LAYOUTS = {
    "states": (write_states, STATES, 110),
    "groups in rows": (write_groups_in_rows, TOWNS, 14),
    "groups in columns": (write_groups_in_columns, TOWNS, 18),
}
KINDS = st.sampled_from([*LAYOUTS])
SEX, YEAR = {"SEXO"}, {"AÑO", "ANO"}
PLACE = {"CLAVE", "CVE_GEO"}
NUMBERS = {"POB", "POBLACION", "POB_TOTAL"}
BAD = {
    "place": ["99999", "x", "", "-1", "26", "26.5"],
    "year": ["2O25", "25", "", "1.5"],
    "sex": ["", "Mujer?", "Total", "1"],
    "number": ["-1", "1.5", "x", "", "1e3", "0x1F", "+5", "1.234,5", "9" * 12],
}
COLUMNS = {"place": PLACE, "year": YEAR, "sex": SEX, "number": NUMBERS}
several = settings(max_examples=int(os.environ.get("MUTATIONS", "150")), deadline=None)


def truth(kind: str) -> People:
    """Women and everybody by place and year."""
    _, people, ages = LAYOUTS[kind]
    found: People = {}
    for (code, sex, year), number in people.items():
        if code != "0":
            cvegeo = code.zfill(2 if kind == "states" else 5)
            found[cvegeo, year, "all"] = found.get((cvegeo, year, "all"), 0) + ages * number
            if sex == "Mujeres":
                found[cvegeo, year, "women"] = ages * number
    return found


@pytest.fixture(scope="module")
def whole_table(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Rows]:
    """Gives header and rows of a layout."""
    folder = tmp_path_factory.mktemp("whole")
    whole = {}
    for kind, (write, people, _) in LAYOUTS.items():
        text = write(folder, people).read_bytes().decode("latin-1" if "rows" in kind else "utf-8")
        whole[kind] = [line.split(",") for line in text.splitlines()]

    def table(kind: str) -> Rows:
        return [[*row] for row in whole[kind]]

    return table


@pytest.fixture(scope="module")
def read(areas: Areas, tmp_path_factory: pytest.TempPathFactory) -> Read:
    path: Path = tmp_path_factory.mktemp("damaged") / "file.csv"

    def write_and_read(content: bytes) -> tuple[People, list[str]] | None:
        """People and messages; None where the file was refused by a message that names it."""
        path.write_bytes(content)
        try:
            frame, rejected = read_population(path, areas=areas)
        except ReadError as error:
            if "file.csv" not in str(error):
                raise
            return None
        keys = zip(frame["cvegeo"], frame["year"], frame["base"], strict=True)
        people = dict(zip(keys, frame["population"].astype(int), strict=True))
        told = [one.reason for one in rejected if "of the country" not in one.reason]
        return people, told

    return write_and_read


def written(rows: Rows, delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    return "".join(delimiter.join(row) + "\r\n" for row in rows).encode(encoding)


def column_of(rows: Rows, names: set[str]) -> int:
    (column,) = [place for place, name in enumerate(rows[0]) if name in names]
    return column


def check(found: tuple[People, list[str]] | None, kind: str) -> None:
    """What was read is true; what is missing was told."""
    if found is not None:
        people, told = found
        assert people.items() <= truth(kind).items()
        assert people == truth(kind) or told


@several
@given(
    kind=KINDS,
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "latin-1", "windows-1252", "utf-16"]),
    delimiter=st.sampled_from([",", ";", "\t", "|"]),
    seed=st.integers(0, 10**6),
)
def test_other_bytes_and_orders_give_the_same_people(
    read: Read,
    whole_table: Callable[[str], Rows],
    kind: str,
    encoding: str,
    delimiter: str,
    seed: int,
) -> None:
    rows, mixed = whole_table(kind), random.Random(seed)
    order = list(range(len(rows[0])))
    mixed.shuffle(order)
    body = rows[1:]
    mixed.shuffle(body)
    shuffled = [[row[place] for place in order] for row in [rows[0], *body]]
    assert read(written(shuffled, delimiter, encoding)) == (truth(kind), [])


@several
@given(kind=KINDS, what=st.sampled_from([*BAD]), data=st.data())
def test_a_bad_cell_leaves_its_place_out_and_is_told(
    read: Read, whole_table: Callable[[str], Rows], kind: str, what: str, data: st.DataObject
) -> None:
    rows = whole_table(kind)
    row = data.draw(st.integers(1, len(rows) - 1))
    column = column_of(rows, COLUMNS[what])
    is_country = rows[row][column_of(rows, PLACE)] == "0"
    rows[row][column] = data.draw(st.sampled_from(BAD[what]))
    found = read(written(rows))
    check(found, kind)
    if found and not is_country:
        assert found[1]


@several
@given(kind=KINDS, data=st.data())
def test_rows_that_stand_twice_count_once(
    read: Read, whole_table: Callable[[str], Rows], kind: str, data: st.DataObject
) -> None:
    rows = whole_table(kind)
    repeated = data.draw(st.lists(st.sampled_from(rows[1:]), min_size=1, max_size=4))
    found = read(written([*rows, *repeated]))
    assert found is not None
    people, told = found
    assert people == truth(kind)
    assert len(told) == len(repeated)


@several
@given(kind=KINDS, data=st.data())
def test_rows_that_are_lost_leave_their_place_out(
    read: Read, whole_table: Callable[[str], Rows], kind: str, data: st.DataObject
) -> None:
    rows = whole_table(kind)
    lost = data.draw(st.sets(st.integers(1, len(rows) - 1), min_size=1, max_size=5))
    found = read(written([row for place, row in enumerate(rows) if place not in lost]))
    if kind == "groups in columns":  # a row has all ages: what is not there nobody can miss
        assert found is not None
        assert found[0].items() <= truth(kind).items()
    else:
        lost_of_country = all(rows[place][column_of(rows, PLACE)] == "0" for place in lost)
        check(found if not lost_of_country else None, kind)


@several
@given(kind=KINDS, column=st.integers(0, 30), name=st.sampled_from(["Rubro", "", "SEXO", "2019"]))
def test_a_renamed_column_stops_the_file_or_changes_nothing(
    read: Read, whole_table: Callable[[str], Rows], kind: str, column: int, name: str
) -> None:
    rows = whole_table(kind)
    rows[0][column % len(rows[0])] = name
    found = read(written(rows))
    assert found is None or found == (truth(kind), [])


@several
@example(kind="states", share=0.77)  # between the oldest ages of a state
@given(kind=KINDS, share=st.floats(0, 1))
def test_a_file_that_is_cut_gives_whole_places_or_a_message(
    read: Read, whole_table: Callable[[str], Rows], kind: str, share: float
) -> None:
    content = written(whole_table(kind))
    found = read(content[: int(len(content) * share)])
    if found is not None:  # nobody can miss a place of which no row is left
        people, told = found
        assert people.items() <= truth(kind).items() or told


@several
@given(kind=KINDS, place=st.integers(0, 10**6), bad=st.binary(min_size=1, max_size=4))
def test_bytes_at_random_never_end_in_a_traceback(
    read: Read, whole_table: Callable[[str], Rows], kind: str, place: int, bad: bytes
) -> None:
    content = written(whole_table(kind))
    place %= len(content)
    read(content[:place] + bad + content[place + len(bad) :])
