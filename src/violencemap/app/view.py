"""What the dashboard shows, as codes, and how a web address says it.

A :class:`View` has one field a control of the sidebar. Its address uses codes only, so that a
link made in Spanish opens in English. Nothing here knows Streamlit.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, cast, get_args

from violencemap.codes import EventType, GeoPrecision, Language, Level, Show
from violencemap.measures import MEASURES
from violencemap.query.months import COUNTRY
from violencemap.types import Filters, ReviewFilter

__all__ = [
    "AGAINST",
    "LAYERS",
    "PRECISIONS",
    "REVIEWS",
    "Against",
    "Layer",
    "Offer",
    "View",
    "calendar",
    "last_year",
]

Period = tuple[str, str]
Precision = Literal["all", "state", "municipality", "locality"]
Against = Literal["place", "period"]
Layer = Literal["areas", "events", "groups", "figures"]
Query = Mapping[str, Sequence[str]]

PRECISIONS: tuple[Precision, ...] = get_args(Precision)
REVIEWS: tuple[ReviewFilter, ...] = get_args(ReviewFilter)
AGAINST: tuple[Against, ...] = get_args(Against)
LAYERS: tuple[Layer, ...] = get_args(Layer)
_USUAL_LAYERS: tuple[Layer, ...] = ("areas", "events")
_NO_LAYER = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What can be chosen, given the data that are loaded.

    ``states`` and ``municipalities`` map codes to names; ``months`` and ``municipal`` tell, for
    each measure, every month from its first to its last data and whether it has data by
    municipality; ``datasets`` are those that events come from.
    """

    measures: tuple[str, ...]
    states: Mapping[str, str]
    municipalities: Mapping[str, str]
    months: Mapping[str, tuple[str, ...]]
    municipal: frozenset[str]
    datasets: tuple[str, ...] = ()

    def municipalities_of(self, states: Collection[str]) -> dict[str, str]:
        """Municipalities that can be chosen: those of the state, once exactly one is chosen."""
        if len(states) != 1:
            return {}
        (state,) = states
        return {code: name for code, name in self.municipalities.items() if code[:2] == state}

    def place_name(self, code: str) -> str | None:
        """``"Tulum, Quintana Roo"``; None for the country, which has a name in each language."""
        name = self.municipalities.get(code)
        return f"{name}, {self.states[code[:2]]}" if name else self.states.get(code)

    def levels(self, measure: str) -> tuple[Level, ...]:
        return ("state", "municipality") if measure in self.municipal else ("state",)

    def default_level(self, measure: str, states: Collection[str]) -> Level:
        """States; municipalities once a state is chosen and the measure has them."""
        return self.levels(measure)[-1] if states else "state"


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """All that decides what a page shows. ``period`` is None when no month has data.

    ``against``, ``other_place`` (``"00"``: the country) and ``other_period`` are what the page
    that compares sets beside the place and the period; None leaves the choice to it. ``event`` is
    the one whose card is open: the id of an incident. ``month`` is the one of the period that the
    map alone shows.
    """

    language: Language
    measure: str
    states: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    period: Period | None = None
    types: tuple[str, ...] = ()
    precision: Precision = "all"
    review: ReviewFilter = "all"
    datasets: tuple[str, ...] = ()
    show: Show = "rate"
    level: Level = "state"
    layers: tuple[Layer, ...] = _USUAL_LAYERS
    against: Against = "place"
    other_place: str | None = None
    other_period: Period | None = None
    event: str | None = None
    month: str | None = None

    @property
    def place(self) -> str:
        """The one place of pages that are about one: the first that is chosen."""
        return (self.municipalities or self.states or (COUNTRY,))[0]

    @property
    def filters(self) -> Filters:
        """The part of the view that chooses records."""
        since, until = (None, None) if self.period is None else self.period
        return Filters(
            since=None if since is None else _first_day(since),
            until=None if until is None else _last_day(until),
            event_types=tuple(EventType(code) for code in self.types),
            cvegeo=self.municipalities or self.states,
            geo_precision_max=None if self.precision == "all" else GeoPrecision(self.precision),
            review=self.review,
            datasets=self.datasets,
        )

    @classmethod
    def default(cls, offer: Offer, language: Language) -> View:
        """The whole country by state, the last twelve months up to the newest data."""
        measure = offer.measures[0]
        return cls(
            language=language,
            measure=measure,
            period=last_year(offer.months[measure]),
            show=MEASURES[measure].usual_show,
        )

    def to_query(self) -> dict[str, list[str]]:
        """Parameters of the address that opens this view."""
        query: dict[str, list[str]] = {
            "lang": [self.language],
            "m": [self.measure],
            "ent": [*self.states],
            "mun": [*self.municipalities],
            "t": [*(self.period or ())],
            "type": [*self.types],
            "prec": [] if self.precision == "all" else [self.precision],
            "rev": [] if self.review == "all" else [self.review],
            "ds": [*self.datasets],
            "v": [self.show],
            "lvl": [self.level],
            "ly": [] if self.layers == _USUAL_LAYERS else [*(self.layers or (_NO_LAYER,))],
            "vs": [] if self.against == "place" else [self.against],
            "b": [self.other_place] if self.other_place else [],
            "t2": [*(self.other_period or ())],
            "e": [self.event] if self.event else [],
            "mo": [self.month] if self.month else [],
        }
        return {key: values for key, values in query.items() if values}

    @classmethod
    def from_query(
        cls, query: Query, offer: Offer, language: Language
    ) -> tuple[View, tuple[str, ...]]:
        """View that an address asks for, and the values in it that do not exist (any more).

        An event is taken as it is asked for: only the store knows which there are.
        """
        measure = _choose(query, "m", offer.measures, offer.measures[0])
        municipalities = _keep(query, "mun", offer.municipalities)
        states = _keep(query, "ent", offer.states) or _states_of(municipalities)
        period = _period(query, "t", offer.months[measure]) or last_year(offer.months[measure])
        offered = offer.municipalities_of(states)
        view = cls(
            language=cast(Language, _choose(query, "lang", get_args(Language), language)),
            measure=measure,
            states=states,
            municipalities=tuple(code for code in municipalities if code in offered),
            period=period,
            types=_keep(query, "type", tuple(EventType)),
            precision=cast(Precision, _choose(query, "prec", PRECISIONS, "all")),
            review=cast(ReviewFilter, _choose(query, "rev", REVIEWS, "all")),
            datasets=_keep(query, "ds", offer.datasets),
            show=cast(Show, _choose(query, "v", get_args(Show), MEASURES[measure].usual_show)),
            level=cast(
                Level,
                _choose(query, "lvl", offer.levels(measure), offer.default_level(measure, states)),
            ),
            layers=_layers(query),
            against=cast(Against, _choose(query, "vs", AGAINST, "place")),
            other_place=_last(_keep(query, "b", {COUNTRY, *offer.states, *offer.municipalities})),
            other_period=_period(query, "t2", offer.months[measure]),
            event=_last(query.get("e", ())) or None,
            month=_last(_keep(query, "mo", calendar(period or ()))),
        )
        return view, _dropped(query, view)


def calendar(months: Sequence[str]) -> tuple[str, ...]:
    """Every month from the first to the last, so that a step on the slider is always a month.

    >>> calendar(["2020-11", "2021-02"])
    ('2020-11', '2020-12', '2021-01', '2021-02')
    """
    if not months:
        return ()
    first, last = (int(month[:4]) * 12 + int(month[5:]) - 1 for month in (months[0], months[-1]))
    return tuple(f"{n // 12}-{n % 12 + 1:02d}" for n in range(first, last + 1))


def last_year(months: Sequence[str]) -> Period | None:
    """First and last of the last twelve months, None when there are none."""
    return (months[-12:][0], months[-1]) if months else None


def _choose(query: Query, key: str, allowed: Collection[str], default: str) -> str:
    return _last(_keep(query, key, allowed)) or default


def _last(values: Sequence[str]) -> str | None:
    return values[-1] if values else None


def _keep(query: Query, key: str, allowed: Collection[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in query.get(key, ()) if value in allowed))


def _states_of(municipalities: Collection[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code[:2] for code in municipalities))


def _layers(query: Query) -> tuple[Layer, ...]:
    """Layers in the order of the control; those that are usual where none is named."""
    asked = query.get("ly", ())
    chosen = tuple(layer for layer in LAYERS if layer in asked)
    return chosen if chosen or _NO_LAYER in asked else _USUAL_LAYERS


def _period(query: Query, key: str, months: Sequence[str]) -> Period | None:
    asked = sorted(_keep(query, key, months))
    return (asked[0], asked[-1]) if asked else None


def _dropped(query: Query, view: View) -> tuple[str, ...]:
    """Values that the address asks for and the view does not have."""
    left_out: dict[str, list[str]] = {
        "prec": [view.precision],
        "rev": [view.review],
        "vs": [view.against],
        "ly": [*(view.layers or (_NO_LAYER,))],
    }
    shown = view.to_query() | left_out
    return tuple(
        value
        for key, values in query.items()
        if key in _KEYS
        for value in values
        if value not in shown.get(key, ())
    )


def _first_day(month: str) -> date:
    return date.fromisoformat(f"{month}-01")


def _last_day(month: str) -> date:
    first = _first_day(month)
    return first.replace(day=monthrange(first.year, first.month)[1])


_KEYS = frozenset(
    {
        *("lang", "m", "ent", "mun", "t", "type", "prec", "rev", "ds"),
        *("v", "lvl", "ly", "vs", "b", "t2", "e", "mo"),
    }
)
