"""A report cut into sentences, each with what it is: headline, caption or told text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from violencemap.coding.folding import fold_text

__all__ = ["Passage", "Story", "cut_passages"]

Kind = Literal["heading", "caption", "body"]

_END = re.compile(
    r"[.!?…]+[\"'”’»)]*\s+(?=[\"'“‘«(¿¡\[—–-]*[A-ZÁÉÍÓÚÑÜ0-9])|(?<=[a-zñ])\.(?=[A-Z][a-z])|\n\s*"
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\".])(?:[a-z]|gov|sen|rep|gen|col|lt|capt|sgt|dr|dra|mr|mrs|ms|lic|ing|mtro|sr|sra"
    r"|st|no|num|av|ave|blvd|edo|cd|gral|fracc|approx|aprox|km|art|vs|jr|ee|u\.s|aprox)\.$"
    r"|, (?:ags|bc|bcs|camp|coah|col|chis|chih|dgo|gto|gro|hgo|jal|mex|mich|mor|nay|nl|oax|pue|qro"
    r"|qr|slp|sin|son|tab|tamps|tlax|ver|yuc|zac)\.$"
)
_GOES_ON = re.compile(
    r"(?:,|\b(?:the|a|an|of|in|at|on|to|by|from|with|and|or|for|near|el|la|los|las|un|una|de|del|en|al"
    r"|y|con|por|que|san|santa|su|sus|his|her|their))\s*$"
)
_LAST_WORD = 8
_CAPTION = re.compile(
    r"\b(?:photos?|fotos?|fotografia|images?|imagen|pictured?|credit|credito|cortesia|courtesy)\b"
    r"(?: (?:by|de|por|of))?[:/]|\bphoto by\b|\(?foto: |\bsource: |\bfuente: "
    r"|\((?:ap|afp|reuters|efe|getty|cuartoscuro|notimex|xinhua)\b[^)\n]{0,60}\)\s*(?:\n|$)"
)
_CAPTION_WORDS = ("photo", "foto", "imag", "pictur", "credit", "cort", "source:", "fuente:", "(")
_LONG_QUOTE = re.compile(r"“[^”\n]{25,}[”\n]|«[^»\n]{25,}[»\n]|\"[^\"\n]*[\"\n]")
_LONG_HEADING = 200
_LONG_CAPTION = 400
_SHORTEST_QUOTE = 25


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of the text: offsets of the article, number of its paragraph, and its kind."""

    index: int
    start: int
    end: int
    paragraph: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Story:
    """The text that tells: folded, and folded with longer quotations blanked out.

    All three views have the same length, so that one offset serves them. The list of
    sources at the end is left off.
    """

    text: str
    folded: str
    told: str
    passages: tuple[Passage, ...]


@lru_cache(maxsize=1)  # incidents and figures of a report read the same sentences
def cut_passages(text: str) -> Story:
    """Sentences of a text without its list of sources."""
    folded = fold_text(text)
    starts = [0]
    breaks = {0}
    for match in _END.finditer(text):
        if _is_wrap(text, folded, match.start(), match.end()):
            continue
        if "\n" in match[0]:
            breaks.add(match.end())
        elif _is_abbreviation(folded, match.start()):
            continue
        starts.append(match.end())
    return Story(text, folded, _without_quotes(text, folded), _passages(folded, starts, breaks))


def _is_wrap(text: str, folded: str, start: int, end: int) -> bool:
    """Whether a line only ends because it was full: the sentence goes on in the next one."""
    if folded[start] != "\n" or folded.count("\n", start, end) > 1 or end == len(folded):
        return False
    return text[end].islower() or bool(_GOES_ON.search(folded, max(0, start - _LAST_WORD), start))


def _is_abbreviation(folded: str, dot: int) -> bool:
    return bool(_ABBREVIATION.search(folded, max(0, dot - 8), dot + 1))


def _passages(folded: str, starts: list[int], breaks: set[int]) -> tuple[Passage, ...]:
    passages: list[Passage] = []
    paragraph = -1
    kind: Kind = "body"
    ends = [*starts[1:], len(folded)]
    stops = sorted(breaks | {len(folded)})
    for start, end in zip(starts, ends, strict=True):
        if start == len(folded):
            break
        if start in breaks:
            paragraph += 1
            kind = _kind(folded, start, stops[paragraph + 1])
        stop = start + len(folded[start:end].rstrip())
        if stop > start:
            passages.append(Passage(len(passages), start, stop, paragraph, kind))
    return tuple(passages)


def _kind(folded: str, start: int, end: int) -> Kind:
    """Kind of a paragraph: a caption names its photographer, a heading has no full stop."""
    line = folded[start:end].rstrip()
    if len(line) < _LONG_CAPTION and _is_caption(line):
        return "caption"
    if line and len(line) < _LONG_HEADING and line[-1] not in ".!?\"')…:;,":
        return "heading"
    is_first_line = start == 0 and end < len(folded)
    return "heading" if is_first_line and len(line) < _LONG_HEADING // 2 else "body"


def _is_caption(line: str) -> bool:
    return any(word in line for word in _CAPTION_WORDS) and bool(_CAPTION.search(line))


def _without_quotes(text: str, folded: str) -> str:
    """The folded text with spaces for longer quotations: what is quoted is not told."""
    parts: list[str] = []
    done = 0
    for match in _LONG_QUOTE.finditer(text):
        if match.end() - match.start() > _SHORTEST_QUOTE:
            parts += [folded[done : match.start()], " " * (match.end() - match.start())]
            done = match.end()
    return "".join([*parts, folded[done:]])
