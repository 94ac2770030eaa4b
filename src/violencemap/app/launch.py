"""How the dashboard is started.

Streamlit reads ``.streamlit/config.toml`` from the folder of the script it runs, so the entry
script of an installed wheel has a folder of its own with the options of this project.
"""

from __future__ import annotations

import sys
from pathlib import Path

__all__ = ["streamlit_command"]

_ENTRY = Path(__file__).with_name("entry") / "dashboard.py"


def streamlit_command(port: int | None = None) -> list[str]:
    """Command that serves the dashboard, ready for :func:`subprocess.run`.

    ``port`` None leaves the choice to Streamlit: 8501 or the next free one.

    >>> streamlit_command(9000)[-1]
    '--server.port=9000'
    """
    command = [sys.executable, "-m", "streamlit", "run", str(_ENTRY)]
    return command if port is None else [*command, f"--server.port={port}"]
