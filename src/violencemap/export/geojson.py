"""GeoJSON as RFC 7946 and the export contract want it: one layer a file, counts that add up.

The same input gives the same bytes but for the moment of writing, which ``SOURCE_DATE_EPOCH``
sets. d3 draws rings the other way round: turn them there, not here.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from violencemap.codes import Level
from violencemap.export.about import about, export_filename
from violencemap.export.points import event_points
from violencemap.export.properties import (
    Point,
    Profile,
    Record,
    area_records,
    event_records,
    figure_records,
    only_sensitive,
    told_to,
)
from violencemap.export.shapes import area_shapes, bounding_box, geojson_geometry
from violencemap.measures import MEASURES
from violencemap.query.incidents import count_precision
from violencemap.query.without_municipality import count_without_municipality
from violencemap.store.open_searches import SMALLEST_TOLD
from violencemap.types import Filters

if TYPE_CHECKING:
    from violencemap.store import Store

__all__ = ["areas_geojson", "events_geojson", "export_filename", "figures_geojson"]

# Detail of the boundaries: a state fills the screen, the country needs a fourth of it.
_METERS_OF_A_STATE, _METERS_OF_THE_COUNTRY = 250, 1000


def events_geojson(store: Store, filters: Filters, *, profile: Profile = "public") -> str:
    """Events as points, by id; ``null`` geometry where only the state is known, or nothing.

    Properties are those of :data:`violencemap.export.properties.EVENT_FIELDS`; the private
    profile adds alleged actors, the words that were read and exact coordinates. Public points
    have four decimals and never leave their municipality by rounding.
    """
    store = told_to(store, profile)
    records = event_records(store, filters, profile)
    features = [
        _feature(record.properties["event_id"], _point(point), record.properties)
        for record, point in zip(records, event_points(records, profile), strict=True)
    ]
    roles = {record.properties["geometry_role"] for record in records}
    header = about(
        store,
        filters,
        layer="events",
        measure="events",
        level=None,
        profile=profile,
        counts=count_precision(store, filters),
        caveats=[
            "reports_only",
            *(["label_points"] if "label_point" in roles else []),
            *(["no_geometry"] if "none" in roles else []),
        ],
        source_ids={record.properties["source_id"] for record in records},
        meters=_METERS_OF_A_STATE,
    )
    return _collection(header, features)


def areas_geojson(
    store: Store, filters: Filters, *, measure: str, level: Level, profile: Profile = "public"
) -> str:
    """Areas with the count and rate of one measure in one period, by code.

    Properties are those of :data:`violencemap.export.properties.AREA_FIELDS`. The geometry is
    ``null`` for municipalities created after 2019, which have no polygon of their own yet.
    """
    store = told_to(store, profile)
    records = area_records(store, filters, measure=measure, level=level, profile=profile)
    meters = _METERS_OF_A_STATE if filters.cvegeo else _METERS_OF_THE_COUNTRY
    shapes = area_shapes(level, meters) if records else {}
    features = [
        _feature(
            record["cvegeo"],
            geojson_geometry(shapes[record["cvegeo"]]) if record["cvegeo"] in shapes else None,
            record,
        )
        for record in records
    ]
    without = sum(record["rate_flag"] == "no_data" for record in records)
    left_out = _left_out(store, filters, measure, level, profile)
    header = about(
        store,
        filters,
        layer="areas",
        measure=measure,
        level=level,
        profile=profile,
        counts={
            "matched": len(records),
            "with_data": len(records) - without,
            "no_data": without,
            **left_out,
        },
        caveats=[*_area_caveats(records, shapes), *left_out],
        source_ids=_area_sources(store, filters, measure, level),
        meters=meters,
    )
    return _collection(header, features)


def figures_geojson(store: Store, filters: Filters) -> str:
    """Numbers that reports state, a feature each, all with ``null`` geometry.

    A figure is about a whole area. A point would pass it off as something that happened there,
    so it is joined to the areas by ``cvegeo`` instead. Properties are those of
    :data:`violencemap.export.properties.FIGURE_FIELDS`, the official value among them.
    """
    records = figure_records(store, filters)
    levels = [_figure_level(record["cvegeo"]) for record in records]
    header = about(
        store,
        filters,
        layer="figures",
        measure=None,
        level=None,
        profile="public",
        counts={
            "matched": len(records),
            **{
                level: levels.count(level)
                for level in ("municipality", "state", "country", "unplaced")
            },
        },
        caveats=["figures_have_no_geometry"],
        source_ids={record["source_id"] for record in records}
        | _releases(store, {record["official_measure"] for record in records} - {None}),
        meters=_METERS_OF_THE_COUNTRY,
    )
    features = [_feature(record["figure_id"], None, record) for record in records]
    return _collection(header, features)


def _collection(header: Record, features: Sequence[Record]) -> str:
    """Text of a FeatureCollection, a line a feature, so that versions can be compared."""
    box = bounding_box(feature["geometry"] for feature in features)
    head = {"type": "FeatureCollection", **({"bbox": box} if box else {}), "violencemap": header}
    lines = ",\n".join(_dump(feature) for feature in features)
    return f'{_dump(head)[:-1]},"features":[\n{lines}\n]}}\n'


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _feature(identifier: str, geometry: Record | None, properties: Record) -> Record:
    return {"type": "Feature", "id": identifier, "geometry": geometry, "properties": properties}


def _point(point: Point | None) -> Record | None:
    return None if point is None else {"type": "Point", "coordinates": list(point)}


def _area_caveats(rows: Sequence[Record], shapes: Collection[str]) -> list[str]:
    """Caveats that apply to any of the areas."""
    flags = {row["rate_flag"] for row in rows}
    applies = {
        "rate_formula": True,
        "reports_only": any(row["unit"] == "events" for row in rows),
        "unstable_rates": "unstable" in flags,
        "partial_periods": "partial" in flags,
        "no_data": "no_data" in flags,
        "provisional": any(row["provisional"] for row in rows),
        "series_break_2026": any(
            row["comparability"] != "ok" or MEASURES[row["indicator"]].register == "after"
            for row in rows
        ),
        "newer_municipalities": any(row["cvegeo"] not in shapes for row in rows),
        "small_counts_withheld": any(row["n_events"] is None for row in rows),
    }
    return [code for code, holds in applies.items() if holds]


def _left_out(
    store: Store, filters: Filters, measure: str, level: Level, profile: Profile
) -> dict[str, int]:
    """How many are in none of the areas, by the caveat that tells it."""
    if level == "state":
        return {}
    number = count_without_municipality(store, filters, measure)
    withholds = measure == "events" and profile == "public" and only_sensitive(filters)
    is_told = number >= (SMALLEST_TOLD if withholds else 1)
    return {"without_municipality": number} if is_told else {}


def _area_sources(store: Store, filters: Filters, measure: str, level: Level) -> set[str]:
    """Sources of what is counted, and of the populations that it is divided by."""
    populations = store.frame(
        "SELECT DISTINCT source FROM population WHERE base = ? AND length(cvegeo) = ?",
        [MEASURES[measure].population_base, 2 if level == "state" else 5],
    )
    if measure == "events":
        counted = {one.properties["source_id"] for one in event_records(store, filters, "public")}
    else:
        counted = _releases(store, {measure})
    return counted | set(populations["source"])


def _releases(store: Store, measures: Iterable[str]) -> set[str]:
    """Sources of official series."""
    sql = "SELECT DISTINCT release FROM statistic WHERE measure = ?"
    return {release for code in measures for release in store.frame(sql, [code])["release"]}


def _figure_level(cvegeo: str | None) -> str:
    if cvegeo is None:
        return "unplaced"
    if cvegeo == "00":
        return "country"
    return "state" if len(cvegeo) == 2 else "municipality"
