"""What a command writes: data to the output, all that is said to a person beside it."""

from __future__ import annotations

import sys
from pathlib import Path

from violencemap.errors import ExportError

__all__ = ["cannot_write", "emit", "say", "write_file"]


def emit(text: str) -> None:
    """Write a line of data."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()  # a reader of a pipe sees each reading as soon as it is made


def say(text: str) -> None:
    """Tell the person at the terminal; the output stays for data."""
    sys.stderr.write(f"{text}\n")


def write_file(target: Path, text: str) -> None:
    """Write a file and say its name."""
    try:
        target.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise cannot_write(target, error) from error
    say(str(target))


def cannot_write(target: Path, error: OSError) -> ExportError:
    return ExportError(
        f"{target}: the file cannot be written ({error.strerror or error}); expected a name in a "
        "folder that exists and can be written"
    )
