"""What an exported feature or row says: one dictionary each, named as the contract names it.

The public profile holds what may be shown to anybody. The private one adds, to events, what a
newsroom or an archive keeps for itself: who is alleged to have done it, the sentence that was
read, and the coordinates as they are.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from violencemap.codes import Level
from violencemap.errors import ExportError
from violencemap.measures import MEASURES
from violencemap.query.incidents import list_evidence, list_incidents
from violencemap.query.official import compare_figures
from violencemap.query.rates import list_areas
from violencemap.store.open_searches import OPEN_SEARCHES, SMALLEST_TOLD
from violencemap.types import Filters

if TYPE_CHECKING:
    from violencemap.store import Store

__all__ = [
    "AREA_FIELDS",
    "EVENT_FIELDS",
    "FIGURE_FIELDS",
    "PRIVATE_FIELDS",
    "EventRecord",
    "Point",
    "Profile",
    "Record",
    "area_records",
    "event_records",
    "figure_records",
    "only_sensitive",
    "told_to",
]

Profile = Literal["public", "private"]
Record = dict[str, Any]
Point = tuple[float, float]

EVENT_FIELDS = (
    *("event_id", "event_date", "event_date_end", "date_precision", "event_type"),
    *("event_type_raw", "deaths_best", "deaths_low", "deaths_high", "place_mention"),
    *("place_name", "cve_ent", "cve_mun", "cvegeo", "cve_loc", "state_name"),
    *("municipality_name", "geo_precision", "geometry_role", "blur_km", "geocode_method"),
    *("geocode_score", "geocode_candidates", "review_status", "reviewed_on", "source_id"),
    *("source_name", "source_url", "source_date", "n_sources", "license"),
)
PRIVATE_FIELDS = ("text_excerpt", "actors_alleged", "exact_lon", "exact_lat")
AREA_FIELDS = (
    *("cvegeo", "level", "name", "state_name", "indicator", "indicator_es", "indicator_en"),
    *("unit", "series_id", "comparability", "period_start", "period_end", "months_expected"),
    *("months_present", "count", "population", "population_year", "population_base"),
    *("population_source", "rate_per_100k", "rate_low", "rate_high", "rate_flag"),
    *("class_index", "class_label", "n_events", "n_events_area_only", "provisional"),
)
FIGURE_FIELDS = (
    *("figure_id", "value", "unit", "indicator", "cvegeo", "state_name", "municipality_name"),
    *("period_start", "period_end", "baseline_start", "baseline_end", "said_by", "confidence"),
    *("official_measure", "official_value", "difference", "comparison_reason"),
    *("review_status", "reviewed_on"),
    *("source_id", "source_name", "source_url", "source_date", "license"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRecord:
    """Properties of an event, and its point (longitude, latitude), None where it has none."""

    properties: Record
    point: Point | None


def told_to(store: Store, profile: Profile) -> Store:
    """The store as those see it whom a file is for."""
    return store.public() if profile == "public" else store


def event_records(store: Store, filters: Filters, profile: Profile) -> list[EventRecord]:
    """Events by id. Those known no better than by state have no point."""
    store = told_to(store, profile)
    rows = list_incidents(store, filters).sort_values("incident_id").to_dict("records")
    excerpts = {} if profile == "public" else _excerpts(store, filters)
    return [_event(row, profile, excerpts) for row in rows]


def area_records(
    store: Store, filters: Filters, *, measure: str, level: Level, profile: Profile
) -> list[Record]:
    """Areas by code, in the order of :data:`AREA_FIELDS`."""
    store = told_to(store, profile)
    rows = list_areas(store, filters, measure=measure, level=level).to_dict("records")
    label = MEASURES[measure].label
    both = {"indicator_es": label.es, "indicator_en": label.en}
    records = [_fields(row | both, AREA_FIELDS) for row in rows]
    for record in records:
        for name in ("rate_per_100k", "rate_low", "rate_high"):
            record[name] = _rounded(record[name], 1)
    if profile == "public" and only_sensitive(filters):
        return [_without_small_counts(record) for record in records]
    return records


def figure_records(store: Store, filters: Filters) -> list[Record]:
    """Figures by place and period, in the order of :data:`FIGURE_FIELDS`.

    Beside each stands the official value of the same place, months and kind, or the reason why
    there is none, as :func:`~violencemap.query.official.compare_figures` works them out.
    """
    frame = compare_figures(store, filters).rename(
        columns={"source": "said_by", "reason": "comparison_reason"}
    )
    records = [_fields(row, FIGURE_FIELDS) for row in frame.to_dict("records")]
    for record in records:
        record["difference"] = _rounded(record["difference"], 2)
    return records


def _event(row: Mapping[str, Any], profile: Profile, excerpts: Mapping[str, str]) -> EventRecord:
    point = _point(row)
    cvegeo = row["cvegeo"] or ""
    renamed = {
        **row,
        "event_id": row["incident_id"],
        "event_type_raw": row["sub_event_type"],
        "deaths_best": row["fatalities_best"],
        "deaths_low": row["fatalities_low"],
        "deaths_high": row["fatalities_high"],
        "place_mention": row["place_mention"] or row["place_name"],
        "cvegeo": cvegeo[:5] if len(cvegeo) >= 5 else None,
        "cve_loc": cvegeo[5:] or None,
        "geometry_role": _geometry_role(row, point),
        "blur_km": None,
        "geocode_method": _geocode_method(row["geocode_method"]),
        "geocode_score": _rounded(row["geocode_score"], 3),
    }
    record = _fields(renamed, EVENT_FIELDS)
    if profile == "private":
        record |= {
            "text_excerpt": excerpts.get(row["incident_id"]),
            "actors_alleged": row["actors"].split("|") if row["actors"] else [],
            "exact_lon": point and point[0],
            "exact_lat": point and point[1],
        }
    return EventRecord(properties=record, point=point)


def _point(row: Mapping[str, Any]) -> Point | None:
    """Point of an event, checked to be in Mexico and not swapped."""
    longitude, latitude = row["longitude"], row["latitude"]
    if _is_unknown(longitude) or _is_unknown(latitude):
        return None
    if not (-118.5 <= longitude <= -86.5 and 14 <= latitude <= 33):
        raise ExportError(
            f"event {row['incident_id']}: longitude {longitude}, latitude {latitude} is not in "
            "Mexico; expected -118.5 to -86.5 and 14 to 33, in this order"
        )
    return float(longitude), float(latitude)


def _geometry_role(row: Mapping[str, Any], point: Point | None) -> str:
    if point is None:
        return "none"
    return "label_point" if row["geo_precision"] == "municipality" else "location"


def _geocode_method(method: str | None) -> str:
    """How the place was found, in the words of the contract."""
    method = method or "gazetteer"
    if method in {"manual", "source"} or method.startswith("plugin:"):
        return method
    return "alias" if "alias" in method else "gazetteer"


def _excerpts(store: Store, filters: Filters) -> dict[str, str]:
    rows = list_evidence(store, filters)
    return dict(zip(rows["incident_id"], rows["evidence"], strict=True))


def only_sensitive(filters: Filters) -> bool:
    """Whether the filters choose events of which small counts are withheld, and no others."""
    return bool(filters.event_types) and OPEN_SEARCHES.issuperset(filters.event_types)


def _without_small_counts(record: Record) -> Record:
    if not 0 < (record["n_events"] or 0) < SMALLEST_TOLD:
        return record
    withheld = dict.fromkeys(("n_events", "n_events_area_only"))
    if record["unit"] == "events":
        rate = ("count", "rate_per_100k", "rate_low", "rate_high", "class_index", "class_label")
        withheld |= dict.fromkeys(rate)
    return record | withheld


def _fields(row: Mapping[str, Any], names: Iterable[str]) -> Record:
    return {name: _plain(row[name]) for name in names}


def _plain(value: Any) -> Any:
    """A value as JSON has it: dates as text, unknown as None."""
    if _is_unknown(value):
        return None
    return value.isoformat() if isinstance(value, date) else value


def _rounded(value: Any, digits: int) -> float | None:
    return None if _is_unknown(value) else round(float(value), digits)


def _is_unknown(value: Any) -> bool:
    return value is None or (isinstance(value, float) and math.isnan(value))
