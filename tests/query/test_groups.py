"""Groups that reports attribute to a place."""

from __future__ import annotations

from violencemap.query.groups import list_groups
from violencemap.store import Store


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
