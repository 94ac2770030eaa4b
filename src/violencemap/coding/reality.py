"""Told as having happened, once, there: what is planned, denied, generic or counted is left out."""

from __future__ import annotations

import re

from violencemap.coding.calendar_days import MONTHS
from violencemap.coding.triggers import Trigger

__all__ = [
    "has_happened",
    "has_other_meaning",
    "is_reference",
    "is_statistic",
    "is_summary",
    "total_behind_event",
]

_UNREAL = re.compile(
    r"\b(?:no|not|never|nobody|without|nunca|nadie|will|would|could|can|must|should|plans?|planned"
    r"|planning|threat\w*|attempt\w*|tried|trying|if|unless|fear(?:s|ed|ing)?|risk\w*|avoid\w*"
    r"|prevent\w*|might|may (?:have|be|well)|failed to|refus\w*|deny|denied|denies|want(?:s|ed)? to"
    r"|podri\w+|pudo|pudieran?|pretend\w+|amenaz\w+|intent\w+|plane\w+|si|para|seri\w+|evit\w+"
    r"|quer\w+|temor\w*|riesgo\w*|neg(?:o|aron)|descart\w+|sin|contra|eventual|posible|calls? for"
    r"|campaign)\b"
    r"(?:\W+[\w']+){0,3}?\W*$"
)
_GENERIC = re.compile(r"\b(?:is|are|being|gets?|son|es|siendo)(?: \w+ly)? $")
_INFINITIVE = re.compile(r"\b(?:to|to be|to have been|ser|sean?|haber sido)(?: \w+ly)? $")
# Carried out, not executed; a business, an oath, a fire by itself; a death without violence.
_CARRIED_OUT = re.compile(
    r"\b(?:accion|acciones|orden|ordenes|operativo|obra|obras|proyecto|programa|plan|planes"
    r"|trabajos|medidas?"
    r"|cateo|sentencia|presupuesto|acuerdo)(?: \w+){0,3}? $|\b(?:tomo|toma de|tomar|rindio|rendir"
    r"|bajo|en) $"
)
_WARRANT = re.compile(
    r" (?:an?|the|two|una?|la) (?:\w+ )?(?:warrants?|orders?|plan|search|orden|cateo)\b"
)
_ACCIDENT = re.compile(
    r"\b(?:accident\w*|crash(?:ed|es)?|collid\w+|collaps\w+|earthquake|drown\w*|heart attack"
    r"|illness|cancer"
    r"|covid\w*|flood\w*|choque|chocar\w*|volc(?:o|adura)|atropell\w*|desplom\w*|derrumb\w*"
    r"|colaps\w*|sismo"
    r"|terremoto|ahogad[oa]s?|ahog(?:o|aron)|infarto|enfermedad|causas naturales|percance"
    r"|inundaci\w+)\b"
)
_BUSINESS = ("ejecut", "execut", "protesta", "marcha")
_DIES = (
    "died",
    "dead",
    "muri",
    "fallec",
    "per",
    "left",
    "leav",
    "dej",
    "saldo",
    "hay",
    "hubo",
    "kill",
)
_ARMS = re.compile(
    r"\b(?:gun\w*|shot|shoot\w*|armed|arms|attack\w*|stab\w*|bullets?|murder\w*|balaz\w+|bala"
    r"|tiros?|armad[oa]s?"
    r"|dispar\w+|ataque|ataca\w+|apunal\w+|asesin\w+|enfrent\w+|agre\w+|balacera|sicarios?)\b"
)
_HABIT = re.compile(
    r"\b(?:each|every|per|al|cada|por|(?<!for )(?<!within )(?<!after )(?<!in )a)"
    r" (?:day|week|month|year|dia|semana|mes|ano)\b"
    r"(?! (?:later|after|earlier|before|ago|siguiente))"
    r"|\b(?:on a daily basis|daily (?:average|murders|homicides|killings)|annual\w*|yearly|anual\w*"
    r"|diariamente|usually|often|frequently|a menudo|suelen?|frecuentemente|constantes)\b"
)
_CRIMES = re.compile(
    r"\b(?:homicides?|murders|killings|femicides|kidnappings|disappearances|extortions?|robberies"
    r"|crimes"
    r"|homicidios|feminicidios|asesinatos|ejecuciones|secuestros|desapariciones|delitos|carpetas"
    r"|crimenes|cases|casos|deaths|muertes|arrests(?! were)|protests|agresiones|attacks|ataques)\b"
)
_A_COUNT_OF = re.compile(
    r"\b(?:(?!(?:19|20)\d\d\b)\d[\d.,]*|hundreds? of|thousands? of|dozens? of|cientos de|miles de"
    r"|decenas de|thirty|forty|fifty|sixty|number of|numero de|levels? of|total of|cifra de)"
    r"(?: \w+){0,2}? $"
)
_RATES = re.compile(
    r"\d ?%|\bper ?cent\b|\bpor ciento\b|\bcompared (?:to|with)\b|\ben comparacion\b"
    r"|\brespecto (?:a|al|de)\b"
    r"|\b(?:increas|decreas|declin|ris(?:e|ing)|rose|fell|average|promedio|tasa|rate|aument|disminu"
    r"|increment|cifra|estadistic|statistic|figures|record high|per 100|por cada)\w*"
)
_MONTH = f"(?:{'|'.join(name for name in MONTHS if len(name) > 3)}|may)"
_LONG_TIME = re.compile(
    r"\b(?:so far (?:this|in)|year[- ]to[- ]date|en lo que va|throughout (?:the year|20\d\d)"
    rf"|since (?:the (?:start|beginning)|(?:19|20)\d\d|{_MONTH}|taking office)"
    rf"|desde (?:el inicio|que inicio|que comenzo|(?:el )?(?:19|20)\d\d|{_MONTH})"
    r"|(?:in|over|during|for|within) the (?:last|past|first|previous) (?:[\w-]+ )?"
    r"(?:days|weeks|months|years?|decades?|half|quarter)"
    r"|(?:en|durante) l[oa]s (?:ultim|pasad|primer)[oa]s (?:\w+ )?(?:dias|semanas|mes(?:es)?|anos"
    r"|horas)|(?:en|durante) el (?:ultimo|primer|segundo|pasado) (?:ano|trimestre|semestre|mes)"
    r"|(?:between|from|entre|desde|de) (?:19|20)\d\d (?:and|to|through|y|a|al|hasta) (?:19|20)\d\d"
    rf"|(?:between|from) {_MONTH} (?:(?:19|20)\d\d )?(?:and|to|through) {_MONTH}"
    rf"|(?:entre|de|desde) {_MONTH} (?:y|a|hasta) {_MONTH}"
    r"|(?:this|last) (?:year|month)|este ano|el ano pasado|in (?:recent|past) (?:years|months"
    r"|weeks)|(?:ultimas|pasadas|recientes) horas|horas recientes|ultimas 24 horas|administration"
    r"|sexenio)\b"
)
_TOTALS = re.compile(
    r"\b(?:suman|sumaron|sumaban|acumul\w+|(?:bring(?:s|ing)?|brought|took"
    r"|raises?) (?:the (?:total|number|toll|count)|to \d)"
    r"|van \w+ (?:muert|homicid|asesin|period)|numero \d+|death toll (?:in|for|of) (?:the|20))\b"
)
_SUMMARY = re.compile(
    r"\b(?:across (?:the|mexico|several)|throughout|nationwide|around the country|all over"
    r"|en todo el"
    r"|a lo largo (?:y ancho )?de|en (?:distint|divers|diferent|vari)[oa]s (?:hechos|puntos"
    r"|municipios|partes"
    r"|ciudades|estados|zonas|regiones|colonias|entidades)|en \w+ (?:estados|entidades"
    r"|municipios) (?:del|de)"
    r"|in (?:cities|towns|municipalities|states) (?:across|of)|in (?:different|various|several)"
    r" (?:parts|states|municipalities|cities|incidents|attacks|places)|string of|wave of"
    r"|series of|spate of|ola de|serie de|racha de)\b"
)
_ACCUSED = re.compile(
    r"\b(?:suspected|accused|guilty|charged?s?|charges|convicted|wanted|sentenced|blamed"
    r"|responsible"
    r"|investigat\w+|linked to|links? to|allegations?|connected (?:to|with)|justice for|role in"
    r"|trial|case of"
    r"|anniversary|acusad[oa]s?|culpable|imputad[oa]s?|buscad[oa]s?|sentenciad[oa]s?|procesad[oa]s?"
    r"|vinculad[oa]s?|responsables?|investiga\w*|presunta participacion|delito de|justicia por"
    r"|aniversario|relacionad[oa]s? con|por el delito|caso de|esclarec\w+|condena\w*"
    r"|condemn\w*)\b(?:\W+[\w'\"]+){0,9}\W*$"
)
# "the students killed", "del reo ejecutado": a participle that only says who is meant.
_ATTRIBUTE = re.compile(
    r"\b(?:of|for|with|to) the (?!(?:\w+ ){0,2}(?:was|were|been|gunm|armed|attack))(?:\w+ ){1,3}$"
    r"|\b(?:del|de la|de los|de las|al|a los|a las) (?!\w+ (?:fue|fueron|ha|han|muri|resul))\w+ $"
)
# The present tense of headlines; in a text it tells what is usual.
_PRESENT = re.compile(
    r"(?:dies?|mueren?|matan? a|asesinan? a|ejecutan? a|secuestran? a|protestan|marchan|bloquean"
    r"|queman"
    r"|incendian?|detienen?|capturan?|emboscan?|balean)$|(?:hallan?|encuentran?|localizan?)\b"
)
# "…, bringing to 11 the number of reporters killed this year": a total behind an event.
_ADDS_UP = re.compile(
    r",? (?:bringing|raising|taking) (?:the (?:total|number|toll|count)|to \d)"
    r"|,? which (?:brings|raises|takes) (?:the|to)\b"
    r"|,? (?:con l[oa]s? (?:que|cual(?:es)?) (?:ya )?suman?|lo que (?:eleva|suma)|elevando a"
    r"|sumando|para sumar|y (?:ya )?suman)\b"
)
_IDEAS = re.compile(
    r" (?:l[oa]s?|el|sus?|his|her|their|the|any|all) (?:esperanzas?|ilusion(?:es)?|suenos?|partido"
    r"|tiempo|juego|pasion|amor|hopes?|dreams?|bill|deal|momentum|mood|proposal)\b"
)
_CAPITAL_BEFORE = re.compile(r"\b[A-ZÁÉÍÓÚÑ][\wáéíóúñü]+ (?:de la |del |de los |de )?$")
_REACH = 70
_COUNT_REACH = 40


def total_behind_event(folded: str, start: int, end: int) -> int | None:
    """Where a span goes on from an event to a total that it adds to, None where it does not."""
    total = _ADDS_UP.search(folded, start, end)
    return total.start() if total else None


def has_happened(folded: str, start: int, trigger: Trigger, *, is_heading: bool) -> bool:
    """Whether a trigger is told as a fact: neither planned, feared, denied nor a general truth."""
    before = folded[max(start, trigger.start - _REACH) : trigger.start]
    clause = before[max(before.rfind(";"), before.rfind(", ")) + 1 :]
    if trigger.strength != "weak" and _UNREAL.search(clause) and "investigat" not in clause:
        return False
    if trigger.strength == "told" and _INFINITIVE.search(before):
        return False
    if not is_heading and _PRESENT.match(folded, trigger.start, trigger.end):
        return False
    return is_heading or trigger.strength != "told" or not _GENERIC.search(before)


def is_part_of_name(text: str, start: int, trigger: Trigger) -> bool:
    """Whether a trigger is a word of a name in a told sentence: "Teatro Degollado"."""
    word = text[trigger.start : trigger.start + 2]
    is_capital = word[:1].isupper() and word[1:].islower()
    return is_capital and bool(_CAPITAL_BEFORE.search(text, start, trigger.start))


def has_other_meaning(folded: str, start: int, end: int, trigger: Trigger) -> bool:
    """Whether a trigger's word means something else there: an order carried out, an accident."""
    word = folded[trigger.start : trigger.end]
    if word.startswith(_BUSINESS):
        low = max(start, trigger.start - _COUNT_REACH)
        return bool(
            _CARRIED_OUT.search(folded, low, trigger.start) or _WARRANT.match(folded, trigger.end)
        )
    if _IDEAS.match(folded, trigger.end):
        return True
    if word.startswith(_DIES):
        is_accident = _ACCIDENT.search(folded, start, end)
        return bool(is_accident and not _ARMS.search(folded, start, end))
    return False


def is_reference(folded: str, start: int, trigger: Trigger) -> bool:
    """Whether a trigger only says what someone is accused of, tried for or reminded of."""
    before = folded[max(start, trigger.start - _REACH) : trigger.start]
    return bool(_ACCUSED.search(before) or _ATTRIBUTE.search(before))


def is_statistic(folded: str, start: int, end: int, *, count: int | None, is_year: bool) -> bool:
    """Whether a span counts events over a time or a place rather than telling one.

    ``count`` is the number of dead it gives, ``is_year`` whether a year is its only date.
    """
    if _HABIT.search(folded, start, end) or _counts_crimes(folded, start, end):
        return True
    if _TOTALS.search(folded, start, end):
        return True
    many = count is None or count > 1
    if many and _LONG_TIME.search(folded, start, end):
        return True
    if many and is_year:
        return True
    return bool(many and _RATES.search(folded, start, end))


def _counts_crimes(folded: str, start: int, end: int) -> bool:
    """Whether a span has a number of crimes: "1,059 reported homicides"."""
    return any(
        _A_COUNT_OF.search(folded, max(start, crime.start() - _COUNT_REACH), crime.start())
        for crime in _CRIMES.finditer(folded, start, end)
    )


def is_summary(clause: str) -> bool:
    """Whether a clause sums up events of many places."""
    return bool(_SUMMARY.search(clause))
