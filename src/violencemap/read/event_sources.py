"""How datasets of events say what this project says: UCDP GED, ACLED, and columns named by hand.

Each source names its columns and turns its codes into those of :mod:`violencemap.codes`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from violencemap.codes import NOT_STATED, DatePrecision, EventType, GeoPrecision
from violencemap.read.raw_table import fold

__all__ = ["ACLED", "FIELDS", "UCDP_GED", "EventSource", "named_columns"]

# What a column may hold. A place is told by coordinates, by INEGI's code, or by names.
FIELDS = (
    *("source_event_id", "event_date", "event_date_end", "date_precision"),
    *("event_type", "sub_event_type", "actor_1", "actor_2", "country"),
    *("longitude", "latitude", "geo_precision", "cvegeo", "state", "municipality", "location"),
    *("fatalities_best", "fatalities_low", "fatalities_high", "source"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventSource:
    """A dataset of events: its columns by field, and what its codes mean.

    ``event_type`` is told the type, the subtype, the deaths and the actors of an event.
    ``places`` and ``dates`` give the precision for each code of the source, ``kinds`` the name
    of each coded type.
    """

    dataset: str
    title: str
    publisher: str
    license: str
    url: str | None
    columns: Mapping[str, str]
    event_type: Callable[[str, str, int | None, str], EventType]
    places: Mapping[str, GeoPrecision] = field(default_factory=dict)
    dates: Mapping[str, DatePrecision] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    place_unsaid: GeoPrecision = GeoPrecision.NEAR
    confidence: float = 0.9


def _killing(deaths: int | None) -> EventType:
    if not deaths:
        return EventType.OTHER
    return EventType.HOMICIDE if deaths == 1 else EventType.MULTIPLE_HOMICIDE


# --- UCDP ----------------------------------------------------------------------------------


def _ucdp_type(kind: str, subtype: str, deaths: int | None, actors: str) -> EventType:
    """One-sided violence kills civilians; state-based and non-state violence have two sides."""
    return _killing(deaths) if kind == "3" else EventType.ARMED_CLASH


# Source: UCDP GED Codebook 24.1: type_of_violence, where_prec, date_prec.
UCDP_GED = EventSource(
    dataset="ucdp-ged",
    title="UCDP Georeferenced Event Dataset",
    publisher="Uppsala Conflict Data Program, Uppsala University",
    license="CC-BY-4.0",
    url="https://ucdp.uu.se/downloads/",
    columns={
        "source_event_id": "id",
        "event_date": "date start",
        "event_date_end": "date end",
        "date_precision": "date prec",
        "event_type": "type of violence",
        "actor_1": "side a",
        "actor_2": "side b",
        "country": "country",
        "longitude": "longitude",
        "latitude": "latitude",
        "geo_precision": "where prec",
        "state": "adm 1",
        "municipality": "adm 2",
        "location": "where coordinates",
        "fatalities_best": "best",
        "fatalities_low": "low",
        "fatalities_high": "high",
        "source": "source office",
    },
    event_type=_ucdp_type,
    places={
        "1": GeoPrecision.LOCALITY,
        "2": GeoPrecision.NEAR,
        "3": GeoPrecision.MUNICIPALITY,
        "4": GeoPrecision.STATE,
        "5": GeoPrecision.STATE,  # a part of the country; without a state, only the country
        "6": GeoPrecision.COUNTRY,
        "7": GeoPrecision.UNKNOWN,
    },
    dates={
        "1": DatePrecision.DAY,
        "2": DatePrecision.WEEK,  # two to six days
        "3": DatePrecision.WEEK,
        "4": DatePrecision.MONTH,
        "5": DatePrecision.YEAR,
    },
    kinds={"1": "State-based conflict", "2": "Non-state conflict", "3": "One-sided violence"},
    confidence=0.95,
)


# --- ACLED ---------------------------------------------------------------------------------

_ACLED_TYPES = {
    "battles": EventType.ARMED_CLASH,
    "protests": EventType.PROTEST,
    "abduction forced disappearance": EventType.KIDNAPPING_DISAPPEARANCE,
    "arrests": EventType.ARREST,
    "looting property destruction": EventType.ARSON_ROADBLOCK,
}


def _acled_type(kind: str, subtype: str, deaths: int | None, actors: str) -> EventType:
    kind, subtype = fold(kind), fold(subtype)
    if kind == "violence against civilians" and subtype == "attack":
        if "journalists" in actors.casefold():
            return EventType.ATTACK_JOURNALIST
        return _killing(deaths)
    return _ACLED_TYPES.get(subtype) or _ACLED_TYPES.get(kind, EventType.OTHER)


# Source: ACLED Codebook (2023): event and sub-event types, geo_precision, time_precision.
ACLED = EventSource(
    dataset="acled",
    title="Armed Conflict Location & Event Data",
    publisher="ACLED",
    license=(
        "ACLED terms of use: attribution required; the data may be used by whoever obtained them "
        "and may not be passed on"
    ),
    url="https://acleddata.com",
    columns={
        "source_event_id": "event id cnty",
        "event_date": "event date",
        "date_precision": "time precision",
        "event_type": "event type",
        "sub_event_type": "sub event type",
        "actor_1": "actor1",
        "actor_2": "actor2",
        "country": "country",
        "longitude": "longitude",
        "latitude": "latitude",
        "geo_precision": "geo precision",
        "state": "admin1",
        "municipality": "admin2",
        "location": "location",
        "fatalities_best": "fatalities",
        "source": "source",
    },
    event_type=_acled_type,
    places={"1": GeoPrecision.LOCALITY, "2": GeoPrecision.NEAR, "3": GeoPrecision.STATE},
    dates={"1": DatePrecision.DAY, "2": DatePrecision.WEEK, "3": DatePrecision.MONTH},
)


# --- columns named by hand -----------------------------------------------------------------


_LACKING = {
    "date": "no column is named for event_date",
    "place": "no column is named for the place: longitude and latitude, cvegeo or state",
}


def lacking_of_events(columns: Mapping[str, str]) -> Literal["date", "place"] | None:
    """What has still to be named for events, None when it is enough.

    >>> lacking_of_events({"event_date": "Fecha", "longitude": "Lon"})
    'place'
    """
    if "event_date" not in columns:
        return "date"
    is_placed = {"longitude", "latitude"} <= set(columns) or {"cvegeo", "state"} & set(columns)
    return None if is_placed else "place"


def named_columns(
    columns: Mapping[str, str],
    *,
    dataset: str,
    title: str | None = None,
    publisher: str | None = None,
    license: str = NOT_STATED,  # noqa: A002 (the name of the field)
) -> EventSource:
    """A source whose columns a person named: ``{"event_date": "Fecha", "latitude": "Lat", ...}``.

    Types and precisions in its cells are the codes of :mod:`violencemap.codes`, or blank.

    Raises
    ------
    ValueError
        When a field is unknown, or date or place are named by no column.
    """
    unknown = sorted(set(columns) - set(FIELDS))
    if unknown:
        raise ValueError(f"unknown fields {unknown}; expected some of {list(FIELDS)}")
    lacking = lacking_of_events(columns)
    if lacking is not None:
        raise ValueError(_LACKING[lacking])
    return EventSource(
        dataset=dataset,
        title=title or dataset,
        publisher=publisher or NOT_STATED,
        license=license,
        url=None,
        columns={name: fold(column) for name, column in columns.items()},
        event_type=_own_type,
        places={precision.value: precision for precision in GeoPrecision},
        dates={precision.value: precision for precision in DatePrecision},
    )


def _own_type(kind: str, subtype: str, deaths: int | None, actors: str) -> EventType:
    known = {fold(one.value): one for one in EventType}
    known |= {fold(one.label[language]): one for one in EventType for language in ("es", "en")}
    return known.get(fold(kind), EventType.OTHER)
