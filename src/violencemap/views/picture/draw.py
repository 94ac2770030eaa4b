"""Which pictures there are to take away, and the drawing of any of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from datetime import date

    from violencemap.codes import Language, Level, Show
    from violencemap.store import Store
    from violencemap.types import Filters

__all__ = ["PICTURES", "Form", "Picture", "draw_picture", "picture_forms"]

Picture = Literal["map", "chart", "years", "brief"]
Form = Literal["svg", "png", "pdf"]
PICTURES: tuple[Picture, ...] = get_args(Picture)


def picture_forms(picture: Picture) -> tuple[Form, ...]:
    """Forms in which a picture can be had, the one that it is drawn in first.

    >>> picture_forms("chart"), picture_forms("brief")
    (('svg', 'png'), ('pdf',))
    """
    return ("pdf",) if picture == "brief" else ("svg", "png")


def draw_picture(
    store: Store,
    picture: Picture,
    filters: Filters,
    *,
    measure: str,
    level: Level,
    place: str,
    show: Show,
    language: Language,
    made: date,
) -> bytes:
    """SVG of a map, a chart or the maps of years; PDF of a brief. All are public.

    :func:`~violencemap.views.picture.paper.svg_to_png` makes a PNG of an SVG.

    Parameters
    ----------
    level
        Of the areas on the maps; a chart and a brief have none to choose.
    place
        What a chart or a brief is about, ``"00"`` for the country; maps follow the filters.
    made
        Day that is written on it.
    """
    store = store.public()
    # each is slow to load, and a run draws one of them
    if picture == "brief":
        from violencemap.views.picture.brief import brief_pdf

        return brief_pdf(
            store, filters, measure=measure, place=place, show=show, language=language, made=made
        )
    if picture == "chart":
        from violencemap.views.picture.chart_picture import chart_svg

        svg = chart_svg(
            store, filters, measure=measure, place=place, show=show, language=language, made=made
        )
    elif picture == "years":
        from violencemap.views.picture.years_picture import years_svg

        svg = years_svg(
            store, filters, measure=measure, level=level, show=show, language=language, made=made
        )
    else:
        from violencemap.views.map.view import MapView
        from violencemap.views.picture.map_picture import map_svg

        view = MapView.of(
            store, filters, measure=measure, level=level, show=show, language=language
        )
        svg = map_svg(store, view, made)
    return svg.encode()
