"""Every error that violencemap raises on purpose.

::

    ViolenceMapError
      ReadError(ValueError)            path, row, column, value
        UnknownFormatError
        SchemaError
        UndatedReportError
      PlaceNotFoundError(KeyError)
      GeocodingError
      FilterError(ValueError)
      DecisionError(ValueError)
      StoreError
        StoreBusyError
        StoreVersionError
        UndoError
      ExportError
      FetchError
      TilesError
      StoppedError

An unresolved place is a result, not an error. A bad row goes to the
:class:`~violencemap.types.Report`; what is raised here stops the file or the command.
"""

from __future__ import annotations

from pathlib import Path

__all__ = [
    "DecisionError",
    "ExportError",
    "FetchError",
    "FilterError",
    "GeocodingError",
    "PlaceNotFoundError",
    "ReadError",
    "SchemaError",
    "StoppedError",
    "StoreBusyError",
    "StoreError",
    "StoreVersionError",
    "TilesError",
    "UndatedReportError",
    "UndoError",
    "UnknownFormatError",
    "ViolenceMapError",
]


class ViolenceMapError(Exception):
    """Base of every error raised on purpose: catch this one to catch them all."""


class ReadError(ViolenceMapError, ValueError):
    """A file cannot be read.

    Parameters
    ----------
    message : str
        What is wrong and what was expected, in one sentence.
    path, row, column, value
        Where it is, as far as it is known. Rows count from 1 and include the header.

    ``reason`` is the message alone, without where it is.
    """

    def __init__(
        self,
        message: str,
        *,
        path: Path | str | None = None,
        row: int | None = None,
        column: str | None = None,
        value: str | None = None,
    ) -> None:
        self.path, self.row, self.column, self.value = path, row, column, value
        self.reason = message
        where = [
            f"{path}" if path is not None else "",
            f"row {row}" if row is not None else "",
            f"column {column!r}" if column is not None else "",
            f"value {value!r}" if value is not None else "",
        ]
        prefix = ", ".join(part for part in where if part)
        super().__init__(f"{prefix}: {message}" if prefix else message)


class UnknownFormatError(ReadError):
    """No reader recognizes the content of a file."""


class SchemaError(ReadError):
    """A file is of a known kind but lacks a column, or a column was renamed."""


class UndatedReportError(ReadError):
    """A report states no date, without which its days mean nothing."""


class PlaceNotFoundError(ViolenceMapError, KeyError):
    """No place of INEGI's catalogue has this code or name."""

    def __str__(self) -> str:  # KeyError would show the message as a repr
        return str(self.args[0]) if self.args else ""


class GeocodingError(ViolenceMapError):
    """A geocoder that the user chose did not answer as it should."""


class FilterError(ViolenceMapError, ValueError):
    """A filter value cannot be used, such as a state code that does not exist."""


class DecisionError(ViolenceMapError, ValueError):
    """A decision cannot be recorded, such as a change to a type that does not exist."""


class StoreError(ViolenceMapError):
    """The store cannot be opened, written or read."""


class StoreBusyError(StoreError):
    """Another process is writing to the store."""


class StoreVersionError(StoreError):
    """The store was written by a version with another schema."""


class UndoError(StoreError):
    """What was added last cannot be taken back (any more)."""


class ExportError(ViolenceMapError):
    """A file cannot be exported."""


class FetchError(ViolenceMapError):
    """A published file could not be fetched."""


class TilesError(ViolenceMapError):
    """What is asked for as map tiles is no provider, or lacks its key."""


class StoppedError(ViolenceMapError):
    """The person stopped what was being done: raised by a ``progress`` callback, never by us."""
