"""Spanish wording of the pages on one place and on comparing."""

from __future__ import annotations

__all__ = ["TEXT"]

TEXT = {
    "page_place": "Lugar",
    "page_compare": "Comparar",
    # Place
    "place_choose": "Lugar",
    "place_choose_help": "Escriba el nombre de un estado o un municipio.",
    "place_several": "Hay varios lugares elegidos; aquí se ve {place}.",
    "place_interval": "Intervalo de 95\u00a0%: {low} a {high}.",
    "place_months": "{present} de {expected} meses tienen dato.",
    "place_state_only": (
        "Esta medida sólo se publica por estado; para un municipio, elija una medida en carpetas."
    ),
    "place_events_too": "{events} en los reportes cargados.",
    "place_unstable": "Pocos casos ({n}): la tasa es inestable; use el número.",
    "place_country_gap": (
        "El total del país falta en los meses que algún estado no reportó; no se suma sin él."
    ),
    "across_registers": (
        "No comparable: en 2026 cambió el registro (RNID). Las series de antes y después son "
        "distintas y no se suman ni se unen."
    ),
    "months_rate": "Tasa anual, mes por mes",
    "months_count": "Número, mes por mes",
    "months_range": "De {first} a {last}, lo menor es {low} ({low_month}) y lo mayor {high} "
    "({high_month}).",
    "months_flat": "De {first} a {last}, todos los meses con dato tienen {low}.",
    "months_one": "En {first}: {low}.",
    "months_none": "Ningún mes de {first} a {last} tiene dato. No significa cero.",
    "months_unknown_one": "1 mes no tiene dato y va en gris: no es cero.",
    "months_unknown_many": "{n} meses no tienen dato y van en gris: no son cero.",
    "months_provisional_rate": "Lo preliminar va con línea discontinua.",
    "months_provisional_count": "Lo preliminar va en barras claras de borde discontinuo.",
    "months_band": "La banda es el intervalo de 95\u00a0%.",
    "table_months": "Los mismos datos en una tabla",
    "months_table": "Datos por mes",
    "column_month": "Mes",
    "flag_provisional": "Preliminar",
    "place_figures": "Lo que dicen los reportes y lo que dice la serie oficial",
    "place_figures_none": "Los reportes cargados no dan cifras de este lugar.",
    "column_said": "Cifra del reporte",
    "column_counts": "Qué cuenta",
    "column_when": "Periodo",
    "column_said_by": "Quién la dio",
    "column_official": "Valor oficial",
    "column_difference": "Diferencia",
    "points": "{value} puntos porcentuales",
    "column_series": "Serie oficial",
    "column_reason": "Por qué falta o qué tener en cuenta",
    "place_neighbors": "Lugares vecinos",
    "place_neighbors_about": "Los que comparten frontera, del tramo más largo al más corto.",
    "place_neighbors_none": "No hay vecinos en el mapa de 2019.",
    "place_groups": "Grupos que los reportes atribuyen a este lugar",
    "place_groups_about": (
        "Son dichos de los reportes y de quienes éstos citan, no hechos probados. No van en ningún "
        "archivo, y en el mapa sólo en una capa que dice quién lo afirma."
    ),
    "place_groups_none": "Los reportes cargados no atribuyen grupos a este lugar.",
    "group_present": "{group}: presencia reportada",
    "group_allied": "{group}: alianza reportada con {other}",
    "group_in_conflict": "{group}: conflicto reportado con {other}",
    "group_said": "**{statement}** en {place}{period}, según {who} ({source}, {date}).",
    "group_the_report": "el propio reporte",
    "group_until": " (hasta el {end})",
    "place_sources": "Fuentes",
    # Compare
    "compare_what": "Qué comparar",
    "compare_by_place": "Dos lugares",
    "compare_by_period": "Dos periodos",
    "compare_first": "Primer lugar",
    "compare_second": "Segundo lugar",
    "compare_other_period": "Segundo periodo",
    "compare_period_first": "El primer periodo es el de la barra lateral: {period}.",
    "compare_same": "Los dos son el mismo: elija otro para comparar.",
    "compare_higher": (
        "La tasa de **{first}** ({rate}) es mayor que la de **{second}** ({other}): la "
        "diferencia es más grande de lo que explican sus intervalos."
    ),
    "compare_lower": (
        "La tasa de **{first}** ({rate}) es menor que la de **{second}** ({other}): la "
        "diferencia es más grande de lo que explican sus intervalos."
    ),
    "compare_unclear": (
        "La tasa de **{first}** es {rate} y la de **{second}** {other}: los intervalos se "
        "traslapan, así que las cifras no muestran una diferencia clara."
    ),
    "compare_ratio": " La primera es {ratio} veces la segunda.",
    "compare_rates": "Las dos tasas en la misma escala",
    "compare_rates_about": (
        "El punto es la tasa anual por cada 100 mil {base}; la línea, su intervalo de 95\u00a0%."
    ),
    "compare_months": "Mes por mes en la misma escala",
    "compare_table": "Los mismos datos en una tabla",
    "column_compared": "Qué se compara",
}
