"""The review desk in a terminal: one incident at a time, one line typed for each decision.

It reads plain lines and writes plain text, so that it works over any connection and can be
driven by a pipe.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from violencemap.codes import EventType
from violencemap.errors import DecisionError, ViolenceMapError
from violencemap.query.place_choice import find_places, place_label, place_values
from violencemap.query.review import ReviewItem, count_reviewed, decide, list_queue, review_item
from violencemap.store import open_store
from violencemap.store.journal import append_decision, read_journal, undo_decision
from violencemap.types import Action, Filters, Place

if TYPE_CHECKING:
    import pandas as pd
    from rich.console import Console
    from rich.table import Table

__all__ = ["queue_table", "run_review"]

T = TypeVar("T")

_HELP = """\
a            accept: it is right as shown
1 2 3 …      it happened at this candidate place
c            change: asks for date, type, place and deaths; Enter keeps, - means unknown
r [reason]   reject: it is no incident, or not of this kind
s            sensitive: right, but told no finer than its municipality
m [number]   merge into this other report of the event
k            skip for now
u            undo your last decision
q            quit; all decisions are kept"""
_PROMPT = (
    "a accept · 1-9 place · c change · r reject · s sensitive · m merge · k skip · u undo · ? > "
)


def run_review(
    store_path: Path,
    *,
    who: str,
    filters: Filters | None = None,
    console: Console | None = None,
    ask: Callable[[str], str] = input,
) -> int:
    """Go through the queue with a person; returns how many decisions were made.

    Every decision is on the disk before the next incident is shown. Ends with the queue, with
    ``q`` or where the input ends.

    Parameters
    ----------
    who
        Name that the decisions are recorded under.
    filters
        Which incidents; all by default.
    console, ask
        Where to write, and what reads an answer to a prompt.
    """
    from rich.console import Console

    return _Desk(store_path, who, filters or Filters(), console or Console(), ask).run()


def queue_table(queue: pd.DataFrame) -> Table:
    """Rows of :func:`~violencemap.query.review.list_queue` as a table for a terminal."""
    from rich.table import Table
    from rich.text import Text

    table = Table(title="Waiting for review", title_justify="left", header_style="dim")
    for column in ("priority", "date", "type", "deaths", "place", "report", "id"):
        table.add_column(column)
    for row in queue.astype(object).where(queue.notna(), None).to_dict("records"):
        cells = (
            f"{row['priority']:.2f}",
            row["event_date"],
            EventType(row["event_type"]).label.en,
            row["fatalities_best"],
            _where(row),
            row["title"],
            row["incident_id"],
        )
        table.add_row(*(Text("–" if cell is None else str(cell)) for cell in cells))
    return table


class _Desk:
    """One session of one person."""

    def __init__(
        self,
        path: Path,
        who: str,
        filters: Filters,
        console: Console,
        ask: Callable[[str], str],
    ) -> None:
        self._path, self._who, self._filters = path, who, filters
        self._console, self._ask = console, ask
        self._skipped: set[str] = set()
        self._next_id: str | None = None
        self._decisions = 0

    def run(self) -> int:
        self._tell_what_could_not_be_read()
        try:
            while item := self._next():
                self._show(item)
                self._decide(item)
            self._say("Nothing is left in the queue.")
        except EOFError:
            pass
        self._say(f"{self._decisions} decisions recorded.")
        return self._decisions

    def _tell_what_could_not_be_read(self) -> None:
        for line in read_journal(self._path).rejected:
            self._say(f"{line.file}, line {line.row} is set aside: {line.reason}")

    def _next(self) -> ReviewItem | None:
        """The first of the queue that was not skipped, as it stands now."""
        with open_store(self._path) as store:
            queue = list_queue(store, self._filters, limit=len(self._skipped) + 1)
            waiting = [one for one in queue["incident_id"] if one not in self._skipped]
            chosen, self._next_id = [self._next_id, *waiting], None
            items = (review_item(store, one) for one in chosen if one)
            return next(filter(None, items), None)

    def _decide(self, item: ReviewItem) -> None:
        """Ask until something is decided about the item, or it is left."""
        while True:
            answer = self._ask(_PROMPT).strip()
            try:
                if answer and self._follow(item, answer[0].lower(), answer[1:].strip()):
                    return
            except ViolenceMapError as error:
                self._say(str(error))

    def _follow(self, item: ReviewItem, key: str, rest: str) -> bool:
        """Do what a key asks for; True when the next item is due."""
        match key:
            case "a":
                self._record(item, "accept")
            case "r":
                self._record(item, "reject", reason=rest or None)
            case "s":
                self._record(item, "sensitive")
            case "c":
                self._record(item, "change", values=self._new_values(item))
            case "m":
                other = _numbered(item.duplicates, rest or "1", "other report")
                self._record(item, "merge", merged_into=other.incident["incident_id"])
            case "k":
                self._skipped.add(item.incident["incident_id"])
            case "u":
                self._undo()
            case "q":
                raise EOFError
            case _ if key.isdigit():
                place = _numbered(item.candidates, key + rest, "candidate place")
                self._record(item, "change", values=place_values(place))
            case _:
                self._say(_HELP)
                return False
        return True

    def _record(self, item: ReviewItem, action: Action, **said: Any) -> None:
        append_decision(self._path, decide(item, self._who, action, **said))
        self._decisions += 1
        self._say(f"Recorded: {action}.")

    def _undo(self) -> None:
        undone = undo_decision(self._path, self._who)
        self._skipped.discard(undone.target_id)
        self._next_id = undone.target_id
        self._say(f"Undone: {undone.action} of {undone.target_id}.")

    def _new_values(self, item: ReviewItem) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for name, about in _FIELDS.items():
            shown = item.incident[name]
            answer = self._ask(f"{about} [{'–' if shown is None else shown}]: ").strip()
            if answer:
                number = int(answer) if answer.isdigit() else answer
                values[name] = None if answer == "-" else number
        words = self._ask(f"place, by name or code [{_where(item.incident)}]: ").strip()
        if words:
            values |= place_values(self._choose_place(words))
        if not values:
            raise DecisionError("nothing was changed; a accepts what is shown")
        return values

    def _choose_place(self, words: str) -> Place:
        places = find_places(words)
        if len(places) > 1:
            self._list("Places of this name", map(place_label, places))
            return _numbered(places, self._ask("number: ").strip(), "place")
        return _numbered(places, "1", f"place called {words!r}")

    # --- what is shown ---------------------------------------------------------------------

    def _show(self, item: ReviewItem) -> None:
        with open_store(self._path) as store:
            reviewed, matched = count_reviewed(store, self._filters)
        self._say(f"\n{reviewed} of {matched} reviewed", style="dim")
        row = item.incident
        deaths = "deaths not told" if row["fatalities_best"] is None else _deaths(row)
        when = f"{row['event_date'] or 'no date'} ({row['date_precision']})"
        self._say(
            f"{EventType(row['event_type']).label.en} · {when} · {deaths} · {_where(row)} "
            f"({row['geo_precision']})",
            style="bold",
        )
        self._say(f"{row['title'] or 'Report without a title'} · {row['published'] or 'no date'}")
        self._say_evidence(item)
        self._list("Place could be", map(place_label, item.candidates))
        if item.place_reason:
            self._say(f"  ({item.place_reason})", style="dim")
        self._list(
            "Perhaps the event of another report (m)",
            (
                f"{one.incident['incident_id']}, {one.score:.2f}: {one.reason.en}\n"
                f"    {one.incident['title'] or 'Report without a title'}: {one.text or '–'}"
                for one in item.duplicates
            ),
        )
        for one in item.history:
            self._say(f"{one.when:%Y-%m-%d} {one.who}: {one.action} {one.reason or ''}", "dim")

    def _say_evidence(self, item: ReviewItem) -> None:
        from rich.text import Text

        if item.text is None or item.evidence is None:
            self._say("The words of this report are not in the store.", style="dim")
            return
        start, end = item.evidence
        words = Text.assemble(
            item.text[:start],
            ("[[", "bold"),
            (item.text[start:end], "bold reverse"),
            ("]]", "bold"),
        )
        self._console.print(words.append(item.text[end:]), soft_wrap=True)

    def _list(self, title: str, lines: Iterator[str]) -> None:
        for number, line in enumerate(lines, start=1):
            self._say(f"{title}:\n  {number} {line}" if number == 1 else f"  {number} {line}")

    def _say(self, words: str, style: str | None = None) -> None:
        # markup off: a report may hold what Rich would take for its own
        self._console.print(words, style=style, markup=False, highlight=False, soft_wrap=True)


_FIELDS = {
    "event_date": "date, YYYY-MM-DD",
    "event_type": f"type ({', '.join(EventType)})",
    "fatalities_best": "deaths, best",
    "fatalities_low": "deaths, at least",
    "fatalities_high": "deaths, at most",
}


def _numbered(choices: Sequence[T], number: str, what: str) -> T:
    if number.isdigit() and 1 <= int(number) <= len(choices):
        return choices[int(number) - 1]
    raise DecisionError(f"there is no {what} {number}; there are {len(choices)}")


def _where(row: Mapping[str, Any]) -> str:
    names = (row["place_name"], row["municipality_name"], row["state_name"])
    return ", ".join(dict.fromkeys(filter(None, names))) or "no place"


def _deaths(row: Mapping[str, Any]) -> str:
    best, low, high = (row[f"fatalities_{one}"] for one in ("best", "low", "high"))
    bounds = "" if (low, high) in {(best, best), (None, None)} else f" ({low or '?'}–{high or '?'})"
    return f"{best} {'death' if best == 1 else 'deaths'}{bounds}"
