"""Crime figures of SESNSP: case files by state and municipality, victims by state, federal crimes.

The layouts are those SESNSP publishes: one row a crime with twelve columns of months, or one
row a month. All become the same long frame. Three rules keep its numbers honest:

- a blank cell is unknown, not zero: months that had not come when the file was made are blank;
- a state that reports no crime at all in a month did not report, so its counts are unknown;
- years from 2026 on are other series than those before: the register changed (RNID).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from violencemap.errors import UnknownFormatError
from violencemap.read.areas import Areas, bundled_areas
from violencemap.read.cells import (
    MISSING,
    Cells,
    Numbers,
    combined_codes,
    is_repeated,
    parse_cases,
    parse_count,
    parse_year,
    run_starts,
)
from violencemap.read.monthly import (
    MONTH_NAMES,
    TEXTS,
    long_frame,
    months_since_1970,
    parse_month,
)
from violencemap.read.raw_table import RawTable, fold
from violencemap.read.reported import forget_unreported, register_series
from violencemap.read.sesnsp_layouts import LAYOUTS, TOTAL, Layout, find_layout
from violencemap.read.tables import open_tables
from violencemap.types import MonthlyRows, Rejection

__all__ = ["read_sesnsp", "read_sesnsp_rows", "sum_measures"]

_ABROAD = "extranjero"

# The crimes that the bundled measures count, by subtipo, in victims.
_MEASURES = {
    "Homicidio doloso": "intentional_homicide_victims",
    "Feminicidio": "femicide_victims",
}


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
    read = [read_sesnsp_rows(raw, areas) for raw in open_tables(path)]
    known = [one for one in read if one is not None]
    if not known:
        expected = "; ".join(layout.title for layout in LAYOUTS)
        raise UnknownFormatError(f"not a file of SESNSP; expected one of: {expected}", path=path)
    frames = [long_frame(rows) for rows, _ in known]
    frame = frames[0] if len(frames) == 1 else pd.concat(frames, ignore_index=True)
    return frame, [one for _, rejected in known for one in rejected]


def read_sesnsp_rows(raw: RawTable, areas: Areas) -> tuple[MonthlyRows, list[Rejection]] | None:
    """Rows of a table in one of the layouts, and what was set aside; None of another table."""
    found = find_layout(raw)
    if found is None:
        return None
    header, layout = found
    cells = Cells(raw.load_below(header, layout.numbers))
    rows = _rows(cells, layout, areas, lambda share: raw.tell_checked(share, len(cells)))
    return forget_unreported(cells, rows, areas), cells.rejected


def sum_measures(frame: pd.DataFrame) -> pd.DataFrame:
    """Victims of intentional homicide and of femicide by area and month, from ``read_sesnsp``.

    Columns
    -------
    series_id, measure, cvegeo, month, count
        ``measure`` is a code of :data:`violencemap.measures.MEASURES`; ``count`` is missing where
        the area did not report the month.
    """
    victims = frame[frame["unit"] == "victims"]
    victims = victims.assign(measure=victims["subtipo"].astype(object).map(_MEASURES))
    keys = ["series_id", "measure", "cvegeo", "month"]
    sums = victims.dropna(subset=["measure"]).groupby(keys, observed=True)["count"]
    return sums.sum(min_count=1).reset_index()


# --- rows ----------------------------------------------------------------------------------


def _rows(
    cells: Cells, layout: Layout, areas: Areas, checked: Callable[[float], None]
) -> MonthlyRows:
    checked(0)
    column = {field: cells.columns[name] for field, name in layout.columns.items()}
    years = cells.numbers(column["year"], parse_year)
    cells.reject(
        (years < layout.since) & (years != MISSING),
        f"the series begins in {layout.since}",
        column["year"],
    )
    if layout.is_long:
        first_months = months_since_1970(years, cells.numbers(column["month"], parse_month))
        counts = [cells.numbers(column["count"], parse_cases)]
    else:
        first_months = months_since_1970(years)
        counts = [cells.numbers(cells.columns[name], parse_cases) for name in MONTH_NAMES]
        _check_total(cells, counts)
    checked(0.2)
    rows = MonthlyRows(
        series=register_series(layout.series, layout.since, years),
        unit=layout.unit,
        cvegeo=_places(cells, column, areas),
        texts={name: cells.texts(column[name]) for name in TEXTS if name in column},
        first_months=first_months,
        counts=np.stack(counts).T,
    )
    checked(0.6)
    _reject_repeated(cells, rows)
    checked(0.8)
    return rows.only(cells.good)


def _check_total(cells: Cells, counts: Sequence[Numbers]) -> None:
    """Set aside rows with a total that is not the sum of the months that are known."""
    if (column := cells.columns.get(TOTAL)) is None:
        return
    totals = cells.numbers(column, parse_count)
    sums = sum(np.where(month == MISSING, 0, month) for month in counts)
    cells.reject(
        (totals != MISSING) & (totals != sums),
        "the months do not add up to the total of the row",
        column,
    )


def _places(cells: Cells, column: dict[str, str], areas: Areas) -> pd.Categorical:
    """Codes of the places; rows whose code and name contradict each other are set aside."""

    def state_code(text: str) -> str | None:
        return areas.state_code(text) if text.strip() else None

    def state_named(name: str) -> str | None:
        try:
            return areas.state_named(name)
        except ValueError:
            return _ABROAD if fold(name) == _ABROAD else None

    states = cells.texts(column["cve_ent"], state_code)
    coded = _numbers_of(states)
    named = _numbers_of(cells.texts(column["state"], state_named))
    cells.reject(
        (coded == MISSING) & (named != _NUMBER_ABROAD), "the state has no code", column["cve_ent"]
    )
    cells.reject(
        (coded != MISSING) & (named != MISSING) & (coded != named),
        "the code is not that of the state that the row names",
        column["cve_ent"],
    )
    if "cve_mun" not in column:
        return states
    codes = cells.texts(column["cve_mun"], areas.municipality_code)
    cells.reject(
        _numbers_of(codes) != coded,
        "the municipality is not in the state of the row",
        column["cve_mun"],
    )
    _reject_misnamed(cells, column, codes, areas)
    return codes


_NUMBER_ABROAD = 99


def _numbers_of(column: pd.Categorical) -> npt.NDArray[np.int8]:
    """Number of the state of each cell, ``MISSING`` where it is missing."""
    numbers = [_NUMBER_ABROAD if code == _ABROAD else int(code[:2]) for code in column.categories]
    of_cells: npt.NDArray[np.int8] = np.array([*numbers, MISSING], dtype=np.int8)[column.codes]
    return of_cells


def _reject_misnamed(
    cells: Cells, column: dict[str, str], codes: pd.Categorical, areas: Areas
) -> None:
    """Set aside rows that name another municipality of the state than their code does.

    A name that the catalogue does not know is let pass: spellings differ, codes do not.
    """
    names = cells.texts(column["municipality"])
    code_texts, name_texts = codes.categories.to_list(), names.categories.to_list()
    known_names = len(name_texts) + 1
    pairs = (codes.codes.astype(np.int64) + 1) * known_names + names.codes + 1
    reason = "the code is not that of the municipality that the row names"
    contradicting = {}
    for pair in pd.unique(pairs[run_starts(pairs)]):
        code, name = (int(part) - 1 for part in divmod(pair, known_names))
        known = code != MISSING and name != MISSING
        if known and not areas.may_be_named(code_texts[code], name_texts[name]):
            contradicting[int(pair)] = reason
    cells.reject_each(pairs, contradicting, column["cve_mun"])


def _reject_repeated(cells: Cells, rows: MonthlyRows) -> None:
    """Set aside what stands a second time: counting it twice would be silently wrong."""
    crimes, count = combined_codes(
        *((column.codes, len(column.categories)) for column in rows.texts.values())
    )
    months = rows.first_months - (rows.first_months.min() if len(rows) else 0)
    places = len(rows.cvegeo.categories) + 1
    months //= 1 if rows.counts.shape[1] == 1 else 12
    size = int(months.max(initial=0)) + 1
    keys = (crimes * places + rows.cvegeo.codes + 1) * size + months
    repeated = is_repeated(keys[cells.good], count * places * size)
    cells.reject(cells.among_good(repeated), "an earlier row has the same year, place and crime")
