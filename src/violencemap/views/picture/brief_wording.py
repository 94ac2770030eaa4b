"""The words of the one-page brief, in Spanish and English. ``{…}`` are filled by who asks."""

from __future__ import annotations

from violencemap.codes import Label, Language
from violencemap.views.wording import fill

__all__ = ["brief_text"]

_WORDS = {
    "kicker": Label(es="Violencia en México · una página", en="Violence in Mexico · one page"),
    "country": Label(es="México", en="Mexico"),
    "subtitle": Label(es="{measure} · {period}", en="{measure} · {period}"),
    "map_caption_outline": Label(
        es="Por {level}, con el número de áreas de cada clase. El contorno grueso es {place}.",
        en="By {level}, with the number of areas in each class. The thick outline is {place}.",
    ),
    "map_caption_ring": Label(
        es="Por {level}, con el número de áreas de cada clase. El círculo señala {place}.",
        en="By {level}, with the number of areas in each class. The ring is around {place}.",
    ),
    "map_caption_whole": Label(
        es="Por {level}, con el número de áreas de cada clase.",
        en="By {level}, with the number of areas in each class.",
    ),
    "level_state": Label(es="estado", en="state"),
    "level_municipality": Label(es="municipio", en="municipality"),
    "map_alt": Label(
        es="Mapa. {caption} Áreas de cada clase: {classes}.",
        en="Map. {caption} Areas in each class: {classes}.",
    ),
    # key figures
    "figures": Label(es="Cifras del periodo", en="Figures of the period"),
    "rate_all": Label(es="Tasa anual por 100 mil", en="Annual rate per 100,000"),
    "rate_women": Label(es="Tasa anual por 100 mil mujeres", en="Annual rate per 100,000 women"),
    "interval": Label(es="Intervalo de 95 %", en="95% interval"),
    "population_all": Label(es="Población media", en="Mean population"),
    "population_women": Label(es="Mujeres, media", en="Women, mean"),
    "months": Label(es="Meses con dato", en="Months with data"),
    "months_of": Label(es="{present} de {expected}", en="{present} of {expected}"),
    "before": Label(es="Un año antes: {unit}", en="A year before: {unit}"),
    "before_rate": Label(es="Un año antes: tasa", en="A year before: rate"),
    "before_interval": Label(es="Un año antes: intervalo", en="A year before: interval"),
    "change": Label(es="Cambio de la tasa", en="Change of the rate"),
    "deaths": Label(es="Muertes según los reportes", en="Deaths according to them"),
    "events": Label(es="Eventos", en="Events"),
    "placed": Label(es="Lugar: {precision}", en="Place: {precision}"),
    "reviewed": Label(es="Revisados por una persona", en="Reviewed by a person"),
    "unreviewed": Label(es="Sin revisar", en="Unreviewed"),
    "higher": Label(
        es="{place}: la tasa es más alta que un año antes; los intervalos no se tocan.",
        en="{place}: the rate is higher than a year before; the intervals do not touch.",
    ),
    "lower": Label(
        es="{place}: la tasa es más baja que un año antes; los intervalos no se tocan.",
        en="{place}: the rate is lower than a year before; the intervals do not touch.",
    ),
    "unclear": Label(
        es="{place}: los intervalos de los dos años se tocan; no consta que la tasa haya cambiado.",
        en="{place}: the intervals of the two years touch; it is not certain that the rate "
        "changed.",
    ),
    # chart
    "chart": Label(es="Mes por mes", en="Month by month"),
    # events in reports
    "told": Label(es="Lo que cuentan los reportes", en="What the reports tell"),
    "told_none": Label(
        es="Los reportes cargados no cuentan ningún evento aquí en este periodo. No significa que "
        "no los haya habido.",
        en="The reports loaded tell of no event here in this period. This does not mean that there "
        "was none.",
    ),
    "told_events": Label(es="Eventos: {n}. {kinds}.", en="Events: {n}. {kinds}."),
    "told_places": Label(
        es="Precisión del lugar: localidad {locality}, municipio {municipality}, sólo estado "
        "{state}. Sin revisar por una persona: {unreviewed}.",
        en="Location precision: locality {locality}, municipality {municipality}, state only "
        "{state}. Unreviewed: {unreviewed}.",
    ),
    "told_deaths": Label(
        es="Muertes según los reportes: {deaths}. No son un conteo: dependen de qué reportes "
        "están cargados.",
        en="Deaths according to the reports: {deaths}. They are no count: they depend on which "
        "reports are loaded.",
    ),
    "told_no_deaths": Label(
        es="Ninguno da un número de muertes. No son un conteo: dependen de qué reportes están "
        "cargados.",
        en="None gives a number of deaths. They are no count: they depend on which reports are "
        "loaded.",
    ),
    # what is missing
    "missing": Label(es="Qué falta", en="What is missing"),
    "missing_last": Label(
        es="El último mes con dato de esta medida es {month}.",
        en="The last month with data of this measure is {month}.",
    ),
    "missing_areas": Label(
        es="En el mapa, áreas sin dato: {n} de {areas}; áreas a las que faltan meses: {partial}.",
        en="On the map, areas without data: {n} of {areas}; areas that lack months: {partial}.",
    ),
    "missing_undated": Label(
        es="Eventos sin fecha, que no están en ningún periodo: {n}.",
        en="Undated events, which are in no period: {n}.",
    ),
    "missing_statistic": Label(
        es="Falta lo que no se denuncia (la cifra negra). Sin dato no significa cero.",
        en="What is never reported (the cifra negra) is missing. No data does not mean zero.",
    ),
    "missing_events": Label(
        es="Falta lo que ningún reporte cargado cuenta. Sin eventos no significa sin violencia.",
        en="What no report loaded tells of is missing. No events does not mean no violence.",
    ),
    # how to read it
    "reading": Label(es="Cómo leerlo", en="How to read it"),
    "reading_classes": Label(
        es="Las clases del mapa son fijas: un color dice lo mismo en todas partes. Las rayas sobre "
        "un color son pocos casos (menos de {few}), cuya tasa es inestable; las rayas grises, sin "
        "dato.",
        en="The classes of the map are fixed: a color says the same everywhere. Lines over a color "
        "are few cases (below {few}), whose rate is unstable; gray lines are no data.",
    ),
    "reading_marks": Label(
        es="Un círculo es un evento del que se conoce la localidad; un cuadro, sólo el municipio. "
        "El contorno discontinuo dice que nadie lo ha revisado.",
        en="A circle is an event known to the locality, a square one known to the municipality "
        "only. A broken outline says that nobody has reviewed it.",
    ),
    "reading_order": Label(
        es="No hay lista de los lugares con más casos: con pocos casos el orden es azar.",
        en="There is no list of the places with most cases: where cases are few, ranks are chance.",
    ),
    # method
    "method": Label(es="Método", en="Method"),
    "method_rate": Label(
        es="Tasa anual = número ÷ población × 100,000 × 365.25 ÷ días de los meses con dato; "
        "población entre valores de mitad de año. El intervalo es el exacto de Poisson, de 95 %.",
        en="Annual rate = count ÷ population × 100,000 × 365.25 ÷ days of the months with data; "
        "population between mid-year values. The interval is the exact Poisson interval of 95%.",
    ),
    "method_events": Label(
        es="Los eventos se leen de los reportes con reglas y se ubican con las claves del INEGI; "
        "una persona puede revisarlos. No hay nombres de personas.",
        en="Events are read from the reports by rules and placed by INEGI's codes; a person may "
        "review them. There are no names of persons.",
    ),
}


def brief_text(key: str, language: Language, **values: object) -> str:
    """Wording of ``key`` with its placeholders filled.

    >>> brief_text("interval", "en")
    '95% interval'
    """
    return fill(_WORDS, key, language, **values)
