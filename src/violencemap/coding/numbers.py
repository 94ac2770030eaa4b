"""Numbers as reports write them: numerals, English and Spanish words, and both mixed."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from violencemap.coding.folding import fold_text

__all__ = ["Bound", "Number", "find_numbers"]

Bound = Literal["exact", "at_least", "at_most", "about"]


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a text: ``text[start:end]`` is how it is written, without its unit.

    ``bound`` tells what stands around it: ``at_least`` ("more than 30"), ``at_most`` ("up to
    30"), ``about`` ("nearly 30", "una decena") or ``exact``.
    """

    start: int
    end: int
    value: float
    bound: Bound


@dataclass(frozen=True, slots=True)
class _Word:
    """A number word: what it is worth, and what may follow it within the same number.

    A following word must be worth less than ``room``: "twenty" leaves room for "three",
    "three" leaves none. A ``times`` word multiplies what came before: "two thousand".
    """

    value: float
    room: float = 1
    times: bool = False
    is_loose: bool = False


_SMALL = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen",
    "- dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis "
    "diecisiete dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro "
    "veinticinco veintiseis veintisiete veintiocho veintinueve",
)
_TENS = (
    "twenty thirty forty fifty sixty seventy eighty ninety",
    "- treinta cuarenta cincuenta sesenta setenta ochenta noventa",
)
_HUNDREDS = (
    "ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos "
    "novecientos",
    "- doscientas trescientas cuatrocientas quinientas seiscientas setecientas ochocientas "
    "novecientas",
)
_LOOSE = {"decena": 10, "docena": 12, "dozen": 12, "veintena": 20, "treintena": 30, "centenar": 100}

_WORDS: dict[str, _Word] = {
    **{word: _Word(n) for line in _SMALL for n, word in enumerate(line.split(), 1)},
    **{word: _Word(10 * n, 10) for line in _TENS for n, word in enumerate(line.split(), 2)},
    **{word: _Word(100 * n, 100) for line in _HUNDREDS for n, word in enumerate(line.split(), 1)},
    **{word: _Word(n, is_loose=True) for word, n in _LOOSE.items()},
    "veintiun": _Word(21),
    "veintiuna": _Word(21),
    "cien": _Word(100),
    "hundred": _Word(100, 100, times=True),
    **dict.fromkeys(("thousand", "mil"), _Word(1000, 1000, times=True)),
    **dict.fromkeys(("million", "millon", "millones"), _Word(1e6, 1e6, times=True)),
    "billion": _Word(1e9, 1e9, times=True),
}
del _WORDS["-"]

# Words by their first letter: at most places in a text the first letter decides.
_ANY_WORD = "|".join(
    f"{letter}(?:{'|'.join(word[1:] for word in words)})"
    for letter, words in itertools.groupby(sorted(_WORDS), key=lambda word: word[0])
)
# What is written with digits and is no number is tried before numerals and passed over.
_TOKEN = re.compile(
    rf"\b(?:(?P<word>{_ANY_WORD})\b(?!-\d)|(?=\d)(?<![a-z]-)(?<![ (]\.)(?<![#°])(?<![#°] )(?:"
    r"(?P<other>\d{1,2}/\d{1,2}(?:/\d{2,4})?(?![\d,.]{0,3}\d)"
    r"|\d{4}-\d\d-\d\d|(?:19|20)\d\d-\d{2,4}(?!\d)|\d{1,2}:\d\d(?::\d\d)?"
    r"|\d[\d.,]{0,12}[a-z×ºª]\w*|\d+(?:[.,]\d+){3,})"
    r"|(?P<figures>\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d{1,3}(?:\.\d{3})+(?:,\d+)?(?!\d)"
    r"|\d{1,3}(?: \d{3})+(?![\d.,]{0,3}\d)|\d+(?:\.\d+|,\d{1,2}(?!\d))?)))"
)
_IN_CODE = re.compile(r"(?<=[a-z]-)(?:\d{1,9}-){1,4}$")
_AND = re.compile(r" (?:and|y) | |-")
_ORDINAL = re.compile(r"-(?:first|second|third|[a-z]+th)\b")
_PART = {"half a": 0.5, "media": 0.5, "medio": 0.5, "a": 1.0, "una": 1.0, "un": 1.0}
_BEFORE_LOOSE = re.compile(r"\b(half a|media|medio|an?|una?) $")
_BEFORE_ROUND = re.compile(r"\b(half a|medio|a|un) $")

_MORE = (
    r"at least|more than|over|no (?:less|fewer) than|upwards? of|above|beyond|surpass(?:ed|es|ing)?"
    r"|exceed(?:ed|s|ing)?|topp(?:ed|ing)|al menos|por lo menos|cuando menos|mas de|no menos de"
    r"|arriba de|supera(?:n|ron)?|supero|rebasa(?:n|ron)?|rebaso"
)
_LESS = (
    r"at most|(?:less|fewer) than|under|below|up to|as many as|no more than|menos de|hasta"
    r"|no mas de|a lo (?:mucho|sumo)|cuando mucho|maximo"
)
_NEAR = (
    r"nearly|almost|about|around|approximately|approx\.?|roughly|some|close to|an estimated"
    r"|estimated|casi|cerca de|alrededor de|aproximadamente|aprox\.?|unos|unas|en torno a"
)
_BEFORE = re.compile(
    rf"\b(?:(?P<at_most>{_LESS})|(?P<at_least>{_MORE})|(?P<about>{_NEAR}))"
    r"(?: (?:the|los?|las?|un|una|a))? $"
)
_AFTER = re.compile(r"(?: ?%)? (?:or more|o mas)\b")
_REACH = 30
_LONGEST = 1e12  # longer ones are telephone, account and case numbers

_NOT_COUNTING_ONE = re.compile(
    r"(?: (?:of|another|who|that|which|in|by|is|was|has|had|to|or|and|day|hand|side|can|must)\b"
    r"|[^ -])"
)
_NOT_BEFORE_ONE = re.compile(r"\b(?:no|the|this|that|any|every|each|which|some|another|other) $")
_ENGLISH = re.compile(r"\b(?:the|of|and|was|were|to|is|had|has|on|at|their|who)\b")
_SPANISH = re.compile(r"\b(?:de|del|que|en|por|se|fue|fueron|con|una?|los|las|y|al|suman)\b")


def find_numbers(text: str) -> list[Number]:
    """Numbers of a text in their order.

    Numerals may have thousands separators ("1,059", "35 216", "35.216") and decimals ("36.5",
    "21,05"); words may be English or Spanish and stand with numerals ("two thousand 894",
    "2 mil 539", "una decena", "half a dozen"). Left out: ordinals, clock times, dates with
    slashes, calibers, codes such as "AR-15", Spanish "un" and "una", and "one" where it is a
    pronoun. Years, ages and amounts of money are numbers here; callers know their context.

    >>> [(n.value, n.bound) for n in find_numbers("al menos dos mil 894 casos, casi 250 %")]
    [(2894, 'at_least'), (250, 'about')]
    """
    folded = fold_text(text)
    return [
        _with_bound(folded, start, end, value, is_loose)
        for start, end, value, is_loose in _read(folded)
    ]


@dataclass(slots=True)
class _Sum:
    """A number being added up from its words, left to right."""

    start: int
    end: int
    total: float
    group: float
    room: float
    is_loose: bool = False

    def take(self, end: int, word: _Word, gap: str) -> bool:
        """Take the next word in, unless it begins another number."""
        if word.times:
            if not self._multiply(word, gap):
                return False
        elif word.value >= self.room or word.is_loose or not self._joins(word, gap):
            return False
        else:
            self.group += word.value
            self.room = word.room
        self.end = end
        return True

    def _joins(self, word: _Word, gap: str) -> bool:
        """Whether "and" may stand here: "treinta y dos", "two hundred and five"."""
        if gap == " y ":
            return self.room == 10 and word.value < 10
        return gap != " and " or self.room in (100, 1000)

    def _multiply(self, word: _Word, gap: str) -> bool:
        if gap not in (" ", "-") or self.is_loose:
            return False
        if word.value == 100:
            if not 1 <= self.group <= 9:
                return False
            self.group *= 100
        elif word.value > 1000 and self.total < word.value:
            self.total, self.group = (self.total + self.group) * word.value, 0
        elif self.group and self.total % 1e6 == 0:
            self.total, self.group = self.total + self.group * word.value, 0
        else:
            return False
        self.room = word.room
        return True


def _read(folded: str) -> Iterator[tuple[int, int, float, bool]]:
    """Spans of numbers, their values, and whether the value is a loose one."""
    current: _Sum | None = None
    for match in _TOKEN.finditer(folded):
        word = _word_of(folded, match)
        if word is None:
            continue
        start, end = match.span()
        gap = folded[current.end : start] if current and start - current.end <= 5 else ""
        if current and _AND.fullmatch(gap) and current.take(end, word, gap):
            continue
        if current:
            yield from _finish(folded, current)
        current = _begin(folded, start, end, word)
    if current:
        yield from _finish(folded, current)


def _word_of(folded: str, match: re.Match[str]) -> _Word | None:
    if match.lastgroup == "word":
        is_other = _AMBIGUOUS.get(match[0])
        return None if is_other and is_other(folded, *match.span()) else _WORDS[match[0]]
    start = match.start()
    if match.lastgroup == "figures" and not _IN_CODE.search(folded, max(0, start - 30), start):
        value = _value_of(match[0])
        return _Word(value) if value < _LONGEST else None
    return None


def _is_pronoun(folded: str, start: int, end: int) -> bool:
    return bool(
        _NOT_COUNTING_ONE.match(folded, end)
        or _NOT_BEFORE_ONE.search(folded, max(0, start - 10), start)
    )


def _is_english(folded: str, start: int, end: int) -> bool:
    """Whether "once" is the English word: by the small words around it."""
    around = folded[max(0, start - 50) : end + 50]
    return len(_SPANISH.findall(around)) <= len(_ENGLISH.findall(around))


def _is_percent(folded: str, start: int, end: int) -> bool:
    return folded.endswith("por ", 0, start)


_AMBIGUOUS = {"one": _is_pronoun, "once": _is_english, "ciento": _is_percent}


def _value_of(figures: str) -> float:
    """Value of a numeral; three digits after a separator are thousands, two are decimals.

    A leading zero ("0.125") makes them decimals.
    """
    parts = re.split(r"[,. ]", figures)
    if len(parts) > 1 and (len(parts[-1]) != 3 or parts[0].strip("0") == ""):
        return float("".join(parts[:-1]) + "." + parts[-1])
    return float("".join(parts))


def _begin(folded: str, start: int, end: int, word: _Word) -> _Sum:
    """A number that begins with a word; "a dozen" and "medio centenar" begin before it."""
    before = _BEFORE_LOOSE if word.is_loose else _BEFORE_ROUND if word.times else None
    part = before.search(folded, max(0, start - 8), start) if before else None
    value = word.value * (_PART.get(part[1], 1) if part else 1)
    begin = part.start() if part else start
    if word.times and word.value >= 1000:
        return _Sum(begin, end, value, 0, word.room, word.is_loose)
    return _Sum(begin, end, 0, value, word.room, word.is_loose)


def _finish(folded: str, found: _Sum) -> Iterator[tuple[int, int, float, bool]]:
    if not _ORDINAL.match(folded, found.end):
        yield found.start, found.end, found.total + found.group, found.is_loose


def _with_bound(folded: str, start: int, end: int, value: float, is_loose: bool) -> Number:
    bound: Bound = "about" if is_loose else "exact"
    before = _BEFORE.search(folded, max(0, start - _REACH), start)
    if _AFTER.match(folded, end) or (before and before["at_least"]):
        bound = "at_least"
    elif before:
        bound = "at_most" if before["at_most"] else "about"
    return Number(start, end, float(round(value, 6)), bound)
