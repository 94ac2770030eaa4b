"""Measures: what the map can show, events in reports or an official series.

Each stands here once, with its label in both languages, its unit and the published series it is
counted from. Pages, exports and documentation read this list; none repeats it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from violencemap.codes import Label, Show

__all__ = [
    "MEASURES",
    "OWN_MEASURES",
    "OWN_SERIES",
    "SERIES_BREAK",
    "Measure",
    "other_register",
    "same_count",
]

# SESNSP's new register (RNID) begins here; what either of the two counts is never joined.
# Source: SESNSP, Manual metodológico del Registro Nacional de Incidencia Delictiva, 2025.
SERIES_BREAK = date(2026, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """Something the map can show: our own events or an official series.

    ``unit`` is ``events``, ``victims``, ``case_files`` or ``deaths``; ``population_base``
    is ``all`` or ``women``; ``series_id`` names the rows of the statistic table (None for
    events, which are counted from the incidents). ``sources`` are the published series that
    it is counted from, of states and of municipalities, and ``subtypes`` the names under
    which those list what it counts (empty: all that they count). ``register`` says on which
    side of SESNSP's change of register a series lies (None: it has none).
    """

    code: str
    label: Label
    unit: Literal["events", "victims", "case_files", "deaths"]
    unit_label: Label
    population_base: Literal["all", "women"]
    series_id: str | None
    sources: tuple[str, ...] = ()
    subtypes: tuple[str, ...] = ()
    register: Literal["before", "after"] | None = None

    @property
    def usual_show(self) -> Show:
        """Events are few and counted; official series are compared as rates."""
        return "count" if self.unit == "events" else "rate"


def _case_files(
    code: str, subtype: str, es: str, en: str, base: Literal["all", "women"]
) -> Measure:
    """A crime that SESNSP counts in case files, by state and by municipality."""
    return Measure(
        code=f"{code}_case_files",
        label=Label(es=f"Carpetas de {es} (SESNSP)", en=f"Case files of {en} (SESNSP)"),
        unit="case_files",
        unit_label=Label(es="carpetas", en="case files"),
        population_base=base,
        series_id="sesnsp-crimes-2015",
        sources=("sesnsp-crimes-2015", "sesnsp-municipal-2015"),
        subtypes=(subtype,),
        register="before",
    )


_BEFORE_2026 = (
    Measure(
        code="intentional_homicide_victims",
        label=Label(
            es="Víctimas de homicidio doloso (SESNSP)",
            en="Victims of intentional homicide (SESNSP)",
        ),
        unit="victims",
        unit_label=Label(es="víctimas", en="victims"),
        population_base="all",
        series_id="sesnsp-victims-2015",
        sources=("sesnsp-victims-2015",),
        subtypes=("Homicidio doloso",),
        register="before",
    ),
    Measure(
        code="femicide_victims",
        label=Label(es="Víctimas de feminicidio (SESNSP)", en="Victims of feminicide (SESNSP)"),
        unit="victims",
        unit_label=Label(es="víctimas", en="victims"),
        population_base="women",
        series_id="sesnsp-victims-2015",
        sources=("sesnsp-victims-2015",),
        subtypes=("Feminicidio",),
        register="before",
    ),
    *(
        _case_files(*names)
        for names in (
            (
                *("intentional_homicide", "Homicidio doloso", "homicidio doloso"),
                *("intentional homicide", "all"),
            ),
            ("femicide", "Feminicidio", "feminicidio", "feminicide", "women"),
            ("kidnapping", "Secuestro", "secuestro", "kidnapping", "all"),
            ("extortion", "Extorsión", "extorsión", "extortion", "all"),
            (
                *("intentional_injury", "Lesiones dolosas", "lesiones dolosas"),
                *("intentional injury", "all"),
            ),
            (
                *("vehicle_theft", "Robo de vehículo automotor", "robo de vehículo automotor"),
                *("motor vehicle theft", "all"),
            ),
        )
    ),
)

# The new register files in parts what the old one listed under one name; attempts, which it
# lists apart, are not counted.
# Source: subtypes of SESNSP's files of 2026, "RNID-Delitos" and "RNID-Víctimas".
_PARTS_SINCE_2026 = {
    "Secuestro": (
        *("Secuestro extorsivo", "Secuestro con calidad de rehén"),
        *("Secuestro para causar daño", "Secuestro exprés"),
    ),
    "Extorsión": ("Extorsión presencial", "Extorsión por otros medios"),
    "Robo de vehículo automotor": (
        "Robo de vehículo automotor - Coche de 4 ruedas",
        "Robo de vehículo automotor - Motocicleta",
        "Robo de vehículo automotor - Embarcaciones",
    ),
}
_SOURCES_SINCE_2026: dict[str, tuple[str, ...]] = {
    "victims": ("sesnsp-victims-2026", "sesnsp-victims-municipal-2026"),
    "case_files": ("sesnsp-crimes-2026", "sesnsp-municipal-2026"),
}
_SINCE_2026 = "_rnid"


def _since_2026(measure: Measure) -> Measure:
    """The same crime as the new register counts it: a measure of its own."""
    es, en = (label.removesuffix(" (SESNSP)") for label in (measure.label.es, measure.label.en))
    (subtype,) = measure.subtypes
    return replace(
        measure,
        code=measure.code + _SINCE_2026,
        label=Label(es=f"{es}, desde 2026 (SESNSP, RNID)", en=f"{en}, since 2026 (SESNSP, RNID)"),
        series_id="sesnsp-rnid-2026",
        sources=_SOURCES_SINCE_2026[measure.unit],
        subtypes=_PARTS_SINCE_2026.get(subtype, (subtype,)),
        register="after",
    )


# Each crime stands beside itself in the new register: they are looked up together.
_OF_SESNSP = tuple(one for measure in _BEFORE_2026 for one in (measure, _since_2026(measure)))

_HOMICIDE_DEATHS = Measure(
    code="homicide_deaths",
    label=Label(es="Defunciones por homicidio (INEGI)", en="Homicide deaths (INEGI)"),
    unit="deaths",
    unit_label=Label(es="defunciones", en="deaths"),
    population_base="all",
    series_id="inegi-homicide-deaths",
    sources=("inegi-homicide-deaths-by-age", "inegi-homicide-deaths-registro"),
)

# Counts of tables whose columns a person named: a series for each unit.
OWN_SERIES: dict[str, str] = {
    unit: f"own-counts-{unit}" for unit in ("victims", "case_files", "deaths")
}
_OWN = "_own"


def _of_own_table(measure: Measure) -> Measure:
    """The same as a table of the user's own counts it: a measure of its own, never joined."""
    es, en = (label.partition(" (")[0] for label in (measure.label.es, measure.label.en))
    return replace(
        measure,
        code=measure.code + _OWN,
        label=Label(es=f"{es} (tabla propia)", en=f"{en} (own table)"),
        series_id=OWN_SERIES[measure.unit],
        sources=(OWN_SERIES[measure.unit],),
        subtypes=measure.subtypes or ("Homicidio",),
        register=None,
    )


_OF_OWN_TABLES = tuple(map(_of_own_table, (*_BEFORE_2026, _HOMICIDE_DEATHS)))
OWN_MEASURES: tuple[str, ...] = tuple(measure.code for measure in _OF_OWN_TABLES)

MEASURES: dict[str, Measure] = {
    measure.code: measure
    for measure in (
        Measure(
            code="events",
            label=Label(es="Eventos en reportes", en="Events in reports"),
            unit="events",
            unit_label=Label(es="eventos", en="events"),
            population_base="all",
            series_id=None,
        ),
        *_OF_SESNSP,
        _HOMICIDE_DEATHS,
        *_OF_OWN_TABLES,
    )
}


def other_register(measure: str) -> str | None:
    """The same crime and unit in SESNSP's other register, which counts it differently.

    >>> other_register("kidnapping_case_files"), other_register("homicide_deaths")
    ('kidnapping_case_files_rnid', None)
    """
    old = measure.removesuffix(_SINCE_2026)
    other = measure + _SINCE_2026 if old == measure else old
    return other if other in MEASURES else None


def same_count(measure: str) -> str:
    """The measure of the same crime and unit apart from SESNSP's new register and own tables.

    >>> same_count("kidnapping_case_files_rnid"), same_count("homicide_deaths_own")
    ('kidnapping_case_files', 'homicide_deaths')
    """
    return measure.removesuffix(_SINCE_2026).removesuffix(_OWN)
