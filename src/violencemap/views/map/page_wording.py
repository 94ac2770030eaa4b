"""The words around a map that stands alone, in Spanish and English."""

from __future__ import annotations

from violencemap.codes import Label, Language
from violencemap.measures import MEASURES
from violencemap.views.wording import fill

__all__ = ["measure_caveat", "page_text"]

# By what a measure counts; all others are crime reports and case files.
_CAVEATS = {"events": "caveat_events", "deaths": "caveat_deaths"}

_WORDS = {
    "areas": Label(es="áreas", en="areas"),
    "events": Label(es="Eventos", en="Events"),
    "legend": Label(es="Leyenda", en="Legend"),
    # summary
    "events_one": Label(es="1 evento", en="1 event"),
    "events_many": Label(es="{n} eventos", en="{n} events"),
    "summary_events": Label(
        es="{choice}: {events} en los reportes, sin número de muertes.",
        en="{choice}: {events} in the reports, without a number of deaths.",
    ),
    "summary_events_deaths": Label(
        es="{choice}: {events} en los reportes; muertes según ellos: {deaths}.",
        en="{choice}: {events} in the reports; deaths according to them: {deaths}.",
    ),
    "summary_count": Label(es="{choice}: {count} {unit}.", en="{choice}: {count} {unit}."),
    "summary_rate_all": Label(
        es="{choice}: {count} {unit}; {rate} por cada 100 mil habitantes al año.",
        en="{choice}: {count} {unit}; {rate} per 100,000 people a year.",
    ),
    "summary_rate_women": Label(
        es="{choice}: {count} {unit}; {rate} por cada 100 mil mujeres al año.",
        en="{choice}: {count} {unit}; {rate} per 100,000 women a year.",
    ),
    "summary_no_data": Label(
        es="{choice}: sin dato. No significa cero.",
        en="{choice}: no data. This does not mean zero.",
    ),
    "unplaced": Label(
        es="Eventos sin punto: {n}. De ellos sólo se conoce el estado, o ni eso.",
        en="Events without a point: {n}. Of them only the state is known, or not even that.",
    ),
    "without_municipality": Label(
        es="{n} más, de los mismos estados y periodo, son de municipio desconocido: no están en "
        "el mapa ni en la tabla de municipios.",
        en="{n} more, of the same states and period, are of no known municipality: neither the "
        "map nor the table of municipalities has them.",
    ),
    "rows_first": Label(
        es="La tabla tiene los primeros {first} de {matched} por fecha.",
        en="The table has the first {first} of {matched} by date.",
    ),
    # sources and caveats
    "sources": Label(es="Fuentes", en="Sources"),
    "cutoff": Label(es="fecha de corte {day}", en="data cut-off {day}"),
    "published": Label(es="publicado el {day}", en="published {day}"),
    "boundaries": Label(
        es="Límites: INEGI, Marco Geoestadístico 2019, simplificados. Los municipios creados "
        "después se dibujan dentro del municipio del que vienen.",
        en="Boundaries: INEGI, Marco Geoestadístico 2019, simplified. Municipalities created "
        "since then are drawn within the one they came from.",
    ),
    "caveat_events": Label(
        es="Los eventos vienen de los reportes cargados y no son un conteo de la violencia: un "
        "área sin eventos no es un área sin violencia.",
        en="Events come from the reports loaded and are not a count of violence: an area without "
        "events is not an area without violence.",
    ),
    "caveat_statistic": Label(
        es="Son cifras de denuncias y carpetas de investigación: no incluyen lo que no se "
        "denuncia, y se revisan después de publicarse. Sin dato no significa cero.",
        en="These are figures of crime reports and case files: they leave out what is never "
        "reported, and are revised after publication. No data does not mean zero.",
    ),
    "caveat_deaths": Label(
        es="Son defunciones certificadas como homicidio: se registran con demora, y las del "
        "último año se revisan. Sin dato no significa cero.",
        en="These are deaths certified as homicide: they are registered with delay, and those of "
        "the last year are revised. No data does not mean zero.",
    ),
    "made": Label(
        es="Hecho con violencemap {version}, {day}", en="Made with violencemap {version}, {day}"
    ),
    "no_script": Label(
        es="El mapa necesita JavaScript. La tabla tiene los mismos datos.",
        en="The map needs JavaScript. The table has the same data.",
    ),
    "skip_map": Label(es="Saltar el mapa", en="Skip map"),
    # tables
    "table_state": Label(es="Estados", en="States"),
    "table_municipality": Label(es="Municipios", en="Municipalities"),
    "code": Label(es="Clave", en="Code"),
    "name_state": Label(es="Estado", en="State"),
    "name_municipality": Label(es="Municipio", en="Municipality"),
    "count": Label(es="Número", en="Number"),
    "rate": Label(es="Tasa anual", en="Annual rate"),
    "interval": Label(es="Intervalo de 95 %", en="95% interval"),
    "population": Label(es="Población", en="Population"),
    "note": Label(es="Nota", en="Note"),
    "date": Label(es="Fecha", en="Date"),
    "type": Label(es="Tipo", en="Type"),
    "place": Label(es="Lugar", en="Place"),
    "precision": Label(es="Precisión", en="Precision"),
    "deaths": Label(es="Muertes", en="Deaths"),
    "source": Label(es="Fuente", en="Source"),
    "no_data": Label(es="Sin dato", en="No data"),
    "flag_ok": Label(es="", en=""),
    "flag_zero": Label(es="Cero registros reportados", en="Zero records reported"),
    "flag_zero_events": Label(es="Ningún evento en los reportes", en="No events in the reports"),
    "flag_unstable": Label(es="Pocos casos: tasa inestable", en="Few cases: unstable rate"),
    "flag_no_data": Label(es="No significa cero", en="This does not mean zero"),
    "flag_no_population": Label(es="Sin población: no hay tasa", en="Population unknown: no rate"),
    "flag_partial": Label(es="Periodo incompleto", en="Incomplete period"),
    "not_comparable": Label(
        es="No comparable: en 2026 cambió el registro (RNID)",
        en="Not comparable: the register changed in 2026 (RNID)",
    ),
}


def page_text(key: str, language: Language, **values: object) -> str:
    """Wording of ``key`` with its placeholders filled.

    >>> page_text("no_data", "es")
    'Sin dato'
    """
    return fill(_WORDS, key, language, **values)


def measure_caveat(measure: str, language: Language) -> str:
    """What to mind about the numbers of a measure."""
    return page_text(_CAVEATS.get(MEASURES[measure].unit, "caveat_statistic"), language)
