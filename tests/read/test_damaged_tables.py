"""Damaged official files: right numbers, or a message that names the row or the file.

Small files in the layouts of the publishers are cut, re-encoded, shuffled, and given wrong codes
and counts. Whatever happens to them, what is read is never more, and never other, than what the
undamaged rows say, unless a message tells of it.
"""

from __future__ import annotations

import csv
import io
import os
import random
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from violencemap.errors import ReadError
from violencemap.read.areas import Areas
from violencemap.read.recognize import read_tables
from violencemap.types import TableReading

Rows = list[list[str]]

MONTHS = "Enero Febrero Marzo Abril Mayo Junio Julio Agosto Septiembre Octubre Noviembre Diciembre"
CRIME = ["Bien jurídico afectado", "Tipo de delito", "Subtipo de delito", "Modalidad"]
STATE = ["Año", "Clave_Ent", "Entidad", *CRIME, *MONTHS.split()]
MUNICIPAL = [*STATE[:3], "Cve. Municipio", "Municipio", *CRIME, *MONTHS.split()]
VICTIMS = [*STATE[:7], "Sexo", "Rango de edad", *MONTHS.split()]
DEEDS = [
    ["La vida", "Homicidio", "Homicidio doloso", "Con arma de fuego"],
    ["El patrimonio", "Robo", "Robo de vehículo automotor", "Con violencia"],
]
PLACES = [["15", "México"], ["20", "Oaxaca"], ["26", "Sonora"]]
TOWNS = [
    ["1", "Aguascalientes", "1003", "Calvillo"],
    ["5", "Coahuila de Zaragoza", "5030", "Saltillo"],
    ["26", "Sonora", "26055", "San Luis Río Colorado"],
    ["26", "Sonora", "26999", "No Especificado"],
]


def counts(number: int) -> list[str]:
    return [str((number * 7 + month) % 23 + 1) for month in range(12)]


def whole_table(kind: str) -> Rows:
    """Header and rows; every count is above zero, so that a lost one shows in the sum."""
    places = TOWNS if kind == "municipal" else PLACES
    groups = [["Mujer", "Adultos"], ["Hombre", "Adultos"]] if kind == "victims" else [[]]
    header = {"municipal": MUNICIPAL, "victims": VICTIMS, "state": STATE}[kind]
    keys = [
        [year, *place, *deed, *group]
        for year in ("2019", "2020")
        for place in places
        for deed in DEEDS
        for group in groups
    ]
    return [[*header], *([*key, *counts(number)] for number, key in enumerate(keys))]


def written(rows: Rows, delimiter: str = ",", quoting: int = csv.QUOTE_MINIMAL) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, quoting=quoting, lineterminator="\r\n").writerows(rows)  # type: ignore[arg-type]
    return text.getvalue().encode("latin-1")


def total(readings: list[TableReading]) -> int:
    tables = [rows for reading in readings for rows in reading.statistics]
    return sum(int(np.where(rows.counts > 0, rows.counts, 0).sum()) for rows in tables)


def sum_of(rows: Rows) -> int:
    return sum(int(cell) for row in rows[1:] for cell in row[-12:])


@pytest.fixture(scope="module")
def read(
    areas: Areas, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[bytes], list[TableReading]]:
    path = tmp_path_factory.mktemp("damaged") / "file.csv"

    def write_and_read(content: bytes) -> list[TableReading]:
        path.write_bytes(content)
        return read_tables(path, areas=areas)

    return write_and_read


Read = Callable[[bytes], list[TableReading]]
KINDS = st.sampled_from(["state", "municipal", "victims"])
# With those of test_damaged_population, 2,000 files; MUTATIONS=2000 gives each test as many.
several = settings(max_examples=int(os.environ.get("MUTATIONS", "150")), deadline=None)


def messages(readings: list[TableReading]) -> list[str]:
    return [one.reason for reading in readings for one in reading.rejected]


def unless_refused(read: Read, content: bytes) -> list[TableReading] | None:
    """What was read; None where the file was refused by a message that names it."""
    try:
        return read(content)
    except ReadError as error:
        if "file.csv" not in str(error):
            raise
        return None


# --- what changes nothing ------------------------------------------------------------------


@several
@given(
    kind=KINDS,
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "latin-1", "windows-1252", "utf-16"]),
    misread=st.sampled_from([None, ("latin-1", "mac_roman"), ("utf-8", "windows-1252")]),
    delimiter=st.sampled_from([",", ";", "\t", "|"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    seed=st.integers(0, 10**6),
)
def test_other_bytes_and_orders_give_the_same_numbers(
    read: Read,
    kind: str,
    encoding: str,
    misread: tuple[str, str] | None,
    delimiter: str,
    quoting: int,
    seed: int,
) -> None:
    rows = whole_table(kind)
    order = list(range(len(rows[0])))
    random.Random(seed).shuffle(order)
    body = rows[1:]
    random.Random(seed).shuffle(body)
    shuffled = [[row[place] for place in order] for row in [rows[0], *body]]
    text = written(shuffled, delimiter, quoting).decode("latin-1")
    if misread:
        was, read_as = misread
        text = text.encode(was).decode(read_as)
        encoding = "utf-8"
    readings = read(text.encode(encoding))
    assert messages(readings) == []
    assert total(readings) == sum_of(rows)


@several
@given(
    kind=KINDS,
    cell=st.integers(0, 10**6),
    spelling=st.sampled_from(["1,{:03}", "{}.0", " {} ", "0{}", "{}.00"]),
    number=st.integers(0, 999),
)
def test_numbers_in_other_spellings_are_read(
    read: Read, kind: str, cell: int, spelling: str, number: int
) -> None:
    rows = whole_table(kind)
    row = 1 + cell % (len(rows) - 1)
    expected = sum_of(rows) - int(rows[row][-1]) + (1000 if "," in spelling else 0) + number
    rows[row][-1] = spelling.format(number)
    readings = read(written(rows))
    assert messages(readings) == []
    assert total(readings) == expected


# --- what sets rows aside ------------------------------------------------------------------

BAD_COUNTS = [
    *("-1", "-3", "1.5", "x", "12 345", "1e3", "#N/A", "100001", "9" * 25, "1.234.5", "--"),
    *("0x1F", "0XFFFF", "+5", "5-", "inf", "¼", "²", "1_0", "1.234,5", "(5)", "5 %"),
]


@several
@given(kind=KINDS, data=st.data())
def test_bad_cells_set_their_row_aside_and_name_it(
    read: Read, kind: str, data: st.DataObject
) -> None:
    rows = whole_table(kind)
    number = data.draw(st.integers(1, len(rows) - 1))
    column, bad = data.draw(
        st.one_of(
            st.tuples(st.integers(-12, -1), st.sampled_from(BAD_COUNTS)),
            st.tuples(st.just(0), st.sampled_from(["2O19", "19", "", "1999", "20190", "-2019"])),
            st.tuples(st.just(1), st.sampled_from(["33", "0", "x", "", "-1", "100"])),
        )
    )
    kept = sum_of(rows) - sum_of([rows[0], rows[number]])
    rows[number][column] = bad
    readings = read(written(rows))
    rejected = [one for reading in readings for one in reading.rejected if one.row is not None]
    assert [(one.row, one.column) for one in rejected] == [(number + 1, rows[0][column])]
    assert rejected[0].value == bad.strip()
    assert total(readings) == kept


@several
@given(kind=KINDS, data=st.data())
def test_rows_that_stand_twice_count_once(read: Read, kind: str, data: st.DataObject) -> None:
    rows = whole_table(kind)
    repeated = data.draw(st.lists(st.sampled_from(rows[1:]), min_size=1, max_size=4))
    readings = read(written([*rows, *repeated]))
    rejected = [one for reading in readings for one in reading.rejected]
    assert [one.row for one in rejected] == [
        len(rows) + place for place in range(1, len(repeated) + 1)
    ]
    assert total(readings) == sum_of(rows)


@several
@given(
    code=st.sampled_from(["1001", "5030", "26055", "26998", "99999", "1", "", "abc", "26.5"]),
    number=st.integers(1, 16),
)
def test_wrong_codes_of_municipalities_are_never_believed(
    read: Read, code: str, number: int
) -> None:
    rows = whole_table("municipal")
    kept = sum_of(rows) - sum_of([rows[0], rows[number]])
    is_right = rows[number][3] == code
    rows[number][3] = code
    readings = read(written(rows))
    rejected = [one for reading in readings for one in reading.rejected]
    assert [one.row for one in rejected] == ([] if is_right else [number + 1])
    assert total(readings) == (sum_of(rows) if is_right else kept)


# --- what stops the file -------------------------------------------------------------------


@several
@given(kind=KINDS, column=st.integers(0, 18), name=st.sampled_from(["Rubro", "", "Enero", "2019"]))
def test_a_renamed_column_stops_the_file_or_changes_nothing(
    read: Read, kind: str, column: int, name: str
) -> None:
    rows = whole_table(kind)
    is_same = rows[0][column] == name
    rows[0][column] = name
    if is_same:
        assert total(read(written(rows))) == sum_of(rows)
    else:
        with pytest.raises(ReadError, match=r"file\.csv"):
            read(written(rows))


@several
@given(kind=KINDS, share=st.floats(0, 1))
def test_a_file_that_is_cut_gives_its_rows_or_a_message(
    read: Read, kind: str, share: float
) -> None:
    rows = whole_table(kind)
    content = written(rows)
    cut = content[: int(len(content) * share)]
    readings = unless_refused(read, cut)
    if readings is None:
        return
    *whole, last = csv.reader(cut.decode("latin-1").split("\r\n"))
    has_all = len(last) == len(rows[0])
    told = [*whole, [cell or "0" for cell in last]] if has_all else whole
    assert total(readings) == sum_of([row for row in told if row])
    # a row that lacks cells is set aside; one whose last number may be cut is told of, as is a
    # header that stands alone
    is_cut = bool(last) and bool(last[-1] or not has_all) and not cut.endswith(b"\r")
    is_header = sum(map(bool, told)) == 1
    assert (messages(readings) != []) == (is_cut or is_header)
    assert total(readings) <= sum_of(rows)


@several
@given(kind=KINDS, place=st.integers(0, 10**6), bad=st.binary(min_size=1, max_size=4))
def test_bytes_at_random_never_end_in_a_traceback(
    read: Read, kind: str, place: int, bad: bytes
) -> None:
    content = written(whole_table(kind))
    place %= len(content)
    unless_refused(read, content[:place] + bad + content[place + len(bad) :])
