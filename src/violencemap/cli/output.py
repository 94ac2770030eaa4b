"""What a command writes: data to the output, all that is said to a person beside it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from violencemap.errors import ExportError

if TYPE_CHECKING:
    from violencemap.pipeline import Progress

__all__ = ["cannot_write", "emit", "progress_bar", "say", "write_file"]


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


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """A bar on the error stream, so that the output stays clean; silent where nobody watches."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.progress import TimeRemainingColumn as TimeLeft

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeLeft())
    console = Console(stderr=True)
    hidden = not console.is_terminal
    with Progress(*columns, console=console, transient=True, disable=hidden) as bar:
        task = bar.add_task("", total=None)
        yield lambda step, done, total: bar.update(
            task, description=step, completed=done, total=total
        )
