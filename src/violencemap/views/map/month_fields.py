"""What the map is told of each month of its period, so that a step in time asks nobody.

The fields of a month are those of a payload that a month changes, under the same names; with
them the browser makes of the payload of the period that of the month. Populations travel as
differences from the month before, those of the first month as ever from the census.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from violencemap.codes import Label, Language, Level, Show
from violencemap.measure_classes import class_labels
from violencemap.measures import MEASURES, SERIES_BREAK
from violencemap.query.area_months import AreaMonth
from violencemap.query.placed import PlacedEvents
from violencemap.query.where import format_month
from violencemap.views.map.area_fields import area_fields
from violencemap.views.map.event_points import event_fields
from violencemap.views.map.wording import map_text

if TYPE_CHECKING:
    from datetime import date

__all__ = ["month_fields", "stepper_text"]

_WORDS = {
    "bar": Label(es="Mes a mes", en="Month by month"),
    "loading": Label(es="Calculando los meses…", en="Working out the months…"),
    "whole": Label(es="Todo el periodo", en="Whole period"),
    "back": Label(es="Mes anterior", en="Month before"),
    "forward": Label(es="Mes siguiente", en="Next month"),
    "play": Label(es="Reproducir", en="Play"),
    "pause": Label(es="Pausar", en="Pause"),
    "close": Label(es="Cerrar los meses", en="Close the months"),
    "slider": Label(es="Mes que muestra el mapa", en="Month that the map shows"),
    "areas": Label(es="Áreas por clase", en="Areas by class"),
    "map": Label(es="Sólo {month}. {map}", en="Only {month}. {map}"),
    "no_data": Label(es="Sin dato", en="No data"),
    "not_comparable": Label(es="No comparable", en="Not comparable"),
}
_REGISTERS = Label(
    es="Desde ene 2026 otro registro (RNID): los meses de antes y de después no se comparan.",
    en="A new register (RNID) since Jan 2026: months before and after it do not compare.",
)


def month_fields(
    months: Sequence[AreaMonth],
    events: Mapping[date, PlacedEvents],
    *,
    measure: str,
    level: Level,
    show: Show,
    language: Language,
) -> list[dict[str, Any]]:
    """Fields of each month (``MonthFields`` in ``frontend/src/payload.ts``).

    Parameters
    ----------
    months
        From :func:`~violencemap.query.area_months.list_area_months`.
    events
        From :func:`~violencemap.query.placed.list_placed_by_month`, by the first day of each
        month. An event is in the month of its first day; one without a date is in none.
    """
    fields = [
        {
            "month": f"{month:%Y-%m}",
            "name": format_month(month, language),
            **area_fields(areas, measure=measure, level=level, show=show),
            "events": event_fields(events[month], language),
            "state_events": dict(events[month].only_state),
            "text": {
                key: words
                for key, words in map_text(
                    areas, measure=measure, level=level, language=language
                ).items()
                if key in {"source", "population"}
            },
        }
        for month, areas in months
    ]
    return _with_changes_of_population(fields)


def stepper_text(
    first: date, last: date, *, measure: str, show: Show, language: Language
) -> dict[str, Any]:
    """Words of the bar with the months (``StepperText`` in ``frontend/src/payload.ts``)."""
    crosses = first < SERIES_BREAK <= last and MEASURES[measure].register is not None
    return {
        **{key: label[language] for key, label in _WORDS.items()},
        "classes": list(class_labels(measure, show)),
        "registers": _REGISTERS[language] if crosses else "",
    }


def _with_changes_of_population(fields: list[dict[str, Any]]) -> list[dict[str, Any]]:
    known = [month["populations"] for month in fields]
    changes = [
        [None if now is None else now - (before or 0) for now, before in zip(*pair, strict=True)]
        for pair in zip(known[1:], known[:-1], strict=True)
    ]
    return [
        month | {"populations": populations}
        for month, populations in zip(fields, [*known[:1], *changes], strict=True)
    ]
