"""``violencemap dashboard``."""

from __future__ import annotations

import argparse
import os

from violencemap.cli.options import add_store_option, store_path

__all__ = ["ABOUT", "EXAMPLES", "add_options"]

ABOUT = "open the map in the browser"
EXAMPLES = """\
  violencemap dashboard
  violencemap dashboard --port 8600 --no-browser --store team.duckdb"""


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, help="port to serve on; default: the first free one")
    parser.add_argument("--no-browser", action="store_true", help="serve without opening a window")
    add_store_option(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> None:
    import subprocess

    from violencemap.app.launch import streamlit_command
    from violencemap.store import ensure_store

    path = store_path(options)
    ensure_store(path)
    environment = os.environ | {"VIOLENCEMAP_STORE": str(path.resolve())}
    command = streamlit_command(options.port)
    if options.no_browser:
        command.append("--server.headless=true")
    if os.name == "posix":
        # the server takes the place of this process, so that what ends one ends the other
        os.execve(command[0], command, environment)
    subprocess.run(command, env=environment, check=False)
