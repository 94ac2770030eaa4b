"""Decisions laid over a snapshot of the store, so that every query sees what people decided.

The file of the store keeps what was read. A reader gets, in its own memory, views of the same
names as the tables, which are found first: rejected records are not in them, changed ones have
their new values, merged incidents are one. So a decision needs no write to the store, and a
rebuilt store has all decisions at once. As they were read, the tables are ``store.incident`` …
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from violencemap.codes import GeoPrecision
from violencemap.store.reviews import Review, current_reviews, standing
from violencemap.store.rows import insert, rows_with
from violencemap.types import Decision, Subject

if TYPE_CHECKING:
    import duckdb

__all__ = ["FACTS", "facts_of", "lay_over"]

Row = dict[str, Any]

# What tells one record of a report from another, and what a decision holds for.
FACTS: Mapping[Subject, tuple[str, ...]] = {
    "incident": ("event_date", "event_type", "cvegeo", "fatalities_best"),
    "figure": ("amount", "unit", "indicator", "cvegeo", "period_start", "period_end"),
}
_DAYS = frozenset(
    {"event_date", "event_date_end", "period_start", "period_end", "baseline_start", "baseline_end"}
)
_PRECISION_OF_CODE = {2: GeoPrecision.STATE, 5: GeoPrecision.MUNICIPALITY, 9: GeoPrecision.LOCALITY}


def facts_of(row: Mapping[str, Any], subject: Subject) -> Row:
    """Facts of a row of the store as the journal writes them: days as text."""
    facts = {name: row[name] for name in FACTS[subject]}
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in facts.items()
    }


def lay_over(connection: duckdb.DuckDBPyConnection, decisions: Iterable[Decision]) -> None:
    """Make the views, over a store attached as ``store``, that show it as people decided."""
    made = standing(decisions)
    subjects: tuple[Subject, ...] = ("incident", "figure")
    for subject in subjects:
        about = [one for one in made if one.subject == subject]
        if about:
            _lay_over(connection, _followed(connection, about, subject), subject)


def _lay_over(
    connection: duckdb.DuckDBPyConnection, made: Sequence[Decision], subject: Subject
) -> None:
    reviews = current_reviews(made, subject)
    above = {one.merged_into for one in reviews.values() if one.merged_into}
    key = f"{subject}_id"
    rows = {
        row[key]: row for row in rows_with(connection, f"store.{subject}", key, {*reviews, *above})
    }
    reviews = {
        one: _while_as_seen(review, rows[one], subject) if one in rows else review
        for one, review in reviews.items()
    }
    families: dict[str, list[str]] = {}
    for one in rows:
        families.setdefault(_survivor(one, reviews, rows), []).append(one)
    shown = [
        _decided(rows[one], _review_of_family(one, members, reviews), subject)
        for one, members in families.items()
        if not _is_rejected(one, reviews)
    ]
    _replace(connection, subject, key, rows, shown)
    if subject == "incident":
        links = _links(connection, families, reviews)
        _replace(connection, "incident_article", "incident_id", rows, links)


def _while_as_seen(review: Review, row: Row, subject: Subject) -> Review:
    """The review as far as it holds for what is read now.

    Where the report is read otherwise than when the person decided, nobody has seen the record
    as it is: it waits again. What they changed or marked sensitive stays so.
    """
    facts = facts_of(row, subject)
    changed = {_column(name) for name in review.values}
    if all(
        facts.get(name, seen) == seen for name, seen in review.seen.items() if name not in changed
    ):
        return review
    return replace(review, status="unreviewed", reviewed_on=None, merged_into=None)


def _survivor(key: str, reviews: Mapping[str, Review], rows: Collection[str]) -> str:
    """The incident that this one is counted as: the last of those that it was merged into.

    One that is no longer in the store takes no other with it.
    """
    found, above = key, reviews[key].merged_into if key in reviews else None
    while above:
        found = above if above in rows else found
        above = reviews[above].merged_into if above in reviews else None
    return found


def _is_rejected(key: str, reviews: Mapping[str, Review]) -> bool:
    return key in reviews and reviews[key].status == "rejected"


def _review_of_family(key: str, members: Iterable[str], reviews: Mapping[str, Review]) -> Review:
    """Review of an incident; one that was merged into it and is sensitive makes it so."""
    sensitive = any(one in reviews and reviews[one].sensitive for one in members)
    return replace(reviews.get(key, Review()), sensitive=sensitive)


# --- one row -------------------------------------------------------------------------------


def _decided(row: Row, review: Review, subject: Subject) -> Row:
    """The row as people decided."""
    values = {_column(name): _value(name, value) for name, value in review.values.items()}
    reviewed = {"review_status": review.status, "reviewed_on": review.reviewed_on}
    row = {**row, **values, **reviewed}
    if subject == "incident":
        row |= _place(values) | _fatalities(row)
    return _at_municipality(row) if review.sensitive else row


def _column(name: str) -> str:
    return "amount" if name == "value" else name


def _value(name: str, value: Any) -> Any:
    return date.fromisoformat(value) if name in _DAYS and value else value


def _place(values: Mapping[str, Any]) -> Row:
    """What follows from a place that a person chose."""
    if "cvegeo" not in values:
        return {}
    code = values["cvegeo"] or ""
    follows = {
        "location": None,
        "longitude": None,
        "latitude": None,
        "geo_precision": _PRECISION_OF_CODE.get(len(code), GeoPrecision.UNKNOWN),
        "geocode_method": "manual",
        "geocode_score": 1.0,
        "geocode_candidates": 1,
    }
    return {name: values.get(name, value) for name, value in follows.items()}


def _fatalities(row: Row) -> Row:
    """Bounds that enclose the best estimate; a person who corrects it may leave them behind."""
    best = row["fatalities_best"]
    low, high = row["fatalities_low"], row["fatalities_high"]
    if best is None:
        return {}
    return {
        "fatalities_low": low if low is None else min(low, best),
        "fatalities_high": high if high is None else max(high, best),
    }


def _at_municipality(row: Row) -> Row:
    """A sensitive incident: nothing finer than its municipality is told, in words or numbers."""
    if len(row["cvegeo"] or "") < 5:
        return row
    return row | {
        "cvegeo": row["cvegeo"][:5],
        "geo_precision": GeoPrecision.MUNICIPALITY,
        "location": None,
        "place_mention": None,
        "longitude": None,
        "latitude": None,
    }


# --- tables ----------------------------------------------------------------------------------


def _links(
    connection: duckdb.DuckDBPyConnection,
    families: Mapping[str, Sequence[str]],
    reviews: Mapping[str, Review],
) -> Iterator[Row]:
    """Reports of each incident: its own, then those of what was merged into it, each once."""
    keys = [key for members in families.values() for key in members]
    links: dict[str, dict[str, int]] = {key: {} for key in keys}
    for link in rows_with(connection, "store.incident_article", "incident_id", keys):
        links[link["incident_id"]][link["article_id"]] = link["position"]
    for key, members in families.items():
        reports = dict(links[key])
        for member in sorted(members):
            if not _is_rejected(member, reviews):
                for article in links[member]:
                    reports.setdefault(article, max(reports.values(), default=0) + 1)
        for article, position in reports.items():
            yield {"incident_id": key, "article_id": article, "position": position}


def _followed(
    connection: duckdb.DuckDBPyConnection, made: Sequence[Decision], subject: Subject
) -> list[Decision]:
    """Decisions with the ids that their records have now.

    A report that was corrected and read again may give a record another id. The decision
    follows it to the one record of that report with the facts that were seen.
    """
    key = f"{subject}_id"
    named = {one.target_id for one in made}
    present = {row[key] for row in rows_with(connection, f"store.{subject}", key, named)}
    lost = {
        one.target_id: (one.article_id, *(one.seen.get(name) for name in FACTS[subject]))
        for one in made
        if one.target_id not in present and one.article_id and one.seen
    }
    if not lost:
        return list(made)
    articles = {str(article) for article, *_ in lost.values()}
    links = rows_with(connection, f"store.{subject}_article", "article_id", articles)
    records = {
        row[key]: row
        for row in rows_with(connection, f"store.{subject}", key, {link[key] for link in links})
    }
    found: dict[tuple[Any, ...], list[str]] = {}
    for link in links:
        if link[key] in records and link[key] not in named:
            facts = facts_of(records[link[key]], subject).values()
            found.setdefault((link["article_id"], *facts), []).append(link[key])
    now = {old: found[told][0] for old, told in lost.items() if len(found.get(told, ())) == 1}
    return [
        replace(
            one,
            target_id=now.get(one.target_id, one.target_id),
            merged_into=now.get(one.merged_into or "", one.merged_into),
        )
        for one in made
    ]


def _replace(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    key: str,
    gone: Collection[str],
    rows: Iterable[Row],
) -> None:
    """A view of the table's name in which these rows stand for all rows of the keys gone."""
    import pandas as pd

    connection.execute(f"CREATE TABLE {table}_gone ({key} VARCHAR)")
    insert(connection, f"{table}_gone", pd.DataFrame({key: list(gone)}, dtype=object))
    connection.execute(f"CREATE TABLE {table}_decided AS SELECT * FROM store.{table} LIMIT 0")
    insert(connection, f"{table}_decided", pd.DataFrame(list(rows), dtype=object))
    connection.execute(
        f"CREATE VIEW {table} AS SELECT * FROM store.{table} "
        f"WHERE {key} NOT IN (SELECT {key} FROM memory.main.{table}_gone) "
        f"UNION ALL BY NAME SELECT * FROM memory.main.{table}_decided"
    )
