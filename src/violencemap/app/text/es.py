"""Spanish wording. The reader is addressed as *usted*; sources speak, not we."""

from __future__ import annotations

__all__ = ["TEXT"]

TEXT = {
    "country": "México",
    # Navigation and sidebar
    "page_map": "Mapa",
    "page_report": "Reporte",
    "page_review": "Revisión",
    "page_downloads": "Descargas",
    "tagline": "Violencia en México: lo que dicen los reportes y las cifras oficiales",
    "language": "Idioma",
    "measure": "Qué mirar",
    "state": "Estado",
    "all_states": "Todo el país",
    "municipality": "Municipio",
    "all_municipalities": "Todos los municipios",
    "period": "Periodo",
    "one_month": "Sólo hay datos de {month}.",
    "type": "Tipo de evento",
    "all_types": "Todos los tipos",
    "precision": "Precisión mínima del lugar",
    "precision_all": "Todas, también sin lugar",
    "precision_help": (
        "Qué tan bien ubica el reporte cada evento. Los eventos ubicados sólo por estado cuentan "
        "en el mapa de estados y en la tabla, pero nunca se dibujan como puntos."
    ),
    "publisher_unknown": "editor no indicado",
    "dataset": "Conjunto de datos",
    "all_datasets": "Todos los conjuntos",
    "review": "Revisión",
    "review_filter_all": "Todos los eventos",
    "review_filter_reviewed": "Revisados por una persona",
    "review_filter_unreviewed": "Sin revisar",
    "review_help": (
        "Un programa lee los reportes y puede equivocarse. Los eventos revisados los vio una "
        "persona."
    ),
    "show": "Mostrar",
    "show_rate": "Tasa",
    "show_count": "Número",
    "level": "Nivel",
    "level_state": "Estados",
    "level_municipality": "Municipios",
    "reset": "Restablecer",
    "copy_link": "Copiar enlace",
    "copy_link_help": "Este enlace abre la misma vista, en cualquiera de los dos idiomas.",
    # Summary
    "summary_events": (
        "**{place}, {period}:** {events} en los reportes cargados; {deaths} según esos reportes."
    ),
    "summary_events_no_deaths": (
        "**{place}, {period}:** {events} en los reportes cargados; ninguno da un número de muertes."
    ),
    "summary_no_events": "**{place}, {period}:** ningún evento en los reportes cargados.",
    "events_one": "1 evento",
    "events_many": "{n} eventos",
    "deaths_one": "1 persona muerta",
    "deaths_many": "{n} personas muertas",
    "summary_statistic": (
        "**{place}, {period}:** {count} {unit}; {rate} por cada 100 mil {base} al año "
        "({source}, datos hasta {cutoff})."
    ),
    "summary_statistic_no_rate": (
        "**{place}, {period}:** {count} {unit} ({source}, datos hasta {cutoff})."
    ),
    "summary_statistic_no_data": "**{place}, {period}:** sin dato. No significa cero.",
    "year_before": (
        "Un año antes ({period}) fueron {count}; {rate} por cada 100 mil {base} al año."
    ),
    "year_before_unclear": (
        "Los intervalos se traslapan: las cifras no muestran una diferencia clara."
    ),
    "base_all": "habitantes",
    "base_women": "mujeres",
    "coverage": (
        "De {matched} eventos que coinciden con los filtros: {locality} con localidad, "
        "{municipality} con municipio, {state} sólo con estado, {unplaced} sin lugar."
    ),
    "coverage_reviewed": "Una persona ha revisado {reviewed} de los {matched} que se muestran.",
    "coverage_kept": "Con la precisión elegida se muestran {n}.",
    "undated_one": "1 evento sin fecha queda fuera de todo periodo.",
    "undated_many": "{n} eventos sin fecha quedan fuera de todo periodo.",
    "coverage_statistic": (
        "{present} de {areas} áreas tienen dato para el periodo; {missing} sin dato."
    ),
    "coverage_all_one": "El área tiene dato para el periodo.",
    "coverage_all_many": "Las {n} áreas tienen dato para el periodo.",
    "events_caveat": (
        "Los eventos vienen de los reportes cargados y no son un conteo de la violencia: "
        "un área sin eventos no es un área sin violencia."
    ),
    "statistic_caveat": (
        "Cifras oficiales de denuncias y carpetas de investigación; se revisan después de "
        "publicarse y no incluyen lo que no se denuncia."
    ),
    "without_municipality": (
        "{n} más, de los mismos estados y periodo, son de municipio desconocido: no están en el "
        "mapa ni en la tabla de municipios."
    ),
    "deaths_caveat": (
        "Cifras oficiales de certificados de defunción; primero preliminares y luego definitivas."
    ),
    "sources": "Fuentes: {sources}.",
    "source_reports_one": "{publisher} (1 reporte, {first})",
    "source_reports_many": "{publisher} ({n} reportes, {first} – {last})",
    "source_cutoff": "{publisher} (corte: {cutoff})",
    "correction": (
        "¿Encontró un error? La tabla nombra la fuente de cada registro: compárela con el "
        "original y avise al proyecto con el identificador del registro."
    ),
    # Map and legend
    "skip_map": "Saltar el mapa",
    "legend_areas": "áreas",
    "legend_points": "Eventos",
    "drawn_in_parent": (
        "Los 13 municipios creados después de 2019 se dibujan dentro del municipio de origen."
    ),
    # Tables
    "table_areas_state": "Estados",
    "table_areas_municipality": "Municipios",
    "table_events": "Eventos",
    "rows_one": "1 fila",
    "rows_many": "{n} filas",
    "no_data": "Sin dato",
    "undated": "sin fecha",
    "column_cvegeo": "Clave",
    "column_name_state": "Estado",
    "column_name_municipality": "Municipio",
    "column_count": "Número",
    "column_rate": "Tasa anual",
    "column_interval": "Intervalo 95 %",
    "column_flag": "Nota",
    "column_population": "Población",
    "column_months": "Meses con dato",
    "column_n_events": "Eventos",
    "column_date": "Fecha",
    "column_date_precision": "Exacta al",
    "column_type": "Tipo",
    "column_place": "Lugar",
    "column_precision": "Precisión del lugar",
    "column_deaths": "Muertes",
    "column_source": "Fuente",
    "column_review": "Revisión",
    "column_title": "Reporte",
    "column_id": "Identificador",
    "flag_ok": "",
    "flag_zero": "Cero registros reportados",
    "flag_zero_events": "Ningún evento en los reportes",
    "flag_unstable": "Pocos casos: tasa inestable",
    "flag_no_data": "Sin dato",
    "flag_no_population": "Sin población: no hay tasa",
    "flag_partial": "Periodo incompleto",
    "status_unreviewed": "sin revisar",
    "status_accepted": "aceptado",
    "status_changed": "corregido",
    # Empty states and errors
    "store_failed": "No se pudieron abrir los datos: {reason}",
    "nothing_matches": (
        "Ningún evento coincide con los filtros. El periodo con datos va de {first} a {last}."
    ),
    "no_months": "No hay datos cargados para esta medida.",
    "widen_period": "Ampliar el periodo",
    "link_dropped_one": "El enlace pedía {values}, que ya no existe; se quitó ese filtro.",
    "link_dropped_many": ("El enlace pedía {values}, que ya no existen; se quitaron esos filtros."),
    # Downloads
    "downloads_intro": (
        "Los archivos contienen exactamente lo que muestran el mapa y las tablas con los "
        "filtros actuales."
    ),
    "downloads_open_searches": (
        "Los archivos son públicos: dicen los secuestros y desapariciones con la menor área que "
        "tiene tres o más, un municipio o un estado, aunque esta página sepa más."
    ),
    "download_events": "Eventos",
    "download_events_about": "Un registro por evento, con su fuente y la precisión del lugar.",
    "download_areas": "Áreas",
    "download_areas_about": "Un registro por área: número, tasa e intervalo para el periodo.",
    "download_figures": "Cifras de los reportes",
    "download_figures_about": "Los números que dan los reportes y quién los dijo.",
    "source_line": "{publisher}, {title}. Licencia: {license}.",
    "download_map": "Mapa en un solo archivo",
    "download_map_about": "Una página HTML que se abre sin conexión a internet.",
    "as_geojson": "GeoJSON",
    "as_csv": "CSV",
    "as_html": "HTML",
    "file_name": "Archivo: `{name}`",
    "preview": "Vista previa (primeras 5 filas)",
    "preview_empty": "No hay filas con estos filtros.",
    "fields": "Campos del archivo",
    "field": "Campo",
    "meaning": "Qué contiene",
    "caveats": "Antes de usar los datos",
    "removed": "Qué se quitó",
    "removed_about": (
        "El perfil público no incluye estos campos, para no dañar a víctimas, testigos ni "
        "personas señaladas:"
    ),
    "citation": "Cómo citar",
    "licenses": "Fuentes y licencias",
    # Report
    "report_none": "Los datos incluidos no traen los textos de sus reportes.",
    "report_choose": "Qué leer",
    "report_place": "lugar",
    "report_foreign": "lugar fuera de México",
    "report_organization": "organización",
    "report_person": "persona",
    "report_road": "vía",
    "report_incident": "evento",
    "report_figure": "cifra",
    "report_unit_count": "{value}",
    "report_unit_percent_change": "{value} % de cambio",
    "report_unit_percent": "{value} %",
    "report_unit_rate_per_100k": "{value} por cada 100 mil",
    "report_unit_per_day": "{value} al día",
    "report_incidents": "Eventos que cuenta",
    # Review
    "review_progress": "**{reviewed} de {matched}** eventos revisados por una persona.",
    "review_who": "Quién revisa",
    "review_who_help": "El nombre queda escrito junto a cada decisión.",
    "review_name_first": "Escriba su nombre: cada decisión dice quién la tomó.",
    "review_accept": "Aceptar",
    "review_accept_help": "Es correcto como se muestra.",
    "review_reject": "Rechazar",
    "review_reject_help": "No es un evento, o no de este tipo. Deja de contarse y de publicarse.",
    "review_sensitive": "Sensible",
    "review_sensitive_help": "Es correcto, pero no se dirá nada más fino que su municipio.",
    "review_merge": "Unir",
    "review_merge_help": (
        "Es el mismo evento que el del otro reporte. Se cuenta una vez, con las dos fuentes."
    ),
    "review_merge_this": "Unir con este reporte",
    "review_skip": "Saltar",
    "review_skip_help": "Pasa al siguiente; éste espera hasta la próxima visita.",
    "review_undo": "Deshacer",
    "review_undo_help": "Deshace su última decisión.",
    "review_save": "Guardar cambios",
    "review_unchanged": "No se cambió ningún campo. Si es correcto, acéptelo.",
    "review_failed": "No se guardó: {reason}",
    "review_done": "No queda nada por revisar con estos lugares y tipos.",
    "review_skipped": "Sólo quedan eventos que saltó en esta sesión. Elija uno de la lista.",
    "review_no_words": "Las palabras de este reporte no están en los datos.",
    "review_candidates": "El lugar podría ser",
    "review_no_map": "No hay un punto que mostrar en el mapa.",
    "review_search": "Buscar otro lugar",
    "review_search_help": "Nombre, o clave del INEGI",
    "review_fatalities_low": "Muertes, al menos",
    "review_fatalities_best": "Muertes",
    "review_fatalities_high": "Muertes, a lo más",
    "review_other": "Otro reporte del mismo evento, quizá",
    "review_queue": "Siguen en la cola: lo incierto y lo más grave primero",
    "review_event": "Evento",
    "review_last": "Últimas decisiones",
    "review_take_back": "Deshacer ésta",
    "review_torn": "{file}, renglón {row}: no se pudo leer y se apartó ({reason}).",
    "review_no_deaths": "sin número de muertes",
    "review_did_accept": "aceptó",
    "review_did_change": "cambió",
    "review_did_reject": "rechazó",
    "review_did_sensitive": "marcó como sensible",
    "review_did_merge": "unió",
}
