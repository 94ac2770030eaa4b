"""Writing to the store: whole at any moment, one writer at a time, nothing doubled."""

from __future__ import annotations

import hashlib
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from filelock import FileLock

from violencemap.codes import DatePrecision, EventType, GeoPrecision
from violencemap.errors import StoreBusyError, StoreError, StoreVersionError
from violencemap.query.figures import list_figures
from violencemap.query.incidents import list_incidents
from violencemap.store import ensure_store, open_store, swap
from violencemap.store.build import article_digests, save_readings
from violencemap.store.connection import SCHEMA_VERSION
from violencemap.store.readings import StoredReading
from violencemap.types import (
    Article,
    Candidate,
    Figure,
    Filters,
    GroupPresence,
    Incident,
    Mention,
    Place,
    Reading,
    Resolution,
)

TULUM = Place(cvegeo="23009", name="Tulum", level="municipality", longitude=-87.46, latitude=20.21)


def a_reading(article_id: str = "added-1", deaths: int = 1) -> StoredReading:
    article = Article(
        article_id=article_id,
        text="A killing in Tulum",
        title="A killing",
        published=date(2021, 4, 1),
        source="Example",
        file="reports.txt",
    )
    mention = Mention(article_id=article_id, start=13, end=18, text="Tulum", label="place")
    resolution = Resolution(
        mention=mention,
        place=TULUM,
        level="municipality",
        place_name="Tulum, Quintana Roo",
        score=0.9,
        method="gazetteer",
        reason="the only place of this name",
        candidates=(Candidate(place=TULUM, score=0.9),),
    )
    incident = Incident(
        incident_id=f"{article_id}-i",
        dataset="reports",
        event_date=date(2021, 3, 30),
        date_precision=DatePrecision.DAY,
        event_type=EventType.HOMICIDE,
        cvegeo="23009",
        location="Tulum",
        geo_precision=GeoPrecision.MUNICIPALITY,
        fatalities_best=deaths,
        actors=("police",),
        article_ids=(article_id,),
        evidence=(0, 18),
        confidence=0.8,
    )
    figure = Figure(
        figure_id=f"{article_id}-f",
        value=-3.5,
        unit="percent_change",
        indicator="homicide",
        cvegeo="23",
        article_ids=(article_id,),
    )
    presence = GroupPresence(
        organization="Los Rusos",
        cvegeo="23009",
        relation="in_conflict",
        other_organization="Los Salazar",
        period_end=date(2021, 4, 1),
        attributed_by="DEA",
        article_id=article_id,
        evidence=(0, 18),
        confidence=0.8,
    )
    reading = Reading(
        article=article,
        resolutions=(resolution,),
        incidents=(incident,),
        figures=(figure,),
        presence=(presence,),
    )
    return StoredReading(reading=reading, digest=f"digest-{deaths}")


@pytest.fixture
def path(tiny_store_path: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(tiny_store_path, tmp_path / "store.duckdb"))


def ids(path: Path) -> set[str]:
    with open_store(path) as store:
        return set(list_incidents(store, Filters())["incident_id"])


def files_beside(path: Path) -> set[str]:
    return {file.name for file in path.parent.iterdir()} - {path.name, f"{path.name}.lock"}


def test_a_reading_is_stored_with_all_its_parts(path: Path) -> None:
    save_readings(path, [a_reading()])
    with open_store(path) as store:
        incidents = list_incidents(store, Filters()).set_index("incident_id")
        figures = list_figures(store, Filters()).set_index("figure_id")
        mentions = store.frame("SELECT * FROM mention")
    row = incidents.loc["added-1-i"]
    assert (row["event_type"], row["geo_precision"]) == ("homicide", "municipality")
    assert (row["source_name"], row["source_title"]) == ("Example", "A killing")
    assert (row["evidence_start"], row["evidence_end"], row["actors"]) == (0, 18, "police")
    assert figures.loc["added-1-f", "value"] == -3.5
    assert list(mentions["mention"]) == ["Tulum"]
    assert list(mentions["candidates"]) == ["23009"]


def test_a_reading_replaces_the_records_of_its_article(path: Path) -> None:
    before = ids(path)
    save_readings(path, [a_reading(deaths=1)])
    save_readings(path, [a_reading(deaths=7)])
    assert ids(path) == before | {"added-1-i"}
    with open_store(path) as store:
        deaths = list_incidents(store, Filters()).set_index("incident_id")["fatalities_best"]
    assert deaths["added-1-i"] == 7
    assert article_digests(path) == {"added-1": "digest-7"}


def test_a_reading_replaces_the_bundled_records_of_its_article(path: Path) -> None:
    save_readings(path, [a_reading("article-1")])
    assert ids(path) == {"i-3", "i-4", "i-5", "article-1-i"}


def test_an_incident_that_another_article_tells_too_stays(path: Path) -> None:
    one, other = a_reading("added-1"), a_reading("added-2")
    shared = replace(one.reading.incidents[0], article_ids=("added-1", "added-2"))
    told_by_both = replace(one, reading=replace(one.reading, incidents=(shared,)))
    save_readings(
        path, [told_by_both, replace(other, reading=replace(other.reading, incidents=()))]
    )
    save_readings(path, [], superseded=["added-1"])
    assert "added-1-i" in ids(path)
    with open_store(path) as store:
        row = list_incidents(store, Filters()).set_index("incident_id").loc["added-1-i"]
    assert row["source_id"] == "added-2"
    assert pd.isna(row["evidence_start"])  # it stood in the article that was removed
    save_readings(path, [], superseded=["added-2"])
    assert "added-1-i" not in ids(path)


def test_newer_bundled_data_replace_the_old_and_keep_what_was_added(
    path: Path, tiny_data: Path, tmp_path: Path
) -> None:
    save_readings(path, [a_reading("added-1"), a_reading("article-1")])
    newer = Path(shutil.copytree(tiny_data, tmp_path / "data"))
    rows = (newer / "incidents.csv").read_text(encoding="utf-8").replace("i-3,", "i-30,")
    (newer / "incidents.csv").write_text(rows, encoding="utf-8")
    ensure_store(path, data=newer)
    assert ids(path) == {"i-30", "i-4", "i-5", "added-1-i", "article-1-i"}


def test_an_up_to_date_store_is_not_touched(path: Path, tiny_data: Path) -> None:
    before = path.stat()
    ensure_store(path, data=tiny_data)
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_an_open_reader_keeps_its_snapshot_and_a_new_one_sees_the_change(path: Path) -> None:
    count = "SELECT count(*) AS n FROM article WHERE NOT bundled"
    with open_store(path) as old:
        save_readings(path, [a_reading()])
        with open_store(path) as new:
            assert old.frame(count)["n"].iloc[0] == 0
            assert new.frame(count)["n"].iloc[0] == 1


def test_a_change_that_fails_leaves_the_store_as_it_was(path: Path) -> None:
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    broken = a_reading()
    twice = (*broken.reading.incidents, *broken.reading.incidents)
    with pytest.raises(StoreError, match="it is as it was"):
        save_readings(path, [replace(broken, reading=replace(broken.reading, incidents=twice))])
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before
    assert files_beside(path) == set()


KILLED_WHILE_WRITING = """
import os, signal, sys
from pathlib import Path
from violencemap.store.swap import writing
with writing(Path(sys.argv[1])) as connection:
    connection.execute("DELETE FROM incident")
    connection.execute("CHECKPOINT")
    os.kill(os.getpid(), signal.SIGKILL)
"""
KILLED_BEFORE_THE_SWAP = """
import os, signal, sys
from pathlib import Path
from violencemap.store import ensure_store
os.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
ensure_store(Path(sys.argv[1]), data=Path(sys.argv[2]))
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows has no SIGKILL")
def test_a_writer_killed_in_the_middle_leaves_a_whole_store(path: Path) -> None:
    before, content = ids(path), path.read_bytes()
    run = subprocess.run([sys.executable, "-c", KILLED_WHILE_WRITING, path], check=False)
    assert run.returncode == -signal.SIGKILL
    assert path.read_bytes() == content
    assert files_beside(path), "the writer was killed before it had begun"
    save_readings(path, [a_reading()])  # the lock of the dead is free, its leftovers go
    assert ids(path) == before | {"added-1-i"}
    assert files_beside(path) == set()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows has no SIGKILL")
def test_a_first_build_that_is_killed_leaves_no_half_store(tmp_path: Path, tiny_data: Path) -> None:
    path = tmp_path / "new.duckdb"
    command = [sys.executable, "-c", KILLED_BEFORE_THE_SWAP, path, tiny_data]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    assert not path.exists()
    ensure_store(path, data=tiny_data)
    assert len(ids(path)) == 6


def _presence(path: Path) -> list[tuple[str, str]]:
    with open_store(path) as store:
        rows = store.frame("SELECT organization, article_id FROM group_presence ORDER BY ALL")
    return list(rows.itertuples(index=False, name=None))


def test_statements_on_groups_are_replaced_with_their_report(path: Path) -> None:
    save_readings(path, [a_reading()])
    save_readings(path, [a_reading(deaths=2)])
    assert _presence(path) == [("Los Rusos", "added-1")]
    with open_store(path) as store:
        (row,) = store.frame("SELECT * FROM group_presence").to_dict("records")
    assert (row["relation"], row["other_organization"]) == ("in_conflict", "Los Salazar")
    assert (row["evidence_start"], row["evidence_end"], row["source_id"]) == (0, 18, "added-1")
    assert row["attributed_by"] == "DEA"
    save_readings(path, [], superseded=["added-1"])
    assert _presence(path) == []


def test_newer_bundled_data_leave_statements_of_added_reports(
    path: Path, tiny_data: Path, tmp_path: Path
) -> None:
    data = Path(shutil.copytree(tiny_data, tmp_path / "data"))
    (data / "group_presence.csv").write_text(
        "organization,cvegeo,relation,article_id,source_id\n"
        "Los Viagras,16,present,article-1,report-1\n"
        "Los Viagras,15,present,article-2,report-2\n",
        encoding="utf-8",
    )
    save_readings(path, [a_reading("article-1")])
    ensure_store(path, data=data)
    assert _presence(path) == [("Los Rusos", "article-1"), ("Los Viagras", "article-2")]


def test_two_writers_at_once_both_succeed(tmp_path: Path, tiny_data: Path) -> None:
    path = tmp_path / "store.duckdb"
    code = (
        "import sys; from pathlib import Path; from violencemap.store import ensure_store;"
        "ensure_store(Path(sys.argv[1]), data=Path(sys.argv[2]))"
    )
    runs = [subprocess.Popen([sys.executable, "-c", code, path, tiny_data]) for _ in range(2)]
    assert [run.wait(timeout=60) for run in runs] == [0, 0]
    assert len(ids(path)) == 6


def test_a_writer_that_waits_too_long_says_who_has_the_store(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swap, "LOCK_TIMEOUT", 0.05)
    with (
        FileLock(f"{path}.lock"),
        pytest.raises(StoreBusyError, match=r"store\.duckdb: another violencemap process"),
    ):
        save_readings(path, [a_reading()])


def test_a_place_that_cannot_be_written_is_named_with_the_way_out(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    with pytest.raises(StoreError, match=r"x\.duckdb.*--store or VIOLENCEMAP_STORE"):
        ensure_store(tmp_path / "file" / "x.duckdb")


def _text(path: Path) -> None:
    path.write_text("no store at all", encoding="utf-8")


def _other_schema(path: Path) -> None:
    import duckdb

    with duckdb.connect(path) as connection:
        connection.execute("UPDATE meta SET content = '0' WHERE name = 'schema_version'")


@pytest.mark.parametrize(
    ("spoil", "error", "message"),
    [
        (_text, StoreError, "not a violencemap store"),
        (
            _other_schema,
            StoreVersionError,
            f"schema 0, this violencemap needs {SCHEMA_VERSION}. Move the file",
        ),
    ],
)
def test_a_file_that_cannot_be_used_is_named_and_left_alone(
    path: Path, spoil: Callable[[Path], None], error: type[StoreError], message: str
) -> None:
    spoil(path)
    before = path.read_bytes()
    for use in (open_store, ensure_store, lambda path: save_readings(path, [a_reading()])):
        with pytest.raises(error, match=message):
            use(path)
    assert path.read_bytes() == before
