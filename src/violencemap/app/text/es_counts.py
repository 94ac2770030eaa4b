"""Spanish wording of tables of counts and population whose columns a person names."""

from __future__ import annotations

__all__ = ["TEXT"]

TEXT = {
    "add_row_is": "Qué es cada fila",
    "add_row_is_event": "Un evento",
    "add_row_is_people": "Población de un año",
    "add_field_cve_ent": "Clave del estado",
    "add_field_cve_mun": "Clave del municipio",
    "add_field_year": "Año",
    "add_field_month": "Mes",
    "add_field_period": "Periodo (año y mes)",
    "add_field_number": "Número",
    "add_field_crime": "Delito",
    "add_field_detail": "Modalidad",
    "add_field_sex": "Sexo",
    "add_columns_lack_number": "Falta decir cuál es el número.",
    "add_columns_lack_area": "Falta decir cuál es la clave del municipio o del estado.",
    "add_columns_lack_month": "Falta decir el mes: año y mes, o periodo.",
    "add_columns_lack_year": "Falta decir cuál es el año.",
    "add_columns_months": "Los doce meses son columnas, que se reconocen por su nombre.",
    "add_kind_own_population": "Población de una tabla suya",
}
