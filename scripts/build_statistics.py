"""Build data/statistics.csv and data/population.csv from official files.

    python scripts/build_statistics.py --victims victimas.csv.bz2 --population conapo.csv.gz \
        --census municipios.json.gz

``--victims`` is SESNSP's file of victims by state; ``--population`` CONAPO's mid-year population
by state; ``--census`` a catalog of municipalities with the women and men that INEGI counted in
2020 (JSON: ``cve_completa``, ``poblacion_total``, ``poblacion_femenina``). It prints the totals
of each year, to be held against the published ones.
"""

from __future__ import annotations

import argparse
import gzip
import json
from pathlib import Path

import pandas as pd

from violencemap.bundled import bundled_path
from violencemap.read.population import read_population
from violencemap.read.sesnsp import read_sesnsp, sum_measures

RELEASE = "sesnsp-victims-2025-06"
ALL, WOMEN = "conapo-population-1970-2070", "conapo-inegi-women"
CENSUS, CENSUS_YEAR = "inegi-census-2020", 2020
YEARS = range(2015, 2026)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for option in ("--victims", "--population", "--census"):
        parser.add_argument(option, type=Path, required=True)
    parser.add_argument("--out", type=Path, default=bundled_path(), help="folder (data/)")
    options = parser.parse_args()
    statistics = build_statistics(options.victims)
    statistics.to_csv(options.out / "statistics.csv", index=False, lineterminator="\n")
    population = build_population(options.population, options.census)
    population.to_csv(options.out / "population.csv", index=False, lineterminator="\n")
    print_totals(statistics, population)


def build_statistics(path: Path) -> pd.DataFrame:
    """Victims by state, month and measure; the count is empty where a state did not report."""
    frame, rejected = read_sesnsp(path)
    for one in rejected:
        print(one.reason, "" if one.row is None else f"(row {one.row})")
    sums = sum_measures(frame).sort_values(["measure", "cvegeo", "month"])
    return sums.assign(month=sums["month"].dt.strftime("%Y-%m-%d"), release=RELEASE)


def build_population(path: Path, census: Path) -> pd.DataFrame:
    """Persons by state and year, and women: all persons times the women's share in the census.

    CONAPO's file of totals has no sexes. Shares move slowly while populations grow, so the share
    of one census, applied to each year, is nearer than its count. Of municipalities there is no
    yearly file here: theirs are the women whom the census counted.
    """
    frame, rejected = read_population(path)
    if rejected:
        raise SystemExit(f"{path}: {rejected[0].reason}")
    persons = frame[frame["year"].isin(YEARS)].assign(base="all", source=ALL)
    people = counted_people(census)
    women = persons["population"] * persons["cvegeo"].map(women_share(people))
    women = persons.assign(population=women.round().astype(int), base="women", source=WOMEN)
    of_states = pd.concat([persons, women]).sort_values(["base", "cvegeo", "year"])
    of_all = pd.concat([of_states, women_of_municipalities(people)])
    return of_all[["cvegeo", "year", "base", "population", "source"]]


def counted_people(census: Path) -> pd.DataFrame:
    """People and women of each municipality by its code; nobody of those created later."""
    with gzip.open(census, "rt", encoding="utf-8") as file:
        people = pd.DataFrame(json.load(file)).set_index("cve_completa").sort_index()
    return people.loc[people["poblacion_total"] > 0, ["poblacion_total", "poblacion_femenina"]]


def women_share(people: pd.DataFrame) -> pd.Series:
    """Share of women in each state, from the people counted in its municipalities."""
    sums = people.groupby(people.index.str[:2]).sum()
    return sums["poblacion_femenina"] / sums["poblacion_total"]


def women_of_municipalities(people: pd.DataFrame) -> pd.DataFrame:
    women = people["poblacion_femenina"].rename_axis("cvegeo").rename("population").reset_index()
    return women.assign(year=CENSUS_YEAR, base="women", source=CENSUS)


def print_totals(statistics: pd.DataFrame, population: pd.DataFrame) -> None:
    year = statistics["month"].str[:4].astype(int)
    print(statistics.groupby(["measure", year])["count"].sum().unstack().T.to_string())
    states = population[population["cvegeo"].str.len() == 2]
    print(states.groupby(["base", "year"])["population"].sum().unstack().T.to_string())


if __name__ == "__main__":
    main()
