"""Spanish wording about the sums of official files."""

from __future__ import annotations

__all__ = ["TEXT"]

TEXT = {
    "totals": "Sumas de cada archivo por estado y año",
    "totals_about": (
        "Todo lo que cuenta el archivo, para cotejarlo con lo publicado. Al guardarlo se comprobó "
        "que las sumas son las del archivo."
    ),
    "totals_release": "Archivo",
    "totals_state": "Estado",
    "totals_all": "Todo el archivo",
    "totals_abroad": "En el extranjero",
}
