"""The words on the marks of the map, in Spanish and English. ``{…}`` are filled in the browser."""

from __future__ import annotations

from violencemap.codes import Label, Language

__all__ = ["mark_text"]

_WORDS = {
    "events_one": Label(es="{n} evento", en="{n} event"),
    "events_many": Label(es="{n} eventos", en="{n} events"),
    "kind": Label(es="{label}: {n}", en="{label}: {n}"),
    "placed": Label(
        es="Con localidad: {localities} · sólo con municipio: {municipalities}",
        en="Known to the locality: {localities} · to the municipality only: {municipalities}",
    ),
    "unreviewed_of": Label(es="Sin revisar: {n}", en="Unreviewed: {n}"),
    "opens": Label(
        es="Acérquese o haga clic para verlos por separado",
        en="Zoom in or click to see them apart",
    ),
    "totals": Label(
        es="Son totales por municipio: acote el periodo o elija el municipio para ver puntos.",
        en="These are totals by municipality: narrow the period or choose the municipality "
        "to see points.",
    ),
    "states_only": Label(
        es="{n} eventos de los que sólo se conoce el estado",
        en="{n} events known only to be in a state",
    ),
    "whole_area": Label(
        es="Se dice del área entera: la marca no señala ningún lugar en ella.",
        en="Said of the whole area: the mark stands at no place in it.",
    ),
    "state_only": Label(
        es="El número no marca ningún lugar del estado.",
        en="The number marks no place in the state.",
    ),
}


def mark_text(language: Language) -> dict[str, str]:
    """Wording of the marks, by the names that the renderer knows (``Text`` in payload.ts).

    >>> mark_text("en")["events_many"]
    '{n} events'
    """
    return {key: label[language] for key, label in _WORDS.items()}
