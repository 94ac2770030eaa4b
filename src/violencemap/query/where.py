"""Filters as a clause of SQL, as a plain sentence and as the parameters of a web address."""

from __future__ import annotations

import calendar
import itertools
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, cast, get_args

from violencemap.codes import EventType, GeoPrecision, Label, Language
from violencemap.errors import FilterError
from violencemap.types import Filters, ReviewFilter

__all__ = [
    "at_least_as_fine_as",
    "below",
    "check",
    "describe",
    "filters_from_query",
    "filters_to_query",
    "format_month",
    "month_end",
    "month_start",
    "reviewed",
    "where",
]

_OPEN_END = ".."  # ISO 8601-2 writes an unknown end of an interval so
_CODE = re.compile(r"\d{2}(?:\d{3}(?:\d{4})?)?")
_STATE = re.compile(r"0[1-9]|[12][0-9]|3[0-2]")
_MUNICIPALITY = re.compile(rf"(?:{_STATE.pattern})(?!000)\d{{3}}")
_DATASET = re.compile(r"[\w.-]{1,60}")
_MONTH = re.compile(r"[1-9]\d{3}-(?:0[1-9]|1[0-2])")
_REVIEW_WORDS = {
    "reviewed": Label(es="revisados", en="reviewed"),
    "unreviewed": Label(es="sin revisar", en="unreviewed"),
}
_MONTH_NAMES = {
    "es": ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"],
    "en": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
}


def where(filters: Filters) -> tuple[str, list[Any]]:
    """Clause over the table ``incident`` and its parameters; ``TRUE`` without a filter.

    An event belongs to the period that its first day falls in, so that counts of periods add
    up; an undated one belongs to none. A code of a place selects all below it.

    >>> where(Filters(cvegeo=("26",)))
    ('(incident.cvegeo LIKE ?)', ['26%'])
    """
    check(filters)
    conditions: list[tuple[str, Iterable[Any]]] = []
    if filters.since:
        conditions.append(("incident.event_date >= ?", [filters.since]))
    if filters.until:
        conditions.append(("incident.event_date <= ?", [filters.until]))
    if filters.cvegeo:
        conditions.append(below("incident.cvegeo", filters.cvegeo))
    if filters.event_types:
        conditions.append(_one_of("incident.event_type", map(str, filters.event_types)))
    if filters.geo_precision_max:
        kept = at_least_as_fine_as(filters.geo_precision_max)
        conditions.append(_one_of("incident.geo_precision", kept))
    if filters.datasets:
        conditions.append(_one_of("incident.dataset", filters.datasets))
    if filters.review != "all":
        conditions.append((reviewed("incident", filters.review), []))
    clause = " AND ".join(condition for condition, _ in conditions) or "TRUE"
    return clause, [value for _, values in conditions for value in values]


def check(filters: Filters) -> None:
    """Whether the filters can match anything.

    Raises
    ------
    FilterError
        When the period ends before it begins, or a place has no code of 2, 5 or 9 digits.
    """
    if filters.since and filters.until and filters.since > filters.until:
        raise FilterError(f"the period begins on {filters.since}, after its end {filters.until}")
    _check_codes(filters.cvegeo)


def below(column: str, codes: Sequence[str]) -> tuple[str, list[str]]:
    """Clause for the places that the codes select, themselves included, and its parameters."""
    _check_codes(codes)
    return f"({' OR '.join(f'{column} LIKE ?' for _ in codes)})", [f"{code}%" for code in codes]


def reviewed(table: str, review: ReviewFilter) -> str:
    """Clause for the records of a table that a person has reviewed, or that nobody has yet."""
    return f"{table}.review_status {'=' if review == 'unreviewed' else '<>'} 'unreviewed'"


def describe(filters: Filters, language: Language, names: Mapping[str, str] | None = None) -> str:
    """What the filters choose, in words; ``names`` maps codes of places to their names.

    >>> describe(Filters(cvegeo=("26",), since=date(2021, 1, 1)), "en", {"26": "Sonora"})
    'Sonora, since Jan 2021'
    """
    spanish = language == "es"
    places = [(names or {}).get(code, code) for code in filters.cvegeo]
    parts = [", ".join(places) or ("todo México" if spanish else "all of Mexico")]
    parts += _period_words(filters, language)
    if filters.event_types:
        parts.append(" / ".join(kind.label[language].lower() for kind in filters.event_types))
    if filters.geo_precision_max:
        finer = "o más preciso" if spanish else "or finer"
        parts.append(f"{filters.geo_precision_max.label[language].lower()} {finer}")
    if filters.datasets:
        parts.append(", ".join(filters.datasets))
    if filters.review != "all":
        parts.append(_REVIEW_WORDS[filters.review][language])
    return ", ".join(parts)


def filters_to_query(filters: Filters) -> dict[str, list[str]]:
    """Parameters of a web address for the filters, in codes; only the keys that filter.

    Keys are ``ent``, ``mun``, ``t`` (first and last month, ``..`` for an open end), ``type``,
    ``prec`` (the coarsest precision kept), ``ds`` (datasets) and ``rev`` (``reviewed`` or
    ``unreviewed``).

    >>> filters_to_query(Filters(cvegeo=("26",), until=date(2021, 3, 31)))
    {'ent': ['26'], 't': ['..', '2021-03']}
    """
    period = [f"{day:%Y-%m}" if day else _OPEN_END for day in (filters.since, filters.until)]
    query: dict[str, list[str]] = {
        "ent": [code for code in filters.cvegeo if len(code) == 2],
        "mun": [code for code in filters.cvegeo if len(code) > 2],
        "t": period if filters.since or filters.until else [],
        "type": [str(kind) for kind in filters.event_types],
        "prec": [str(filters.geo_precision_max)] if filters.geo_precision_max else [],
        "ds": list(filters.datasets),
        "rev": [] if filters.review == "all" else [filters.review],
    }
    return {key: values for key, values in query.items() if values}


def filters_from_query(query: Mapping[str, Sequence[str]]) -> tuple[Filters, list[str]]:
    """Filters that an address asks for, and the values in it that cannot be used.

    Keys that are no filter (``lang``, ``m``, ``v`` …) are passed over.
    """
    months, odd_months = _split(
        query.get("t", ()), lambda value: value == _OPEN_END or _is_month(value)
    )
    states, odd_states = _split(query.get("ent", ()), _STATE.fullmatch)
    municipalities, odd_municipalities = _split(query.get("mun", ()), _MUNICIPALITY.fullmatch)
    types, odd_types = _split(query.get("type", ()), set(EventType).__contains__)
    precisions, odd_precisions = _split(query.get("prec", ()), set(GeoPrecision).__contains__)
    datasets, odd_datasets = _split(query.get("ds", ()), _DATASET.fullmatch)
    reviews, odd_reviews = _split(query.get("rev", ()), set(get_args(ReviewFilter)).__contains__)
    since, until = _period_of(months)
    filters = Filters(
        since=since,
        until=until,
        event_types=tuple(map(EventType, types)),
        cvegeo=(*_states_without(municipalities, states), *municipalities),
        geo_precision_max=max(
            map(GeoPrecision, precisions), key=lambda one: one.where_prec, default=None
        ),
        datasets=tuple(datasets),
        review=cast(ReviewFilter, reviews[-1] if reviews else "all"),
    )
    odd = (odd_states, odd_municipalities, odd_months, odd_types)
    return filters, [*itertools.chain(*odd, odd_precisions, odd_datasets, odd_reviews)]


def month_start(day: date) -> date:
    return day.replace(day=1)


def month_end(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def format_month(day: date, language: Language) -> str:
    """``"mar 2021"``."""
    return f"{_MONTH_NAMES[language][day.month - 1]} {day.year}"


def at_least_as_fine_as(coarsest: GeoPrecision) -> list[str]:
    """Precisions from the finest to this one."""
    return [str(one) for one in GeoPrecision if one.where_prec <= coarsest.where_prec]


def _check_codes(codes: Sequence[str]) -> None:
    for code in codes:
        if not _CODE.fullmatch(code):
            raise FilterError(f"{code!r} is no code of a place; expected 2, 5 or 9 digits")


def _one_of(column: str, values: Iterable[str]) -> tuple[str, list[str]]:
    chosen = list(values)
    return f"{column} IN ({', '.join('?' for _ in chosen)})", chosen


def _period_words(filters: Filters, language: Language) -> list[str]:
    since, until = filters.since, filters.until
    if since and until:
        months = dict.fromkeys(format_month(day, language) for day in (since, until))
        return [" – ".join(months)]
    if since:
        return [f"{'desde' if language == 'es' else 'since'} {format_month(since, language)}"]
    if until:
        return [f"{'hasta' if language == 'es' else 'until'} {format_month(until, language)}"]
    return []


def _split(values: Sequence[str], usable: Callable[[str], object]) -> tuple[list[str], list[str]]:
    distinct = list(dict.fromkeys(values))
    return [one for one in distinct if usable(one)], [one for one in distinct if not usable(one)]


def _is_month(value: str) -> bool:
    return value == _OPEN_END or _MONTH.fullmatch(value) is not None


def _period_of(months: Sequence[str]) -> tuple[date | None, date | None]:
    known = sorted(month for month in months if month != _OPEN_END)
    if not known:
        return None, None
    first, last = (date.fromisoformat(f"{month}-01") for month in (known[0], known[-1]))
    open_ended = _OPEN_END in months
    return (
        None if open_ended and months[0] == _OPEN_END else first,
        None if open_ended and months[0] != _OPEN_END else month_end(last),
    )


def _states_without(municipalities: Sequence[str], states: Sequence[str]) -> list[str]:
    """States of which no municipality is chosen: a municipality narrows its state."""
    narrowed = {code[:2] for code in municipalities}
    return [code for code in states if code not in narrowed]
