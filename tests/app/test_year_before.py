"""The same months of the year before: only where both years are told whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

OpenApp = Callable[..., AppTest]
VICTIMS = "intentional_homicide_victims"


def told(app: AppTest) -> str:
    return app.caption[0].value.split("  \n")[0]


def test_the_year_before_is_what_its_own_view_says(open_app: OpenApp) -> None:
    now = open_app(m=VICTIMS, t=["2023-07", "2024-06"])
    before = open_app(m=VICTIMS, t=["2022-07", "2023-06"])
    said = told(now)
    assert said.startswith("Un año antes (jul 2022 – jun 2023) fueron ")
    count, rate = said.split("fueron ")[1].split(" por cada")[0].split("; ")
    assert f"{count} víctimas de homicidio doloso; {rate} por cada" in before.main.markdown[0].value


def test_a_difference_that_the_intervals_explain_is_called_unclear(open_app: OpenApp) -> None:
    small = open_app("en-US", m=VICTIMS, ent="31", t=["2024-03", "2024-03"])
    assert told(small).endswith("The intervals overlap: the figures show no clear difference.")
    country = open_app("en-US", m=VICTIMS, t=["2024-01", "2024-12"])
    assert "no clear difference" not in told(
        open_app("en-US", m=VICTIMS, ent="25", t=["2024-09", "2025-06"])
    )
    assert told(country).startswith("A year before (Jan 2023 – Dec 2023) there were ")


@pytest.mark.parametrize(
    "view",
    [
        {"m": "events"},
        {"m": VICTIMS, "t": ["2023-01", "2024-12"]},  # two years would overlap theirs
        {"m": VICTIMS, "t": ["2015-01", "2015-12"]},  # nothing is told of the year before
        {"m": VICTIMS, "t": ["2016-01", "2016-12"]},  # Oaxaca did not report all of 2015
    ],
)
def test_nothing_is_said_where_the_years_do_not_compare(
    open_app: OpenApp, view: dict[str, str | list[str]]
) -> None:
    app = open_app(**view)
    assert not app.exception
    assert not [one for one in app.caption if "Un año antes" in one.value]
