"""Reports as people save them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from violencemap.errors import ReadError, UnknownFormatError
from violencemap.read.articles import (
    article_key,
    detect_language,
    read_articles,
    read_json,
    read_jsonl,
)
from violencemap.read.decode import MAX_BYTES

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"

TWO_REPORTS = """\
Police Chief Shot Dead in Tecate

05/14/20 (written by mlopez) – Gunmen killed the police chief of Tecate on Tuesday.

Sources

“Matan a jefe policiaco.” Zeta Tijuana. May 13, 2020.

García, Ana. “Violence on the border.” Reuters. May 14, 2020.

Protest March in Oaxaca City

Photo: a local agency

05/09/20 (written by jdoe) –

Thousands marched in Oaxaca City.
"""


def write(tmp_path: Path, name: str, content: str | bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_one_file_holds_several_reports(tmp_path: Path) -> None:
    first, second = read_articles(write(tmp_path, "two.txt", TWO_REPORTS))
    assert (first.title, first.author) == ("Police Chief Shot Dead in Tecate", "mlopez")
    assert first.published == date(2020, 5, 14)
    assert first.bibliography_start is not None
    assert first.text[first.bibliography_start :].startswith("Sources\n")
    assert (second.title, second.author) == ("Protest March in Oaxaca City", "jdoe")
    assert second.published == date(2020, 5, 9)
    assert second.bibliography_start is None
    assert TWO_REPORTS[second.segments[0][1] :] == second.text


def test_reports_dated_on_a_line_of_their_own_are_told_apart(tmp_path: Path) -> None:
    text = (
        "First headline\nApril 8, 2021\nSomething happened in Tepic.\n\n"
        "Second headline\nApril 9, 2021\nSomething else happened in Xalapa.\n"
    )
    assert [(a.title, a.published) for a in read_articles(write(tmp_path, "a.txt", text))] == [
        ("First headline", date(2021, 4, 8)),
        ("Second headline", date(2021, 4, 9)),
    ]


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("08/04/2021", date(2021, 4, 8)),
        ("8 de abril de 2021", date(2021, 4, 8)),
        ("Jueves, 8 de abril de 2021 - 10:30", date(2021, 4, 8)),
        ("2021-04-08", date(2021, 4, 8)),
    ],
)
def test_spanish_dates(tmp_path: Path, line: str, published: date) -> None:
    text = (
        f"Matan a dos en la sierra\n{line}\nDos hombres fueron hallados en la sierra de la región."
    )
    (article,) = read_articles(write(tmp_path, "a.txt", text))
    assert (article.published, article.language) == (published, "es")


def test_a_report_without_a_date_is_read(tmp_path: Path) -> None:
    (article,) = read_articles(write(tmp_path, "a.txt", "Two men were killed in Tepic."))
    assert article.published is None
    assert article.title is None


@pytest.mark.parametrize("encoding", ["latin-1", "windows-1252", "utf-8", "utf-8-sig", "utf-16"])
def test_encodings_are_recognized(tmp_path: Path, encoding: str) -> None:
    text = "Balacera en Cancún, señaló la Fiscalía de Michoacán."
    (article,) = read_articles(write(tmp_path, "a.txt", text.encode(encoding)))
    assert article.text == text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"%PDF-1.7\n...", "PDF"),
        (bytes(range(256)), "binary"),
        (b"PK\x03\x04rest", "Office"),
    ],
)
def test_what_is_no_text_is_refused_by_name(tmp_path: Path, content: bytes, said: str) -> None:
    path = write(tmp_path, "report.txt", content)
    with pytest.raises(ReadError, match=said) as refusal:
        read_articles(path)
    assert str(path) in str(refusal.value)
    assert "expected" in str(refusal.value)
    if content.strip():
        assert isinstance(refusal.value, UnknownFormatError)


def test_a_file_too_large_is_refused_with_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(ReadError, match="at most 20 MB"):
        read_articles(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"nowhere\.txt"):
        read_articles(tmp_path / "nowhere.txt")


def test_html_keeps_the_way_back_to_the_file(tmp_path: Path) -> None:
    page = (
        "<!doctype html><html><head><title>Ataque en Canc&uacute;n</title>"
        '<meta property="article:published_time" content="2021-03-29T10:00:00-06:00">'
        '<meta name="author" content="Redacción"></head><body><nav>Menú Tijuana</nav>'
        "<h1>Ataque en Canc&uacute;n</h1><p>Un   ataque en <b>Canc&uacute;n</b> dej&oacute;\n"
        "  dos   muertos.</p><script>var x = 'Acapulco';</script></body></html>"
    )
    (article,) = read_articles(write(tmp_path, "a.html", page))
    assert article.title == "Ataque en Cancún"
    assert article.published == date(2021, 3, 29)
    assert article.author == "Redacción"
    assert article.text == "Ataque en Cancún\n\nUn ataque en Cancún dejó dos muertos."
    text_offset, file_offset = article.segments[-1]
    assert article.text[text_offset:] == page[file_offset : file_offset + 8].rstrip("<")


def test_markdown_front_matter_and_headings(tmp_path: Path) -> None:
    text = "---\ntitle: Two dead in Tepic\ndate: 2021-05-02\n---\n# Two dead\n\nIn Tepic.\n"
    (article,) = read_articles(write(tmp_path, "a.md", text))
    assert (article.title, article.published) == ("Two dead in Tepic", date(2021, 5, 2))
    assert text[article.segments[0][1] :] == article.text


def test_json_lines(tmp_path: Path) -> None:
    rows = [
        {"id": "a1", "text": "Un hombre fue hallado en la sierra.", "published": "2021-03-01"},
        {"text": "A man was found.", "lang": "en", "title": "Found", "other": 1},
    ]
    path = write(tmp_path, "a.jsonl", "\n".join(json.dumps(row) for row in rows))
    first, second = read_jsonl(path)
    assert (first.article_id, first.language, first.published) == ("a1", "es", date(2021, 3, 1))
    assert second.article_id == article_key("Found", None, second.text)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "not JSON"),
        ("[1]", "object"),
        ('{"id": "a"}', "column 'text'"),
        ('{"text": 3}', "column 'text'"),
        ('{"text": "x", "published": "yesterday"}', "yesterday"),
    ],
)
def test_a_bad_json_line_is_named_by_row(tmp_path: Path, line: str, said: str) -> None:
    path = write(tmp_path, "a.jsonl", '{"text": "fine"}\n' + line)
    with pytest.raises(ReadError, match="row 2") as refusal:
        list(read_jsonl(path))
    assert said in str(refusal.value)


def test_json_holds_a_report_or_a_list_of_them(tmp_path: Path) -> None:
    report = {"id": "a1", "title": "Ataque", "published": "2021-03-02", "text": "Hubo un ataque."}
    one = read_json(write(tmp_path, "one.json", json.dumps(report, indent=1)))
    both = read_json(write(tmp_path, "two.json", json.dumps([report, report | {"id": "a2"}])))
    assert [article.article_id for article in one] == ["a1"]
    assert [article.article_id for article in both] == ["a1", "a2"]
    assert one[0].published == date(2021, 3, 2)


@pytest.mark.parametrize(
    ("content", "said"),
    [("{", "not JSON"), ('["x"]', "row 1"), ('[{"text": "x"}, {"id": "b"}]', "row 2")],
)
def test_json_that_holds_no_report_is_named(tmp_path: Path, content: str, said: str) -> None:
    with pytest.raises(ReadError, match=said):
        read_json(write(tmp_path, "a.json", content))


def test_the_key_survives_a_correction_but_not_another_date() -> None:
    key = article_key("Ataque en Cancún", date(2021, 3, 1), "first wording")
    assert key == article_key("ATAQUE  en Cancun", date(2021, 3, 1), "corrected wording")
    assert key != article_key("Ataque en Cancún", date(2021, 3, 2), "first wording")
    assert article_key(None, None, "one") != article_key(None, None, "two")


def test_language_vote() -> None:
    assert detect_language("Los cuerpos fueron hallados en la carretera") == "es"
    assert detect_language("The bodies were found on the road") == "en"
    assert detect_language("") == "en"


@pytest.mark.skipif(not SEEDS.is_dir(), reason="needs the seed reports beside the project")
def test_seed_reports() -> None:
    gold = json.loads((SEEDS / "gold.json").read_text(encoding="utf-8"))
    articles = read_articles(SEEDS / gold["document"])
    found = [
        {
            "title": article.title,
            "published": str(article.published),
            "author": article.author,
            "start": article.segments[0][1],
            "end": article.segments[0][1] + len(article.text),
            "bibliography_start": article.segments[0][1] + (article.bibliography_start or 0),
        }
        for article in articles
    ]
    assert found == gold["articles"]


@pytest.mark.parametrize(
    "dateline", ["2024-09-12", "12 de septiembre de 2024", "12/09/24 (escrito por aruiz) –"]
)
def test_a_date_line_close_under_a_long_title_is_no_part_of_it(
    tmp_path: Path, dateline: str
) -> None:
    title = "Un choque entre grupos armados deja cinco muertos en la sierra"
    path = tmp_path / "report.txt"
    path.write_text(f"{title}\n{dateline}\n\nEl martes hubo un choque en Cosalá, Sinaloa.\n")

    (article,) = read_articles(path)

    assert article.title == title
    assert article.published == date(2024, 9, 12)
    assert article.text.startswith(f"{title}\n{dateline}\n\n")


def test_a_sentence_that_ends_with_a_date_on_a_line_of_its_own_stays_whole(
    tmp_path: Path,
) -> None:
    path = tmp_path / "report.txt"
    path.write_text(
        "Choque en Cosalá\n\n2024-09-15\n\n"
        "Los hechos ocurrieron en el municipio de Cosalá, Sinaloa, el día\n"
        "12 de septiembre de 2024.\n"
    )

    (article,) = read_articles(path)

    assert "el día 12 de septiembre de 2024." in article.text


def test_the_day_of_an_update_begins_no_other_report(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("Choque en Cosalá\n2024-09-12\nUpdated: 2024-09-14\n\nHubo un choque.\n")

    (article,) = read_articles(path)

    assert article.published == date(2024, 9, 12)


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Colima, 8 de febrero de 2019.- Un hombre murió.", date(2019, 2, 8)),
        ("Puebla, Pue. 22 de agosto de 2022. Un hombre murió.", date(2022, 8, 22)),
        ("MEXICO CITY, March 20, 2017 – A man died.", date(2017, 3, 20)),
        ("Murió en Colima, 8 de febrero de 2019 fue el día.", None),
        ("Un hombre murió en Colima, 8 personas huyeron.", None),
    ],
)
def test_the_town_and_day_of_writing_date_a_report(
    tmp_path: Path, text: str, published: date | None
) -> None:
    path = tmp_path / "report.txt"
    path.write_text(f"Un título\n\n{text}\n")

    (article,) = read_articles(path)

    assert article.published == published
