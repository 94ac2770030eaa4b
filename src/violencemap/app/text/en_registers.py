"""English wording about SESNSP's change of register."""

from __future__ import annotations

__all__ = ["TEXT"]

TEXT = {
    "register_caveat": (
        "Since January 2026 SESNSP counts in a new register (RNID), with another list of crimes: "
        "it does not compare with the years before and is not added to them. Attempts, which the "
        "new one lists apart, are not counted here."
    ),
}
