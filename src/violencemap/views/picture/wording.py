"""The words of the pictures, in Spanish and English. ``{…}`` are filled by who asks."""

from __future__ import annotations

from violencemap.codes import Label, Language
from violencemap.views.wording import fill

__all__ = ["picture_text"]

_WORDS = {
    # below every picture
    "sources": Label(es="Fuentes: {sources}.", en="Sources: {sources}."),
    "no_sources": Label(es="ninguna en este periodo", en="none in this period"),
    "report": Label(es="1 reporte", en="1 report"),
    "reports": Label(es="{n} reportes", en="{n} reports"),
    "and_more": Label(es="; y {n} más", en="; and {n} more"),
    "cite": Label(
        es="Cítese así: {citation} Licencia de los datos: {licenses}.",
        en="Cite as: {citation} License of the data: {licenses}.",
    ),
    "not_stated": Label(es="no se indica", en="not stated"),
    # map
    "areas_state": Label(es="estados", en="states"),
    "areas_municipality": Label(es="municipios", en="municipalities"),
    "provisional": Label(
        es="Las cifras del año de la fecha de corte son preliminares.",
        en="Figures of the year of the cut-off are preliminary.",
    ),
    "far_islands": Label(
        es="No se ven las islas que están lejos en el mar.",
        en="Islands far at sea are not shown.",
    ),
    "several_events": Label(
        es="Con número: varios eventos en un punto", en="With a number: several events at one point"
    ),
    "too_many_events": Label(
        es="{n} eventos son demasiados puntos: no se dibujan. Acote el periodo o los lugares.",
        en="{n} events are too many points: they are not drawn. Choose a shorter period or "
        "fewer places.",
    ),
    # chart of months
    "months_no_data": Label(
        es="{choice}: sin dato. No significa cero.",
        en="{choice}: no data. This does not mean zero.",
    ),
    "months_count": Label(es="{choice}: {count} {unit}.", en="{choice}: {count} {unit}."),
    "months_rate_all": Label(
        es="{choice}: {count} {unit}; {rate} por cada 100 mil habitantes al año (intervalo de "
        "95 %: {low}–{high}).",
        en="{choice}: {count} {unit}; {rate} per 100,000 people a year (95% interval: "
        "{low}–{high}).",
    ),
    "months_rate_women": Label(
        es="{choice}: {count} {unit}; {rate} por cada 100 mil mujeres al año (intervalo de "
        "95 %: {low}–{high}).",
        en="{choice}: {count} {unit}; {rate} per 100,000 women a year (95% interval: "
        "{low}–{high}).",
    ),
    "few_cases": Label(
        es="Pocos casos ({n}): la tasa es inestable; use el número.",
        en="Few cases ({n}): the rate is unstable; use the count.",
    ),
    "months_missing": Label(
        es="Hay dato de {present} de {expected} meses. Los otros, en gris, no son ceros.",
        en="{present} of {expected} months have data. The others, in gray, are not zeros.",
    ),
    "months_untold": Label(
        es="Los reportes cuentan de {present} de {expected} meses. Los otros, en gris, no son "
        "ceros.",
        en="The reports tell of {present} of {expected} months. The others, in gray, are not "
        "zeros.",
    ),
    "band": Label(
        es="La franja es el intervalo de 95 % de cada mes.",
        en="The band is the 95% interval of each month.",
    ),
    "months_provisional": Label(
        es="Lo discontinuo es preliminar: los meses del año de la fecha de corte aún se revisan.",
        en="What is dashed is preliminary: months of the year of the cut-off are still revised.",
    ),
    # small maps of years
    "years_sentence": Label(
        es="{place}, año por año, {years}.", en="{place}, year by year, {years}."
    ),
    "years_none": Label(
        es="{place}: ningún año tiene dato. No significa cero.",
        en="{place}: no year has data. This does not mean zero.",
    ),
    "years_about": Label(
        es="Cada mapa es de un año entero; el color dice lo mismo en todos.",
        en="Each map is of a whole year; a color says the same in all of them.",
    ),
    "years_interval": Label(
        es="Entre paréntesis, el intervalo de 95 % de la tasa.",
        en="In brackets, the 95% interval of the rate.",
    ),
    "years_incomplete": Label(
        es="De un año incompleto la tasa es la de los meses con dato, y el número no se compara "
        "con el de años enteros.",
        en="Of an incomplete year the rate is that of the months with data, and the count does "
        "not compare with that of whole years.",
    ),
    "no_data": Label(es="Sin dato", en="No data"),
    "only_months": Label(es="sólo {months}", en="{months} only"),
    "year_provisional": Label(es="preliminar", en="preliminary"),
    "areas_incomplete": Label(
        es="áreas a las que faltan meses: {n}", en="areas that lack months: {n}"
    ),
    "new_register": Label(es="Registro desde 2026 (RNID)", en="Register since 2026 (RNID)"),
    "other_register": Label(
        es="Desde 2026, otro registro (RNID): no se compara con los años de arriba",
        en="Since 2026, another register (RNID): it does not compare with the years above",
    ),
}


def picture_text(key: str, language: Language, **values: object) -> str:
    """Wording of ``key`` with its placeholders filled.

    >>> picture_text("reports", "es", n=3)
    '3 reportes'
    """
    return fill(_WORDS, key, language, **values)
