"""One way into every official table and dataset of events: the content tells what a file is."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from violencemap.codes import NOT_STATED
from violencemap.errors import UnknownFormatError
from violencemap.progress import Progress, silence
from violencemap.read.areas import Areas, bundled_areas
from violencemap.read.event_sources import EventSource
from violencemap.read.events import find_event_source, read_event_rows
from violencemap.read.inegi import read_inegi_homicide_rows
from violencemap.read.own_counts import CountsSource, read_count_rows
from violencemap.read.own_population import PopulationSource, read_own_population_rows
from violencemap.read.population import read_population_rows
from violencemap.read.raw_table import RawTable, repair
from violencemap.read.sesnsp import read_sesnsp_rows
from violencemap.read.sesnsp_by_name import read_sesnsp_by_name_rows
from violencemap.read.tables import open_tables
from violencemap.types import MonthlyRows, Rejection, TableKind, TableReading, TableSource

__all__ = ["NamedTable", "list_columns", "read_tables"]

# A table whose columns are named, by a person or for a dataset that is known.
NamedTable = EventSource | CountsSource | PopulationSource

# Publisher, title and terms of what the readers recognize.
# Source: the publishers' pages on the use of their open data.
_PUBLISHED = {
    "sesnsp-crimes": ("SESNSP", "Incidencia delictiva del fuero común, estatal", "Libre Uso MX"),
    "sesnsp-municipal": (
        *("SESNSP", "Incidencia delictiva del fuero común, municipal", "Libre Uso MX"),
    ),
    "sesnsp-victims-municipal": (
        *("SESNSP", "Víctimas de delitos del fuero común, municipal", "Libre Uso MX"),
    ),
    "sesnsp-victims": ("SESNSP", "Víctimas de delitos del fuero común, estatal", "Libre Uso MX"),
    "sesnsp-federal": ("SESNSP", "Incidencia delictiva del fuero federal", "Libre Uso MX"),
    "inegi-homicide-deaths": (
        "INEGI",
        "Estadísticas de defunciones registradas: homicidios",
        "INEGI, Términos de libre uso de la información",
    ),
    "conapo-population": ("CONAPO", "Proyecciones de la población de México", "Libre Uso MX"),
}
_EXPECTED = (
    "expected a file of SESNSP (state, municipal, victims, federal), homicide deaths of INEGI, "
    "population of CONAPO, events of UCDP GED or ACLED, or a table whose columns are named"
)

_COUNTS: tuple[Callable[[RawTable, Areas], tuple[MonthlyRows, list[Rejection]] | None], ...] = (
    read_sesnsp_by_name_rows,
    read_inegi_homicide_rows,
    read_sesnsp_rows,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    kind: TableKind
    dataset: str
    data: MonthlyRows | pd.DataFrame
    rejected: list[Rejection]
    source: NamedTable | None = None


def read_tables(
    path: Path | str,
    *,
    columns: NamedTable | None = None,
    areas: Areas | None = None,
    progress: Progress = silence,
) -> list[TableReading]:
    """What a file of tables holds: official counts, population or events; one item a dataset.

    Parameters
    ----------
    path
        csv, Excel or parquet, also in zip, gz or bz2.
    columns
        Names of the columns of any other table: of events, from
        :func:`~violencemap.read.event_sources.named_columns`, of counts, from
        :func:`~violencemap.read.own_counts.named_counts`, or of population, from
        :func:`~violencemap.read.own_population.named_population`.
    progress
        Told the rows that are read and checked; what it raises ends the reading.

    Raises
    ------
    ReadError
        When the file is missing, empty or damaged.
    UnknownFormatError
        When no table of it is recognized. :func:`list_columns` gives the names to ask about.
    SchemaError
        When a table is nearly one that is known: a column is missing, renamed or unknown.
    """
    path, areas = Path(path), areas or bundled_areas()
    with ThreadPoolExecutor(1) as pool:
        digest = pool.submit(_digest, path)
        parts: dict[str, list[_Part]] = {}
        left_out = []
        for raw in open_tables(path, progress):
            part = _read(raw, columns, areas)
            if part is None:
                reason = "the table is not one that is known; it is left out"
                left_out.append(Rejection(file=raw.name, reason=reason))
            else:
                parts.setdefault(part.dataset, []).append(part)
    if not parts:
        raise UnknownFormatError(f"no table is recognized; {_EXPECTED}", path=path)
    readings = [_reading(of_one, path, digest.result()) for of_one in parts.values()]
    return [replace(readings[0], rejected=(*readings[0].rejected, *left_out)), *readings[1:]]


def list_columns(path: Path | str) -> list[str]:
    """Names in the first row of a file that has several cells: what to ask the meaning of."""
    for raw in open_tables(path):
        for row in raw.preview:
            if sum(bool(cell.strip()) for cell in row) > 1:
                return [repair(cell) for cell in row if cell.strip()]
    return []


def _read(raw: RawTable, columns: NamedTable | None, areas: Areas) -> _Part | None:
    if isinstance(columns, CountsSource):
        rows, notes = read_count_rows(raw, columns, areas)
        return _Part(
            kind="statistics", dataset=columns.dataset, data=rows, rejected=notes, source=columns
        )
    if isinstance(columns, PopulationSource):
        frame, notes = read_own_population_rows(raw, columns, areas)
        return _Part(
            kind="population", dataset=columns.dataset, data=frame, rejected=notes, source=columns
        )
    if (found := find_event_source(raw, columns)) is not None:
        frame, rejected = read_event_rows(raw, *found, areas)
        source = found[1]
        return _Part(
            kind="events", dataset=source.dataset, data=frame, rejected=rejected, source=source
        )
    if (people := read_population_rows(raw, areas)) is not None:
        return _Part(
            kind="population", dataset="conapo-population", data=people[0], rejected=people[1]
        )
    for read in _COUNTS:
        if (counts := read(raw, areas)) is not None:
            series = counts[0].series.categories[0]
            dataset = next(name for name in _PUBLISHED if series.startswith(name))
            return _Part(kind="statistics", dataset=dataset, data=counts[0], rejected=counts[1])
    return None


def _reading(parts: Sequence[_Part], path: Path, digest: str) -> TableReading:
    first = parts[0]
    frames = [part.data for part in parts if isinstance(part.data, pd.DataFrame)]
    rejected = tuple(one for part in parts for one in part.rejected)
    if not rejected and not any(len(part.data) for part in parts):
        rejected = (Rejection(file=str(path), reason="there is no row below the header"),)
    return TableReading(
        kind=first.kind,
        source=_source(first, path, digest),
        rejected=rejected,
        statistics=tuple(part.data for part in parts if isinstance(part.data, MonthlyRows)),
        frame=pd.concat(frames, ignore_index=True) if frames else None,
    )


def _source(part: _Part, path: Path, digest: str) -> TableSource:
    publisher: str | None
    terms: str | None
    if part.source is not None:
        publisher, title, terms = part.source.publisher, part.source.title, part.source.license
    else:
        publisher, title, terms = _PUBLISHED[part.dataset]
    return TableSource(
        title=title,
        publisher=publisher or NOT_STATED,
        license=terms or NOT_STATED,
        file=path.name,
        sha256=digest,
        dataset=part.dataset,
        url=part.source.url if isinstance(part.source, EventSource) else None,
    )


def _digest(path: Path) -> str:
    if not path.is_file():
        return ""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:  # opening it as a table tells what is wrong
        return ""
