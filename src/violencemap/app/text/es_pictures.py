"""Spanish wording of the pictures to download and of the section on years."""

from __future__ import annotations

__all__ = ["TEXT"]

TEXT = {
    # Downloads
    "pictures": "Para imprimir y compartir",
    "pictures_about": (
        "Llevan dentro el título, la leyenda, el periodo, las fuentes y cómo citarlas. Se hacen "
        "cuando las pide."
    ),
    "picture_map": "Mapa",
    "picture_map_about": "El mapa de la selección actual, con su leyenda y su escala.",
    "picture_chart": "Mes por mes",
    "picture_chart_about": "La gráfica de los meses de un lugar, con su intervalo.",
    "picture_years": "Año por año",
    "picture_years_about": "Un mapa pequeño de cada año, todos con los mismos colores.",
    "picture_brief": "Una página",
    "picture_brief_about": (
        "Un PDF para imprimir sobre un estado o el país: mapa, cifras, meses y qué falta."
    ),
    "picture_make_map": "Preparar el mapa",
    "picture_make_chart": "Preparar la gráfica",
    "picture_make_years": "Preparar los mapas",
    "picture_make_brief": "Preparar el PDF",
    "picture_make_help": "Tarda uno o dos segundos. Después se puede descargar.",
    "picture_making": "Preparando…",
    "as_svg": "SVG",
    "as_png": "PNG",
    "as_pdf": "PDF",
    # Years
    "years": "Año por año",
    "years_none": "Ningún año tiene dato para esta medida. No significa cero.",
    "years_colors": "Los colores son los de la leyenda del mapa.",
    "years_map": "Mapa de {year}; sus cifras están en la tabla",
    "years_table": "Totales de cada año",
    "column_year": "Año",
}
