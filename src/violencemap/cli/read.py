"""``violencemap read``."""

from __future__ import annotations

import argparse
import json

from violencemap.cli.output import emit

__all__ = ["ABOUT", "EXAMPLES", "add_options"]

ABOUT = "show what reports say, without storing it"
EXAMPLES = """\
  violencemap read report.txt               tables for people
  violencemap read --json report.html       one list of readings
  violencemap read --jsonl reports.jsonl    a reading a line, in the order of the input"""


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", metavar="FILE", nargs="+", help=".txt, .html, .md or .jsonl file")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print one JSON list")
    form.add_argument("--jsonl", action="store_true", help="print one JSON object a report")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> None:
    from violencemap.export.reading_json import reading_to_dict
    from violencemap.pipeline import iter_readings

    readings = iter_readings(options.files)
    if options.jsonl:
        for reading in readings:
            emit(json.dumps(reading_to_dict(reading), ensure_ascii=False))
    elif options.json:
        emit(json.dumps([reading_to_dict(one) for one in readings], ensure_ascii=False, indent=1))
    else:
        from rich.console import Console

        from violencemap.views.terminal import reading_tables

        for reading in readings:
            Console().print(*reading_tables(reading), sep="\n")
