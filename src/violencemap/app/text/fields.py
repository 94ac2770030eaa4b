"""What each field of the exported files holds, in both languages."""

from __future__ import annotations

from violencemap.codes import Label
from violencemap.query.reasons import REASONS

__all__ = ["FIELDS"]

_MEANINGS: dict[str, tuple[str, str]] = {
    # events
    "event_id": ("Identificador estable del evento", "Stable identifier of the event"),
    "event_date": ("Primer día posible (AAAA-MM-DD)", "First possible day (YYYY-MM-DD)"),
    "event_date_end": ("Último día posible", "Last possible day"),
    "date_precision": (
        "Precisión de la fecha: day, week, month, year",
        "Precision of the date: day, week, month, year",
    ),
    "event_type": ("Tipo de evento (código)", "Type of event (code)"),
    "event_type_raw": ("Tipo como lo dice la fuente", "Type as the source says it"),
    "deaths_best": ("Muertes reportadas", "Deaths reported"),
    "deaths_low": ("Muertes, cifra más baja", "Deaths, lowest figure"),
    "deaths_high": ("Muertes, cifra más alta", "Deaths, highest figure"),
    "place_mention": ("Lugar como lo dice el reporte", "Place as the report says it"),
    "place_name": ("Nombre del lugar encontrado", "Name of the place found"),
    "cve_ent": ("Clave INEGI del estado, 2 dígitos", "INEGI code of the state, 2 digits"),
    "cve_mun": (
        "Clave INEGI del municipio en su estado, 3 dígitos",
        "INEGI code of the municipality in its state, 3 digits",
    ),
    "cvegeo": ("Clave geoestadística de INEGI", "INEGI geostatistical code"),
    "cve_loc": ("Clave INEGI de la localidad, 4 dígitos", "INEGI code of the locality, 4 digits"),
    "state_name": ("Nombre del estado", "Name of the state"),
    "municipality_name": ("Nombre del municipio", "Name of the municipality"),
    "geo_precision": (
        "Precisión del lugar: locality, near, municipality, state, country, unknown",
        "Location precision: locality, near, municipality, state, country, unknown",
    ),
    "geometry_role": (
        "Qué es el punto: location (el lugar), label_point (su municipio), blurred, none",
        "What the point is: location (the place), label_point (its municipality), blurred, none",
    ),
    "blur_km": ("Desplazamiento del punto en km", "Shift of the point in km"),
    "geocode_method": ("Cómo se encontró el lugar", "How the place was found"),
    "geocode_score": ("Confianza en el lugar, 0 a 1", "Confidence in the place, 0 to 1"),
    "geocode_candidates": ("Lugares posibles", "Possible places"),
    "review_status": ("Revisión por una persona", "Review by a person"),
    "reviewed_on": ("Fecha de la revisión", "Date of the review"),
    "source_id": ("Identificador de la fuente", "Identifier of the source"),
    "source_name": ("Quién publicó el reporte", "Publisher of the report"),
    "source_url": ("Dirección del reporte", "Address of the report"),
    "source_date": ("Fecha del reporte", "Date of the report"),
    "n_sources": ("Reportes que cuentan el evento", "Reports that tell the event"),
    "license": ("Licencia del registro", "License of the record"),
    "longitude": ("Longitud WGS 84, grados", "WGS 84 longitude, degrees"),
    "latitude": ("Latitud WGS 84, grados", "WGS 84 latitude, degrees"),
    # areas
    "level": ("Nivel: state o municipality", "Level: state or municipality"),
    "name": ("Nombre del área", "Name of the area"),
    "indicator": ("Indicador (código)", "Indicator (code)"),
    "indicator_es": ("Indicador en español", "Indicator in Spanish"),
    "indicator_en": ("Indicador en inglés", "Indicator in English"),
    "unit": ("Unidad en que se cuenta", "Unit that is counted"),
    "series_id": ("Serie oficial", "Official series"),
    "comparability": ("Si la serie es comparable", "Whether the series is comparable"),
    "period_start": ("Primer día del periodo", "First day of the period"),
    "period_end": ("Último día del periodo", "Last day of the period"),
    "months_expected": ("Meses del periodo", "Months in the period"),
    "months_present": ("Meses con dato", "Months with data"),
    "count": ("Número; vacío es sin dato, no cero", "Count; empty is no data, not zero"),
    "population": ("Población de base", "Base population"),
    "population_year": ("Año de la población", "Year of the population"),
    "population_base": ("Base: all o women", "Base: all or women"),
    "population_source": ("Fuente de la población", "Source of the population"),
    "rate_per_100k": ("Tasa anual por cada 100 mil", "Annual rate per 100,000"),
    "rate_low": (
        "Límite inferior del intervalo Poisson exacto del 95 %",
        "Lower bound of the exact Poisson 95% interval",
    ),
    "rate_high": (
        "Límite superior del intervalo Poisson exacto del 95 %",
        "Upper bound of the exact Poisson 95% interval",
    ),
    "rate_flag": (
        "Nota: ok, unstable, zero, no_data, no_population, partial",
        "Note: ok, unstable, zero, no_data, no_population, partial",
    ),
    "class_index": ("Clase en el mapa, 0 a 6", "Class on the map, 0 to 6"),
    "class_label": ("Límites de la clase", "Bounds of the class"),
    "n_events": ("Eventos en el área", "Events in the area"),
    "n_events_area_only": (
        "Eventos ubicados sólo en el área, sin punto",
        "Events placed only in the area, without a point",
    ),
    "provisional": ("Si la cifra es preliminar", "Whether the figure is provisional"),
    # figures
    "figure_id": ("Identificador estable de la cifra", "Stable identifier of the figure"),
    "value": ("La cifra; una baja es negativa", "The figure; a decline is negative"),
    "baseline_start": ("Primer día con que se compara", "First day it is compared with"),
    "baseline_end": ("Último día con que se compara", "Last day it is compared with"),
    "said_by": ("Institución que dio la cifra", "Institution that gave the figure"),
    "official_measure": (
        "Medida oficial con que se compara (código)",
        "Official measure it is compared with (code)",
    ),
    "official_value": (
        "Valor oficial del mismo lugar, meses y tipo, en la unidad de la cifra",
        "Official value of the same place, months and kind, in the unit of the figure",
    ),
    "difference": (
        "Cifra menos valor oficial; entre cambios, puntos porcentuales",
        "Figure minus official value; between changes, percentage points",
    ),
    "comparison_reason": (
        f"Por qué no hay valor oficial, o qué tener en cuenta: {', '.join(REASONS)}",
        f"Why there is no official value, or what to mind about it: {', '.join(REASONS)}",
    ),
    "confidence": ("Confianza en la lectura, 0 a 1", "Confidence in the reading, 0 to 1"),
}

FIELDS: dict[str, Label] = {name: Label(es=es, en=en) for name, (es, en) in _MEANINGS.items()}
