"""Each line of data/SOURCES.md tells of the file that is there."""

from __future__ import annotations

import hashlib
import re

import pytest

from violencemap.bundled import bundled_path

_LINES = [
    [cell.strip() for cell in line.strip("|\n ").split("|")]
    for line in bundled_path("SOURCES.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("|") and not line.startswith(("| ---", "| file "))
]


@pytest.mark.parametrize("line", _LINES, ids=[line[0] for line in _LINES])
def test_checksum_is_that_of_the_file(line: list[str]) -> None:
    file, *_, checksum, _script = line
    assert hashlib.sha256(bundled_path(file).read_bytes()).hexdigest() == checksum


@pytest.mark.parametrize("line", _LINES, ids=[line[0] for line in _LINES])
def test_every_line_is_complete(line: list[str]) -> None:
    assert len(line) == 8
    assert all(line)
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", line[5])


def test_every_bundled_file_has_a_line() -> None:
    root = bundled_path()
    files = {str(path.relative_to(root)) for path in root.rglob("*.*")} - {"SOURCES.md"}
    assert files == {line[0] for line in _LINES}
