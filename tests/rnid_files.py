"""Files in the layouts in which SESNSP publishes the counts of its new register, made small.

The headers, encodings and names of crimes are those of the files of 2026; counts are invented.
Until March the files were of Windows-1252 with blank future months, the one of August is of
UTF-8 with a byte order mark and has zeros there.
"""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path

__all__ = ["write_case_files", "write_municipal_victims", "write_state_victims"]

MONTHS = "Enero,Febrero,Marzo,Abril,Mayo,Junio,Julio,Agosto,Septiembre,Octubre,Noviembre,Diciembre"
CRIME = "Bien jurídico afectado,Tipo de delito,Subtipo de delito,Modalidad"
LIFE = "La vida y la Integridad corporal"
FREEDOM = "La libertad personal"
NEVER = 4 * [0]  # September to December, in a file of August

SONORA, LUIS = "26,Sonora", "26,Sonora,26055,San Luis Río Colorado"
HERMOSILLO, UNKNOWN = "26,Sonora,26030,Hermosillo", "26,Sonora,26999,No Especificado"


def _row(place: str, crime: str, counts: Sequence[int | str]) -> str:
    return f"2026,{place},{crime},{','.join(map(str, counts))}"


def write_state_victims(folder: Path) -> Path:
    """Victims by state, until March: blank months to come, Windows-1252."""
    people = "Mujer,18 y más"
    counts, none = [3, 4, 5, *9 * [""]], [0, 0, 0, *9 * [""]]
    rows = [
        _row(SONORA, f"{LIFE},Homicidio,Homicidio doloso,Con arma de fuego,{people}", counts),
        _row(SONORA, f"{LIFE},Homicidio,Homicidio doloso,Con arma blanca,{people}", counts),
        _row(SONORA, f"{LIFE},Homicidio,{2 * 'Tentativa de homicidio doloso,'}{people}", counts),
        _row(SONORA, f"{LIFE},Feminicidio,Feminicidio,Con arma blanca,{people}", none),
    ]
    path = folder / "RNID-Victimas_Estatal-2026-mar2026.csv"
    header = f"Año,Clave_Ent,Entidad,{CRIME},Sexo,Rango de edad,{MONTHS}"
    path.write_text("\r\n".join([header, *rows, ""]), encoding="cp1252", newline="")
    return path


def write_municipal_victims(folder: Path) -> Path:
    """Victims by municipality, until August: zeros in months to come, in an archive."""
    murder = f"{LIFE},Homicidio,Homicidio doloso,Con arma de fuego,Hombre,No especificado"
    rows = [
        _row(LUIS, murder, [2, 0, 1, 4, 1, 1, 0, 3, *NEVER]),
        _row(HERMOSILLO, murder, [0, 0, 0, 0, 0, 0, 0, 0, *NEVER]),
        _row(UNKNOWN, murder, [1, 1, 1, 1, 1, 1, 1, 1, *NEVER]),
    ]
    header = f"Año,Clave_Ent,Entidad,Cve. Municipio,Municipio,{CRIME},Sexo,Rango de edad,{MONTHS}"
    name = "RNID-Víctimas_Municipal-2026-ago2026"
    with zipfile.ZipFile(folder / f"{name}.zip", "w") as archive:
        text = "\r\n".join([header, *rows, ""])
        archive.writestr(f"{name}.csv", text.encode("utf-8-sig"))
    return folder / f"{name}.zip"


def write_case_files(folder: Path) -> Path:
    """Case files by state, until August: crimes that the old register kept under one name."""
    crimes = {
        f"{LIFE},Homicidio,Homicidio doloso,Con arma de fuego": 6,
        f"{FREEDOM},Secuestro,{2 * 'Secuestro extorsivo,'}": 1,
        f"{FREEDOM},Secuestro,{2 * 'Secuestro con calidad de rehén,'}": 2,
        f"{FREEDOM},Secuestro,{2 * 'Secuestro para causar daño,'}": 3,
        f"{FREEDOM},Secuestro,{2 * 'Secuestro exprés,'}": 4,
        f"El patrimonio,Extorsión,{2 * 'Extorsión presencial,'}": 10,
        f"El patrimonio,Extorsión,{2 * 'Extorsión por otros medios,'}": 20,
        f"El patrimonio,Extorsión,{2 * 'Tentativa de extorsión presencial,'}": 40,
        "El patrimonio,Robo,Robo de vehículo automotor - Coche de 4 ruedas,Con violencia": 7,
        "El patrimonio,Robo,Robo de vehículo automotor - Motocicleta,Sin violencia": 8,
        "El patrimonio,Robo,Robo de vehículo automotor - Embarcaciones,Sin violencia": 9,
    }
    rows = [
        _row(SONORA, crime.removesuffix(","), [*8 * [count], *NEVER])
        for crime, count in crimes.items()
    ]
    path = folder / "RNID-Delitos_Estatal-2026-ago2026.csv"
    header = f"Año,Clave_Ent,Entidad,{CRIME},{MONTHS}"
    path.write_text("\r\n".join([header, *rows, ""]), encoding="utf-8-sig", newline="")
    return path
