"""Streets, highways and rivers are named after places and people, and are neither."""

from __future__ import annotations

import re

from violencemap.geoparse.page import CAP, LINK, Page

__all__ = ["claim_roads"]

_WORDS = rf"(?:{CAP}|\d+)(?: (?:{LINK} ){{0,2}}(?:{CAP}|\d+))*"
_ROADS = re.compile(
    r"\b(?:[Cc]alles?|[Aa]venidas?|[Aa]v\.|[Aa]ve\.|[Bb]ulevar(?:es)?|[Bb]oulevard|[Bb]lvd\.?"
    r"|[Cc]alzada|[Cc]allejon|[Pp]rivada|[Cc]errada|[Pp]rolongacion|[Aa]ndador|[Cc]ircuito"
    r"|[Pp]eriferico|[Ll]ibramiento|[Cc]arreteras?|[Aa]utopistas?|[Mm]axipista|[Gg]lorieta"
    r"|[Pp]aseo|[Ee]squina|[Ee]je vial|[Vv]iaducto|[Rr]uta|[Tt]ramo(?: carretero)?|[Cc]rucero"
    r"|[Kk]ilometros?(?= \d)|[Kk]m\.?(?= \d)|[Pp]uente|[Rr]io|[Aa]rroyo|[Pp]resa|[Cc]erro|[Cc]anal"
    r"|[Vv]ia corta|[Cc]amino)"
    r"(?: (?:federal|estatal|libre|de cuota|internacional|nacional|costera|panamericana"
    r"|vecinal|rural|principal|numero|no\.|con|de|del|la|las|los|el|Federal|Estatal|calles?"
    r"|avenidas?|General|a la))*"
    rf" (?:{CAP}|\d+)(?: ?- ?{CAP}| (?:{LINK} ){{0,2}}(?:{CAP}|\d+))*"
    r"(?:,? (?:entre|esquina con|con|cruce con)(?: (?:las |la |los )?(?:calles? |avenidas? )?)?"
    rf"{_WORDS})?"
)
# "calles de Tulum", "carretera de Veracruz": the town is meant, it is no road's name.
_ROAD_OF_TOWN = re.compile(
    r"(?:calles|avenidas|carreteras?|caminos?|autopista) (?:de|del) (?:las? |los |el )?"
    r"[A-Z]\w+(?: |$)(?!-)",
    re.I,
)
_ROADS_EN = re.compile(
    r"\b(?:[A-Z][\w.]*|\d+)(?:(?: |-| - )(?:(?:de|del|la|las|los|el) )?(?:[A-Z][\w.]*|\d+)){0,6}"
    r"[ -](?:Streets?|St\.|Avenue|Ave\.|Boulevard|Blvd\.?|Road|Highway|Freeway|Bypass|Bridge|Drive"
    r"|River|Dam|streets?|avenue|boulevard|road|highway|freeway|bypass|bridge|toll road|river)\b"
)
# "Río Grande" and "Río Bravo" are towns too, but never with an article in English.
_RIVER_EN = re.compile(r"\b[Tt]he (Rio (?:Grande|Bravo))\b(?! Valley)")


def claim_roads(page: Page) -> None:
    """Claim streets, highways, bridges and rivers, Spanish and English."""
    for match in _ROADS.finditer(page.plain, 0, page.end):
        if page.begins_inside_place(match.start()):  # "Río" of "San Luis Río Colorado"
            continue
        if not (_ROAD_OF_TOWN.match(match[0]) and page.hits_in(*match.span())):
            page.claim(match.start(), match.end(), "road")
    for match in _ROADS_EN.finditer(page.plain, 0, page.end):
        page.claim(match.start(), match.end(), "road")
    for match in _RIVER_EN.finditer(page.plain, 0, page.end):
        page.claim(match.start(1), match.end(), "road")
