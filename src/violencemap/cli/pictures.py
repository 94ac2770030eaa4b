"""Pictures that ``violencemap export`` writes: maps, charts, years, and the one-page brief."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from violencemap.cli.output import cannot_write, say
from violencemap.codes import MEASURES, Level, Show
from violencemap.errors import ExportError, FilterError

if TYPE_CHECKING:
    from datetime import date

    from violencemap.store import Store
    from violencemap.types import Filters

__all__ = ["PICTURES", "write_picture"]

# What a person asks for, as the end of the file's name says it.
PICTURES = (
    *("map.svg", "map.png", "chart.svg", "chart.png"),
    *("years.svg", "years.png", "brief.pdf"),
)
_COUNTRY = "00"


def write_picture(
    store: Store, filters: Filters, options: argparse.Namespace, *, level: Level
) -> None:
    """Write the picture that the options name. It is public: it holds no names of persons."""
    from violencemap.export.about import made_at

    picture, form = options.layer.split(".")
    if options.output is None:
        raise ExportError(
            f"a picture needs a file: add -o FILE.{form}, or -o FOLDER for a usual name"
        )
    made = made_at().date()
    target = _target(Path(options.output), picture, form, filters, options.measure, made)
    data = _draw(picture, form, store, filters, options, level, made)
    try:
        target.write_bytes(data)
    except OSError as error:
        raise cannot_write(target, error) from error
    say(str(target))


def _draw(
    picture: str,
    form: str,
    store: Store,
    filters: Filters,
    options: argparse.Namespace,
    level: Level,
    made: date,
) -> bytes:
    is_events = MEASURES[options.measure].unit == "events"
    show: Show = options.show or ("count" if is_events else "rate")
    choice: dict[str, Any] = {
        "measure": options.measure,
        "show": show,
        "language": options.lang,
        "made": made,
    }
    if picture == "brief":
        from violencemap.views.picture.brief import brief_pdf

        return brief_pdf(store, filters, place=_place(filters, picture), **choice)
    if picture == "chart":
        from violencemap.views.picture.chart_picture import chart_svg

        svg = chart_svg(store, filters, place=_place(filters, picture), **choice)
    elif picture == "years":
        from violencemap.views.picture.years_picture import years_svg

        svg = years_svg(store, filters, level=level, **choice)
    else:
        svg = _map(store, filters, level, choice)
    if form == "svg":
        return svg.encode()
    from violencemap.views.picture.paper import svg_to_png

    return svg_to_png(svg)


def _map(store: Store, filters: Filters, level: Level, choice: dict[str, Any]) -> str:
    from violencemap.views.map.view import MapView
    from violencemap.views.picture.map_picture import map_svg

    made = choice.pop("made")
    return map_svg(store, MapView.of(store, filters, level=level, **choice), made)


def _place(filters: Filters, picture: str) -> str:
    """The one place that a chart or a brief is about; without one, the country."""
    if len(filters.cvegeo) > 1:
        raise FilterError(
            f"a {picture} is about one place or the country, not {', '.join(filters.cvegeo)}: "
            "choose one place, or none"
        )
    place = filters.cvegeo[0] if filters.cvegeo else _COUNTRY
    if picture == "brief" and len(place) > len(_COUNTRY):
        raise FilterError(
            f"a brief is about a state or the country, not the municipality {place}: choose its "
            f"state with --state {place[:2]}"
        )
    return place


def _target(
    output: Path, picture: str, form: str, filters: Filters, measure: str, made: date
) -> Path:
    """File to write; a folder gets one of the usual name, of what, where and when."""
    if not output.is_dir():
        return output
    from violencemap.export.geojson import export_filename

    name = export_filename(picture, measure, filters, profile="public", today=made)
    return (output / name).with_suffix(f".{form}")
