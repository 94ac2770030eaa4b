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
    # Layers
    "layers": "Capas",
    "layers_help": (
        "Qué se dibuja. Grupos y cifras son lo que dicen los reportes de un área entera, con "
        "quién lo dice; no son hechos probados."
    ),
    "layer_areas": "Áreas",
    "layer_events": "Eventos",
    "layer_groups": "Grupos",
    "layer_figures": "Cifras",
    "layer_groups_title": "Grupos que los reportes atribuyen aquí: {{n}}",
    "layer_figures_title": "Cifras de los reportes: {{n}}",
    "legend_statements": "Lo que dicen los reportes",
    "legend_no_layer": "No hay ninguna capa encendida.",
    "statements_one": "1 afirmación",
    "statements_many": "{n} afirmaciones",
    "layer_unplaced_one": "1 es de todo el país o sin lugar: está en la tabla y no en el mapa.",
    "layer_unplaced_many": (
        "{n} son de todo el país o sin lugar: están en la tabla y no en el mapa."
    ),
    "attributed_by": "según {who}",
    "column_statement": "Afirmación",
    "column_attributed_by": "Según",
}
