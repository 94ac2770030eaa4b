"""Where a report tells an event: the trigger words of its sentences.

A *told* trigger ("was shot dead") can make an incident. A *named* one ("the killing of") refers
to an event as known; alone it makes an incident only with a date and a place of its own. A *weak*
one ("the attack") speaks of an event told elsewhere and adds to it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from violencemap.coding.acts import Act, Strength
from violencemap.coding.lexicon import ROWS, STEMS, WEAK, Row

__all__ = ["Trigger", "find_triggers"]

Language = Literal["en", "es"]
# Without the accent of the verb ("incendió") these are nouns.
_NOUNS = frozenset({"incendio", "arresto", "asesino", "protesto"})
_REACH = 24  # characters before a noun in which its article stands


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger at ``start:end`` of the text."""

    start: int
    end: int
    act: Act
    strength: Strength


def _compile(rows: Sequence[Row]) -> re.Pattern[str]:
    groups = (f"(?P<g{number}>{pattern})" for number, (_, _, pattern) in enumerate(rows))
    return re.compile(rf"(?:{'|'.join(groups)})\b")


_STEM = {
    language: re.compile(rf"\b(?:{'|'.join(stems.split())})") for language, stems in STEMS.items()
}
_STRONG = {language: _compile(rows) for language, rows in ROWS.items()}
_NOUN = {language: re.compile(rf"{noun}\b") for language, (_, noun) in WEAK.items()}
_ARTICLE = {
    language: re.compile(rf"\b{article} (?:\w+ )?$") for language, (article, _) in WEAK.items()
}


def find_triggers(told: str, text: str, language: Language) -> list[Trigger]:
    """Triggers of a folded text, in order; they do not overlap.

    ``text`` is as it was written: "incendio" is set fire to only with its accent.
    """
    found: list[Trigger] = []
    end = 0
    for stem in _STEM[language].finditer(told):
        if stem.start() >= end:
            trigger = _trigger_at(told, text, stem.start(), end, language)
            if trigger is not None:
                found.append(trigger)
                end = trigger.end
    return found


def _is_verb(text: str, match: re.Match[str]) -> bool:
    word = match[0].split(" ", 1)[0]
    return word not in _NOUNS or text[match.start() + len(word) - 1] == "ó"


def _trigger_at(told: str, text: str, start: int, floor: int, language: Language) -> Trigger | None:
    strong = _STRONG[language].match(told, start)
    if strong is not None:
        act, strength, _ = ROWS[language][int((strong.lastgroup or "g0")[1:])]
        if strength != "told" or _is_verb(text, strong):
            return Trigger(start, strong.end(), act, strength)
    noun = _NOUN[language].match(told, start)
    article = noun and _ARTICLE[language].search(told, max(floor, start - _REACH), start)
    if noun is None or article is None:
        return None
    return Trigger(article.start(), noun.end(), Act.ANY, "weak")
