"""All commands, and what happens when one cannot do its work."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from violencemap import __version__
from violencemap.cli import (
    add,
    columns,
    dashboard,
    export,
    fetch,
    figures,
    gazetteer,
    read,
    releases,
    review,
    undo,
)
from violencemap.cli.output import say
from violencemap.errors import ViolenceMapError

__all__ = ["build_parser", "main"]

_COMMANDS = {
    "read": read,
    "add": add,
    "columns": columns,
    "undo": undo,
    "review": review,
    "figures": figures,
    "export": export,
    "dashboard": dashboard,
    "releases": releases,
    "gazetteer": gazetteer,
    "fetch": fetch,
}
_EXAMPLES = """examples:
  violencemap read report.txt
  violencemap add reports/*.txt
  violencemap dashboard
  violencemap export events --state 23 --since 2021-03 --until 2021-03 -o tulum.geojson"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns its exit code: 0 done, 1 input that cannot be used, 2 wrong usage."""
    options = build_parser().parse_args(arguments)
    try:
        options.run(options)
    except ViolenceMapError as error:
        say(f"violencemap: {error}")
        return 1
    except BrokenPipeError:  # the reader of a pipe, such as head, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        say("violencemap: stopped; the store is as it was before this command")
        return 130
    return 0


def build_parser() -> argparse.ArgumentParser:
    """The parser of all commands; each sets ``run``, the function that does it."""
    parser = argparse.ArgumentParser(
        prog="violencemap",
        description="Reports and official figures about violence in Mexico, on one map.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"violencemap {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for name, module in _COMMANDS.items():
        command = commands.add_parser(
            name,
            help=module.ABOUT,
            description=f"{module.ABOUT[0].upper()}{module.ABOUT[1:]}.",
            epilog=f"examples:\n{module.EXAMPLES}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        module.add_options(command)
    return parser
