"""What a file says about itself: its name, sources, caveats and how to cite it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlencode

from violencemap import __version__
from violencemap.codes import Level
from violencemap.export.properties import PRIVATE_FIELDS, Profile, Record
from violencemap.query.citation import cite
from violencemap.query.coverage import list_sources
from violencemap.query.where import filters_to_query
from violencemap.types import Filters

if TYPE_CHECKING:
    from violencemap.store import Store

__all__ = ["Layer", "about", "export_filename", "made_at"]

Layer = Literal["events", "areas", "figures"]

_METERS_A_DEGREE = 111_320  # of latitude
_FORMULA = "count / population × 100000 × 365.25 / days"
_CAVEATS: dict[str, tuple[str, str]] = {
    "reports_only": (
        "Los eventos son los que cuentan los reportes cargados; no son un registro completo.",
        "Events are those that the loaded reports tell; they are not a complete record.",
    ),
    "label_points": (
        "El punto de un evento ubicado sólo por municipio es el de la cabecera, no su lugar.",
        "An event known by municipality only stands on the municipality's label point.",
    ),
    "no_geometry": (
        "Los eventos ubicados sólo por estado, o sin lugar, no llevan punto.",
        "Events known by state only, or not placed, have no point.",
    ),
    "figures_have_no_geometry": (
        "Una cifra es de un área entera: se une por cvegeo y no lleva punto.",
        "A figure is about a whole area: join it by cvegeo; it has no point.",
    ),
    "rate_formula": (
        f"Tasa anual = {_FORMULA}; intervalo de Poisson exacto del 95 %; días de los meses "
        "con dato.",
        f"Annual rate = {_FORMULA}; exact Poisson 95% interval; days of the months with data.",
    ),
    "unstable_rates": (
        "Con menos de 20 casos la tasa es inestable; use el número.",
        "With fewer than 20 cases the rate is unstable; use the count.",
    ),
    "partial_periods": (
        "En algunas áreas faltan meses del periodo; la tasa es de los meses con dato.",
        "Some areas lack months of the period; their rate is of the months with data.",
    ),
    "no_data": (
        "Sin dato (null) no significa cero.",
        "No data (null) does not mean zero.",
    ),
    "provisional": (
        "Las cifras del año del corte son preliminares.",
        "Figures of the year of the cut-off are provisional.",
    ),
    "series_break_2026": (
        "No comparable: en 2026 cambió el registro (RNID).",
        "Not comparable: the register changed in 2026 (RNID).",
    ),
    "newer_municipalities": (
        "Los municipios creados después de 2019 no llevan polígono: están dentro del de su "
        "municipio de origen.",
        "Municipalities created after 2019 have no polygon: they lie within that of their parent.",
    ),
    "without_municipality": (
        "{without_municipality:,} más, de los mismos estados y periodo, son de municipio "
        "desconocido: ningún área los cuenta.",
        "{without_municipality:,} more, of the same states and period, are of no known "
        "municipality: no area counts them.",
    ),
    "small_counts_withheld": (
        "No se dan números de 1 o 2 de este tipo de evento por área.",
        "Counts of 1 or 2 of this type of event in an area are withheld.",
    ),
}


def about(
    store: Store,
    filters: Filters,
    *,
    layer: Layer,
    measure: str | None,
    level: Level | None,
    profile: Profile,
    counts: Mapping[str, int],
    caveats: Iterable[str],
    source_ids: Iterable[str],
    meters: int,
) -> Record:
    """Top-level member ``violencemap`` of a file, which readers that do not know it pass over."""
    query = {
        **({"m": [measure]} if measure else {}),
        **filters_to_query(filters),
        **({"lvl": [level]} if level else {}),
    }
    now = made_at()
    sources = _sources(store, source_ids)
    publishers = [one["publisher"] or one["title"] or one["id"] for one in sources]
    return {
        "schema": f"violencemap/{layer}/1.0",
        "generated_at": f"{now:%Y-%m-%dT%H:%M:%SZ}",
        "generator": f"violencemap {__version__}",
        "profile": profile,
        "filters": query,
        "permalink": f"?{urlencode(query, doseq=True)}",
        "counts": dict(counts),
        "sources": sources,
        "boundaries": {
            "name": "INEGI Marco Geoestadístico",
            "vintage": "2019",
            "simplification_deg": round(meters / _METERS_A_DEGREE, 4),
        },
        "removed": ["victim_names", *PRIVATE_FIELDS] if profile == "public" else ["victim_names"],
        "caveats": [{"code": code, **_caveat(code, counts)} for code in caveats],
        "citation": {
            language: cite(store, filters, measure, publishers, now.date(), language)
            for language in ("es", "en")
        },
    }


def export_filename(
    layer: str,
    measure: str,
    filters: Filters,
    *,
    form: str = "geojson",
    profile: Profile = "public",
    today: date | None = None,
) -> str:
    """Name of an exported file: layer, measure, period, places, profile, day and form.

    >>> export_filename("events", "events", Filters(cvegeo=("26",)), today=date(2026, 11, 24))
    'violencemap_events_events_first_last_26_public_20261124.geojson'
    """
    since, until = filters.since, filters.until
    parts = [
        "violencemap",
        layer,
        measure,
        f"{since:%Y-%m}" if since else "first",
        f"{until:%Y-%m}" if until else "last",
        _scope(filters.cvegeo),
        profile,
        f"{today or made_at().date():%Y%m%d}",
    ]
    return f"{'_'.join(parts)}.{form}"


def made_at() -> datetime:
    """The present moment, or that of ``SOURCE_DATE_EPOCH``, in UTC.

    Source: reproducible-builds.org, specification of ``SOURCE_DATE_EPOCH``.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)


def _caveat(code: str, counts: Mapping[str, int]) -> Record:
    return {
        language: words.format(**counts)
        for language, words in zip(("es", "en"), _CAVEATS[code], strict=True)
    }


def _scope(codes: Sequence[str]) -> str:
    if not codes:
        return "mexico"
    return "-".join(codes) if len(codes) <= 3 else f"{len(codes)}-places"


def _sources(store: Store, source_ids: Iterable[str]) -> list[Record]:
    used = set(source_ids)
    rows = list_sources(store).to_dict("records")
    return [_source(row) for row in rows if row["source_id"] in used]


def _source(row: Mapping[str, Any]) -> Record:
    return {
        "id": row["source_id"],
        "title": row["title"],
        "publisher": row["publisher"],
        "cutoff": row["cutoff"] and row["cutoff"].isoformat(),
        "retrieved": row["retrieved"] and row["retrieved"].isoformat(),
        "license": row["license"],
        "url": row["url"],
        "sha256": row["sha256"],
    }
