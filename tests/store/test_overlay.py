"""What readers see once people have decided: in the queries, the rates and the files."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from violencemap.codes import EventType
from violencemap.export.geojson import events_geojson, figures_geojson
from violencemap.query.figures import list_figures
from violencemap.query.incidents import count_precision, list_incidents
from violencemap.query.rates import list_areas
from violencemap.store import ensure_store, open_store
from violencemap.store.build import save_readings
from violencemap.store.journal import append_decision, journal_path, undo_decision
from violencemap.store.readings import StoredReading
from violencemap.types import Article, Decision, Filters, Incident, Reading

TODAY = datetime(2026, 3, 1, 12, tzinfo=UTC)
ALL = {"i-1", "i-2", "i-3", "i-4", "i-5", "i-6"}


@pytest.fixture
def path(tiny_store_path: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(tiny_store_path, tmp_path / "store.duckdb"))


def decide(path: Path, target: str, action: str, **more: Any) -> Decision:
    fields = {"who": "Ana", "action": action, "target_id": target, "when": TODAY} | more
    return append_decision(path, Decision(**fields))


def incidents(path: Path, filters: Filters | None = None) -> pd.DataFrame:
    with open_store(path) as store:
        return list_incidents(store, filters or Filters()).set_index("incident_id", drop=False)


def events_of_tulum(path: Path) -> int:
    with open_store(path) as store:
        areas = list_areas(store, Filters(), measure="events", level="municipality")
    return int(areas.set_index("cvegeo").loc["23009", "n_events"])


def test_a_rejected_incident_is_gone_everywhere_until_it_is_undone(path: Path) -> None:
    decide(path, "i-1", "reject")
    assert set(incidents(path).index) == ALL - {"i-1"}
    assert events_of_tulum(path) == 0
    with open_store(path) as store:
        assert count_precision(store, Filters())["matched"] == 5
        assert len(json.loads(events_geojson(store, Filters()))["features"]) == 5
        assert store.frame("SELECT count(*) AS n FROM store.incident")["n"].iloc[0] == 6
    undo_decision(path, "Ana")
    assert set(incidents(path).index) == ALL
    assert events_of_tulum(path) == 1


def test_a_changed_incident_has_its_new_values_and_says_who_placed_it(path: Path) -> None:
    values = {
        "event_date": "2021-02-03",
        "event_type": "homicide",
        "cvegeo": "23005",
        "location": "Puerto Juárez",
        "fatalities_best": 4,
    }
    decide(path, "i-1", "change", values=values)
    row = incidents(path).loc["i-1"]
    assert (row["event_date"], row["event_type"]) == (date(2021, 2, 3), "homicide")
    assert (row["municipality_name"], row["location"]) == ("Benito Juárez", "Puerto Juárez")
    assert (row["longitude"], row["latitude"]) == (-86.8515, 21.1619)  # no more than that is known
    assert (row["geo_precision"], row["geocode_method"]) == ("municipality", "manual")
    assert (row["fatalities_best"], row["fatalities_low"], row["fatalities_high"]) == (4, 1, 4)
    assert (row["review_status"], row["reviewed_on"]) == ("changed", TODAY.date())
    assert set(incidents(path, Filters(event_types=(EventType.HOMICIDE,))).index) == {"i-1"}
    assert events_of_tulum(path) == 0


def test_a_place_can_be_changed_to_a_point_and_taken_away(path: Path) -> None:
    point = {"cvegeo": "230090001", "longitude": -87.5, "latitude": 20.25}
    decide(path, "i-3", "change", values=point)
    row = incidents(path).loc["i-3"]
    assert (row["longitude"], row["latitude"], row["geo_precision"]) == (-87.5, 20.25, "locality")
    decide(path, "i-3", "change", values={"cvegeo": None, "longitude": None, "latitude": None})
    row = incidents(path).loc["i-3"]
    assert (row["cvegeo"], row["geo_precision"]) == (None, "unknown")
    assert pd.isna(row["longitude"])


def test_reviewed_and_unreviewed_can_be_told_apart(path: Path) -> None:
    decide(path, "i-1", "accept", seen={"fatalities_best": 1, "event_date": "2021-03-27"})
    decide(path, "i-2", "change", values={"fatalities_best": 1})
    assert set(incidents(path, Filters(review="reviewed")).index) == {"i-1", "i-2"}
    assert set(incidents(path, Filters(review="unreviewed")).index) == ALL - {"i-1", "i-2"}
    with open_store(path) as store:
        file = json.loads(events_geojson(store, Filters(review="reviewed")))
    assert file["violencemap"]["filters"] == {"m": ["events"], "rev": ["reviewed"]}
    told = {one["id"]: one["properties"]["review_status"] for one in file["features"]}
    assert told == {"i-1": "accepted", "i-2": "changed"}
    assert file["features"][0]["properties"]["reviewed_on"] == "2026-03-01"


@pytest.mark.parametrize("action", ["accept", "reject", "merge"])
def test_a_decision_holds_for_what_was_seen_and_not_for_what_is_read_later(
    path: Path, action: str
) -> None:
    into = {"merged_into": "i-2"} if action == "merge" else {}
    decide(path, "i-1", action, seen={"fatalities_best": 2}, **into)
    row = incidents(path).loc["i-1"]
    assert (row["review_status"], row["fatalities_best"]) == ("unreviewed", 1)
    assert pd.isna(row["reviewed_on"])
    assert incidents(path).loc["i-2", "n_sources"] == 1


def test_what_a_person_changed_stays_although_the_rest_is_read_otherwise(path: Path) -> None:
    seen = {"fatalities_best": 9, "event_type": "femicide"}
    decide(path, "i-1", "change", seen=seen, values={"fatalities_best": 3})
    row = incidents(path).loc["i-1"]
    assert (row["fatalities_best"], row["review_status"]) == (3, "changed")
    decide(path, "i-2", "change", seen={"event_type": "protest"}, values={"fatalities_best": 3})
    row = incidents(path).loc["i-2"]
    assert (row["fatalities_best"], row["review_status"]) == (3, "unreviewed")


def test_a_sensitive_incident_tells_nothing_finer_than_its_municipality(path: Path) -> None:
    decide(path, "i-1", "sensitive")
    row = incidents(path).loc["i-1"]
    assert (row["geo_precision"], row["cvegeo"]) == ("municipality", "23009")
    assert (row["location"], row["place_mention"]) == (None, None)
    assert (row["longitude"], row["latitude"]) == (-87.4632, 20.2108)  # the label point
    with open_store(path) as store:
        for profile in ("public", "private"):
            text = events_geojson(store, Filters(), profile=profile)
            feature = next(one for one in json.loads(text)["features"] if one["id"] == "i-1")
            assert feature["properties"]["geometry_role"] == "label_point"
            assert "-87.46,20.21" not in text
    assert events_of_tulum(path) == 1
    decide(path, "i-4", "sensitive")  # known by state only: there is nothing to hide
    assert incidents(path).loc["i-4", "geo_precision"] == "state"


def merge(path: Path, target: str, into: str) -> None:
    decide(path, target, "merge", merged_into=into)


def test_merged_incidents_are_one_event_of_all_its_sources(path: Path) -> None:
    merge(path, "i-3", "i-1")
    rows = incidents(path)
    assert set(rows.index) == ALL - {"i-3"}
    assert (rows.loc["i-1", "n_sources"], rows.loc["i-1", "article_ids"]) == (
        2,
        "article-1|article-2",
    )
    assert rows.loc["i-1", "review_status"] == "unreviewed"
    undo_decision(path, "Ana")
    assert set(incidents(path).index) == ALL
    assert incidents(path).loc["i-1", "n_sources"] == 1


def test_two_incidents_of_one_report_that_are_merged_have_one_source(path: Path) -> None:
    merge(path, "i-2", "i-1")
    assert incidents(path).loc["i-1", "n_sources"] == 1


def test_merges_follow_each_other_and_share_what_is_decided(path: Path) -> None:
    merge(path, "i-3", "i-2")
    merge(path, "i-2", "i-1")
    rows = incidents(path)
    assert set(rows.index) == ALL - {"i-2", "i-3"}
    assert rows.loc["i-1", "n_sources"] == 2
    decide(path, "i-3", "sensitive")
    assert incidents(path).loc["i-1", "geo_precision"] == "municipality"
    decide(path, "i-1", "reject")
    assert set(incidents(path).index) == ALL - {"i-1", "i-2", "i-3"}


def test_an_incident_merged_into_one_that_is_not_in_the_store_stays(path: Path) -> None:
    merge(path, "i-3", "of-a-report-that-was-never-added")
    assert set(incidents(path).index) == ALL


def test_figures_are_rejected_and_changed_too(path: Path) -> None:
    decide(path, "f-1", "reject", subject="figure")
    decide(path, "f-2", "change", subject="figure", values={"value": 13.5, "cvegeo": "23"})
    with open_store(path) as store:
        rows = list_figures(store, Filters()).set_index("figure_id")
        reviewed = list_figures(store, Filters(review="reviewed"))
        file = json.loads(figures_geojson(store, Filters()))
    assert set(rows.index) == {"f-2", "f-3"}
    assert (rows.loc["f-2", "value"], rows.loc["f-2", "cvegeo"]) == (13.5, "23")
    assert list(reviewed["figure_id"]) == ["f-2"]
    assert {one["properties"]["review_status"] for one in file["features"]} == {
        "changed",
        "unreviewed",
    }


# --- decisions survive ---------------------------------------------------------------------

REPORT = Article(article_id="added", text="Two men were shot dead in Tulum.", title="A report")


def added(incident_id: str = "added-i", **coded: Any) -> StoredReading:
    incident = Incident(
        incident_id=incident_id,
        **{
            "dataset": "reports",
            "event_date": date(2021, 5, 1),
            "date_precision": "day",
            "event_type": EventType.HOMICIDE,
            "cvegeo": "23009",
            "geo_precision": "municipality",
            "fatalities_best": 2,
            "article_ids": ("added",),
        }
        | coded,
    )
    reading = Reading(article=REPORT, incidents=(incident,))
    return StoredReading(reading=reading, digest=repr(incident))


SEEN = {
    "event_date": "2021-05-01",
    "event_type": "homicide",
    "cvegeo": "23009",
    "fatalities_best": 2,
}


def test_decisions_survive_a_report_that_is_added_again(path: Path) -> None:
    save_readings(path, [added()])
    decide(path, "added-i", "change", values={"fatalities_best": 5}, article_id="added")
    save_readings(path, [added(event_type=EventType.MULTIPLE_HOMICIDE)])
    row = incidents(path).loc["added-i"]
    assert (row["event_type"], row["fatalities_best"]) == ("multiple_homicide", 5)


def test_a_decision_follows_its_incident_to_another_id_in_the_same_report(path: Path) -> None:
    save_readings(path, [added()])
    decide(path, "added-i", "reject", article_id="added", seen=SEEN)
    save_readings(path, [added("added-other")])
    assert set(incidents(path).index) == ALL
    save_readings(path, [added("added-other", fatalities_best=3)])  # not what was rejected
    assert set(incidents(path).index) == ALL | {"added-other"}


def test_a_decision_follows_nothing_where_two_could_be_meant(path: Path) -> None:
    save_readings(path, [added()])
    decide(path, "added-i", "reject", article_id="added", seen=SEEN)
    one, other = added("one"), added("other")
    both = (*one.reading.incidents, *other.reading.incidents)
    save_readings(path, [replace(one, reading=replace(one.reading, incidents=both))])
    assert set(incidents(path).index) == ALL | {"one", "other"}


def test_decisions_survive_a_store_that_is_made_anew(path: Path, tiny_data: Path) -> None:
    decide(path, "i-1", "reject")
    path.unlink()
    assert "i-1" not in _rebuilt(path, tiny_data)


def _rebuilt(path: Path, data: Path) -> set[str]:
    ensure_store(path, data=data)
    return set(incidents(path).index)


@pytest.mark.parametrize(
    "said",
    [
        {"values": {"fatalities_best": 10**12}},
        {"values": {"location": "\ud800"}},
        {"target_id": "\ud800"},
        {"seen": {"cvegeo": ["23009"]}},
        {"seen": {"an unknown fact": 1}},
        {"values": {"cvegeo": "23009", "longitude": "west"}},
        {"values": {"event_date": "9999-99-99"}},
        {"when": "2026-03-01"},
        {"when": 5},
        {"values": "x"},
    ],
)
def test_no_line_of_a_journal_keeps_a_store_from_opening(path: Path, said: dict[str, Any]) -> None:
    line = {
        "decision_id": "d-1",
        "when": "2026-03-01T12:00:00+00:00",
        "who": "Ana",
        "action": "change",
        "target_id": "i-1",
        "values": {"fatalities_best": 3},
    }
    lines = [json.dumps(line | said), "[" * 100_000, "null", "7", '""', "{}"]
    journal_path(path).write_text("\n".join(lines), encoding="utf-8")
    assert len(incidents(path)) == 6


def test_a_reader_sees_decisions_from_when_it_was_opened(path: Path) -> None:
    with open_store(path) as before:
        decide(path, "i-1", "reject")
        assert len(list_incidents(before, Filters())) == 6
    assert len(incidents(path)) == 5


def test_the_store_file_is_not_touched_by_a_decision(path: Path) -> None:
    content = path.read_bytes()
    decide(path, "i-1", "reject")
    assert len(incidents(path)) == 5
    assert path.read_bytes() == content
