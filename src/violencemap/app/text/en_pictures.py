"""English wording of pictures and of the section on years, by the keys of ``es_pictures``."""

from __future__ import annotations

__all__ = ["TEXT"]

TEXT = {
    # Downloads
    "pictures": "To print and to share",
    "pictures_about": (
        "They hold their title, legend, period, sources and how to cite them. They are made when "
        "you ask for them."
    ),
    "picture_map": "Map",
    "picture_map_about": "The map of what is chosen, with its legend and scale.",
    "picture_chart": "Month by month",
    "picture_chart_about": "The chart of the months of a place, with its interval.",
    "picture_years": "Year by year",
    "picture_years_about": "A small map of each year, all in the same colors.",
    "picture_brief": "One page",
    "picture_brief_about": (
        "A PDF to print on a state or the country: map, figures, months and what is missing."
    ),
    "picture_make_map": "Prepare the map",
    "picture_make_chart": "Prepare the chart",
    "picture_make_years": "Prepare the maps",
    "picture_make_brief": "Prepare the PDF",
    "picture_make_help": "It takes a second or two. Then it can be downloaded.",
    "picture_making": "Preparing…",
    "as_svg": "SVG",
    "as_png": "PNG",
    "as_pdf": "PDF",
    # Years
    "years": "Year by year",
    "years_none": "No year has data for this measure. This does not mean zero.",
    "years_colors": "Colors are those of the legend of the map.",
    "years_map": "Map of {year}; its figures are in the table",
    "years_table": "Totals of each year",
    "column_year": "Year",
}
