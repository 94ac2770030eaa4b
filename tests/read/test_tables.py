"""Any encoding, delimiter and package gives the same cells."""

from __future__ import annotations

import bz2
import gzip
import zipfile
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from violencemap.errors import ReadError, SchemaError, UnknownFormatError
from violencemap.read import text_table
from violencemap.read.tables import Table, fold, open_tables, repair
from violencemap.read.text_table import _may_be_hexadecimal

HEADER = ["Año", "Entidad", "Cve. Municipio", "Enero"]
ROWS = [["2015", "México", "15021", "1"], ["2016", "Querétaro", "22001", ""]]


def text(delimiter: str = ",", quote: str = "", end: str = "\n") -> str:
    lines = [HEADER, *ROWS]
    return "".join(delimiter.join(f"{quote}{c}{quote}" for c in line) + end for line in lines)


def read(path: Path) -> Table:
    (raw,) = open_tables(path)
    position = raw.find_header([fold(name) for name in HEADER])
    assert position is not None
    return raw.load_below(position)


def check(table: Table) -> None:
    assert list(table.frame) == HEADER
    assert table.frame.astype(object).to_numpy().tolist() == ROWS
    assert table.rejected == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "windows-1252", "utf-16"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(text().encode(encoding))
    check(read(path))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("quote", ["", '"'])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_delimiters_quotes_and_line_ends(
    tmp_path: Path, delimiter: str, quote: str, end: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(text(delimiter, quote, end).encode("latin-1"))
    check(read(path))


def zip_file(content: bytes) -> bytes:
    import io

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("folder/table.csv", content)
        archive.writestr("__MACOSX/._table.csv", b"\0\1")
    return buffer.getvalue()


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, zip_file])
def test_packages_are_known_by_their_content(
    tmp_path: Path, pack: Callable[[bytes], bytes]
) -> None:
    path = tmp_path / "no_suffix"
    path.write_bytes(pack(text().encode()))
    check(read(path))


def test_workbook(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    frame = pd.DataFrame(ROWS, columns=HEADER).replace("", None)
    frame.astype({"Año": int, "Enero": float}).to_excel(path, index=False)
    check(read(path))


@pytest.mark.parametrize(
    ("cell", "is_read"),
    [
        (b"<f>1+1</f><v />", False),
        (b"<f>1+1</f>", False),
        (b'<f t="shared" si="0"/>', False),
        (b"<f>1+1</f><v>2</v>", True),
        (b'<f t="shared" si="0"/><v>2</v>', True),
        (b"<v>2</v>", True),
    ],
)
def test_a_formula_without_a_value_is_no_blank_cell(
    tmp_path: Path, cell: bytes, is_read: bool
) -> None:
    plain, path = tmp_path / "plain.xlsx", tmp_path / "a.xlsx"
    pd.DataFrame({"Año": [2015], "Enero": [2]}).to_excel(plain, index=False)
    with zipfile.ZipFile(plain) as before, zipfile.ZipFile(path, "w") as after:
        for member in before.namelist():
            content = before.read(member)
            if member == "xl/worksheets/sheet1.xml":
                start = content.index(b">", content.index(b'r="B2"')) + 1
                content = content[:start] + cell + content[content.index(b"</c>", start) :]
            after.writestr(member, content)
    if is_read:
        (raw,) = open_tables(path)
        assert raw.load_below(0).frame["Enero"].tolist() == ["2"]
    else:
        with pytest.raises(ReadError, match="the cell B2 has a formula and no value"):
            open_tables(path)


def test_titles_above_the_header_and_blank_rows_below_keep_row_numbers(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    body = text().replace("2016", ",,,\n\n2016")
    path.write_text(f"Incidencia delictiva\n\n{body}\n,,,\n", encoding="utf-8")
    table = read(path)
    assert table.frame["Año"].tolist() == ["2015", "2016"]
    assert table.frame.index.tolist() == [4, 7]
    assert table.rejected == []


def test_rows_with_other_numbers_of_cells_are_set_aside_and_numbered(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(text().replace("2016", "2016,too,many\n2016"), encoding="utf-8")
    table = read(path)
    assert [(one.row, one.value) for one in table.rejected] == [(3, "2016,too,many")]
    assert table.frame.index.tolist() == [2, 4]


def test_line_break_inside_quotes(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(text().replace("México", '"Mé\nxico"'), encoding="utf-8")
    assert read(path).frame["Entidad"].tolist() == ["Mé\nxico", "Querétaro"]


@pytest.mark.parametrize(
    ("content", "error", "message"),
    [
        (b"", ReadError, "empty"),
        (b"  \n \n", ReadError, "empty"),
        (b"\x7fELF\0\0\0", UnknownFormatError, "binary"),
        (b"PK\x03\x04damaged", ReadError, "damaged"),
        (gzip.compress(b"a,b\n" * 99, mtime=0)[:-20], ReadError, "damaged"),
        (bz2.compress(b"a,b\n" * 99)[:-20], ReadError, "damaged"),
    ],
)
def test_what_is_no_table(
    tmp_path: Path, content: bytes, error: type[ReadError], message: str
) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    with pytest.raises(error, match=message) as raised:
        open_tables(path)
    assert str(path) in str(raised.value)


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="cannot be read"):
        open_tables(tmp_path / "none.csv")


def test_a_column_that_stands_twice_stops_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Año,Enero,Enero\n2015,1,2\n", encoding="utf-8")
    with pytest.raises(SchemaError, match="'Enero' stands twice"):
        open_tables(path)[0].load_below(0)


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("AÒo", "Año"),  # Latin-1 read as Mac Roman
        ("Bien jurÌdico afectado", "Bien jurídico afectado"),
        ("Michoac·n de Ocampo", "Michoacán de Ocampo"),
        ("Nuevo LeÛn", "Nuevo León"),
        ("AÃ±o", "Año"),  # UTF-8 read as Windows-1252
        ("MÃ©xico", "México"),
        ("  San  Luis\u00a0RÃ\u00ado Colorado ", "San Luis Río Colorado"),
        ("Peñón Blanco", "Peñón Blanco"),
        ("Sources: “El Heraldo”", "Sources: “El Heraldo”"),
    ],
)
def test_misread_text_is_repaired_and_the_rest_left_alone(broken: str, whole: str) -> None:
    assert repair(broken) == whole


@pytest.mark.parametrize("before", [0, 1, 2, 2**20 - 2, 2**20 - 1, 2**20, 2**21 - 1])
@pytest.mark.parametrize("spelling", [b"0x", b"0X"])
def test_a_hexadecimal_number_is_seen_wherever_it_stands(before: int, spelling: bytes) -> None:
    text = b"1" * before
    assert _may_be_hexadecimal(text + spelling + b"1F,2")
    assert not _may_be_hexadecimal(text + b"0,x0,Xx,2")


@pytest.mark.parametrize("size", [100, 101, 1000])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_text_read_in_small_pieces_is_the_same_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int, end: str
) -> None:
    lines = [",".join(HEADER), *(f"{2000 + n},México,{n},{n % 7}" for n in range(300))]
    path = tmp_path / "long.csv"
    path.write_bytes(end.join(lines).encode())
    whole = read(path).frame
    monkeypatch.setattr(text_table, "_PIECE_BYTES", size)
    told: list[tuple[int, int | None]] = []
    (raw,) = open_tables(path, lambda step, *rows: told.append(rows))
    pd.testing.assert_frame_equal(raw.load_below(0).frame, whole)
    assert len(told) > path.stat().st_size / size
    assert told[-1] == (300, 300)


def test_a_line_longer_than_a_piece_is_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "wide.csv"
    path.write_text(f"a,b\n1,2\n{'x' * 500},3\n4,5", encoding="utf-8")
    monkeypatch.setattr(text_table, "_PIECE_BYTES", 10)
    frame = open_tables(path)[0].load_below(0).frame
    assert frame["a"].tolist() == ["1", "x" * 500, "4"]
