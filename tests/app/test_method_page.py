"""The method page says what the program does, from the lists that it uses."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from violencemap import __version__
from violencemap.codes import EventType, GeoPrecision
from violencemap.measure_classes import class_labels
from violencemap.measures import MEASURES

OpenApp = Callable[..., AppTest]


@pytest.mark.parametrize("language", ["es", "en"])
def test_every_entry_of_every_list_is_there(open_app: OpenApp, language: str) -> None:
    app = open_app(page="method", lang=language)
    assert not app.exception
    measures, classes, types, precisions = (frame.value for frame in app.dataframe)
    assert list(measures.iloc[:, 0]) == [one.label[language] for one in MEASURES.values()]
    assert list(types.iloc[:, 0]) == [one.label[language] for one in EventType]
    assert list(precisions.iloc[:, 0]) == [one.label[language] for one in GeoPrecision]
    assert len(classes) == 2 * len(MEASURES)
    victims = classes[classes.iloc[:, 0].str.startswith(measures.iloc[1, 0])]
    assert list(victims.iloc[0, 1:]) == list(class_labels("intentional_homicide_victims", "rate"))


def test_formula_threshold_and_version_are_those_of_the_program(open_app: OpenApp) -> None:
    app = open_app("en-US", page="method")
    page = "\n".join(text.value for text in app.main.markdown)
    assert "365.25" in page
    assert "fewer than 20 cases" in page
    assert "SESNSP, Víctimas de delitos del fuero común" in page
    assert app.main.caption[-1].value == f"violencemap {__version__}"
    assert "rate_per_100k" in app.main.code[0].value
