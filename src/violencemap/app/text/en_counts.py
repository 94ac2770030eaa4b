"""English wording of tables of counts and population whose columns a person names."""

from __future__ import annotations

__all__ = ["TEXT"]

TEXT = {
    "add_row_is": "What a row is",
    "add_row_is_event": "An event",
    "add_row_is_people": "Population of a year",
    "add_field_cve_ent": "Code of the state",
    "add_field_cve_mun": "Code of the municipality",
    "add_field_year": "Year",
    "add_field_month": "Month",
    "add_field_period": "Period (year and month)",
    "add_field_number": "Number",
    "add_field_crime": "Crime",
    "add_field_detail": "Detail",
    "add_field_sex": "Sex",
    "add_columns_lack_number": "Say which column is the number.",
    "add_columns_lack_area": "Say which column is the code of the municipality or state.",
    "add_columns_lack_month": "Say the month: year and month, or period.",
    "add_columns_lack_year": "Say which column is the year.",
    "add_columns_months": "The twelve months are columns, which are known by their names.",
    "add_kind_own_population": "Population of a table of yours",
}
