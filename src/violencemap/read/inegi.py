"""Homicide deaths of INEGI, from death certificates: query exports and tables by sex and age.

These are deaths, not case files: they are counted apart from SESNSP's series. In both layouts
what is blank is none, since every registry reports; so is a
municipality that an export leaves out.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd

from violencemap.errors import SchemaError, UnknownFormatError
from violencemap.read.areas import NOT_A_MUNICIPALITY, Areas, bundled_areas
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
    long_frame,
    months_since_1970,
    parse_month,
    same_text,
)
from violencemap.read.municipal_numbers import highest_in_use
from violencemap.read.raw_table import RawTable, fold
from violencemap.read.tables import open_tables
from violencemap.types import MonthlyRows, Rejection

__all__ = ["read_inegi_homicide_rows", "read_inegi_homicides"]

_BY_MUNICIPALITY = ("total", *MONTH_NAMES)
_BY_STATE = ("sexo", "edad", "estado", "anio", "mes", "homicidios")
_EXPECTED = (
    "expected an export of INEGI's query of homicide deaths by municipality and month, "
    f"or a table with the columns {', '.join(_BY_STATE)}"
)
_YEAR_OF_TITLE = re.compile(r"Año de (?:registro|ocurrencia)\s*:\s*(\d{4})", re.I)
_MONTH_OF_TITLE = re.compile(r"Mes de (registro|ocurrencia)", re.I)
# Spreadsheets were given '=CONCATENAR(0,01)' for a state, and ' 01 001 ' for a municipality.
_STATE_FORMULA = re.compile(r"=CONCATENAR\(\s*0?\s*,\s*(\d\d)\s*\)")
_LAST_STATE = 32
_ABROAD = "33"  # the row of a state that holds 33 to 35


def read_inegi_homicides(
    path: Path | str, *, areas: Areas | None = None
) -> tuple[pd.DataFrame, list[Rejection]]:
    """Homicide deaths by month, and what was set aside.

    The columns are those of :mod:`violencemap.read.monthly`. The exports give municipalities
    of occurrence, of which 999 is kept and those abroad have no ``cvegeo``; their series is
    ``inegi-homicide-deaths-registro`` or ``-ocurrencia`` by which month is meant. The tables by
    sex and age give states: ``inegi-homicide-deaths-by-age``.

    Raises
    ------
    UnknownFormatError
        When no table of the file has one of the two layouts.
    SchemaError
        When the titles of an export do not tell its year.
    """
    areas = areas or bundled_areas()
    read = [read_inegi_homicide_rows(raw, areas) for raw in open_tables(path)]
    known = [one for one in read if one is not None]
    if not known:
        raise UnknownFormatError(f"not a file of INEGI's homicides; {_EXPECTED}", path=path)
    frames = [long_frame(rows) for rows, _ in known]
    return pd.concat(frames, ignore_index=True), [one for _, notes in known for one in notes]


def read_inegi_homicide_rows(
    raw: RawTable, areas: Areas
) -> tuple[MonthlyRows, list[Rejection]] | None:
    """Rows of a table in one of the layouts, and what was set aside; None of another table."""
    header = raw.find_header(_BY_MUNICIPALITY)
    # a table whose rows tell their year is no export, which tells it above
    if header is not None and "ano" not in map(fold, raw.preview[header]):
        return _read_export(raw, header, areas)
    if (header := raw.find_header(_BY_STATE)) is not None:
        return _read_by_age(raw, header, areas)
    return None


# --- exports by municipality ---------------------------------------------------------------


def _read_export(raw: RawTable, header: int, areas: Areas) -> tuple[MonthlyRows, list[Rejection]]:
    year, basis = _titles(raw, header)
    cells = Cells(raw.load_below(header))
    code_column, name_column = list(cells.columns.values())[:2]
    columns = [cells.columns[name] for name in _BY_MUNICIPALITY]
    counts = np.column_stack([cells.numbers(column, _parse_deaths) for column in columns])
    codes = cells.texts(code_column, lambda text: _parse_code(text, areas))
    _check_names(cells, codes, cells.texts(name_column), areas, code_column)
    cells.reject(
        (counts != MISSING).all(axis=1) & (counts[:, 0] != counts[:, 1:].sum(axis=1)),
        "the months do not add up to the total of the row",
        columns[0],
    )
    stated = texts_by_category(codes)
    repeated = pd.Series(stated[cells.good]).duplicated().to_numpy()
    cells.reject(cells.among_good(repeated), "an earlier row has the same place", code_column)
    _check_sums(cells, stated[cells.good], counts[cells.good, 0])
    rows = MonthlyRows(
        series=same_text(f"inegi-homicide-deaths-{basis}", len(cells)),
        unit="deaths",
        cvegeo=cells.texts(code_column, lambda text: _known_place(_parse_code(text, areas))),
        texts={},
        first_months=months_since_1970(np.full(len(cells), year)),
        counts=counts[:, 1:],
    )
    kept = cells.good & (np.char.str_len(stated) == 5)
    abroad = np.flatnonzero(kept & (stated > _ABROAD))
    if len(abroad):  # the countries are one place, which is none of Mexico
        rows.counts[abroad[0]] = rows.counts[abroad].sum(axis=0)
        kept[abroad[1:]] = False
    footers = [one for one in cells.rejected if "fuente" not in fold(one.value or "")]
    rows = rows.only(kept)
    return (rows if footers else _with_absent(rows, year, areas)), footers


def _with_absent(rows: MonthlyRows, year: int, areas: Areas) -> MonthlyRows:
    """Rows with those of the municipalities that an export leaves out, since they had no homicide.

    One up to the highest number in use by then was there, one above it may not have been. The
    export alone does not tell: were the last of a state left out because it had no homicide, the
    years in which it had some would pass for all that is known of it.
    """
    told = set(rows.cvegeo.dropna())
    highest = {code[:2]: code for code in sorted(told) if code[2:] not in NOT_A_MUNICIPALITY}
    highest = {state: max(code, highest_in_use(state, year)) for state, code in highest.items()}
    absent = [
        code
        for code in areas.municipalities
        if code not in told and code <= highest.get(code[:2], "")
    ]
    nothing = np.zeros((len(absent), rows.counts.shape[1]), dtype=rows.counts.dtype)
    codes = [*rows.cvegeo.astype(object), *absent]
    counts = np.concatenate([rows.counts, nothing])
    return replace(
        rows,
        series=same_text(rows.series.categories[0], len(counts)),
        cvegeo=pd.Categorical(codes),
        first_months=months_since_1970(np.full(len(counts), year)),
        counts=counts,
    )


def _titles(raw: RawTable, header: int) -> tuple[int, str]:
    """Year of an export, and whether its months are those of registration or of occurrence."""
    title = "\n".join(cell for row in raw.preview[:header] for cell in row)
    year, basis = _YEAR_OF_TITLE.search(title), _MONTH_OF_TITLE.search(title)
    if not year or not basis:
        raise SchemaError(
            "the lines above the table do not tell its year and months; "
            "expected 'Año de registro : 2015' and 'Según: Mes de registro'",
            path=raw.name,
        )
    return int(year[1]), basis[1].casefold()


def _parse_deaths(text: str) -> int:
    return parse_cases(text) or 0


def _parse_code(text: str, areas: Areas) -> str:
    """Code of a row: none of the country, two digits of a state, five of a municipality."""
    if not text.strip():
        return "00"
    if formula := _STATE_FORMULA.fullmatch(text.strip()):
        return formula[1] if int(formula[1]) > _LAST_STATE else areas.state_code(formula[1])
    code = re.sub(r"\s", "", text)
    if code[:2].isdecimal() and int(code[:2]) > _LAST_STATE and len(code) == 5:
        return code  # 33 United States, 34 Latin America, 35 other countries
    return areas.municipality_code(code)


def _known_place(code: str) -> str | None:
    return None if int(code[:2]) > _LAST_STATE else code


def _check_names(
    cells: Cells, codes: pd.Categorical, names: pd.Categorical, areas: Areas, column: str
) -> None:
    """Set aside rows whose name is that of another municipality of the state."""
    pairs = pd.DataFrame({"code": texts_by_category(codes), "name": texts_by_category(names)})
    wrong = [
        len(code) == 5 and int(code[:2]) <= _LAST_STATE and not areas.may_be_named(code, name)
        for code, name in pairs.itertuples(index=False)
    ]
    cells.reject(np.array(wrong, dtype=bool), "the code is not that of the named place", column)


def _check_sums(cells: Cells, codes: Texts, totals: Numbers) -> None:
    """Note where the municipalities of a state do not add up to what the export says."""
    states = np.where(codes.astype("U2") > str(_LAST_STATE), _ABROAD, codes.astype("U2"))
    municipal = np.char.str_len(codes) == 5
    sums = pd.Series(totals[municipal]).groupby(states[municipal]).sum()
    stated = (np.char.str_len(codes) == 2) & (codes != "00")
    for code, total in zip(states[stated], totals[stated], strict=True):
        if total != sums.get(code, 0):
            cells.note(
                f"state {code}: its municipalities add up to {sums.get(code, 0):,} deaths, "
                f"the row of the state says {total:,}"
            )


# --- tables by sex and age -----------------------------------------------------------------


def _read_by_age(raw: RawTable, header: int, areas: Areas) -> tuple[MonthlyRows, list[Rejection]]:
    cells = Cells(raw.load_below(header))
    sex, age, state, year, month, deaths = (cells.columns[name] for name in _BY_STATE)
    years, months = cells.numbers(year, parse_year), cells.numbers(month, parse_month)
    rows = MonthlyRows(
        series=same_text("inegi-homicide-deaths-by-age", len(cells)),
        unit="deaths",
        cvegeo=cells.texts(state, areas.state_named),
        texts={"sex": cells.texts(sex), "age_group": cells.texts(age)},
        first_months=months_since_1970(years, months),
        counts=cells.numbers(deaths, parse_cases)[:, np.newaxis],
    )
    keys = pd.DataFrame({"month": rows.first_months, "cvegeo": rows.cvegeo} | dict(rows.texts))
    repeated = keys[cells.good].duplicated().to_numpy()
    cells.reject(cells.among_good(repeated), "an earlier row has the same state, month and group")
    return rows.only(cells.good), cells.rejected
