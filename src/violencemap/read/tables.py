"""Tables as publishers and copyists leave them, opened as text cells.

A file is known by its content, not by its name: text in several encodings and with several
delimiters, gzip, bzip2, zip, and Excel. Nothing is interpreted here but the shape: what a cell
means is the business of the reader of its publisher.
"""

from __future__ import annotations

import bz2
import codecs
import csv
import gzip
import io
import itertools
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from violencemap.errors import ReadError, SchemaError, UnknownFormatError
from violencemap.types import Rejection

__all__ = ["MAX_BYTES", "RawTable", "Table", "fold", "open_tables", "repair"]

MAX_BYTES = 2_000_000_000
_PREVIEW_ROWS = 40
_PREVIEW_BYTES = 200_000
_DELIMITERS = (",", ";", "\t", "|")
_EXPECTED = "expected a table: csv, Excel, or one of them in a zip, gz or bz2 file"
_BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
# Windows-1252 leaves these five bytes without a character; Latin-1 does not.
_NOT_WINDOWS = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_SPANISH = frozenset("áéíóúüñÁÉÍÓÚÜÑ°ºª")
# (what the bytes were once read as, what they were)
_MISREADINGS = (("mac_roman", "latin-1"), ("windows-1252", "utf-8"), ("latin-1", "utf-8"))


@dataclass(frozen=True, slots=True)
class Table:
    """A table below its header.

    ``frame`` has one text column (category) for each cell of the header, by its name; the
    index is the row number in the file, from 1. ``rejected`` are rows that do not have as many
    cells as the header.
    """

    name: str
    frame: pd.DataFrame
    rejected: list[Rejection]


@dataclass(frozen=True, slots=True)
class RawTable:
    """A table that is not yet read: its first rows, and how to load what is below one of them.

    ``name`` is the path, with the member of an archive or the sheet of a workbook.
    """

    name: str
    preview: list[list[str]]
    load_below: Callable[[int], Table]

    def find_header(self, required: Sequence[str]) -> int | None:
        """Position in ``preview`` of the row that has all these names (folded), if any has."""
        wanted = set(required)
        for position, row in enumerate(self.preview):
            if wanted <= {fold(cell) for cell in row}:
                return position
        return None


def open_tables(path: Path | str) -> list[RawTable]:
    """The tables of a file, in its order: members of an archive, sheets of a workbook.

    Raises
    ------
    ReadError
        When the file is missing, empty, damaged, or unpacks to more than ``MAX_BYTES``.
    UnknownFormatError
        When the bytes are not a table.
    """
    path = Path(path)
    try:
        content = path.read_bytes()
        tables = list(_tables(str(path), content))
    except OSError as error:
        reason = error.strerror or str(error)
        raise ReadError(f"cannot be read ({reason}); {_EXPECTED}", path=path) from error
    except (EOFError, zipfile.BadZipFile, zlib.error, RuntimeError) as error:
        raise ReadError(f"the archive is damaged ({error}); {_EXPECTED}", path=path) from error
    if not tables:
        raise UnknownFormatError(f"there is no table inside; {_EXPECTED}", path=path)
    return tables


def fold(name: str) -> str:
    """A column name without what varies between files: accents, capitals, punctuation.

    >>> fold("Cve. Municipio"), fold("AÑO"), fold("n_year")
    ('cve municipio', 'ano', 'n year')
    """
    decomposed = unicodedata.normalize("NFKD", repair(name)).casefold()
    letters = (c for c in decomposed if not unicodedata.combining(c))
    return " ".join(re.findall(r"[^\W_]+", "".join(letters)))


def repair(text: str) -> str:
    """Text without stray spaces, and put right where its bytes were read in a wrong encoding.

    Only what becomes plain Spanish is touched.

    >>> repair("MÈxico"), repair("AÃ±o"), repair(" Peñón "), repair("Zürich–Genève")
    ('México', 'Año', 'Peñón', 'Zürich–Genève')
    """
    text = " ".join(text.replace("\ufeff", "").split())
    if text.isascii() or _is_spanish(text):
        return text
    for read_as, was in _MISREADINGS:
        try:
            candidate = text.encode(read_as).decode(was)
        except UnicodeError:
            continue
        if _is_spanish(candidate):
            return candidate
    return text


def _is_spanish(text: str) -> bool:
    return all(character.isascii() or character in _SPANISH for character in text)


# --- files and archives --------------------------------------------------------------------


def _tables(name: str, content: bytes) -> Iterator[RawTable]:
    if not content.strip():
        raise ReadError(f"the file is empty; {_EXPECTED}", path=name)
    if content.startswith(b"\x1f\x8b"):
        yield from _tables(name, _unpack(name, gzip.GzipFile(fileobj=io.BytesIO(content))))
    elif content.startswith(b"BZh"):
        yield from _tables(name, _unpack(name, bz2.BZ2File(io.BytesIO(content))))
    elif content.startswith(b"PK\x03\x04"):
        yield from _zip_tables(name, content)
    elif content.startswith(b"PAR1"):
        yield _parquet_table(name, content)
    else:
        yield _text_table(name, content)


def _unpack(name: str, packed: Any) -> bytes:
    content: bytes = packed.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise ReadError(f"unpacks to more than {MAX_BYTES / 1e9:g} GB", path=name)
    return content


def _zip_tables(name: str, content: bytes) -> Iterator[RawTable]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = [one for one in archive.namelist() if not one.endswith("/")]
        if "xl/workbook.xml" in members:
            yield from _sheets(name, content)
            return
        for member in members:
            if member.startswith("__MACOSX/"):
                continue
            with archive.open(member) as packed:
                yield from _tables(f"{name}/{member}", _unpack(name, packed))


# --- text ----------------------------------------------------------------------------------


def _text_table(name: str, content: bytes) -> RawTable:
    encoding = _encoding(name, content)
    head = content[:_PREVIEW_BYTES].decode(encoding, errors="replace")
    delimiter = max(_DELIMITERS, key=lambda one: _columns(head, one))
    reader = csv.reader(io.StringIO(head, newline=""), delimiter=delimiter)
    preview, lines = [], []
    for row in itertools.islice(reader, _PREVIEW_ROWS):
        preview.append(row)
        lines.append(reader.line_num)
    return RawTable(
        name=name,
        preview=preview,
        load_below=lambda header: _load_text(
            name, content, encoding, delimiter, _as_wide_as_rows(preview, header), lines[header]
        ),
    )


def _as_wide_as_rows(preview: list[list[str]], header: int) -> list[str]:
    """The header without nameless cells at its end that the row below it does not have."""
    names = list(preview[header])
    below = len(preview[header + 1]) if header + 1 < len(preview) else 0
    while len(names) > below and not names[-1].strip():
        names.pop()
    return names


def _columns(head: str, delimiter: str) -> int:
    """Cells of the widest of the first rows that are as wide as another one."""
    reader = csv.reader(io.StringIO(head, newline=""), delimiter=delimiter)
    widths = sorted(len(row) for row in itertools.islice(reader, _PREVIEW_ROWS))
    return widths[-2] if len(widths) > 1 else widths[-1]


def _encoding(name: str, content: bytes) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if content.startswith(mark):
            return encoding
    if b"\0" in content:
        raise UnknownFormatError(f"this is a binary file; {_EXPECTED}", path=name)
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(content), 1 << 20):
            decoder.decode(content[start : start + (1 << 20)])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "latin-1" if _NOT_WINDOWS.search(content) else "windows-1252"
    return "utf-8"


def _load_text(
    name: str, content: bytes, encoding: str, delimiter: str, header: list[str], line: int
) -> Table:
    """Read with all threads; a file with ragged rows once more, to number and set them aside."""
    columns = [str(position) for position in range(len(header))]
    text = pa.dictionary(pa.int32(), pa.string())
    ragged: list[tuple[int, str]] = []

    def set_aside(row: pyarrow.csv.InvalidRow) -> str:
        ragged.append((row.number, row.text))
        return "skip"

    def read(*, strict: bool) -> pa.Table:
        return pyarrow.csv.read_csv(
            io.BytesIO(content),
            read_options=pyarrow.csv.ReadOptions(
                encoding=encoding, skip_rows=line, column_names=columns, use_threads=strict
            ),
            parse_options=pyarrow.csv.ParseOptions(
                delimiter=delimiter,
                newlines_in_values=not strict,
                ignore_empty_lines=False,
                invalid_row_handler=None if strict else set_aside,
            ),
            convert_options=pyarrow.csv.ConvertOptions(
                column_types=dict.fromkeys(columns, text), strings_can_be_null=False
            ),
        )

    try:
        cells = read(strict=True)
    except pa.ArrowInvalid:
        try:
            cells = read(strict=False)
        except pa.ArrowInvalid as error:
            raise ReadError(f"the text is not a table ({error})", path=name) from error
    skipped = np.array([number for number, _ in ragged], dtype=np.int64)
    numbers = np.setdiff1d(np.arange(line + 1, line + 1 + len(cells) + len(ragged)), skipped)
    frame = cells.to_pandas().set_axis(_distinct(header), axis=1).set_axis(numbers, axis=0)
    rejected = [
        Rejection(
            file=name,
            row=number,
            value=row[:80],
            reason=f"the row does not have the {len(header)} cells of the header",
        )
        for number, row in ragged
        if row.strip(f'{delimiter}" \r\n')
    ]
    return Table(name, _without_blank_rows(frame), rejected)


# --- workbooks -----------------------------------------------------------------------------


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


def _parquet_table(name: str, content: bytes) -> RawTable:
    try:
        columns = pyarrow.parquet.read_table(io.BytesIO(content)).to_pandas()
    except pa.ArrowException as error:
        raise ReadError(f"the parquet file is damaged ({error})", path=name) from error

    def load(header: int) -> Table:
        texts = {column: pd.Categorical(columns[column].map(_text)) for column in columns}
        frame = pd.DataFrame(texts)
        frame.index = frame.index + 1
        return Table(name, frame, [])

    return RawTable(name=name, preview=[list(columns)], load_below=load)


def _sheet(name: str, rows: list[list[Any]]) -> RawTable:
    def load(header: int) -> Table:
        frame = pd.DataFrame(
            {
                column: pd.Categorical([_text(row[place]) for row in rows[header + 1 :]])
                for place, column in enumerate(_distinct([_text(cell) for cell in rows[header]]))
            }
        )
        frame.index = frame.index + header + 2
        return Table(name, _without_blank_rows(frame), [])

    preview = [[_text(cell) for cell in row] for row in rows[:_PREVIEW_ROWS]]
    return RawTable(name=name, preview=preview, load_below=load)


def _text(cell: Any) -> str:
    """A cell of a workbook as a csv would have it; Excel keeps whole numbers as floats."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)


# --- shape ---------------------------------------------------------------------------------


def _distinct(header: Sequence[str]) -> list[str]:
    """Names of columns; one that stands twice stops the file, since neither can be trusted."""
    names = [repair(cell) or f"column {position}" for position, cell in enumerate(header, start=1)]
    twice = [name for name in dict.fromkeys(names) if names.count(name) > 1]
    if twice:
        raise SchemaError(f"column {twice[0]!r} stands twice in the header", column=twice[0])
    return names


def _without_blank_rows(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows in which any cell is filled; publishers leave blank rows at the end."""
    filled = np.zeros(len(frame), dtype=bool)
    for column in frame:
        if filled.all():
            return frame
        cells = frame[column].cat
        blank = np.array([not text.strip() for text in cells.categories], dtype=bool)
        filled |= ~blank[cells.codes.to_numpy()]
    return frame if filled.all() else frame[filled]
