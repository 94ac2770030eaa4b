"""Why a file or a row could not be used: the readers say it in English, here in Spanish too."""

from __future__ import annotations

import re

from violencemap.codes import Language

__all__ = ["reason_in"]

# What the readers say (a pattern of it), and how Spanish says it. The first that fits holds.
_SPANISH: tuple[tuple[str, str], ...] = (
    # population by sex and age
    (r"expected Hombres or Mujeres", "se esperaba Hombres o Mujeres"),
    (
        r"expected an age or a group of ages, .+",
        "se esperaba una edad o un grupo de edades, como 42 o pobm_05_09",
    ),
    (r"the number of people is blank", "falta el número de personas"),
    (
        r"an earlier row has the same place, year, sex and age",
        "una fila anterior tiene el mismo lugar, año, sexo y edad",
    ),
    (
        r"the ages do not add up to the total of the row",
        "las edades no suman el total de la fila",
    ),
    (
        r"the ages end at (\d+), those of CONAPO at (\d+): if the file was cut, people are missing",
        r"las edades acaban en \1, las del CONAPO en \2: si el archivo se cortó, falta gente",
    ),
    (
        r"(\d+): ages of women are missing in (\d+) years, left out",
        r"\1: faltan edades de mujeres en \2 años; se dejaron fuera",
    ),
    (
        r"(\d+): ages of men are missing in (\d+) years, left out",
        r"\1: faltan edades de hombres en \2 años; se dejaron fuera",
    ),
    (
        r"left out (.+) rows: they are of the country, .+",
        r"se dejaron \1 filas: son del país, cuyos estados están",
    ),
    (
        r"the population of age (\d+) is missing; .+",
        r"falta la población de \1 años; se esperaban todas las edades, para sumarlas",
    ),
    (
        r"the name says population of men; .+",
        "según su nombre es de hombres; se esperaba la población total o de mujeres",
    ),
    (
        r"the name says population at the beginning of the year; .+",
        "según su nombre es de inicio de año; se esperaba la de mitad de año (Pob_Mitad)",
    ),
    # rows
    (r"expected a code of digits", "se esperaba una clave de dígitos"),
    (r"expected the code of a state, 1 to 32", "se esperaba la clave de un estado, 1 a 32"),
    (
        r"expected INEGI's code of a municipality, such as 1001 or 26055",
        "se esperaba la clave INEGI de un municipio, como 1001 o 26055",
    ),
    (r"expected the name of a state", "se esperaba el nombre de un estado"),
    (r"there is no row below the header", "no hay ninguna fila bajo el encabezado"),
    (r"(.+) has no municipality of this name", r"\1 no tiene un municipio con este nombre"),
    (
        r"(.+) have this name; the file does not tell which",
        r"\1 tienen este nombre; el archivo no dice cuál es",
    ),
    (
        r"expected a whole number, such as 7, 1,234 or 4\.0",
        "se esperaba un número entero, como 7, 1,234 o 4.0",
    ),
    (r"expected a number below (.+)", r"se esperaba un número menor que \1"),
    (r"expected at most (.+) cases in a month", r"se esperaban a lo más \1 casos en un mes"),
    (r"expected a year, such as 2015", "se esperaba un año, como 2015"),
    (r"expected a number from (.+) to (.+)", r"se esperaba un número de \1 a \2"),
    (
        r"left out (.+) rows: they are of both sexes, .+",
        r"se dejaron \1 filas: son de ambos sexos, que se suman de cada uno",
    ),
    (r"left out (.+) rows: events of other countries", r"se dejaron \1 filas: otros países"),
    (r"left out (.+) rows: (.+)", r"se dejaron \1 filas: \2"),
    (
        r"expected a month, 1 to 12 or enero to diciembre",
        "se esperaba un mes, 1 a 12 o enero a diciembre",
    ),
    (r"the event ends before it begins", "el evento termina antes de empezar"),
    (
        r"expected both coordinates, or none",
        "se esperaban las dos coordenadas, o ninguna",
    ),
    (r"the event has no identifier", "el evento no tiene identificador"),
    (
        r"an earlier row has the same identifier",
        "una fila anterior tiene el mismo identificador",
    ),
    (
        r"(.+) events \(rows (.+) \.\.\.\) have a lowest or highest estimate .+",
        r"\1 eventos (filas \2 …) tienen un mínimo o máximo que no abarca la mejor estimación; "
        "ahí no se conoce",
    ),
    (r"expected one of (.+)", r"se esperaba alguno de \1"),
    (
        r"the months do not add up to the total of the row",
        "los meses no suman el total de la fila",
    ),
    (
        r"the cell (.+) has a formula and no value; .+",
        r"la celda \1 tiene una fórmula sin valor; se esperaba un libro abierto y guardado en un "
        "programa de hojas de cálculo",
    ),
    (
        r"expected a whole number without a comma, .+",
        "se esperaba un entero sin coma: otras celdas de la tabla tienen decimales tras la suya",
    ),
    (r"an earlier row has the same place", "una fila anterior tiene el mismo lugar"),
    (r"the code is not that of the named place", "la clave no es la del lugar nombrado"),
    (
        r"an earlier row has the same state, month and group",
        "una fila anterior tiene el mismo estado, mes y grupo",
    ),
    (
        r"state (\d+): its municipalities add up to (.+) deaths, the row of the state says (.+)",
        r"estado \1: sus municipios suman \2 defunciones, la fila del estado dice \3",
    ),
    (r"the same place stands in an earlier row", "el mismo lugar está en una fila anterior"),
    (
        r"the municipality is not in the state of the row",
        "el municipio no es del estado de la fila",
    ),
    (
        r"the table is not one that is known; it is left out",
        "la tabla no es de las que se conocen; se dejó fuera",
    ),
    (
        r"(.+): the file has no case at all in (.+); the month was not reported.+",
        r"\1: el archivo no tiene ningún caso en \2: el mes no se reportó; no significa cero",
    ),
    (
        r"the code is not that of the municipality that the row names",
        "la clave no es la del municipio que la fila nombra",
    ),
    (r"the series begins in (\d+)", r"la serie empieza en \1"),
    (r"the state has no code", "el estado no tiene clave"),
    (
        r"the code is not that of the state that the row names",
        "la clave no es la del estado que la fila nombra",
    ),
    (
        r"an earlier row has the same year, place and crime",
        "una fila anterior tiene el mismo año, lugar y delito",
    ),
    (
        r"the crimes do not add up to the total of the row",
        "los delitos no suman el total de la fila",
    ),
    (
        r"an earlier row has the same municipality and month",
        "una fila anterior tiene el mismo municipio y mes",
    ),
    (
        r"the last line has no end: .+",
        "la última línea no termina: si el archivo se cortó ahí, su último número está mal",
    ),
    (
        r"the row does not have the (\d+) cells of the header",
        r"la fila no tiene las \1 celdas del encabezado",
    ),
    (
        r"the same report \(title and date\) was read before, from (.+)",
        r"el mismo reporte (título y fecha) se leyó antes, de \1",
    ),
    (r"expected a day, such as (.+)", r"se esperaba un día, como \1"),
    (r"expected a day from (\d+) to (\d+)", r"se esperaba un día de \1 a \2"),
    (r"there is no such day; .+", "ese día no existe; se esperaba un día, como 2021-03-08"),
    (
        r"day and month cannot be told apart; .+",
        "no se distinguen día y mes; se esperaba AAAA-MM-DD",
    ),
    # files
    (
        r"looks like SESNSP's (.+), but the header lacks (.+?)(?: and has the unknown (.+?))?; "
        r"expected: (.+)",
        r"falta la columna \2. Se esperaba: \4",
    ),
    (
        r"looks like SESNSP's (.+), but the header has the unknown (.+); expected: (.+)",
        r"no se conoce la columna \2. Se esperaba: \3",
    ),
    (
        r"(.*)it is of (.+), but the store has counts of (.+) of the same measure, state (\d+) and "
        r"month ([\d-]+); .+",
        r"\1es de \2, pero ya hay cifras de \3 de la misma medida, estado \4 y mes \5. Dos fuentes "
        "nunca se mezclan: deshaga la anterior, ponga la misma fuente si este archivo es un corte "
        "más nuevo de ella, o use otro almacén",
    ),
    (
        r"an earlier row counts the same in this place and month; .+",
        "una fila anterior cuenta lo mismo en este lugar y mes; se esperaba una vez cada uno, o "
        "que se diga qué columna los distingue",
    ),
    (
        r"an earlier row has the same place and year",
        "una fila anterior tiene el mismo lugar y año",
    ),
    (
        r"an earlier row has the same place, year and sex",
        "una fila anterior tiene el mismo lugar, año y sexo",
    ),
    (r"expected a sex: .+", "se esperaba un sexo: mujeres u hombres"),
    (
        r"(.+) counts are of months that have not come; they are unknown",
        r"\1 cifras son de meses que no han llegado; no se conocen",
    ),
    (r"expected twelve columns of months, .+", "se esperaban doce columnas de meses"),
    (r"expected a month from 1970, .+", "se esperaba un mes desde 1970, como 2024-03"),
    (r"no row has all the columns named: (.+)", r"ninguna fila tiene todas las columnas: \1"),
    (r"column (.+) stands twice in the header", r"la columna \1 está dos veces en el encabezado"),
    (r"there is no table inside.*", "no hay ninguna tabla adentro"),
    (r"no table is recognized.*", "no se reconoció ninguna tabla"),
    (r"the file is empty.*", "el archivo está vacío"),
    (r"this is a binary file.*", "es un archivo binario, no un texto ni una tabla"),
    (r"this is (?:a|an) (.+), not text; .+", "no es un archivo de texto"),
    (r"the archive is damaged.*", "el archivo comprimido está dañado"),
    (r"the workbook is damaged.*", "el libro de Excel está dañado"),
    (r"the parquet file is damaged.*", "el archivo Parquet está dañado"),
    (r"is packed more than (\d+) times over.*", r"está comprimido más de \1 veces"),
    (r"unpacks to more than (.+)", r"descomprimido pasa de \1"),
    (r"the text is not a table.*", "el texto no es una tabla"),
    (r"the report (.+) has no date.*", r"el reporte \1 no tiene fecha"),
    (r"not JSON.*", "no es JSON; se esperaba un objeto por línea"),
    (r"expected an object with id and text", "se esperaba un objeto con id y text"),
    (r"the report has no text", "el reporte no tiene texto"),
    (r"expected a text", "se esperaba un texto"),
    (r"cannot be read.*", "el archivo no se puede leer"),
)


def reason_in(language: Language, reason: str) -> str:
    """A reason of the readers in a language; as they said it where no translation is known.

    >>> reason_in("es", "expected a year, such as 2015")
    'se esperaba un año, como 2015'
    """
    if language == "en":
        return reason
    for pattern, spanish in _SPANISH:
        match = re.fullmatch(pattern, reason, re.S)
        if match:
            return match.expand(spanish)
    return reason
