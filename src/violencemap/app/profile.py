"""Who the dashboard is for: its own people, or everybody.

``VIOLENCEMAP_PROFILE=public`` switches off whatever changes the data (adding, the review) and
whatever shows the words of reports, which may name people.
"""

from __future__ import annotations

import os
from collections.abc import Iterable

__all__ = ["PROFILE_VARIABLE", "hidden_pages", "is_public", "public_columns"]

PROFILE_VARIABLE = "VIOLENCEMAP_PROFILE"
_PRIVATE_PAGES = frozenset({"add", "review", "report"})
# Columns that hold words of reports, or names of the files of their people.
_PRIVATE_COLUMNS = frozenset(
    {
        "title",  # may name victims
        "column_title",
        "coverage_file",
    }
)


def is_public() -> bool:
    """Whether everybody may look. A slip must not publish: whatever is not ``private`` is public.

    >>> is_public()
    False
    """
    return os.environ.get(PROFILE_VARIABLE, "private") != "private"


def hidden_pages() -> frozenset[str]:
    """Pages that are not there for everybody, by the last part of their address."""
    return _PRIVATE_PAGES if is_public() else frozenset()


def public_columns(names: Iterable[str]) -> list[str]:
    """The columns, of a table of events or reports, that may be shown to who is looking.

    >>> public_columns(["title", "source"])
    ['title', 'source']
    """
    return [name for name in names if not (is_public() and name in _PRIVATE_COLUMNS)]
