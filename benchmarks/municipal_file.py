"""Make a file in the layout of SESNSP's municipal file, as long as the published one.

    python benchmarks/municipal_file.py municipal.csv

The published file (about 2 million rows, 280 MB) cannot be bundled. This one has its header, its
encoding (Latin-1, CRLF), the 98 crimes that SESNSP counts, and every municipality; the counts are
drawn at random, so that each crime comes out about as often as in 2021. The same seed gives the
same bytes.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import pandas as pd

from violencemap.bundled import bundled_path
from violencemap.read.monthly import MONTH_NAMES

__all__ = ["FIRST_YEAR", "LAST_MONTH", "write_municipal_file"]

FIRST_YEAR, LAST_YEAR, LAST_MONTH = 2015, 2023, 6  # months after the last one are blank
# Names of SESNSP's crimes, and the case files of each in 2021.
# Source: SESNSP, Incidencia delictiva del fuero común by state, cut of May 2022.
_CRIMES = Path(__file__).with_name("sesnsp_crimes.csv")
_CRIME_COLUMNS = {
    "bien_juridico": "Bien jurídico afectado",
    "tipo": "Tipo de delito",
    "subtipo": "Subtipo de delito",
    "modalidad": "Modalidad",
}


def write_municipal_file(path: Path, years: range = range(FIRST_YEAR, LAST_YEAR + 1)) -> int:
    """Write the file; returns the number of its rows."""
    random = np.random.default_rng(98)
    crimes = pd.read_csv(_CRIMES)
    places = _places()
    # people commit and suffer crimes, so counts follow the population; some places report more
    weight = places["population"].to_numpy() * random.lognormal(0, 0.7, len(places))
    weight /= weight.sum()
    monthly = np.outer(weight, crimes["cases_2021"].to_numpy() / 12)
    rows = 0
    with path.open("w", encoding="latin-1", newline="") as file:
        for year in years:
            counts = random.poisson(monthly[:, :, np.newaxis], (*monthly.shape, 12))
            table = _table(year, places, crimes, counts.reshape(-1, 12), year == years[-1])
            table.to_csv(file, index=False, header=year == years[0], lineterminator="\r\n")
            rows += len(table)
    return rows


def _places() -> pd.DataFrame:
    areas = pd.read_csv(bundled_path("areas.csv"), dtype={"cvegeo": str, "cve_ent": str})
    states = areas[areas["level"] == "state"].set_index("cvegeo")["official_name"]
    places = areas[areas["level"] == "municipality"]
    return pd.DataFrame(
        {
            "Clave_Ent": places["cve_ent"].astype(int),
            "Entidad": places["cve_ent"].map(states),
            "Cve. Municipio": places["cvegeo"].astype(int),
            "Municipio": places["name"],
            "population": places["population"].fillna(1000),
        }
    )


def _table(
    year: int, places: pd.DataFrame, crimes: pd.DataFrame, counts: np.ndarray, last: bool
) -> pd.DataFrame:
    where = places.drop(columns="population").loc[places.index.repeat(len(crimes))]
    what = crimes[list(_CRIME_COLUMNS)].rename(columns=_CRIME_COLUMNS)
    what = what.iloc[np.tile(np.arange(len(crimes)), len(places))]
    table = pd.concat([where.reset_index(drop=True), what.reset_index(drop=True)], axis=1)
    table.insert(0, "Año", year)
    for place, name in enumerate(MONTH_NAMES):
        has_come = not last or place < LAST_MONTH
        table[name.capitalize()] = counts[:, place] if has_come else ""
    return table


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("path", type=Path)
    path = parser.parse_args().path
    print(f"{write_municipal_file(path):,} rows, {path.stat().st_size / 1e6:,.0f} MB: {path}")
