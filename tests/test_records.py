"""The records of the bundled reports: complete, sourced, and without names of private people."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date

import pytest

from violencemap.bundled import bundled_path
from violencemap.codes import DatePrecision, EventType, GeoPrecision
from violencemap.read.articles import article_key

Row = dict[str, str]


def rows(name: str) -> list[Row]:
    with bundled_path(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


INCIDENTS, FIGURES, PRESENCE = (
    rows(f"{name}.csv") for name in ("incidents", "figures", "group_presence")
)
SOURCES = {row["source_id"]: row for row in rows("sources.csv")}
REPORTS = {key: row for key, row in SOURCES.items() if row["kind"] == "report"}


def of(source_id: str, table: list[Row]) -> Iterator[Row]:
    return (row for row in table if row["source_id"] == source_id)


def test_five_reports_with_title_date_author_and_publisher() -> None:
    assert len(REPORTS) == 5
    for report in REPORTS.values():
        assert report["title"]
        assert report["author"]
        assert report["publisher"] == "Justice in Mexico"
        date.fromisoformat(report["published"])


@pytest.mark.parametrize("table", [INCIDENTS, FIGURES, PRESENCE])
def test_records_replace_themselves_when_the_report_is_added(table: list[Row]) -> None:
    for row in table:
        report = REPORTS[row["source_id"]]
        published = date.fromisoformat(report["published"])
        assert row["article_id"] == article_key(report["title"], published, "")


def test_ids_are_unique() -> None:
    for table, key in ((INCIDENTS, "incident_id"), (FIGURES, "figure_id")):
        assert len({row[key] for row in table}) == len(table) > 0


def test_incidents_hold_codes_of_the_vocabulary() -> None:
    for row in INCIDENTS:
        EventType(row["event_type"])
        DatePrecision(row["date_precision"])
        precision = GeoPrecision(row["geo_precision"])
        assert len(row["cvegeo"]) == {1: 5, 2: 5, 3: 5, 4: 2, 6: 0}[precision.where_prec]
        assert bool(row["longitude"]) == bool(row["latitude"]) == (len(row["cvegeo"]) == 5)
        assert 0 < float(row["confidence"]) <= 1


def test_deaths_that_the_reports_state() -> None:
    deaths = {
        source_id: sum(int(row["fatalities_best"] or 0) for row in of(source_id, INCIDENTS))
        for source_id in REPORTS
    }
    assert deaths == {
        "justice-in-mexico-2021-04-08": 0,
        "justice-in-mexico-2021-04-06": 4,
        "justice-in-mexico-2021-04-01": 13 + 14,
        "justice-in-mexico-2021-03-23": 0,
        "justice-in-mexico-2021-03-18": 0,
    }


def test_changes_have_the_period_they_are_measured_against() -> None:
    for row in FIGURES:
        start, end, before, until = (
            row[key] for key in ("period_start", "period_end", "baseline_start", "baseline_end")
        )
        assert (row["unit"] == "percent_change") == bool(before)
        assert before <= until
        assert not before or until < start
        assert start <= end


def test_groups_are_known_organizations() -> None:
    known = {row["name"] for row in rows("organizations.csv") if row["kind"] == "criminal_group"}
    for row in PRESENCE:
        named = {row["organization"], row["other_organization"]} - {""}
        assert named <= known
        assert row["relation"] in {"present", "allied", "in_conflict"}
        assert (row["relation"] == "present") == (not row["other_organization"])
