"""Spanish wording of the pages on events, coverage and method."""

from __future__ import annotations

__all__ = ["TEXT"]

TEXT = {
    "page_events": "Eventos",
    "page_coverage": "Cobertura",
    "page_method": "Método",
    # Events
    "events_choose": "Elija una fila de la tabla para ver de dónde viene cada dato.",
    "event_known": "Qué se sabe",
    "event_when": "Cuándo",
    "event_where": "Dónde",
    "event_deaths": "Muertes",
    "event_deaths_range": "{best} (entre {low} y {high})",
    "event_confidence": "Confianza de la lectura",
    "event_review": "Revisión",
    "event_reviewed": "Revisado por una persona ({day})",
    "event_unreviewed": "Nadie lo ha revisado todavía",
    "event_words": "Lo que dice el reporte",
    "event_no_words": (
        "Los datos incluidos traen hechos, no los textos: las palabras están en el reporte."
    ),
    "event_place": "Cómo se ubicó",
    "event_mention": "El reporte dice",
    "event_chosen": "Se eligió",
    "event_method": "Método",
    "event_score": "Puntuación",
    "event_reason": "Motivo",
    "event_candidates": "Otros lugares posibles",
    "event_no_candidates": "Ninguno",
    "event_sources": "Reportes que lo cuentan",
    # Coverage
    "coverage_summary_one": "**1 reporte** cargado; {events}, {figures}.",
    "coverage_summary_many": "**{n} reportes** cargados; {events}, {figures}.",
    "figures_one": "1 cifra",
    "figures_many": "{n} cifras",
    "coverage_precision": "Qué tan bien se ubican los eventos",
    "coverage_share": "Proporción, %",
    "coverage_series": "Series oficiales",
    "coverage_series_about": (
        "Un mes que ningún área reportó es un mes sin dato. No significa cero."
    ),
    "coverage_measure": "Medida",
    "coverage_level": "Nivel",
    "coverage_first": "Desde",
    "coverage_last": "Hasta",
    "coverage_months": "Meses",
    "coverage_complete": "Completos",
    "coverage_missing": "Meses que faltan o están incompletos",
    "coverage_areas": "Áreas",
    "coverage_reports": "Reportes",
    "coverage_file": "Archivo",
    "coverage_places": "Menciones de lugares",
    "coverage_undecided": "Sin decidir",
    "coverage_figures": "Cifras",
    "coverage_without": "Eventos sin fecha o sin lugar",
    "coverage_without_none": "Todos los eventos tienen fecha y al menos un estado.",
    "coverage_sources": "Fuentes",
    "coverage_title": "Título",
    "coverage_cutoff": "Corte",
    "coverage_retrieved": "Obtenido",
    "coverage_license": "Licencia",
    "coverage_none": "No hay series oficiales cargadas.",
    # Method
    "method_intro": (
        "Estas listas son las mismas que usa el programa: lo que aquí se lee es lo que se hace."
    ),
    "method_measures": "Qué se cuenta",
    "method_unit": "Se cuentan",
    "method_base": "Tasa por cada 100 mil",
    "method_rate": "Cómo se calcula la tasa",
    "method_rate_text": (
        "Tasa anual = número ÷ población × 100,000 × 365.25 ÷ días. Los días son los de los meses "
        "con dato. La población es la media del periodo, entre valores de mitad de año. El "
        "intervalo es el de Poisson, exacto, de 95 %. Con menos de {few} casos la tasa es "
        "inestable y el mapa la raya: use el número. En {year} cambió el registro del SESNSP "
        "(RNID): un periodo que lo cruza no es comparable."
    ),
    "method_classes": "Clases del mapa",
    "method_classes_about": (
        "Son fijas, para que un color diga lo mismo en todas las vistas. El cero tiene su propia "
        "clase; sin dato no es una clase, sino gris rayado."
    ),
    "method_types": "Tipos de evento",
    "method_acled": "ACLED",
    "method_ucdp": "UCDP",
    "method_precision": "Precisión del lugar",
    "method_precision_about": (
        "Un evento del que sólo se conoce el municipio se dibuja con un cuadro en su cabecera, "
        "que no marca el lugar exacto. Uno del que sólo se conoce el estado nunca es un punto."
    ),
    "method_where": "UCDP where_prec",
    "method_limits": "Límites",
    "method_limits_text": (
        "- Los eventos son los que cuentan los reportes cargados: no son un conteo de la "
        "violencia, y un área sin eventos no es un área sin violencia.\n"
        "- Las cifras oficiales dependen de la denuncia y del registro. Lo que no se denuncia "
        "(la cifra negra) no está en ellas.\n"
        "- El feminicidio es una categoría jurídica: no son todas las mujeres asesinadas. Su tasa "
        "es por cada 100 mil mujeres.\n"
        "- Una carpeta de investigación puede tener varias víctimas.\n"
        "- Mapas y archivos públicos no llevan nombres de víctimas ni de personas señaladas, ni "
        "las palabras de los reportes."
    ),
    "method_licenses": "Fuentes y licencias",
    "method_technical": "Definición técnica (en inglés)",
    "method_version": "violencemap {version}",
}
