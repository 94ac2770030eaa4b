"""The review page: what is shown, and what its buttons record."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from violencemap.app import desk as review_desk
from violencemap.query.incidents import list_incidents
from violencemap.query.place_choice import place_of
from violencemap.query.placed import place_rows
from violencemap.query.rates import list_areas
from violencemap.query.review import list_queue
from violencemap.store import open_store
from violencemap.store.build import save_readings
from violencemap.store.journal import append_decision, journal_path, read_journal
from violencemap.store.readings import StoredReading
from violencemap.types import (
    Article,
    Candidate,
    Decision,
    Filters,
    Incident,
    Mention,
    Reading,
    Resolution,
)
from violencemap.views.map.payload import map_payload

OpenApp = Callable[..., AppTest]
WORDS = "Police found 14 bodies in Juárez <b>on Thursday</b>."


def a_report(name: str, **coded: object) -> StoredReading:
    """A report of a find in one of two towns of one name."""
    places = [place_of(code) for code in ("08037", "19031")]
    assert None not in places
    at = WORDS.index("Juárez")
    resolution = Resolution(
        mention=Mention(article_id=name, start=at, end=at + 6, text="Juárez", label="place"),
        place=places[0],
        level="municipality",
        place_name="Juárez, Chihuahua",
        score=0.4,
        method="population",
        reason="the largest of several places of this name",
        candidates=tuple(Candidate(place=place, score=0.4) for place in places if place),
    )
    incident = Incident(
        **{
            "incident_id": name,
            "dataset": "reports",
            "event_date": date(2021, 3, 25),
            "date_precision": "day",
            "event_type": "body_find",
            "cvegeo": "08037",
            "location": "Juárez",
            "place_mention": "Juárez",
            "geo_precision": "municipality",
            "geocode_score": 0.4,
            "fatalities_best": 14,
            "article_ids": (name,),
            "evidence": (0, len(WORDS)),
            "confidence": 0.3,
        }
        | coded
    )
    article = Article(article_id=name, text=WORDS, title=f"Report {name}", source="Example")
    reading = Reading(article=article, resolutions=(resolution,), incidents=(incident,))
    return StoredReading(reading=reading, digest=name)


@pytest.fixture(autouse=True)
def a_quick_look(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody has to wait in a test."""
    monkeypatch.setattr(review_desk, "SHORTEST_LOOK", 0.0)


@pytest.fixture
def path(bundled_store_path: Path, tmp_path: Path) -> Path:
    path = Path(shutil.copy(bundled_store_path, tmp_path / "desk.duckdb"))
    save_readings(path, [a_report("one")])
    return path


@pytest.fixture
def desk(path: Path, open_app: OpenApp, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The page, with Ana at the desk."""
    monkeypatch.setenv("VIOLENCEMAP_STORE", str(path))
    page = open_app(page="review")
    return page.text_input(key="review_who").set_value(" Ana ").run()


def shown(page: AppTest) -> str:
    return page.header[0].value


def decided(path: Path) -> list[tuple[str, str]]:
    return [(one.action, one.target_id) for one in read_journal(path).decisions]


def incident(path: Path, name: str = "one") -> dict[str, object]:
    with open_store(path) as store:
        return list_incidents(store, Filters()).set_index("incident_id").loc[name].to_dict()


def test_the_first_of_the_queue_is_shown_with_its_words(desk: AppTest) -> None:
    assert not desk.exception
    assert shown(desk) == (
        "Hallazgo de cuerpos · 25 mar 2021 · 14 personas muertas · Juárez, Chihuahua (Municipio)"
    )
    (words,) = [one.value for one in desk.get("html") if "<blockquote" in one.value]
    assert "<mark>Police found 14 bodies in Juárez &lt;b&gt;on Thursday&lt;/b&gt;.</mark>" in words
    labels = [button.label for button in desk.button]
    assert [one for one in labels if "Juárez, " in one] == [
        "1 · Juárez, Chihuahua",
        "2 · Juárez, Nuevo León",
    ]


def test_nothing_is_decided_before_there_is_a_name(
    path: Path, open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VIOLENCEMAP_STORE", str(path))
    page = open_app(page="review")
    assert page.button(key="review_accept").disabled
    assert page.button(key="review_place_1").disabled
    assert "Escriba su nombre" in page.warning[0].value


@pytest.mark.parametrize("action", ["accept", "reject", "sensitive"])
def test_a_button_records_who_decided_what_and_shows_the_next(
    desk: AppTest, path: Path, action: str
) -> None:
    before = shown(desk)
    desk.button(key=f"review_{action}").click().run()
    assert decided(path) == [(action, "one")]
    assert read_journal(path).decisions[0].who == "Ana"
    assert shown(desk) != before
    reviewed = 0 if action == "reject" else 1  # what was rejected is no event
    assert any(one.value.startswith(f"**{reviewed} de") for one in desk.markdown)


def test_a_key_that_bounces_does_not_decide_about_the_next(
    desk: AppTest, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.button(key="review_accept").click().run()
    second = shown(desk)
    monkeypatch.setattr(review_desk, "SHORTEST_LOOK", 60.0)
    desk.button(key="review_accept").click().run()
    assert decided(path) == [("accept", "one")]
    assert shown(desk) == second
    monkeypatch.setattr(review_desk, "SHORTEST_LOOK", 0.0)
    desk.button(key="review_accept").click().run()
    assert len(decided(path)) == 2


def test_undo_brings_the_incident_back(desk: AppTest, path: Path) -> None:
    before = shown(desk)
    desk.button(key="review_reject").click().run()
    desk.button(key="review_undo").click().run()
    assert shown(desk) == before
    assert [action for action, _ in decided(path)] == ["reject", "undo"]
    desk.button(key="review_undo").click().run()
    assert "Ana has made no decision" in desk.error[0].value


def test_a_candidate_place_is_chosen_with_one_button(desk: AppTest, path: Path) -> None:
    desk.button(key="review_place_2").click().run()
    row = incident(path)
    assert (row["municipality_name"], row["state_name"]) == ("Juárez", "Nuevo León")
    assert (row["review_status"], row["geocode_method"]) == ("changed", "manual")


def test_only_the_fields_that_differ_are_a_change(desk: AppTest, path: Path) -> None:
    desk.number_input(key="fatalities_best_one").set_value(15)
    desk.date_input(key="event_date_one").set_value(date(2021, 3, 24))
    desk.button(key="save_one").click().run()
    (decision,) = read_journal(path).decisions
    assert decision.values == {"event_date": "2021-03-24", "fatalities_best": 15}
    assert incident(path)["fatalities_best"] == 15


def test_saving_without_a_change_says_so(desk: AppTest, path: Path) -> None:
    desk.button(key="save_one").click().run()
    assert decided(path) == []
    assert "No se cambió ningún campo" in desk.error[0].value


def test_another_place_can_be_searched_and_chosen(desk: AppTest, path: Path) -> None:
    desk.text_input(key="search_one").set_value("Holbox").run()
    desk.button(key="save_one").click().run()
    assert str(incident(path)["cvegeo"]).startswith("23007")


def test_another_report_of_the_event_is_shown_and_merged(desk: AppTest, path: Path) -> None:
    assert desk.button(key="review_merge").disabled
    save_readings(path, [a_report("two", confidence=0.9)])
    desk.run()
    assert any("Mismo municipio, mismo día" in one.value for one in desk.caption)
    desk.button(key="review_merge").click().run()
    assert decided(path) == [("merge", "one")]
    assert incident(path, "two")["n_sources"] == 2


def test_what_is_skipped_comes_no_more_in_this_session(desk: AppTest, path: Path) -> None:
    first = shown(desk)
    desk.button(key="review_skip").click().run()
    assert shown(desk) != first
    assert decided(path) == []
    with open_store(path) as store:
        assert list_queue(store, Filters(), limit=1)["incident_id"].iloc[0] == "one"


def test_a_decision_of_somebody_else_is_seen_at_the_next_run(desk: AppTest, path: Path) -> None:
    first = shown(desk)
    journal_path(path).write_text(
        '{"decision_id": "d", "when": "2026-01-01T00:00:00+00:00", "who": "Luis", '
        '"action": "reject", "target_id": "one"}\n{"half',
        encoding="utf-8",
    )
    desk.run()
    assert shown(desk) != first
    assert "desk.decisions.jsonl, renglón 2" in desk.warning[0].value
    desk.button(key="review_take_back_0").click().run()
    assert shown(desk) == first


def test_the_places_of_the_sidebar_choose_the_queue(
    path: Path, open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VIOLENCEMAP_STORE", str(path))
    page = open_app(page="review", locale="en-US", ent="23")
    assert "Quintana Roo" in shown(page)
    assert page.title[0].value == "Review"


def test_the_map_tells_what_is_unreviewed_and_can_leave_it_out(
    path: Path, open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VIOLENCEMAP_STORE", str(path))
    append_decision(path, Decision(who="Ana", action="accept", target_id="one"))
    page = open_app(m="events", ent="08")
    assert any("ha revisado 1 de los 1" in one.value for one in page.caption)
    page = open_app(m="events", rev="unreviewed", ent="08")
    assert not page.exception
    assert any("Ningún evento coincide" in one.value for one in page.info)


@pytest.mark.parametrize(("status", "sign"), [("unreviewed", 1), ("accepted", 0), ("changed", 0)])
def test_a_mark_of_the_map_says_that_it_is_unreviewed(path: Path, status: str, sign: int) -> None:
    filters = Filters(cvegeo=("08",))
    with open_store(path) as store:
        areas = list_areas(store, filters, measure="events", level="state")
        rows = list_incidents(store, filters).assign(review_status=status)
    payload = map_payload(
        areas,
        place_rows(rows),
        filters=filters,
        measure="events",
        level="state",
        show="count",
        language="en",
    )
    assert [row[-1] for row in payload["events"]["rows"]] == [sign]
    assert payload["events"]["sources"] == ["Example"]
