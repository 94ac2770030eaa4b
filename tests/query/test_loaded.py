"""What is loaded and what is missing in it."""

from __future__ import annotations

from datetime import date

from violencemap.query.loaded import list_months, list_reports, list_reports_of
from violencemap.store import Store


def test_reports_come_by_date_with_what_they_tell(tiny_store: Store) -> None:
    reports = list_reports(tiny_store).set_index("article_id")
    assert list(reports.index) == ["article-2", "article-1"]
    assert list(reports["n_events"]) == [3, 3]
    assert list(reports["has_text"]) == [0, 0]


def test_an_incident_names_its_reports(tiny_store: Store) -> None:
    assert list(list_reports_of(tiny_store, "i-3")["article_id"]) == ["article-2"]
    assert list_reports_of(tiny_store, "no-such").empty


def test_months_count_the_areas_that_reported(tiny_store: Store) -> None:
    months = list_months(tiny_store)
    assert set(months["measure"]) == {"intentional_homicide_victims"}
    assert set(months["level"]) == {"state"}
    areas = dict(zip(months["month"], months["areas"], strict=True))
    assert set(areas) == {date(2021, month, 1) for month in range(1, 7)}
    assert max(areas.values()) == 2
    assert min(areas.values()) == 1  # Quintana Roo lacks a month
