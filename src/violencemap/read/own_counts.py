"""Counts by place and month in any table, once a person has said what its columns hold.

These counts are series of their own; no chart joins them with those of SESNSP or INEGI.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from violencemap.errors import SchemaError
from violencemap.measures import MEASURES, OWN_MEASURES, OWN_SERIES
from violencemap.read.areas import Areas
from violencemap.read.cells import MISSING, Cells, parse_cases, parse_year
from violencemap.read.month_columns import month_columns
from violencemap.read.monthly import months_since_1970, parse_month, same_text
from violencemap.read.own_table import (
    LACKING_AREA,
    PLACE_FIELDS,
    OwnTable,
    check_fields,
    named_cells,
    read_places,
)
from violencemap.read.raw_table import RawTable, fold
from violencemap.types import MonthlyRows, Rejection

__all__ = [
    "COUNT_FIELDS",
    "IN_MONTHS",
    "CountsSource",
    "lacking_of_counts",
    "named_counts",
    "read_count_rows",
]

# What a column may hold. A month is told by year and month, or by a period such as 2024-03; where
# the twelve months are columns, by the year.
COUNT_FIELDS = (
    *(*PLACE_FIELDS, "year", "month", "period", "number"),
    *("crime", "detail", "sex"),
)
# What the columns of twelve months tell, so that nothing else has to.
IN_MONTHS = ("number", "month", "period")
_NO_NUMBER = (
    "no column is named for the number; where the twelve months are columns, name the "
    "year and neither number, month nor period"
)
_LACKING = {
    "number": _NO_NUMBER,
    "area": LACKING_AREA,
    "month": "no column is named for the month: year and month, or period",
    "year": _NO_NUMBER,
}
_TEXT_OF = {"crime": "subtipo", "detail": "modalidad", "sex": "sex"}
_PERIOD = re.compile(r"((?:19|20)\d\d)[-/]?(0?[1-9]|1[0-2])(?:-\d\d)?", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class CountsSource(OwnTable):
    """A table of counts, and what it counts.

    ``measure`` is one of :data:`~violencemap.measures.OWN_MEASURES`. It tells the unit of the
    numbers, and what is counted where no column names the crime.
    """

    dataset: ClassVar[str] = "own-counts"
    measure: str

    @property
    def is_wide(self) -> bool:
        """Whether the numbers stand in twelve columns of months, which name themselves."""
        return "number" not in self.columns


def lacking_of_counts(
    columns: Mapping[str, str], *, has_months: bool = True
) -> Literal["number", "area", "month", "year"] | None:
    """What has still to be named for counts, None when it is enough.

    ``has_months`` says whether the twelve months may be columns of the table. They name themselves
    where nothing else is the number or the month.

    >>> lacking_of_counts({"cve_mun": "Clave", "number": "Total"})
    'month'
    """
    is_wide = has_months and not set(IN_MONTHS) & set(columns)
    if "number" not in columns and not is_wide:
        return "number"
    if not set(PLACE_FIELDS) & set(columns):
        return "area"
    if is_wide:
        return None if "year" in columns else "year"
    is_dated = {"year", "month"} <= set(columns) or "period" in columns
    return None if is_dated else "month"


def named_counts(
    columns: Mapping[str, str],
    *,
    measure: str,
    title: str,
    publisher: str | None = None,
    license: str | None = None,  # noqa: A002 (the name of the field)
) -> CountsSource:
    """A table of counts whose columns a person named: ``{"cve_mun": "Clave", ...}``.

    Raises
    ------
    ValueError
        When a field or the measure is unknown, or number, place or month are named by no column.
        The number may be lacking beside a year alone: the twelve months are columns then.

    Examples
    --------
    >>> columns = {"cve_mun": "Clave", "period": "Mes", "number": "Total"}
    >>> named_counts(columns, measure="kidnapping_case_files_own", title="mine").columns["period"]
    'mes'
    """
    check_fields(columns, COUNT_FIELDS)
    lacking = lacking_of_counts(columns)
    if lacking is not None:
        raise ValueError(_LACKING[lacking])
    if measure not in OWN_MEASURES:
        raise ValueError(f"unknown measure {measure!r}; expected one of {list(OWN_MEASURES)}")
    return CountsSource(
        measure=measure,
        title=title,
        publisher=publisher or None,
        license=license or None,
        columns={name: fold(column) for name, column in columns.items()},
    )


def read_count_rows(
    raw: RawTable, source: CountsSource, areas: Areas
) -> tuple[MonthlyRows, list[Rejection]]:
    """Counts below the header of a table, and what was set aside.

    Raises
    ------
    SchemaError
        When the table lacks a column that ``source`` names, or the months that it should have.
    """
    cells, column = named_cells(raw, source.columns)
    places = read_places(cells, column, areas)
    months, numbers = (_wide_counts if source.is_wide else _long_counts)(cells, column)
    numbers = _of_the_past(cells, months, numbers)
    measure = MEASURES[source.measure]
    texts = {_TEXT_OF[field]: cells.texts(column[field]) for field in _TEXT_OF if field in column}
    if "subtipo" in texts:
        texts["subtipo"] = _known_crimes(texts["subtipo"])
    else:
        texts["subtipo"] = same_text(measure.subtypes[0], len(cells))
    keys = {"place": places.codes, "month": months}
    keys |= {name: text.codes for name, text in texts.items()}
    repeated = pd.DataFrame(keys)[cells.good].duplicated().to_numpy()
    cells.reject(
        cells.among_good(repeated),
        "an earlier row counts the same in this place and month; expected each once, or a column "
        "named that tells them apart",
        column.get("number"),
    )
    rows = MonthlyRows(
        series=same_text(OWN_SERIES[measure.unit], len(cells)),
        unit=measure.unit,  # type: ignore[arg-type]  # no measure of one's own counts events
        cvegeo=places,
        texts=texts,
        first_months=months,
        counts=numbers,
    )
    return rows.only(cells.good), cells.rejected


def _long_counts(
    cells: Cells, column: Mapping[str, str]
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
    """Months since January 1970, and counts of one month a row."""
    numbers = cells.numbers(column["number"], parse_cases).astype(np.int32)
    return _months(cells, column), numbers.reshape(-1, 1)


def _wide_counts(
    cells: Cells, column: Mapping[str, str]
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
    """January of each row in months since January 1970, and its counts of twelve months."""
    names = month_columns(cells.columns.values())
    if names is None:
        raise SchemaError("expected twelve columns of months, enero to diciembre", path=cells.name)
    numbers = np.column_stack([cells.numbers(name, parse_cases) for name in names])
    januaries = months_since_1970(cells.numbers(column["year"], parse_year))
    return januaries, numbers.astype(np.int32)


def _of_the_past(
    cells: Cells, first_months: npt.NDArray[np.int32], counts: npt.NDArray[np.int32]
) -> npt.NDArray[np.int32]:
    """The counts, unknown where the month has not come: tables are filled up with zeros there."""
    now = int(np.datetime64(date.today(), "M").astype(int))
    months = first_months[:, np.newaxis] + np.arange(counts.shape[1])
    ahead = (months > now) & (counts != MISSING) & cells.good[:, np.newaxis]
    if ahead.any():
        cells.note(f"{ahead.sum():,} counts are of months that have not come; they are unknown")
    return np.where(ahead, np.int32(MISSING), counts)


def _months(cells: Cells, column: Mapping[str, str]) -> npt.NDArray[np.int32]:
    """Months since January 1970."""
    if "period" in column:
        periods = cells.numbers(column["period"], _parse_period)
        since: npt.NDArray[np.int32] = np.where(periods == MISSING, 0, periods).astype(np.int32)
        return since
    years = cells.numbers(column["year"], parse_year)
    return months_since_1970(years, cells.numbers(column["month"], parse_month))


def _parse_period(text: str) -> int:
    found = _PERIOD.fullmatch(text.strip().removesuffix(" 00:00:00"))
    if found is None or int(found[1]) < 1970:
        raise ValueError("expected a month from 1970, such as 2024-03")
    return (int(found[1]) - 1970) * 12 + int(found[2]) - 1


def _known_crimes(crimes: pd.Categorical) -> pd.Categorical:
    """Crimes as the measures name them, whatever the accents and capitals; others as they are."""
    known = {fold(name): name for code in OWN_MEASURES for name in MEASURES[code].subtypes}
    names = [known.get(fold(name), name) for name in crimes.categories]
    distinct = sorted(set(names))
    codes = np.array([*map(distinct.index, names), -1], dtype=np.int32)
    return pd.Categorical.from_codes(codes[crimes.codes], categories=distinct)
