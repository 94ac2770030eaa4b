"""Spanish wording of the map's marks and layers."""

from __future__ import annotations

__all__ = ["TEXT"]

TEXT = {
    "points_as_totals": (
        "{n} eventos con lugar; se muestran totales por municipio. Acote el periodo o elija "
        "municipios para ver puntos."
    ),
    "rows_first": (
        "La tabla tiene los primeros {first} de {matched} por fecha; en Descargas están todos."
    ),
}
