"""What every writer needs: one at a time, and nothing is done until it is on the disk."""

from __future__ import annotations

import os
from pathlib import Path

__all__ = ["LOCK_TIMEOUT", "flush"]

# How long a writer waits for another one before it gives up, in seconds.
LOCK_TIMEOUT = 5.0


def flush(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    if path.is_dir() and os.name == "nt":
        return  # Windows cannot open a folder, and keeps renames in its journal
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
