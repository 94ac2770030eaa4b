"""One dropped file and what became of it: it was read, it cannot be, or it waits for an answer."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from violencemap.app.column_names import suggest_columns
from violencemap.app.preview import ReportPreview, TablePreview, preview_report, preview_table
from violencemap.errors import (
    ReadError,
    StoppedError,
    UndatedReportError,
    UnknownFormatError,
)
from violencemap.pipeline import FileReading, Progress, is_table, read_file
from violencemap.read.event_sources import ACLED, FIELDS, UCDP_GED, named_columns
from violencemap.read.named_tables import name_columns, name_counts, remembered_columns
from violencemap.read.own_counts import COUNT_FIELDS, CountsSource, named_counts
from violencemap.read.own_population import (
    POPULATION,
    POPULATION_FIELDS,
    PopulationSource,
    named_population,
)
from violencemap.read.own_table import OwnTable
from violencemap.read.raw_table import fold
from violencemap.read.recognize import NamedTable, list_columns
from violencemap.types import Rejection

__all__ = ["DroppedFile"]

_LOG = logging.getLogger(__name__)
_KNOWN_EVENTS = (ACLED.dataset, UCDP_GED.dataset)
_OWN_NUMBERS = (CountsSource.dataset, PopulationSource.dataset)


@dataclass(slots=True, eq=False)
class DroppedFile:
    """A file that a person dropped.

    ``published`` is the date of its reports that state none. ``columns`` is what the person says
    of an unknown table, the column of each field; ``measure`` what the table counts (a measure or
    the population), ``publisher`` who counted it and ``license`` its terms, where it is none of
    events; ``header`` are its columns, and ``named`` is true once the person has said it all.
    """

    path: Path
    published: date | None = None
    header: list[str] = field(default_factory=list)
    columns: dict[str, str] = field(default_factory=dict)
    measure: str = ""
    publisher: str = ""
    license: str | None = None
    named: bool = False
    reading: FileReading | None = None
    tables: tuple[TablePreview, ...] = ()
    reports: tuple[ReportPreview, ...] = ()
    error: ReadError | None = None

    @property
    def name(self) -> str:
        return self.path.name

    @property
    def dataset(self) -> str:
        """Name of its events, where a person named its columns."""
        return self.name.split(".")[0]

    @property
    def waits(self) -> bool:
        """Whether it has still to be read."""
        return self.reading is None and self.error is None

    @property
    def needs_date(self) -> bool:
        return isinstance(self.error, UndatedReportError)

    @property
    def needs_columns(self) -> bool:
        return self.error is not None and bool(self.header)

    @property
    def is_unused(self) -> bool:
        """Whether it was read and no row of it can be used."""
        return bool(self.tables) and not any(one.rows for one in self.tables)

    @property
    def has_named_columns(self) -> bool:
        """Whether its columns mean what a person said of them, now or once."""
        return any(
            one.dataset in _OWN_NUMBERS
            or (one.kind == "events" and one.dataset not in _KNOWN_EVENTS)
            for one in self.tables
        )

    @property
    def fields(self) -> tuple[str, ...]:
        """What its columns may hold."""
        if self.measure == POPULATION:
            return POPULATION_FIELDS
        return COUNT_FIELDS if self.measure else FIELDS

    @property
    def set_aside(self) -> list[Rejection]:
        """Rows that could not be right, and what else is to be known of the file."""
        return [row for one in self.tables for row in (*one.set_aside, *one.notes)]

    def forget(self) -> None:
        """Be read again."""
        self.reading, self.error, self.tables, self.reports = None, None, (), ()

    def ask_columns(self) -> None:
        """Ask again what the columns mean."""
        source = None if self.named else remembered_columns(self.path)
        self.header = list_columns(self.path)
        if isinstance(source, OwnTable):
            self.measure = source.measure if isinstance(source, CountsSource) else POPULATION
            self.publisher, self.license = source.publisher or "", source.license
        if source is not None:
            folded = {fold(column): column for column in self.header}
            self.columns = {
                name: folded[column] for name, column in source.columns.items() if column in folded
            }
        self.forget()
        self.error = UnknownFormatError("the columns are to be named", path=self.path)

    def read(self, progress: Progress) -> None:
        """Read the file, or note what is wrong with it or lacking."""
        try:
            source = self._source() if self.named else None
            reading = read_file(
                self.path, published=self.published, columns=source, progress=progress
            )
            self.tables = tuple(map(preview_table, reading.tables))
            self.reports = tuple(map(preview_report, reading.reports))
            self.reading = reading
        except StoppedError:
            raise
        except ReadError as error:
            if isinstance(error, UnknownFormatError) and is_table(self.path) and not self.header:
                self._learn_header()
            self.error = error
        except Exception as error:  # whatever a file holds, the page goes on
            _LOG.exception("a dropped file could not be read")
            self.error = ReadError(f"cannot be read ({type(error).__name__})", path=self.path)

    def _source(self) -> NamedTable:
        """What the person said of the table."""
        if not self.measure:
            return named_columns(self.columns, dataset=self.dataset)
        about = {"title": self.dataset, "publisher": self.publisher, "license": self.license}
        if self.measure == POPULATION:
            return named_population(self.columns, **about)  # type: ignore[arg-type]
        return named_counts(self.columns, measure=self.measure, **about)  # type: ignore[arg-type]

    def count(self, measure: str) -> None:
        """Be a table of counts of a measure, of population or, where it is blank, of events."""
        was, self.measure = self.fields, measure
        if self.fields is not was:
            self.columns = suggest_columns(self.header, self.fields)

    def remember(self) -> None:
        """Keep what the person said for the next file with the same header."""
        if self.named and self.measure:
            name_counts(
                self.path,
                self.columns,
                measure=self.measure,
                publisher=self.publisher or None,
                license=self.license,
            )
        elif self.named:
            name_columns(self.path, self.columns, self.dataset)

    def _learn_header(self) -> None:
        try:
            self.header = list_columns(self.path)
        except ReadError:  # no table at all
            return
        self.columns = suggest_columns(self.header)
