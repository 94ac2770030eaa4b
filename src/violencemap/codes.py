"""Code lists: event types, precisions, measures and class breaks.

Everything that a field of a record may hold stands here once, with its label in both
languages and its place in the schemes of ACLED and UCDP. Pages, exports and
documentation read these lists; none repeats them.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Literal

__all__ = [
    "MEASURES",
    "NOT_STATED",
    "OWN_MEASURES",
    "OWN_SERIES",
    "SERIES_BREAK",
    "DatePrecision",
    "EventType",
    "GeoPrecision",
    "Label",
    "Language",
    "Level",
    "Measure",
    "Show",
    "class_breaks",
    "class_labels",
    "classify",
    "other_register",
]

Language = Literal["es", "en"]
Level = Literal["state", "municipality"]
Show = Literal["rate", "count"]

# Who publishes a file and under which terms, where neither it nor its person says so.
NOT_STATED = "not stated"

# SESNSP's new register (RNID) begins here; what either of the two counts is never joined.
# Source: SESNSP, Manual metodológico del Registro Nacional de Incidencia Delictiva, 2025.
SERIES_BREAK = date(2026, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """One wording in both languages; ``label["es"]`` gives the Spanish one."""

    es: str
    en: str

    def __getitem__(self, language: Language) -> str:
        return self.es if language == "es" else self.en


class EventType(StrEnum):
    """What happened, mapped onto ACLED's event types and UCDP's types of violence.

    Source: ACLED Codebook (2023), sections "Event types" and "Sub-event types"; UCDP GED
    Codebook 24.1, ``type_of_violence`` (1 state-based, 2 non-state, 3 one-sided).
    """

    HOMICIDE = "homicide"
    MULTIPLE_HOMICIDE = "multiple_homicide"
    FEMICIDE = "femicide"
    ARMED_CLASH = "armed_clash"
    KIDNAPPING_DISAPPEARANCE = "kidnapping_disappearance"
    ARREST = "arrest"
    AMBUSH_POLICE = "ambush_police"
    ATTACK_JOURNALIST = "attack_journalist"
    ARSON_ROADBLOCK = "arson_roadblock"
    PROTEST = "protest"
    BODY_FIND = "body_find"
    OTHER = "other"

    @property
    def label(self) -> Label:
        return _EVENT_TYPES[self][0]

    @property
    def acled(self) -> str:
        """ACLED ``event_type / sub_event_type``."""
        return _EVENT_TYPES[self][1]

    @property
    def ucdp(self) -> int | None:
        """UCDP ``type_of_violence``, or None where UCDP would not code the event."""
        return _EVENT_TYPES[self][2]


_ATTACK = "Violence against civilians / Attack"
_EVENT_TYPES: dict[EventType, tuple[Label, str, int | None]] = {
    EventType.HOMICIDE: (Label(es="Homicidio", en="Homicide"), _ATTACK, 3),
    EventType.MULTIPLE_HOMICIDE: (
        Label(es="Homicidio múltiple", en="Multiple homicide"),
        _ATTACK,
        3,
    ),
    EventType.FEMICIDE: (Label(es="Feminicidio", en="Feminicide"), _ATTACK, 3),
    EventType.ARMED_CLASH: (
        Label(es="Enfrentamiento armado", en="Armed clash"),
        "Battles / Armed clash",
        2,
    ),
    EventType.KIDNAPPING_DISAPPEARANCE: (
        Label(es="Secuestro o desaparición", en="Kidnapping or disappearance"),
        "Violence against civilians / Abduction/forced disappearance",
        None,
    ),
    EventType.ARREST: (
        Label(es="Detención", en="Arrest"),
        "Strategic developments / Arrests",
        None,
    ),
    EventType.AMBUSH_POLICE: (
        Label(es="Emboscada o ataque a la policía", en="Ambush or attack on police"),
        "Battles / Armed clash",
        1,
    ),
    EventType.ATTACK_JOURNALIST: (
        Label(es="Ataque a periodista", en="Attack on a journalist"),
        _ATTACK,
        3,
    ),
    EventType.ARSON_ROADBLOCK: (
        Label(es="Incendio o bloqueo", en="Arson or roadblock"),
        "Strategic developments / Looting/property destruction",
        None,
    ),
    EventType.PROTEST: (Label(es="Protesta", en="Protest"), "Protests / Peaceful protest", None),
    EventType.BODY_FIND: (
        Label(es="Hallazgo de cuerpos", en="Discovery of bodies"),
        _ATTACK,
        3,
    ),
    EventType.OTHER: (Label(es="Otro", en="Other"), "Strategic developments / Other", None),
}


class GeoPrecision(StrEnum):
    """How finely an event is placed, finest first.

    Source: UCDP GED Codebook 24.1, ``where_prec``: 1 exact, 2 within about 25 km,
    3 municipality (ADM2), 4 state (ADM1), 6 country; 7 is used here for unknown.
    """

    LOCALITY = "locality"
    NEAR = "near"
    MUNICIPALITY = "municipality"
    STATE = "state"
    COUNTRY = "country"
    UNKNOWN = "unknown"

    @property
    def where_prec(self) -> int:
        return _GEO_PRECISION[self][0]

    @property
    def label(self) -> Label:
        return _GEO_PRECISION[self][1]


_GEO_PRECISION = {
    GeoPrecision.LOCALITY: (1, Label(es="Localidad", en="Locality")),
    GeoPrecision.NEAR: (2, Label(es="Cerca de la localidad", en="Near the locality")),
    GeoPrecision.MUNICIPALITY: (3, Label(es="Municipio", en="Municipality")),
    GeoPrecision.STATE: (4, Label(es="Sólo estado", en="State only")),
    GeoPrecision.COUNTRY: (6, Label(es="Sólo país", en="Country only")),
    GeoPrecision.UNKNOWN: (7, Label(es="Sin lugar", en="Unplaced")),
}


class DatePrecision(StrEnum):
    """How finely an event is dated. Source: UCDP GED Codebook 24.1, ``date_prec`` 1-5."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"

    @property
    def label(self) -> Label:
        return _DATE_PRECISION[self]


_DATE_PRECISION = {
    DatePrecision.DAY: Label(es="día", en="day"),
    DatePrecision.WEEK: Label(es="semana", en="week"),
    DatePrecision.MONTH: Label(es="mes", en="month"),
    DatePrecision.YEAR: Label(es="año", en="year"),
    DatePrecision.UNKNOWN: Label(es="sin fecha", en="undated"),
}


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


# Fixed breaks keep colours comparable between filters; class 0 is always "zero".
# A break is the lower bound of its class. Source of the rate steps: PRODUCT rules, in
# docs/decisions; femicide rates are about forty times smaller than homicide rates.
_BREAKS: dict[tuple[str, Show], tuple[float, ...]] = {
    ("events", "count"): (1, 2, 5, 10, 25, 100),
    ("events", "rate"): (0, 0.1, 0.5, 1, 5, 20),
    ("intentional_homicide_victims", "rate"): (0, 5, 10, 20, 40, 80),
    ("intentional_homicide_victims", "count"): (1, 10, 50, 200, 500, 2000),
    ("femicide_victims", "rate"): (0, 0.5, 1, 1.5, 2, 4),
    ("femicide_victims", "count"): (1, 5, 10, 25, 50, 100),
    ("kidnapping_case_files", "rate"): (0, 0.25, 0.5, 1, 2, 4),
    ("kidnapping_case_files", "count"): (1, 5, 10, 25, 50, 100),
    ("extortion_case_files", "rate"): (0, 2, 5, 10, 20, 40),
    ("extortion_case_files", "count"): (1, 10, 50, 200, 500, 2000),
    ("intentional_injury_case_files", "rate"): (0, 50, 100, 150, 200, 300),
    ("intentional_injury_case_files", "count"): (1, 50, 200, 1000, 5000, 20_000),
    ("vehicle_theft_case_files", "rate"): (0, 25, 50, 100, 200, 400),
    ("vehicle_theft_case_files", "count"): (1, 50, 200, 1000, 5000, 20_000),
}
# Measures of the same thing share their classes, so that their maps compare.
_SAME_BREAKS = {
    "intentional_homicide_case_files": "intentional_homicide_victims",
    "homicide_deaths": "intentional_homicide_victims",
    "femicide_case_files": "femicide_victims",
}


def class_breaks(measure: str, show: Show) -> tuple[float, ...]:
    """Lower bounds of classes 1 to 6 of a measure; class 0 holds the zeros alone."""
    crime = measure.removesuffix(_SINCE_2026).removesuffix(_OWN)
    return _BREAKS[_SAME_BREAKS.get(crime, crime), show]


def class_labels(measure: str, show: Show) -> tuple[str, ...]:
    """Seven labels, class 0 first: ``0``, ``>0–5``, ``5–10`` … ``≥80`` (counts: ``1–9`` …)."""
    breaks = class_breaks(measure, show)
    labels = ["0"]
    for low, high in itertools.pairwise(breaks):
        if show == "rate":
            labels.append(f"{'>' if low == 0 else ''}{low:g}–{high:g}")
        else:
            top = high - 1
            labels.append(f"{low:,g}" if top == low else f"{low:,g}–{top:,g}")
    labels.append(f"≥{breaks[-1]:,g}")
    return tuple(labels)


def classify(value: float | None, measure: str, show: Show) -> int | None:
    """Class of a value: 0 for zero, 1 to 6 above it, None where there is no value.

    >>> classify(27.4, "intentional_homicide_victims", "rate")
    4
    """
    if value is None or value != value:
        return None
    if value == 0:
        return 0
    return max(1, sum(value >= low for low in class_breaks(measure, show)))
