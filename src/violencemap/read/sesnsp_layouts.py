"""The ways in which SESNSP lays out its files, and which of them a table has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from violencemap.errors import SchemaError
from violencemap.read.monthly import MONTH_NAMES
from violencemap.read.raw_table import RawTable, fold
from violencemap.types import StatisticUnit

__all__ = ["LAYOUTS", "TOTAL", "Layout", "find_layout"]

TOTAL = "total"  # SESNSP writes none; who works on its files adds one

_CRIME = {
    "bien_juridico": "bien juridico afectado",
    "tipo": "tipo de delito",
    "subtipo": "subtipo de delito",
    "modalidad": "modalidad",
}
_STATE = {"year": "ano", "cve_ent": "clave ent", "state": "entidad"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """One way in which SESNSP lays out a file: our name of each column, and its own."""

    title: str
    series: str
    since: int
    unit: StatisticUnit
    columns: dict[str, str]

    @property
    def names(self) -> tuple[str, ...]:
        return (*self.columns.values(), *(() if self.is_long else MONTH_NAMES))

    @property
    def is_long(self) -> bool:
        return "count" in self.columns

    @property
    def numbers(self) -> frozenset[str]:
        """Columns of plain whole numbers."""
        own = (self.columns[name] for name in ("year", "month", "count") if name in self.columns)
        return frozenset((*own, *(() if self.is_long else MONTH_NAMES)))


_MUNICIPALITY = {"cve_mun": "cve municipio", "municipality": "municipio"}
_PEOPLE = {"sex": "sexo", "age_group": "rango de edad"}

LAYOUTS = (
    Layout(
        title="case files by municipality (IDM)",
        series="sesnsp-municipal",
        since=2015,
        unit="case_files",
        columns=_STATE | _MUNICIPALITY | _CRIME,
    ),
    Layout(
        title="victims by municipality, since 2026 (RNID)",
        series="sesnsp-victims-municipal",
        since=2026,
        unit="victims",
        columns=_STATE | _MUNICIPALITY | _CRIME | _PEOPLE,
    ),
    Layout(
        title="victims by state (IDVFC)",
        series="sesnsp-victims",
        since=2015,
        unit="victims",
        columns=_STATE | _CRIME | _PEOPLE,
    ),
    Layout(
        title="case files by state (IDEFC)",
        series="sesnsp-crimes",
        since=2015,
        unit="case_files",
        columns=_STATE | _CRIME,
    ),
    Layout(
        title="federal crimes by state (IDEFF)",
        series="sesnsp-federal",
        since=2012,
        unit="case_files",
        columns={
            "year": "ano",
            "cve_ent": "inegi",
            "state": "entidad",
            "bien_juridico": "ley",
            "tipo": "concepto",
            "subtipo": "tipo",
        },
    ),
    Layout(
        title="victims by state, one row a month",
        series="sesnsp-victims",
        since=2015,
        unit="victims",
        columns={
            "date": "date year month",
            "year": "n year",
            "month": "n month",
            "cve_ent": "cve ent",
            "state": "nombre estado",
            **_CRIME,
            "sex": "genero",
            "age_group": "rango de edad",
            "count": "n victimas",
        },
    ),
)


def find_layout(raw: RawTable) -> tuple[int, Layout] | None:
    """Row of the header and its layout; None where no row is even near to one.

    The header may have a column with the total of each row beside those of the layout.
    """
    nearest: tuple[int, str] | None = None
    for position, row in enumerate(raw.preview):
        names = {fold(cell) for cell in row if not _is_unnamed(cell)}
        for layout in LAYOUTS:
            lacking = [name for name in layout.names if name not in names]
            unknown = sorted(names - set(layout.names) - (set() if layout.is_long else {TOTAL}))
            if not lacking and not unknown:
                return position, layout
            distance = len(lacking) + len(unknown)
            if 2 * distance < len(layout.names) and (nearest is None or distance < nearest[0]):
                nearest = distance, _header_message(layout, lacking, unknown)
    if nearest:
        raise SchemaError(nearest[1], path=raw.name)
    return None


def _is_unnamed(cell: str) -> bool:
    """Columns that no publisher writes: blank ones, and the row numbers of a saved frame."""
    return not cell.strip() or fold(cell).startswith("unnamed ")


def _header_message(layout: Layout, lacking: Sequence[str], unknown: Sequence[str]) -> str:
    parts = [
        f"lacks {', '.join(map(repr, lacking))}" if lacking else "",
        f"has the unknown {', '.join(map(repr, unknown))}" if unknown else "",
    ]
    return (
        f"looks like SESNSP's {layout.title}, but the header {' and '.join(filter(None, parts))}; "
        f"expected: {', '.join(layout.names)}"
    )
