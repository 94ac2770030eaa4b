"""``violencemap export``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

from violencemap.cli.options import (
    add_filter_options,
    add_store_option,
    chosen_filters,
    store_path,
)
from violencemap.cli.output import cannot_write, say, write_file
from violencemap.cli.pictures import PICTURES, write_picture
from violencemap.codes import Level
from violencemap.errors import ExportError
from violencemap.measures import MEASURES

if TYPE_CHECKING:
    from violencemap.store import Store
    from violencemap.types import Filters

__all__ = ["ABOUT", "EXAMPLES", "add_options"]

ABOUT = "write what the filters choose to a file"
EXAMPLES = """\
  violencemap export events --state 26 --since 2021-01 --until 2021-03 -o sonora.geojson
  violencemap export areas --measure intentional_homicide_victims --since 2024 --until 2024
  violencemap export figures --municipality 02002 -o mexicali.csv
  violencemap export html --state Sonora --lang es -o sonora.html
  violencemap export map.svg --measure intentional_homicide_victims --since 2024-07 -o map.svg
  violencemap export map.png --state Sonora --level municipality --lang es -o sonora.png
  violencemap export chart.png --measure femicide_victims --state 15 -o months.png
  violencemap export years.svg --measure intentional_homicide_victims -o years.svg
  violencemap export brief.pdf --measure femicide_victims --state 26 --since 2024-07 -o ."""


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "layer",
        choices=("events", "areas", "figures", "html", *PICTURES),
        help="data, a page, or a picture to print and to share",
    )
    parser.add_argument(
        "-o", "--output", metavar="FILE", help="its name ends as the format does; or a folder"
    )
    add_filter_options(parser)
    view = parser.add_argument_group("areas, html and pictures")
    view.add_argument("--measure", choices=list(MEASURES), default="events")
    view.add_argument("--level", choices=("state", "municipality"))
    view.add_argument("--lang", choices=("es", "en"), default="en", help="language of its words")
    view.add_argument("--show", choices=("rate", "count"), help="in html and pictures")
    parser.add_argument(
        "--profile",
        choices=("public", "private"),
        default="public",
        help="private adds alleged actors and the words read; never publish it",
    )
    add_store_option(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> None:
    from violencemap.store import ensure_store, open_store

    path = store_path(options)
    ensure_store(path)
    with open_store(path) as store:
        filters = chosen_filters(store, options)
        if options.layer in PICTURES:
            write_picture(store, filters, options, level=_level(filters, options))
        elif options.layer == "html":
            _write_page(store, filters, options)
        else:
            _write_layer(store, filters, options)


def _write_layer(store: Store, filters: Filters, options: argparse.Namespace) -> None:
    target = _target(filters, options)
    text = _layer(store, filters, options, as_csv=bool(target and target.suffix.lower() == ".csv"))
    if target is None:
        sys.stdout.write(text)
    else:
        write_file(target, text)


def _layer(store: Store, filters: Filters, options: argparse.Namespace, *, as_csv: bool) -> str:
    from violencemap.export import geojson, tabular

    if options.layer == "areas":
        make_areas = tabular.areas_csv if as_csv else geojson.areas_geojson
        return make_areas(
            store,
            filters,
            measure=options.measure,
            level=_level(filters, options),
            profile=options.profile,
        )
    if options.layer == "events":
        make_events = tabular.events_csv if as_csv else geojson.events_geojson
        return make_events(store, filters, profile=options.profile)
    return (tabular.figures_csv if as_csv else geojson.figures_geojson)(store, filters)


def _write_page(store: Store, filters: Filters, options: argparse.Namespace) -> None:
    target = _target(filters, options)
    if target is None:
        raise ExportError("a page needs a file: add -o FILE.html, or -o FOLDER for a usual name")
    from violencemap.views.map.folium import write_html

    try:
        write_html(
            target,
            store,
            filters,
            measure=options.measure,
            level=_level(filters, options),
            show=options.show or MEASURES[options.measure].usual_show,
            language=options.lang,
        )
    except OSError as error:
        raise cannot_write(target, error) from error
    say(str(target))


def _level(filters: Filters, options: argparse.Namespace) -> Level:
    """The level asked for; without one, municipalities of chosen places where they have data."""
    if options.level:
        return cast("Level", options.level)
    return "municipality" if filters.cvegeo and options.measure == "events" else "state"


def _target(filters: Filters, options: argparse.Namespace) -> Path | None:
    """File to write; None is the standard output. A folder gets a file of the usual name."""
    if options.output is None:
        return None
    target = Path(options.output)
    if not target.is_dir():
        return target
    from violencemap.export.about import export_filename

    is_page = options.layer == "html"
    layer = "map" if is_page else options.layer
    measure = options.measure if layer in ("areas", "map") else layer
    form = "html" if is_page else "geojson"
    return target / export_filename(layer, measure, filters, form=form, profile=options.profile)
