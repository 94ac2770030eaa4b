"""Options that several commands share, and what they mean."""

from __future__ import annotations

import argparse
import calendar
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from violencemap.codes import EventType, GeoPrecision
from violencemap.errors import FilterError
from violencemap.types import Filters, ReviewFilter

if TYPE_CHECKING:
    from violencemap.store import Store

__all__ = [
    "add_filter_options",
    "add_store_option",
    "chosen_filters",
    "first_day",
    "last_day",
    "store_path",
]

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def add_store_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--store", metavar="PATH", help="file of the store; default: VIOLENCEMAP_STORE, or yours"
    )


def store_path(options: argparse.Namespace) -> Path:
    from violencemap.store import default_store_path

    return Path(options.store).expanduser() if options.store else default_store_path()


def add_filter_options(parser: argparse.ArgumentParser) -> None:
    filters = parser.add_argument_group("filters; the first four can be repeated")
    many: dict[str, Any] = {"action": "append", "default": []}
    filters.add_argument("--state", metavar="STATE", help="code or name", **many)
    filters.add_argument("--municipality", metavar="MUNICIPALITY", help="code or name", **many)
    types = [str(kind) for kind in EventType]
    filters.add_argument("--type", metavar="TYPE", choices=types, help=", ".join(types), **many)
    filters.add_argument(
        "--dataset", metavar="DATASET", help="reports, ucdp-ged, acled or your own", **many
    )
    filters.add_argument("--since", metavar="DATE", help="2021, 2021-03 or 2021-03-18")
    filters.add_argument("--until", metavar="DATE", help="the same, to its last day")
    precisions = [str(precision) for precision in GeoPrecision]
    filters.add_argument("--precision", choices=precisions, help="coarsest placing to keep")
    filters.add_argument(
        "--review",
        choices=get_args(ReviewFilter),
        default="all",
        help="what a person has reviewed, or what nobody has yet",
    )


def chosen_filters(store: Store, options: argparse.Namespace) -> Filters:
    from violencemap.query.places import place_codes

    since = first_day(options.since) if options.since else None
    until = last_day(options.until) if options.until else None
    if since and until and since > until:
        raise FilterError(f"--since {options.since} is after --until {options.until}")
    return Filters(
        since=since,
        until=until,
        event_types=tuple(EventType(kind) for kind in options.type),
        cvegeo=place_codes(store, states=options.state, municipalities=options.municipality),
        geo_precision_max=options.precision and GeoPrecision(options.precision),
        datasets=tuple(options.dataset),
        review=options.review,
    )


def first_day(text: str) -> date:
    """First day of a year, month or day: 2021, 2021-03, 2021-03-18."""
    match = _DAY.fullmatch(text)
    try:
        year, month, day = match.groups() if match else ("", None, None)
        return date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        raise FilterError(
            f"{text!r} is no date; expected a year, month or day such as 2021, 2021-03, 2021-03-18"
        ) from None


def last_day(text: str) -> date:
    """Last day of a year, month or day."""
    first = first_day(text)
    if len(text) == len("2021"):
        return first.replace(month=12, day=31)
    if len(text) == len("2021-03"):
        return first.replace(day=calendar.monthrange(first.year, first.month)[1])
    return first
