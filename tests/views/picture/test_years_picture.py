"""Small maps of years: one legend, every year with its figures, the new register apart."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from both_registers import write_both_registers
from pictures import SVG, colors, open_png, parse, words
from violencemap.query.years import list_years
from violencemap.store import Store, open_store
from violencemap.types import Filters
from violencemap.views.colors import CLASS_COLORS
from violencemap.views.picture.paper import svg_to_png
from violencemap.views.picture.small_maps import SmallMaps, year_svg
from violencemap.views.picture.years_picture import years_svg

RATES: dict[str, Any] = {
    "measure": "intentional_homicide_victims",
    "level": "state",
    "show": "rate",
}
SAID: dict[str, Any] = {"language": "es", "made": date(2026, 11, 25)}


def panels(svg: str) -> list[ElementTree.Element]:
    return [group for group in parse(svg).iter(f"{SVG}g") if group.get("class") == "vm-year"]


def classes(panel: ElementTree.Element) -> Counter[str]:
    """How many areas of a small map have each symbol."""
    return Counter(
        {
            group.attrib["data-class"]: len(list(group))
            for group in panel.iter(f"{SVG}g")
            if "data-class" in group.attrib
        }
    )


def test_every_year_has_a_map_with_its_classes_and_figures(bundled_store: Store) -> None:
    svg = years_svg(bundled_store, Filters(), **RATES, **SAID)
    years = list_years(bundled_store, Filters(), **RATES)
    assert len(panels(svg)) == len(years) == 11
    for panel, year in zip(panels(svg), years, strict=True):
        written = " ".join(text.text or "" for text in panel.iter(f"{SVG}text"))
        assert str(year.year) in written
        assert f"{year.count:,} víctimas" in written
        assert classes(panel) == Counter(map(str, year.areas["class_index"]))


def test_outlines_are_written_once_and_the_legend_too(bundled_store: Store) -> None:
    svg = years_svg(bundled_store, Filters(), **RATES, **SAID)
    ids = [path.get("id") for path in parse(svg).iter(f"{SVG}path") if path.get("id")]
    assert len(ids) == len(set(ids)) == 33  # the states, and all of their borders
    assert words(svg).count("Tasa anual por cada 100 mil habitantes") == 1
    assert len(svg) < 200_000


def test_a_year_that_is_not_over_says_so(bundled_store: Store) -> None:
    svg = years_svg(bundled_store, Filters(), **RATES, **SAID)
    assert "Sólo ene – jun, preliminar" in words(svg)
    assert "De un año incompleto" in words(svg)
    whole = Filters(since=date(2019, 1, 1), until=date(2022, 12, 31))
    assert "incompleto" not in words(years_svg(bundled_store, whole, **RATES, **SAID))


def test_the_new_register_stands_apart_and_says_why(
    bundled_store_path: Path, tmp_path: Path
) -> None:
    with open_store(write_both_registers(bundled_store_path, tmp_path)) as store:
        svg = years_svg(store, Filters(), **RATES, **SAID)
        new_only = {**RATES, "measure": "intentional_homicide_victims_rnid"}
        since_2026 = Filters(since=date(2026, 1, 1), until=date(2027, 6, 30))
        alone = years_svg(store, since_2026, **new_only, **SAID)
    assert "Desde 2026, otro registro (RNID): no se compara" in words(svg)
    *old, new = panels(svg)
    heights = [panel.attrib["transform"].split()[1] for panel in (*old, new)]
    assert heights[-1] not in heights[:-1]
    assert "Sólo ene – ago" in words(svg)
    assert len(panels(alone)) == 1
    assert "Registro desde 2026 (RNID)" in words(alone)


def test_the_picture_and_a_map_of_a_page_have_the_colors(bundled_store: Store) -> None:
    picture = open_png(svg_to_png(years_svg(bundled_store, Filters(), **RATES, **SAID)))
    assert picture.width == 2000
    assert set(CLASS_COLORS[1:]) <= colors(picture)
    *_, last = list_years(bundled_store, Filters(), **RATES)
    maps = SmallMaps.of(last.areas["cvegeo"].tolist(), "state")
    alone = open_png(svg_to_png(year_svg(maps, last, "rate")))
    present = {CLASS_COLORS[index] for index in last.areas["class_index"]}
    assert present <= colors(alone)


def test_without_data_there_is_a_sentence(tiny_store: Store) -> None:
    svg = years_svg(tiny_store, Filters(), **{**RATES, "measure": "homicide_deaths"}, **SAID)
    assert "ningún año tiene dato" in words(svg)
    assert panels(svg) == []
