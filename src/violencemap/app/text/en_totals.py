"""English wording about the sums of official files."""

from __future__ import annotations

__all__ = ["TEXT"]

TEXT = {
    "totals": "Sums of each file by state and year",
    "totals_about": (
        "All that the file counts, to be held against what is published. When it was stored, the "
        "sums were checked to be those of the file."
    ),
    "totals_release": "File",
    "totals_state": "State",
    "totals_all": "The whole file",
    "totals_abroad": "Abroad",
}
