"""What a report tells: its incidents, the figures it states, and where it says groups are."""

from __future__ import annotations

from violencemap.coding.figures import code_figures
from violencemap.coding.group_presence import code_presence
from violencemap.coding.incidents import code_incidents

__all__ = ["code_figures", "code_incidents", "code_presence"]
