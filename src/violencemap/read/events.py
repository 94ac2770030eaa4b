"""Events of other datasets, in the columns of the store's incidents: UCDP GED, ACLED, any table.

A row is an event that somebody else coded. Its place is the municipality that its coordinates
lie in, where the source says that they are exact enough, else the state that the source names.
Texts that tell what happened are not taken over: they are the source's, and they name people.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from violencemap.codes import DatePrecision, GeoPrecision
from violencemap.errors import SchemaError, UnknownFormatError
from violencemap.read.areas import Areas, bundled_areas
from violencemap.read.cells import MISSING, Cells, Numbers, Texts, parse_count, texts_by_category
from violencemap.read.dates import day_parser
from violencemap.read.event_sources import ACLED, FIELDS, UCDP_GED, EventSource
from violencemap.read.raw_table import RawTable
from violencemap.read.tables import open_tables
from violencemap.types import Rejection

__all__ = ["find_event_source", "read_event_rows", "read_events"]

Objects = npt.NDArray[np.object_]
Floats = npt.NDArray[np.float64]

# Columns that no other kind of table has; the others may be missing.
_REQUIRED = ("source_event_id", "event_date", "longitude", "latitude", "geo_precision")
_FINER_THAN_STATE = (GeoPrecision.LOCALITY, GeoPrecision.NEAR, GeoPrecision.MUNICIPALITY)
_MEXICO = ("mexico", "méxico", "")


def read_events(
    path: Path | str, source: EventSource | None = None, *, areas: Areas | None = None
) -> tuple[pd.DataFrame, list[Rejection]]:
    """Events of a file, and what was set aside.

    ``source`` names the columns of a table of any other kind; without one, the tables of UCDP
    and ACLED are recognized.

    Columns
    -------
    incident_id, dataset, source_event_id
        ``incident_id`` is ``dataset-source_event_id``.
    event_date, event_date_end, date_precision
        ``datetime.date``; the end only where it is another day.
    event_type, sub_event_type, actors
        Actors are alleged, joined by ``|``.
    cvegeo, location, longitude, latitude, geo_precision, geocode_method
        Degrees, EPSG:4326, only where the place is finer than a state. ``cvegeo`` is None where
        the source places the event no finer than the country.
    fatalities_best, fatalities_low, fatalities_high
        Persons; missing where the source does not say.
    source, confidence, notes
        Who reported it to the source, and the source's own code of precision.

    Raises
    ------
    UnknownFormatError
        When no table of the file is one of events.
    SchemaError
        When a column that ``source`` names is not there.
    """
    areas = areas or bundled_areas()
    frames, rejected = [], []
    for raw in open_tables(path):
        found = find_event_source(raw, source)
        if found is not None:
            frame, notes = read_event_rows(raw, *found, areas)
            frames.append(frame)
            rejected += notes
    if not frames:
        raise UnknownFormatError(
            "not a table of events; expected the columns of UCDP GED or ACLED", path=path
        )
    return pd.concat(frames, ignore_index=True), rejected


def find_event_source(
    raw: RawTable, source: EventSource | None = None
) -> tuple[int, EventSource] | None:
    """Row of the header and the source of a table; None of a table that is not one of events.

    Raises
    ------
    SchemaError
        When the table lacks a column that ``source`` names.
    """
    if source is not None:
        header = raw.find_header(list(source.columns.values()))
        if header is None:
            expected = ", ".join(source.columns.values())
            raise SchemaError(f"no row has all the columns named: {expected}", path=raw.name)
        return header, source
    for known in (UCDP_GED, ACLED):
        header = raw.find_header([known.columns[field] for field in _REQUIRED])
        if header is not None:
            return header, known
    return None


def read_event_rows(
    raw: RawTable, header: int, source: EventSource, areas: Areas
) -> tuple[pd.DataFrame, list[Rejection]]:
    """Events below the header of a table, and what was set aside."""
    table = _EventTable(Cells(raw.load_below(header)), source)
    ids = table.texts("source_event_id") if table.has("source_event_id") else _made_ids(table)
    columns: dict[str, object] = {
        "source_event_id": ids.astype(object),
        **_when(table),
        **_deaths(table),
        **_where(table, areas),
    }
    columns |= _what(table, columns["fatalities_best"])
    _reject_useless(table, ids)
    frame = pd.DataFrame(columns)[table.cells.good].reset_index(drop=True)
    return _finished(frame, source), table.cells.rejected


class _EventTable:
    """The columns of a table by field; a field without a column is blank in every row."""

    def __init__(self, cells: Cells, source: EventSource) -> None:
        self.cells, self.source = cells, source
        self._columns = {
            field: cells.columns[name]
            for field, name in source.columns.items()
            if name in cells.columns
        }

    def has(self, field: str) -> bool:
        return field in self._columns

    def column(self, field: str) -> str | None:
        return self._columns.get(field)

    def texts(self, field: str) -> Texts:
        if not self.has(field):
            return np.full(len(self.cells), "", dtype=str)
        return texts_by_category(self.cells.texts(self._columns[field]))

    def parsed(self, field: str, parse: Callable[[str], object]) -> Objects:
        """What ``parse`` makes of each cell; None where it is blank or there is no column."""
        if not self.has(field):
            return np.full(len(self.cells), None, dtype=object)
        return self.cells.objects(
            self._columns[field], lambda text: parse(text) if text.strip() else None
        )

    def counts(self, field: str) -> Numbers:
        if not self.has(field):
            return np.full(len(self.cells), MISSING, dtype=np.int32)
        return self.cells.numbers(self._columns[field], parse_count)

    def code(self, field: str, codes: dict[str, object], unsaid: object) -> Objects:
        """Codes of a column; ``unsaid`` where a cell is blank or there is no column."""

        def parse(text: str) -> object:
            known = codes.get(text.strip().removesuffix(".0").casefold())
            if known is None:
                raise ValueError(f"expected one of {', '.join(codes)}")
            return known

        found = self.parsed(field, parse)
        found[[one is None for one in found]] = unsaid
        return found


def _made_ids(table: _EventTable) -> Texts:
    """Identifiers of events that have none: digests of what their rows say.

    Row numbers would not do: those of another file would take the place of this one's events.
    Equal rows are numbered, since they may be several events.
    """
    texts = [table.texts(field) for field in FIELDS if table.has(field)]
    seen: Counter[str] = Counter()
    ids = []
    for row in zip(*texts, strict=True):
        digest = hashlib.sha256("\x1f".join(row).encode()).hexdigest()[:12]
        seen[digest] += 1
        ids.append(digest if seen[digest] == 1 else f"{digest}-{seen[digest]}")
    return np.array(ids, dtype=str)


# --- when, how many, what ------------------------------------------------------------------


def _when(table: _EventTable) -> dict[str, object]:
    texts = [table.texts(field) for field in ("event_date", "event_date_end")]
    parse = day_parser(np.unique(np.concatenate(texts)).tolist())
    start, end = (table.parsed(field, parse) for field in ("event_date", "event_date_end"))
    turned = [
        first is not None and last is not None and last < first
        for first, last in zip(start, end, strict=True)
    ]
    table.cells.reject(
        np.array(turned, dtype=bool),
        "the event ends before it begins",
        table.column("event_date_end"),
    )
    same = [first == last for first, last in zip(start, end, strict=True)]
    end[np.array(same, dtype=bool)] = None
    dates: dict[str, object] = dict(table.source.dates)
    return {
        "event_date": start,
        "event_date_end": end,
        "date_precision": table.code("date_precision", dates, DatePrecision.DAY),
    }


def _deaths(table: _EventTable) -> dict[str, object]:
    """Deaths by estimate; low and high are unknown where they do not enclose the best one."""
    best, low, high = (
        table.counts(f"fatalities_{estimate}") for estimate in ("best", "low", "high")
    )
    wrong = (best != MISSING) & ((low > best) | ((high < best) & (high != MISSING)))
    if wrong.any():
        rows = ", ".join(str(table.cells.rows[place]) for place in np.flatnonzero(wrong)[:5])
        table.cells.note(
            f"{wrong.sum():,} events (rows {rows} ...) have a lowest or highest estimate that does "
            "not enclose the best one; it is unknown there"
        )
    low, high = np.where(wrong, MISSING, low), np.where(wrong, MISSING, high)
    return {
        f"fatalities_{estimate}": pd.arrays.IntegerArray(counts, counts == MISSING)
        for estimate, counts in (("best", best), ("low", low), ("high", high))
    }


def _what(table: _EventTable, deaths: object) -> dict[str, object]:
    kinds, subtypes = table.texts("event_type"), table.texts("sub_event_type")
    sides = list(zip(table.texts("actor_1"), table.texts("actor_2"), strict=True))
    actors = ["|".join(side for side in both if side) for both in sides]
    rows = zip(kinds, subtypes, pd.array(deaths), actors, strict=True)
    types = [
        table.source.event_type(kind, subtype, None if pd.isna(count) else int(count), actor)
        for kind, subtype, count, actor in rows
    ]
    return {
        "event_type": [one.value for one in types],
        "sub_event_type": [
            " / ".join(filter(None, (table.source.kinds.get(kind, kind), subtype))) or None
            for kind, subtype in zip(kinds, subtypes, strict=True)
        ],
        "actors": actors,
        "source": [one or None for one in table.texts("source")],
    }


# --- where ---------------------------------------------------------------------------------


def _where(table: _EventTable, areas: Areas) -> dict[str, object]:
    places: dict[str, object] = dict(table.source.places)
    said = table.code("geo_precision", places, table.source.place_unsaid)
    longitude = table.cells.floats(table.column("longitude"), -180, 180)
    latitude = table.cells.floats(table.column("latitude"), -90, 90)
    half = np.isnan(longitude) != np.isnan(latitude)
    table.cells.reject(half, "expected both coordinates, or none", table.column("latitude"))
    state = table.parsed("state", lambda name: _state(name, areas))
    municipality = _named(state, table.texts("municipality"), areas)
    code = table.parsed("cvegeo", lambda text: _code(text, areas))
    inside = _located(longitude, latitude)
    rows = zip(said, inside, municipality, state, code, strict=True)
    decided = np.array([_decide(*row) for row in rows], dtype=object).reshape(-1, 3)
    cvegeo, precision, method = decided.T
    fine = np.array([one in _FINER_THAN_STATE for one in precision], dtype=bool)
    codes = table.texts("geo_precision")
    return {
        "cvegeo": cvegeo,
        "location": [one or None for one in table.texts("location")],
        "longitude": np.where(fine, longitude, np.nan),
        "latitude": np.where(fine, latitude, np.nan),
        "geo_precision": [one.value for one in precision],
        "geocode_method": method,
        "notes": [f"geo_precision_source={one}" if one else None for one in codes],
    }


def _decide(
    said: GeoPrecision, inside: str | None, named: str | None, state: str | None, code: str | None
) -> tuple[str | None, GeoPrecision, str | None]:
    """Code of a place, how exact it is, and what told it: coordinates first, then names."""
    if code is not None:
        is_fine = len(code) > 2 and said in _FINER_THAN_STATE
        exact = GeoPrecision.MUNICIPALITY if is_fine else GeoPrecision.STATE
        return code if is_fine else code[:2], exact, "source code"
    if said in _FINER_THAN_STATE:
        if inside is not None:
            return inside, said, "coordinates"
        if named is not None:
            return named, GeoPrecision.MUNICIPALITY, "source name"
    if said in (*_FINER_THAN_STATE, GeoPrecision.STATE):
        if state is not None:
            return state, GeoPrecision.STATE, "source name"
        if said is GeoPrecision.STATE and inside is not None:
            return inside[:2], GeoPrecision.STATE, "coordinates"
    return None, max(said, GeoPrecision.COUNTRY, key=lambda one: one.where_prec), None


def _located(longitude: Floats, latitude: Floats) -> Objects:
    """Municipality that each point lies in."""
    if np.isnan(longitude).all():
        return np.full(len(longitude), None, dtype=object)
    # loads GeoPandas, which tables without coordinates do not need
    from violencemap.read.boundaries import locate_points

    located: Objects = locate_points(longitude.tolist(), latitude.tolist())
    return located


def _state(name: str, areas: Areas) -> str | None:
    try:
        return areas.state_named(name.strip().removesuffix(" state"))
    except ValueError:
        return None


def _named(states: Objects, names: Texts, areas: Areas) -> list[str | None]:
    """Municipality of each pair of names, where one and only one has it."""
    known: dict[tuple[str | None, str], str | None] = {}
    for state, name in set(zip(states, names, strict=True)):
        try:
            short = name.removesuffix(" municipality")
            known[state, name] = areas.municipality_named(state, short) if state and short else None
        except ValueError:
            known[state, name] = None
    return [known[pair] for pair in zip(states, names, strict=True)]


def _code(text: str, areas: Areas) -> str:
    text = text.strip()
    return areas.state_code(text) if len(text) <= 2 else areas.municipality_code(text)


# --- which rows ----------------------------------------------------------------------------


def _reject_useless(table: _EventTable, ids: Texts) -> None:
    cells = table.cells
    cells.reject(ids == "", "the event has no identifier", table.column("source_event_id"))
    repeated = pd.Series(ids[cells.good]).duplicated().to_numpy()
    cells.reject(
        cells.among_good(repeated),
        "an earlier row has the same identifier",
        table.column("source_event_id"),
    )
    abroad = ~np.isin(np.char.lower(table.texts("country")), _MEXICO)
    cells.leave_out(abroad, "events of other countries")


def _finished(frame: pd.DataFrame, source: EventSource) -> pd.DataFrame:
    undated = frame["event_date"].isna()
    return frame.assign(
        incident_id=source.dataset + "-" + frame["source_event_id"].astype(str),
        dataset=source.dataset,
        date_precision=[
            "unknown" if is_undated else str(precision)
            for is_undated, precision in zip(undated, frame["date_precision"], strict=True)
        ],
        confidence=source.confidence,
    )
