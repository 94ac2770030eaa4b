"""Tables as publishers and copyists leave them, opened as text cells.

A file is known by its content, not by its name: text, gzip, bzip2, zip, Excel and parquet.
Nothing is interpreted here but the shape: what a cell means is the business of the reader of its
publisher.
"""

from __future__ import annotations

import bz2
import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet

from violencemap.errors import ReadError, UnknownFormatError
from violencemap.progress import Progress, silence
from violencemap.read.raw_table import (
    PREVIEW_ROWS,
    RawTable,
    Table,
    distinct_names,
    fold,
    repair,
    without_blank_rows,
)
from violencemap.read.text_table import text_table

__all__ = ["MAX_BYTES", "RawTable", "Table", "fold", "open_tables", "repair"]

MAX_BYTES = 2_000_000_000
_EXPECTED = "expected a table: csv, Excel, or one of them in a zip, gz or bz2 file"
_MOST_LAYERS = 3
# A table packs to a thirtieth of its size, one of zeros to a hundredth; bombs to a thousandth.
_MOST_TIMES = 300
_ALWAYS_BYTES = 100_000_000
_CELL_BYTES = 8
_PIECE_BYTES = 1 << 23
# A cell with a formula whose value is neither there nor an empty text.
_NO_VALUE = re.compile(
    rb'<c\b(?![^>]*\bt="str")[^>]*\br="([A-Z]+\d+)"[^>]*>\s*<f\b(?:[^>]*/>|[^>]*>[^<]*</f>)'
    rb"\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>"
)
_PACKED = (b"\x1f\x8b", b"BZh", b"PK\x03\x04", b"PAR1")


def open_tables(path: Path | str, progress: Progress = silence) -> list[RawTable]:
    """The tables of a file, in its order: members of an archive, sheets of a workbook.

    ``progress`` is told the rows that are read, once a table is loaded.

    Raises
    ------
    ReadError
        When the file is missing, empty, damaged, or unpacks to more than ``MAX_BYTES`` or than
        a table of its packed size can.
    UnknownFormatError
        When the bytes are not a table.
    """
    path = Path(path)
    if path.is_fifo():  # opening one waits for its writer, and it can be read only once
        raise ReadError(f"this is a pipe, not a file; {_EXPECTED}", path=path)
    try:
        with path.open("rb") as file:
            is_packed = file.read(4).startswith(_PACKED)
        if is_packed:
            content = path.read_bytes()
            tables = list(_tables(str(path), content, _Unpacking(len(content), progress)))
        else:  # read piece by piece when it is loaded, since it may be long
            tables = [text_table(str(path), lambda: pa.OSFile(str(path)), _EXPECTED, progress)]
    except OSError as error:
        reason = error.strerror or str(error)
        raise ReadError(f"cannot be read ({reason}); {_EXPECTED}", path=path) from error
    except (EOFError, zipfile.BadZipFile, zlib.error, RuntimeError) as error:
        raise ReadError(f"the archive is damaged ({error}); {_EXPECTED}", path=path) from error
    if not tables:
        raise UnknownFormatError(f"there is no table inside; {_EXPECTED}", path=path)
    return tables


# --- files and archives --------------------------------------------------------------------


class _Unpacking:
    """What is unpacked from one file, counted over its parts: a bomb must not fill the memory."""

    def __init__(self, packed_bytes: int, progress: Progress) -> None:
        self.progress = progress
        self._most = min(MAX_BYTES, max(_ALWAYS_BYTES, _MOST_TIMES * packed_bytes))
        self._taken = 0

    def read(self, name: str, packed: Any) -> bytes:
        content = bytearray()
        while piece := packed.read(_PIECE_BYTES):
            self.take(name, len(piece))
            content += piece
            self.progress(f"Unpacking {Path(name).name}", 0, None)
        return bytes(content)

    def take(self, name: str, size: int) -> None:
        """Count bytes that are, or are about to be, unpacked."""
        self._taken += size
        if self._taken > self._most:
            raise ReadError(
                f"unpacks to more than {self._most / 1e6:,.0f} MB; expected a table, which does "
                "not grow so much",
                path=name,
            )


def _tables(
    name: str, content: bytes, unpacking: _Unpacking, layers: int = 0
) -> Iterator[RawTable]:
    if layers > _MOST_LAYERS:
        raise ReadError(f"is packed more than {_MOST_LAYERS} times over; {_EXPECTED}", path=name)
    if content.startswith(b"\x1f\x8b"):
        unpacked = unpacking.read(name, gzip.GzipFile(fileobj=io.BytesIO(content)))
        yield from _tables(name, unpacked, unpacking, layers + 1)
    elif content.startswith(b"BZh"):
        unpacked = unpacking.read(name, bz2.BZ2File(io.BytesIO(content)))
        yield from _tables(name, unpacked, unpacking, layers + 1)
    elif content.startswith(b"PK\x03\x04"):
        yield from _zip_tables(name, content, unpacking, layers + 1)
    elif content.startswith(b"PAR1"):
        yield _parquet_table(name, content, unpacking)
    else:
        yield text_table(name, lambda: pa.BufferReader(content), _EXPECTED, unpacking.progress)


def _zip_tables(
    name: str, content: bytes, unpacking: _Unpacking, layers: int
) -> Iterator[RawTable]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = [one for one in archive.namelist() if not one.endswith("/")]
        if "xl/workbook.xml" in members:
            unpacking.take(name, sum(one.file_size for one in archive.infolist()))
            if archive.testzip() is not None:  # also where the sizes are not those it states
                raise zipfile.BadZipFile("a part of the workbook is not what it should be")
            _check_formulas(name, archive)
            yield from _sheets(name, content)
            return
        for member in members:
            if member.startswith("__MACOSX/"):
                continue
            with archive.open(member) as packed:
                unpacked = unpacking.read(f"{name}/{member}", packed)
            try:
                yield from _tables(f"{name}/{member}", unpacked, unpacking, layers)
            except UnknownFormatError:  # publishers pack pictures and documents with their tables
                continue


# --- workbooks -----------------------------------------------------------------------------


def _check_formulas(name: str, archive: zipfile.ZipFile) -> None:
    """Refuse formulas without a value, which would pass for blank cells.

    Spreadsheet programs save both; programs that write a formula leave the value to them.
    """
    for member in archive.namelist():
        if not member.startswith("xl/worksheets/sheet"):
            continue
        content = archive.read(member)
        if b"<f" in content and (found := _NO_VALUE.search(content)):
            raise ReadError(
                f"the cell {found[1].decode()} has a formula and no value; expected a workbook "
                "that was opened and saved in a spreadsheet program",
                path=name,
            )


def _sheets(name: str, content: bytes) -> Iterator[RawTable]:
    import python_calamine

    try:
        workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        for sheet in workbook.sheet_names:
            rows = workbook.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
            if rows:
                yield _sheet(f"{name}/{sheet}", rows)
    except python_calamine.CalamineError as error:
        raise ReadError(f"the workbook is damaged ({error}); {_EXPECTED}", path=name) from error


def _parquet_table(name: str, content: bytes, unpacking: _Unpacking) -> RawTable:
    try:
        about = pyarrow.parquet.read_metadata(io.BytesIO(content))
        unpacking.take(name, _CELL_BYTES * about.num_rows * about.num_columns)
        columns = pyarrow.parquet.read_table(io.BytesIO(content)).to_pandas()
    except pa.ArrowException as error:
        raise ReadError(f"the parquet file is damaged ({error})", path=name) from error

    def load(header: int, numbers: Collection[str] = ()) -> Table:
        texts = {column: pd.Categorical(columns[column].map(_text)) for column in columns}
        frame = pd.DataFrame(texts)
        frame.index = frame.index + 1
        return Table(name, frame, [])

    return RawTable(name=name, preview=[list(columns)], load_below=load)


def _sheet(name: str, rows: list[list[Any]]) -> RawTable:
    def load(header: int, numbers: Collection[str] = ()) -> Table:
        names = distinct_names([_text(cell) for cell in rows[header]], name)
        below = [[_text(cell) for cell in row] for row in rows[header + 1 :]]
        columns = zip(names, zip(*below, strict=True), strict=True) if below else ()
        frame = pd.DataFrame({name: pd.Categorical(cells) for name, cells in columns})
        frame = frame.reindex(columns=names)
        frame.index = frame.index + header + 2
        return Table(name, without_blank_rows(frame), [])

    preview = [[_text(cell) for cell in row] for row in rows[:PREVIEW_ROWS]]
    return RawTable(name=name, preview=preview, load_below=load)


def _text(cell: Any) -> str:
    """A cell of a workbook as a csv would have it; Excel keeps whole numbers as floats."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)
