"""The data that ship with violencemap, from their files into the tables of the store."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from violencemap.errors import SchemaError
from violencemap.store.readings import delete_articles
from violencemap.store.rows import insert

if TYPE_CHECKING:
    import duckdb
    import pandas as pd

__all__ = ["digest_of", "replace_bundled"]

_CENSUS = "inegi-census-2020"
_BUNDLED_FILES = {
    "areas.csv": "cvegeo level name official_name cve_ent seat longitude latitude population "
    "drawn_in",
    "sources.csv": "source_id title publisher published author url license cutoff retrieved kind",
    "incidents.csv": "incident_id article_id source_id actors geocode_candidates",
    "figures.csv": "figure_id article_id source_id value",
    "group_presence.csv": "organization cvegeo relation article_id source_id",
    "statistics.csv": "series_id measure cvegeo month count release",
    "population.csv": "cvegeo year base population source",
}


def digest_of(folder: Path) -> str:
    """Digest of the bundled files, by which a newer version of them is known."""
    digest = hashlib.sha256()
    for name in _BUNDLED_FILES:
        file = folder / name
        digest.update(f"{name}:".encode())
        digest.update(file.read_bytes() if file.is_file() else b"")
    return digest.hexdigest()


def replace_bundled(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Put the bundled data in the place of those that are there; added reports stay as they are."""
    from violencemap.store.bundled_series import bundled_releases
    from violencemap.store.releases import delete_releases, insert_release
    from violencemap.store.statistics import refresh_statistics

    bundled = connection.execute("SELECT article_id FROM article WHERE bundled").fetchall()
    delete_articles(connection, [article_id for (article_id,) in bundled])
    ours = "IN (SELECT source_id FROM source WHERE bundled)"
    releases = connection.execute(f"SELECT release FROM release WHERE release {ours}").fetchall()
    delete_releases(connection, [release for (release,) in releases])
    connection.execute(f"DELETE FROM population WHERE source {ours}")
    connection.execute(f"DELETE FROM group_presence WHERE source_id {ours}")
    connection.execute("DELETE FROM source WHERE bundled")
    connection.execute("DELETE FROM area")
    tables = {name: _read_csv(folder / name) for name in _BUNDLED_FILES}
    insert(connection, "area", tables["areas.csv"])
    for release in bundled_releases(tables["statistics.csv"]):
        insert_release(connection, release)
    refresh_statistics(connection)
    _insert_population(connection, tables["population.csv"])
    _insert_population(connection, _census(tables["areas.csv"], tables["population.csv"]))
    _insert_presence(connection, tables["group_presence.csv"])
    insert(connection, "source", tables["sources.csv"].assign(bundled=True))
    _insert_bundled_records(connection, tables)


def _insert_population(connection: duckdb.DuckDBPyConnection, frame: pd.DataFrame) -> None:
    """Population of the areas for which the user has added none."""
    added = connection.execute("SELECT DISTINCT cvegeo, base FROM population").df()
    known = frame.set_index(["cvegeo", "base"]).index.isin(
        added.set_index(["cvegeo", "base"]).index
    )
    insert(connection, "population", frame[~known])


def _insert_presence(connection: duckdb.DuckDBPyConnection, frame: pd.DataFrame) -> None:
    """Statements on groups of the bundled reports, but those of a report the user has added."""
    added = connection.execute("SELECT article_id FROM article").df()["article_id"]
    insert(connection, "group_presence", frame[~frame["article_id"].isin(added)])


def _insert_bundled_records(
    connection: duckdb.DuckDBPyConnection, tables: Mapping[str, pd.DataFrame]
) -> None:
    """Incidents and figures of the bundled reports, but those of a report the user has added."""
    import pandas as pd

    incidents, figures = tables["incidents.csv"], tables["figures.csv"]
    keys = [frame[["article_id", "source_id"]] for frame in (incidents, figures) if len(frame)]
    if not keys:
        return
    articles = pd.concat(keys).drop_duplicates("article_id")
    added = connection.execute("SELECT article_id FROM article").df()["article_id"]
    articles = articles[~articles["article_id"].isin(added)]
    about = tables["sources.csv"][["source_id", "title", "author", "published", "url"]]
    insert(
        connection,
        "article",
        articles.merge(about, on="source_id").assign(digest="bundled", bundled=True),
    )
    for frame, kind in ((incidents, "incident"), (figures, "figure")):
        rows = frame[frame["article_id"].isin(articles["article_id"])]
        links = rows[[f"{kind}_id", "article_id"]].assign(position=0)
        insert(connection, f"{kind}_article", links)
        insert(connection, kind, _bundled_columns(rows, kind))


def _bundled_columns(rows: pd.DataFrame, kind: str) -> pd.DataFrame:
    """Bundled records in the columns of their table; the evidence is in texts that do not ship."""
    rows = rows.drop(
        columns=["article_id", "source_id", "article_ids", "evidence"], errors="ignore"
    )
    if kind == "figure":
        return rows.rename(columns={"value": "amount"})
    return rows.assign(
        actors=rows["actors"].fillna(""),
        geocode_candidates=rows["geocode_candidates"].fillna("0"),
    )


def _census(areas: pd.DataFrame, population: pd.DataFrame) -> pd.DataFrame:
    """Census population of the areas that no yearly series covers."""
    covered = population.loc[population["base"] == "all", "cvegeo"]
    rows = areas[areas["population"].notna() & ~areas["cvegeo"].isin(covered)]
    return rows[["cvegeo", "population"]].assign(year=2020, base="all", source=_CENSUS)


def _read_csv(file: Path) -> pd.DataFrame:
    """Rows of a bundled file as text, None where a cell is empty; the store casts them."""
    import pandas as pd

    expected = _BUNDLED_FILES[file.name].split()
    if not file.is_file():  # a folder may hold only a part of the data
        return pd.DataFrame(columns=expected, dtype=object)
    frame = pd.read_csv(file, dtype=str, keep_default_na=False, encoding="utf-8").astype(object)
    missing = [column for column in expected if column not in frame.columns]
    if missing:
        raise SchemaError(f"the file lacks {missing}; expected: {expected}", path=file)
    return frame.where(frame != "", None)
