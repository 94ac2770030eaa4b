"""``violencemap review``."""

from __future__ import annotations

import argparse
import getpass
from pathlib import Path

from violencemap.cli.options import (
    add_filter_options,
    add_store_option,
    chosen_filters,
    store_path,
)
from violencemap.cli.output import emit, say
from violencemap.types import Filters

__all__ = ["ABOUT", "EXAMPLES", "add_options"]

ABOUT = "decide what is right: accept, change or refuse what was read"
EXAMPLES = """\
  violencemap review --who "Ana López"           one at a time, the uncertain and deadly first
  violencemap review --list --state 26          what waits
  violencemap review --undo                     take your last decision back
  violencemap review --save decisions.jsonl     all decisions as a file, for git or a colleague
  violencemap review --merge theirs.jsonl       take a colleague's decisions over"""


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--who", metavar="NAME", help="who decides; default: your user name")
    verb = parser.add_mutually_exclusive_group()
    verb.add_argument("--list", action="store_true", help="show what waits for review")
    verb.add_argument("--undo", action="store_true", help="take your last decision back")
    verb.add_argument("--save", metavar="FILE", help="write all decisions to a file")
    verb.add_argument("--merge", metavar="FILE", help="take over the decisions of a file")
    add_filter_options(parser)
    add_store_option(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> None:
    from violencemap.store import ensure_store
    from violencemap.store.journal import export_journal, merge_journal, undo_decision

    path, who = store_path(options), options.who or getpass.getuser()
    ensure_store(path)
    if options.save:
        say(f"{options.save}: {export_journal(path, Path(options.save)):,} decisions")
    elif options.merge:
        report = merge_journal(path, Path(options.merge))
        say(", ".join(f"{count:,} {what}" for what, count in report.kept.items()))
        for one in report.rejected:
            say(f"{one.file}, row {one.row}: {one.reason}")
    elif options.undo:
        undone = undo_decision(path, who)
        emit(f"taken back: {undone.action} on {undone.target_id}")
    else:
        _review(options, path, who)


def _review(options: argparse.Namespace, path: Path, who: str) -> None:
    from violencemap.query.review import list_queue
    from violencemap.store import open_store
    from violencemap.views.terminal_review import queue_table, run_review

    with open_store(path) as store:
        filters: Filters = chosen_filters(store, options)
        queue = list_queue(store, filters) if options.list else None
    if queue is None:
        run_review(path, who=who, filters=filters)
    else:
        from rich.console import Console

        Console().print(queue_table(queue))
