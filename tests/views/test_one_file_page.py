"""The one-file page opens from the disk with nothing fetched, and says what the table says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page

from violencemap.codes import Language, Level, Show
from violencemap.measures import MEASURES
from violencemap.query.rates import list_areas
from violencemap.store import Store, ensure_store, open_store
from violencemap.store.journal import append_decision
from violencemap.types import Decision, Filters
from violencemap.views.legend import legend_rows
from violencemap.views.map.folium import write_html
from violencemap.views.map.page_wording import measure_caveat

HOMICIDE = "intentional_homicide_victims"
YEAR = Filters(since=date(2021, 1, 1), until=date(2021, 12, 31))

OpenFile = Callable[..., Page]


def write(
    folder: Path,
    store: Store,
    filters: Filters,
    *,
    measure: str = HOMICIDE,
    level: Level = "state",
    show: Show = "rate",
    language: Language = "en",
) -> Path:
    path = folder / "map.html"
    write_html(path, store, filters, measure=measure, level=level, show=show, language=language)
    return path


def test_the_page_says_what_it_shows(
    bundled_store: Store, tmp_path: Path, open_file: OpenFile
) -> None:
    page = open_file(write(tmp_path, bundled_store, YEAR))
    areas = list_areas(bundled_store, YEAR, measure=HOMICIDE, level="state")
    assert page.get_by_role("heading", level=1).text_content() == (
        "Victims of intentional homicide (SESNSP)"
    )
    summary = page.locator(".summary").text_content() or ""
    assert f"{areas['count'].sum():,} victims" in summary
    assert summary.startswith("All of Mexico, Jan 2021 – Dec 2021")
    sources = page.locator(".sources").text_content() or ""
    assert "SESNSP" in sources
    assert "data cut-off 30 Jun 2025" in sources
    assert page.locator("#data tr[data-cvegeo]").count() == 32


def test_the_table_holds_the_figures_of_the_rows(
    bundled_store: Store, tmp_path: Path, open_file: OpenFile
) -> None:
    page = open_file(write(tmp_path, bundled_store, YEAR))
    areas = list_areas(bundled_store, YEAR, measure=HOMICIDE, level="state")
    for area in areas.itertuples():
        cells = page.locator(f"tr[data-cvegeo='{area.cvegeo}'] td").all_text_contents()
        assert cells[:4] == [
            area.cvegeo,
            area.name,
            f"{area.count:,}",
            f"{area.rate_per_100k:,.1f}",
        ]


def test_the_legend_counts_every_area_once(
    bundled_store: Store, tmp_path: Path, open_file: OpenFile
) -> None:
    page = open_file(write(tmp_path, bundled_store, YEAR))
    areas = list_areas(bundled_store, YEAR, measure=HOMICIDE, level="state")
    rows = legend_rows(areas, measure=HOMICIDE, show="rate", language="en")
    counts = page.locator("aside .vm-legend").first.locator("td:last-child").all_text_contents()
    assert [int(count) for count in counts] == [row.areas for row in rows]
    assert sum(row.areas for row in rows if "few" not in row.label) == 32


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("level", ["state", "municipality"])
def test_every_level_and_language_opens(
    bundled_store: Store, tmp_path: Path, open_file: OpenFile, level: Level, language: Language
) -> None:
    path = write(
        tmp_path,
        bundled_store,
        Filters(cvegeo=("23",)),
        measure="events",
        level=level,
        show="count",
        language=language,
    )
    page = open_file(path, width=390, height=844)
    assert page.locator("html").get_attribute("lang") == language
    overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(overflow) == 0


def test_what_reports_say_is_never_run(
    hostile_store: Store, tmp_path: Path, open_file: OpenFile
) -> None:
    path = write(tmp_path, hostile_store, Filters(), measure="events", show="count")
    page = open_file(path)
    page.locator("#map").hover()
    assert page.evaluate("window.hacked") is None
    assert "<img src=x" in (page.locator("#data").text_content() or "")
    assert page.locator("#data img").count() == 0


def test_the_page_names_nobody(tiny_store: Store, tmp_path: Path) -> None:
    path = write(tmp_path, tiny_store, Filters(), measure="events", show="count")
    text = path.read_text(encoding="utf-8")
    for private in ("La Familia Michoacana", "A weekend in Tulum", "An Author"):
        assert private not in text
    assert "Example Monitor" in text


def test_no_data_and_zero_are_told_apart(
    tiny_store: Store, tmp_path: Path, open_file: OpenFile
) -> None:
    half_year = Filters(since=date(2021, 1, 1), until=date(2021, 6, 30))
    page = open_file(write(tmp_path, tiny_store, half_year))
    sonora = page.locator("tr[data-cvegeo='26']").text_content() or ""
    assert "No data" in sonora
    assert "This does not mean zero" in sonora


def test_a_reviewed_event_looks_and_is_explained_otherwise(
    tiny_data: Path, tmp_path: Path, open_file: OpenFile
) -> None:
    path = tmp_path / "reviewed.duckdb"
    ensure_store(path, data=tiny_data)

    def look() -> tuple[bytes, list[str]]:
        with open_store(path) as store:
            page = open_file(write(tmp_path, store, Filters(), measure="events", show="count"))
        legend = page.locator("aside .vm-legend").last.locator("tr", has_text="outline")
        return page.locator("#map").screenshot(), legend.all_inner_texts()

    unreviewed, legend = look()
    assert legend == ["\tBroken outline: unreviewed\t3"]
    append_decision(path, Decision(who="Ana", action="accept", target_id="i-3"))
    reviewed, legend = look()
    assert legend == ["\tFull outline: reviewed by a person\t1", "\tBroken outline: unreviewed\t2"]
    assert reviewed != unreviewed


def test_areas_without_events_are_told_as_in_the_dashboard(
    tiny_store: Store, tmp_path: Path
) -> None:
    path = write(tmp_path, tiny_store, Filters(), measure="events", show="count")
    text = path.read_text(encoding="utf-8")
    assert "<td>No events in the reports</td>" in text
    assert "<td>Zero records reported</td>" not in text


def test_a_folder_that_is_not_there_is_an_error(tiny_store: Store, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write(tmp_path / "nowhere", tiny_store, Filters())


def test_the_caveat_is_that_of_what_is_counted() -> None:
    texts = {measure_caveat(code, "es") for code in MEASURES}
    assert len(texts) == 3
    assert "certificadas" in measure_caveat("homicide_deaths", "es")
    assert "carpetas" in measure_caveat("intentional_homicide_victims", "es")
    assert "reportes" in measure_caveat("events", "es")
