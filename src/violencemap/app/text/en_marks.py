"""Wording of the map's marks and layers, key by key that of ``es_marks``."""

from __future__ import annotations

__all__ = ["TEXT"]

TEXT = {
    "points_as_totals": (
        "{n} events with a place; showing totals by municipality. Narrow the period or choose "
        "municipalities to see points."
    ),
    "rows_first": (
        "The table has the first {first} of {matched} by date; Downloads has all of them."
    ),
    # Layers
    "layers": "Layers",
    "layers_help": (
        "What is drawn. Groups and figures are what reports say of a whole area, with who "
        "says it; they are not proven facts."
    ),
    "layer_areas": "Areas",
    "layer_events": "Events",
    "layer_groups": "Groups",
    "layer_figures": "Figures",
    "layer_groups_title": "Groups that reports attribute here: {{n}}",
    "layer_figures_title": "Figures of reports: {{n}}",
    "legend_statements": "What reports say",
    "legend_no_layer": "No layer is on.",
    "statements_one": "1 statement",
    "statements_many": "{n} statements",
    "layer_unplaced_one": (
        "1 is of the whole country or of no place: it is in the table and not on the map."
    ),
    "layer_unplaced_many": (
        "{n} are of the whole country or of no place: they are in the table and not on the map."
    ),
    "attributed_by": "according to {who}",
    "column_statement": "Statement",
    "column_attributed_by": "According to",
}
