"""What the columns of an unknown table may mean, as a first suggestion to the person who knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from violencemap.read.event_sources import FIELDS
from violencemap.read.month_columns import month_columns
from violencemap.read.own_counts import IN_MONTHS
from violencemap.read.raw_table import fold

__all__ = ["suggest_columns"]

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
