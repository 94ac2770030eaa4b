"""The map as a picture says all that it shows, in words, colors and counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from pictures import LAST_YEAR, SVG, colors, open_png, parse, symbols, words
from violencemap.codes import Language
from violencemap.store import Store
from violencemap.types import Filters
from violencemap.views.colors import CLASS_COLORS, MARKS
from violencemap.views.map.view import MapView
from violencemap.views.picture.map_picture import map_svg
from violencemap.views.picture.paper import svg_to_png

MADE = date(2026, 11, 25)
MapMaker = Callable[..., MapView]
Draw = Callable[[MapView], str]


@pytest.fixture
def draw(bundled_store: Store) -> Draw:
    return lambda view: map_svg(bundled_store, view, MADE)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "es",
            (
                *("Víctimas de homicidio doloso", "Todo México, jul 2024 – jun 2025"),
                *("Tasa anual por cada 100", "estados", "Sin dato", "SESNSP (fecha de corte"),
                *("30 jun 2025", "Cítese así: violencemap", "Libre Uso MX", "25 nov 2026", "km"),
                "Las cifras del año de la fecha de corte son preliminares.",
            ),
        ),
        (
            "en",
            (
                *("Victims of intentional homicide", "All of Mexico, Jul 2024 – Jun 2025"),
                *("Annual rate per 100,000", "states", "No data", "SESNSP (data cut-off"),
                *("30 Jun 2025", "Cite as: violencemap", "Libre Uso MX", "25 Nov 2026", "km"),
                "Figures of the year of the cut-off are preliminary.",
            ),
        ),
    ],
)
def test_title_period_legend_source_and_citation_are_text(
    map_view: MapMaker, draw: Draw, language: Language, said: tuple[str, ...]
) -> None:
    written = words(draw(map_view(language=language)))
    for phrase in said:
        assert phrase in written


def test_screen_readers_hear_title_sentence_and_legend(map_view: MapMaker, draw: Draw) -> None:
    view = map_view()
    root = parse(draw(view))
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert title.text == view.title
    assert description is not None
    assert description.text is not None
    assert view.summary in description.text
    assert "40–80: 7" in description.text


@pytest.mark.parametrize(
    ("filters", "choice"),
    [
        (LAST_YEAR, {}),
        (LAST_YEAR, {"measure": "femicide_victims"}),
        (LAST_YEAR, {"show": "count"}),
        (replace(LAST_YEAR, since=date(2025, 10, 1), until=date(2026, 3, 31)), {}),
        (replace(LAST_YEAR, cvegeo=("26", "02")), {}),
        (Filters(cvegeo=("23",)), {"measure": "events", "level": "municipality"}),
    ],
)
def test_areas_are_drawn_once_with_the_class_that_the_legend_counts(
    map_view: MapMaker, draw: Draw, filters: Filters, choice: dict[str, str]
) -> None:
    view = map_view(filters, **choice)
    drawn = Counter(symbols(draw(view)))
    classes = Counter(
        "-" if row is None else "0123456"[row]
        for row in view.areas["class_index"]
        .astype(object)
        .where(view.areas["class_index"].notna(), None)
    )
    if (view.areas["comparability"] != "ok").all():
        assert set(drawn) == {"x"}
        return
    plain = Counter({symbol: n for symbol, n in drawn.items() if symbol in "0123456-"})
    for few, symbol in zip("abcdefg", "0123456", strict=True):
        plain[symbol] += drawn[few]
    assert +plain == +classes


def test_all_municipalities_but_the_younger_ones_are_drawn_in_little(
    map_view: MapMaker, draw: Draw
) -> None:
    svg = draw(map_view(Filters(), measure="events", level="municipality", show="count"))
    assert len(symbols(svg)) == 2465
    assert len(svg.encode()) < 1_500_000


def test_marks_are_as_many_as_points_and_say_how_many_events(
    map_view: MapMaker, draw: Draw
) -> None:
    view = map_view(Filters(), measure="events", show="count", language="en")
    placed = view.incidents.dropna(subset="longitude")
    points = Counter(zip(placed["longitude"].round(4), placed["latitude"].round(4), strict=True))
    root = parse(draw(view))
    marks = [group for group in root.iter(f"{SVG}g") if group.get("class") == "vm-mark"]
    numbers = [
        int(text.text or 0) for mark in marks if (text := mark.find(f"{SVG}text")) is not None
    ]
    assert sorted(numbers) == sorted(count for count in points.values() if count > 1)
    assert len(marks) == len(points)
    assert {"circle", "rect"} == {mark[0].tag.removeprefix(SVG) for mark in marks}
    # nobody has reviewed the bundled events
    assert all(mark[1].get("stroke-dasharray") for mark in marks)
    without_point = len(view.incidents) - len(placed)
    assert f"Events without a point: {without_point}." in words(draw(view))


def test_events_known_by_state_only_are_a_number_on_it_and_never_a_point(
    map_view: MapMaker, draw: Draw
) -> None:
    view = map_view(Filters(), measure="events", show="count", language="en")
    only_state = view.incidents[view.incidents["geo_precision"] == "state"]
    assert len(only_state)
    groups = parse(draw(view)).iter(f"{SVG}g")
    numbers = [
        int((group.findtext(f"{SVG}text") or "").removeprefix("+"))
        for group in groups
        if group.get("class") == "vm-state"
    ]
    assert sorted(numbers) == sorted(only_state.groupby("cve_ent").size())
    assert f"state only {len(only_state)}" in words(draw(view))
    closer = map_view(Filters(cvegeo=("16",)), measure="events", level="municipality")
    assert "vm-state" not in draw(closer)


def test_the_png_is_2000_wide_and_has_the_colors_of_its_classes(
    map_view: MapMaker, draw: Draw
) -> None:
    view = map_view()
    picture = open_png(svg_to_png(draw(view)))
    assert picture.width == 2000
    present = {CLASS_COLORS[index] for index in view.areas["class_index"].dropna()}
    assert len(present) > 3
    assert present <= colors(picture)
    assert picture.getpixel((0, 0)) == (255, 255, 255)


def test_marks_show_on_the_png(map_view: MapMaker, draw: Draw) -> None:
    with_events = draw(map_view(Filters(), measure="events", show="count"))
    assert MARKS[0].fill in colors(open_png(svg_to_png(with_events)))
    without = draw(map_view(LAST_YEAR))
    assert MARKS[0].fill not in colors(open_png(svg_to_png(without)))


def test_chosen_places_fill_the_map_and_others_are_gray(map_view: MapMaker, draw: Draw) -> None:
    svg = draw(map_view(replace(LAST_YEAR, cvegeo=("06",))))
    (area,) = [path for path in parse(svg).iter(f"{SVG}path") if path.get("data-cvegeo")]
    assert area.get("data-cvegeo") == "06"
    assert "#e6e8eb" in colors(open_png(svg_to_png(svg)))


def test_no_name_of_a_report_or_person_is_on_it(map_view: MapMaker, draw: Draw) -> None:
    view = map_view(Filters(), measure="events", show="count")
    svg = draw(view)
    assert len(view.incidents)
    for column in ("source_title", "notes"):
        assert not any(value in svg for value in view.incidents[column].dropna() if value)


def test_a_series_with_events_on_it_names_who_told_of_them(map_view: MapMaker, draw: Draw) -> None:
    spring = Filters(since=date(2021, 1, 1), until=date(2021, 3, 31))
    written = words(draw(map_view(spring)))
    assert "SESNSP (fecha de corte" in written
    assert "Justice in Mexico (" in written
    assert "no son un conteo de la violencia" in written
    assert "Justice in Mexico" not in words(draw(map_view(LAST_YEAR)))


def test_hostile_names_stay_text(hostile_store: Store) -> None:
    view = MapView.of(
        hostile_store,
        Filters(),
        measure="events",
        level="municipality",
        show="count",
        language="en",
    )
    svg = map_svg(hostile_store, view, MADE)
    root = parse(svg)
    assert "<img" not in svg
    assert not list(root.iter(f"{SVG}script"))
    assert "<script>" in "".join(root.itertext())
