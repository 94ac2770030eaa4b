"""The desk in a terminal, driven as a person at a keyboard would, and by a pipe."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.console import Console

from violencemap.query.incidents import list_incidents
from violencemap.query.review import list_queue
from violencemap.store import open_store
from violencemap.store.journal import journal_path, read_journal
from violencemap.types import Filters
from violencemap.views.terminal_review import queue_table, run_review

ALL = {"i-1", "i-2", "i-3", "i-4", "i-5", "i-6"}


@pytest.fixture
def path(tiny_store_path: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(tiny_store_path, tmp_path / "store.duckdb"))


@pytest.fixture
def review(path: Path) -> Callable[..., tuple[int, str]]:
    """Types the answers one after another; gives the number of decisions and what was shown."""

    def review(*answers: str, filters: Filters | None = None) -> tuple[int, str]:
        typed = iter(answers)

        def ask(prompt: str) -> str:
            shown.write(f"{prompt}\n")
            try:
                return next(typed)
            except StopIteration:
                raise EOFError from None

        shown = io.StringIO()
        console = Console(file=shown, width=200)
        return run_review(path, who="Ana", filters=filters, console=console, ask=ask), (
            shown.getvalue()
        )

    return review


def rows(path: Path) -> dict[str, dict[str, object]]:
    with open_store(path) as store:
        return list_incidents(store, Filters()).set_index("incident_id").to_dict("index")


def test_the_queue_is_gone_through_in_order(
    review: Callable[..., tuple[int, str]], path: Path
) -> None:
    with open_store(path) as store:
        waiting = list(list_queue(store, Filters())["incident_id"])
    number, shown = review("a", "a", "a", "a", "a", "a")
    assert number == 6
    assert [one.target_id for one in read_journal(path).decisions] == waiting
    assert {row["review_status"] for row in rows(path).values()} == {"accepted"}
    assert "0 of 6 reviewed" in shown
    assert "5 of 6 reviewed" in shown
    assert shown.endswith("Nothing is left in the queue.\n6 decisions recorded.\n")


def test_filters_choose_what_is_reviewed(
    review: Callable[..., tuple[int, str]], path: Path
) -> None:
    assert review("a", "a", "a", "a", filters=Filters(cvegeo=("23",)))[0] == 3
    assert {one.target_id for one in read_journal(path).decisions} == {"i-1", "i-2", "i-6"}


def test_each_key_does_what_it_says(review: Callable[..., tuple[int, str]], path: Path) -> None:
    tulum = Filters(cvegeo=("23009",))
    review("r not an incident", filters=tulum)
    assert "i-1" not in rows(path)
    assert read_journal(path).decisions[-1].reason == "not an incident"
    review("u", "s", filters=Filters(cvegeo=("15021",)))  # the undone one comes first
    assert rows(path)["i-1"]["geo_precision"] == "municipality"
    assert read_journal(path).decisions[-1].action == "sensitive"


def test_a_change_asks_for_each_field_and_keeps_what_is_not_typed(
    review: Callable[..., tuple[int, str]], path: Path
) -> None:
    answers = ("c", "2021-03-29", "", "2", "-", "3", "Holbox", "1")
    _, shown = review(*answers, filters=Filters(cvegeo=("23009",)))
    row = rows(path)["i-1"]
    assert str(row["event_date"]) == "2021-03-29"
    assert (row["event_type"], row["place_name"]) == ("femicide", "Isla Holbox")
    assert (row["fatalities_best"], row["fatalities_high"]) == (2, 3)
    assert "deaths, best [1]:" in shown


def test_a_number_chooses_a_candidate_place(
    review: Callable[..., tuple[int, str]], path: Path
) -> None:
    review("1", filters=Filters(cvegeo=("15021",)))
    assert rows(path)["i-3"]["geocode_method"] == "manual"


def test_what_cannot_be_is_told_and_asked_again(
    review: Callable[..., tuple[int, str]], path: Path
) -> None:
    bad_day = ("c", "29/03/2021", "", "", "", "", "")
    number, shown = review(
        "x",
        "7",
        "m",
        "u",
        *bad_day,
        "c",
        "",
        "",
        "",
        "",
        "",
        "",
        "a",
        filters=Filters(cvegeo=("23009",)),
    )
    assert number == 1
    assert "event_date '29/03/2021' cannot be; expected a day such as 2021-03-18" in shown
    assert "there is no candidate place 7; there are 1" in shown
    assert "there is no other report 1; there are 0" in shown
    assert "Ana has made no decision that could be undone" in shown
    assert "nothing was changed" in shown
    assert "undo your last decision" in shown  # the help


def test_what_is_skipped_stays_in_the_queue(
    review: Callable[..., tuple[int, str]], path: Path
) -> None:
    assert review("k", "k", "a", "q")[0] == 1
    with open_store(path) as store:
        assert len(list_queue(store, Filters())) == 5


def test_a_line_of_the_journal_that_cannot_be_read_is_told(
    review: Callable[..., tuple[int, str]], path: Path
) -> None:
    journal_path(path).write_text('{"decision_id": "half', encoding="utf-8")
    assert "store.decisions.jsonl, line 1 is set aside" in review()[1]


def test_a_pipe_can_drive_it(path: Path) -> None:
    code = (
        "import sys; from pathlib import Path;"
        "from violencemap.views.terminal_review import run_review;"
        "run_review(Path(sys.argv[1]), who='Ana')"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, path],
        input="a\nr\nu\nq\n",
        capture_output=True,
        text=True,
        check=True,
    )
    assert "2 decisions recorded." in run.stdout
    assert [one.action for one in read_journal(path).decisions] == ["accept", "reject", "undo"]
    assert len(rows(path)) == 6


def test_the_queue_as_a_table(path: Path) -> None:
    shown = io.StringIO()
    with open_store(path) as store:
        Console(file=shown, width=200).print(queue_table(list_queue(store, Filters())))
    lines = shown.getvalue().splitlines()
    assert "Coatepec Harinas, Estado de México" in shown.getvalue()
    assert len([line for line in lines if "i-" in line]) == len(ALL)
