"""``violencemap columns``."""

from __future__ import annotations

import argparse

from violencemap.cli.output import emit

__all__ = ["ABOUT", "EXAMPLES", "add_options"]

ABOUT = "show or forget what was said of the columns of tables"
EXAMPLES = """\
  violencemap columns list
  violencemap columns forget 0f3a5c7e9b1d2468"""


def add_options(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(metavar="VERB", required=True)
    verbs.add_parser("list", help="show the headers that are known").set_defaults(run=_list)
    forget = verbs.add_parser("forget", help="ask again what the columns of a header mean")
    forget.add_argument("keys", metavar="HEADER", nargs="+", help="as list shows it")
    forget.set_defaults(run=_forget)


def _list(options: argparse.Namespace) -> None:
    from violencemap.read.named_tables import list_remembered

    for one in list_remembered():
        columns = " ".join(f"{field}={column}" for field, column in one.columns.items())
        emit(f"{one.key}  {one.holds} ({one.publisher or 'publisher not stated'}): {columns}")


def _forget(options: argparse.Namespace) -> None:
    from violencemap.read.named_tables import forget_columns

    for key in options.keys:
        forget_columns(key)
        emit(f"{key}: forgotten")
