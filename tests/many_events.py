"""A store of some thousands of invented events, filled as anybody's would be: from a file."""

from __future__ import annotations

import importlib.util
from pathlib import Path

__all__ = ["write_many_events"]

_GENERATOR = Path(__file__).parents[1] / "benchmarks" / "event_data.py"


def write_many_events(path: Path, events: int) -> Path:
    """Create the store at the path with the generator of the benchmarks; returns the path."""
    spec = importlib.util.spec_from_file_location("event_data", _GENERATOR)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.write_event_store(path, events)
    return path
