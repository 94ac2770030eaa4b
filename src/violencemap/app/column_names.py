"""What the columns of an unknown table may mean, as a first suggestion to the person who knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from violencemap.read.event_sources import FIELDS
from violencemap.read.month_columns import month_columns
from violencemap.read.raw_table import fold

__all__ = ["IN_MONTHS", "lacking", "lacking_of_counts", "lacking_of_population", "suggest_columns"]

# What the columns of twelve months tell, so that nothing else has to.
IN_MONTHS = ("number", "month", "period")

_PEOPLE = ("poblacion", "poblacion total", "pob total", "pob", "population", "habitantes")
# Names, folded, that columns of lists of events often have, in Spanish and in English.
_NAMES: Mapping[str, tuple[str, ...]] = {
    "source_event_id": ("id", "folio", "identificador", "event id"),
    "event_date": ("fecha", "date", "event date", "fecha del evento", "fecha del hecho", "dia"),
    "event_date_end": ("fecha final", "end date", "event date end"),
    "event_type": ("tipo", "type", "event type", "tipo de evento", "delito"),
    "longitude": ("longitud", "longitude", "lon", "lng", "x"),
    "latitude": ("latitud", "latitude", "lat", "y"),
    "cvegeo": ("clave", "cvegeo", "cve mun", "clave municipio", "cve municipio", "code"),
    "state": ("estado", "entidad", "state", "nom ent"),
    "municipality": ("municipio", "municipality", "nom mun", "alcaldia"),
    "location": ("lugar", "localidad", "location", "place"),
    "fatalities_best": ("muertos", "muertes", "victimas", "deaths", "fatalities", "killed"),
    "source": ("fuente", "source", "medio"),
    # counts by place and month
    "cve_ent": ("clave ent", "cve entidad", "clave entidad", "id entidad"),
    "cve_mun": ("cve municipio", "clave municipio", "cvegeo", "clave", "id municipio"),
    "year": ("ano", "anio", "year"),
    "month": ("mes", "month"),
    "period": ("periodo", "period", "fecha"),
    "number": ("total", "numero", "casos", "carpetas", "victimas", "n", "count", "valor", *_PEOPLE),
    "crime": ("delito", "subtipo de delito", "subtipo", "crime"),
    "detail": ("modalidad",),
    "sex": ("sexo", "sex", "genero"),
}


def suggest_columns(header: Sequence[str], fields: Sequence[str] = FIELDS) -> dict[str, str]:
    """The column of each field whose name says it; each column once, in the order of the fields.

    ``fields`` are those of events, of counts by place and month, or of population.

    >>> suggest_columns(["Fecha", "Entidad", "Muertos"])
    {'event_date': 'Fecha', 'state': 'Entidad', 'fatalities_best': 'Muertos'}
    """
    if "period" in fields and month_columns(header) is not None:
        fields = [name for name in fields if name not in IN_MONTHS]
    folded = {fold(column): column for column in reversed(header)}
    found = {}
    for name in fields:
        for known in (fold(name), *_NAMES.get(name, ())):
            if known in folded:
                found[name] = folded.pop(known)
                break
    return found


def lacking(columns: Mapping[str, str]) -> str | None:
    """What has still to be named for events: ``date`` or ``place``; None when it is enough."""
    if "event_date" not in columns:
        return "date"
    is_placed = {"longitude", "latitude"} <= set(columns) or {"cvegeo", "state"} & set(columns)
    return None if is_placed else "place"


def lacking_of_counts(columns: Mapping[str, str], header: Sequence[str]) -> str | None:
    """What has still to be named for counts: ``number``, ``area``, ``month`` or ``year``.

    None when it is enough. The months of a header name themselves where nothing else is the number.
    """
    is_wide = month_columns(header) is not None and not set(IN_MONTHS) & set(columns)
    if "number" not in columns and not is_wide:
        return "number"
    if not {"cve_ent", "cve_mun"} & set(columns):
        return "area"
    if is_wide:
        return None if "year" in columns else "year"
    is_dated = {"year", "month"} <= set(columns) or "period" in columns
    return None if is_dated else "month"


def lacking_of_population(columns: Mapping[str, str]) -> str | None:
    """What has still to be named for population: ``number``, ``area`` or ``year``; None: enough."""
    if "number" not in columns:
        return "number"
    if not {"cve_ent", "cve_mun"} & set(columns):
        return "area"
    return None if "year" in columns else "year"
