"""Colors of the map: classes, missing data, events.

Classes use ColorBrewer's YlGnBu, one direction from light to dark, so that it reads without
telling red from green and in gray; its lightest step makes room for a near-white zero. Events
are dark red, black, or white rimmed with red: three steps of lightness, each with a light and a
dark part, of which one has a contrast of 3 with every class, however colors are seen. Colors are
the same on light and dark pages, so that two screenshots compare.

Source: Brewer, Harrower and The Pennsylvania State University, colorbrewer2.org (Apache-2.0).
"""

from __future__ import annotations

from typing import NamedTuple

from violencemap.codes import EventType, Label

__all__ = [
    "CLASS_COLORS",
    "FIGURES",
    "GROUPS",
    "MARKS",
    "NO_DATA_COLOR",
    "STATE_ONLY",
    "Mark",
    "event_mark",
]

# Class 0 is zero alone; see measure_classes.class_breaks.
CLASS_COLORS = ("#fdfdf7", "#c7e9b4", "#7fcdbb", "#41b6c4", "#1d91c0", "#225ea8", "#0c2c84")
NO_DATA_COLOR = "#dcdfe3"


class Mark(NamedTuple):
    """How an event is drawn: its fill and its rim say the same as its color."""

    fill: str
    stroke: str
    text: str  # of a number in it
    label: Label


_RED, _WHITE, _BLACK = "#8f1329", "#ffffff", "#000000"
_VIOLENCE = Mark(_RED, _WHITE, _WHITE, Label(es="Ataque a personas", en="Attack on people"))
_CLASH = Mark(
    _BLACK, _WHITE, _WHITE, Label(es="Enfrentamiento o emboscada", en="Armed clash or ambush")
)
_OTHER = Mark(_WHITE, _RED, _BLACK, Label(es="Otro hecho", en="Other event"))  # hollow

# The different looks of events, the gravest first: it stands for several at one point.
MARKS = (_VIOLENCE, _CLASH, _OTHER)

# Not an event but a number of them, on a state: no color of its own.
STATE_ONLY = Mark(
    _WHITE,
    "#424b56",
    "#1b2330",
    Label(es="Número en un óvalo: sólo se conoce el estado", en="Number in a pill: state only"),
)

# What reports say of areas: shapes of their own, in colors that no event and no class has.
GROUPS = Mark(
    "#3b2d4d",
    _WHITE,
    _WHITE,
    Label(es="Rombo: grupos según un reporte", en="Diamond: groups according to a report"),
)
FIGURES = Mark(
    "#ffc857",
    "#3d2a00",
    "#3d2a00",
    Label(es="Triángulo: cifras de los reportes", en="Triangle: figures that reports give"),
)

_OF_TYPE = {
    EventType.ARMED_CLASH: _CLASH,
    EventType.AMBUSH_POLICE: _CLASH,
    EventType.ARREST: _OTHER,
    EventType.ARSON_ROADBLOCK: _OTHER,
    EventType.PROTEST: _OTHER,
    EventType.OTHER: _OTHER,
}


def event_mark(event_type: str) -> Mark:
    """Look of an event of a type.

    >>> event_mark("protest").fill
    '#ffffff'
    """
    return _OF_TYPE.get(EventType(event_type), _VIOLENCE)
