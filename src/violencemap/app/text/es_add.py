"""Spanish wording of adding files, and of what stands where nothing was added yet."""

from __future__ import annotations

__all__ = ["TEXT"]

TEXT = {
    "page_add": "Agregar datos",
    "add_summary": (
        "Suelte sus archivos y vea qué se reconoce en ellos. **Nada se guarda hasta que usted lo "
        "agregue al mapa.**"
    ),
    "add_private": "Los archivos se leen en este equipo y no salen de él.",
    "add_drop": "Reportes y tablas",
    "add_drop_here": "Suelte aquí los archivos",
    "add_drop_browse": "Elegir archivos",
    "add_drop_limit": "Hasta {size} MB cada uno",
    "add_help": "Qué se puede soltar",
    "add_help_text": (
        "**Reportes**: archivos de texto, Markdown, HTML, JSON o JSONL, con un reporte o varios. "
        "Cada uno empieza con su título y su fecha.\n\n"
        "**Archivos oficiales**, como se descargan, también en zip, gz o bz2: incidencia delictiva "
        "y víctimas del SESNSP (estatal, municipal, federal), defunciones por homicidio del INEGI, "
        "población del CONAPO.\n\n"
        "**Eventos**: UCDP GED, su propia copia de ACLED, o cualquier tabla (csv, tsv, Excel, "
        "Parquet) con una fecha y un lugar en cada fila: se le pregunta una vez qué es cada "
        "columna."
    ),
    # Work
    "add_reading": "Leyendo {name}",
    "add_storing": "Guardando",
    "add_done_of": "{done} de {total}",
    "add_left": "faltan unos {seconds} s",
    "add_cancel": "Cancelar",
    "add_stopped": "Se canceló. Los datos están como estaban.",
    # A file
    "add_file_ok": "Se puede agregar",
    "add_file_waits": "Por leer",
    "add_file_asks": "Falta un dato",
    "add_file_bad": "No se pudo leer",
    "add_file_unused": "Ninguna fila se puede usar",
    "add_remove": "Quitar",
    "add_kind": "Qué es",
    "add_publisher": "Publica",
    "add_license": "Condiciones",
    "add_span": "Periodo",
    "add_rows": "Filas",
    "add_span_days": "{first} a {last}",
    "add_span_none": "Ningún mes con dato",
    "add_kind_sesnsp_crimes": "Carpetas de investigación por estado (SESNSP)",
    "add_kind_sesnsp_municipal": "Carpetas de investigación por municipio (SESNSP)",
    "add_kind_sesnsp_victims": "Víctimas por estado (SESNSP)",
    "add_kind_sesnsp_federal": "Delitos del fuero federal por estado (SESNSP)",
    "add_kind_inegi_homicide_deaths": "Defunciones por homicidio (INEGI)",
    "add_kind_conapo_population": "Población (CONAPO)",
    "add_kind_ucdp_ged": "Eventos de UCDP GED",
    "add_kind_acled": "Eventos de ACLED",
    "add_kind_own_counts": "Cifras de una tabla suya",
    "add_kind_own": "Eventos de una tabla suya",
    "add_kind_reports_one": "1 reporte",
    "add_kind_reports_many": "{n} reportes",
    "add_terms_unstated": "no se indica",
    "add_rows_read": "Se leyeron {a} filas; {b} se apartaron.",
    "add_rows_all": "Se leyeron {a} filas; ninguna se apartó.",
    "add_first_rows": "Primeras filas",
    "add_place": "Lugar",
    "add_counted": "Qué se cuenta",
    "add_months": "Meses",
    "add_number": "Número",
    "add_year": "Año",
    "add_population": "Población",
    "add_report_places": "Lugares",
    "add_no_report": "No hay ningún reporte en el archivo.",
    "add_date": "Fecha del reporte",
    "add_date_why": (
        "El reporte no dice de qué fecha es. Sin ella, «el lunes» o «ayer» no dicen un día."
    ),
    "add_notes": "Filas apartadas y avisos",
    "add_notes_more": "Se muestran {shown} de {n}; la descarga los trae todos.",
    "add_row": "Fila",
    "add_column": "Columna",
    "add_value": "Valor",
    "add_reason": "Motivo",
    "add_aside_download": "Descargar filas apartadas (CSV)",
    "add_cannot_read": "No se pudo leer {file}: {reason}.",
    # Columns of an unknown table
    "add_columns_ask": (
        "Esta tabla no es de las que se conocen. Diga qué es cada fila y cada "
        "columna. Se recuerda para el próximo archivo con el mismo encabezado."
    ),
    "add_columns_known": "Sus columnas se leyeron como usted dijo.",
    "add_columns_change": "Cambiar columnas",
    "add_columns_none": "Ninguna",
    "add_columns_more": "Más columnas",
    "add_columns_lack_date": "Falta decir cuál es la fecha.",
    "add_columns_lack_place": ("Falta decir dónde fue: clave INEGI, estado, o longitud y latitud."),
    "add_columns_use": "Ver qué resulta",
    "add_field_source_event_id": "Identificador",
    "add_field_event_date": "Fecha",
    "add_field_event_date_end": "Fecha final",
    "add_field_date_precision": "Precisión de la fecha",
    "add_field_event_type": "Tipo de evento",
    "add_field_sub_event_type": "Subtipo",
    "add_field_actor_1": "Actor 1",
    "add_field_actor_2": "Actor 2",
    "add_field_country": "País",
    "add_field_longitude": "Longitud",
    "add_field_latitude": "Latitud",
    "add_field_geo_precision": "Precisión del lugar",
    "add_field_cvegeo": "Clave INEGI",
    "add_field_state": "Estado",
    "add_field_municipality": "Municipio",
    "add_field_location": "Nombre del lugar",
    "add_field_fatalities_best": "Muertes",
    "add_field_fatalities_low": "Muertes, mínimo",
    "add_field_fatalities_high": "Muertes, máximo",
    "add_field_source": "Fuente",
    # Storing
    "add_store_one": "Agregar 1 archivo al mapa",
    "add_store_many": "Agregar {n} archivos al mapa",
    "add_discard": "Quitar todos",
    "add_left_out_one": "1 archivo todavía no se puede agregar; lo demás sí.",
    "add_left_out_many": "{n} archivos todavía no se pueden agregar; lo demás sí.",
    "add_failed": "No se guardó nada: {reason}",
    "add_result": "Los datos están en el mapa",
    "add_result_nothing": "Ya estaba todo: no cambió nada",
    "add_result_unused": "Ninguna fila de {files} se pudo usar; abajo están los motivos",
    "add_result_what": "Archivo o reporte",
    "add_result_state": "Qué pasó",
    "add_untitled": "Reporte sin título",
    "add_state_new": "nuevo",
    "add_state_replaced": "reemplaza al anterior",
    "add_state_unchanged": "sin cambios",
    "add_undo": "Deshacer",
    "add_undo_help": (
        "Deja los datos como estaban antes de agregar. Lo que se decidió en la revisión se queda "
        "en su bitácora, y las columnas que nombró se recuerdan."
    ),
    "add_undo_gone": "Ya no se puede deshacer: los datos cambiaron después.",
    "add_undone": "Se deshizo. Los datos están como estaban antes.",
    # Start
    "start_example": (
        "Ve el ejemplo incluido: unos pocos reportes y las series oficiales que trae el programa."
    ),
    "start_dismiss": "Ocultar",
    "start_empty": "Todavía no hay datos cargados. Puede empezar con el ejemplo incluido.",
    "start_load": "Cargar el ejemplo",
    "start_add": "Agregue sus propios archivos",
}
