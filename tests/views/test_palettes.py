"""Every palette can be read by people who see colors otherwise, and in gray.

The simulation is that of Machado, Oliveira and Fernandes (2009), for people who lack one kind of
cone; differences are those of CIEDE2000, contrasts those of WCAG 2.2. A difference of about 2 is
just seen side by side; areas of a map stand apart, so they need more.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from coloraide import Color

from violencemap.views.chart_marks import SERIES_COLORS
from violencemap.views.colors import (
    CLASS_COLORS,
    FIGURES,
    GROUPS,
    MARKS,
    NO_DATA_COLOR,
    STATE_ONLY,
    Mark,
)

See = Callable[[str], Color]
ROOT = Path(__file__).resolve().parents[2]
PAGES = ("#ffffff", "#14181f")  # backgrounds of the light and the dark theme
GRAPHICS, TEXT = 3, 4.5  # WCAG 2.2, success criteria 1.4.11 and 1.4.3


@pytest.fixture(params=["full color", "protan", "deutan", "tritan"])
def seen(request: pytest.FixtureRequest) -> See:
    """A color as people with this kind of sight see it."""
    kind = request.param

    def see(color: str) -> Color:
        if kind == "full color":
            return Color(color)
        return Color(color).filter(kind, method="machado").clip()

    return see


def difference(one: Color, other: Color) -> float:
    return float(one.delta_e(other, method="2000"))


def lightness(color: Color) -> float:
    return float(color.convert("lab-d65")["l"])


def test_classes_go_from_light_to_dark_in_steps_that_are_seen(seen: See) -> None:
    colors = [seen(color) for color in CLASS_COLORS]
    for lighter, darker in pairwise(colors):
        assert lightness(lighter) - lightness(darker) >= 7
        assert difference(lighter, darker) >= 6


def test_no_data_is_told_from_every_class_by_more_than_its_hatch(seen: See) -> None:
    for color in CLASS_COLORS:
        assert difference(seen(NO_DATA_COLOR), seen(color)) >= 5


@pytest.mark.parametrize(
    "mark", [*MARKS, STATE_ONLY, GROUPS, FIGURES], ids=lambda mark: mark.label["en"]
)
def test_a_mark_or_its_rim_stands_out_from_what_it_lies_on(seen: See, mark: Mark) -> None:
    for below in (*CLASS_COLORS, NO_DATA_COLOR):
        contrasts = [seen(part).contrast(seen(below)) for part in (mark.fill, mark.stroke)]
        assert max(contrasts) >= GRAPHICS
    assert seen(mark.fill).contrast(seen(mark.stroke)) >= GRAPHICS
    assert seen(mark.text).contrast(seen(mark.fill)) >= TEXT


def test_marks_are_told_from_each_other(seen: See) -> None:
    for one, other in combinations(MARKS, 2):
        assert difference(seen(one.fill), seen(other.fill)) >= 15


def test_the_lines_of_a_chart_are_told_from_each_other_and_from_the_page(seen: See) -> None:
    one, other = map(seen, SERIES_COLORS)
    assert difference(one, other) >= 30
    for page in PAGES:
        assert min(one.contrast(page), other.contrast(page)) >= GRAPHICS


def styles() -> Iterator[tuple[str, tuple[str, str]]]:
    """Rules of our own style sheets that say a color of words and one behind them."""
    sheets = [ROOT / "src/violencemap/app/style.py", *(ROOT / "frontend/src").glob("*.css")]
    for path in sheets:
        sheet = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
        for selector, rule in re.findall(r"([^{}]+)\{([^{}]*)\}", sheet):
            words = re.search(r"(?<![-\w])color:\s*(#[0-9a-f]{3,6})", rule)
            behind = re.search(r"background(?:-color)?:\s*(#[0-9a-f]{3,6})", rule)
            if words and behind:
                yield f"{path.name}: {selector.strip()}", (words[1], behind[1])


@pytest.mark.parametrize(("rule", "colors"), [*styles()])
def test_words_on_a_color_of_our_own_can_be_read(rule: str, colors: tuple[str, str]) -> None:
    words, behind = colors
    assert Color(words).contrast(behind) >= TEXT, rule
