"""The page that adds files: dropped, looked at, stored, taken back, and nothing hurt by them."""

from __future__ import annotations

import bz2
import gzip
import io
import shutil
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from official_files import POPULATION, UNKNOWN, municipal_crimes
from violencemap.app.batch import Batch
from violencemap.app.text import en_add, en_counts
from violencemap.query.incidents import list_incidents
from violencemap.read.named_tables import COLUMNS_VARIABLE
from violencemap.store import open_store
from violencemap.store.build import save_readings
from violencemap.types import Filters

OpenApp = Callable[..., AppTest]
REPORT = b"""A night in Tulum
2024-05-10

On May 8, 2024, three men were shot dead in Tulum, Quintana Roo.
"""
UNDATED = REPORT.replace(b"2024-05-10\n", b"").replace(b"On May 8, 2024,", b"On Wednesday,")


@pytest.fixture
def store(bundled_store_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = Path(shutil.copy(bundled_store_path, tmp_path / "own.duckdb"))
    monkeypatch.setenv(COLUMNS_VARIABLE, str(tmp_path / "columns.json"))
    return path


class Page:
    """The page in one session."""

    def __init__(self, app: AppTest) -> None:
        self.app = app

    @property
    def batch(self) -> Batch:
        batch: Batch = self.app.session_state["batch"]
        return batch

    def drop(self, **files: bytes) -> None:
        """Drop files, named ``name_ending``, and wait until they are read."""
        named = [(name.replace("_", "."), content, "") for name, content in files.items()]
        self.drop_named(*named)

    def drop_named(self, *files: tuple[str, bytes, str]) -> None:
        self.app.file_uploader[0].set_value(list(files)).run()
        self.wait()

    def press(self, key: str) -> None:
        """Press the button whose key begins so."""
        (button,) = [one for one in self.app.button if (one.key or "").startswith(key)]
        button.click().run()
        self.wait()

    def wait(self) -> None:
        job = self.batch.job
        if job is not None:
            job.wait(60)
            self.app.run()
        assert not self.app.exception

    def said(self) -> str:
        """All that the page says outside of its tables."""
        kinds = ("markdown", "caption", "html", "info", "error", "header", "button")
        return "\n".join(
            str(getattr(one, "value", "") or getattr(one, "label", ""))
            for kind in kinds
            for one in self.app.main.get(kind)
        )

    def table(self, column: str):
        """The table that has a column."""
        (frame,) = [one.value for one in self.app.dataframe if column in one.value.columns]
        return frame


@pytest.fixture
def open_page(store: Path, open_app: OpenApp) -> Callable[..., Page]:
    return lambda **query: Page(open_app("en-US", page="add", store=store, **query))


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    return open_page()


def events(store: Path, dataset: str = "reports") -> set[tuple[date, str]]:
    with open_store(store) as opened:
        rows = list_incidents(opened, Filters(datasets=(dataset,)))
    return set(zip(rows["event_date"], rows["cvegeo"], strict=True))


def case_files(store: Path, cvegeo: str = "23009") -> list[int | None]:
    """Case files of intentional homicide by month."""
    with open_store(store) as opened:
        rows = opened.frame(
            "SELECT number FROM statistic WHERE cvegeo = ? "
            "AND measure = 'intentional_homicide_case_files' ORDER BY month",
            [cvegeo],
        )
    return [int(number) for number in rows["number"]]


def test_what_was_recognized_is_shown_before_anything_is_stored(page: Page, store: Path) -> None:
    before = store.read_bytes()
    page.drop(idm_csv=municipal_crimes(bad_rows=2), people_csv=POPULATION, tulum_txt=REPORT)
    said = page.said()
    assert "Case files by municipality (SESNSP)" in said
    assert "Population (CONAPO)" in said
    assert "Jan 2023 to Dec 2024" in said
    assert "2 rows read; 2 set aside." in said
    rows = page.table("What is counted")
    assert rows["Place"][0] == "Tulum, Quintana Roo · 23009"
    assert rows["Number"].tolist() == [sum(range(1, 13)), sum(range(1, 13))]
    report = page.table("Report").iloc[0]
    assert report[["Report", "Date"]].tolist() == ["A night in Tulum", "2024-05-10"]
    assert report["Events"] == 1
    assert store.read_bytes() == before


def test_a_file_without_a_row_to_use_is_said_not_to_be_known_already(page: Page) -> None:
    page.drop(
        deaths_csv=b"sexo,edad,estado,anio,mes,homicidios\nHombre,20 a 24,Atlantis,2015,1,7\n"
    )
    assert "No row can be used" in page.said()
    page.press("store")
    assert [one.value for one in page.app.warning] == [
        "No row of deaths\\.csv could be used; the reasons stand below"
    ]
    assert "there already" not in page.said()


def test_files_are_stored_together_and_taken_back_together(page: Page, store: Path) -> None:
    before, known = case_files(store), events(store)
    page.drop(idm_csv=municipal_crimes(bad_rows=1), tulum_txt=REPORT)
    page.press("store")
    assert "The data are on the map" in page.said()
    assert page.table("What happened")["What happened"].tolist() == ["new", "new"]
    assert case_files(store) == [*range(1, 13), *range(1, 13)] != before
    assert events(store) - known == {(date(2024, 5, 8), "23009")}
    assert page.batch.files == []
    page.press("undo")
    assert "The data are as they were before." in page.said()
    assert (case_files(store), events(store)) == (before, known)


def test_what_is_there_already_is_told(page: Page) -> None:
    page.drop(tulum_txt=REPORT)
    page.press("store")
    page.drop(tulum_txt=REPORT)
    page.press("store")
    assert en_add.TEXT["add_result_nothing"] in page.said()
    assert page.table("What happened")["What happened"].tolist() == ["unchanged"]


def test_undo_is_refused_once_the_data_changed_since(page: Page, store: Path) -> None:
    page.drop(tulum_txt=REPORT)
    page.press("store")
    save_readings(store, [], superseded=["nothing"])
    page.app.run()
    (undo,) = [one for one in page.app.button if one.key == "undo"]
    assert undo.disabled
    assert undo.help == en_add.TEXT["add_undo_gone"]


def test_a_chosen_period_that_is_gone_with_an_undo_is_let_go(page: Page) -> None:
    page.drop(tulum_txt=REPORT)
    page.press("store")
    page.app.select_slider(key="t").set_range("2024-04", "2024-05").run()
    page.press("undo")
    assert page.app.session_state["t"] == ("2020-04", "2021-03")


def test_a_report_without_a_date_asks_for_one(page: Page, store: Path) -> None:
    page.drop(night_txt=UNDATED)
    assert en_add.TEXT["add_date_why"] in page.said()
    assert not [one for one in page.app.button if one.key == "store"]
    page.app.date_input[0].set_value(date(2024, 5, 10)).run()
    page.wait()
    assert page.table("Report")["Date"].tolist() == ["2024-05-10"]
    page.press("store")
    assert (date(2024, 5, 8), "23009") in events(store)


def test_columns_of_an_unknown_table_are_asked_once(page: Page, store: Path) -> None:
    page.drop(own_csv=UNKNOWN)
    chosen = {one.label: one.value for one in page.app.main.selectbox if one.value}
    assert chosen == {"Date": "Fecha", "INEGI code": "Clave", "Deaths": "Muertos"}
    (code,) = [one for one in page.app.main.selectbox if one.label == "INEGI code"]
    code.select("").run()
    assert en_add.TEXT["add_columns_lack_place"] in page.said()
    (code,) = [one for one in page.app.main.selectbox if one.label == "INEGI code"]
    code.select("Clave").run()
    page.press("use_")
    assert "2 rows read; 1 set aside." in page.said()
    assert page.table("Deaths")["Deaths"].tolist() == [2, 1]
    page.press("store")
    assert {place for _, place in events(store, "own")} == {"26055", "26030"}
    page.drop(later_csv=UNKNOWN.replace(b"2024-05", b"2024-06"))
    assert not page.app.main.selectbox
    assert en_add.TEXT["add_columns_known"] in page.said()
    page.press("change_")
    chosen = {one.label: one.value for one in page.app.main.selectbox if one.value}
    assert chosen == {"Date": "Fecha", "INEGI code": "Clave", "Deaths": "Muertos"}


def test_counts_of_an_unknown_table_are_asked_once(page: Page, store: Path) -> None:
    counts = "cve_mun;anio;mes;delito;total\n26055;2024;1;Secuestro;4\n26055;2024;2;Secuestro;x\n"
    page.drop(state_csv=counts.encode("latin-1"))
    (what,) = [one for one in page.app.main.selectbox if one.label == en_counts.TEXT["add_row_is"]]
    what.select("kidnapping_case_files_own").run()
    chosen = {one.label: one.value for one in page.app.main.selectbox[1:] if one.value}
    assert list(chosen.values()) == ["cve_mun", "anio", "mes", "total", "delito"]
    (publisher,) = [one for one in page.app.main.text_input if one.label == "Publisher"]
    publisher.input("Fiscalía").run()
    page.press("use_")
    assert "1 rows read; 1 set aside." in page.said()
    page.press("store")
    with open_store(store) as opened:
        found = opened.frame(
            "SELECT cvegeo, statistic.number, source.publisher FROM statistic "
            "JOIN source ON source.source_id = statistic.release WHERE measure LIKE '%own'"
        )
    assert found.values.tolist() == [["26055", 4, "Fiscalía"]]
    page.drop(later_csv=counts.replace("4", "5").encode())
    assert en_add.TEXT["add_columns_known"] in page.said()


def test_months_as_columns_need_only_place_and_year(page: Page) -> None:
    months = "ene,feb,mar,abr,may,jun,jul,ago,sep,oct,nov,dic"
    page.drop(wide_csv=f"cve_mun,anio,{months},total\n26055,2023{',1' * 12},12\n".encode())
    (what,) = [one for one in page.app.main.selectbox if one.label == en_counts.TEXT["add_row_is"]]
    what.select("kidnapping_case_files_own").run()
    chosen = {one.label: one.value for one in page.app.main.selectbox[1:] if one.value}
    assert list(chosen.values()) == ["cve_mun", "anio"]
    assert en_counts.TEXT["add_columns_months"] in page.said()
    page.press("use_")
    assert "1 rows read; none set aside." in page.said()


def test_population_of_an_unknown_table_is_asked_once(page: Page, store: Path) -> None:
    people = b"cve_mun;anio;poblacion\n26055;2020;450000\n26055;2021;x\n"
    page.drop(people_csv=people)
    (what,) = [one for one in page.app.main.selectbox if one.label == en_counts.TEXT["add_row_is"]]
    what.select("population").run()
    chosen = {one.label: one.value for one in page.app.main.selectbox[1:] if one.value}
    assert list(chosen.values()) == ["cve_mun", "anio", "poblacion"]
    page.press("use_")
    assert "1 rows read; 1 set aside." in page.said()
    assert en_counts.TEXT["add_kind_own_population"] in page.said()
    page.press("store")
    with open_store(store) as opened:
        found = opened.frame("SELECT population FROM population WHERE source LIKE 'own-pop%'")
    assert found["population"].tolist() == [450000]
    assert page.table("File or report")["File or report"].tolist() == [
        en_counts.TEXT["add_kind_own_population"]
    ]
    page.drop(later_csv=people.replace(b"450", b"460"))
    assert en_add.TEXT["add_columns_known"] in page.said()
    page.press("change_")
    (publisher,) = [one for one in page.app.main.text_input if one.label == "Publisher"]
    assert publisher.value == ""  # left blank, which is no name


def test_a_bad_file_is_named_and_keeps_no_other_out(page: Page) -> None:
    renamed = municipal_crimes().replace(b"Modalidad", b"Modalidades")
    page.drop(idm_csv=renamed, people_csv=POPULATION, picture_txt=b"\x89PNG\x00\x01")
    said = page.said()
    assert "Could not read idm.csv: looks like SESNSP" in said
    assert "lacks &#x27;modalidad&#x27;" in said
    assert "Could not read picture.txt: this is " in said
    assert "/violencemap-" not in said  # where it lies is ours to know
    assert "2 files cannot be added yet; the others can." in said
    page.press("store")
    assert page.table("What happened")["What happened"].tolist() == ["new"]
    assert [one.name for one in page.batch.files] == ["idm.csv", "picture.txt"]


def test_spanish_says_why_a_file_and_a_row_are_set_aside(open_page: Callable[..., Page]) -> None:
    page = open_page(lang="es")
    renamed = municipal_crimes().replace(b"Modalidad", b"Modalidades")
    page.drop(idm_csv=renamed, people_csv=POPULATION)
    assert "No se pudo leer idm.csv: falta la columna &#x27;modalidad&#x27;. Se esp" in page.said()
    assert page.table("Motivo")["Motivo"].tolist() == [
        "se esperaba la clave INEGI de un municipio, como 1001 o 26055"
    ]


def test_streamlit_forgets_what_was_dropped(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    forgotten: list[str] = []
    monkeypatch.setattr(
        MemoryUploadedFileManager,
        "remove_file",
        lambda _, session_id, file_id: forgotten.append(file_id),
    )
    page.drop(tulum_txt=REPORT, people_csv=POPULATION)
    assert len(set(forgotten)) == 2


def test_files_can_be_removed_and_dropped_anew(page: Page) -> None:
    page.drop(tulum_txt=REPORT)
    path = page.batch.files[0].path
    assert path.is_file()
    page.press("remove_")
    assert not path.exists()
    assert not [one for one in page.app.button if one.key == "store"]
    page.drop(tulum_txt=REPORT)
    page.press("discard")
    assert page.batch.files == []


def test_what_is_dropped_stays_while_its_person_looks_at_the_map(page: Page) -> None:
    page.drop(own_csv=UNKNOWN)
    (kind,) = [one for one in page.app.main.selectbox if one.label == "Type of event"]
    kind.select("Nota").run()
    app = page.app
    add, app._page_hash = app._page_hash, calc_hash("map")
    app.run()
    assert app.title[0].value == "Events in reports"
    app._page_hash = add
    app.run()
    chosen = {one.label: one.value for one in app.main.selectbox if one.value}
    assert chosen["Type of event"] == "Nota"


def test_what_is_stopped_while_it_is_stored_changes_nothing(
    page: Page, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import violencemap.app.batch as module

    known = module.store_files

    def slow(path: Path, files: object, *, progress: Callable[..., None]) -> object:
        def tell(*step: object) -> None:
            page.batch.stop()  # as the button does, in the middle of the work
            progress(*step)

        return known(path, files, progress=tell)  # type: ignore[arg-type]

    page.drop(idm_csv=municipal_crimes(), tulum_txt=REPORT)
    before = store.read_bytes()
    monkeypatch.setattr(module, "store_files", slow)
    page.press("store")
    assert store.read_bytes() == before
    assert en_add.TEXT["add_stopped"] in page.said()
    assert len(page.batch.readable) == 2  # they can still be added


# --- what must not hurt --------------------------------------------------------------------


def a_zip(*members: tuple[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return content.getvalue()


def test_a_path_out_of_a_zip_writes_nothing_anywhere(page: Page, tmp_path: Path) -> None:
    packed = a_zip(("../../../escaped.csv", municipal_crimes(bad_rows=1)))
    page.drop_named(("../../x.zip", packed, ""))
    (file,) = page.batch.files
    assert file.name == "x.zip"
    assert sorted(file.path.parent.iterdir()) == [file.path]
    assert not list(tmp_path.rglob("escaped.csv"))
    assert "2 rows read; 1 set aside." in page.said()


def zeros(megabytes: int = 150) -> bytes:
    return bytes(megabytes * 1_000_000)


# Made when they are needed: nobody wants them in memory meanwhile.
BOMBS: dict[str, Callable[[], bytes]] = {
    "bomb.zip": lambda: a_zip(("zeros.csv", zeros())),
    "parts.zip": lambda: a_zip(*((f"{part}.csv", zeros(60)) for part in range(2))),
    "nested.zip": lambda: a_zip(("inner.zip", a_zip(("zeros.csv", zeros())))),
    "bomb.csv.gz": lambda: gzip.compress(zeros()),
    "bomb.csv.bz2": lambda: bz2.compress(zeros()),
    "bomb.xlsx": lambda: a_zip(("xl/workbook.xml", b"<a/>"), ("xl/sheet1.xml", zeros())),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_small_file_that_unpacks_to_a_huge_one_is_refused(
    page: Page, store: Path, name: str
) -> None:
    bomb, before = BOMBS[name](), store.read_bytes()
    assert len(bomb) < 400_000
    page.drop_named((name, bomb, ""))
    assert f"Could not read {name}: unpacks to more than 100 MB" in page.said()
    assert store.read_bytes() == before


def test_words_of_a_report_never_run(page: Page) -> None:
    title = (
        b"<img src=x onerror=alert(1)> <script>alert(2)</script> **bold** ![](http://a.example/)"
    )
    page.drop_named(
        ("<b>evil</b>.txt", REPORT.replace(b"A night in Tulum", title), ""),
        ("<script>.csv", b"no table", ""),
    )
    assert "<img" not in page.said()
    assert "<script" not in page.said()
    assert "a.example" not in page.said()
    assert page.table("Report")["Report"].tolist() == [title.decode()]


@pytest.fixture(autouse=True)
def uploads_of_the_test(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Uploads lie in a folder of the test."""
    folder = tmp_path / "uploads"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))


def test_the_folder_of_uploads_is_private_and_goes_with_the_session(page: Page) -> None:
    page.drop(tulum_txt=REPORT)
    folder = page.batch.files[0].path.parents[1]
    assert folder.stat().st_mode & 0o777 == 0o700
    del page.app
    import gc

    gc.collect()
    assert not folder.exists()
