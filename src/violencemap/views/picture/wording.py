"""The words of the pictures, in Spanish and English. ``{…}`` are filled by who asks."""

from __future__ import annotations

from violencemap.codes import Label, Language

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
    "caveat_deaths": Label(
        es="Son defunciones certificadas como homicidio: se registran con demora, y las del "
        "último año se revisan. Sin dato no significa cero.",
        en="These are deaths certified as homicide: they are registered with delay, and those of "
        "the last year are revised. No data does not mean zero.",
    ),
    "not_stated": Label(es="no se indica", en="not stated"),
    # map
    "areas_state": Label(es="estados", en="states"),
    "areas_municipality": Label(es="municipios", en="municipalities"),
    "provisional": Label(
        es="Las cifras del año de la fecha de corte son preliminares.",
        en="Figures of the year of the cut-off are preliminary.",
    ),
    "several_events": Label(
        es="Con número: varios eventos en un punto", en="With a number: several events at one point"
    ),
    "too_many_events": Label(
        es="{n} eventos son demasiados puntos: no se dibujan. Acote el periodo o los lugares.",
        en="{n} events are too many points: they are not drawn. Choose a shorter period or "
        "fewer places.",
    ),
}


def picture_text(key: str, language: Language, **values: object) -> str:
    """Wording of ``key`` with its placeholders filled.

    >>> picture_text("reports", "es", n=3)
    '3 reportes'
    """
    return _WORDS[key][language].format(**values)
