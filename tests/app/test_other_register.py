"""The counts of SESNSP's new register on the pages: a chart of their own, and a warning."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from rnid_files import write_state_victims
from violencemap.read.recognize import read_tables
from violencemap.store.tables import save_tables

OpenApp = Callable[..., AppTest]
OLD, NEW = "intentional_homicide_victims", "intentional_homicide_victims_rnid"


@pytest.fixture
def open_with_both(
    open_app: OpenApp, bundled_store_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> OpenApp:
    path = Path(shutil.copyfile(bundled_store_path, tmp_path / "store.duckdb"))
    save_tables(path, read_tables(write_state_victims(tmp_path)))
    monkeypatch.setenv("VIOLENCEMAP_STORE", str(path))
    return open_app


def charts(app: AppTest) -> int:
    return len(app.get("vega_lite_chart"))


@pytest.mark.parametrize(("measure", "other"), [(OLD, "desde 2026 · "), (NEW, "doloso · ")])
def test_a_place_has_two_charts_that_are_not_joined(
    open_with_both: OpenApp, measure: str, other: str
) -> None:
    app = open_with_both(page="place", m=measure, ent="26")
    assert not app.exception
    assert charts(app) == 2
    assert any(other in heading.value for heading in app.header)
    assert any("no se suman ni se unen" in caption.value for caption in app.main.caption)


def test_the_new_register_is_a_measure_with_its_own_months_and_warning(
    open_with_both: OpenApp,
) -> None:
    app = open_with_both(m=NEW)
    assert not app.exception
    chosen = app.sidebar.selectbox(key="m")
    assert "Víctimas de homicidio doloso, desde 2026" in chosen.options
    assert len(set(chosen.options)) == len(chosen.options)
    assert app.session_state["t"] == ("2026-01", "2026-03")
    assert any("registro nuevo (RNID)" in caption.value for caption in app.main.caption)


def test_without_its_files_nothing_speaks_of_the_new_register(open_app: OpenApp) -> None:
    app = open_app(page="place", m=OLD, ent="26")
    assert charts(app) == 1
    assert not any("2026" in option for option in app.sidebar.selectbox(key="m").options)
