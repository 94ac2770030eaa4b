"""``violencemap undo``."""

from __future__ import annotations

import argparse

from violencemap.cli.options import add_store_option, store_path
from violencemap.cli.output import say

__all__ = ["ABOUT", "EXAMPLES", "add_options"]

ABOUT = "take back what was added last, reports and tables, and what it replaced comes back"
EXAMPLES = """\
  violencemap undo
  violencemap undo --store team.duckdb"""


def add_options(parser: argparse.ArgumentParser) -> None:
    add_store_option(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> None:
    from violencemap.store.additions import undo_addition

    path = store_path(options)
    undone = undo_addition(path)
    say(f"taken back, added {undone.when:%Y-%m-%d %H:%M} UTC: {', '.join(undone.files)}")
    say(f"{path} is as it was before; decisions of the review stay in their journal")
