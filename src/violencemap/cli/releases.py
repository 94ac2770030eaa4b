"""``violencemap releases``."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from violencemap.cli.options import add_store_option, store_path
from violencemap.cli.output import cannot_write, say

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["ABOUT", "EXAMPLES", "add_options"]

ABOUT = "list the cuts of official series, their totals, and what changed between two"
EXAMPLES = """\
  violencemap releases
  violencemap releases --totals sesnsp-crimes-2015-2022-05-0f1e2d3c
  violencemap releases --changes OLDER NEWER -o changes.csv"""

# What a terminal shows of it; -o writes all.
_SHOWN = 40
_LISTED = ["release", "unit", "since", "until", "counted", "set_aside"]


def add_options(parser: argparse.ArgumentParser) -> None:
    verb = parser.add_mutually_exclusive_group()
    verb.add_argument(
        "--totals", metavar="RELEASE", help="sums by state and year, to hold against published ones"
    )
    verb.add_argument("--changes", metavar="RELEASE", nargs=2, help="an older and a newer cut")
    parser.add_argument("-o", "--output", metavar="FILE", help="csv for all rows")
    add_store_option(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> None:
    from violencemap.query.releases import list_changes, list_releases, release_totals
    from violencemap.store import ensure_store, open_store

    path = store_path(options)
    ensure_store(path)
    with open_store(path) as store:
        if options.totals:
            rows = release_totals(store, options.totals)
        elif options.changes:
            rows = list_changes(store, *options.changes)
        else:
            rows = list_releases(store)
    if options.output:
        _write_csv(Path(options.output), rows)
    elif options.totals:
        _show(_by_state(rows))
    else:
        _show(rows if options.changes else rows[_LISTED])


def _by_state(totals: pd.DataFrame) -> pd.DataFrame:
    """A row a state and a column a year, the whole of each year last."""
    wide = totals.pivot(index="cve_ent", columns="year", values="number").astype("Int64")
    wide.loc["all"] = wide.sum()
    return wide.rename(columns=str).rename_axis("state").reset_index()


def _write_csv(target: Path, rows: pd.DataFrame) -> None:
    try:
        rows.to_csv(target, index=False)
    except OSError as error:
        raise cannot_write(target, error) from error
    say(f"{target}: {len(rows):,} rows")


def _show(rows: pd.DataFrame) -> None:
    from rich.console import Console

    from violencemap.views.terminal import frame_tables

    Console().print(*frame_tables(rows.head(_SHOWN)), sep="\n")
    if len(rows) > _SHOWN:
        say(f"{len(rows) - _SHOWN:,} more rows: -o FILE.csv writes all")
