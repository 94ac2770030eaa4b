"""Who states a figure: the agency, organization or newspaper named beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["find_agency", "refers_back"]

_CAP = r"[A-ZÁÉÍÓÚÑ][\w’'-]*"
_NAME = rf"{_CAP}(?: (?:(?:of|for|the|and|on|in|en|de|del|la|las|los|el|y|e|para) ){{0,3}}{_CAP})*"
_KNOWN = re.compile(
    r"\b(SESNSP|SNSP|INEGI|FGE|FGR|PGR|PGJE|ONC|CNDH|SEGOB|SEDENA|SSPC|SSP|CONAPO|CNB|RNPDNO|ENVIPE"
    r"|UNODC|DEA|CPJ|ONU|Causa en Com[uú]n|Causa En Com[uú]n|Justice in Mexico|Justice In Mexico"
    r"|InSight Crime|Human Rights Watch|Semáforo Delictivo|TResearch|Lantia(?: \w+)?|ACLED"
    r"|Art[ií]culo 19|Article 19|Reporteros Sin Fronteras|Reporters Without Borders"
    r"|M[eé]xico Evalúa|Impunidad Cero|Amnist[ií]a Internacional|Amnesty International)\b"
)
_ACCORDING = re.compile(
    r"\b(?:[Aa]ccording to|[Dd]ata (?:from|released by|of)|[Ff]igures (?:from|released by|of)"
    r"|[Rr]eported by|[Ss]eg[uú]n|[Dd]e acuerdo (?:con|a)|[Cc]ifras (?:de|del)|[Dd]atos (?:de|del)"
    r"|[Ii]nform[oó]|[Rr]eport(?:ó|ed))"
    r"(?: (?:a|an|the|el|la|los|las|data|datos|cifras|figures|information|informaci[oó]n|report"
    r"|informe|reporte|state|local|federal|official|officials?|oficiales|from|of|de|del|by|both"
    r"|public|released|recent|their|sus|su|newspaper|peri[oó]dico|diario|daily)){0,7} "
    rf"(?:state )?({_NAME})"
)
_VERB = re.compile(
    rf"\b({_NAME})(?: \([^)]{{1,120}}\))?,? (?:has |had |also )?(?:reports?|reported|said|says|told"
    r"|counted|recorded|documented|registered|showed|report[oó]|inform[oó]|document[oó]|contabiliz[oó]"
    r"|registr[oó]|se[ñn]al[oó]|highlighted|estimates?|estimated"
    r"|announced|determined|found|released (?:data|figures|a report))\b"
)
_ACRONYM = re.compile(r"\(([^()]{0,90}?\b)?([A-Z]{3,9})\)")
_BACK = re.compile(
    r"\b(?:the|that|this) (?:same )?(?:organization|agency|report|institution|group|office|survey"
    r"|ngo|source|daily|newspaper)\b|\b(?:la|el|esta|este|esa|ese) (?:misma? )?(?:organizacion"
    r"|dependencia|instituto|institucion|informe|reporte|organismo|agencia|fuente|encuesta)\b"
    r"|\b(?:the|los|las) (?:data|figures|datos|cifras)\b"
)
# Capitalized words that begin a sentence or name a place rather than somebody who counts.
_NOBODY = re.compile(
    r"(?:The|An?|In|On|At|For|By|Of|And|But|That|This|These|Those|It|He|She|They|We|There|All|El|La"
    r"|Los|Las|En|Del?|Por|Para|Una?|Se|Con|Al|Mexico|México|Homicides|Murders|January|February"
    r"|March|April|May|June|July|August|September|October|November|December) "
)


def find_agency(text: str, start: int, end: int, places: Sequence[tuple[int, int]]) -> str | None:
    """Who says so in ``text[start:end]``, by name or acronym; None when nobody is named.

    ``places`` are spans of places, which are said to have figures but do not state them.
    """
    sentence = text[start:end]
    for pattern in (_ACCORDING, _VERB):
        for match in pattern.finditer(sentence):
            first = start + match.start(1)
            is_place = any(low <= first < high for low, high in places)
            name = None if is_place else _clean(sentence, match)
            if name:
                return name
    return _known(sentence)


def _known(name: str) -> str | None:
    """An agency by its name, with small words small: "Justice in Mexico"."""
    known = _KNOWN.search(name)
    return re.sub(r" (?:In|En) ", lambda word: word[0].lower(), known[1]) if known else None


def _clean(sentence: str, match: re.Match[str]) -> str | None:
    name = match[1]
    while found := _NOBODY.match(name + " "):
        name = name[found.end() :]
    name = re.sub(r"['’]s\b.*", "", name)
    if not name:
        return None
    acronym = _ACRONYM.match(sentence, match.end(1) + 1)
    return _known(name) or (acronym[2] if acronym else name)


def refers_back(folded: str, start: int, end: int) -> bool:
    """Whether the sentence speaks of the agency before: "the organization reported"."""
    return bool(_BACK.search(folded, start, end))
