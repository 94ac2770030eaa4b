"""Adding files as people do: in a real browser, on a desk and on a phone, in both languages."""

from __future__ import annotations

import csv
import io
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from accessibility import findings
from playwright.sync_api import Page, expect
from visitor import Visitor

from official_files import POPULATION, UNKNOWN, municipal_crimes
from violencemap.app.text import en_add, es_add, es_counts
from violencemap.read.named_tables import COLUMNS_VARIABLE
from violencemap.store.additions import last_addition

pytestmark = pytest.mark.browser

Visit = Callable[..., Visitor]
PATIENCE = 90_000  # milliseconds
TITLE = "<img src=x onerror=alert(1)> ![](http://elsewhere.example/a.png)"
MONTHS = "ene;feb;mar;abr;may;jun;jul;ago;sep;oct;nov;dic"
REPORT = f"""{TITLE}
2021-03-10

On March 8, 2021, three men were shot dead in Tulum, Quintana Roo. <script>alert(2)</script>
<img src="http://elsewhere.example/b.png" onerror="alert(3)">
"""


@pytest.fixture
def store(bundled_store_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(COLUMNS_VARIABLE, str(tmp_path / "columns.json"))
    return Path(shutil.copy(bundled_store_path, tmp_path / "own.duckdb"))


@pytest.fixture
def app_url(store: Path, serve: Callable[[Path], str]) -> str:
    """A dashboard of this test's own, which may change its store; ``visit`` opens it."""
    return serve(store)


@pytest.fixture
def visit(visit: Visit) -> Iterator[Visit]:
    """Visitors with patience: files are read and stored while they look on."""

    def patient(**window: object) -> Visitor:
        visitor = visit(**window)
        visitor.page.set_default_timeout(PATIENCE)
        return visitor

    expect.set_options(timeout=PATIENCE)
    yield patient
    expect.set_options(timeout=5_000)


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    contents = {
        "IDM_NM_dic24.csv": municipal_crimes(bad_rows=2),
        "poblacion.csv": POPULATION,
        "report.txt": REPORT.encode(),
        "own.csv": UNKNOWN,
        "wide.csv": f"cve_mun;anio;{MONTHS}\n26055;2023{';1' * 12}\n".encode(),
        "later.csv": UNKNOWN.replace(b"2024-05", b"2024-06"),
    }
    folder = tmp_path / "files"
    folder.mkdir()
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return {Path(name).stem.split("_")[0]: folder / name for name in contents}


def drop(visitor: Visitor, *paths: Path) -> None:
    """Drop files and wait until each is read."""
    page = visitor.page
    zone = page.locator("input[type=file]")
    expect(zone).to_have_count(1)
    zone.set_input_files([str(path) for path in paths])
    for path in paths:
        expect(page.locator(".vm-file", has_text=path.name)).to_be_visible()
    expect(page.locator(".st-key-progress")).to_have_count(0)
    visitor.settle()


def card(page: Page, name: str):
    return page.locator("[class*=st-key-file_]", has=page.locator(".vm-file", has_text=name))


def has_no_dialogs(page: Page) -> list[str]:
    shown: list[str] = []
    page.on("dialog", lambda dialog: (shown.append(dialog.message), dialog.dismiss()))
    return shown


def test_files_come_onto_the_map_and_go_again(
    visit: Visit, files: dict[str, Path], store: Path
) -> None:
    reader = visit(locale="en-US")  # who has the map open sees the new data by themselves
    reader.open("m=events&ent=23&t=2020-04&t=2021-03")
    known = reader.rows("events_table")
    visitor = visit(locale="en-US")
    page = visitor.open(path="/add")
    shown = has_no_dialogs(page)
    drop(visitor, files["IDM"], files["poblacion"], files["report"])
    municipal = card(page, "IDM_NM_dic24.csv")
    expect(municipal).to_contain_text("Case files by municipality (SESNSP)")
    expect(municipal).to_contain_text("Libre Uso MX")
    expect(municipal).to_contain_text("Jan 2023 to Dec 2024")
    expect(municipal).to_contain_text("2 rows read; 2 set aside.")
    expect(card(page, "poblacion.csv")).to_contain_text("Population (CONAPO)")
    before = last_addition(store)
    assert before is None

    page.get_by_role("button", name="Add 3 files to the map").click()
    expect(page.get_by_role("heading", name="The data are on the map")).to_be_visible()
    visitor.settle()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the set-aside rows (CSV)").click()
    rows = list(csv.DictReader(io.StringIO(download.value.path().read_text("utf-8-sig"))))
    assert [(row["file"], row["row"]) for row in rows] == [
        *(("IDM_NM_dic24.csv", "4"), ("IDM_NM_dic24.csv", "5"), ("poblacion.csv", "3"))
    ]

    reader.expect_rows("events_table", known + 1)
    reader.open("m=intentional_homicide_case_files&ent=23&lvl=municipality&t=2023-01&t=2024-12")
    assert "156" in reader.row("areas_table", "Tulum")
    page.get_by_role("link", name="Map").last.click()
    visitor.map.wait_painted()
    assert visitor.page.url.split("?")[0].endswith("/")
    page.get_by_role("link", name="Add data").first.click()
    expect(page.get_by_role("heading", name="The data are on the map")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text(en_add.TEXT["add_undone"])).to_be_visible()
    assert last_addition(store) is None
    expect(reader.page.get_by_role("heading", level=1)).to_have_text("Events in reports")
    assert shown == []


def test_words_of_a_dropped_report_are_words(visit: Visit, files: dict[str, Path]) -> None:
    visitor = visit(locale="en-US")
    page = visitor.open(path="/add")
    shown = has_no_dialogs(page)
    drop(visitor, files["report"])
    page.get_by_role("button", name="Add 1 file to the map").click()
    expect(page.get_by_role("heading", name="The data are on the map")).to_be_visible()
    for name in ("Report", "Coverage", "Events", "Review"):
        page.get_by_role("link", name=name).first.click()
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        visitor.settle()
    assert shown == []  # and the visitor complains of any request to another host
    assert page.locator("img[src*=elsewhere]").count() == 0


def test_columns_are_named_once_and_known_again(visit: Visit, files: dict[str, Path]) -> None:
    visitor = visit()
    page = visitor.open(path="/add")
    drop(visitor, files["own"])
    asked = card(page, "own.csv")
    expect(asked.get_by_text("Falta un dato")).to_be_visible()
    expect(asked).to_contain_text(es_add.TEXT["add_columns_ask"])
    asked.get_by_role("button", name=es_add.TEXT["add_columns_use"]).click()
    expect(asked).to_contain_text("Se leyeron 2 filas; 1 se apartaron.")
    page.get_by_role("link", name="Método").click()  # nothing is lost meanwhile
    page.get_by_role("link", name="Agregar datos").click()
    expect(card(page, "own.csv")).to_contain_text("Se leyeron 2 filas; 1 se apartaron.")
    page.get_by_role("button", name="Agregar 1 archivo al mapa").click()
    expect(page.get_by_role("heading", name=es_add.TEXT["add_result"])).to_be_visible()
    drop(visitor, files["later"])
    expect(card(page, "later.csv")).to_contain_text(es_add.TEXT["add_columns_known"])


def test_cancel_leaves_the_data_as_they_were(visit: Visit, store: Path, tmp_path: Path) -> None:
    long = tmp_path / "many.txt"
    paragraph = "On May 8, 2024, three men were shot dead in Tulum, Quintana Roo. " * 40
    reports = (f"Report {n}\n2024-05-10\n\n{paragraph}\n" for n in range(400))
    long.write_text("\n".join(reports), encoding="utf-8")
    before = store.read_bytes()
    visitor = visit(locale="en-US")
    page = visitor.open(path="/add")
    page.locator("input[type=file]").set_input_files(str(long))
    page.locator(".st-key-cancel button").click()
    expect(page.get_by_text(en_add.TEXT["add_stopped"])).to_be_visible()
    expect(page.locator(".vm-file")).to_have_count(0)
    assert store.read_bytes() == before


@pytest.mark.parametrize(
    ("locale", "title", "add"),
    [("es-MX", "Agregar datos", re.compile("al mapa$")), ("en-US", "Add data", re.compile("map$"))],
)
def test_a_phone_has_room_for_all_of_it(
    visit: Visit, files: dict[str, Path], locale: str, title: str, add: re.Pattern[str]
) -> None:
    visitor = visit(locale=locale, width=390, height=844)
    page = visitor.open(path="/add")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    drop(visitor, *files.values())
    assert visitor.overflow() == 0
    assert findings(page) == []
    page.get_by_role("button", name=add).click()
    expect(page.locator(".st-key-result")).to_be_visible()
    visitor.settle()
    assert visitor.overflow() == 0
    assert findings(page) == []


def test_counts_with_months_as_columns_are_named_by_place_and_year(
    visit: Visit, files: dict[str, Path]
) -> None:
    visitor = visit()
    page = visitor.open(path="/add")
    drop(visitor, files["wide"])
    visitor.choose(es_counts.TEXT["add_row_is"], "Carpetas de secuestro (tabla propia)")
    asked = card(page, "wide.csv")
    expect(asked).to_contain_text(es_counts.TEXT["add_columns_months"])
    page.get_by_label(es_add.TEXT["add_publisher"]).fill("Fiscalía")
    page.keyboard.press("Tab")
    visitor.settle()
    asked.get_by_role("button", name=es_add.TEXT["add_columns_use"]).click()
    expect(asked).to_contain_text(es_add.TEXT["add_kind_own_counts"])
    expect(asked).to_contain_text("Fiscalía")
