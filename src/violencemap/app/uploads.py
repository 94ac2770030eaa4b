"""Files that came through the browser, in a folder that only this process can read."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from tempfile import mkdtemp
from typing import Protocol
from weakref import finalize

__all__ = ["Upload", "UploadFolder", "safe_name"]

_LONGEST_NAME = 120
_BLOCK = 1 << 20


class Upload(Protocol):
    """What is used of a file of Streamlit's drop zone."""

    name: str
    file_id: str

    def read(self, size: int, /) -> bytes: ...


def safe_name(name: str) -> str:
    """Name of a file without folders, control characters and dots in front.

    >>> safe_name("../../etc/passwd"), safe_name("C:\\\\data\\\\IDM dic25.csv")
    ('passwd', 'IDM dic25.csv')
    """
    last = re.split(r"[/\\]", name)[-1]
    plain = re.sub(r"[^\w .,()+=@-]", "_", last).lstrip(". ").strip()
    stem, dot, ending = plain.rpartition(".")
    return f"{(stem or ending)[:_LONGEST_NAME]}{dot if stem else ''}{ending if stem else ''}" or "_"


class UploadFolder:
    """A private folder; it goes when nobody holds it any more, or the process ends."""

    def __init__(self) -> None:
        self.path = Path(mkdtemp(prefix="violencemap-"))  # of mode 700
        self._kept = 0
        finalize(self, shutil.rmtree, self.path, ignore_errors=True)

    def keep(self, name: str, content: Upload) -> Path:
        """Write a file under its own name; two of one name lie in different folders."""
        self._kept += 1
        path = self.path / str(self._kept) / safe_name(name)
        path.parent.mkdir()
        with path.open("wb") as file:
            while block := content.read(_BLOCK):
                file.write(block)
        return path

    def without_folder(self, words: str) -> str:
        """Words about a file without where it lies."""
        return re.sub(rf"{re.escape(str(self.path))}[/\\]\d+[/\\]", "", words)
