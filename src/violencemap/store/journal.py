"""The journal: decisions of people, a JSON line each, in a file beside the store.

It only ever grows. A line is confirmed when it is on the disk, so a process killed at any
moment loses nothing that was confirmed; a line that it left half written is set aside and told.
Order in the file means nothing, so journals can be joined line by line, by git too.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import lru_cache
from pathlib import Path

from violencemap.errors import DecisionError, StoreBusyError, StoreError
from violencemap.store.decisions import check_decision, decision_from_json, decision_to_json
from violencemap.store.disk import LOCK_TIMEOUT, flush
from violencemap.store.reviews import standing
from violencemap.types import Decision, Rejection, Report

__all__ = [
    "Journal",
    "JournalState",
    "append_decision",
    "export_journal",
    "journal_path",
    "journal_state",
    "merge_journal",
    "read_journal",
    "undo_decision",
]

# Time of change, size and inode: tell one state of a journal from the next.
JournalState = tuple[int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Journal:
    """Decisions by time, each once, and the lines that could not be read."""

    decisions: tuple[Decision, ...] = ()
    rejected: tuple[Rejection, ...] = ()


def journal_path(store_path: Path) -> Path:
    """``violencemap.decisions.jsonl`` beside ``violencemap.duckdb``."""
    return store_path.with_suffix(".decisions.jsonl")


def journal_state(store_path: Path) -> JournalState | None:
    """What changes with every decision; None while there is no journal."""
    return _state(journal_path(store_path))


def read_journal(store_path: Path) -> Journal:
    """What people have decided about the records of a store; nothing where nobody has yet."""
    return _read(journal_path(store_path))


def append_decision(store_path: Path, decision: Decision) -> Decision:
    """Record a decision; it is on the disk when this returns.

    Returns the decision as recorded: its time is moved behind that of the last one where this
    machine's clock lags, so that what a person decides now also counts last.

    Raises
    ------
    DecisionError
        When it says what no decision can say, such as a type that does not exist.
    StoreBusyError
        When another process holds the journal for more than five seconds.
    StoreError
        When the journal cannot be written.
    """
    check_decision(decision)
    path = journal_path(store_path)
    with _locked(path):
        last = _read(path).decisions[-1:]
        if last and decision.when <= last[0].when:
            decision = replace(decision, when=last[0].when + timedelta(microseconds=1))
        _append(path, [decision])
    return decision


def undo_decision(store_path: Path, who: str, decision_id: str | None = None) -> Decision:
    """Take a decision back: the one named, else the last one that this person made.

    Returns the decision that was taken back. An undo can be undone by its own id.

    Raises
    ------
    DecisionError
        When there is no such decision, or it was taken back before.
    """
    if decision_id is None:
        made = [one for one in standing(read_journal(store_path).decisions) if one.who == who]
        missing = f"{who} has made no decision that could be undone"
    else:
        made = [one for one in _undoable(store_path) if one.decision_id == decision_id]
        missing = f"there is no decision {decision_id!r}, or it was undone before"
    if not made:
        raise DecisionError(missing)
    last = made[-1]
    undo = Decision(
        who=who,
        action="undo",
        target_id=last.target_id,
        subject=last.subject,
        article_id=last.article_id,
        undoes=last.decision_id,
    )
    append_decision(store_path, undo)
    return last


def merge_journal(store_path: Path, other: Path) -> Report:
    """Take over the decisions of a colleague's journal; those that are here already stay once.

    The report counts, under ``read``, decisions of the other journal; under ``kept``, those
    that are new and those that were here; ``rejected`` are its lines that cannot be read.
    """
    if not other.is_file():
        raise StoreError(f"{other}: there is no such journal; expected a .decisions.jsonl file")
    theirs = _read(other)
    path = journal_path(store_path)
    with _locked(path):
        known = {one.decision_id for one in _read(path).decisions}
        new = [one for one in theirs.decisions if one.decision_id not in known]
        _append(path, new)
    return Report(
        read={"decisions": len(theirs.decisions)},
        kept={"new": len(new), "known": len(theirs.decisions) - len(new)},
        rejected=theirs.rejected,
    )


def export_journal(store_path: Path, target: Path) -> int:
    """Write all decisions to a file, by time; returns how many. Same decisions, same bytes."""
    decisions = read_journal(store_path).decisions
    try:
        target.write_text("".join(map(_line, decisions)), encoding="utf-8", newline="\n")
    except OSError as error:
        raise StoreError(f"{target}: the file cannot be written ({error.strerror})") from error
    return len(decisions)


def _undoable(store_path: Path) -> list[Decision]:
    decisions = read_journal(store_path).decisions
    undone = {one.undoes for one in decisions}
    undos = [one for one in decisions if one.undoes and one.decision_id not in undone]
    return [*standing(decisions), *undos]


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    from filelock import FileLock, Timeout

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(path.with_name(f"{path.name}.lock"), timeout=LOCK_TIMEOUT):
            yield
    except Timeout as error:
        raise StoreBusyError(
            f"{path}: another violencemap process is writing to the journal. "
            "Try again when it has finished."
        ) from error
    except OSError as error:
        raise StoreError(
            f"{path}: the decision cannot be recorded ({error.strerror or error}). "
            "Nothing that was recorded before is lost."
        ) from error


def _append(path: Path, decisions: Sequence[Decision]) -> None:
    """Add lines and wait until they are on the disk. Only called under the lock."""
    if not decisions:
        return
    is_new = not path.exists()
    with path.open("ab+") as file:
        if file.tell() and _last_byte(path) != b"\n":
            file.write(b"\n")  # what a killed process left half written ends here
        file.write("".join(map(_line, decisions)).encode())
        file.flush()
        os.fsync(file.fileno())
    if is_new:
        flush(path.parent)


def _last_byte(path: Path) -> bytes:
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1)


def _line(decision: Decision) -> str:
    return f"{decision_to_json(decision)}\n"


def _read(path: Path) -> Journal:
    try:
        state = _state(path)
        return Journal() if state is None else _parsed(path, state)
    except OSError as error:
        raise StoreError(f"{path}: the journal cannot be read ({error.strerror})") from error


def _state(path: Path) -> JournalState | None:
    try:
        stat = path.stat()
    except FileNotFoundError:
        return None
    return stat.st_mtime_ns, stat.st_size, stat.st_ino


@lru_cache(maxsize=8)
def _parsed(path: Path, state: JournalState) -> Journal:
    """The journal in one state of its file."""
    decisions: dict[str, Decision] = {}
    rejected = []
    for row, line in _rows(path.read_bytes().split(b"\n")):
        try:
            decision = decision_from_json(line.decode())
            decisions.setdefault(decision.decision_id, decision)
        except (DecisionError, UnicodeDecodeError) as error:
            value = line.decode(errors="replace")[:60]
            rejected.append(Rejection(file=path.name, row=row, value=value, reason=str(error)))
    ordered = sorted(decisions.values(), key=lambda one: (one.when, one.decision_id))
    return Journal(decisions=tuple(ordered), rejected=tuple(rejected))


def _rows(lines: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    return ((row, line) for row, line in enumerate(lines, start=1) if line.strip())
