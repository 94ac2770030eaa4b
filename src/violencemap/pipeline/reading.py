"""Files as they are read: tables as they are, reports with places, incidents and figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from violencemap.coding import code_figures, code_incidents, code_presence
from violencemap.errors import SchemaError, UndatedReportError, UnknownFormatError
from violencemap.geoparse import geoparse
from violencemap.progress import Progress, silence
from violencemap.read.articles import article_key, read_articles, read_json, read_jsonl
from violencemap.types import Article, Incident, Reading, TableReading

if TYPE_CHECKING:
    from violencemap.read.recognize import NamedTable

__all__ = ["FileReading", "is_table", "iter_readings", "read_article", "read_file", "read_files"]

_READERS: Mapping[str, Callable[[Path], Iterable[Article]]] = {
    ".json": read_json,
    ".jsonl": read_jsonl,
}
_TABLES = frozenset((".csv", ".tsv", ".xlsx", ".xls", ".parquet", ".zip", ".gz", ".bz2"))


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReading:
    """What one file holds, read but not stored: tables, or readings of reports."""

    file: str
    tables: tuple[TableReading, ...] = ()
    reports: tuple[Reading, ...] = ()


def read_article(article: Article) -> Reading:
    """All that one report says: its places, incidents, figures and statements on groups."""
    resolutions = geoparse(article)
    return Reading(
        article=article,
        resolutions=resolutions,
        incidents=_with_municipality(code_incidents(article, resolutions)),
        figures=code_figures(article, resolutions),
        presence=code_presence(article, resolutions),
    )


def read_files(paths: Iterable[Path | str]) -> list[Reading]:
    """Readings of all reports in text, HTML, Markdown and JSON-lines files, in their order.

    Raises
    ------
    ReadError
        When a file cannot be read; the message names it and what was expected.
    """
    return list(iter_readings(paths))


def iter_readings(paths: Iterable[Path | str]) -> Iterator[Reading]:
    """Readings one by one, so that a file of any length can be passed through."""
    for path in paths:
        for article in _articles(Path(path)):
            yield read_article(article)


def is_table(path: Path) -> bool:
    """Whether a file is one of official counts, population or events, by its ending."""
    return path.suffix.lower() in _TABLES


def read_file(
    path: Path,
    *,
    published: date | None = None,
    columns: NamedTable | None = None,
    progress: Progress | None = None,
) -> FileReading:
    """Read a file of reports or of tables.

    ``published`` is the date of reports that state none, ``columns`` what the columns of a table
    mean; those that a person named once are known again.

    Raises
    ------
    UndatedReportError
        When a report states no date and none is given.
    UnknownFormatError
        When no table is recognized, and its columns were never named.
    ReadError
        When the file cannot be read.
    """
    tell = progress or silence
    if is_table(path):
        return FileReading(file=path.name, tables=tuple(_read_tables(path, columns, tell)))
    articles = [_dated(article, published) for article in _articles(path)]
    readings = []
    for number, article in enumerate(articles):
        tell(f"Reading {path.name}", number, len(articles))
        readings.append(read_article(article))
    return FileReading(file=path.name, reports=tuple(readings))


def _articles(path: Path) -> Iterable[Article]:
    return _READERS.get(path.suffix.lower(), read_articles)(path)


def _with_municipality(incidents: Sequence[Incident]) -> tuple[Incident, ...]:
    """Incidents of which only the coordinates are known, joined to their municipality."""
    bare = {
        one.incident_id: (one.longitude, one.latitude)
        for one in incidents
        if one.cvegeo is None and one.longitude is not None and one.latitude is not None
    }
    if not bare:
        return tuple(incidents)
    # loads GeoPandas, which reports without such incidents do not need
    from violencemap.read.boundaries import locate_points

    longitudes, latitudes = zip(*bare.values(), strict=True)
    codes = locate_points(longitudes, latitudes)
    found = dict(zip(bare, codes, strict=True))
    return tuple(
        replace(one, cvegeo=found[one.incident_id]) if one.incident_id in found else one
        for one in incidents
    )


def _dated(article: Article, published: date | None) -> Article:
    """The report with a date; its days ("on Monday") mean nothing without one."""
    if article.published:
        return article
    if published is None:
        raise UndatedReportError(
            f"the report {article.title or article.text[:60].strip()!r} has no date; expected a "
            "line such as 2021-04-08 under its title, or --published YYYY-MM-DD",
            path=article.file,
        )
    key = article_key(article.title, published, article.text)
    return replace(article, published=published, article_id=key)


def _read_tables(path: Path, columns: NamedTable | None, tell: Progress) -> list[TableReading]:
    """What a file of tables holds; columns that a person named once are known again."""
    # load pandas and pyarrow, which reports do not need
    from violencemap.read.named_tables import remembered_columns
    from violencemap.read.recognize import read_tables

    try:
        return read_tables(path, columns=columns, progress=tell)
    except (UnknownFormatError, SchemaError):  # also of one that is nearly a known one
        remembered = remembered_columns(path)
        if remembered is None:
            raise
        return read_tables(path, columns=remembered, progress=tell)
