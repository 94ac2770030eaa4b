"""A chart of months as a picture, in the same frame as a map."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from violencemap.codes import Language, Show
from violencemap.measures import MEASURES
from violencemap.query.incidents import list_incidents
from violencemap.query.months import COUNTRY, MonthsTotal, list_months, sum_months
from violencemap.query.rates import UNSTABLE_BELOW
from violencemap.query.where import describe
from violencemap.types import Filters
from violencemap.views.charts import months_chart
from violencemap.views.map.boundary_order import area_names
from violencemap.views.picture.credits import credit_lines
from violencemap.views.picture.frame import CONTENT_WIDTH, Frame
from violencemap.views.picture.lettering import FONTS
from violencemap.views.picture.wording import picture_text

if TYPE_CHECKING:
    import pandas as pd

    from violencemap.store import Store

__all__ = ["chart_svg", "drawn_chart", "months_notes", "months_sentence", "shown_as"]

_HEIGHT = 400


def chart_svg(
    store: Store,
    filters: Filters,
    *,
    measure: str,
    place: str,
    show: Show,
    language: Language,
    made: date,
) -> str:
    """SVG of the months of a place: rates with their intervals, or counts as bars.

    Parameters
    ----------
    place
        Two digits for a state, five for a municipality, ``"00"`` for the country; it takes the
        place of the filters' places.
    made
        Day that is written on it.
    """
    here = replace(filters, cvegeo=() if place == COUNTRY else (place,))
    months = list_months(store, here, measure=measure, cvegeo=place)
    total = sum_months(months)
    sentence = months_sentence(here, months, total, measure, language)
    drawn_as = shown_as(months, show)
    credit = credit_lines(
        store,
        here,
        list_incidents(store, here),
        measure=measure,
        language=language,
        made=made,
        has_map=False,
    )
    frame = Frame(
        title=MEASURES[measure].label[language],
        sentence=sentence,
        notes=[*months_notes(total, measure, drawn_as, language), *credit],
        language=language,
    )
    has_data = months["count"].notna().any()
    chart = ""
    if has_data:
        chart = drawn_chart(
            months,
            measure=measure,
            show=drawn_as,
            language=language,
            width=CONTENT_WIDTH,
            height=_HEIGHT,
        )
    return frame.draw(
        "chart.svg", figure_height=_HEIGHT if has_data else 0, description=sentence, chart=chart
    )


def shown_as(months: pd.DataFrame, show: Show) -> Show:
    """A rate that nobody can know gives way to the number."""
    return "rate" if show == "rate" and months["rate_per_100k"].notna().any() else "count"


def drawn_chart(
    months: pd.DataFrame,
    *,
    measure: str,
    show: Show,
    language: Language,
    width: float,
    height: float,
    font: str = FONTS,
    size: float = 12,
) -> str:
    """SVG of the chart alone, of that width and height in pixels, its words included."""
    import vl_convert

    chart = months_chart(months, measure=measure, show=show, language=language)
    sized = chart.properties(width=width, height=height)
    sized.title.fontSize = size
    svg: str = vl_convert.vegalite_to_svg(
        sized.to_dict(),
        config=_config(font, size),
        allowed_base_urls=[],  # the data are in it: nothing is fetched
    )
    return svg


def months_sentence(
    filters: Filters, months: pd.DataFrame, total: MonthsTotal, measure: str, language: Language
) -> str:
    """Place, period, number and rate with its interval."""
    shown = MEASURES[measure]
    if len(months):
        ends = (months["month"].iloc[end] for end in (0, -1))
        filters = replace(filters, **dict(zip(("since", "until"), ends, strict=True)))
    if shown.unit != "events":  # what is chosen of events says nothing of a series
        filters = Filters(since=filters.since, until=filters.until, cvegeo=filters.cvegeo)
    choice = describe(filters, language, area_names())
    values: dict[str, Any] = {
        "choice": choice[0].upper() + choice[1:],
        "unit": shown.unit_label[language],
    }
    if total.count is None:
        return picture_text("months_no_data", language, **values)
    values["count"] = f"{total.count:,}"
    if shown.unit == "events" or total.rate_per_100k is None:
        return picture_text("months_count", language, **values)
    return picture_text(
        f"months_rate_{shown.population_base}",
        language,
        rate=f"{total.rate_per_100k:,.1f}",
        low=f"{total.rate_low:,.1f}",
        high=f"{total.rate_high:,.1f}",
        **values,
    )


def months_notes(total: MonthsTotal, measure: str, show: Show, language: Language) -> list[str]:
    """How to read the chart, and how far its figures can be trusted."""
    notes = [picture_text("band", language)] if show == "rate" else []
    if show == "rate" and total.count is not None and 0 < total.count < UNSTABLE_BELOW:
        notes.append(picture_text("few_cases", language, n=total.count))
    if total.months_present < total.months_expected:
        key = "months_untold" if measure == "events" else "months_missing"
        values = {"present": total.months_present, "expected": total.months_expected}
        notes.append(picture_text(key, language, **values))
    if total.provisional:
        notes.append(picture_text("months_provisional", language))
    return notes


def _config(font: str, size: float) -> dict[str, Any]:
    """Letters and lines of a chart on paper."""
    ink, quiet, line = "#1b2330", "#55606c", "#dfe3e7"
    return {
        "font": font,
        "background": None,
        "autosize": {"type": "fit", "contains": "padding"},
        "padding": {"left": 0, "top": 0, "right": 2, "bottom": 4},
        "view": {"stroke": None},
        "axis": {
            "labelFontSize": size,
            "labelColor": quiet,
            "gridColor": line,
            "domainColor": "#8b949e",
            "tickColor": "#8b949e",
        },
        "title": {"color": ink, "subtitleColor": quiet},
        "legend": {"labelFontSize": size, "labelColor": ink},
    }
