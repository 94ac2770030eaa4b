"""Where the files that ship with violencemap are.

In a wheel they sit inside the package, in a source tree in ``data/`` at its top.
"""

from __future__ import annotations

from pathlib import Path

__all__ = ["bundled_path"]

_PACKAGE = Path(__file__).resolve().parent


def bundled_path(*parts: str) -> Path:
    """Path of a bundled file, such as ``bundled_path("areas.csv")``."""
    inside = _PACKAGE / "data"
    root = inside if inside.is_dir() else _PACKAGE.parents[1] / "data"
    return root.joinpath(*parts)
