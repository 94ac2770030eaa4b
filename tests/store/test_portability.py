"""The SQL stays portable: another database could take the store's place."""

from __future__ import annotations

import importlib
from importlib.resources import files

import pytest
import sqlglot

from violencemap.query.where import where
from violencemap.types import Filters

QUERIES = {
    f"{module}.{name}": sql
    for module in (
        "areas",
        "cube",
        "event_cells",
        "incidents",
        "figures",
        "groups",
        "coverage",
        "months",
        "population",
        "reader",
        "releases",
        "review",
    )
    for name, sql in vars(importlib.import_module(f"violencemap.query.{module}")).items()
    if isinstance(sql, str) and sql.lstrip().startswith(("SELECT", "WITH"))
}
SCHEMA = files("violencemap.store").joinpath("schema.sql").read_text(encoding="utf-8")


def rendered(sql: str, dialect: str) -> list[str]:
    return sqlglot.transpile(
        sql, read="duckdb", write=dialect, unsupported_level=sqlglot.ErrorLevel.RAISE
    )


@pytest.mark.parametrize("dialect", ["postgres", "trino"])
@pytest.mark.parametrize("name", QUERIES)
def test_a_query_renders_for_other_databases(name: str, dialect: str) -> None:
    clause, _ = where(Filters(cvegeo=("26",), datasets=("a", "b")))
    sql = QUERIES[name].format(where=clause, length=2, limit="LIMIT 9")
    (statement,) = rendered(sql, dialect)
    assert sqlglot.parse_one(statement, read=dialect).find(sqlglot.exp.Select)


def test_the_schema_renders_for_postgres() -> None:
    statements = rendered(SCHEMA, "postgres")
    created = [sqlglot.parse_one(one, read="postgres") for one in statements]
    assert len(created) == SCHEMA.count("CREATE TABLE")


def test_all_queries_were_found() -> None:
    assert len(QUERIES) >= 10
