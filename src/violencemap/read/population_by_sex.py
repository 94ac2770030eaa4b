"""Mid-year population of CONAPO by sex and age, summed to women and to everybody.

Three layouts are published: one row a place, year, sex and age (of states by single years of
age, of municipalities by groups of five), and one row a place, year and sex with a column for
each age. Ages are only added up where all of them are there: a part of them would look like a
small population.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from violencemap.errors import SchemaError
from violencemap.read.areas import Areas
from violencemap.read.cells import (
    MISSING,
    Cells,
    Mask,
    Numbers,
    combined_codes,
    is_repeated,
    parse_count,
    parse_year,
    texts_by_category,
)
from violencemap.read.raw_table import RawTable, fold
from violencemap.types import Rejection

__all__ = ["EXPECTED", "read_population_by_sex_rows"]

EXPECTED = (
    "or CONAPO's columns by sex: AÑO, ENTIDAD, CVE_GEO, EDAD, SEXO, POBLACION (states); CLAVE, "
    "CLAVE_ENT, NOM_ENT, MUN, SEXO, AÑO, EDAD_QUIN, POB or CLAVE, CLAVE_ENT, NOM_ENT, NOM_MUN, "
    "SEXO, AÑO, POB_TOTAL and one column an age (municipalities)"
)

_COUNTRY = "00"
_YEARS = frozenset({"ano", "anio"})
_ROW_NUMBER = "renglon"
_SEXES = {"mujeres": "women", "hombres": "men"}
# 'pobm_05_09', 'POB_010_014', 'POB_85_mm' (85 and more), '42'
_AGE = re.compile(r"(?:pob[hm]?[ _])?(\d{1,3})(?:[ _](\d{1,3}|mm))?", re.I | re.ASCII)
_YEARS_AFTER = 2101  # years as codes
_OLDEST = 99  # no table ends before it: groups end in an open one
_LAST_SINGLE = 109  # CONAPO's single years go on to it


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layout:
    """The publisher's folded names of our columns; ``age`` is None where each age is a column."""

    place: str
    state: str
    municipality: str | None
    number: str
    age: str | None
    others: frozenset[str]

    def find_year(self, names: set[str]) -> str | None:
        """Name of the column of years, if the names of a header are those of the layout."""
        if self.age is None:
            names = {name for name in names if not _AGE.fullmatch(name)}
        columns = {self.place, self.state, self.number, self.municipality, self.age}
        wanted = (columns - {None}) | self.others | {"sexo"}
        year = names - wanted - {_ROW_NUMBER}
        return year.pop() if wanted <= names and len(year) == 1 and year <= _YEARS else None


_LAYOUTS = (
    _Layout(
        place="cve geo",
        state="entidad",
        municipality=None,
        number="poblacion",
        age="edad",
        others=frozenset(),
    ),
    _Layout(
        place="clave",
        state="nom ent",
        municipality="mun",
        number="pob",
        age="edad quin",
        others=frozenset({"clave ent"}),
    ),
    _Layout(
        place="clave",
        state="nom ent",
        municipality="nom mun",
        number="pob total",
        age=None,
        others=frozenset({"clave ent"}),
    ),
)


def read_population_by_sex_rows(
    raw: RawTable, areas: Areas
) -> tuple[pd.DataFrame, list[Rejection]] | None:
    """Persons by area, year and base, and what was set aside; None of another table.

    Columns: ``cvegeo``, ``year``, ``base`` (``all``, ``women``), ``population``.

    Raises
    ------
    SchemaError
        When ages are missing altogether, or the file tells of the beginning of the year.
    """
    for position, row in enumerate(raw.preview):
        names = {fold(cell) for cell in row if cell.strip()}
        for layout in _LAYOUTS:
            if year := layout.find_year(names):
                if "inicio" in fold(raw.name):
                    raise SchemaError(
                        "the name says population at the beginning of the year; expected the "
                        "file of the middle of the year (Pob_Mitad)",
                        path=raw.name,
                    )
                cells = Cells(raw.load_below(position))
                return _sums(cells, layout, year, areas), cells.rejected
    return None


def _sums(cells: Cells, layout: _Layout, year: str, areas: Areas) -> pd.DataFrame:
    columns = cells.columns
    places = _places(cells, layout, areas)
    years = cells.numbers(columns[year], parse_year)
    sexes = cells.texts(columns["sexo"], _parse_sex)
    numbers = cells.numbers(columns[layout.number], parse_count)
    cells.reject(numbers == MISSING, "the number of people is blank", columns[layout.number])
    ages = pd.Categorical(np.full(len(cells), ""))
    if layout.age is None:
        _check_columns(cells, numbers)
    else:
        ages = cells.texts(columns[layout.age], _parse_age)
    keys, size = combined_codes(
        (places.codes, len(places.categories)),
        (years, _YEARS_AFTER),
        (sexes.codes, len(sexes.categories)),
        (ages.codes, len(ages.categories)),
    )
    repeated = is_repeated(keys[cells.good], size)
    cells.reject(cells.among_good(repeated), "an earlier row has the same place, year, sex and age")
    # those of the country count too: they tell what a state lacks in a file that was cut
    all_ages = set(ages[cells.good].remove_unused_categories().categories)
    of_country = texts_by_category(places) == _COUNTRY
    cells.leave_out(of_country, "they are of the country, whose states are there")
    good = cells.good
    if layout.age is not None and good.any():
        _check_cover(cells, all_ages)
    people = pd.DataFrame(
        {
            "cvegeo": places[good],
            "year": years[good].astype(np.int64),
            "sex": sexes[good],
            "number": numbers[good].astype(np.int64),
        }
    )
    return _by_base(cells, people, len(all_ages))


def _places(cells: Cells, layout: _Layout, areas: Areas) -> pd.Categorical:
    """Codes of the places; rows whose code and names contradict each other are set aside."""
    column = cells.columns[layout.place]
    if layout.municipality is None:
        codes = cells.texts(column, lambda text: _parse_state(text, areas))
        names = cells.texts(cells.columns[layout.state], lambda text: _named(text, areas))
        cells.reject(
            texts_by_category(codes) != texts_by_category(names),
            "the code is not that of the state that the row names",
            column,
        )
        return codes
    codes = cells.texts(column, areas.municipality_code)
    states = cells.texts(cells.columns[layout.state], areas.state_named)
    cells.reject(
        texts_by_category(codes, lambda code: code[:2]) != texts_by_category(states),
        "the municipality is not in the state of the row",
        column,
    )
    cells.reject(
        _misnamed(codes, cells.texts(cells.columns[layout.municipality]), areas),
        "the code is not that of the municipality that the row names",
        column,
    )
    return codes


def _misnamed(codes: pd.Categorical, names: pd.Categorical, areas: Areas) -> Mask:
    """Rows whose name is that of another municipality of the state; each pair is looked at once."""
    pairs = codes.codes.astype(np.int64) * (len(names.categories) + 1) + names.codes
    distinct, pair = np.unique(pairs, return_inverse=True)
    wrong = []
    for code, name in zip(*np.divmod(distinct, len(names.categories) + 1), strict=True):
        known = code >= 0 and name < len(names.categories)
        wrong.append(
            known and not areas.may_be_named(codes.categories[code], names.categories[name])
        )
    of_rows: Mask = np.array(wrong, dtype=bool)[pair]
    return of_rows


def _check_columns(cells: Cells, totals: Numbers) -> None:
    """Set aside rows whose ages do not come to their total, give or take their rounding."""
    names = {key: name for key, name in cells.columns.items() if _AGE.fullmatch(key)}
    if not names:
        return
    _check_cover(cells, set(map(_parse_age, names)))
    numbers = [cells.numbers(name, parse_count) for name in names.values()]
    differs = np.abs(np.sum(numbers, axis=0) - totals) > len(names)
    cells.reject(differs, "the ages do not add up to the total of the row")


def _check_cover(cells: Cells, ages: set[str]) -> None:
    """Ages from 0 on without a gap, up to an open group or the oldest.

    Raises
    ------
    SchemaError
        When some are missing in the whole table.
    """
    expected = 0
    for low, high in sorted(_bounds(age) for age in ages):
        if low != expected:
            break
        expected = high + 1
    if expected <= _OLDEST:
        raise SchemaError(
            f"the population of age {expected} is missing; expected all ages, to add them up",
            path=cells.name,
        )
    if expected <= _LAST_SINGLE:
        last = f"the ages end at {expected - 1}, those of CONAPO at {_LAST_SINGLE}"
        cells.note(f"{last}: if the file was cut, people are missing")


def _by_base(cells: Cells, people: pd.DataFrame, ages: int) -> pd.DataFrame:
    """Women, and everybody where both sexes are known, of the places that have all ages."""
    groups = people.groupby(["cvegeo", "year", "sex"], observed=True)["number"]
    sums = groups.agg(["sum", "size"]).reset_index()
    whole = sums["size"] == ages
    for (cvegeo, sex), lacking in sums[~whole].groupby(["cvegeo", "sex"], observed=True):
        cells.note(f"{cvegeo}: ages of {sex} are missing in {len(lacking)} years, left out")
    wide = sums[whole].pivot(index=["cvegeo", "year"], columns="sex", values="sum")
    wide = wide.reindex(columns=["women", "men"]).astype("Int64")
    by_base: Mapping[str, pd.Series] = {"all": wide["women"] + wide["men"], "women": wide["women"]}
    frames = [
        values.dropna().rename("population").reset_index().assign(base=base)
        for base, values in by_base.items()
    ]
    joined = pd.concat(frames, ignore_index=True)
    joined = joined.assign(cvegeo=joined["cvegeo"].astype(str))
    return joined[["cvegeo", "year", "base", "population"]]


# --- cells -----------------------------------------------------------------------------------


def _parse_state(text: str, areas: Areas) -> str:
    return _COUNTRY if set(text.strip()) == {"0"} else areas.state_code(text)


def _named(name: str, areas: Areas) -> str:
    return _COUNTRY if fold(name) == "republica mexicana" else areas.state_named(name)


def _parse_sex(text: str) -> str:
    if fold(text) not in _SEXES:
        raise ValueError("expected Hombres or Mujeres")
    return _SEXES[fold(text)]


def _parse_age(text: str) -> str:
    """An age or a group of ages as ``"005-009"``; ``"085-999"`` is 85 and more."""
    match = _AGE.fullmatch(text.strip())
    if not match:
        raise ValueError("expected an age or a group of ages, such as 42 or pobm_05_09")
    low = int(match[1])
    high = low if match[2] is None else 999 if match[2].casefold() == "mm" else int(match[2])
    return f"{low:03}-{high:03}"


def _bounds(age: str) -> tuple[int, int]:
    low, high = age.split("-")
    return int(low), int(high)
