"""Spanish wording about SESNSP's change of register."""

from __future__ import annotations

__all__ = ["TEXT"]

TEXT = {
    "register_caveat": (
        "Desde enero de 2026 el SESNSP cuenta en un registro nuevo (RNID), con otro catálogo de "
        "delitos: no se compara ni se suma con los años anteriores. Las tentativas, que el nuevo "
        "lista aparte, no se cuentan aquí."
    ),
}
