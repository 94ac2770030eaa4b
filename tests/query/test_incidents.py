"""Incidents with their place and source."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from violencemap.codes import GeoPrecision
from violencemap.query.incidents import count_precision, list_incidents
from violencemap.store import Store
from violencemap.types import Filters


@pytest.fixture(scope="module")
def incidents(tiny_store: Store) -> pd.DataFrame:
    return list_incidents(tiny_store, Filters()).set_index("incident_id")


def test_rows_come_by_date_and_undated_ones_last(incidents: pd.DataFrame) -> None:
    assert list(incidents.index) == ["i-4", "i-6", "i-3", "i-1", "i-2", "i-5"]
    assert incidents.loc["i-3", "event_date"] == date(2021, 3, 18)
    assert incidents.loc["i-5", "event_date"] is None


def test_an_incident_is_joined_to_its_state_and_municipality(incidents: pd.DataFrame) -> None:
    row = incidents.loc["i-2"]
    assert (row["cve_ent"], row["cve_mun"]) == ("23", "005")
    assert (row["state_name"], row["municipality_name"]) == ("Quintana Roo", "Benito Juárez")
    assert row["place_name"] == "Cancún"


def test_one_known_by_state_has_no_municipality_and_no_point(incidents: pd.DataFrame) -> None:
    for incident_id in ("i-4", "i-6"):
        row = incidents.loc[incident_id]
        assert row["municipality_name"] is None
        assert row["cve_mun"] is None
        assert pd.isna(row["longitude"])
        assert pd.isna(row["latitude"])


def test_one_known_by_municipality_stands_on_its_label_point(incidents: pd.DataFrame) -> None:
    row = incidents.loc["i-3"]
    assert (row["longitude"], row["latitude"]) == (-99.7685, 18.9257)


def test_every_incident_names_its_source(incidents: pd.DataFrame) -> None:
    row = incidents.loc["i-1"]
    assert row["source_id"] == "report-1"
    assert row["source_name"] == "Example Monitor"
    assert row["source_date"] == date(2021, 4, 6)
    assert row["license"] == "CC-BY-4.0"
    assert (incidents["n_sources"] == 1).all()


def test_unknown_is_none_and_never_zero(incidents: pd.DataFrame) -> None:
    assert pd.isna(incidents.loc["i-5", "fatalities_best"])
    assert incidents.loc["i-5", "cvegeo"] is None


@pytest.mark.parametrize(
    ("filters", "parts"),
    [
        (Filters(), (6, 2, 1, 2, 1)),
        (Filters(cvegeo=("23",)), (3, 2, 0, 1, 0)),
        (Filters(geo_precision_max=GeoPrecision.LOCALITY), (2, 2, 0, 0, 0)),
        (Filters(cvegeo=("26",)), (0, 0, 0, 0, 0)),
    ],
)
def test_precision_counts_add_up(
    tiny_store: Store, filters: Filters, parts: tuple[int, ...]
) -> None:
    counts = count_precision(tiny_store, filters)
    assert tuple(counts.values()) == parts
    assert counts["matched"] == sum(parts[1:]) == len(list_incidents(tiny_store, filters))
