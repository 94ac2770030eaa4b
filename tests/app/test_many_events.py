"""With more events than a map can show one by one, all that counts them still says the same."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from many_events import write_many_events
from violencemap.query.incidents import count_precision
from violencemap.query.placed import MOST_POINTS, list_placed
from violencemap.query.rates import list_areas
from violencemap.store import open_store
from violencemap.types import Filters
from violencemap.views.map.folium import write_html
from violencemap.views.map.payload import map_payload, pack

OpenApp = Callable[..., AppTest]
EVENTS = 2600
WHOLE = ["2022-01", "2023-12"]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_many_events(tmp_path_factory.mktemp("many") / "events.duckdb", EVENTS)


def legend(app: AppTest) -> dict[str, int]:
    """Number of each row of the legend's events, by its label."""
    html = "".join(str(one.value) for one in app.main.get("html"))
    rows = re.findall(r"<td>([^<]+)</td><td>([\d,]+)</td>", html)
    return {label: int(number.replace(",", "")) for label, number in rows}


def coverage(app: AppTest) -> list[int]:
    """Matched, with a locality, with a municipality, with a state only, unplaced."""
    (line,) = [one.value for one in app.caption if "que coinciden con los filtros" in one.value]
    numbers = re.findall(r"[\d,]+(?= (?:eventos|con|sólo|sin))", line.splitlines()[0])
    return [int(number.replace(",", "")) for number in numbers]


def test_map_legend_table_and_sentences_count_the_same(open_app: OpenApp, store: Path) -> None:
    app = open_app(store=store, m="events", t=WHOLE, ds="ucdp-ged")
    assert not app.exception
    matched, locality, municipality, state, unplaced = coverage(app)
    assert matched == EVENTS == locality + municipality + state + unplaced
    assert locality + municipality > MOST_POINTS
    counts = legend(app)
    assert counts["Cuadro: total del municipio"] == locality + municipality
    assert counts["de ellos, con localidad"] == locality
    assert counts["Número en un óvalo: sólo se conoce el estado"] == state
    kinds = ("Ataque a personas", "Enfrentamiento o emboscada", "Otro hecho")
    assert sum(counts[kind] for kind in kinds) == locality + municipality
    heads = [head.value for head in app.header]
    assert f"Eventos · {EVENTS:,} filas" in heads
    assert any(f"{locality + municipality:,} eventos con lugar" in one.value for one in app.caption)


def test_the_table_has_the_first_rows_and_says_so(open_app: OpenApp, store: Path) -> None:
    app = open_app(store=store, m="events", t=WHOLE, ds="ucdp-ged")
    (table,) = [one.value for one in app.dataframe if "date_precision" in one.value.columns]
    assert len(table) == 500
    assert table["date"].is_monotonic_increasing
    assert any(f"los primeros 500 de {EVENTS:,}" in one.value for one in app.caption)


def test_a_narrower_choice_draws_points_again(open_app: OpenApp, store: Path) -> None:
    app = open_app(store=store, m="events", t=["2022-01", "2022-03"], ds="ucdp-ged")
    matched, locality, municipality, *_ = coverage(app)
    assert locality + municipality <= MOST_POINTS
    counts = legend(app)
    assert counts["Círculo: se conoce la localidad"] == locality
    assert counts["Cuadro: sólo el municipio"] == municipality
    (table,) = [one.value for one in app.dataframe if "date_precision" in one.value.columns]
    assert len(table) == matched
    assert not any("eventos con lugar" in one.value for one in app.caption)


def test_the_one_file_page_tells_totals_and_first_rows_too(store: Path, tmp_path: Path) -> None:
    with open_store(store) as opened:
        write_html(
            tmp_path / "map.html",
            opened,
            Filters(datasets=("ucdp-ged",)),
            measure="events",
            level="state",
            show="count",
            language="en",
        )
    page = (tmp_path / "map.html").read_text(encoding="utf-8")
    assert f"The table has the first 500 of {EVENTS:,} by date." in page
    assert "Square: total of the municipality" in page
    assert len(page) < 2_500_000


def test_totals_add_up_and_take_few_bytes(store: Path) -> None:
    filters = Filters(datasets=("ucdp-ged",))
    with open_store(store) as opened:
        counts = count_precision(opened, filters)
        payload = map_payload(
            list_areas(opened, filters, measure="events", level="municipality", show="count"),
            list_placed(opened, filters),
            filters=filters,
            measure="events",
            level="municipality",
            show="count",
            language="es",
        )
    totals = payload["events"]["totals"]
    assert payload["events"]["rows"] == []
    assert sum(map(sum, totals["kinds"])) == counts["locality"] + counts["municipality"]
    assert sum(totals["localities"]) == counts["locality"]
    assert sum(totals["unreviewed"]) == sum(map(sum, totals["kinds"]))
    assert sum(payload["state_events"].values()) == counts["state"]
    assert len(pack(payload)) < 20_000
