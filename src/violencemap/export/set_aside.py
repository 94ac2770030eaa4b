"""Rows that were set aside, as a file to mend them by."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from violencemap.types import Rejection

__all__ = ["set_aside_csv"]


def set_aside_csv(rejected: Iterable[Rejection]) -> str:
    """CSV text of what was set aside: file, row, column, value and reason.

    >>> set_aside_csv([Rejection(file="a.csv", row=3, reason="expected a year")]).splitlines()
    ['file,row,column,value,reason', 'a.csv,3,,,expected a year']
    """
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(("file", "row", "column", "value", "reason"))
    writer.writerows((one.file, one.row, one.column, one.value, one.reason) for one in rejected)
    return text.getvalue()
