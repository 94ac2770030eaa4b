"""Bytes of a text file to characters, or a message that says why not."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from violencemap.errors import ReadError, UnknownFormatError

__all__ = ["MAX_BYTES", "decode_file"]

MAX_BYTES = 20_000_000
_EXPECTED = "expected a text, HTML or Markdown file with one or several reports"
_SIGNATURES = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive or an Office document",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"{\\rtf": "an RTF document",
    b"\x1f\x8b": "a gzip archive",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
}
_BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
# Tab, line feed, form feed and carriage return are the control characters of text.
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f]")
_DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)", re.I)


def decode_file(path: Path) -> str:
    """Characters of a text file; line ends stay as they are in the file.

    A byte order mark decides; then UTF-8; then what an HTML page declares; then
    Windows-1252, which holds every character of Latin-1 that text uses.

    Raises
    ------
    ReadError
        When the file is missing, unreadable, empty or larger than ``MAX_BYTES``.
    UnknownFormatError
        When the bytes are not text.
    """
    content = _read_bytes(path)
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if content.startswith(mark):
            return _not_blank(content.decode(encoding, errors="replace"), path)
    for signature, kind in _SIGNATURES.items():
        if content.startswith(signature):
            raise UnknownFormatError(f"this is {kind}, not text; {_EXPECTED}", path=path)
    if _CONTROL.search(content):
        raise UnknownFormatError(f"this is a binary file, not text; {_EXPECTED}", path=path)
    return _not_blank(_decode(content), path)


def _read_bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise ReadError(
                f"the file has {size / 1e6:,.0f} MB; expected at most {MAX_BYTES / 1e6:,.0f} MB "
                "of text in one file. Split it, or write one report a line as JSON lines",
                path=path,
            )
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise ReadError(f"cannot be read ({reason}); {_EXPECTED}", path=path) from error


def _decode(content: bytes) -> str:
    declared = _DECLARED.search(content[:4096])
    encodings = ["utf-8", declared[1].decode("ascii") if declared else "", "windows-1252"]
    for encoding in filter(None, encodings):
        try:
            return content.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return content.decode("latin-1")


def _not_blank(text: str, path: Path) -> str:
    if not text.strip():
        raise ReadError(f"the file is empty; {_EXPECTED}", path=path)
    return text
