"""``violencemap fetch``."""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path

from violencemap.cli.output import emit, say
from violencemap.errors import FetchError

__all__ = ["ABOUT", "EXAMPLES", "add_options"]

ABOUT = "download a published file by name"
EXAMPLES = """\
  violencemap fetch --list                  what can be fetched, whose it is and where from
  violencemap fetch inegi-localities        into this folder; again goes on after a break
  violencemap fetch ucdp-ged-25.1 -o data/"""


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("names", metavar="NAME", nargs="*", help="from --list")
    parser.add_argument("--list", action="store_true", help="show what can be fetched")
    parser.add_argument(
        "-o", "--output", metavar="FOLDER", default=".", help="where to; default: here"
    )
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> None:
    from violencemap.cli.progress_bar import progress_bar
    from violencemap.fetch import fetch_file, list_downloads, user_table

    known = {one.name: one for one in list_downloads()}
    if options.list or not options.names:
        for one in known.values():
            emit("\n    ".join((one.name, one.title, f"{one.publisher}; {one.license}", one.url)))
        say(f"Addresses change: lines in {user_table()} take the place of these or add to them.")
        return
    unknown = [name for name in options.names if name not in known]
    if unknown:
        raise FetchError(
            f"{', '.join(unknown)}: not in the table; violencemap fetch --list shows what is"
        )
    for download in map(known.__getitem__, options.names):
        say(f"{download.title}: {download.publisher}; {download.license}")
        with progress_bar() as progress:
            told = partial(progress, download.url)
            path, digest = fetch_file(download, Path(options.output), told)
        emit(f"{path}  sha256 {digest}")
