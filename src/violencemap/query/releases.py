"""Cuts of official series that the store keeps, and what changed between two of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from violencemap.errors import FilterError
from violencemap.store.codes import month_end, place_code
from violencemap.store.totals import TOTALS

if TYPE_CHECKING:
    import pandas as pd

    from violencemap.store import Store

__all__ = ["list_changes", "list_releases", "release_totals"]

_RELEASES = """
SELECT
    release.release, release.series_id, release.unit, release.first_month, release.last_month,
    release.counted, release.set_aside, source.title, source.publisher, source.license,
    source.retrieved, source.sha256, source.bundled
FROM release
LEFT JOIN source ON source.source_id = release.release
ORDER BY release.series_id, release.last_month DESC, release.added DESC
"""

_KNOWN = "SELECT release FROM release WHERE release = ?"

_CELLS = """
SELECT place, subtipo, month, sum(number) AS number
FROM release_cell
JOIN release_item ON release_item.item_id = release_cell.item_id
WHERE release = ?
GROUP BY place, subtipo, month
"""

_SPANS = """
SELECT DISTINCT place, subtipo, first_month, last_month
FROM release_span
JOIN release_item ON release_item.item_id = release_span.item_id
WHERE release = ?
"""

_KEYS = ["place", "subtipo", "month"]


def list_releases(store: Store) -> pd.DataFrame:
    """One row a cut of a series, by series, the newest first.

    Columns: ``release``, ``series_id``, ``unit``, ``since`` and ``until`` (first and last day
    that it knows), ``counted`` (sum of all its counts), ``set_aside`` (rows of its file that
    could not be right), ``title``, ``publisher``, ``license``, ``retrieved``, ``sha256`` (of its
    file), ``bundled``.
    """
    rows = store.frame(_RELEASES)
    since = [month_end(int(month)).replace(day=1) for month in rows.pop("first_month")]
    until = [month_end(int(month)) for month in rows.pop("last_month")]
    rows.insert(3, "since", since)
    rows.insert(4, "until", until)
    return rows


def release_totals(store: Store, release: str) -> pd.DataFrame:
    """Sum of all counts of a release by state and year, to be held against published ones.

    Columns: ``cve_ent`` (``00``: abroad), ``year``, ``number``.
    """
    _check(store, release)
    rows = store.frame(TOTALS, [release])
    return rows.assign(cve_ent=rows.pop("state").map("{:02}".format))[["cve_ent", "year", "number"]]


def list_changes(store: Store, older: str, newer: str) -> pd.DataFrame:
    """Counts that differ between two releases, by place, crime and month.

    Columns: ``cvegeo``, ``subtipo``, ``month`` (its first day), ``before``, ``after``; missing
    where the release does not know the month. Months that are new and zero are not listed.

    Raises
    ------
    FilterError
        When there is no such release.
    """
    import pandas as pd

    for release in (older, newer):
        _check(store, release)
    cells = [store.frame(_CELLS, [release]) for release in (older, newer)]
    rows = cells[0].merge(cells[1], how="outer", on=_KEYS, suffixes=("_before", "_after"))
    before, after = (rows[f"number_{side}"].fillna(0) for side in ("before", "after"))
    rows = rows[before != after].reset_index(drop=True)
    for side, release in (("before", older), ("after", newer)):
        known = _is_known(rows, store.frame(_SPANS, [release]))
        rows[side] = rows[f"number_{side}"].fillna(0).astype("Int64").where(known)
    codes = ["00" if place == 0 else place_code(int(place)) for place in rows["place"]]
    months = [month_end(int(month)).replace(day=1) for month in rows["month"]]
    listed = pd.DataFrame({"cvegeo": codes, "subtipo": rows["subtipo"], "month": months})
    listed = listed.assign(before=rows["before"], after=rows["after"])
    return listed.sort_values(["month", "cvegeo", "subtipo"], ignore_index=True)


def _is_known(rows: pd.DataFrame, spans: pd.DataFrame) -> Any:
    """Whether the month of each row lies in a span of its place and crime."""
    keys = rows[_KEYS].reset_index().merge(spans, on=["place", "subtipo"])
    inside = (keys["first_month"] <= keys["month"]) & (keys["month"] <= keys["last_month"])
    return rows.index.isin(keys.loc[inside, "index"])


def _check(store: Store, release: str) -> None:
    if store.frame(_KNOWN, [release]).empty:
        raise FilterError(f"no release {release!r}; violencemap releases lists them")
