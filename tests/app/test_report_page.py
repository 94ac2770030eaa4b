"""The report page: words, marks, lists and map of one report."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from violencemap.query.reader import list_marks, report_words
from violencemap.store import open_store
from violencemap.store.build import save_readings
from violencemap.store.journal import append_decision
from violencemap.store.readings import StoredReading
from violencemap.types import Article, Decision, Figure, Incident, Mention, Reading, Resolution

OpenApp = Callable[..., AppTest]
WORDS = "Two men were shot dead in Tulum. Officials of Seguridad counted 40 such deaths this year."


def a_reading() -> StoredReading:
    def mention(name: str, label: str, place_name: str | None) -> Resolution:
        at = WORDS.index(name)
        return Resolution(
            mention=Mention(
                article_id="told", start=at, end=at + len(name), text=name, label=label
            ),
            place=None,
            level=None,
            place_name=place_name,
            score=0.9,
            method="gazetteer",
            reason="part of the name of an organization",
        )

    incident = Incident(
        incident_id="told-1",
        dataset="reports",
        event_date=date(2021, 3, 30),
        date_precision="day",
        event_type="homicide",
        cvegeo="23009",
        location="Tulum",
        geo_precision="municipality",
        fatalities_best=2,
        article_ids=("told",),
        evidence=(0, 32),
    )
    figure = Figure(
        figure_id="told-2",
        value=40,
        unit="count",
        indicator="homicide",
        cvegeo="23",
        source="Seguridad",
        article_ids=("told",),
        evidence=(WORDS.index("counted"), len(WORDS)),
    )
    reading = Reading(
        article=Article(
            article_id="told", text=WORDS, title="A night in Tulum", published=date(2021, 3, 31)
        ),
        resolutions=(
            mention("Tulum", "place", "Tulum, Quintana Roo"),
            mention("Seguridad", "organization", None),
        ),
        incidents=(incident,),
        figures=(figure,),
    )
    return StoredReading(reading=reading, digest="told")


@pytest.fixture
def path(bundled_store_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = Path(shutil.copy(bundled_store_path, tmp_path / "reader.duckdb"))
    monkeypatch.setenv("VIOLENCEMAP_STORE", str(path))
    return path


def test_marks_are_where_their_words_are(path: Path) -> None:
    save_readings(path, [a_reading()])
    with open_store(path) as store:
        words, marks = report_words(store, "told"), list_marks(store, "told")
    assert words == WORDS
    assert [(one.kind, one.number, WORDS[one.start : one.end]) for one in marks] == [
        ("incident", 1, "Two men were shot dead in Tulum."),
        ("place", None, "Tulum"),
        ("organization", None, "Seguridad"),
        ("figure", 1, "counted 40 such deaths this year."),
    ]
    assert marks[1].about == "Tulum, Quintana Roo"
    assert marks[2].about == "part of the name of an organization"


def test_a_report_is_shown_with_its_marks_and_lists(
    path: Path, open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_readings(path, [a_reading()])
    monkeypatch.setenv("VIOLENCEMAP_STORE", str(path))
    page = open_app(page="report")
    assert not page.exception
    assert page.selectbox(key="report").options == ["31/03/2021 · A night in Tulum"]
    (words,) = [one.value for one in page.get("html") if "<div class=vm-report>" in one.value]
    assert '<sup>1</sup><span class="vm-incident">Two men were shot dead in </span>' in words
    lists = [one.value for one in page.text]
    assert lists == [
        "1  Homicidio · 30 mar 2021 · 2 personas muertas · "
        "Tulum, Quintana Roo (Municipio) · sin revisar",
        "#1  40 · homicidios · Quintana Roo · Seguridad",
    ]


def test_what_a_person_rejected_is_marked_no_more(path: Path) -> None:
    save_readings(path, [a_reading()])
    append_decision(path, Decision(who="Ana", action="reject", target_id="told-1"))
    with open_store(path) as store:
        assert [one.kind for one in list_marks(store, "told")] == [
            "place",
            "organization",
            "figure",
        ]


def test_without_texts_the_page_says_how_to_add_one(
    path: Path, open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VIOLENCEMAP_STORE", str(path))
    app = open_app(page="report", locale="en-US")
    assert "without the texts" in app.info[0].value
    assert [link.proto.label for link in app.main.get("page_link")] == ["Add your own files"]
