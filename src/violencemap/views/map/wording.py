"""The words on the map, in Spanish and English. ``{…}`` in the templates are filled later."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from violencemap.codes import DatePrecision, Label, Language, Level
from violencemap.measures import MEASURES
from violencemap.query.where import format_month

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["event_date", "map_text"]

_LEVELS = {
    "state": Label(es="por estado", en="by state"),
    "municipality": Label(es="por municipio", en="by municipality"),
}
_MAP = Label(
    es="Mapa: {measure}, {level}. Los mismos datos están en la tabla.",
    en="Map: {measure}, {level}. The same data are in the table.",
)
_RATE = {
    "all": Label(
        es="{rate} por cada 100 mil habitantes al año (intervalo de 95 %: {low}–{high})",
        en="{rate} per 100,000 people a year (95% interval: {low}–{high})",
    ),
    "women": Label(
        es="{rate} por cada 100 mil mujeres al año (intervalo de 95 %: {low}–{high})",
        en="{rate} per 100,000 women a year (95% interval: {low}–{high})",
    ),
}
_POPULATION = {
    "all": Label(es="Población: {population}", en="Population: {population}"),
    "women": Label(es="Mujeres: {population}", en="Women: {population}"),
}
# Keys are the symbols that a payload's flags consist of.
_FLAGS = {
    "0": Label(es="Cero registros reportados", en="Zero records reported"),
    "u": Label(
        es="Pocos casos ({n}): la tasa es inestable; use el número.",
        en="Few cases ({n}): the rate is unstable; use the count.",
    ),
    "-": Label(es="Sin dato. No significa cero.", en="No data. This does not mean zero."),
    "?": Label(es="Sin población: no hay tasa", en="Population unknown: no rate"),
    "p": Label(
        es="Periodo incompleto: faltan meses", en="Incomplete period: some months are missing"
    ),
    "x": Label(
        es="No comparable: en 2026 cambió el registro (RNID).",
        en="Not comparable: the register changed in 2026 (RNID).",
    ),
}
# Reports are no register: they have no records of which there could be zero.
_NO_EVENTS = Label(es="Ningún evento en los reportes", en="No events in the reports")
_SOURCE = Label(es="Fuente: {measure}, {period}", en="Source: {measure}, {period}")
_PROVISIONAL = Label(es=" (preliminar)", en=" (preliminary)")
_UNDATED = Label(es="sin periodo", en="no period")
_WEEK = Label(es="semana del {day}", en="week of {day}")
_PLAIN = {
    "within": Label(
        es="Incluye en el dibujo {name} (municipio más reciente): {count}",
        en="Drawn together with {name} (a newer municipality): {count}",
    ),
    "within_no_data": Label(
        es="Incluye en el dibujo {name} (municipio más reciente): sin dato",
        en="Drawn together with {name} (a newer municipality): no data",
    ),
    "state_events": Label(
        es="Eventos de los que sólo se conoce el estado: {n}",
        en="Events known only to be in this state: {n}",
    ),
    "deaths": Label(es="muertes: {n}", en="deaths: {n}"),
    "unreviewed": Label(es="sin revisar", en="unreviewed"),
    "more": Label(es="y {n} más; véase la tabla", en="and {n} more; see the table"),
    "zoom_in": Label(es="Acercar", en="Zoom in"),
    "zoom_out": Label(es="Alejar", en="Zoom out"),
    "home": Label(es="Ver todo", en="Show all"),
    "full_screen": Label(es="Pantalla completa", en="Full screen"),
    "full_screen_off": Label(es="Salir de pantalla completa", en="Leave full screen"),
    "close": Label(es="Cerrar", en="Close"),
    "search": Label(es="Buscar un lugar", en="Search for a place"),
    "search_none": Label(es="Ningún lugar se llama así", en="No place of that name"),
    "search_state": Label(es="estado", en="state"),
    "search_locality": Label(es="localidad de {place}", en="locality of {place}"),
    "drawn_in": Label(
        es="Municipio más reciente, dibujado dentro de {name}",
        en="A newer municipality, drawn inside {name}",
    ),
    "keys": Label(
        es=(
            "Las flechas mueven el mapa; + y − lo acercan y alejan. Se dice lo que está en el "
            "centro; Entrar lo deja abierto con sus botones, Escape lo cierra."
        ),
        en=(
            "Arrow keys move the map; + and − zoom in and out. What is in the middle is told; "
            "Enter keeps it open with its buttons, Escape closes it."
        ),
    ),
    "failed": Label(
        es="El mapa no se pudo dibujar. La tabla tiene los mismos datos.",
        en="The map could not be drawn. The table has the same data.",
    ),
}
_PRECISIONS = (
    Label(es="Se conoce la localidad", en="Known to the locality"),
    Label(
        es="Sólo se conoce el municipio; el cuadro no marca el lugar exacto",
        en="Known to the municipality only; the square does not mark the exact place",
    ),
)


def map_text(
    areas: pd.DataFrame, *, measure: str, level: Level, language: Language
) -> dict[str, Any]:
    """Everything that the renderer may write, by the names it knows (``Text`` in payload.ts)."""
    shown = MEASURES[measure]
    label = shown.label[language]
    flags = _FLAGS | ({"0": _NO_EVENTS} if measure == "events" else {})
    return {
        "map": _MAP[language].format(measure=label, level=_LEVELS[level][language]),
        "count": f"{{count}} {shown.unit_label[language]}",
        "rate": _RATE[shown.population_base][language],
        "population": _POPULATION[shown.population_base][language] + _basis(areas),
        "flags": {symbol: words[language] for symbol, words in flags.items()},
        "source": _SOURCE[language].format(measure=label, period=_period(areas, language)),
        "precisions": [words[language] for words in _PRECISIONS],
        **{key: words[language] for key, words in _PLAIN.items()},
    }


def event_date(day: date | None, precision: str, language: Language) -> str:
    """Date as finely as it is known: ``28 mar 2021``, ``mar 2021``, ``2021``, ``sin fecha``."""
    if day is None or precision == DatePrecision.UNKNOWN:
        return DatePrecision.UNKNOWN.label[language]
    if precision == DatePrecision.YEAR:
        return str(day.year)
    month = format_month(day, language)
    if precision == DatePrecision.MONTH:
        return month
    words = f"{day.day} {month}"
    return _WEEK[language].format(day=words) if precision == DatePrecision.WEEK else words


def _basis(areas: pd.DataFrame) -> str:
    """Year and source of the population, `` (2024, CONAPO)``; one for the whole map."""
    first = areas["population_source"].first_valid_index()
    if first is None:
        return ""
    return f" ({areas['population_year'][first]}, {areas['population_source'][first]})"


def _period(areas: pd.DataFrame, language: Language) -> str:
    first = areas["period_start"].first_valid_index()
    if first is None:
        return _UNDATED[language]
    ends = (areas["period_start"][first], areas["period_end"][first])
    months = dict.fromkeys(format_month(day, language) for day in ends)
    provisional = _PROVISIONAL[language] if areas["provisional"].any() else ""
    return " – ".join(months) + provisional
