"""Map, legend, sentence, tables, chart and files say the same numbers, whatever is chosen.

Fifty views are drawn by lot, always the same ones. Each is asked for its numbers at every place
where a person meets them, and the file and the legend are counted anew from what the map is told.
"""

from __future__ import annotations

import csv
import io
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from rich_data import MUNICIPAL_MEASURE, STATES
from violencemap.app import cache, sentences
from violencemap.app.months import month_rows
from violencemap.app.tables import area_rows, event_rows
from violencemap.app.view import PRECISIONS, REVIEWS, Offer, View
from violencemap.codes import EventType
from violencemap.export.geojson import areas_geojson, events_geojson
from violencemap.export.tabular import areas_csv, events_csv
from violencemap.query.incidents import count_incidents, count_precision, list_incidents
from violencemap.query.months import list_months
from violencemap.query.placed import list_placed
from violencemap.query.rates import list_areas
from violencemap.store import Store, open_store
from violencemap.views.charts import months_chart
from violencemap.views.legend import legend_rows, mark_rows
from violencemap.views.map.boundary_order import area_order
from violencemap.views.map.payload import map_payload

MEASURES = ("events", "intentional_homicide_victims", "femicide_victims", MUNICIPAL_MEASURE)
FEW_CASES = "de ellas, con pocos casos"  # a row that counts areas which other rows count too
VIEWS = 50


@pytest.fixture(scope="module")
def store(rich_store_path: Path) -> Iterator[Store]:
    with open_store(rich_store_path) as opened:
        yield opened.public()  # files are public: they agree with what everybody sees


@pytest.fixture(scope="module")
def offer(rich_store_path: Path) -> Offer:
    return cache.offer(cache.Snapshot(str(rich_store_path), 0, 0, None))


def draw_view(offer: Offer, number: int) -> View:
    """One of the views by lot: every control at anything that it offers."""
    draw = random.Random(number)
    measure = draw.choice(MEASURES)
    states = tuple(sorted(draw.sample((*STATES, "09", "14"), draw.choice((0, 1, 1, 1, 2, 3)))))
    offered = sorted(offer.municipalities_of(states))
    municipalities = tuple(draw.sample(offered, min(len(offered), draw.choice((0, 0, 1, 4)))))
    months = offer.months[measure]
    ends = sorted(draw.choices(months[-60:], k=2))
    return View(
        language="es",
        measure=measure,
        states=states,
        municipalities=municipalities,
        period=(ends[0], ends[1]),
        types=tuple(draw.sample([*map(str, EventType)], draw.choice((0, 0, 1, 5)))),
        precision=draw.choice(PRECISIONS),
        review=draw.choice(("all", "all", *REVIEWS)),
        datasets=draw.choice(((), (), ("reports",), ("example",))),
        show=draw.choice(("rate", "count")),
        level=draw.choice(offer.levels(measure)),
    )


@dataclass(frozen=True)
class Shown:
    """What a view shows, at each place where a person meets it."""

    store: Store
    offer: Offer
    view: View

    @cached_property
    def areas(self) -> pd.DataFrame:
        view = self.view
        return list_areas(
            self.store, view.filters, measure=view.measure, level=view.level, show=view.show
        )

    @cached_property
    def payload(self) -> dict[str, Any]:
        view = self.view
        return map_payload(
            self.areas,
            list_placed(self.store, view.filters),
            filters=view.filters,
            measure=view.measure,
            level=view.level,
            show=view.show,
            language=view.language,
        )

    @cached_property
    def area_table(self) -> pd.DataFrame:
        return area_rows(self.areas, self.view).set_index("cvegeo")

    @cached_property
    def event_table(self) -> pd.DataFrame:
        return event_rows(list_incidents(self.store, self.view.filters), self.view)

    @cached_property
    def sentence(self) -> str:
        counts = count_incidents(self.store, self.view.filters)
        return sentences.summary(self.view, self.offer, self.areas, counts)

    @cached_property
    def area_files(self) -> list[dict[str, dict[str, Any]]]:
        """Areas of both files by code, the csv's numbers as JSON has them."""
        chosen = {"measure": self.view.measure, "level": self.view.level}
        document = areas_geojson(self.store, self.view.filters, **chosen)
        rows = [feature["properties"] for feature in json.loads(document)["features"]]
        table = read_csv(areas_csv(self.store, self.view.filters, **chosen))
        return [{row["cvegeo"]: row for row in both} for both in (rows, table)]

    @cached_property
    def event_files(self) -> list[dict[str, dict[str, Any]]]:
        document = json.loads(events_geojson(self.store, self.view.filters))
        rows = [feature["properties"] for feature in document["features"]]
        table = read_csv(events_csv(self.store, self.view.filters))
        return [{row["event_id"]: row for row in both} for both in (rows, table)]


@pytest.fixture(scope="module", params=range(VIEWS))
def shown(request: pytest.FixtureRequest, store: Store, offer: Offer) -> Shown:
    return Shown(store, offer, draw_view(offer, request.param))


def read_csv(text: str) -> list[dict[str, Any]]:
    """Rows with their numbers as such: texts, codes among them, stand in quotes."""
    head, _, body = text.removeprefix("\ufeff").partition("\r\n")
    rows = csv.reader(io.StringIO(body), quoting=csv.QUOTE_NONNUMERIC)
    names = head.split(",")
    return [
        {name: value if value != "" else None for name, value in zip(names, row, strict=True)}
        for row in rows
    ]


def whole(value: Any) -> int | None:
    return None if pd.isna(value) else int(value)


def first_numbers(sentence: str) -> list[float]:
    """Numbers of a sentence after its place and period."""
    told = sentence.partition(":**")[2]
    return [float(one.replace(",", "")) for one in re.findall(r"\d[\d,]*(?:\.\d+)?", told)]


def test_areas_of_a_view_have_one_number_everywhere(shown: Shown) -> None:
    payload, table, view = shown.payload, shown.area_table, shown.view
    order = area_order(view.level)
    drawn = {order[at]: count for at, count in enumerate(payload["counts"]) if count is not None}
    in_table = {code: whole(count) for code, count in table["count"].items()}
    known = {code: count for code, count in in_table.items() if count is not None}
    within = [count for _, _, count in payload["within"] if count is not None]
    assert drawn == {code: known[code] for code in drawn}
    assert sum(drawn.values()) + sum(within) == sum(known.values())
    for file in shown.area_files:
        assert list(file) == list(table.index)
        for code, row in file.items():
            # the public files leave out 1 and 2 of what may point at a person
            assert row["count"] == in_table[code] or row["n_events"] is None
    if view.measure != "events" and known:
        assert first_numbers(shown.sentence)[0] == sum(known.values())


def test_rates_of_a_view_are_one_everywhere(shown: Shown) -> None:
    view, payload, table = shown.view, shown.payload, shown.area_table
    if "rate" not in table:
        assert payload["days"] == 0
        return
    geojson, csv_rows = shown.area_files
    for code, rate in table["rate"].items():
        row = geojson[code]
        if row["n_events"] is None and view.measure == "events":
            continue
        exported = row["rate_per_100k"]
        assert (exported is None) == pd.isna(rate)
        if exported is not None:
            assert exported == pytest.approx(rate, abs=0.0501)
            assert csv_rows[code]["rate_per_100k"] == pytest.approx(exported)
    for at, code in enumerate(area_order(view.level)):
        if code in table.index and not pd.isna(table.loc[code, "rate"]):
            told = payload["rates"].get(str(at))
            rate = told[0] if told else _rate_of_the_map(payload, at, geojson[code])
            assert rate == pytest.approx(table.loc[code, "rate"], abs=0.0501)


def _rate_of_the_map(payload: dict[str, Any], at: int, row: dict[str, Any]) -> float:
    """As the browser works it out; it knows the census, this test the population of the file."""
    return payload["counts"][at] / row["population"] * 100_000 * 365.25 / payload["days"]


def test_the_legend_counts_what_the_map_paints(shown: Shown) -> None:
    view = shown.view
    rows = legend_rows(shown.areas, measure=view.measure, show=view.show, language="es")
    legend = {row.label: row.areas for row in rows if row.label != FEW_CASES}
    assert sum(legend.values()) == len(shown.area_table)
    young = len(shown.payload["within"])
    painted = Counter(shown.payload["classes"].replace(" ", ""))
    assert painted.total() + young == len(shown.area_table)
    if not young:
        classes = [
            painted[plain] + painted[few] for plain, few in zip("0123456", "abcdefg", strict=True)
        ]
        no_data, others = painted["-"], painted["x"]
        assert [*legend.values()] == [*classes, no_data, *([others] if others else [])]
    if view.show == "rate":
        labels = Counter(row["class_label"] for row in shown.area_files[0].values())
        assert all(legend[label] == labels[label] for label in [*legend][:7]) or any(
            row["n_events"] is None for row in shown.area_files[0].values()
        )


def test_events_of_a_view_are_as_many_everywhere(shown: Shown) -> None:
    view, payload, table = shown.view, shown.payload, shown.event_table
    matched = count_precision(shown.store, view.filters)
    only_state = sum(list_placed(shown.store, view.filters).only_state.values())
    points = len(payload["events"]["rows"])
    assert payload["events"]["totals"] is None
    assert len(table) == matched["matched"] == points + only_state + matched["unplaced"]
    assert (points, only_state) == (matched["locality"] + matched["municipality"], matched["state"])
    marks = mark_rows(list_placed(shown.store, view.filters), "es")
    shapes = [row.events for row in marks if re.match("Círculo|Cuadro", row.label) and row.events]
    assert sum(shapes) == points
    for file in shown.event_files:
        assert sorted(file) == sorted(table["id"])
        deaths = {
            name: whole(count) for name, count in zip(table["id"], table["deaths"], strict=True)
        }
        assert {name: row["deaths_best"] for name, row in file.items()} == deaths
    if view.measure == "events" and len(table):
        told = first_numbers(shown.sentence)
        known = table["deaths"].dropna()
        assert told == [len(table), *([int(known.sum())] if len(known) else [])]


def test_months_of_a_chart_add_up_to_the_area_of_the_map(shown: Shown) -> None:
    view = shown.view
    if len(view.place) != {"state": 2, "municipality": 5}[view.level] or view.place == "00":
        return
    months = list_months(shown.store, view.filters, measure=view.measure, cvegeo=view.place)
    if months["count"].isna().all():  # then the page says so and draws none
        assert view.measure != "events" or not len(shown.event_table)
        assert whole(shown.area_table.loc[view.place, "count"]) is None
        return
    chart = months_chart(months, measure=view.measure, show="count", language="es")
    drawn = {
        row["at"]: row["value"]
        for rows in chart.to_dict()["datasets"].values()
        for row in rows
        if row.get("value") is not None
    }
    table = pd.DataFrame(month_rows(months, "es"))["column_count"]
    assert sorted(drawn) == [at for at, count in enumerate(table) if not pd.isna(count)]
    assert sum(drawn.values()) == table.sum() == shown.area_table.loc[view.place, "count"]
