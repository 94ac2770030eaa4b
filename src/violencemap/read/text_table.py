"""Tables of text: in any of the usual encodings, delimiters and ways of quoting.

The cells are read as bytes and decoded once for each different text, so that the encoding costs
nothing and even a file whose parts were saved in different ones is read right.
"""

from __future__ import annotations

import codecs
import csv
import io
import itertools
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.csv

from violencemap.errors import ReadError, UnknownFormatError
from violencemap.progress import Progress, silence
from violencemap.read.raw_table import (
    PREVIEW_ROWS,
    RawTable,
    Table,
    distinct_names,
    fold,
    without_blank_rows,
)
from violencemap.types import Rejection

__all__ = ["HEAD_BYTES", "text_table"]

HEAD_BYTES = 200_000
_PIECE_BYTES = 1 << 24  # read at once: a tenth of a second
_BLOCK_BYTES = 1 << 21  # of them given to one thread
_CACHE_BYTES = 1 << 19  # worked on faster than more
_DELIMITERS = (",", ";", "\t", "|")
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_TEXT = pa.dictionary(pa.int32(), pa.binary())
_NUMBER = pa.int16()  # half the memory of 32 bits; what does not fit is read as text
_HEXADECIMAL = int.from_bytes(b"0x", "little")
_LOWER_X = int.from_bytes(b"\0\x20", "little")  # the bit that makes the X of 0X a small one

# A new stream over the bytes of the text, each time it is called.
Source = Callable[[], pa.NativeFile]


def text_table(name: str, source: Source, expected: str, progress: Progress = silence) -> RawTable:
    """The table in a text; ``expected`` is said where it is none.

    Raises
    ------
    ReadError
        When the text is blank.
    UnknownFormatError
        When the bytes are not text.
    """
    with source() as stream:
        head = stream.read(HEAD_BYTES)
    if head.startswith(_WIDE_MARKS):
        source = _in_memory(_read_all(source).decode("utf-16", errors="replace").encode())
        return text_table(name, source, expected, progress)
    if not head.strip():
        raise ReadError(f"the file is empty; {expected}", path=name)
    if b"\0" in head:
        raise UnknownFormatError(f"this is a binary file; {expected}", path=name)
    text = _decode_head(head)
    delimiter = max(_DELIMITERS, key=lambda one: _width(text, one))
    rows = _first_rows(text, delimiter)
    preview = [row for row, _ in rows]

    def load(header: int, numbers: Collection[str] = ()) -> Table:
        line = rows[header][1]
        columns = distinct_names(_as_wide_as_rows(preview, header), name)
        return _Below(name, source, delimiter, columns, line, progress).read(numbers)

    return RawTable(name=name, preview=preview, load_below=load, progress=progress)


def _first_rows(text: str, delimiter: str) -> list[tuple[list[str], int]]:
    """The first rows, each with the number of the line that it ends in."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows = []
    try:
        for row in itertools.islice(reader, PREVIEW_ROWS):
            rows.append((row, reader.line_num))
    except csv.Error:  # a quote that is never closed
        pass
    return rows or [([], 1)]


def _width(text: str, delimiter: str) -> int:
    """Cells of the widest of the first rows that are as wide as another one."""
    widths = sorted(len(row) for row, _ in _first_rows(text, delimiter))
    return widths[-2] if len(widths) > 1 else widths[-1]


def _as_wide_as_rows(preview: list[list[str]], header: int) -> list[str]:
    """The header without nameless cells at its end that the row below it does not have."""
    names = list(preview[header])
    below = len(preview[header + 1]) if header + 1 < len(preview) else 0
    while len(names) > below and not names[-1].strip():
        names.pop()
    return names


# --- bytes ---------------------------------------------------------------------------------


def _in_memory(content: bytes) -> Source:
    return lambda: pa.BufferReader(content)


def _read_all(source: Source) -> bytes:
    with source() as stream:
        content: bytes = stream.read()
    return content


def _pieces(stream: pa.NativeFile) -> Iterator[memoryview]:
    """The bytes of a text in pieces that end where a line ends; the next overwrites a piece."""
    buffer, kept = bytearray(_PIECE_BYTES), 0
    while read := stream.readinto(memoryview(buffer)[kept:]):
        filled = kept + read
        end = buffer.rfind(b"\n", 0, filled) + 1
        if end:
            yield memoryview(buffer)[:end]
        kept = filled - end
        buffer[:kept] = buffer[end:filled]
        if kept == len(buffer):  # a line longer than a piece
            buffer = buffer + bytes(len(buffer))
    if kept:
        yield memoryview(buffer)[:kept]


def _decode(text: bytes) -> str:
    for encoding in ("utf-8", "windows-1252"):
        try:
            return text.decode(encoding)
        except UnicodeDecodeError:
            continue
    return text.decode("latin-1")


def _decode_head(head: bytes) -> str:
    try:  # the last character may be cut in two
        return codecs.getincrementaldecoder("utf-8-sig")().decode(head)
    except UnicodeDecodeError:
        return _decode(head)


def _may_be_hexadecimal(text: bytes | memoryview) -> bool:
    """Whether ``0x`` or ``0X`` stands anywhere; pairs of bytes are compared many at a time."""
    for start in range(0, len(text), _CACHE_BYTES):
        for offset in (start, start + 1):  # the second pairs reach into the next part
            count = max(min(_CACHE_BYTES, len(text) - offset) // 2, 0)
            pairs = np.frombuffer(text[offset : offset + 2 * count], "<u2")
            if ((pairs | _LOWER_X) == _HEXADECIMAL).any():
                return True
    return False


# --- cells ---------------------------------------------------------------------------------


class _Below:
    """What is below the header: read with all threads, or row by row where rows are ragged."""

    def __init__(
        self,
        name: str,
        source: Source,
        delimiter: str,
        columns: list[str],
        line: int,
        progress: Progress,
    ) -> None:
        self._name, self._source, self._delimiter = name, source, delimiter
        self._columns, self._line = columns, line
        self._progress = progress

    def read(self, numbers: Collection[str]) -> Table:
        ragged: list[tuple[int, str]] = []
        try:
            cells = self._with_numbers(numbers)
        except pa.ArrowInvalid:
            cells = self._row_by_row(ragged)
        first, count = self._line + 1, len(cells) + len(ragged)
        rows: pd.Index = pd.RangeIndex(first, first + count)
        if ragged:
            rows = rows.delete([row - first for row, _ in ragged])
        columns = {}
        for name in self._columns:
            columns[name] = _column(cells.column(0))
            cells = cells.remove_column(0)  # its memory is needed for the next ones
        frame = pd.DataFrame(columns, index=rows, copy=False)
        rejected = [*self._rejections(ragged), *self._ending()]
        return Table(self._name, without_blank_rows(frame), rejected)

    def _with_numbers(self, numbers: Collection[str]) -> pa.Table:
        """Cells of a regular table; ``numbers`` come as such where nothing else is in them.

        Arrow takes ``0x1F`` for a number: where such a spelling may be, all come as texts.
        """
        types = [_NUMBER if fold(name) in numbers else _TEXT for name in self._columns]
        try:
            return self._piece_by_piece(types)
        except pa.ArrowInvalid:
            return self._piece_by_piece([_TEXT] * len(types))

    def _piece_by_piece(self, types: Sequence[pa.DataType]) -> pa.Table:
        """Cells of a regular table, read in pieces so that it can be told how far it is."""
        step = f"Reading rows of {Path(self._name).name}"
        parts: list[pa.Table] = []
        rows = read = 0
        self._progress(step, 0, None)
        with self._source() as stream:
            size = stream.size()
            for piece in _pieces(stream):
                if _NUMBER in types and _may_be_hexadecimal(piece):
                    raise pa.ArrowInvalid("what looks like a number may be hexadecimal")
                skip = 0 if parts else self._line
                parts.append(self._parse(pa.BufferReader(pa.py_buffer(piece)), types, skip))
                rows, read = rows + len(parts[-1]), read + len(piece)
                self._progress(step, rows, round(rows * size / read))
        return pa.concat_tables(parts)

    def _row_by_row(self, ragged: list[tuple[int, str]]) -> pa.Table:
        """Cells of the rows that are as wide as the header; the others go into ``ragged``."""

        def set_aside(row: pyarrow.csv.InvalidRow) -> str:
            ragged.append((row.number, row.text))
            return "skip"

        text = _decode(_read_all(self._source)).encode()
        try:
            types = [_TEXT] * len(self._columns)
            return self._parse(pa.BufferReader(text), types, self._line, set_aside)
        except pa.ArrowInvalid as error:
            raise ReadError(f"the text is not a table ({error})", path=self._name) from error

    def _parse(
        self,
        stream: pa.NativeFile,
        types: Sequence[pa.DataType],
        skip: int,
        set_aside: Callable[[pyarrow.csv.InvalidRow], str] | None = None,
    ) -> pa.Table:
        names = [str(position) for position in range(len(types))]
        with stream:
            return pyarrow.csv.read_csv(
                stream,
                read_options=pyarrow.csv.ReadOptions(
                    skip_rows=skip,
                    column_names=names,
                    use_threads=set_aside is None,
                    block_size=_BLOCK_BYTES,
                ),
                parse_options=pyarrow.csv.ParseOptions(
                    delimiter=self._delimiter,
                    newlines_in_values=set_aside is not None,
                    ignore_empty_lines=False,
                    invalid_row_handler=set_aside,
                ),
                convert_options=pyarrow.csv.ConvertOptions(
                    column_types=dict(zip(names, types, strict=True)),
                    check_utf8=False,
                    null_values=[""],
                    strings_can_be_null=False,
                ),
            )

    def _ending(self) -> list[Rejection]:
        """A note where the text ends within a number, as one does that was cut on its way."""
        with self._source() as stream:
            stream.seek(max(stream.size() - 1, 0))
            ends_in_number = stream.read().isdigit()
        reason = "the last line has no end: if the file was cut there, its last number is wrong"
        return [Rejection(file=self._name, reason=reason)] if ends_in_number else []

    def _rejections(self, ragged: Sequence[tuple[int, str]]) -> list[Rejection]:
        reason = f"the row does not have the {len(self._columns)} cells of the header"
        return [
            Rejection(file=self._name, row=number, value=row[:80], reason=reason)
            for number, row in ragged
            if row.strip(f'{self._delimiter}" \r\n')
        ]


def _column(cells: pa.ChunkedArray) -> pd.api.extensions.ExtensionArray:
    """Cells as a column of a frame: whole numbers, or each different text once."""
    if not pa.types.is_dictionary(cells.type):
        blank = np.zeros(len(cells), dtype=bool)
        if cells.null_count:
            blank, cells = cells.is_null().to_numpy(), cells.fill_null(0)
        return pd.arrays.IntegerArray(cells.to_numpy(), blank)
    cells = cells.unify_dictionaries().combine_chunks()
    if isinstance(cells, pa.ChunkedArray):  # a table without rows
        return pd.Categorical([])
    texts = [_decode(text) for text in cells.dictionary.to_pylist()]
    places, distinct = pd.factorize(np.array(texts, dtype=object))
    codes = cells.indices.to_numpy()
    if len(distinct) < len(texts):  # the same text in two encodings
        codes = places[codes]
    return pd.Categorical.from_codes(codes, categories=distinct)
