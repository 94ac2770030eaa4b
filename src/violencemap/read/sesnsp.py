"""Crime figures of SESNSP: case files by state and municipality, victims by state, federal crimes.

The layouts are those SESNSP publishes: one row a crime with twelve columns of months, or one
row a month. All become the same long frame. Three rules keep its numbers honest:

- a blank cell is unknown, not zero: months that had not come when the file was made are blank;
- a state that reports no crime at all in a month did not report, so its counts are unknown;
- years from 2026 on are other series than those before: the register changed (RNID).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from violencemap.errors import SchemaError, UnknownFormatError
from violencemap.read.areas import Areas, bundled_areas
from violencemap.read.cells import (
    MISSING,
    Cells,
    Numbers,
    Texts,
    parse_cases,
    parse_year,
    texts_by_category,
)
from violencemap.read.monthly import (
    MONTH_NAMES,
    MonthlyRows,
    StatisticUnit,
    first_days,
    long_frame,
    parse_month,
)
from violencemap.read.tables import RawTable, fold, open_tables
from violencemap.types import Rejection

__all__ = [
    "NEW_REGISTER_YEAR",
    "forget_unreported",
    "read_sesnsp",
    "register_series",
    "sum_measures",
]

# Source: SESNSP, Registro Nacional de Incidencia Delictiva, in force since January 2026.
NEW_REGISTER_YEAR = 2026

_CRIME = {
    "bien_juridico": "bien juridico afectado",
    "tipo": "tipo de delito",
    "subtipo": "subtipo de delito",
    "modalidad": "modalidad",
}
_STATE = {"year": "ano", "cve_ent": "clave ent", "state": "entidad"}
_TEXTS = ("bien_juridico", "tipo", "subtipo", "modalidad", "sex", "age_group")
_ABROAD = "extranjero"

# The crimes that the measures of codes.MEASURES count, by subtipo, in victims.
_MEASURES = {
    "Homicidio doloso": "intentional_homicide_victims",
    "Feminicidio": "femicide_victims",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layout:
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


_LAYOUTS = (
    _Layout(
        title="case files by municipality (IDM)",
        series="sesnsp-municipal",
        since=2015,
        unit="case_files",
        columns=_STATE | {"cve_mun": "cve municipio", "municipality": "municipio"} | _CRIME,
    ),
    _Layout(
        title="victims by state (IDVFC)",
        series="sesnsp-victims",
        since=2015,
        unit="victims",
        columns=_STATE | _CRIME | {"sex": "sexo", "age_group": "rango de edad"},
    ),
    _Layout(
        title="case files by state (IDEFC)",
        series="sesnsp-crimes",
        since=2015,
        unit="case_files",
        columns=_STATE | _CRIME,
    ),
    _Layout(
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
    _Layout(
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


def read_sesnsp(
    path: Path | str, *, areas: Areas | None = None
) -> tuple[pd.DataFrame, list[Rejection]]:
    """Counts of a file of SESNSP, one row a month, and what was set aside or left unknown.

    The columns are those of :mod:`violencemap.read.monthly`. ``series_id`` names the register and
    its first year, such as ``sesnsp-victims-2015`` or ``sesnsp-victims-2026``. ``cvegeo`` has two
    digits, in the municipal file five, of which 998 and 999 are kept. In the federal file
    ``bien_juridico``, ``tipo`` and ``subtipo`` are the law, the concept and the type.

    Raises
    ------
    UnknownFormatError
        When no table of the file has the header of a layout.
    SchemaError
        When a header is nearly that of a layout: a column is missing, renamed or unknown.
    """
    areas = areas or bundled_areas()
    frames: list[pd.DataFrame] = []
    rejected: list[Rejection] = []
    for raw in open_tables(path):
        found = _find_layout(raw)
        if found is None:
            continue
        header, layout = found
        cells = Cells(raw.load_below(header))
        frames.append(_long_frame(cells, layout, areas))
        rejected += cells.rejected
    if not frames:
        expected = "; ".join(layout.title for layout in _LAYOUTS)
        raise UnknownFormatError(f"not a file of SESNSP; expected one of: {expected}", path=path)
    frame = frames[0] if len(frames) == 1 else pd.concat(frames, ignore_index=True)
    return frame, rejected


def sum_measures(frame: pd.DataFrame) -> pd.DataFrame:
    """Victims of intentional homicide and of femicide by area and month, from ``read_sesnsp``.

    Columns
    -------
    series_id, measure, cvegeo, month, count
        ``measure`` is a code of :data:`violencemap.codes.MEASURES`; ``count`` is missing where
        the area did not report the month.
    """
    victims = frame[frame["unit"] == "victims"]
    victims = victims.assign(measure=victims["subtipo"].astype(object).map(_MEASURES))
    keys = ["series_id", "measure", "cvegeo", "month"]
    sums = victims.dropna(subset=["measure"]).groupby(keys, observed=True)["count"]
    return sums.sum(min_count=1).reset_index()


# --- layout --------------------------------------------------------------------------------


def _find_layout(raw: RawTable) -> tuple[int, _Layout] | None:
    """Row of the header and its layout; None where no row is even near to one."""
    nearest: tuple[int, str] | None = None
    for position, row in enumerate(raw.preview):
        names = {fold(cell) for cell in row if not _is_unnamed(cell)}
        for layout in _LAYOUTS:
            lacking = [name for name in layout.names if name not in names]
            unknown = sorted(names - set(layout.names))
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


def _header_message(layout: _Layout, lacking: Sequence[str], unknown: Sequence[str]) -> str:
    parts = [
        f"lacks {', '.join(map(repr, lacking))}" if lacking else "",
        f"has the unknown {', '.join(map(repr, unknown))}" if unknown else "",
    ]
    return (
        f"looks like SESNSP's {layout.title}, but the header {' and '.join(filter(None, parts))}; "
        f"expected: {', '.join(layout.names)}"
    )


# --- rows ----------------------------------------------------------------------------------


def _long_frame(cells: Cells, layout: _Layout, areas: Areas) -> pd.DataFrame:
    column = {field: cells.columns[name] for field, name in layout.columns.items()}
    years = cells.numbers(column["year"], parse_year)
    cells.reject(
        (years < layout.since) & (years != MISSING),
        f"the series begins in {layout.since}",
        column["year"],
    )
    if layout.is_long:
        months = [cells.numbers(column["month"], parse_month)]
        counts = [cells.numbers(column["count"], parse_cases)]
    else:
        months = [np.full(len(cells), month) for month in range(1, 13)]
        counts = [cells.numbers(cells.columns[name], parse_cases) for name in MONTH_NAMES]
    rows = MonthlyRows(
        series=register_series(layout.series, layout.since, years),
        unit=layout.unit,
        cvegeo=_places(cells, column, areas),
        texts={name: cells.texts(column[name]) for name in _TEXTS if name in column},
        months=np.column_stack([first_days(years, month) for month in months]),
        counts=np.column_stack(counts),
    )
    _reject_repeated(cells, rows)
    frame = long_frame(rows, cells.good)
    forget_unreported(cells, frame, areas)
    return frame


def _places(cells: Cells, column: dict[str, str], areas: Areas) -> pd.Categorical:
    """Codes of the places; rows whose code and name contradict each other are set aside."""

    def state_code(text: str) -> str | None:
        return areas.state_code(text) if text.strip() else None

    def state_named(name: str) -> str:
        try:
            return areas.state_named(name)
        except ValueError:
            return _ABROAD if fold(name) == _ABROAD else ""

    states = cells.texts(column["cve_ent"], state_code)
    coded = texts_by_category(states)
    named = texts_by_category(cells.texts(column["state"]), state_named)
    cells.reject((coded == "") & (named != _ABROAD), "the state has no code", column["cve_ent"])
    cells.reject(
        (coded != "") & (named != "") & (coded != named),
        "the code is not that of the state that the row names",
        column["cve_ent"],
    )
    if "cve_mun" not in column:
        return states
    codes = cells.texts(column["cve_mun"], areas.municipality_code)
    cells.reject(
        texts_by_category(codes, lambda code: code[:2]) != coded,
        "the municipality is not in the state of the row",
        column["cve_mun"],
    )
    _reject_misnamed(cells, column, coded, codes, areas)
    return codes


def _reject_misnamed(
    cells: Cells, column: dict[str, str], states: Texts, codes: pd.Categorical, areas: Areas
) -> None:
    """Set aside rows that name another municipality of the state than their code does.

    A name that the catalogue does not know is let pass: spellings differ, codes do not.
    """
    names = cells.texts(column["municipality"])
    pairs = pd.DataFrame({"state": states, "code": codes, "name": names})
    contradicting = [
        (code, name)
        for state, code, name in pairs.drop_duplicates().dropna().itertuples(index=False)
        if state and not areas.may_be_named(code, name)
    ]
    wrong = pd.MultiIndex.from_frame(pairs[["code", "name"]]).isin(contradicting)
    cells.reject(
        wrong & bool(contradicting),
        "the code is not that of the municipality that the row names",
        column["cve_mun"],
    )


def _reject_repeated(cells: Cells, rows: MonthlyRows) -> None:
    """Set aside what stands a second time: counting it twice would be silently wrong."""
    keys = pd.DataFrame(
        {
            "month": rows.months[:, 0],
            "cvegeo": rows.cvegeo.codes,
            **{name: column.codes for name, column in rows.texts.items()},
        }
    )
    repeated = keys[cells.good].duplicated().to_numpy()
    cells.reject(cells.among_good(repeated), "an earlier row has the same year, place and crime")


def forget_unreported(cells: Cells, frame: pd.DataFrame, areas: Areas) -> None:
    """Make the counts of a state unknown in the months for which the file has no case of it.

    Changes ``frame`` and notes the months in ``cells``.
    """
    state = texts_by_category(frame["cvegeo"].array, lambda code: code[:2])
    cases = frame["count"].groupby([frame["month"], state]).sum(min_count=1)
    silent = cases[(cases == 0) & (cases.index.get_level_values(1) != "")]
    for month, states in silent.groupby(level=0):
        names = [areas.name(code) for _, code in states.index]
        cells.note(
            f"{', '.join(names)}: the file has no case at all in {month:%Y-%m}; "
            "the month was not reported, its counts are unknown, not zero"
        )
    cells_of_silent = pd.MultiIndex.from_arrays([frame["month"], state]).isin(silent.index)
    frame.loc[cells_of_silent, "count"] = pd.NA


def register_series(name: str, since: int, years: Numbers) -> pd.Categorical:
    """Series of each row: the register changed in 2026, and no chart may join its two sides."""
    names = [f"{name}-{since}", f"{name}-{NEW_REGISTER_YEAR}"]
    return pd.Categorical.from_codes((years >= NEW_REGISTER_YEAR).astype(np.int8), names)
