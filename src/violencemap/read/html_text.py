"""The readable text of an HTML page, each run knowing where in the file it came from.

The standard library's parser is used because it tells the position of every piece;
readers that build a tree forget it.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import accumulate

__all__ = ["HtmlPage", "read_html"]

_SKIPPED = {"script", "style", "noscript", "template", "nav", "footer", "aside", "form", "svg"}
_BLOCK_TAGS = (
    "address article blockquote br dd div dl dt figcaption figure h1 h2 h3 h4 h5 h6 header hr li "
    "main ol p pre section table td th tr ul"
)
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_VOID = {"br", "hr", "img", "input", "link", "meta", "source", "wbr", "col", "area", "base"}
_PUBLISHED = {"article:published_time", "date", "dc.date", "datepublished", "pubdate"}
_WORDS = re.compile(r"[^\s]+(?:[ \xa0][^\s]+)*")


@dataclass(slots=True)
class HtmlPage:
    """Text of a page and what its head says.

    ``segments`` are ``(offset in text, offset in the decoded file)`` pairs, ascending.
    """

    text: str = ""
    segments: list[tuple[int, int]] = field(default_factory=list)
    title: str | None = None
    author: str | None = None
    published: str | None = None


def read_html(markup: str) -> HtmlPage:
    """Readable text of a page: scripts, menus, forms and footers are left out."""
    parser = _TextParser(markup)
    parser.feed(markup)
    parser.close()
    return parser.page()


class _TextParser(HTMLParser):
    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=False)
        lengths = (len(line) + 1 for line in markup.split("\n"))
        self._line_starts = [0, *accumulate(lengths)]
        self._found = HtmlPage()
        self._pieces: list[str] = []
        self._length = 0
        self._gap = ""
        self._skipping: list[str] = []
        self._in_head_title = False

    def page(self) -> HtmlPage:
        self._found.text = "".join(self._pieces)
        self._found.segments = self._found.segments or [(0, 0)]
        return self._found

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._line_starts[line - 1] + column

    def _add(self, piece: str, offset: int) -> None:
        if self._length:
            self._pieces.append(self._gap)
            self._length += len(self._gap)
        self._gap = ""
        self._found.segments.append((self._length, offset))
        self._pieces.append(piece)
        self._length += len(piece)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "meta":
            self._read_meta(values)
        elif tag == "time" and values.get("datetime"):
            self._found.published = self._found.published or values["datetime"]
        elif tag == "title":
            self._in_head_title = not self._skipping
        elif tag in _SKIPPED:
            self._skipping.append(tag)
        if tag in _BLOCKS:
            self._gap = "\n" if tag == "br" and "\n\n" not in self._gap else "\n\n"

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self._in_head_title = False
        elif tag in self._skipping:
            del self._skipping[self._skipping.index(tag) :]
        if tag in _BLOCKS and tag not in _VOID:
            self._gap = "\n\n"

    def handle_data(self, data: str) -> None:
        if self._in_head_title:
            self._found.title = ((self._found.title or "") + data).strip() or None
            return
        if self._skipping:
            return
        offset, end = self._offset(), 0
        for words in _WORDS.finditer(data):
            if words.start() > end:
                self._gap = self._gap or " "
            self._add(words[0], offset + words.start())
            end = words.end()
        if end < len(data):
            self._gap = self._gap or " "

    def handle_entityref(self, name: str) -> None:
        self._add_reference(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._add_reference(f"&#{name};")

    def _add_reference(self, reference: str) -> None:
        character = html.unescape(reference)
        if self._in_head_title:
            self._found.title = (self._found.title or "") + character
        elif not self._skipping:
            if character.isspace():
                self._gap = self._gap or " "
            else:
                self._add(character, self._offset())

    def _read_meta(self, values: dict[str, str]) -> None:
        name = (values.get("property") or values.get("name") or values.get("itemprop", "")).lower()
        content = values.get("content", "").strip()
        if name == "og:title":
            self._found.title = content or self._found.title
        elif name == "author":
            self._found.author = content or None
        elif name in _PUBLISHED:
            self._found.published = self._found.published or content
