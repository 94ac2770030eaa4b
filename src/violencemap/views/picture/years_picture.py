"""Small maps of the years of a measure, side by side in the same colors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from violencemap.codes import Language, Level, Show
from violencemap.measures import MEASURES
from violencemap.query.incidents import list_incidents
from violencemap.query.where import describe, month_end
from violencemap.query.years import YearOfAreas, list_years
from violencemap.types import Filters
from violencemap.views.legend import LegendRow, legend_rows, legend_title
from violencemap.views.map.boundary_order import area_names
from violencemap.views.picture.credits import credit_lines
from violencemap.views.picture.frame import Frame
from violencemap.views.picture.legend_strip import legend_strip
from violencemap.views.picture.paint import HATCHES, SURROUNDINGS
from violencemap.views.picture.small_maps import COLUMNS, GAP, PANEL_WIDTH, Fill, SmallMaps
from violencemap.views.picture.wording import picture_text
from violencemap.views.picture.year_words import caption_lines, years_notes

if TYPE_CHECKING:
    from violencemap.store import Store

__all__ = ["years_svg"]

_LINE = 15.5
_CAPTION = 28.0  # year above a map; lines with figures and notes follow
_HEADING = 34.0  # of years that do not compare with those before


class Panel(NamedTuple):
    """A small map ``map_y`` below its lines; ``x`` and ``y`` are the upper left corner of both."""

    x: float
    y: float
    map_y: float
    year: str
    lines: Sequence[str]
    fills: Sequence[Fill]


class Heading(NamedTuple):
    """A line over panels that do not compare with those above."""

    y: float
    text: str


def years_svg(
    store: Store,
    filters: Filters,
    *,
    measure: str,
    level: Level,
    show: Show,
    language: Language,
    made: date,
) -> str:
    """SVG with a small map a year; see :func:`~violencemap.query.years.list_years` for which.

    Classes are those of the map, so that one legend holds for all. Years whose months are not
    all known say which are, and the years of SESNSP's new register stand apart.
    """
    years = list_years(store, filters, measure=measure, level=level, show=show)
    codes = years[0].areas["cvegeo"].tolist() if years else []
    maps = SmallMaps.of(codes, level)
    panels, headings, bottom = _lay_out(years, maps, show, language)
    title = legend_title(measure, show, language)
    strip = legend_strip(title, _legend_rows(years, show, language), bottom)
    shown = _whole_years(filters, years)
    frame = Frame(
        title=MEASURES[measure].label[language],
        sentence=_sentence(filters, years, language),
        notes=[
            " ".join(years_notes(years, show, language)),
            *credit_lines(
                store,
                shown,
                list_incidents(store, shown),
                measure=measure,
                language=language,
                made=made,
            ),
        ],
        language=language,
    )
    return frame.draw(
        "years.svg",
        figure_height=strip.bottom,
        description=" ".join(
            [frame.sentence, *(": ".join([one.year, *one.lines]) + "." for one in panels)]
        ),
        maps=maps,
        panels=panels,
        headings=headings,
        strip=strip,
        hatches=HATCHES,
        surroundings=SURROUNDINGS,
    )


def _lay_out(
    years: Sequence[YearOfAreas], maps: SmallMaps, show: Show, language: Language
) -> tuple[list[Panel], list[Heading], float]:
    """Panels in rows, the other register in rows of its own, and where they end."""
    panels: list[Panel] = []
    headings: list[Heading] = []
    captions = [caption_lines(year, show, language) for year in years]
    caption = _CAPTION + _LINE * max(map(len, captions), default=0)
    row_height = caption + maps.window.height + 12
    y = 0.0
    for measure, group in groupby(
        zip(years, captions, strict=True), key=lambda one: one[0].measure
    ):
        if MEASURES[measure].register == "after":
            key = "other_register" if panels else "new_register"
            headings.append(Heading(y + 14, picture_text(key, language)))
            y += _HEADING
        same = list(group)
        for number, (year, lines) in enumerate(same):
            row, column = divmod(number, COLUMNS)
            panels.append(
                Panel(
                    x=round(column * (PANEL_WIDTH + GAP), 1),
                    y=round(y + row * row_height, 1),
                    map_y=caption,
                    year=str(year.year),
                    lines=lines,
                    fills=maps.fills(year, show),
                )
            )
        y += -(-len(same) // COLUMNS) * row_height
    return panels, headings, y


def _legend_rows(years: Sequence[YearOfAreas], show: Show, language: Language) -> list[LegendRow]:
    """Rows of the map's legend: all classes, and what else the maps have."""
    import pandas as pd

    if not years:
        return []
    together = pd.concat([year.areas for year in years], ignore_index=True)
    return legend_rows(together, measure=years[0].measure, show=show, language=language)


def _whole_years(filters: Filters, years: Sequence[YearOfAreas]) -> Filters:
    """The filters for the months that the maps are of."""
    if not years:
        return filters
    first = min(one.first_month for one in years)
    return replace(filters, since=first, until=month_end(max(one.last_month for one in years)))


def _sentence(filters: Filters, years: Sequence[YearOfAreas], language: Language) -> str:
    places = describe(Filters(cvegeo=filters.cvegeo), language, area_names())
    place = places[0].upper() + places[1:]
    if not years:
        return picture_text("years_none", language, place=place)
    ends = dict.fromkeys(str(year) for year in (years[0].year, max(one.year for one in years)))
    return picture_text("years_sentence", language, place=place, years="–".join(ends))
