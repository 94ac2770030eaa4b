"""Starting the dashboard: private, quiet and the same from a wheel as from the source tree."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

from violencemap.app.launch import streamlit_command

ROOT = Path(__file__).resolve().parents[2]


def test_the_command_runs_the_packaged_entry_with_this_python() -> None:
    *command, entry = streamlit_command()
    assert command == [sys.executable, "-m", "streamlit", "run"]
    assert Path(entry).is_file()


def test_a_port_is_handed_on() -> None:
    assert streamlit_command(9000)[-1] == "--server.port=9000"


def test_wheel_and_source_tree_have_the_same_options() -> None:
    packaged = Path(streamlit_command()[-1]).parent / ".streamlit" / "config.toml"
    assert packaged.read_text() == (ROOT / ".streamlit" / "config.toml").read_text()


def test_nothing_is_reported_home_and_only_this_machine_is_served() -> None:
    options = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())
    assert options["browser"]["gatherUsageStats"] is False
    assert options["server"]["address"] == "localhost"
