"""Small files in the layouts of the publishers, for tests of the whole road."""

from __future__ import annotations

import csv
import io

__all__ = ["POPULATION", "UNKNOWN", "municipal_crimes"]

_MONTHS = (
    *("Enero", "Febrero", "Marzo", "Abril", "Mayo", "Junio"),
    *("Julio", "Agosto", "Septiembre", "Octubre", "Noviembre", "Diciembre"),
)
_HEADER = (
    *("Año", "Clave_Ent", "Entidad", "Cve. Municipio", "Municipio"),
    *("Bien jurídico afectado", "Tipo de delito", "Subtipo de delito", "Modalidad"),
    *_MONTHS,
)
_CRIME = ("La vida", "Homicidio", "Homicidio doloso", "Con arma de fuego")

POPULATION = (
    b"CVE,Entidad,Municipio,2023,2024\n"
    b"23009,Quintana Roo,Tulum,51000,52000\n"
    b"99999,Quintana Roo,Nowhere,1,2\n"
)

# A list of events in a layout of its own; one row has a code that does not exist.
UNKNOWN = (
    b"Fecha,Clave,Muertos,Nota\n2024-05-01,26055,2,a\n2024-05-02,99999,1,b\n2024-05-03,26030,1,c\n"
)


def municipal_crimes(bad_rows: int = 0) -> bytes:
    """SESNSP's municipal case files: Tulum in 2023 and 2024, 1 to 12 homicides a month.

    ``bad_rows`` have a code that is not that of their municipality.
    """
    rows = [
        [year, "23", "Quintana Roo", "23009", "Tulum", *_CRIME, *map(str, range(1, 13))]
        for year in ("2023", "2024")
    ]
    rows += [
        [year, "23", "Quintana Roo", "26055", "Tulum", *_CRIME, *["7"] * 12]
        for year in ("2023", "2024")[:bad_rows]
    ]
    text = io.StringIO()
    csv.writer(text).writerows([_HEADER, *rows])
    return text.getvalue().encode("latin-1")
