"""``violencemap figures``."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from violencemap.cli.options import add_store_option, chosen_filters, store_path
from violencemap.cli.output import cannot_write, say

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["ABOUT", "EXAMPLES", "add_options"]

ABOUT = "list the figures that reports state, beside what official series say"
EXAMPLES = """\
  violencemap figures
  violencemap figures --state "Estado de México" --since 2020
  violencemap figures -o figures.csv"""

_UNITS = {
    "percent_change": " % change",
    "percent": " %",
    "per_day": " a day",
    "rate_per_100k": " per 100,000",
}


def add_options(parser: argparse.ArgumentParser) -> None:
    for option in ("--state", "--municipality"):
        parser.add_argument(
            option, help="code or name; can be repeated", action="append", default=[]
        )
    parser.add_argument("--since", metavar="DATE", help="2021, 2021-03 or 2021-03-18")
    parser.add_argument("--until", metavar="DATE", help="the same, to its last day")
    parser.add_argument("-o", "--output", metavar="FILE", help="csv with all columns")
    add_store_option(parser)
    every: dict[str, Any] = {"type": [], "dataset": [], "precision": None, "review": "all"}
    parser.set_defaults(run=_run, **every)


def _run(options: argparse.Namespace) -> None:
    from rich.console import Console

    from violencemap.query.official import compare_with_all
    from violencemap.store import ensure_store, open_store
    from violencemap.views.terminal import frame_tables

    path = store_path(options)
    ensure_store(path)
    with open_store(path) as store:
        rows = compare_with_all(store, chosen_filters(store, options))
    if options.output:
        target = Path(options.output)
        try:
            rows.to_csv(target, index=False)
        except OSError as error:
            raise cannot_write(target, error) from error
        say(f"{target}: {len(rows):,} rows")
    elif rows.empty:
        say("no figure of a report matches")
    else:
        Console().print(*frame_tables(_in_words(rows)), sep="\n")


def _in_words(rows: pd.DataFrame) -> pd.DataFrame:
    """One row a figure and official series, as a terminal shows it."""
    import pandas as pd

    stated = rows.astype(object).where(rows.notna(), None).to_dict("records")
    return pd.DataFrame([_words(row) for row in stated])


def _words(row: dict[Any, Any]) -> dict[str, str | None]:
    from violencemap.measures import MEASURES
    from violencemap.query.reasons import REASONS

    measure, cutoff = row["official_measure"], row["official_cutoff"]
    days = [str(day) for day in (row["period_start"], row["period_end"]) if day]
    return {
        "place": "Mexico"
        if row["cvegeo"] == "00"
        else row["municipality_name"] or row["state_name"],
        "period": " to ".join(days) or None,
        "counts": row["indicator"],
        "reported": _number(row["value"], row["unit"]),
        "official": _number(row["official_value"], row["unit"]),
        "difference": _number(row["difference"], "", "+"),
        "series": MEASURES[measure].label.en if measure else None,
        "cut": cutoff and f"{cutoff:%Y-%m}",
        "note": REASONS[row["reason"]].en if row["reason"] else None,
    }


def _number(value: float | None, unit: str, sign: str = "") -> str | None:
    if value is None:
        return None
    digits = 0 if round(value, 1).is_integer() else 1
    return f"{value:{sign},.{digits}f}{_UNITS.get(unit, '')}"
