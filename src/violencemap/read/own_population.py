"""Population by place and year in any table, once a person has said what its columns hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

import numpy as np
import pandas as pd

from violencemap.read.areas import Areas
from violencemap.read.cells import MISSING, parse_count, parse_year
from violencemap.read.monthly import same_text
from violencemap.read.own_table import (
    LACKING_AREA,
    PLACE_FIELDS,
    OwnTable,
    check_fields,
    named_cells,
    read_places,
)
from violencemap.read.raw_table import RawTable, fold
from violencemap.types import Rejection

__all__ = [
    "POPULATION",
    "POPULATION_FIELDS",
    "PopulationSource",
    "lacking_of_population",
    "named_population",
    "read_own_population_rows",
]

# What such a table is said to hold, where one of counts is said to hold a measure.
POPULATION = "population"
POPULATION_FIELDS = (*PLACE_FIELDS, "year", "number", "sex")
_LACKING = {
    "number": "no column is named for the number",
    "area": LACKING_AREA,
    "year": "no column is named for the year",
}
_SEXES = {
    "women": ("mujeres", "mujer", "femenino", "women", "woman", "female"),
    "men": ("hombres", "hombre", "masculino", "men", "man", "male"),
    "both": ("total", "ambos", "ambos sexos", "both"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PopulationSource(OwnTable):
    """A table of population."""

    dataset: ClassVar[str] = "own-population"


def lacking_of_population(
    columns: Mapping[str, str],
) -> Literal["number", "area", "year"] | None:
    """What has still to be named for population, None when it is enough.

    >>> lacking_of_population({"cve_mun": "Clave", "number": "Habitantes"})
    'year'
    """
    if "number" not in columns:
        return "number"
    if not set(PLACE_FIELDS) & set(columns):
        return "area"
    return None if "year" in columns else "year"


def named_population(
    columns: Mapping[str, str],
    *,
    title: str,
    publisher: str | None = None,
    license: str | None = None,  # noqa: A002 (the name of the field)
) -> PopulationSource:
    """A table of population whose columns a person named: ``{"cve_mun": "Clave", ...}``.

    Raises
    ------
    ValueError
        When a field is unknown, or number, place or year are named by no column.

    Examples
    --------
    >>> columns = {"cve_mun": "Clave", "year": "Año", "number": "Habitantes"}
    >>> named_population(columns, title="mine").columns["year"]
    'ano'
    """
    check_fields(columns, POPULATION_FIELDS)
    lacking = lacking_of_population(columns)
    if lacking is not None:
        raise ValueError(_LACKING[lacking])
    return PopulationSource(
        title=title,
        publisher=publisher or None,
        license=license or None,
        columns={name: fold(column) for name, column in columns.items()},
    )


def read_own_population_rows(
    raw: RawTable, source: PopulationSource, areas: Areas
) -> tuple[pd.DataFrame, list[Rejection]]:
    """Persons by area and year below the header of a table, and what was set aside.

    Columns are those of :func:`~violencemap.read.population.read_population`. Where a column tells
    the sex, everybody are women and men of a place and year that has both.

    Raises
    ------
    SchemaError
        When the table lacks a column that ``source`` names.
    """
    cells, column = named_cells(raw, source.columns)
    places = read_places(cells, column, areas)
    years = cells.numbers(column["year"], parse_year)
    numbers = cells.numbers(column["number"], parse_count)
    sexes = same_text("both", len(cells))
    if "sex" in column:
        sexes = cells.texts(column["sex"], _parse_sex)
        cells.leave_out(
            np.asarray(sexes == "both"), "they are of both sexes, which are added up from each"
        )
    people = pd.DataFrame({"cvegeo": places, "year": years, "sex": sexes, "number": numbers})
    repeated = people[["cvegeo", "year", "sex"]][cells.good].duplicated().to_numpy()
    cells.reject(
        cells.among_good(repeated),
        "an earlier row has the same place, year and sex"
        if "sex" in column
        else "an earlier row has the same place and year",
        column["number"],
    )
    known = people[cells.good & (numbers != MISSING)].astype({"cvegeo": str, "sex": str})
    return _by_base(known), cells.rejected


def _by_base(people: pd.DataFrame) -> pd.DataFrame:
    """Everybody and women, each where known."""
    wide = people.pivot(index=["cvegeo", "year"], columns="sex", values="number")
    wide = wide.reindex(columns=["both", "women", "men"]).astype("Int64")
    bases = {"all": wide["both"].fillna(wide["women"] + wide["men"]), "women": wide["women"]}
    frames = [
        persons.dropna().rename("population").reset_index().assign(base=base)
        for base, persons in bases.items()
    ]
    return pd.concat(frames, ignore_index=True)[["cvegeo", "year", "base", "population"]]


def _parse_sex(text: str) -> str:
    for sex, names in _SEXES.items():
        if fold(text) in names:
            return sex
    raise ValueError("expected a sex: mujeres or hombres, women or men")
