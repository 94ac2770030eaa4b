"""Reports as people save them: text, HTML and Markdown files, and JSON lines.

A file may hold several reports. A report is a title, a date line such as
``04/08/21 (written by rramos) –``, a body, and often a list headed ``Sources``, which is
kept apart because the places in it are those of newspapers and headlines.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

from violencemap.errors import ReadError, SchemaError
from violencemap.read.decode import decode_file
from violencemap.read.html_text import HtmlPage, read_html
from violencemap.read.wrapping import unwrap
from violencemap.types import Article

__all__ = ["article_key", "detect_language", "read_articles", "read_json", "read_jsonl"]

Language = Literal["en", "es"]
Segments = tuple[tuple[int, int], ...]

_MONTHS = {
    name: number
    for names in (
        "january february march april may june july august september october november december",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "jan feb mar apr - jun jul aug sept oct nov dec",
        "ene - - abr - - - ago setiembre - - dic",
        "- - - - - - - - sep - - -",
    )
    for number, name in enumerate(names.split(), start=1)
    if name != "-"
}
_MONTH = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_WEEKDAY = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|lunes|martes|mi[ée]rcoles|jueves|viernes"
    r"|s[áa]bado|domingo"
)
_DATE = re.compile(
    r"(?P<y1>\d{4})-(?P<m1>\d{1,2})-(?P<d1>\d{1,2})(?:T[\d:.+-]*Z?)?"
    r"|(?P<a>\d{1,2})[/.](?P<b>\d{1,2})[/.](?P<y2>\d{4}|\d{2})"
    rf"|(?P<m3>{_MONTH}) (?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y3>\d{{4}})"
    rf"|(?P<d4>\d{{1,2}})(?: de)? (?P<m4>{_MONTH})(?: del?|,)? (?P<y4>\d{{4}})",
    re.I,
)
# "Puebla, Pue. 22 de agosto de 2022. " at the head of the text: where and when it was written.
_TOWN = re.compile(r"[^\W\d_][^\d\n]{2,45}?[,.] (?:a )?(?=\d|[A-Za-z]+ \d)")
_AFTER_TOWN_AND_DATE = re.compile(r"\s*(?:[-–—:)]|\.-?(?:\s|$))")
_BEFORE_DATE = re.compile(
    rf"(?:(?:published|updated|posted|date|fecha|publicado)(?: on| el)?:?\s+)?"
    rf"(?:(?:{_WEEKDAY}),?\s+)?",
    re.I,
)
_WRITTEN_BY = re.compile(r"\s*\((?:written|posted|by|escrito|por)(?: by| por)?\s+([^)\n]{1,60})\)")
_AFTER_DATE = re.compile(r"[\s.|,–—-]*(?:\d{1,2}:\d\d(?:\s*[ap]\.?m\.?)?)?\s*$", re.I)
_BYLINE = re.compile(r"(?:by|por):? ((?:[^\W\d_][\w.'’-]*[ ]?){1,6})$", re.I)
_CAPTION = re.compile(
    r"(?:photos?|fotos?|image|imagen|map|mapa|source|fuente|credit|cr[ée]dito|by|por)\b", re.I
)
_SOURCES = re.compile(
    r"^[#*_\s]*(?:sources?|references?|bibliography|works cited|fuentes?|referencias"
    r"|bibliograf[íi]a)[*_\s]*:?[*_\s]*$",
    re.I | re.M,
)
_CITATION = re.compile(rf"(?:{_MONTH} \d{{1,2}}, ?)?(?:19|20)\d\d\.?(?: [\d–-]+\.)?$", re.I)
_FRONT_MATTER = re.compile(r"\A---\s*\n(.*?)\n---\s*(?:\n|\Z)", re.S)
_LONGEST_TITLE = 220
_LINES_OF_HEAD = 8
_ENGLISH = "the of and in to was were by that for with on from at has had who"
_SPANISH = "el la los las de del y en que por con una un se fue su al como"
_STOPWORDS = {"en": frozenset(_ENGLISH.split()), "es": frozenset(_SPANISH.split())}


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class _Dateline:
    line: int
    published: date
    author: str | None


def read_articles(path: Path | str) -> list[Article]:
    """Reports of a text, HTML or Markdown file, in the order they stand in it.

    Offsets of an article count its own ``text``; ``segments`` lead back to the decoded
    file. ``published`` is None when no date stands at the top of a report.

    Raises
    ------
    ReadError
        When the file cannot be read as text; the message names it and what was expected.
    """
    path = Path(path)
    content = decode_file(path)
    if _is_html(path, content):
        page = read_html(content)
        if not page.text:
            raise ReadError("the page has no readable text; expected a report", path=path)
        return _articles(page.text, tuple(page.segments), path, page)
    front = _FRONT_MATTER.match(content)
    page = _front_matter(front[1]) if front else HtmlPage()
    start = front.end() if front else 0
    return _articles(content[start:], ((0, start),), path, page)


def read_jsonl(path: Path | str) -> Iterator[Article]:
    """Reports of a JSON-lines file, one a line, in input order.

    A line holds ``id`` and ``text`` and may hold ``title``, ``published`` (YYYY-MM-DD),
    ``lang``, ``source`` and ``url``; other keys are ignored. A month (YYYY-MM) is its first day.

    Raises
    ------
    ReadError
        When a line is not such an object; the message names the row and what is wrong.
    """
    path = Path(path)
    try:
        with path.open(encoding="utf-8-sig") as lines:
            for row, line in enumerate(lines, start=1):
                if line.strip():
                    yield _article_from_json(line, path, row)
    except OSError as error:
        raise ReadError(f"cannot be read ({error.strerror})", path=path) from error
    except UnicodeDecodeError as error:
        raise ReadError("is not UTF-8; expected JSON lines in UTF-8", path=path) from error


def read_json(path: Path | str) -> list[Article]:
    """Reports of a JSON file: one object, or a list of them, with the keys of a line of JSON lines.

    Raises
    ------
    ReadError
        When the file is no such object or list; the message names the row (the place in the list).
    """
    path = Path(path)
    try:
        content = json.loads(decode_file(path))
    except json.JSONDecodeError as error:
        raise ReadError(
            f"not JSON ({error.msg}); expected a report or a list of them", path=path
        ) from error
    records = content if isinstance(content, list) else [content]
    return [_article_from_record(record, path, row) for row, record in enumerate(records, start=1)]


def article_key(title: str | None, published: date | None, text: str) -> str:
    """Stable short key of a report: of its title and date, or of its text without a title.

    A corrected text under the same title and date keeps the key, so that it replaces the
    earlier one.
    """
    seed = f"{_normal(title)}|{published or ''}" if title else _normal(text)
    return hashlib.sha256(seed.encode()).hexdigest()[:12]


def detect_language(text: str) -> Language:
    """``"es"`` or ``"en"``, by a vote of common words; English when nothing speaks."""
    words = text[:20_000].lower().split()
    votes = {
        language: sum(word in stopwords for word in words)
        for language, stopwords in _STOPWORDS.items()
    }
    return "es" if votes["es"] > votes["en"] else "en"


def _normal(text: str | None) -> str:
    folded = unicodedata.normalize("NFKD", text or "").casefold()
    return " ".join(re.findall(r"\w+", "".join(c for c in folded if not unicodedata.combining(c))))


def _is_html(path: Path, content: str) -> bool:
    named = path.suffix.lower() in {".html", ".htm", ".xhtml"}
    return named or bool(re.match(r"\s*<(?:!doctype html|html|head|body)\b", content, re.I))


def _front_matter(block: str) -> HtmlPage:
    """Title, author and date that a Markdown file states before its text."""
    fields = dict(
        re.findall(r"^(title|author|date|published):[ \t]*[\"']?(.+?)[\"']?\s*$", block, re.M)
    )
    return HtmlPage(
        title=fields.get("title"),
        author=fields.get("author"),
        published=fields.get("date") or fields.get("published"),
    )


def _articles(text: str, segments: Segments, path: Path, page: HtmlPage) -> list[Article]:
    language = detect_language(text)
    lines = _lines(text)
    datelines = list(_datelines(lines, language))
    titles = [_title_line(lines, found.line, before) for before, found in _with_previous(datelines)]
    starts = [lines[title].start for title in titles if title is not None][1:] if titles else []
    bounds = [0, *starts, len(text)]
    articles = []
    for start, end in itertools.pairwise(bounds):
        part = _slice_segments(segments, start, end)
        articles.append(_article(text[start:end], part, path, page if len(bounds) == 2 else None))
    return articles


def _article(text: str, segments: Segments, path: Path, page: HtmlPage | None) -> Article:
    language = detect_language(text)
    head = _read_head(text, language)
    stated = _parse_date(page.published, language) if page and page.published else None
    title = (page.title if page else None) or head.title
    published = stated or head.published
    return Article(
        article_id=article_key(title, published, text),
        text=unwrap(text, _is_date_line),
        title=title,
        author=head.author or (page.author if page else None),
        published=published,
        language=language,
        bibliography_start=_bibliography_start(text),
        file=str(path),
        segments=segments,
    )


def _article_from_json(line: str, path: Path, row: int) -> Article:
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise ReadError(
            f"not JSON ({error.msg}); expected one object a line", path=path, row=row
        ) from error
    return _article_from_record(record, path, row)


def _article_from_record(record: object, path: Path, row: int) -> Article:
    if not isinstance(record, dict):
        raise SchemaError("expected an object with id and text", path=path, row=row)
    text = _string(record, "text", path, row)
    if text is None:
        raise SchemaError("the report has no text", path=path, row=row, column="text")
    stated = _string(record, "lang", path, row)
    language: Language = "es" if stated == "es" else "en"
    language = language if stated in ("en", "es") else detect_language(text)
    head = _read_head(text, language)
    title = _string(record, "title", path, row) or head.title
    published = _published(record, path, row) or head.published
    return Article(
        article_id=_string(record, "id", path, row) or article_key(title, published, text),
        text=unwrap(text, _is_date_line),
        title=title,
        author=head.author,
        published=published,
        language=language,
        source=_string(record, "source", path, row),
        url=_string(record, "url", path, row),
        bibliography_start=_bibliography_start(text),
        file=str(path),
    )


def _string(record: dict[str, Any], key: str, path: Path, row: int) -> str | None:
    value = record.get(key)
    if value is None or (key == "id" and isinstance(value, int)):
        return None if value is None else str(value)
    if not isinstance(value, str):
        raise SchemaError("expected a text", path=path, row=row, column=key, value=str(value)[:60])
    return value or None


def _published(record: dict[str, Any], path: Path, row: int) -> date | None:
    value = _string(record, "published", path, row)
    if value is None:
        return None
    try:
        return date.fromisoformat(f"{value}-01" if len(value) == 7 else value[:10])
    except ValueError as error:
        raise SchemaError(
            "expected a date YYYY-MM-DD or a month YYYY-MM",
            path=path,
            row=row,
            column="published",
            value=value[:60],
        ) from error


@dataclass(frozen=True, slots=True)
class _Head:
    title: str | None
    author: str | None
    published: date | None


def _read_head(text: str, language: Language) -> _Head:
    """What the first lines of one report say about it."""
    lines = _lines(text, limit=_LINES_OF_HEAD)
    dateline = next(_datelines(lines, language), None)
    title = lines[0].text if lines and _can_be_title(lines, 0) else None
    byline = next((m[1].strip() for line in lines if (m := _BYLINE.match(line.text))), None)
    if dateline is None:
        return _Head(title, byline, _day_of_writing(lines, language))
    if dateline.line == 0 and title is not None:
        title = lines[1].text if len(lines) > 2 and _can_be_title(lines, 1) else None
    return _Head(title, dateline.author or byline, dateline.published)


def _day_of_writing(lines: list[_Line], language: Language) -> date | None:
    """Date after the town at the beginning of a line, as news agencies write it."""
    for line in lines:
        town = _TOWN.match(line.text)
        match = _DATE.match(line.text, town.end()) if town else None
        if match and _AFTER_TOWN_AND_DATE.match(line.text, match.end()):
            return _date_of(match, language)
    return None


def _lines(text: str, limit: int | None = None) -> list[_Line]:
    """Non-empty lines without the marks of Markdown headings."""
    found = (
        _Line(match.start(1), match[1])
        for match in re.finditer(r"^[ \t\ufeff]*(?:#{1,6}[ \t]+)?(\S.*?)[\s\xa0]*$", text, re.M)
    )
    return list(itertools.islice(found, limit))


def _datelines(lines: list[_Line], language: Language) -> Iterator[_Dateline]:
    """Lines that date a report: with an author, or holding nothing but a date."""
    alone = True  # until a report is dated with its author: then all of the file are
    dated = -2  # the line that dated the last one
    for number, line in enumerate(lines):
        match = _date_at_start(line.text)
        published = _date_of(match, language) if match else None
        if match is None or published is None:
            continue
        written = _WRITTEN_BY.match(line.text, match.end())
        if written:
            yield _Dateline(number, published, written[1].strip())
            alone = False
        elif (
            alone
            and _is_date_line(line.text)
            and number - 1 != dated  # such as "Updated", below the day of publication
            and (number < _LINES_OF_HEAD or _follows_title(lines, number))
        ):
            yield _Dateline(number, published, None)
        else:
            continue
        dated = number


def _is_date_line(line: str) -> bool:
    """Whether a line dates a report; a date with a full stop is the end of a sentence."""
    text = line.strip()
    match = _date_at_start(text)
    if match is None or text.endswith("."):
        return False
    return bool(_WRITTEN_BY.match(text, match.end()) or _AFTER_DATE.match(text, match.end()))


def _date_at_start(line: str) -> re.Match[str] | None:
    prefix = _BEFORE_DATE.match(line)
    return _DATE.match(line, prefix.end() if prefix else 0)


def _follows_title(lines: list[_Line], number: int) -> bool:
    before = lines[number - 1].text
    return _can_be_title(lines, number - 1) and not _CITATION.search(before)


def _with_previous(datelines: list[_Dateline]) -> list[tuple[int, _Dateline]]:
    """Each date line with the number of the line after the one before it."""
    previous = [0, *(dateline.line + 1 for dateline in datelines)]
    return list(zip(previous, datelines, strict=False))


def _title_line(lines: list[_Line], dateline: int, after: int) -> int | None:
    """The line that begins the report dated by ``dateline``; ``after`` is its first possible.

    Between the list of sources of one report and the date line of the next stand the
    title and sometimes captions; without a list of sources the nearest title counts.
    """
    if after == 0:
        return 0
    sources = next((n for n in range(after, dateline) if _SOURCES.match(lines[n].text)), None)
    if sources is not None:
        number = dateline
        while number - 1 > sources and not _CITATION.search(lines[number - 1].text):
            number -= 1
        return min(number, dateline - 1)
    for number in range(dateline - 1, after - 1, -1):
        if _can_be_title(lines, number) and not _CAPTION.match(lines[number].text):
            return number
    return dateline


def _can_be_title(lines: list[_Line], number: int) -> bool:
    text = lines[number].text
    return (
        len(lines) > 1
        and len(text) <= _LONGEST_TITLE
        and not re.search(r"[.;:][\"”’)]?$", text)
        and not _DATE.fullmatch(text)
    )


def _bibliography_start(text: str) -> int | None:
    """Where a closing list of sources begins: its heading, with citations below it."""
    for match in reversed(list(_SOURCES.finditer(text))):
        following = _lines(text[match.end() :], limit=3)
        if following and match.start() > 0:
            return match.start() + len(match[0]) - len(match[0].lstrip())
    return None


def _parse_date(value: str, language: Language) -> date | None:
    match = _DATE.search(value)
    return _date_of(match, language) if match else None


def _date_of(match: re.Match[str], language: Language) -> date | None:
    """Date of a match; ``04/08/21`` is April 8 in English and August 4 in Spanish."""
    part = {name: value for name, value in match.groupdict().items() if value}
    if "a" in part:
        first, second = int(part["a"]), int(part["b"])
        month_first = language == "en"
        if max(first, second) > 12:
            month_first = second > 12
        month, day = (first, second) if month_first else (second, first)
        year = int(part["y2"])
        return _make_date(year if year > 99 else 2000 + year, month, day)
    if "y1" in part:
        return _make_date(int(part["y1"]), int(part["m1"]), int(part["d1"]))
    which = "3" if "m3" in part else "4"
    month = _MONTHS[part[f"m{which}"].lower().rstrip(".")]
    return _make_date(int(part[f"y{which}"]), month, int(part[f"d{which}"]))


def _make_date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _slice_segments(segments: Segments, start: int, end: int) -> Segments:
    """Segments of ``text[start:end]``, with offsets counted from ``start``."""
    first = max(0, bisect_right(segments, (start, float("inf"))) - 1)
    text_offset, file_offset = segments[first]
    inside = [(s - start, f) for s, f in segments[first + 1 :] if s < end]
    return ((0, file_offset + start - text_offset), *inside)
