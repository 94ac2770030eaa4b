"""The peers that run on the same texts: each gives names with what they would be plotted as.

None of them knows INEGI's codes. Their names are linked to the likeliest place of our
gazetteer, which is more than they do themselves.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from typing import Any

from violencemap.geoparse.gazetteer import load_gazetteer
from violencemap.geoparse.text import key_of, plain_of
from violencemap.types import Article

Prediction = dict[str, Any]
Reader = Callable[[Article], list[Prediction]]


def peers() -> dict[str, Reader]:
    """Readers by name; peers that are not installed are left out."""
    found: dict[str, Reader] = {"naive gazetteer": naive}
    for name, make in (("geotext", _geotext), ("flashgeotext", _flashgeotext)):
        try:
            found[name] = make()
        except ImportError:
            continue
    return found


def naive(article: Article) -> list[Prediction]:
    """Longest match of all our names of places with a capital, the most prominent one each."""
    plain = plain_of(article.text)
    matches = load_gazetteer().matches(key_of(plain))
    found = [
        _linked(article.text, start, end) for start, end, _ in matches if plain[start].isupper()
    ]
    return [one for one in found if one["state"]]


def _geotext() -> Reader:
    from geotext import GeoText

    def read(article: Article) -> list[Prediction]:
        places = GeoText(article.text)
        names = {*places.cities, *places.countries}
        return [_linked(article.text, *span) for span in _spans(article.text, names)]

    return read


def _flashgeotext() -> Reader:
    from flashgeotext.geotext import GeoText
    from loguru import logger

    logger.remove()
    geotext = GeoText()

    def read(article: Article) -> list[Prediction]:
        found = geotext.extract(input_text=article.text)
        spans = sorted(
            span for kind in found.values() for name in kind.values() for span in name["span_info"]
        )
        return [_linked(article.text, *span) for span in spans]

    return read


def _spans(text: str, names: set[str]) -> Iterator[tuple[int, int]]:
    if names:
        longest_first = sorted(names, key=len, reverse=True)
        pattern = rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b"
        yield from (match.span() for match in re.finditer(pattern, text))


def _linked(text: str, start: int, end: int) -> Prediction:
    code = _likeliest(text[start:end])
    return {
        "start": start,
        "end": end,
        "level": None if code else "country-other",
        "cvegeo": code if code and len(code) == 5 else None,
        "state": code[:2] if code else None,
    }


@functools.lru_cache(maxsize=100_000)
def _likeliest(name: str) -> str | None:
    places = [place for place in load_gazetteer().lookup(name) if place.cvegeo]
    return places[0].cvegeo[:5] if places else None
