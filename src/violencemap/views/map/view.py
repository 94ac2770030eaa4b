"""What one map shows, asked of the store once: its rows, and the words around it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from violencemap.codes import Language, Level, Show
from violencemap.measures import MEASURES
from violencemap.query.incidents import list_incidents
from violencemap.query.placed import MOST_POINTS, PlacedEvents, list_placed, place_rows
from violencemap.query.rates import list_areas
from violencemap.query.where import describe
from violencemap.types import Filters
from violencemap.views.legend import legend_rows, legend_title, mark_rows
from violencemap.views.map.boundary_order import area_names
from violencemap.views.map.page_wording import page_text
from violencemap.views.map.payload import map_payload

if TYPE_CHECKING:
    import pandas as pd

    from violencemap.store import Store

__all__ = ["MapView"]


@dataclass(frozen=True, kw_only=True)
class MapView:
    """Rows of a view. ``areas``, ``incidents`` and ``placed`` are those of the query functions."""

    areas: pd.DataFrame
    incidents: pd.DataFrame
    placed: PlacedEvents
    filters: Filters
    measure: str
    level: Level
    show: Show
    language: Language

    @classmethod
    def of(
        cls,
        store: Store,
        filters: Filters,
        *,
        measure: str,
        level: Level,
        show: Show,
        language: Language,
    ) -> MapView:
        """View of a store."""
        incidents = list_incidents(store, filters)
        is_few = len(incidents) <= MOST_POINTS  # then they are points, and here already
        return cls(
            areas=list_areas(store, filters, measure=measure, level=level, show=show),
            incidents=incidents,
            placed=place_rows(incidents) if is_few else list_placed(store, filters),
            filters=filters,
            measure=measure,
            level=level,
            show=show,
            language=language,
        )

    @cached_property
    def payload(self) -> dict[str, Any]:
        return map_payload(
            self.areas,
            self.placed,
            filters=self.filters,
            measure=self.measure,
            level=self.level,
            show=self.show,
            language=self.language,
        )

    @property
    def title(self) -> str:
        return MEASURES[self.measure].label[self.language]

    @property
    def legend(self) -> dict[str, Any]:
        """Values of the template ``legend.html``."""
        return {
            "title": legend_title(self.measure, self.show, self.language),
            "classes": legend_rows(
                self.areas, measure=self.measure, show=self.show, language=self.language
            ),
            "marks": mark_rows(self.placed, self.language),
            "areas": page_text("areas", self.language),
            "events": page_text("events", self.language),
        }

    @property
    def summary(self) -> str:
        """The view in one sentence."""
        shown = MEASURES[self.measure]
        if shown.unit == "events":
            return self._events_summary()
        known = self.areas.dropna(subset="count")
        values = {"choice": self.choice, "unit": shown.unit_label[self.language]}
        if known.empty:
            return page_text("summary_no_data", self.language, **values)
        values["count"] = f"{int(known['count'].sum()):,}"
        if known["rate_per_100k"].isna().any():
            return page_text("summary_count", self.language, **values)
        people = known["population"].astype(float)
        rate = float((known["rate_per_100k"] * people).sum() / people.sum())
        key = f"summary_rate_{shown.population_base}"
        return page_text(key, self.language, rate=f"{rate:,.1f}", **values)

    @property
    def choice(self) -> str:
        """Places and period, and for events what else was chosen."""
        filters = self.filters
        known = self.areas.dropna(subset=["period_start", "period_end"])
        if not known.empty:
            first = known.iloc[0]
            filters = replace(filters, since=first["period_start"], until=first["period_end"])
        if self.measure != "events":
            filters = Filters(since=filters.since, until=filters.until, cvegeo=filters.cvegeo)
        words = describe(filters, self.language, area_names())
        return words[0].upper() + words[1:]

    def _events_summary(self) -> str:
        number = len(self.incidents)
        events = page_text(
            "events_one" if number == 1 else "events_many", self.language, n=f"{number:,}"
        )
        values = {"choice": self.choice, "events": events}
        deaths = self.incidents["fatalities_best"].dropna()
        if deaths.empty:
            return page_text("summary_events", self.language, **values)
        total = f"{int(deaths.sum()):,}"
        return page_text("summary_events_deaths", self.language, deaths=total, **values)
