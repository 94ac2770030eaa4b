"""The command line: one command a verb, each a thin face over a function of the library."""

from __future__ import annotations

import argparse
import calendar
import json
import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from violencemap import __version__
from violencemap.codes import MEASURES, EventType, GeoPrecision, Level, Show
from violencemap.errors import ExportError, FetchError, FilterError, ViolenceMapError

if TYPE_CHECKING:
    from violencemap.pipeline import Progress
    from violencemap.store import Store
    from violencemap.types import Filters

__all__ = ["main"]

_EXAMPLES = {
    "": """examples:
  violencemap read report.txt
  violencemap add reports/*.txt
  violencemap dashboard
  violencemap export events --state 23 --since 2021-03 --until 2021-03 -o tulum.geojson""",
    "read": """examples:
  violencemap read report.txt               tables for people
  violencemap read --json report.html       one list of readings
  violencemap read --jsonl reports.jsonl    a reading a line, in the order of the input""",
    "add": """examples:
  violencemap add report.txt another.html
  violencemap add --published 2021-04-08 undated.txt
  violencemap add --store team.duckdb report.md""",
    "export": """examples:
  violencemap export events --state 26 --since 2021-01 --until 2021-03 -o sonora.geojson
  violencemap export areas --measure intentional_homicide_victims --since 2024 --until 2024
  violencemap export figures --municipality 02002 -o mexicali.csv
  violencemap export html --state Sonora --lang es -o sonora.html""",
    "dashboard": """examples:
  violencemap dashboard
  violencemap dashboard --port 8600 --no-browser --store team.duckdb""",
    "gazetteer": """examples:
  violencemap gazetteer add AGEEML.csv      INEGI's catalog of localities, or its census
  violencemap gazetteer add MX.zip          GeoNames' country file
  violencemap gazetteer list
  violencemap gazetteer remove MX.zip""",
    "fetch": """examples:
  violencemap fetch --list                  what can be fetched, whose it is and where from
  violencemap fetch inegi-localities        into this folder; again goes on after a break
  violencemap fetch ucdp-ged-25.1 -o data/""",
}
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns its exit code: 0 done, 1 input that cannot be used, 2 wrong usage."""
    options = _parser().parse_args(arguments)
    try:
        options.run(options)
    except ViolenceMapError as error:
        _say(f"violencemap: {error}")
        return 1
    except BrokenPipeError:  # the reader of a pipe, such as head, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        return 130
    return 0


# --- commands ------------------------------------------------------------------------------


def _read(options: argparse.Namespace) -> None:
    from violencemap.pipeline import iter_readings, reading_to_dict

    readings = iter_readings(options.files)
    if options.jsonl:
        for reading in readings:
            _print(json.dumps(reading_to_dict(reading), ensure_ascii=False))
    elif options.json:
        _print(json.dumps([reading_to_dict(one) for one in readings], ensure_ascii=False, indent=1))
    else:
        from rich.console import Console

        from violencemap.views.terminal import reading_tables

        for reading in readings:
            Console().print(*reading_tables(reading), sep="\n")


def _add(options: argparse.Namespace) -> None:
    from rich.console import Console

    from violencemap.pipeline import add_files
    from violencemap.views.terminal import report_tables

    published = options.published and _first_day(options.published)
    with _progress_bar() as progress:
        report = add_files(
            _store_path(options), options.files, published=published, progress=progress
        )
    Console().print(*report_tables(report), sep="\n")
    Console().print(f"Store: {_store_path(options)}", highlight=False, soft_wrap=True)


def _export(options: argparse.Namespace) -> None:
    from violencemap.store import ensure_store, open_store

    path = _store_path(options)
    ensure_store(path)
    with open_store(path) as store:
        filters = _filters(store, options)
        if options.layer == "html":
            _export_html(store, filters, options)
        else:
            _export_layer(store, filters, options)


def _export_layer(store: Store, filters: Filters, options: argparse.Namespace) -> None:
    from violencemap.export import geojson, tabular

    target = _target(filters, options)
    module = tabular if target and target.suffix.lower() == ".csv" else geojson
    kind = "csv" if module is tabular else "geojson"
    make = getattr(module, f"{options.layer}_{kind}")
    if options.layer == "areas":
        text = make(
            store,
            filters,
            measure=options.measure,
            level=_level(filters, options),
            profile=options.profile,
        )
    elif options.layer == "events":
        text = make(store, filters, profile=options.profile)
    else:
        text = make(store, filters)
    if target is None:
        sys.stdout.write(text)
    else:
        _write(target, text)


def _export_html(store: Store, filters: Filters, options: argparse.Namespace) -> None:
    target = _target(filters, options)
    if target is None:
        raise ExportError("a page needs a file: add -o FILE.html, or -o FOLDER for a usual name")
    from violencemap.views.map.folium import write_html

    show: Show = "count" if MEASURES[options.measure].unit == "events" else "rate"
    try:
        write_html(
            target,
            store,
            filters,
            measure=options.measure,
            level=_level(filters, options),
            show=show,
            language=options.lang,
        )
    except OSError as error:
        raise _cannot_write(target, error) from error
    _say(str(target))


def _dashboard(options: argparse.Namespace) -> None:
    import subprocess

    from violencemap.app.launch import streamlit_command
    from violencemap.store import ensure_store

    path = _store_path(options)
    ensure_store(path)
    environment = os.environ | {"VIOLENCEMAP_STORE": str(path.resolve())}
    command = streamlit_command(options.port)
    if options.no_browser:
        command.append("--server.headless=true")
    subprocess.run(command, env=environment, check=False)


def _fetch(options: argparse.Namespace) -> None:
    from violencemap.fetch import fetch_file, list_downloads, user_table

    known = {one.name: one for one in list_downloads()}
    if options.list or not options.names:
        for one in known.values():
            terms = f"{one.publisher}; {one.license}"
            _print("\n    ".join((one.name, one.title, terms, one.url)))
        _say(f"Addresses change: lines in {user_table()} take the place of these or add to them.")
        return
    for name in options.names:
        if name not in known:
            raise FetchError(
                f"{name!r} is not in the table; violencemap fetch --list shows what is"
            )
    for name in options.names:
        _say(f"{known[name].title}: {known[name].publisher}; {known[name].license}")
        with _progress_bar() as progress:
            path, digest = fetch_file(
                known[name], Path(options.output), partial(progress, known[name].url)
            )
        _print(f"{path}  sha256 {digest}")


def _gazetteer_add(options: argparse.Namespace) -> None:
    from violencemap.geoparse.gazetteer import add_gazetteer

    for file in options.files:
        added = add_gazetteer(Path(file))
        _print(f"{file}: {added.names:,} names of villages are known from now on")
        if added.unplaced:
            _say(f"{file}: {added.unplaced:,} rows lie in no municipality and were left out")


def _gazetteer_list(options: argparse.Namespace) -> None:
    from violencemap.geoparse.gazetteer import list_gazetteers

    for file in list_gazetteers():
        _print(f"{file.name}  {file.kind}  {file.names:,} names")


def _gazetteer_remove(options: argparse.Namespace) -> None:
    from violencemap.geoparse.gazetteer import remove_gazetteer

    for name in options.names:
        remove_gazetteer(name)


# --- what the options mean -----------------------------------------------------------------


def _store_path(options: argparse.Namespace) -> Path:
    from violencemap.store import default_store_path

    return Path(options.store).expanduser() if options.store else default_store_path()


def _filters(store: Store, options: argparse.Namespace) -> Filters:
    from violencemap.query.places import place_codes
    from violencemap.types import Filters

    since = _first_day(options.since) if options.since else None
    until = _last_day(options.until) if options.until else None
    if since and until and since > until:
        raise FilterError(f"--since {options.since} is after --until {options.until}")
    return Filters(
        since=since,
        until=until,
        event_types=tuple(EventType(kind) for kind in options.type),
        cvegeo=place_codes(store, states=options.state, municipalities=options.municipality),
        geo_precision_max=options.precision and GeoPrecision(options.precision),
    )


def _first_day(text: str) -> date:
    """First day of a year, month or day: 2021, 2021-03, 2021-03-18."""
    match = _DAY.fullmatch(text)
    try:
        year, month, day = match.groups() if match else ("", None, None)
        return date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        raise FilterError(
            f"{text!r} is no date; expected a year, month or day such as 2021, 2021-03, 2021-03-18"
        ) from None


def _last_day(text: str) -> date:
    first = _first_day(text)
    if len(text) == len("2021"):
        return first.replace(month=12, day=31)
    if len(text) == len("2021-03"):
        return first.replace(day=calendar.monthrange(first.year, first.month)[1])
    return first


def _level(filters: Filters, options: argparse.Namespace) -> Level:
    """The level asked for; without one, municipalities of chosen places where they have data."""
    if options.level:
        return cast("Level", options.level)
    return "municipality" if filters.cvegeo and options.measure == "events" else "state"


def _target(filters: Filters, options: argparse.Namespace) -> Path | None:
    """File to write; None is the standard output. A folder gets a file of the usual name."""
    if options.output is None:
        return None
    target = Path(options.output)
    if not target.is_dir():
        return target
    from violencemap.export.geojson import export_filename

    layer = "map" if options.layer == "html" else options.layer
    measure = options.measure if options.layer in ("areas", "html") else options.layer
    name = target / export_filename(layer, measure, filters, profile=options.profile)
    return name.with_suffix(".html") if options.layer == "html" else name


def _write(target: Path, text: str) -> None:
    try:
        target.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise _cannot_write(target, error) from error
    _say(str(target))


def _cannot_write(target: Path, error: OSError) -> ExportError:
    return ExportError(
        f"{target}: the file cannot be written ({error.strerror or error}); expected a name in a "
        "folder that exists and can be written"
    )


def _print(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()  # a reader of a pipe sees each reading as soon as it is made


def _say(text: str) -> None:
    """Tell the person at the terminal; the output stays for data."""
    sys.stderr.write(f"{text}\n")


@contextmanager
def _progress_bar() -> Iterator[Progress]:
    """A bar on the error stream, so that the output stays clean; silent where nobody watches."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    console = Console(stderr=True)
    hidden = not console.is_terminal
    with Progress(*columns, console=console, transient=True, disable=hidden) as bar:
        task = bar.add_task("", total=None)
        yield lambda step, done, total: bar.update(
            task, description=step, completed=done, total=total
        )


# --- the parser ----------------------------------------------------------------------------


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="violencemap",
        description="Reports and official figures about violence in Mexico, on one map.",
        epilog=_EXAMPLES[""],
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"violencemap {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for name, (about, add_options) in _COMMANDS.items():
        command = commands.add_parser(
            name,
            help=about,
            description=f"{about[0].upper()}{about[1:]}.",
            epilog=_EXAMPLES[name],
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        add_options(command)
    return parser


def _read_options(parser: argparse.ArgumentParser) -> None:
    _files_option(parser)
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print one JSON list")
    form.add_argument("--jsonl", action="store_true", help="print one JSON object a report")
    parser.set_defaults(run=_read)


def _add_options(parser: argparse.ArgumentParser) -> None:
    _files_option(parser)
    parser.add_argument("--published", metavar="DATE", help="date of reports that state none")
    _store_option(parser)
    parser.set_defaults(run=_add)


def _export_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("layer", choices=("events", "areas", "figures", "html"))
    parser.add_argument(
        "-o", "--output", metavar="FILE", help=".geojson, .csv or .html; or a folder"
    )
    filters = parser.add_argument_group("filters; the first three can be repeated")
    many: dict[str, Any] = {"action": "append", "default": []}
    filters.add_argument("--state", metavar="STATE", help="code or name", **many)
    filters.add_argument("--municipality", metavar="MUNICIPALITY", help="code or name", **many)
    types = [str(kind) for kind in EventType]
    filters.add_argument("--type", metavar="TYPE", choices=types, help=", ".join(types), **many)
    filters.add_argument("--since", metavar="DATE", help="2021, 2021-03 or 2021-03-18")
    filters.add_argument("--until", metavar="DATE", help="the same, to its last day")
    precisions = [str(precision) for precision in GeoPrecision]
    filters.add_argument("--precision", choices=precisions, help="coarsest placing to keep")
    view = parser.add_argument_group("areas and html")
    view.add_argument("--measure", choices=list(MEASURES), default="events")
    view.add_argument("--level", choices=("state", "municipality"))
    view.add_argument("--lang", choices=("es", "en"), default="en", help="language of the page")
    parser.add_argument(
        "--profile",
        choices=("public", "private"),
        default="public",
        help="private adds alleged actors and the words read; never publish it",
    )
    _store_option(parser)
    parser.set_defaults(run=_export)


def _dashboard_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, help="port to serve on; default: the first free one")
    parser.add_argument("--no-browser", action="store_true", help="serve without opening a window")
    _store_option(parser)
    parser.set_defaults(run=_dashboard)


def _fetch_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("names", metavar="NAME", nargs="*", help="from --list")
    parser.add_argument("--list", action="store_true", help="show what can be fetched")
    parser.add_argument(
        "-o", "--output", metavar="FOLDER", default=".", help="where to; default: here"
    )
    parser.set_defaults(run=_fetch)


def _gazetteer_options(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(metavar="VERB", required=True)
    add = verbs.add_parser(
        "add",
        help="add names of villages from a file",
        description="Add names of villages from a file; reports that name their municipality "
        "or state get a pin for them.",
        epilog=_EXAMPLES["gazetteer"],
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add.add_argument("files", metavar="FILE", nargs="+", help="table of localities")
    add.set_defaults(run=_gazetteer_add)
    verbs.add_parser("list", help="show the added files").set_defaults(run=_gazetteer_list)
    remove = verbs.add_parser("remove", help="forget the names of an added file")
    remove.add_argument("names", metavar="NAME", nargs="+", help="name of the file, without folder")
    remove.set_defaults(run=_gazetteer_remove)


def _files_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", metavar="FILE", nargs="+", help=".txt, .html, .md or .jsonl file")


def _store_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--store", metavar="PATH", help="file of the store; default: VIOLENCEMAP_STORE, or yours"
    )


_COMMANDS = {
    "read": ("show what reports say, without storing it", _read_options),
    "add": ("read reports into the store", _add_options),
    "export": ("write what the filters choose to a file", _export_options),
    "dashboard": ("open the map in the browser", _dashboard_options),
    "gazetteer": ("teach it names of places", _gazetteer_options),
    "fetch": ("download a published file by name", _fetch_options),
}
