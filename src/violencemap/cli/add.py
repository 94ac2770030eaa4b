"""``violencemap add``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from textwrap import shorten

from violencemap.cli.options import add_store_option, first_day, store_path
from violencemap.cli.output import cannot_write, say
from violencemap.errors import FilterError, ReadError, UnknownFormatError
from violencemap.measures import OWN_MEASURES
from violencemap.types import Rejection, Report

__all__ = ["ABOUT", "EXAMPLES", "add_options"]

# Of the columns that a message names: they fill a line of a terminal at the most.
_WIDTH = 85

ABOUT = "read reports, official files and event files into the store"
EXAMPLES = """\
  violencemap add report.txt another.html
  violencemap add --published 2021-04-08 undated.txt
  violencemap add IDM_NM_dic25.csv pobproy.xlsx GEDEvent_v25_1.zip
  violencemap add --columns event_date=Fecha cvegeo=Clave fatalities_best=Muertos -- own.csv
  violencemap add --measure kidnapping_case_files_own --columns cve_mun=m period=p number=n -- a.csv
  violencemap add --set-aside rows.csv --store team.duckdb IDVFC_NM_dic25.csv"""


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files",
        metavar="FILE",
        nargs="+",
        help="reports: .txt .html .md .jsonl; tables: .csv .xlsx .parquet, also in .zip .gz .bz2",
    )
    parser.add_argument("--published", metavar="DATE", help="date of reports that state none")
    parser.add_argument(
        "--columns",
        metavar="FIELD=COLUMN",
        nargs="+",
        help="what the columns of an unknown table hold; asked once, then remembered. Of events: "
        "event_date and longitude and latitude, cvegeo or state; if any, municipality, event_type, "
        "fatalities_best, source",
    )
    parser.add_argument(
        "--measure",
        metavar="CODE",
        help=f"what a table of numbers counts: {', '.join(OWN_MEASURES)}. "
        "By place and month: --columns cve_mun or cve_ent, "
        "year and month (or period), number and, if any, crime, detail, sex; where the twelve "
        "months are columns, place and year alone. 'population': "
        "--columns cve_mun or cve_ent, year, number and, if any, sex",
    )
    parser.add_argument("--source", metavar="NAME", help="who published that table of numbers")
    parser.add_argument("--license", metavar="TEXT", help="terms of that table of numbers")
    parser.add_argument("--set-aside", metavar="FILE", help="csv for the rows that were set aside")
    add_store_option(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> None:
    from violencemap.pipeline import is_table

    if options.columns:
        _name_columns(options, options.files, _pairs(options.columns))
    elif options.measure:
        raise FilterError("--measure goes with --columns, which name the columns of the table")
    try:
        report = _add(options)
    except UnknownFormatError as error:
        if error.path is None or not is_table(Path(error.path)):
            raise
        if not sys.stdin.isatty():
            raise UnknownFormatError(_how_to_name(Path(error.path)), path=error.path) from error
        _name_columns(options, [str(error.path)], _ask_columns(options, Path(error.path)))
        report = _add(options)
    try:
        _show(report, options)
    except KeyboardInterrupt:
        say("violencemap: stopped; the files are in the store already")
        raise SystemExit(130) from None
    if report.unused:
        raise ReadError(
            f"{', '.join(report.unused)}: no row could be used; the reasons stand above"
        )


def _show(report: Report, options: argparse.Namespace) -> None:
    from rich.console import Console

    from violencemap.views.terminal import report_tables

    Console().print(*report_tables(report), sep="\n")
    Console().print(f"Store: {store_path(options)}", highlight=False, soft_wrap=True)
    for detail in report.details:
        if str(detail.get("release")).startswith("own-") and "publisher" in detail:
            # remembered with the header, which another publisher's table may have too
            say(f"{detail['release']} is of {detail['publisher']!r}; if not, name it by --source")
    if options.set_aside:
        _write_set_aside(Path(options.set_aside), report.rejected)


def _add(options: argparse.Namespace) -> Report:
    from violencemap.cli.progress_bar import progress_bar
    from violencemap.pipeline import add_files

    published = options.published and first_day(options.published)
    with progress_bar() as progress:
        return add_files(store_path(options), options.files, published=published, progress=progress)


def _pairs(texts: Sequence[str]) -> dict[str, str]:
    pairs = dict(text.partition("=")[::2] for text in texts)
    if not all(pairs.values()):
        raise FilterError("--columns takes FIELD=COLUMN, such as event_date=Fecha")
    return pairs


def _name_columns(
    options: argparse.Namespace, files: Sequence[str], columns: Mapping[str, str]
) -> None:
    from violencemap.pipeline import is_table
    from violencemap.read.named_tables import name_columns, name_counts

    for path in filter(is_table, map(Path, files)):
        if options.measure:
            name_counts(
                path,
                columns,
                measure=options.measure,
                publisher=options.source,
                license=options.license,
            )
        else:
            name_columns(path, columns, dataset=path.name.split(".")[0])


def _how_to_name(path: Path) -> str:
    from violencemap.read.recognize import list_columns

    columns = shorten(", ".join(list_columns(path)), _WIDTH, placeholder=" …")
    return f"""no table is recognized
its columns: {columns}
expected: a file of SESNSP, INEGI, CONAPO, UCDP GED or ACLED, or columns that are named once:
  events: --columns event_date=COLUMN cvegeo=COLUMN
  counts: --measure CODE --columns cve_mun=COLUMN period=COLUMN number=COLUMN
population, and what else columns may hold: violencemap add --help"""


def _ask_columns(options: argparse.Namespace, path: Path) -> dict[str, str]:
    """What a person says of the columns of a table; Enter leaves a field out."""
    from violencemap.read.own_population import POPULATION
    from violencemap.read.recognize import list_columns

    say(f"{path} is not a table that is known. Its columns are: {', '.join(list_columns(path))}")
    if not options.measure:
        say("If it has counts by place and month, or population, which measure?")
        say("Press Enter if it has events.")
        say(f"Measures: {', '.join((*OWN_MEASURES, POPULATION))}")
        options.measure = input("  measure: ").strip()
    fields, needed = _fields_of(options.measure)
    say("Name the column of each field, or press Enter where there is none. Needed are")
    say(needed)
    if options.measure:
        options.source = options.source or input("  published by: ").strip()
    answers = {field: input(f"  {field}: ").strip() for field in fields}
    return {field: column for field, column in answers.items() if column}


def _fields_of(measure: str) -> tuple[tuple[str, ...], str]:
    """What the columns of a table may hold, and which of it is needed, in words."""
    from violencemap.read.event_sources import FIELDS
    from violencemap.read.own_counts import COUNT_FIELDS
    from violencemap.read.own_population import POPULATION, POPULATION_FIELDS

    if not measure:
        return FIELDS, "event_date and a place: longitude and latitude, cvegeo, or state."
    if measure == POPULATION:
        return POPULATION_FIELDS, "number, year and a place (cve_mun or cve_ent)."
    return COUNT_FIELDS, (
        "number, a place (cve_mun or cve_ent) and a month (year and month, or period); where the "
        "twelve months are columns, place and year alone."
    )


def _write_set_aside(target: Path, rejected: Sequence[Rejection]) -> None:
    from violencemap.export.set_aside import set_aside_csv

    try:
        # the mark at its beginning tells Excel that it is UTF-8
        target.write_text(set_aside_csv(rejected), encoding="utf-8-sig", newline="")
    except OSError as error:
        raise cannot_write(target, error) from error
    say(str(target))
