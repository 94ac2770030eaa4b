"""Files of villages: INEGI's catalog of localities, its census, and GeoNames' country file."""

from __future__ import annotations

import io
import math
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from violencemap.errors import ReadError, UnknownFormatError
from violencemap.geoparse.short_forms import split_name
from violencemap.geoparse.text import fold
from violencemap.types import Place

__all__ = ["VillageFile", "read_villages"]

# What each column is called in the catalog (AGEEML), in the census and in copies of them.
# Source: INEGI, Catálogo Único de Claves de Áreas Geoestadísticas; Censo 2020, ITER.
_NAMES = ("nom loc", "nom localidad", "localidad")
_LATITUDES = ("lat decimal", "lat", "latitud")
_LONGITUDES = ("lon decimal", "lon", "longitud")
_POPULATIONS = ("pob total", "poblacion total", "pobtot")
_CODES = (
    ("cvegeo",),
    ("cve ent", "cve mun", "cve loc"),
    ("cve entidad", "cve municipio", "cve localidad"),
    ("entidad", "mun", "loc"),
    ("cvegeo mun",),
    ("cve ent", "cve mun"),
)
_EXPECTED = (
    "expected INEGI's catalog of localities (columns CVEGEO or CVE_ENT, CVE_MUN, CVE_LOC; NOM_LOC; "
    "LAT_DECIMAL, LON_DECIMAL), its census by locality, or GeoNames' country file (MX.txt)"
)
# Columns of GeoNames' country file. Source: download.geonames.org/export/dump/readme.txt
_GEONAMES_COLUMNS = 19
_NAMELESS = frozenset({"ninguno", "particular", "sin nombre", "localidad sin nombre"})


@dataclass(frozen=True, slots=True)
class VillageFile:
    """Villages of a file with the kind of file it is, and how many rows could not be placed."""

    kind: str
    villages: list[Place]
    unplaced: int


def read_villages(path: Path, municipalities: Iterable[str]) -> VillageFile:
    """Villages of a file; those without a code of a municipality get it by their coordinates.

    Raises
    ------
    ReadError
        When the file cannot be read, or no row of it can be placed.
    UnknownFormatError
        When it is none of the kinds of file that are known.
    """
    geonames = _geonames_lines(path)
    kind = "GeoNames" if geonames is not None else "INEGI"
    rows = _geonames_rows(geonames) if geonames is not None else _inegi_rows(path)
    known, placed, adrift, unplaced = frozenset(municipalities), [], [], 0
    for row in rows:
        if not row.names:
            continue
        if row.code[:5] in known and not math.isnan(row.longitude):
            placed.append(row.place(row.code))
        else:
            adrift.append(row)
    located = _locate(adrift)
    placed += [row.place(code) for row, code in located if code is not None]
    unplaced += sum(code is None for _, code in located)
    if not placed:
        raise ReadError(f"no row of the file could be placed; {_EXPECTED}", path=path)
    return VillageFile(kind, placed, unplaced)


@dataclass(frozen=True, slots=True)
class _Row:
    code: str
    names: Sequence[str]
    longitude: float
    latitude: float
    population: int | None

    def place(self, code: str) -> Place:
        usual, *others = self.names
        return Place(
            cvegeo=code,
            name=usual,
            level="locality",
            longitude=self.longitude,
            latitude=self.latitude,
            population=self.population,
            alternate_names=tuple(others),
        )


def _locate(rows: list[_Row]) -> list[tuple[_Row, str | None]]:
    if not rows:
        return []
    from violencemap.read.boundaries import locate_points  # loads GeoPandas

    codes = locate_points([row.longitude for row in rows], [row.latitude for row in rows])
    return list(zip(rows, codes, strict=True))


def _distinct(names: Iterable[str]) -> list[str]:
    """Names by which a village can be found, the usual one first, each once."""
    by_key: dict[str, str] = {}
    for name in names:
        by_key.setdefault(fold(name), name)
    return [name for key, name in by_key.items() if key and key not in _NAMELESS]


# --- INEGI ---------------------------------------------------------------------------------


def _inegi_rows(path: Path) -> Iterator[_Row]:
    from violencemap.read.raw_table import fold as column_key
    from violencemap.read.tables import open_tables  # loads pandas

    for table in open_tables(path):
        for position, header in enumerate(table.preview):
            columns = _columns({column_key(cell) for cell in header})
            if columns is not None:
                frame = table.load_below(position).frame
                cells = {column_key(name): frame[name].tolist() for name in frame}
                yield from _rows_of(columns, cells)
                return
    raise UnknownFormatError(f"this table has no localities; {_EXPECTED}", path=path)


def _columns(header: set[str]) -> _Columns | None:
    """Which columns of a header are the ones needed, None when it lacks one."""

    def first(names: Iterable[str]) -> str | None:
        return next((name for name in names if name in header), None)

    code = next((names for names in _CODES if header.issuperset(names)), None)
    name, latitude, longitude = first(_NAMES), first(_LATITUDES), first(_LONGITUDES)
    if code is None or name is None or latitude is None or longitude is None:
        return None
    return _Columns(code, name, longitude, latitude, first(_POPULATIONS))


class _Columns(NamedTuple):
    code: tuple[str, ...]
    name: str
    longitude: str
    latitude: str
    population: str | None


def _rows_of(columns: _Columns, cells: Mapping[str, list[str]]) -> Iterator[_Row]:
    codes = zip(*(cells[name] for name in columns.code), strict=True)
    names = cells[columns.name]
    populations = cells[columns.population] if columns.population else [""] * len(names)
    points = zip(cells[columns.longitude], cells[columns.latitude], strict=True)
    for code, name, point, population in zip(codes, names, points, populations, strict=True):
        yield _Row(
            code=_code(code),
            names=_distinct(split_name(name.strip())),
            longitude=_number(point[0]),
            latitude=_number(point[1]),
            population=int(population) if population.isdecimal() else None,
        )


def _code(cells: tuple[str, ...]) -> str:
    """Code of 9 or 5 digits; spreadsheets take the zeros in front away."""
    if len(cells) == 1:
        return cells[0].zfill(5 if len(cells[0]) <= 5 else 9)
    return "".join(cell.zfill(width) for cell, width in zip(cells, (2, 3, 4), strict=False))


def _number(cell: str) -> float:
    try:
        return float(cell)
    except ValueError:
        return math.nan


# --- GeoNames ------------------------------------------------------------------------------


def _geonames_lines(path: Path) -> Iterator[list[str]] | None:
    """Rows of a country file, packed or not; None for any other file."""
    try:
        rows = _tab_rows(path)
        first = next(rows, [])
        if len(first) != _GEONAMES_COLUMNS or not first[0].isdecimal():
            return None
    except (UnicodeDecodeError, zipfile.BadZipFile):
        return None
    except OSError as error:
        reason = error.strerror or str(error)
        raise ReadError(f"cannot be read ({reason}); {_EXPECTED}", path=path) from error
    return _tab_rows(path)


def _tab_rows(path: Path) -> Iterator[list[str]]:
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            largest = max(archive.infolist(), key=lambda member: member.file_size)
            with archive.open(largest) as packed:
                for line in io.TextIOWrapper(packed, "utf-8"):
                    yield line.rstrip("\n").split("\t")
    else:
        with path.open(encoding="utf-8") as file:
            for line in file:
                yield line.rstrip("\n").split("\t")


def _geonames_rows(lines: Iterable[list[str]]) -> Iterator[_Row]:
    for cells in lines:
        if len(cells) == _GEONAMES_COLUMNS and cells[6] == "P" and cells[8] == "MX":
            others = (name for name in cells[3].split(",") if name[:1].isupper())
            yield _Row(
                code="",  # GeoNames has codes of its own
                names=_distinct([*split_name(cells[1]), *others]),
                longitude=_number(cells[5]),
                latitude=_number(cells[4]),
                population=int(cells[14]) if cells[14].isdecimal() and cells[14] != "0" else None,
            )
