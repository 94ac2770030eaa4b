"""``violencemap gazetteer``."""

from __future__ import annotations

import argparse
from pathlib import Path

from violencemap.cli.output import emit, say

__all__ = ["ABOUT", "EXAMPLES", "add_options"]

ABOUT = "add villages from INEGI's or GeoNames' files to the places that reports may name"
EXAMPLES = """\
  violencemap gazetteer add AGEEML_2025.csv     INEGI's catalog of localities, or its census
  violencemap gazetteer add MX.zip              GeoNames' file of the country
  violencemap gazetteer list
  violencemap gazetteer remove MX.zip"""


def add_options(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(metavar="VERB", required=True)
    add = verbs.add_parser("add", help="add the villages of files")
    add.add_argument("files", metavar="FILE", nargs="+", help="csv, zip or gz")
    add.set_defaults(run=_add)
    verbs.add_parser("list", help="show the files that were added").set_defaults(run=_list)
    remove = verbs.add_parser("remove", help="forget the villages of a file")
    remove.add_argument("names", metavar="NAME", nargs="+", help="as list shows it")
    remove.set_defaults(run=_remove)


def _add(options: argparse.Namespace) -> None:
    from violencemap.geoparse.gazetteer import add_gazetteer

    for file in options.files:
        added = add_gazetteer(Path(file))
        emit(f"{added.name}: {added.names:,} names are known from now on ({added.kind})")
        if added.unplaced:
            say(f"{added.unplaced:,} rows were left out: they lie in no known municipality")


def _list(options: argparse.Namespace) -> None:
    from violencemap.geoparse.gazetteer import list_gazetteers

    for one in list_gazetteers():
        emit(f"{one.name}: {one.names:,} names ({one.kind})")


def _remove(options: argparse.Namespace) -> None:
    from violencemap.geoparse.gazetteer import remove_gazetteer

    for name in options.names:
        remove_gazetteer(name)
        emit(f"{name}: forgotten")
