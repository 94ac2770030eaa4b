"""The command line: one command a verb, each a thin face over functions of the library."""

from __future__ import annotations

from violencemap.cli.parser import build_parser, main

__all__ = ["build_parser", "main"]
