"""What a number of a sentence measures: a share, a change, a rate, a daily mean or a count.

Also what it does not: ages, money, distances, weapons, ranks. Those are no figures.
"""

from __future__ import annotations

import re

from violencemap.coding.calendar_days import MONTHS

__all__ = [
    "difference_sign",
    "is_daily",
    "is_elliptic",
    "is_other_quantity",
    "is_percent",
    "is_projected",
    "is_rate",
    "is_share",
    "is_year",
    "percent_sign",
]

_OTHER_AFTER = re.compile(
    r"[ -]?(?:years?|yrs?|anos?|months?|mes(?:es)?|weeks?|semanas?|days?|dias?|hours?|horas?|hrs"
    r"|minut(?:es|os)|seg(?:undos)?|seconds?|km|kilometers|kilometros|met(?:er|ro)s?|miles?|millas"
    r"|kilos?|kilogram(?:o?s)|kg|gram(?:o?s)|lit(?:er|ro)s?|tons?|toneladas|(?:million(?:es)?|mil|de"
    r"|u\.?s\.?) ?(?:pesos|dollars|dolares|usd|mdp)|pesos|dol(?:lars?|ares)|euros?|mdp|usd|caliber"
    r"|mm|times|veces|percentage points?|puntos?|points?|states?|estados?|entidades"
    r"|municipalit(?:y|ies)|municipios?|countr(?:y|ies)|pais(?:es)?|cit(?:y|ies)|ciudad(?:es)?"
    r"|districts?|distritos?|lugar(?:es)?|places?|inhabitants|habitantes|residents|hectar\w+|acres"
    r"|(?:of|de) (?:each|every|cada)|out of|de (?:edad|largo)|degrees|grados|a\.?m|p\.?m"
    r"|in (?:every )?(?:\d|10|100|ten|two|three|four|five)"
    r"|(?:of|de) (?:\w+ )?(?:the |los |las |mexico's )?32)\b"
    rf"|(?:st|nd|rd|th)?(?: de| of)? (?:{'|'.join(MONTHS)})\b"
)
_OTHER_BEFORE = re.compile(
    r"(?:[$€£#]|\b(?:no|num|art|numero|number|highway|route|carretera|autopista|km|kilometro"
    r"|articulo|article|section|page|capitulo|chapter|calle|street|avenida|zona|zone|sector"
    r"|phase|fase|top|aged?|edad|channel|canal|unidad|seccion|batallon|battalion|per|por cada"
    r"|for every|cada|every|colonia|ages)\.?|/"
    r"|\b(?:multa|fianza|caucion|recompensa|inversion|presupuesto|costo|fine|bail|reward|budget)"
    r" (?:of|de)) ?$"
)
_RANGE_BEFORE = re.compile(
    r"\b(?:between|entre) (?:(?:un|el|los|las|an?|the) )?(?:[\d.,]+ ?(?:%|por ciento|percent)? "
    r"(?:and|y) )?(?:(?:un|el|los|las|an?|the) )?$"
)
_RANGE_AFTER = re.compile(r" ?(?:%|por ciento|percent)? ?(?:-|(?:and|y|to|a) (?:\w+ )?\d)")
_YEARS_BEFORE = re.compile(r"\b(?:the|los|las|of|in|en|de|del|since|desde|this|este) $")

_PERCENT = re.compile(r" ?(?:%|percent\b|per cent\b|por ciento\b|pct\b)")
_SHARE = re.compile(
    r" ?(?:%|percent|per cent|por ciento)(?: mas| menos| more| less)? (?:of|del?) "
    r"(?!(?:increase|decrease|rise|aumento|incremento"
    r"|disminucion|reduccion|alza|baja)\b)"
)
_UP_WORDS = (
    r"rose|risen|rise|rising|increas\w+|jump\w*|spik\w+|grew|grow\w*|climb\w*|surg\w+|soar\w*"
    r"|uptick|upturn|escalat\w+|doubl\w+|up|aument\w+|increment\w+|crecio|crecieron|crecimiento"
    r"|creciendo|subi\w+|alza|repunt\w+|elev\w+|disparo|dispararon"
)
_DOWN_WORDS = (
    r"fell|fall\w*|declin\w+|decreas\w+|drop\w*|reduc\w+|reduj\w+|down|plung\w+|shrank|dip\w*|disminu\w+"
    r"|baj[ao]\w*|descen\w+|caid[ao]s?|cayo|cayeron|cayendo|decre\w+|retroce\w+|contraccion"
)
_CHANGE = re.compile(rf"\b(?:(?P<down>{_DOWN_WORDS})|(?P<up>{_UP_WORDS}))\b")
_CHANGE_NEXT = re.compile(
    r" ?(?:%|percent|per cent|por ciento)(?: [a-z]+)? (?:(?P<down>less|fewer|lower|menos|menor)"
    r"|(?P<up>more|higher|greater|mas|mayor|superior))\b"
)
_CHANGE_OF = re.compile(rf"\b(?:{_DOWN_WORDS}|{_UP_WORDS}) (?:del?|of|by|en) (?:[a-z]+ ){{0,3}}$")
_DIFFERENCE = re.compile(
    r"(?: [a-z]+){0,5}? (?:(?P<down>fewer|less|menos)|(?P<up>more|mas|additional))\b"
    r"(?: [a-z]+){0,5} (?:than|que|compared)\b"
)
_DIFFERENCE_BEFORE = re.compile(
    r"\b(?:(?P<down>fell|dropped|decreased|declined|bajo|bajaron|disminuyo|disminuyeron)"
    r"|(?P<up>rose|increased|jumped|grew|aumento|aumentaron|crecio|subio)) (?:by|en) "
    r"(?:[a-z]+ ){0,2}$"
)
_RATE = re.compile(r"(?:\b(?:per|for every|por cada|por) |/ ?)(?:100,? ?000|100 mil|cien mil)\b")
_RATE_AFTER = re.compile(
    r"(?: [a-z]+){0,8} ?(?:(?:per|for (?:every|each)|por(?: cada)?) |/ ?)"
    r"(?:100,? ?000|100 mil|cien mil)"
)
_RATE_BEFORE = re.compile(
    r"\b(?:rate|tasa|promedio|average)s?\b[^.;]{0,60}?\b(?:of|was|is|at|de|fue|es|as|to|a|with|con|en)"
    r"(?: [a-z]+){0,2} $|\b(?:rate|tasa)\b[^.;]{0,60}\($|(?:\(|[a-z], )$|\b(?:y|and|as|to|a|con) $"
)
_DAILY = re.compile(
    r"[^.;:()\d]{0,60}?\b(?:(?:a|per|each|every|por|al|cada) (?:day|dia)\b|diari[oa]s?\b|daily\b)"
)
_DAILY_BEFORE = re.compile(
    r"\b(?:(?:each|every|cada) (?:day|dia)|(?:daily|diari[oa])(?: average| promedio)?)\b"
    r"[^.;:()\d]{0,60}$"
)
_PROJECTED = re.compile(
    r"\b(?:expect\w*|project\w*|forecast\w*|could|would|on (?:pace|track)|if th(?:is|at|e)"
    r"|proyect\w+|preve\w*|podri\w+|alcanzari\w+|cerrari\w+|superari\w+|llegari\w+)\b[^.;]{0,90}$"
)
_ELLIPTIC_AFTER = re.compile(
    r"(?:$|[).;:,\]\n]| ?(?:each|cada un[oa]|and|y|e|in|en|on|by|for|during|durante|registered"
    r"|reported|recorded|alone|respectiv|then|which|que|this|este|from|than|to|a|as|al"
    r"|compared|between|entre|since|desde|over|hasta|through"
    r"|(?:the|el) (?:following|next|same|siguiente|mismo)"
    r"|were|fueron|se|more|mas|mientras|while|con|with|last|so far|up|down|occurred|per|por"
    r"|respecto|corresponden?|ocurri(?:o|eron)|diari[oa]s|daily|was|is|fue|es)\b"
    r"| ?(?:de|of) (?:ell[oa]s|them|whom|which)\b)"
)
_ELLIPTIC_BEFORE = re.compile(
    r"(?:\b(?:with|con|at|to|a|was|were|fue|fueron|of|de|as|by|en|in|reached|reaching|alcanzo"
    r"|total(?:ed|ing)?|sum(?:o|aron|an)|suma|had|has|tuvo|tiene|registro|registered|recorded"
    r"|reported|reporto|saw|acumulo|acumula|lleva|and|y|from|desde|hubo|is|es|surpassed|exceeded"
    r"|los|las|the|counted|contabilizo|registraron|suman|ocurrieron|occurred"
    r"|including|incluyendo|incluid[oa]s|(?:los|las) (?:que|cuales)"
    r"|whom|which|them|ell[oa]s|against|versus|vs|than|contra)|[(:]|[a-z)%\d],|-) ?"
    r"(?:(?:about|around|nearly|almost|some|only|just|mas de|more than|casi|unos|solo|otros"
    r"|at least|al menos|over|another|un total de|a total of|the|los|las) ?){0,2}$"
)
_REACH = 100


def is_percent(folded: str, end: int) -> bool:
    """Whether a number that ends here is a percentage."""
    return bool(_PERCENT.match(folded, end))


def is_share(folded: str, start: int, end: int) -> bool:
    """Whether it is a part of a whole: "85 percent of those killed"."""
    is_change = _CHANGE_OF.search(folded, max(0, start - 50), start)
    return bool(_SHARE.match(folded, end)) and not is_change


def percent_sign(folded: str, start: int, end: int, low: int, high: int) -> int:
    """1 for a rise, -1 for a decline, 0 where a percentage between its limits is no change.

    The nearest word of change counts; one in another clause is farther away.
    """
    if found := _CHANGE_NEXT.match(folded, end):
        return -1 if found["down"] else 1
    best, sign = float(_REACH), 0
    for match in _CHANGE.finditer(folded, max(low, start - _REACH), min(high, end + _REACH)):
        is_before = match.end() <= start
        between = folded[match.end() : start] if is_before else folded[end : match.start()]
        away = len(between) + 40 * sum(map(between.count, ",;")) + (0 if is_before else 3)
        if away < best:
            best, sign = away, -1 if match["down"] else 1
    return sign


def difference_sign(folded: str, start: int, end: int) -> int:
    """1 for "30 more than", -1 for "30 fewer than", 0 where it is no difference."""
    found = _DIFFERENCE.match(folded, end) or _DIFFERENCE_BEFORE.search(
        folded, max(0, start - 40), start
    )
    return 0 if not found else -1 if found["down"] else 1


def is_rate(folded: str, start: int, end: int, low: int, high: int) -> bool:
    """Whether it is a rate per 100,000; the words may stand anywhere in the sentence."""
    if _RATE_AFTER.match(folded, end, high):
        return True
    return bool(
        _RATE.search(folded, low, high)
        and _RATE_BEFORE.search(folded, max(low, start - _REACH), start)
        and is_elliptic(folded, start, end, low)
    )


def is_daily(folded: str, start: int, end: int, low: int, high: int) -> bool:
    """Whether it is a mean per day: "10 women are killed each day"."""
    return bool(
        _DAILY.match(folded, end, high)
        or _DAILY_BEFORE.search(folded, max(low, start - _REACH), start)
    )


def is_projected(folded: str, start: int, low: int) -> bool:
    """Whether it is expected rather than counted."""
    return bool(_PROJECTED.search(folded, max(low, start - _REACH), start))


def is_elliptic(folded: str, start: int, end: int, low: int) -> bool:
    """Whether a number stands without its noun: "Guanajuato con 14", "(69.6)", "at 39 each"."""
    return bool(
        _ELLIPTIC_AFTER.match(folded, end)
        and _ELLIPTIC_BEFORE.search(folded, max(low, start - 40), start)
    )


def is_year(folded: str, start: int, end: int, value: float) -> bool:
    """Whether a number may be a year."""
    is_plain = end - start == 4 and folded[start:end].isdigit()
    return is_plain and 1900 <= value <= 2100


def is_other_quantity(folded: str, start: int, end: int, value: float) -> bool:
    """Whether a number is an age, money, a distance, a rank, a range and the like."""
    if is_year(folded, start, end, value) and _YEARS_BEFORE.search(
        folded[max(0, start - 8) : start]
    ):
        return True
    low = max(0, start - 45)
    if _RANGE_BEFORE.search(folded, low, start):
        is_first = _RANGE_AFTER.match(folded, end)
        return bool(is_first or re.search(r"\d", folded[low:start]))
    return bool(_OTHER_AFTER.match(folded, end) or _OTHER_BEFORE.search(folded, low, start))
