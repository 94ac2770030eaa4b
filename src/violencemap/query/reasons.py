"""Why a figure of a report has no official value beside it, or what to mind about that value."""

from __future__ import annotations

from violencemap.codes import Label

__all__ = ["REASONS"]

REASONS = {
    "no_place": Label(
        es="El reporte no dice de qué lugar es la cifra.",
        en="The report does not say which place the figure is of.",
    ),
    "no_period": Label(
        es="El reporte no dice de qué meses es la cifra.",
        en="The report does not say which months the figure is of.",
    ),
    "year_before": Label(
        es="El reporte no dice con qué compara; aquí, con los mismos meses del año anterior.",
        en="The report does not say what it compares with; here, the same months a year before.",
    ),
    "part_of_month": Label(
        es="El periodo no consta de meses completos; la serie oficial es mensual.",
        en="The period is not made of whole months; the official series is monthly.",
    ),
    "no_series": Label(
        es="Ninguna de las series oficiales que se leen cuenta esto.",
        en="None of the official series that are read counts this.",
    ),
    "not_loaded": Label(
        es="Falta la serie oficial de este lugar: agregue el archivo estatal o municipal.",
        en="The official series of this place is not loaded: add the state or municipal file.",
    ),
    "no_data": Label(
        es="La serie oficial no tiene todos los meses de este lugar. No significa cero.",
        en="The official series lacks months of this place. This does not mean zero.",
    ),
    "no_population": Label(
        es="Falta la población de este lugar.",
        en="The population of this place is not loaded.",
    ),
    "not_a_count": Label(
        es="Es una proporción; las series oficiales dan conteos.",
        en="It is a share; official series give counts.",
    ),
    "other_length": Label(
        es="Los dos periodos del reporte no tienen el mismo número de meses.",
        en="The two periods of the report do not have the same number of months.",
    ),
    "zero_baseline": Label(
        es="La serie oficial cuenta cero en el periodo de comparación.",
        en="The official series counts zero in the months compared with.",
    ),
    "register_changed": Label(
        es="No comparable: en 2026 cambió el registro (RNID).",
        en="Not comparable: the register changed in 2026 (RNID).",
    ),
    "some_missing": Label(
        es="Faltan meses de algún estado; la suma oficial no los incluye.",
        en="Months of some state are missing; the official sum lacks them.",
    ),
    "other_unit": Label(
        es="La serie oficial cuenta carpetas, y una puede tener varias víctimas.",
        en="The official series counts case files, and one may hold several victims.",
    ),
    "deaths": Label(
        es="La serie oficial cuenta defunciones por certificado, no carpetas ni sus víctimas.",
        en="The official series counts deaths by certificate, not case files or their victims.",
    ),
}
