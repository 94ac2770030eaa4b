"""The store: one DuckDB file, read as snapshots and replaced as a whole."""

from __future__ import annotations

from violencemap.store.build import ensure_store
from violencemap.store.connection import Store, default_store_path, open_store

__all__ = ["Store", "default_store_path", "ensure_store", "open_store"]
