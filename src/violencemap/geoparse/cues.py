"""The words around a name that say whether it is a place, and of which kind."""

from __future__ import annotations

import re

from violencemap.geoparse.page import Hit, Page
from violencemap.geoparse.text import word_set

__all__ = ["read_cues"]

_REACH = 45
_ADMIN_WORD = (
    r"[Mm]unicipios?|[Mm]unicipalit(?:y|ies)|[Cc]abecera municipal|[Cc]iudad(?:es)?"
    r"|[Cc]it(?:y|ies)|[Aa]lcaldias?|[Dd]emarcacion|[Pp]uerto|[Pp]ort(?: city)?|[Tt]own(?:ship)?s?"
    r"|[Pp]oblacion|[Cc]apital|[Dd]istrict|[Aa]yuntamiento|[Pp]residencia municipal|[Dd]elegacion"
    r"|[Mm]ayor|[Aa]lcaldes?a?|[Pp]residente municipal|[Ee]dil(?:esa)?|[Cc]entro|downtown"
    r"|[Uu]rban area|resort(?: city)?"
)
_ADMIN = re.compile(
    rf"\b(?:{_ADMIN_WORD})(?: (?:\w+ )?(?:of|de|del|called|named))?(?: (?:las?|los|el|the))?,? \"?$"
)
_CITY_WORD = (
    r"[Mm]unicipios?|[Mm]unicipality|[Cc]abecera municipal|[Cc]iudad|[Cc]ity|[Pp]uerto"
    r"|[Pp]ort(?: city)?|[Tt]own|[Cc]apital(?: city)?|[Aa]lcaldes?a?|[Mm]ayor|[Aa]yuntamiento"
    r"|[Pp]residente municipal|[Ee]dil|[Cc]entro(?: historico)?|downtown"
)
_CITY = re.compile(rf"\b(?:{_CITY_WORD})(?:,| of| de|,? fronteriza de)?,? $")
_STATE = re.compile(
    r"\b(?:[Ee]stados?|[Ee]ntidad(?:es)?|[Ss]tates?)(?: (?:\w+ )?(?:of|de))?(?: (?:de|of))?,? $"
)
_CITY_AFTER = re.compile(
    r" (?:City|city|capital|Port|port|town|municipality|municipal)\b"
    r"|,? (?:la capital|capital city|the capital)"
)
_ADMIN_AFTER = re.compile(r" (?:town|village|municipality|suburb)(?:,|$)")
_STATE_AFTER = re.compile(r"(?:'s)? (?:state|State|entidad)\b")
_IN_WORD = (
    "en|in|near|at|outside(?: of)?|from|to|desde|hacia|hasta|entre|between|around|cerca(?:nias)? de"
    "|afueras de|rumbo a|across|throughout|into|towards?|visit(?:ed)?|llego a|llegar a|paso por|por"
    "|inmediaciones de|originari[oa]s? de|vecin[oa]s de|habitantes de|residents of"
    r"|zona (?:\w+ )?de|south of|north of|east of|west of|sur de|norte de|oriente de|poniente de"
    "|region (?:de|of)|connects|border with|limites (?:de|con)|frontera con|junto (?:a|con)"
    "|streets of|calles de|sale de|dentro de|police in|conduce a|va a|llega a|a|tierras de|de|of"
    "|y|and|with|con"
)
_IN = re.compile(rf"\b({_IN_WORD})(?: (?:la|el|los|las|the))? $", re.I)
_STRONG = word_set(
    "en in near outside desde hacia entre between from around cerca cercanias afueras rumbo "
    "inmediaciones originario originaria originarios vecinos habitantes residents sur norte "
    "conduce connects calles streets"
)


# "TIJUANA, Baja California (Reuters) -", "TEPIC, 3 de marzo.-": where a report was written.
_DATELINE = re.compile(
    r"(?P<state>(?:, [A-Z][\w.]*(?: [A-Z][\w.]*){0,3})?)"
    r"(?P<date>(?:,? (?:[A-Z]\w+\.? \d{1,2}|\d{1,2} (?:de )?\w+\.?)(?:,? (?:de )?\d{4})?)?)"
    r"(?P<agency>(?: \([\w ./]{2,30}\))?) ?(?P<dash>\.? ?--?) "
)


def read_cues(page: Page, hit: Hit) -> None:
    """Note on a hit what the words before and after it say."""
    hit.is_dateline = _is_dateline(page, hit)
    plain, low = page.plain, max(0, hit.start - _REACH)
    if hit.cue is None:
        if _ADMIN.search(plain, low, hit.start) or _ADMIN_AFTER.match(plain, hit.end):
            hit.cue = "admin"
        elif found := _IN.search(plain, low, hit.start):
            hit.cue = "in" if found[1].split()[0].lower() in _STRONG else "of"
    hit.city_cue = bool(_CITY.search(plain, low, hit.start) or _CITY_AFTER.match(plain, hit.end))
    hit.state_cue = bool(_STATE.search(plain, low, hit.start) or _STATE_AFTER.match(plain, hit.end))


def _is_dateline(page: Page, hit: Hit) -> bool:
    if hit.start and page.plain[hit.start - 1] != "\n":
        return False
    match = _DATELINE.match(page.plain, hit.end)
    if match is None:
        return False
    is_capital = page.document.text[hit.start : hit.end].isupper()
    return bool(is_capital or match["date"] or match["agency"] or "." in match["dash"])
