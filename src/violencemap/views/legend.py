"""What the colors of the map mean, and how many areas have each."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, NamedTuple

from violencemap.codes import GeoPrecision, Label, Language, Show
from violencemap.measure_classes import class_labels
from violencemap.measures import MEASURES
from violencemap.views.colors import CLASS_COLORS, MARKS, NO_DATA_COLOR, STATE_ONLY, event_mark
from violencemap.views.symbols import CLASSES, FEW_CASES, NO_DATA, NOT_COMPARABLE, area_symbols

if TYPE_CHECKING:
    import pandas as pd

    from violencemap.query.placed import PlacedEvents

__all__ = ["LegendRow", "MarkRow", "legend_rows", "legend_title", "mark_rows"]

Rim = Literal["solid", "dashed"]

_RATE = {
    "all": Label(es="Tasa anual por cada 100 mil habitantes", en="Annual rate per 100,000 people"),
    "women": Label(es="Tasa anual por cada 100 mil mujeres", en="Annual rate per 100,000 women"),
}
_COUNT = Label(es="Número de {unit}", en="Number of {unit}")
_FEW_CASES = Label(es="de ellas, con pocos casos", en="of these, with few cases")
_NO_DATA = Label(es="Sin dato", en="No data")
_NOT_COMPARABLE = Label(es="No comparable", en="Not comparable")
_SHAPES = {
    "circle": Label(es="Círculo: se conoce la localidad", en="Circle: known to the locality"),
    "square": Label(es="Cuadro: sólo el municipio", en="Square: municipality only"),
}
_SHAPE_OF = {
    GeoPrecision.LOCALITY: "circle",
    GeoPrecision.NEAR: "circle",
    GeoPrecision.MUNICIPALITY: "square",
}
_TOTAL = Label(es="Cuadro: total del municipio", en="Square: total of the municipality")
_OF_TOTAL = Label(es="de ellos, con localidad", en="of these, known to the locality")
_TOGETHER = {
    "number": Label(
        es="Con número: varios cercanos, con el aspecto del más grave",
        en="With a number: several near each other, with the look of the gravest",
    ),
    "both": Label(
        es="Medio círculo: de ellos, algunos sólo con municipio",
        en="Half a circle: of these, some known to the municipality only",
    ),
}
_RIMS: dict[Rim, Label] = {
    "solid": Label(
        es="Contorno continuo: revisado por una persona", en="Full outline: reviewed by a person"
    ),
    "dashed": Label(es="Contorno discontinuo: sin revisar", en="Broken outline: unreviewed"),
}
# Rows on shape or rim alone show it in a color that no event has.
_GRAY, _WHITE = "#6b7480", "#ffffff"


class LegendRow(NamedTuple):
    """``color`` fills the swatch, ``hatch`` lies over it; ``areas`` counts those that have it."""

    label: str
    color: str
    hatch: bool
    areas: int


class MarkRow(NamedTuple):
    """``events`` counts those on the map that have the sign; None where no event has it alone.

    ``shape`` is ``circle``, ``square``, ``both`` (round on the left alone), ``number`` or ``pill``.
    """

    label: str
    shape: str
    fill: str
    stroke: str
    rim: Rim
    events: int | None


def legend_title(measure: str, show: Show, language: Language) -> str:
    """What the classes are classes of.

    >>> legend_title("femicide_victims", "rate", "en")
    'Annual rate per 100,000 women'
    """
    shown = MEASURES[measure]
    if show == "rate":
        return _RATE[shown.population_base][language]
    return _COUNT[language].format(unit=shown.unit_label[language])


def legend_rows(
    areas: pd.DataFrame, *, measure: str, show: Show, language: Language
) -> list[LegendRow]:
    """Rows of the legend: the seven classes from zero up, then what has no class.

    The classes, "no data" and "not comparable" (only where there are such) add up to the number
    of areas. "With few cases" counts areas that their classes count too; it stands there only
    when some are.
    """
    counts = Counter(area_symbols(areas, show))
    rows = [
        LegendRow(label, color, False, counts[plain] + counts[few])
        for label, color, plain, few in zip(
            class_labels(measure, show), CLASS_COLORS, CLASSES, FEW_CASES, strict=True
        )
    ]
    if few_cases := sum(counts[symbol] for symbol in FEW_CASES):
        rows.append(LegendRow(_FEW_CASES[language], CLASS_COLORS[2], True, few_cases))
    rows.append(LegendRow(_NO_DATA[language], NO_DATA_COLOR, True, counts[NO_DATA]))
    if counts[NOT_COMPARABLE]:
        label = _NOT_COMPARABLE[language]
        rows.append(LegendRow(label, "transparent", False, counts[NOT_COMPARABLE]))
    return rows


def mark_rows(events: PlacedEvents, language: Language) -> list[MarkRow]:
    """What shapes, colors and outlines of the events mean: those that are on the map.

    The shapes add up to the number of events that have a place, and so do colors and outlines;
    with totals of municipalities, which are squares, their row alone does. Marks of several
    events, and the numbers on states, come after them.
    """
    points = events.points
    shapes = Counter(_SHAPE_OF[code] for code in points["geo_precision"])
    marks = Counter(event_mark(code) for code in points["event_type"])
    unreviewed = int((points["review_status"] == "unreviewed").sum())
    rows = []
    if events.totals is not None:
        totals = events.totals
        summed = int(totals["events"].sum())
        localities = int(totals["localities"].sum())
        rows = [_shape("square", _TOTAL, summed, language)]
        rows += [_shape("square", _OF_TOTAL, localities, language)] if localities else []
        for code, number in totals.groupby("event_type")["events"].sum().items():
            marks[event_mark(str(code))] += int(number)
        unreviewed += int(totals["unreviewed"].sum())
    rims: dict[Rim, int] = {"solid": events.placed - unreviewed, "dashed": unreviewed}
    rows += [_shape(shape, label, shapes[shape], language) for shape, label in _SHAPES.items()]
    rows += [
        MarkRow(mark.label[language], "circle", mark.fill, mark.stroke, "solid", marks[mark])
        for mark in MARKS
    ]
    rows += [
        MarkRow(label[language], "circle", _GRAY, _WHITE, rim, rims[rim])
        for rim, label in _RIMS.items()
    ]
    rows.append(_state_only(sum(events.only_state.values()), language))
    return [row for row in rows if row.events] + _together(events, language)


def _shape(shape: str, label: Label, events: int | None, language: Language) -> MarkRow:
    return MarkRow(label[language], shape, _GRAY, _GRAY, "solid", events)


def _state_only(events: int, language: Language) -> MarkRow:
    label = STATE_ONLY.label[language]
    return MarkRow(label, "pill", STATE_ONLY.fill, STATE_ONLY.stroke, "solid", events)


def _together(events: PlacedEvents, language: Language) -> list[MarkRow]:
    """Marks that stand for several events: which they are depends on the zoom."""
    if events.placed < 2:
        return []
    shapes = ["number"] if events.totals is not None else list(_TOGETHER)
    return [_shape(shape, _TOGETHER[shape], None, language) for shape in shapes]
