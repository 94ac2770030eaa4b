"""What a report tells: the incidents it describes and the figures it states."""

from __future__ import annotations

from violencemap.coding.figures import code_figures
from violencemap.coding.incidents import code_incidents

__all__ = ["code_figures", "code_incidents"]
