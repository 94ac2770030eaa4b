"""Groups that reports attribute to a place."""

from __future__ import annotations

from datetime import date

from violencemap.query.groups import list_groups, list_groups_of
from violencemap.store import Store
from violencemap.types import Filters


def test_every_statement_has_a_source(bundled_store: Store) -> None:
    rows = list_groups(bundled_store, "26")
    assert set(rows["cvegeo"]) == {"26", "26055"}
    assert rows["source_name"].notna().all()
    assert rows["source_date"].notna().all()


def test_a_municipality_has_its_own_statements_alone(bundled_store: Store) -> None:
    rows = list_groups(bundled_store, "08037")
    assert rows["relation"].tolist() == ["in_conflict"]
    assert rows["attributed_by"].notna().all()
    assert list_groups(bundled_store, "29").empty


def test_a_layer_has_the_statements_of_its_places_and_period(bundled_store: Store) -> None:
    every = list_groups_of(bundled_store, Filters())
    assert len(every) == len(list_groups(bundled_store, ""))
    sonora = list_groups_of(bundled_store, Filters(cvegeo=("26",)))
    assert set(sonora["cvegeo"]) == {"26", "26055"}
    earlier = list_groups_of(bundled_store, Filters(until=date(2019, 12, 31)))
    assert not (earlier["period_start"].notna()).any()  # of these the begin is unknown
    later = list_groups_of(bundled_store, Filters(since=date(2021, 4, 9)))
    assert later.empty
