"""How work that takes a while tells how far it is, and is stopped."""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["Progress", "silence"]

# What is being done, how many steps of it are done, and how many there are (None: unknown); of
# tables the steps are rows, counted and in all as far as can be told from the size of the file.
# Called every tenth of a second or so. What it raises, such as a StoppedError, ends the work and
# leaves the store as it was.
Progress = Callable[[str, int, int | None], None]


def silence(step: str, done: int, total: int | None) -> None:
    """Tell nobody."""
