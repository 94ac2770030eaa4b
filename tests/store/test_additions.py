"""What is added in one go is stored in one change, and taken back as one."""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from violencemap.errors import StoppedError, StoreError, UndoError
from violencemap.pipeline import add_files
from violencemap.query.incidents import list_incidents
from violencemap.store import ensure_store, open_store
from violencemap.store.additions import last_addition, save_addition, undo_addition
from violencemap.store.build import save_readings
from violencemap.store.readings import StoredReading
from violencemap.store.swap import store_before
from violencemap.types import Article, Filters, Incident, Reading

MONTHS = "Enero,Febrero,Marzo,Abril,Mayo,Junio,Julio,Agosto,Septiembre,Octubre,Noviembre,Diciembre"
HEADER = "Año,Clave_Ent,Entidad,Bien jurídico afectado,Tipo de delito,Subtipo de delito,Modalidad"
CRIME = "2021,26,Sonora,La vida,Homicidio,Homicidio doloso,Con arma de fuego"
REPORT = "A killing in Tulum\n2021-04-02\n\nOn April 1, 2021, a man was shot dead in Tulum.\n"


def a_reading(article_id: str = "added-1") -> StoredReading:
    incident = Incident(
        incident_id=f"{article_id}-i",
        dataset="reports",
        event_date=date(2021, 3, 30),
        date_precision="day",
        event_type="homicide",
        cvegeo="23009",
        geo_precision="municipality",
        article_ids=(article_id,),
    )
    article = Article(article_id=article_id, text="A killing in Tulum", title=article_id)
    reading = Reading(article=article, incidents=(incident,))
    return StoredReading(reading=reading, digest=article_id)


def ids(path: Path) -> set[str]:
    with open_store(path) as store:
        return set(list_incidents(store, Filters())["incident_id"])


@pytest.fixture
def path(tiny_store_path: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(tiny_store_path, tmp_path / "store.duckdb"))


@pytest.fixture
def bundled(bundled_store_path: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(bundled_store_path, tmp_path / "bundled.duckdb"))


def crimes(folder: Path, january: int) -> Path:
    file = folder / "crimes.csv"
    row = ",".join([CRIME, str(january), *["1"] * 11])
    file.write_bytes(f"{HEADER},{MONTHS}\n{row}\n".encode("latin-1"))
    return file


def case_files(path: Path) -> int | None:
    """Case files of January 2021 in Sonora."""
    with open_store(path) as store:
        rows = store.frame(
            "SELECT number FROM statistic WHERE cvegeo = '26' AND month = DATE '2021-01-01' "
            "AND measure = 'intentional_homicide_case_files'"
        )
    return None if rows.empty else int(rows["number"].iloc[0])


def test_taking_back_brings_what_was_there(path: Path) -> None:
    before = ids(path)
    save_readings(path, [a_reading()])
    with_one = ids(path)
    addition, details = save_addition(path, files=["two.txt"], readings=[a_reading("added-2")])
    assert details == []
    assert ids(path) == with_one | {"added-2-i"}
    assert last_addition(path) == addition
    assert undo_addition(path) == addition
    assert ids(path) == with_one != before
    with pytest.raises(UndoError, match="nothing can be taken back"):
        undo_addition(path)


def test_tables_and_reports_come_and_go_together(bundled: Path, tmp_path: Path) -> None:
    before, known = case_files(bundled), ids(bundled)
    report = tmp_path / "tulum.txt"
    report.write_text(REPORT, encoding="utf-8")
    done = add_files(bundled, [crimes(tmp_path, 700), report])
    assert case_files(bundled) == 700 != before
    assert len(ids(bundled) - known) == 1
    assert undo_addition(bundled, done.addition_id).files == ("crimes.csv", "tulum.txt")
    assert case_files(bundled) == before
    assert ids(bundled) == known


def test_a_replaced_file_comes_back_as_it_was(bundled: Path, tmp_path: Path) -> None:
    add_files(bundled, [crimes(tmp_path, 700)])
    add_files(bundled, [crimes(tmp_path, 800)])
    assert case_files(bundled) == 800
    undo_addition(bundled)
    assert case_files(bundled) == 700


def test_only_the_last_addition_can_be_taken_back(path: Path) -> None:
    first, _ = save_addition(path, files=["one.txt"], readings=[a_reading("added-1")])
    second, _ = save_addition(path, files=["two.txt"], readings=[a_reading("added-2")])
    with pytest.raises(UndoError):
        undo_addition(path, first.addition_id)
    assert {"added-1-i", "added-2-i"} <= ids(path)
    undo_addition(path, second.addition_id)
    with pytest.raises(UndoError):  # the store before the first one is not kept any more
        undo_addition(path, first.addition_id)


def test_another_change_since_ends_the_way_back(path: Path) -> None:
    save_addition(path, files=["one.txt"], readings=[a_reading()])
    save_readings(path, [a_reading("added-2")])
    assert last_addition(path) is None
    assert not store_before(path).exists()


def test_what_is_stopped_before_the_swap_leaves_the_store_and_the_way_back(path: Path) -> None:
    def stop(step: str, done: int, total: int | None) -> None:
        raise StoppedError("stopped")

    first, _ = save_addition(path, files=["one.txt"], readings=[a_reading()])
    known = ids(path)
    with pytest.raises(StoppedError):
        save_addition(path, files=["two.txt"], readings=[a_reading("added-2")], progress=stop)
    assert ids(path) == known
    assert last_addition(path) == first


def test_a_process_killed_before_the_swap_leaves_nothing_to_take_back(path: Path) -> None:
    save_addition(path, files=["one.txt"], readings=[a_reading()])
    store_before(path).unlink()
    os.link(path, store_before(path))
    assert last_addition(path) is None


def test_a_disk_without_links_gets_a_copy(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError("no links here")

    monkeypatch.setattr(os, "link", refuse)
    known = ids(path)
    save_addition(path, files=["one.txt"], readings=[a_reading()])
    undo_addition(path)
    assert ids(path) == known


def test_without_a_store_there_is_nothing_to_take_back(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="nothing can be taken back"):
        undo_addition(tmp_path / "none.duckdb")


def test_newer_bundled_data_are_no_addition(tiny_data: Path, path: Path, tmp_path: Path) -> None:
    newer = Path(shutil.copytree(tiny_data, tmp_path / "newer"))
    save_addition(path, files=["one.txt"], readings=[a_reading()])
    file = newer / "incidents.csv"
    file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    ensure_store(path, data=newer)
    assert last_addition(path) is None
