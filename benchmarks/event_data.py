"""A store of invented events, as many as wanted, read from a file as anybody's own would be.

The file has the layout of UCDP GED. Its events happen at real places, the more people the more
events, as finely placed as such data are: three in five to the locality, a tenth only to the
state. Dates go over :data:`MONTHS`. The numbers are random and the same at each run.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd

from violencemap.bundled import bundled_path

__all__ = ["MONTHS", "write_event_file", "write_event_store"]

MONTHS = pd.period_range("2022-01", "2023-12", freq="M")

# UCDP's codes of where_prec, and how many events have each: locality, near, municipality, state.
_PRECISIONS = {"1": 0.45, "2": 0.15, "3": 0.28, "4": 0.12}
# Of type_of_violence: state-based, non-state, one-sided.
_KINDS = {"1": 0.05, "2": 0.35, "3": 0.6}


def write_event_store(path: Path, events: int) -> None:
    """Create the store with the bundled data and add the file of events to it."""
    file = path.with_suffix(".csv")
    write_event_file(file, events)
    command = [sys.executable, "-m", "violencemap", "add", "--store", str(path), str(file)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def write_event_file(path: Path, events: int) -> None:
    """Write the csv file."""
    random = np.random.default_rng(11)
    places = pd.read_csv(bundled_path("localities.csv"), dtype={"cvegeo": str})
    people = places["population"].fillna(0).to_numpy(dtype=float) + 200
    chosen = places.iloc[random.choice(len(places), events, p=people / people.sum())]
    first, last = MONTHS[0].start_time, MONTHS[-1].end_time
    days = first + pd.to_timedelta(random.integers(0, (last - first).days + 1, events), unit="D")
    deaths = random.poisson(0.9, events)
    states = pd.read_csv(bundled_path("areas.csv"), dtype=str).set_index("cvegeo")["name"]
    pd.DataFrame(
        {
            "id": np.arange(1, events + 1),
            "date_start": days.strftime("%Y-%m-%d"),
            "date_end": days.strftime("%Y-%m-%d"),
            "date_prec": 1,
            "type_of_violence": random.choice(list(_KINDS), events, p=list(_KINDS.values())),
            "side_a": "Invented side",
            "side_b": "Civilians",
            "country": "Mexico",
            "longitude": chosen["longitude"].to_numpy(),
            "latitude": chosen["latitude"].to_numpy(),
            "where_prec": random.choice(list(_PRECISIONS), events, p=list(_PRECISIONS.values())),
            "adm_1": states[chosen["cvegeo"].str[:2]].to_numpy(),
            "where_coordinates": chosen["name"].to_numpy(),
            "best": deaths,
            "low": deaths,
            "high": deaths,
            "source_office": "Invented Office",
        }
    ).to_csv(path, index=False)
