"""What the official series say now: measures by area and month, worked out from the releases.

A month of a state comes from one release, of all its municipalities alike: the newest cut that
knows the month there. So a newer cut replaces an older one for the months that it covers, and no
month of a state mixes two of them. Files of one cut that tell the same of different people or
places (such as a file for each sex) add up to one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from violencemap.measures import MEASURES, Measure
from violencemap.progress import Progress, silence
from violencemap.store.codes import place_code, place_number
from violencemap.store.rows import insert

if TYPE_CHECKING:
    import duckdb

__all__ = ["refresh_statistics"]

Array = npt.NDArray[Any]

_UNKNOWN = -1
_FIRST_MUNICIPALITY = 1000  # as place_number; states are 1 to 32

_RELEASES = """
SELECT release, last_month, set_aside FROM release
WHERE series_id IN (SELECT unnest(?))
ORDER BY last_month, added
"""

_ITEMS = """
SELECT item_id FROM release_item
WHERE release = ? AND (len(?) = 0 OR subtipo IN (SELECT unnest(?)))
"""

_SPANS = """
SELECT DISTINCT place, first_month, last_month FROM release_span
WHERE item_id IN (SELECT unnest(?)) AND place > 0
"""

_CELLS = """
SELECT place, month, sum(number)::INTEGER AS number FROM release_cell
WHERE item_id IN (SELECT unnest(?)) AND place > 0
GROUP BY place, month
"""

# Which texts the items of some releases have: one row where it is the same in all.
_COLUMNS = """
SELECT DISTINCT
    count(tipo) > 0, count(subtipo) > 0, count(modalidad) > 0, count(sex) > 0, count(age_group) > 0
FROM release_item
WHERE release IN (SELECT unnest(?))
GROUP BY release
"""

# Spans in which two releases count the same.
_SHARED = """
SELECT count(*)
FROM release_item AS one
JOIN release_item AS other
    ON one.bien_juridico IS NOT DISTINCT FROM other.bien_juridico
    AND one.tipo IS NOT DISTINCT FROM other.tipo
    AND one.subtipo IS NOT DISTINCT FROM other.subtipo
    AND one.modalidad IS NOT DISTINCT FROM other.modalidad
    AND one.sex IS NOT DISTINCT FROM other.sex
    AND one.age_group IS NOT DISTINCT FROM other.age_group
JOIN release_span AS of_one ON of_one.item_id = one.item_id
JOIN release_span AS of_other
    ON of_other.item_id = other.item_id AND of_other.place = of_one.place
    AND of_other.first_month <= of_one.last_month AND of_one.first_month <= of_other.last_month
WHERE one.release = ? AND other.release = ?
"""

# A state is whole when all its municipalities are known; those created later are part of others.
_MUNICIPALITIES = (
    "SELECT cvegeo FROM area WHERE level = 'municipality' AND drawn_in IS NULL ORDER BY cvegeo"
)
# INEGI's exports reach back to 1990 and have no row of a municipality that was not created yet.
# The numbers follow the order of creation.
_GROWS = "inegi-"


def refresh_statistics(
    connection: duckdb.DuckDBPyConnection,
    series_ids: Iterable[str] | None = None,
    progress: Progress = silence,
) -> None:
    """Work the statistic table out anew for the measures that rest on these series, or for all."""
    touched = None if series_ids is None else set(series_ids)
    codes = connection.execute(_MUNICIPALITIES).fetchall()
    municipalities = np.array([place_number(code) for (code,) in codes], dtype=np.int32)
    connection.begin()  # written once at the end, not after each measure
    measures = [
        measure
        for measure in MEASURES.values()
        if measure.sources and (touched is None or touched & set(measure.sources))
    ]
    before: Future[pa.Table] | None = None
    with ThreadPoolExecutor(1) as beside:  # one is worked out while the one before it is written
        for number, measure in enumerate(measures):
            progress("Working out measures", number, len(measures))
            connection.execute("DELETE FROM statistic WHERE measure = ?", [measure.code])
            if parts := _parts(connection, measure):
                merging = beside.submit(_merged, parts, municipalities, measure)
                if before is not None:
                    insert(connection, "statistic", before.result())
                before = merging
        if before is not None:
            insert(connection, "statistic", before.result())
    connection.commit()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Part:
    """What one release knows of a measure."""

    release: str
    last_month: int
    set_aside: int
    spans: pd.DataFrame
    cells: pd.DataFrame


def _parts(connection: duckdb.DuckDBPyConnection, measure: Measure) -> list[_Part]:
    """What each release knows of a measure, the newest cut last."""
    parts: list[_Part] = []
    subtypes = list(measure.subtypes)
    for name, month, aside in connection.execute(_RELEASES, [list(measure.sources)]).fetchall():
        found = connection.execute(_ITEMS, [name, subtypes, subtypes]).fetchall()
        items = [[item_id for (item_id,) in found]]
        spans = connection.execute(_SPANS, items).df()
        if spans.empty:
            continue
        cells = connection.execute(_CELLS, items).df()
        part = _Part(release=name, last_month=month, set_aside=aside, spans=spans, cells=cells)
        if parts and _are_of_one_cut(connection, parts[-1], part):
            part = _together(parts.pop(), part)
        parts.append(part)
    return parts


def _are_of_one_cut(connection: duckdb.DuckDBPyConnection, earlier: _Part, later: _Part) -> bool:
    """Whether two releases are files of one cut: they tell the same, and nothing twice."""
    if earlier.last_month != later.last_month:
        return False
    names = [earlier.release, later.release]
    columns = connection.execute(_COLUMNS, [names]).fetchall()
    return len(columns) == 1 and connection.execute(_SHARED, names).fetchall() == [(0,)]


def _together(earlier: _Part, later: _Part) -> _Part:
    cells = pd.concat([earlier.cells, later.cells])
    return replace(
        later,
        set_aside=earlier.set_aside + later.set_aside,
        spans=pd.concat([earlier.spans, later.spans]).drop_duplicates(),
        cells=cells.groupby(["place", "month"], as_index=False)["number"].sum(),
    )


def _merged(parts: Sequence[_Part], municipalities: Array, measure: Measure) -> pa.Table:
    """Rows of the statistic table: each month of a state as the newest cut has it."""
    told = np.unique(np.concatenate([part.spans["place"] for part in parts]))
    places = np.union1d(told, _states(told))
    first = min(int(part.spans["first_month"].min()) for part in parts)
    last = max(int(part.spans["last_month"].max()) for part in parts)
    counts = np.full((len(places), last - first + 1), _UNKNOWN, dtype=np.int32)
    origin = np.zeros(counts.shape, dtype=np.int16)
    grids = [_grid(part, places, first, counts.shape) for part in parts]
    grows = str(measure.series_id).startswith(_GROWS)
    sums = [
        _state_sums(part, grid, places, municipalities, grows=grows)
        for part, grid in zip(parts, grids, strict=True)
    ]
    # the places that a release knows or does not know together: a state, or its municipalities
    groups = 2 * _states(places) + (places < _FIRST_MUNICIPALITY)
    # what a file says of a state goes before the sum of its municipalities in another one
    for number, grid in (*enumerate(sums), *enumerate(grids)):
        covered = np.zeros((groups.max() + 1, counts.shape[1]), dtype=bool)
        np.logical_or.at(covered, groups, grid != _UNKNOWN)
        holds = covered[groups]
        counts[holds], origin[holds] = grid[holds], number
    return _rows(places, first, counts, origin, [part.release for part in parts], measure)


def _states(places: Array) -> Array:
    """Number of the state of each place."""
    states: Array = np.where(places < _FIRST_MUNICIPALITY, places, places // 1000)
    return states


def _grid(part: _Part, places: Array, first: int, shape: tuple[int, int]) -> Array:
    """Counts of a release by place and month."""
    steps = np.zeros((shape[0], shape[1] + 1), dtype=np.int32)
    place = np.searchsorted(places, part.spans["place"])
    np.add.at(steps, (place, part.spans["first_month"] - first), 1)
    np.add.at(steps, (place, part.spans["last_month"] + 1 - first), -1)
    grid: Array = np.where(np.cumsum(steps, axis=1)[:, :-1] > 0, 0, _UNKNOWN).astype(np.int32)
    cells = part.cells
    grid[np.searchsorted(places, cells["place"]), cells["month"] - first] = cells["number"]
    return grid


def _state_sums(
    part: _Part, grid: Array, places: Array, municipalities: Array, *, grows: bool
) -> Array:
    """Counts of states as sums of their municipalities, in the months that know them all.

    Where the series ``grows`` with its municipalities, all are those up to the last that the
    month knows. Unknown everywhere where rows of the file were set aside, since the sums would
    lack them.
    """
    sums = np.full_like(grid, _UNKNOWN)
    if part.set_aside:
        return sums
    is_state, required = places < _FIRST_MUNICIPALITY, np.isin(places, municipalities)
    for row in np.flatnonzero(is_state):
        inside = ~is_state & (_states(places) == places[row])
        known = grid[inside & required] != _UNKNOWN
        wanted: Any = np.count_nonzero(_states(municipalities) == places[row])
        if grows:
            rank = np.searchsorted(municipalities, places[inside & required])
            rank -= np.searchsorted(municipalities, places[row] * 1000)
            wanted = np.where(known, rank[:, np.newaxis] + 1, 0).max(axis=0, initial=0)
        whole = np.count_nonzero(known, axis=0) == wanted
        total = np.maximum(grid[inside], 0).sum(axis=0)
        sums[row] = np.where(whole & (wanted > 0), total, _UNKNOWN)
    return sums


def _rows(
    places: Array,
    first: int,
    counts: Array,
    origin: Array,
    releases: Sequence[str],
    measure: Measure,
) -> pa.Table:
    """The months of each place from its first known one to its last, in the order of the months.

    In this order a range of months is one piece of the table, and the months take no room.
    """
    known = counts != _UNKNOWN
    since = np.logical_or.accumulate(known, axis=1)
    until = np.logical_or.accumulate(known[:, ::-1], axis=1)[:, ::-1]
    month, place = np.nonzero((since & until).T)
    numbers = counts[place, month]
    months = (np.arange(counts.shape[1]) + first).astype("datetime64[M]").astype("datetime64[D]")
    nothing = np.zeros(len(place), dtype=np.int32)
    return pa.table(
        {
            "series_id": _texts(nothing, [measure.series_id]),
            "measure": _texts(nothing, [measure.code]),
            "cvegeo": _texts(place, [place_code(number) for number in places.tolist()]),
            "month": months[month],
            "number": pa.array(numbers, mask=numbers == _UNKNOWN),
            "release": _texts(origin[place, month], releases),
        }
    )


def _texts(codes: Array, texts: Sequence[str | None]) -> pa.DictionaryArray:
    """A column of few different texts, which are handed over once each."""
    return pa.DictionaryArray.from_arrays(pa.array(codes.astype(np.int32)), pa.array(texts))
