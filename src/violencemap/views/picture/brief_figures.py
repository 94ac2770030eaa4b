"""The key figures of a brief: a table of a place beside the country, now and a year before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from violencemap.codes import GeoPrecision, Language
from violencemap.measures import MEASURES
from violencemap.query.comparison import NOT_COMPARABLE, Comparison, compare_totals
from violencemap.query.months import COUNTRY, MonthsTotal, list_months, sum_months
from violencemap.query.year_before import year_before
from violencemap.types import Filters
from violencemap.views.picture.brief_wording import brief_text

if TYPE_CHECKING:
    import pandas as pd

    from violencemap.store import Store

__all__ = ["event_figures", "key_figures"]

_UNKNOWN = "–"
_MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True, kw_only=True)
class _Column:
    """A place and its totals.

    ``before`` and ``compared`` are None where the period has no year before it.
    """

    name: str
    now: MonthsTotal
    before: MonthsTotal | None
    compared: Comparison | None


def key_figures(
    store: Store, filters: Filters, *, measure: str, place: str, name: str, language: Language
) -> dict[str, Any]:
    """Title, columns, rows and notes of an official series, as words ready to be set."""
    places = {place: name, COUNTRY: brief_text("country", language)}
    columns = [_column(store, filters, measure, code, label) for code, label in places.items()]
    return {
        "title": brief_text("figures", language),
        "columns": [column.name for column in columns],
        "rows": _rows(columns, measure, language),
        "notes": [
            _change_in_words(column.name, column.compared, language)
            for column in columns
            if column.compared
        ],
    }


def event_figures(incidents: pd.DataFrame, name: str, language: Language) -> dict[str, Any]:
    """The same for events: how many, how well placed, how many of them reviewed."""
    deaths = incidents["fatalities_best"].dropna()
    placed = incidents["geo_precision"]
    reviewed = int((incidents["review_status"] != "unreviewed").sum())
    numbers: dict[str, int | None] = {
        brief_text("events", language): len(incidents),
        brief_text("deaths", language): int(deaths.sum()) if len(deaths) else None,
        **{
            brief_text("placed", language, precision=one.label[language].lower()): int(
                (placed == one).sum()
            )
            for one in GeoPrecision
        },
        brief_text("reviewed", language): reviewed,
        brief_text("unreviewed", language): len(incidents) - reviewed,
    }
    return {
        "title": brief_text("figures", language),
        "columns": [name],
        "rows": [
            {"label": label, "values": [_number(number)]}
            for label, number in numbers.items()
            if number != 0
        ],
        "notes": [],
    }


def _column(store: Store, filters: Filters, measure: str, place: str, name: str) -> _Column:
    now = _total(store, filters, measure, place)
    earlier = year_before(filters)
    before = _total(store, earlier, measure, place) if earlier else None
    return _Column(
        name=name,
        now=now,
        before=before,
        compared=compare_totals(now, before, measure=measure) if before else None,
    )


def _total(store: Store, filters: Filters, measure: str, place: str) -> MonthsTotal:
    here = replace(filters, cvegeo=() if place == COUNTRY else (place,))
    return sum_months(list_months(store, here, measure=measure, cvegeo=place))


def _rows(columns: Sequence[_Column], measure: str, language: Language) -> list[dict[str, Any]]:
    shown = MEASURES[measure]
    unit = shown.unit_label[language]
    figures: dict[str, Callable[[MonthsTotal], str]] = {
        unit[0].upper() + unit[1:]: lambda total: _number(total.count),
        brief_text(f"rate_{shown.population_base}", language): lambda total: _number(
            total.rate_per_100k, 1
        ),
        brief_text("interval", language): _interval,
        brief_text("months", language): lambda total: brief_text(
            "months_of", language, present=total.months_present, expected=total.months_expected
        ),
        brief_text(f"population_{shown.population_base}", language): lambda total: _number(
            total.population
        ),
    }
    earlier: dict[str, Callable[[MonthsTotal], str]] = {
        brief_text("before", language, unit=unit): lambda total: _number(total.count),
        brief_text("before_rate", language): lambda total: _number(total.rate_per_100k, 1),
        brief_text("before_interval", language): _interval,
    }
    rows = [
        {"label": label, "values": [tell(column.now) for column in columns]}
        for label, tell in figures.items()
    ]
    if not any(column.before and column.before.count is not None for column in columns):
        return rows
    rows += [
        {
            "label": label,
            "values": [tell(column.before) if column.before else _UNKNOWN for column in columns],
        }
        for label, tell in earlier.items()
    ]
    changes = [_change(column.compared, language) for column in columns]
    return [*rows, {"label": brief_text("change", language), "values": changes}]


def _change(compared: Comparison | None, language: Language) -> str:
    """Change in percent, where the two rates compare."""
    if compared is None or compared.ratio is None:
        return _UNKNOWN
    percent = f"{(compared.ratio - 1) * 100:+,.0f}".replace("-", _MINUS)
    return f"{percent} %" if language == "es" else f"{percent}%"


def _change_in_words(name: str, compared: Comparison, language: Language) -> str:
    if compared.reason:
        return f"{name}: {NOT_COMPARABLE[compared.reason][language]}"
    return brief_text(str(compared.verdict), language, place=name)


def _interval(total: MonthsTotal) -> str:
    if total.rate_low is None or total.rate_high is None:
        return _UNKNOWN
    return f"{total.rate_low:,.1f}–{total.rate_high:,.1f}"


def _number(value: float | None, decimals: int = 0) -> str:
    return _UNKNOWN if value is None else f"{value:,.{decimals}f}"
