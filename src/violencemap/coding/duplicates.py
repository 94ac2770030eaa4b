"""Incidents of different reports that may be one event: proposed, never merged by themselves.

Incidents are compared with their neighbors only: in one place, sorted by day and deaths, each
with the next few. So the work grows with the number of incidents and not with its square.

Source: Hernández and Stolfo 1995, "The merge/purge problem for large databases" (sorted
neighborhood).
"""

from __future__ import annotations

import calendar
import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from violencemap.codes import DatePrecision, EventType, Label

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["DuplicateCandidate", "propose_duplicates"]

# Reports of one event may date it by the night, the find or the announcement.
_DAYS_APART = 3
_NEIGHBORS = 50
_LEAST_SCORE = 0.45
_SAME_SPOT_KM = 2.0
_KM_A_DEGREE = 111.32

# One event is a homicide to one report, and the ambush or the find of bodies to another.
_LETHAL = frozenset(
    {
        *(EventType.HOMICIDE, EventType.MULTIPLE_HOMICIDE, EventType.FEMICIDE),
        *(EventType.BODY_FIND, EventType.ATTACK_JOURNALIST, EventType.AMBUSH_POLICE),
        EventType.ARMED_CLASH,
    }
)

_DAYS: Mapping[int, tuple[float, Label]] = {
    0: (1.0, Label(es="mismo día", en="same day")),
    1: (0.85, Label(es="con un día de diferencia", en="one day apart")),
    2: (0.65, Label(es="con dos días de diferencia", en="two days apart")),
    3: (0.5, Label(es="con tres días de diferencia", en="three days apart")),
}
_Part = tuple[float, Label]


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicateCandidate:
    """Two incidents that may be one event; ``score`` is between 0 and 1."""

    first_id: str
    second_id: str
    score: float
    reason: Label


@dataclass(frozen=True, slots=True, kw_only=True)
class _Event:
    """What is compared of an incident. ``start`` and ``end`` are the days that it may be of."""

    incident_id: str
    articles: frozenset[str]
    start: date
    end: date
    kind: EventType
    cvegeo: str
    point: tuple[float, float] | None
    deaths: tuple[int, int, int] | None

    @property
    def order(self) -> tuple[date, int, str]:
        return self.start, self.deaths[1] if self.deaths else -1, self.incident_id

    @property
    def family(self) -> str:
        return "lethal" if self.kind in _LETHAL else str(self.kind)


def propose_duplicates(incidents: pd.DataFrame) -> list[DuplicateCandidate]:
    """Pairs of incidents that may be one event, the likeliest first.

    Parameters
    ----------
    incidents
        Rows of :func:`~violencemap.query.incidents.list_incidents`. Those without a place or a
        date, or dated no better than by year, are compared with none; incidents of one report
        are not compared with each other, since it tells them apart.
    """
    events = [event for row in incidents.to_dict("records") if (event := _event(row))]
    found = [
        candidate
        for first, second in _neighbors(events)
        if not first.articles & second.articles and (candidate := _compare(first, second))
    ]
    return sorted(found, key=lambda one: (-one.score, one.first_id, one.second_id))


def _event(row: Mapping[str, Any]) -> _Event | None:
    if row["event_date"] is None or len(row["cvegeo"] or "") < 2:
        return None
    span = _span(row["event_date"], row["event_date_end"], row["date_precision"])
    if span is None:
        return None
    is_point = row["geo_precision"] == "locality" and not math.isnan(row["longitude"])
    return _Event(
        incident_id=row["incident_id"],
        articles=frozenset((row["article_ids"] or "").split("|")) - {""},
        start=span[0],
        end=span[1],
        kind=EventType(row["event_type"]),
        cvegeo=row["cvegeo"],
        point=(row["longitude"], row["latitude"]) if is_point else None,
        deaths=_deaths(row),
    )


def _span(day: date, end: date | None, precision: str) -> tuple[date, date] | None:
    """First and last day that an event may have happened on; None by year, which is too long."""
    if precision == DatePrecision.MONTH:
        return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])
    if precision == DatePrecision.WEEK:
        return day, max(day + timedelta(days=6), end or day)
    if precision == DatePrecision.DAY:
        return day, end or day
    return None


def _deaths(row: Mapping[str, Any]) -> tuple[int, int, int] | None:
    """Low, best and high estimate, None when the report gives no number."""
    best, low, high = (
        None if value is None or value != value else int(value)
        for value in (row["fatalities_best"], row["fatalities_low"], row["fatalities_high"])
    )
    if best is None:
        return None
    return best if low is None else low, best, best if high is None else high


def _neighbors(events: Sequence[_Event]) -> Iterator[tuple[_Event, _Event]]:
    """Pairs worth comparing: near in time, of kinds that reports mix up, in one place.

    A place is a municipality; what is known by state only is compared with all of its state.
    """
    by_state: dict[tuple[str, str], list[_Event]] = {}
    for event in sorted(events, key=lambda one: one.order):
        by_state.setdefault((event.cvegeo[:2], event.family), []).append(event)
    for group in by_state.values():
        placed: dict[str, list[_Event]] = {}
        for event in group:
            if len(event.cvegeo) > 2:
                placed.setdefault(event.cvegeo[:5], []).append(event)
        for municipality in placed.values():
            yield from _pairs_in_order(municipality)
        yield from _pairs_of_state(group)


def _pairs_in_order(events: Sequence[_Event]) -> Iterator[tuple[_Event, _Event]]:
    for index, event in enumerate(events):
        latest = event.end + timedelta(days=_DAYS_APART)
        for other in events[index + 1 : index + 1 + _NEIGHBORS]:
            if other.start > latest:
                break
            yield event, other


def _pairs_of_state(events: Sequence[_Event]) -> Iterator[tuple[_Event, _Event]]:
    """Each event known by state only, with the events of its state around its days."""
    starts = [event.start for event in events]
    for event in events:
        if len(event.cvegeo) > 2:
            continue
        first = bisect_left(starts, event.start - timedelta(days=_DAYS_APART))
        last = bisect_right(starts, event.end + timedelta(days=_DAYS_APART))
        for other in events[first : min(last, first + _NEIGHBORS)]:
            # two that are both known by state only meet twice, and pair once
            if len(other.cvegeo) > 2 or event.order < other.order:
                yield event, other


def _compare(first: _Event, second: _Event) -> DuplicateCandidate | None:
    parts = (
        _places(first, second),
        _dates(first, second),
        _kinds(first, second),
        _numbers(first, second),
    )
    score = round(math.prod(share for share, _ in parts), 2)
    if score < _LEAST_SCORE:
        return None
    return DuplicateCandidate(
        first_id=first.incident_id,
        second_id=second.incident_id,
        score=score,
        reason=Label(
            es=_sentence(said.es for _, said in parts), en=_sentence(said.en for _, said in parts)
        ),
    )


def _places(first: _Event, second: _Event) -> _Part:
    if min(len(first.cvegeo), len(second.cvegeo)) == 2:
        return 0.6, Label(
            es="mismo estado, uno sin municipio", en="same state, one placed no finer"
        )
    if first.point and second.point:
        if _kilometers(first.point, second.point) <= _SAME_SPOT_KM:
            return 1.0, Label(es="mismo lugar", en="same place")
        return 0.6, Label(
            es="mismo municipio, otra localidad", en="same municipality, another locality"
        )
    return 0.95, Label(es="mismo municipio", en="same municipality")


def _dates(first: _Event, second: _Event) -> _Part:
    if first.start == first.end and second.start == second.end:
        # the window of neighbors is no wider than the table
        return _DAYS[abs((second.start - first.start).days)]
    if first.start <= second.end and second.start <= first.end:
        return 0.6, Label(es="periodos que coinciden", en="periods that overlap")
    return 0.4, Label(es="periodos cercanos", en="periods near each other")


def _kinds(first: _Event, second: _Event) -> _Part:
    if first.kind == second.kind:
        return 1.0, Label(es="mismo tipo", en="same type")
    return 0.8, Label(es="tipos que se confunden", en="types that reports mix up")


def _numbers(first: _Event, second: _Event) -> _Part:
    if first.deaths is None or second.deaths is None:
        is_neither = first.deaths is second.deaths
        return 0.8 if is_neither else 0.7, Label(
            es="sin número de muertes en ambos" if is_neither else "un reporte no da muertes",
            en="no number of deaths in either" if is_neither else "one gives no number of deaths",
        )
    (low, best, high), (other_low, other_best, other_high) = first.deaths, second.deaths
    if best == other_best:
        one = best == 1
        return 1.0, Label(
            es=f"{best} {'muerte' if one else 'muertes'} en ambos",
            en=f"{best} {'death' if one else 'deaths'} in both",
        )
    both = Label(es=f"{best} y {other_best} muertes", en=f"{best} and {other_best} deaths")
    if low <= other_high and other_low <= high:
        return 0.9, both
    is_near = abs(best - other_best) <= max(1, round(0.2 * max(best, other_best)))
    return 0.7 if is_near and min(best, other_best) > 1 else 0.3, both


def _kilometers(first: tuple[float, float], second: tuple[float, float]) -> float:
    """Distance on a plane through both points: right to a meter within a municipality."""
    east = (first[0] - second[0]) * math.cos(math.radians(first[1]))
    return math.hypot(east, first[1] - second[1]) * _KM_A_DEGREE


def _sentence(parts: Iterable[str]) -> str:
    return f"{', '.join(parts).capitalize()}."
