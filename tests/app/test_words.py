"""Words for one event or one source."""

from __future__ import annotations

from violencemap.app.words import source_line
from violencemap.codes import NOT_STATED


def test_what_a_source_does_not_state_is_said_in_the_language_of_the_page() -> None:
    source = {"publisher": "Observatorio", "title": "Conteo", "license": NOT_STATED}
    assert source_line(source, "es") == "Observatorio, Conteo. Licencia: no se indica."
    assert source_line(source, "en") == "Observatorio, Conteo. License: not stated."
