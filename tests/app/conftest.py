"""The dashboard run without a browser, on a store made from the bundled data."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from violencemap.app.launch import streamlit_command

OpenApp = Callable[..., AppTest]


@pytest.fixture
def open_app(bundled_store_path: Path, monkeypatch: pytest.MonkeyPatch) -> OpenApp:
    """Opens the dashboard at an address, as a browser with a language would."""
    monkeypatch.setenv("VIOLENCEMAP_STORE", str(bundled_store_path))

    def open_app(
        locale: str = "es-MX",
        page: str | None = None,
        store: Path | None = None,
        **query: object,
    ) -> AppTest:
        if store:
            monkeypatch.setenv("VIOLENCEMAP_STORE", str(store))
        app = AppTest.from_file(streamlit_command()[-1], default_timeout=60)
        app.context["locale"] = locale
        app.query_params.update(query)
        if page:  # AppTest.switch_page knows only pages that are files
            app._page_hash = calc_hash(page)
        return app.run()

    return open_app
