"""The journal of decisions: nothing that was confirmed is lost, whoever dies or writes at once."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from filelock import FileLock

from violencemap.errors import DecisionError, StoreBusyError, StoreError
from violencemap.store import journal
from violencemap.store.journal import (
    append_decision,
    export_journal,
    journal_path,
    merge_journal,
    read_journal,
    undo_decision,
)
from violencemap.types import Decision

MORNING = datetime(2026, 3, 1, 9, tzinfo=UTC)


def accept(target: str = "i-1", who: str = "Ana", minute: int = 0) -> Decision:
    when = MORNING + timedelta(minutes=minute)
    return Decision(who=who, action="accept", target_id=target, article_id="article-1", when=when)


def ids(path: Path) -> list[str]:
    return [one.decision_id for one in read_journal(path).decisions]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "team.duckdb"


def test_a_store_without_decisions_has_an_empty_journal(path: Path) -> None:
    assert read_journal(path) == journal.Journal()
    assert list(path.parent.iterdir()) == []


def test_a_decision_is_read_as_it_was_recorded(path: Path) -> None:
    decision = Decision(
        who="Ana Núñez",
        action="change",
        target_id="i-1",
        article_id="article-1",
        seen={"fatalities_best": 3},
        values={"event_date": "2021-03-18", "fatalities_best": 4, "cvegeo": "23009"},
        reason="the report says four\non its second page",
    )
    assert append_decision(path, decision) == decision
    assert read_journal(path).decisions == (decision,)
    (line,) = journal_path(path).read_text(encoding="utf-8").splitlines()
    said = json.loads(line)
    assert list(said)[:4] == ["decision_id", "when", "who", "action"]
    assert "merged_into" not in said


def test_a_decision_made_now_counts_last_although_the_clock_lags(path: Path) -> None:
    first = append_decision(path, accept(minute=30))
    second = append_decision(path, accept(minute=10))
    assert second.when > first.when
    assert ids(path) == [first.decision_id, second.decision_id]


def test_a_line_left_half_written_is_told_and_spoils_nothing(path: Path) -> None:
    first = append_decision(path, accept())
    with journal_path(path).open("a", encoding="utf-8") as file:
        file.write('{"decision_id": "abc", "when": "2026-03-')
    second = append_decision(path, accept("i-2", minute=1))
    found = read_journal(path)
    assert [one.decision_id for one in found.decisions] == [first.decision_id, second.decision_id]
    (torn,) = found.rejected
    assert (torn.file, torn.row) == ("team.decisions.jsonl", 2)
    assert "no decision as the journal writes it" in torn.reason


DECIDING = """
import sys
from pathlib import Path
from violencemap.store.journal import append_decision
from violencemap.types import Decision
for number in range(int(sys.argv[3])):
    decision = Decision(who=sys.argv[2], action="accept", target_id=f"i-{number}")
    print(append_decision(Path(sys.argv[1]), decision).decision_id, flush=True)
"""


def deciding(path: Path, who: str, number: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", DECIDING, path, who, str(number)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows has no SIGKILL")
@pytest.mark.parametrize("killed_after", [1, 37, 100])
def test_killing_a_process_among_200_decisions_loses_none_that_was_confirmed(
    path: Path, killed_after: int
) -> None:
    with deciding(path, "Ana", 200) as process:
        assert process.stdout is not None
        confirmed = [process.stdout.readline().strip() for _ in range(killed_after)]
        process.kill()
        confirmed += process.stdout.read().split()
    assert process.returncode == -signal.SIGKILL
    assert len(confirmed) < 200, "the process was done before it was killed"
    kept = ids(path)
    assert set(confirmed) <= set(kept)
    assert len(kept) - len(confirmed) <= 1  # written, and killed before it could say so
    after = append_decision(path, accept())  # the lock of the dead is free
    assert ids(path) == [*kept, after.decision_id]


def test_two_processes_that_decide_at_once_lose_nothing(path: Path) -> None:
    processes = [deciding(path, who, 60) for who in ("Ana", "Luis")]
    confirmed = [process.communicate(timeout=120)[0].split() for process in processes]
    assert [process.returncode for process in processes] == [0, 0]
    assert sorted(ids(path)) == sorted(confirmed[0] + confirmed[1])
    assert len(ids(path)) == 120
    assert read_journal(path).rejected == ()


def test_journals_of_colleagues_join_in_any_order_and_only_once(tmp_path: Path) -> None:
    ana, luis = tmp_path / "ana.duckdb", tmp_path / "luis.duckdb"
    shared = append_decision(ana, accept())
    merge_journal(luis, journal_path(ana))
    append_decision(ana, accept("i-2", "Ana", minute=1))
    append_decision(luis, replace(accept("i-1", "Luis", minute=2), action="reject"))
    report = merge_journal(ana, journal_path(luis))
    assert report.kept == {"new": 1, "known": 1}
    merge_journal(luis, journal_path(ana))
    assert read_journal(ana) == read_journal(luis)
    assert ids(ana)[0] == shared.decision_id
    assert merge_journal(ana, journal_path(luis)).kept == {"new": 0, "known": 3}
    assert len(ids(ana)) == 3


def test_an_exported_journal_has_the_same_bytes_whoever_exports_it(tmp_path: Path) -> None:
    ana, luis = tmp_path / "ana.duckdb", tmp_path / "luis.duckdb"
    append_decision(ana, accept(minute=2))
    append_decision(luis, accept("i-2", "Luis", minute=1))
    merge_journal(ana, journal_path(luis))
    merge_journal(luis, journal_path(ana))
    one, other = tmp_path / "one.jsonl", tmp_path / "other.jsonl"
    assert (export_journal(ana, one), export_journal(luis, other)) == (2, 2)
    assert one.read_bytes() == other.read_bytes()
    with pytest.raises(StoreError, match=r"nowhere.*cannot be written"):
        export_journal(ana, tmp_path / "nowhere" / "x.jsonl")


def test_lines_that_cannot_be_are_set_aside_with_their_row_and_reason(
    path: Path, tmp_path: Path
) -> None:
    good = accept()
    other = tmp_path / "other.jsonl"
    append_decision(tmp_path / "other.duckdb", good)
    line = journal_path(tmp_path / "other.duckdb").read_text(encoding="utf-8").strip()
    lines = [
        line,
        "<<<<<<< HEAD",
        line.replace('"accept"', '"burn"'),
        line.replace("+00:00", ""),
        line,
    ]
    other.write_text("\n".join(lines), encoding="utf-8")
    report = merge_journal(path, other)
    assert report.kept == {"new": 1, "known": 0}
    assert [one.row for one in report.rejected] == [2, 3, 4]
    assert "'burn' cannot be; expected one of ['accept'" in report.rejected[1].reason
    assert "a time with its zone" in report.rejected[2].reason
    with pytest.raises(StoreError, match="there is no such journal"):
        merge_journal(path, tmp_path / "nothing.jsonl")


def test_the_last_decision_of_a_person_is_undone_first(path: Path) -> None:
    first = append_decision(path, accept("i-1"))
    second = append_decision(path, accept("i-2", minute=1))
    append_decision(path, accept("i-3", "Luis", minute=2))
    assert undo_decision(path, "Ana") == second
    assert undo_decision(path, "Ana") == first
    with pytest.raises(DecisionError, match="Ana has made no decision"):
        undo_decision(path, "Ana")
    assert len(ids(path)) == 5  # an undo is a decision too; nothing is deleted


def test_an_undo_can_be_undone_and_nothing_is_undone_twice(path: Path) -> None:
    decision = append_decision(path, accept())
    undo_decision(path, "Luis", decision.decision_id)
    with pytest.raises(DecisionError, match="undone before"):
        undo_decision(path, "Luis", decision.decision_id)
    undo_decision(path, "Ana", ids(path)[-1])
    assert undo_decision(path, "Ana") == decision


def test_a_journal_that_is_held_too_long_says_so(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "LOCK_TIMEOUT", 0.05)
    with (
        FileLock(f"{journal_path(path)}.lock"),
        pytest.raises(StoreBusyError, match=r"team\.decisions\.jsonl: another"),
    ):
        append_decision(path, accept())


def test_a_journal_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    with pytest.raises(StoreError, match=r"x\.decisions\.jsonl: the decision cannot be recorded"):
        append_decision(tmp_path / "file" / "x.duckdb", accept())
