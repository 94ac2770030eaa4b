"""Code lists: event types, precisions and the wordings of both languages.

Everything that a field of a record may hold stands here once, with its label in both
languages and its place in the schemes of ACLED and UCDP. Pages, exports and
documentation read these lists; none repeats them. The measures stand in ``measures``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

__all__ = [
    "NOT_STATED",
    "DatePrecision",
    "EventType",
    "GeoPrecision",
    "Label",
    "Language",
    "Level",
    "Show",
]

Language = Literal["es", "en"]
Level = Literal["state", "municipality"]
Show = Literal["rate", "count"]

# Who publishes a file and under which terms, where neither it nor its person says so.
NOT_STATED = "not stated"


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
