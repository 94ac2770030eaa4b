"""A place and a period on one printed page: the PDF for whoever does not open the dashboard."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from functools import cache, partial
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from violencemap.codes import Language, Level, Show
from violencemap.measures import MEASURES
from violencemap.query.coverage import municipal_measures
from violencemap.query.incidents import count_incidents, list_incidents
from violencemap.query.months import COUNTRY, MonthsTotal, list_months, sum_months
from violencemap.query.where import describe
from violencemap.types import Filters
from violencemap.views.map.boundary_order import area_names
from violencemap.views.map.view import MapView
from violencemap.views.map.wording import event_date
from violencemap.views.picture.brief_figures import event_figures, key_figures
from violencemap.views.picture.brief_map import BRIEF_FONT, brief_map
from violencemap.views.picture.brief_sections import brief_sections, told_section
from violencemap.views.picture.brief_wording import brief_text
from violencemap.views.picture.chart_picture import (
    drawn_chart,
    months_notes,
    months_sentence,
    shown_as,
)
from violencemap.views.picture.credits import credit_lines

if TYPE_CHECKING:
    import pandas as pd

    from violencemap.store import Store

__all__ = ["brief_pdf"]

_CHART_WIDTH = 760
_LEAST_CHART = 90.0  # points; below that it would only be a smear


def brief_pdf(
    store: Store,
    filters: Filters,
    *,
    measure: str,
    place: str,
    show: Show,
    language: Language,
    made: date,
) -> bytes:
    """PDF of one page (A4, also fits US Letter), tagged for screen readers.

    It has the sentence, a map, key figures beside those of the country and of a year before, the
    chart of months, what reports tell, what is missing, how to read it, method, sources and
    citation. It is public: no names of persons, no titles of reports, no ranks.

    Parameters
    ----------
    place
        Two digits for a state, ``"00"`` for the country; it takes the place of the filters'.
    made
        Day that is written on it.
    """
    here = replace(filters, cvegeo=() if place == COUNTRY else (place,))
    months = list_months(store, here, measure=measure, cvegeo=place)
    total = sum_months(months)
    incidents = list_incidents(store, here)
    name = area_names().get(place) or brief_text("country", language)
    view = _map_view(store, here, measure, place, show, language)
    map_ = brief_map(view, place, name)
    figures = (
        event_figures(incidents, name, language)
        if measure == "events"
        else key_figures(store, here, measure=measure, place=place, name=name, language=language)
    )
    period = describe(Filters(since=here.since, until=here.until), language).partition(", ")[2]
    data = {
        "language": language,
        "kicker": brief_text("kicker", language),
        "made": event_date(made, "day", language),
        "title": name,
        "subtitle": " · ".join(filter(None, (MEASURES[measure].label[language], period))),
        "sentence": months_sentence(here, months, total, measure, language),
        "map": map_,
        "figures": figures,
        "chart": _chart(months, total, measure, show, language),
        "told": told_section(incidents, language),
        "sections": brief_sections(
            store,
            measure=measure,
            areas=view.areas,
            has_marks=map_["marks"] > 0,
            undated=count_incidents(store, replace(here, since=None, until=None)).undated,
            language=language,
        ),
        "credits": credit_lines(
            store, here, incidents, measure=measure, language=language, made=made
        ),
    }
    draw = partial(
        drawn_chart,
        months,
        measure=measure,
        show=shown_as(months, show),
        language=language,
        font=BRIEF_FONT,
        size=13,
    )
    return _typeset(data, made, lambda width, height: draw(width=width, height=height))


def _map_view(
    store: Store, here: Filters, measure: str, place: str, show: Show, language: Language
) -> MapView:
    """Municipalities of the state where the measure has them, else the country around it."""
    inside = place != COUNTRY and measure in municipal_measures(store)
    level: Level = "municipality" if inside else "state"
    view = MapView.of(
        store,
        here if inside else replace(here, cvegeo=()),
        measure=measure,
        level=level,
        show=show,
        language=language,
    )
    # marks of events would hide the colors of a series on so small a map
    return view if measure == "events" else replace(view, incidents=view.incidents.iloc[:0])


def _chart(
    months: pd.DataFrame, total: MonthsTotal, measure: str, show: Show, language: Language
) -> dict[str, Any]:
    """Words around the chart; it is drawn when its height is known."""
    title = brief_text("chart", language)
    return {
        "title": title,
        "shown": bool(months["count"].notna().any()),
        "svg": "",
        "alt": title,
        "notes": months_notes(total, measure, shown_as(months, show), language),
    }


def _typeset(data: dict[str, Any], made: date, draw: Callable[[float, float], str]) -> bytes:
    """Set the page twice: first to learn how much room the words leave for the chart."""
    import typst

    fixed: dict[str, Any] = {"font_paths": _fonts()}
    if data["chart"]["shown"]:
        answer = typst.query(
            _template(), "<room>", field="value", one=True, sys_inputs=_inputs(data), **fixed
        )
        room = json.loads(answer)
        height = max(room["height"], _LEAST_CHART)
        data["chart"]["svg"] = draw(_CHART_WIDTH, height / room["width"] * _CHART_WIDTH)
    pdf: bytes = typst.compile(
        _template(),
        format="pdf",
        sys_inputs=_inputs(data),
        pdf_standards=["ua-1"],
        timestamp=datetime.combine(made, time(), UTC),
        **fixed,
    )
    return pdf


def _inputs(data: dict[str, Any]) -> dict[str, str]:
    return {"data": json.dumps(data, ensure_ascii=False)}


@cache
def _template() -> bytes:
    return files("violencemap.views.picture").joinpath("templates", "brief.typ").read_bytes()


@cache
def _fonts() -> Any:
    """Only the typesetter's own fonts: the page is the same on every machine."""
    import typst

    return typst.Fonts(include_system_fonts=False)
