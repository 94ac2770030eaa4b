"""Pictures that ``violencemap export`` writes: maps, charts, years, and the one-page brief."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, cast

from violencemap.cli.output import cannot_write, say
from violencemap.codes import Level
from violencemap.errors import ExportError, FilterError
from violencemap.measures import MEASURES
from violencemap.views.picture import draw

if TYPE_CHECKING:
    from datetime import date

    from violencemap.store import Store
    from violencemap.types import Filters

__all__ = ["PICTURES", "write_picture"]

# What a person asks for, as the end of the file's name says it.
PICTURES = tuple(
    f"{picture}.{form}" for picture in draw.PICTURES for form in draw.picture_forms(picture)
)


def write_picture(
    store: Store, filters: Filters, options: argparse.Namespace, *, level: Level
) -> None:
    """Write the picture that the options name. It is public: it holds no names of persons."""
    from violencemap.export.about import made_at

    name, form = options.layer.split(".")
    picture = cast("draw.Picture", name)
    if options.output is None:
        raise ExportError(
            f"a picture needs a file: add -o FILE.{form}, or -o FOLDER for a usual name"
        )
    made = made_at().date()
    target = _target(Path(options.output), picture, form, filters, options.measure, made)
    data = _draw(store, picture, form, filters, options, level, made)
    try:
        target.write_bytes(data)
    except OSError as error:
        raise cannot_write(target, error) from error
    say(str(target))


def _draw(
    store: Store,
    picture: draw.Picture,
    form: str,
    filters: Filters,
    options: argparse.Namespace,
    level: Level,
    made: date,
) -> bytes:
    data = draw.draw_picture(
        store,
        picture,
        filters,
        measure=options.measure,
        level=level,
        place=_place(filters, picture),
        show=options.show or MEASURES[options.measure].usual_show,
        language=options.lang,
        made=made,
    )
    if form != "png":
        return data
    from violencemap.views.picture.paper import svg_to_png

    return svg_to_png(data.decode())


def _place(filters: Filters, picture: draw.Picture) -> str:
    """The one place that a chart or a brief is about; the country without one, and for maps."""
    from violencemap.query.months import COUNTRY

    if picture in ("map", "years") or not filters.cvegeo:
        return COUNTRY
    if len(filters.cvegeo) > 1:
        raise FilterError(
            f"a {picture} is about one place or the country, not {', '.join(filters.cvegeo)}: "
            "choose one place, or none"
        )
    (place,) = filters.cvegeo
    if picture == "brief" and len(place) > len(COUNTRY):
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
    from violencemap.export.about import export_filename

    return output / export_filename(picture, measure, filters, form=form, today=made)
