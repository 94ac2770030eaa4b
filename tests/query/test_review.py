"""The queue and what a person needs to decide."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from violencemap.query.incidents import list_incidents
from violencemap.query.place_choice import find_places, place_label, place_values
from violencemap.query.review import (
    ReviewItem,
    count_reviewed,
    decide,
    list_queue,
    review_item,
)
from violencemap.store import open_store
from violencemap.store.build import save_readings
from violencemap.store.journal import append_decision
from violencemap.store.readings import StoredReading
from violencemap.types import (
    Article,
    Candidate,
    Filters,
    Incident,
    Mention,
    Place,
    Reading,
    Resolution,
)

BEFORE = "It rained all week. The market was closed."
EVIDENCE = "Police found 14 bodies in Juárez on Thursday."
AFTER = "Nobody was arrested. The mayor declined to speak."
BODY = f"{BEFORE} {EVIDENCE} {AFTER}"
JUAREZ = Place(
    cvegeo="08037", name="Juárez", level="municipality", longitude=-106.42, latitude=31.73
)
OTHER_JUAREZ = Place(
    cvegeo="19031", name="Juárez", level="municipality", longitude=-100.09, latitude=25.65
)


def reading(article_id: str = "added", *, text: str = BODY, **coded: Any) -> StoredReading:
    start = text.index(EVIDENCE)
    place = start + EVIDENCE.index("Juárez")
    mention = Mention(
        article_id=article_id, start=place, end=place + 6, text="Juárez", label="place"
    )
    resolution = Resolution(
        mention=mention,
        place=JUAREZ,
        level="municipality",
        place_name="Juárez, Chihuahua",
        score=0.4,
        method="population",
        reason="the largest of several places of this name",
        candidates=(
            Candidate(place=JUAREZ, score=0.4),
            Candidate(place=OTHER_JUAREZ, score=0.3),
        ),
    )
    incident = Incident(
        **{
            "incident_id": f"{article_id}-i",
            "dataset": "reports",
            "event_date": date(2021, 4, 1),
            "date_precision": "day",
            "event_type": "body_find",
            "cvegeo": "08037",
            "location": "Juárez",
            "place_mention": "Juárez",
            "geo_precision": "municipality",
            "geocode_score": 0.4,
            "geocode_candidates": 2,
            "fatalities_best": 14,
            "article_ids": (article_id,),
            "evidence": (start, start + len(EVIDENCE)),
            "confidence": 0.7,
        }
        | coded
    )
    article = Article(
        article_id=article_id, text=text, title="Found", published=date(2021, 4, 2), language="en"
    )
    whole = Reading(article=article, resolutions=(resolution,), incidents=(incident,))
    return StoredReading(reading=whole, digest=article_id)


@pytest.fixture
def path(tiny_store_path: Path, tmp_path: Path) -> Path:
    path = Path(shutil.copy(tiny_store_path, tmp_path / "store.duckdb"))
    save_readings(path, [reading()])
    return path


def queue(path: Path, filters: Filters | None = None, **options: Any) -> list[str]:
    with open_store(path) as store:
        return list(list_queue(store, filters or Filters(), **options)["incident_id"])


def item(path: Path, incident_id: str = "added-i") -> ReviewItem:
    with open_store(path) as store:
        found = review_item(store, incident_id)
    assert found is not None
    return found


def test_the_uncertain_and_deadly_come_first(path: Path) -> None:
    waiting = queue(path)
    assert waiting[0] == "added-i"  # 14 deaths in one of two towns
    # 14 deaths and less sure of them, before 13 of which the reader is sure
    assert waiting.index("i-4") < waiting.index("i-3")
    assert waiting.index("i-2") < waiting.index("i-1")
    assert queue(path, limit=2) == waiting[:2]
    assert queue(path, Filters(cvegeo=("23",))) == [one for one in waiting if one in "i-1 i-2 i-6"]


def test_what_was_decided_leaves_the_queue_and_is_counted(path: Path) -> None:
    append_decision(path, decide(item(path), "Ana", "accept"))
    append_decision(path, decide(item(path, "i-1"), "Ana", "reject"))
    assert {"added-i", "i-1"}.isdisjoint(queue(path))
    with open_store(path) as store:
        assert count_reviewed(store, Filters()) == (1, 6)
        assert review_item(store, "i-1") is None


def test_the_evidence_is_shown_within_its_sentences(path: Path) -> None:
    found = item(path)
    assert found.text is not None
    assert found.evidence is not None
    assert found.text == f"The market was closed. {EVIDENCE} Nobody was arrested."
    assert found.text[slice(*found.evidence)] == EVIDENCE


def test_evidence_at_both_ends_of_a_report_is_shown_whole(path: Path) -> None:
    save_readings(path, [reading("only", text=EVIDENCE)])
    found = item(path, "only-i")
    assert (found.text, found.evidence) == (EVIDENCE, (0, len(EVIDENCE)))


def test_a_bundled_record_comes_without_words(path: Path) -> None:
    found = item(path, "i-3")
    assert (found.text, found.evidence) == (None, None)
    assert [place.cvegeo for place in found.candidates] == ["15021"]


def test_candidates_are_what_the_name_could_mean(path: Path) -> None:
    found = item(path)
    assert [place_label(place) for place in found.candidates] == [
        "Juárez, Chihuahua",
        "Juárez, Nuevo León",
    ]
    assert found.place_reason == "the largest of several places of this name"


def test_another_report_of_the_event_is_proposed_and_can_be_merged(path: Path) -> None:
    save_readings(path, [reading("second", event_type="multiple_homicide")])
    (other,) = item(path).duplicates
    assert other.incident["incident_id"] == "second-i"
    assert other.text is not None
    assert other.evidence is not None
    assert other.text[slice(*other.evidence)] == EVIDENCE
    assert other.reason.en.startswith("Same municipality, same day")
    (mirrored,) = item(path, "second-i").duplicates
    assert (mirrored.incident["incident_id"], mirrored.score) == ("added-i", other.score)
    merged = decide(item(path), "Ana", "merge", merged_into="second-i")
    append_decision(path, merged)
    assert item(path, "second-i").duplicates == ()
    assert item(path, "second-i").history == (merged,)
    with open_store(path) as store:
        rows = list_incidents(store, Filters()).set_index("incident_id")
    assert rows.loc["second-i", "n_sources"] == 2


def test_a_decision_says_what_the_person_had_before_them(path: Path) -> None:
    decision = decide(item(path), "Ana", "accept")
    assert (decision.target_id, decision.article_id) == ("added-i", "added")
    assert decision.seen == {
        "event_date": "2021-04-01",
        "event_type": "body_find",
        "cvegeo": "08037",
        "fatalities_best": 14,
    }
    append_decision(path, decision)
    assert item(path).incident["review_status"] == "accepted"
    assert item(path).history == (decision,)


def test_a_chosen_place_moves_the_incident(path: Path) -> None:
    other = item(path).candidates[1]
    append_decision(path, decide(item(path), "Ana", "change", values=place_values(other)))
    moved = item(path).incident
    assert (moved["cvegeo"], moved["state_name"]) == ("19031", None)  # no such state in the store
    assert (moved["geo_precision"], moved["longitude"]) == ("municipality", None)


def test_places_are_found_by_name_and_by_code() -> None:
    assert [place.cvegeo for place in find_places("02002")] == ["02002"]
    assert find_places("99999") == []
    assert find_places("no such place anywhere") == []
    found = find_places("Juárez")
    assert {"08037", "19031"} <= {place.cvegeo for place in found}
    assert place_values(found[0])["geo_precision"] in {"municipality", "locality"}


def test_a_locality_is_a_point_and_a_state_is_none() -> None:
    holbox = find_places("Holbox")[0]
    values = place_values(holbox)
    assert values["geo_precision"] == "locality"
    assert (round(values["longitude"]), round(values["latitude"])) == (-87, 22)
    sonora = find_places("26")[0]
    assert place_values(sonora) == {
        "cvegeo": "26",
        "location": "Sonora",
        "geo_precision": "state",
        "longitude": None,
        "latitude": None,
    }
