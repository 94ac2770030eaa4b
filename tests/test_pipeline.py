"""The road from a file to the store."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from violencemap.codes import DatePrecision, EventType
from violencemap.errors import ReadError
from violencemap.export.reading_json import reading_to_dict
from violencemap.pipeline import add_files, read_article, read_files
from violencemap.pipeline.reading import _with_municipality
from violencemap.query.incidents import list_incidents
from violencemap.query.rates import list_areas
from violencemap.store import ensure_store, open_store
from violencemap.types import Article, Filters, Incident

SEEDS = Path(__file__).resolve().parents[1].parent / "shared" / "seeds"
SEED_FILE = SEEDS / "000_778bb1f0eccceefc.txt"
needs_seeds = pytest.mark.skipif(not SEED_FILE.is_file(), reason="../shared/seeds is missing")

REPORT = """Two Shootings in Sonora

05/10/22 (written by mgarza) –

On May 4, three men were shot dead in Hermosillo, Sonora. A day later, gunmen killed a police
officer in Guaymas. Homicides in Sonora rose 12% in the first quarter of 2022 compared to the
same period in 2021.

Sources

“Balacera en Hermosillo.” El Sol de Guanajuato. May 5, 2022.
"""
HTML = """<!doctype html><html><head><title>Attack in Morelia</title>
<meta property="article:published_time" content="2022-06-02"></head>
<body><h1>Attack in Morelia</h1><p>On June 1, gunmen killed two people in Morelia, Michoac&aacute;n.
</p></body></html>"""


@pytest.fixture(scope="module")
def fresh_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store") / "fresh.duckdb"
    ensure_store(path)
    return path


@pytest.fixture
def path(fresh_store: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(fresh_store, tmp_path / "store.duckdb"))


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "sonora.txt"
    file.write_text(REPORT, encoding="utf-8")
    return file


def added(path: Path) -> list[str]:
    """Titles of the reports that were added, sorted."""
    with open_store(path) as store:
        rows = store.frame("SELECT title FROM article WHERE NOT bundled ORDER BY title")
    return list(rows["title"])


def test_a_reading_holds_places_incidents_and_figures(report: Path) -> None:
    (reading,) = read_files([report])
    assert reading.article.title == "Two Shootings in Sonora"
    assert (reading.article.published, reading.article.author) == (date(2022, 5, 10), "mgarza")
    places = {one.mention.text: one.place and one.place.cvegeo for one in reading.resolutions}
    assert places["Guaymas"] == "26029"
    days = {(one.event_date, one.cvegeo and one.cvegeo[:5]) for one in reading.incidents}
    assert days == {(date(2022, 5, 4), "26030"), (date(2022, 5, 5), "26029")}
    assert [figure.value for figure in reading.figures] == [12]


@pytest.mark.parametrize(("name", "content"), [("report.txt", REPORT), ("page.html", HTML)])
def test_offsets_of_the_json_count_characters_of_the_file(
    tmp_path: Path, name: str, content: str
) -> None:
    file = tmp_path / name
    file.write_text(content, encoding="utf-8")
    (reading,) = read_files([file])
    record = reading_to_dict(reading)
    assert record["mentions"]
    for mention in record["mentions"]:
        in_file = content[mention["start"] : mention["end"]]
        assert in_file.replace("&aacute;", "á") == mention["text"]


def test_statements_on_groups_are_in_the_json_with_their_place_in_the_file(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    content = "On groups\n2022-05-10\n\nThe DEA reported that the CJNG operates in Colima.\n"
    file.write_text(content, encoding="utf-8")
    (record,) = reading_to_dict(read_files([file])[0])["group_presence"]
    assert content[record.pop("start") : record.pop("end")] == "CJNG operates in Colima"
    assert 0 < record.pop("confidence") < 1
    assert record == {
        "organization": "Cártel de Jalisco Nueva Generación",
        "relation": "present",
        "other_organization": None,
        "cvegeo": "06",
        "period_start": None,
        "period_end": "2022-05-10",
        "attributed_by": "DEA",
    }


def test_the_json_has_the_keys_of_a_reading(report: Path) -> None:
    record = reading_to_dict(read_files([report])[0])
    assert list(record) == [
        *("article_id", "title", "published", "language", "mentions", "incidents", "figures"),
        "group_presence",
    ]
    assert json.loads(json.dumps(record)) == record
    assert record["published"] == "2022-05-10"
    incident = record["incidents"][0]
    assert REPORT[incident["start"] : incident["end"]].strip()
    assert isinstance(incident["actors"], list)


def test_json_lines_are_read_one_by_one(tmp_path: Path) -> None:
    file = tmp_path / "reports.jsonl"
    lines = [{"id": str(n), "text": f"Dos muertos en Tulum, nota {n}."} for n in range(3)]
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert [one.article.article_id for one in read_files([file])] == ["0", "1", "2"]


def test_adding_stores_the_incidents_in_their_municipality(path: Path, report: Path) -> None:
    done = add_files(path, [report])
    assert (done.read["files"], done.read["reports"]) == (1, 1)
    assert done.kept == {"new": 1, "replaced": 0, "unchanged": 0}
    with open_store(path) as store:
        may = Filters(since=date(2022, 5, 1), until=date(2022, 5, 31), cvegeo=("26",))
        incidents = list_incidents(store, may)
        areas = list_areas(store, may, measure="events", level="municipality")
    assert list(incidents["municipality_name"]) == ["Hermosillo", "Guaymas"]
    assert set(incidents["source_title"]) == {"Two Shootings in Sonora"}
    assert dict(zip(areas["cvegeo"], areas["count"], strict=True))["26030"] == 1


def test_adding_the_same_again_changes_nothing(path: Path, report: Path) -> None:
    add_files(path, [report])
    before = path.read_bytes()
    assert add_files(path, [report]).kept == {"new": 0, "replaced": 0, "unchanged": 1}
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("three men", "four men"),
        ("05/10/22", "05/11/22"),
        ("Two Shootings in Sonora", "Two Shootings in Northern Sonora"),
    ],
)
def test_a_corrected_report_takes_the_place_of_the_first(
    path: Path, report: Path, wrong: str, right: str
) -> None:
    add_files(path, [report])
    report.write_text(REPORT.replace(wrong, right), encoding="utf-8")
    assert add_files(path, [report]).kept == {"new": 0, "replaced": 1, "unchanged": 0}
    assert len(added(path)) == 1
    with open_store(path) as store:
        assert len(list_incidents(store, Filters(since=date(2022, 5, 1)))) == 2


def test_another_report_under_the_same_file_name_is_added(path: Path, report: Path) -> None:
    add_files(path, [report])
    report.write_text(
        "Calm in Yucatán\n\n06/11/22 –\n\nNothing at all happened in Mérida that week, which is\n"
        "what the people who live there had hoped for since the spring.\n",
        encoding="utf-8",
    )
    assert add_files(path, [report]).kept["new"] == 1
    assert added(path) == ["Calm in Yucatán", "Two Shootings in Sonora"]


def test_a_repetition_is_set_aside_and_told(path: Path, report: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(report, tmp_path / "copy.txt"))
    done = add_files(path, [report, copy])
    assert done.kept["new"] == 1
    (aside,) = done.rejected
    assert aside.file == str(copy)
    assert str(report) in aside.reason


def test_a_report_without_a_date_is_refused_until_it_is_given(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "undated.txt"
    file.write_text(
        "A Killing in Tulum\n\nA man was killed in Tulum on Monday.\n", encoding="utf-8"
    )
    with pytest.raises(ReadError, match=r"undated\.txt: the report .* has no date; expected"):
        add_files(path, [file])
    assert added(path) == []
    assert add_files(path, [file], published=date(2022, 5, 10)).kept["new"] == 1


def test_one_bad_file_keeps_all_out(path: Path, report: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"%PDF-1.7 ...")
    before = path.read_bytes()
    with pytest.raises(ReadError, match=r"bad\.txt"):
        add_files(path, [report, bad])
    assert path.read_bytes() == before


def test_progress_tells_every_step(path: Path, report: Path) -> None:
    told: list[tuple[str, int, int | None]] = []
    add_files(path, [report], progress=lambda *step: told.append(step))
    steps = dict.fromkeys(step for step, _, _ in told)
    last = "Putting the store in its place"
    assert list(steps) == ["Preparing the store", "Reading sonora.txt", "Storing", last]


def test_coordinates_alone_give_the_municipality() -> None:
    bare = Incident(
        incident_id="x",
        dataset="rows",
        event_date=None,
        date_precision=DatePrecision.UNKNOWN,
        event_type=EventType.OTHER,
        longitude=-99.7685,
        latitude=18.9257,
    )
    (found,) = _with_municipality([bare])
    assert found.cvegeo == "15021"
    at_sea = Incident(
        incident_id="y",
        dataset="rows",
        event_date=None,
        date_precision=DatePrecision.UNKNOWN,
        event_type=EventType.OTHER,
        longitude=-95.0,
        latitude=23.0,
    )
    assert _with_municipality([at_sea, bare])[0].cvegeo is None


def test_an_empty_report_reads_as_nothing() -> None:
    reading = read_article(Article(article_id="1", text="Nothing."))
    assert (reading.incidents, reading.figures) == ((), ())


@needs_seeds
def test_the_five_reports_are_found_with_title_author_and_date(path: Path) -> None:
    expected = json.loads((SEEDS / "gold.json").read_text(encoding="utf-8"))["articles"]
    done = add_files(path, [SEED_FILE])
    assert done.read["reports"] == 5
    for row, article in zip(done.details, expected, strict=True):
        assert row["title"] == article["title"]
        assert (row["author"], row["published"]) == (article["author"], article["published"])


@needs_seeds
def test_added_reports_take_the_place_of_their_bundled_records(path: Path) -> None:
    add_files(path, [SEED_FILE])
    with open_store(path) as store:
        left = store.frame("SELECT article_id FROM article WHERE bundled")
        march = Filters(since=date(2021, 3, 1), until=date(2021, 3, 31), cvegeo=("15",))
        ambush = list_incidents(store, march)
    assert left.empty
    assert list(ambush["cvegeo"].str[:5]) == ["15021"]
    assert list(ambush["fatalities_best"]) == [13]


@needs_seeds
def test_the_weekend_of_march_2021_stands_in_its_municipalities(path: Path) -> None:
    add_files(path, [SEED_FILE])
    with open_store(path) as store:
        march = Filters(since=date(2021, 3, 1), until=date(2021, 3, 31), cvegeo=("23",))
        rows = list_incidents(store, march)
    found = {
        (str(row.event_date), row.cvegeo[:5])
        for row in rows.itertuples()
        if row.event_type == "femicide" and len(row.cvegeo) >= 5
    }
    assert found == {("2021-03-27", "23009"), ("2021-03-28", "23007"), ("2021-03-28", "23005")}
