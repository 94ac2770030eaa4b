"""Who is said to know of something: a named agency, else "state authorities", "media reports"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from violencemap.coding.agencies import find_agency

__all__ = ["find_attribution"]

_ADJECTIVES = (
    r"(?:(?:state|federal|local|municipal|government|public|security|intelligence|military|mexican"
    r"|Mexican|U\.S\.|US|some|several|various|judicial|press|media|official|anti-drug) )*"
)
_PEOPLE = (
    r"(?:authorities|officials|prosecutors|reports|analysts|experts|researchers|investigators|agencies"
    r"|sources|documents)"
)
_SAY = (
    r"(?:say|said|determined|detected|believe|indicate|suggest|report|reported|found|identif\w+"
    r"|confirm\w*|warn\w*|stat\w+|point\w*|show\w*|reveal\w*|assert\w*|assess\w*)"
)
_ENGLISH = re.compile(
    rf"\b((?:(?:Media|Press|Local|State|Federal|Some) )?{_ADJECTIVES}{_PEOPLE}"
    r"(?: (?:in|of) (?:the )?[^,.;:()]{3,40}?)?)"
    rf" (?:have |had )?(?:\w+ly )?{_SAY}(?:ing|s)?\b"
)
_SPANISH = re.compile(
    r"\b((?:autoridades|fuentes|funcionarios|reportes|informes|especialistas|expertos|analistas"
    r"|investigadores|medios|documentos|fiscal[ií]a)(?: (?!que\b)[^\s,.;:()]+){0,5}?)"
    r" (?:han |hab[ií]an? |ha )?"
    r"(?:dijeron|se[ñn]al\w+|indic\w+|detect\w+|determin\w+|confirm\w+|revel\w+|report\w+|inform\w+"
    r"|atribuy\w+|advi\w+|identific\w+|afirm\w+|apunt\w+|asegur\w+)\b",
    re.IGNORECASE,
)
_ACCORDING = re.compile(
    r"\b(?:[Aa]ccording to|[Ss]eg[uú]n|[Dd]e acuerdo (?:con|a)) (?:the |la |las |el |los )?"
    r"([^,.;:()]{3,70}?)(?=[,.;:()]|$| (?:que|there|el|los|las|se)\b)"
)
# Capitalized for beginning a sentence: "Media reports indicate".
_NO_NAMES = frozenset(("Media", "Press", "Intelligence", "Police", "Autoridades", "Medios"))


def find_attribution(
    text: str, start: int, end: int, taken: Sequence[tuple[int, int]]
) -> str | None:
    """Who says so in ``text[start:end]``; None where the text itself does.

    ``taken`` are spans of places, people and groups, which are not asked. People are never
    named here.

    >>> text = "According to federal prosecutors, the group has cells in Colima."
    >>> find_attribution(text, 0, len(text), ())
    'federal prosecutors'
    """
    named = find_agency(text, start, end, taken)
    if named and named not in _NO_NAMES:
        return named
    for pattern in (_ACCORDING, _ENGLISH, _SPANISH):
        for match in pattern.finditer(text, start, end):
            if not any(low <= match.start(1) < high for low, high in taken):
                return match[1].strip()
    return None
