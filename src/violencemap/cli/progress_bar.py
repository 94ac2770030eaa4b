"""A bar that tells how far a command is, on the error stream, so that the output stays clean."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar
from rich.text import Text

from violencemap.progress import Progress

__all__ = ["progress_bar"]


class _Done(ProgressColumn):
    """``1,200,000 of 2,185,596``; nothing where it is not known how many there are."""

    def render(self, task: Task) -> Text:
        if task.total is None:
            return Text("")
        return Text(f"{task.completed:,.0f} of {task.total:,.0f}")


class _Pace(ProgressColumn):
    """Steps a second, as soon as some were made."""

    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:,.0f}/s" if task.speed else "")


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """What is done, how many of how many, how many a second, and the time left.

    Silent where nobody watches. Each step has a pace of its own.
    """
    columns = (
        *(TextColumn("{task.description}"), BarColumn()),
        *(_Done(), _Pace(), TimeRemainingColumn()),
    )
    console = Console(stderr=True)
    hidden = not console.is_terminal
    with Bar(*columns, console=console, transient=True, disable=hidden) as bar:
        bar.add_task("", total=None)
        (task,) = bar.tasks

        def tell(step: str, done: int, total: int | None) -> None:
            task.total = total  # by update it would take the new total for a new beginning
            if step == task.description:
                bar.update(task.id, completed=done)
            else:
                bar.reset(task.id, description=step, completed=done)
                bar.refresh()  # also a short step is seen

        yield tell
