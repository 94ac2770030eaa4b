"""A store with SESNSP's old register as bundled and some months of the new one."""

from __future__ import annotations

import shutil
from pathlib import Path

from rnid_files import write_municipal_victims, write_state_victims
from violencemap.read.recognize import read_tables
from violencemap.store.tables import save_tables


def write_both_registers(bundled: Path, folder: Path) -> Path:
    """Path of a copy of a bundled store, with victims of January to August 2026 added."""
    path = Path(shutil.copyfile(bundled, folder / "both.duckdb"))
    for write in (write_state_victims, write_municipal_victims):
        save_tables(path, read_tables(write(folder)))
    return path
