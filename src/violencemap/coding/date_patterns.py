"""How dates are written in English and Spanish: the patterns that find them.

Group names say which reader of ``event_date`` takes a match.
"""

from __future__ import annotations

import re

from violencemap.coding.calendar_days import HOLIDAYS, MONTHS, WEEKDAYS

__all__ = [
    "CORE",
    "COUNTS",
    "DATE",
    "DATELINE",
    "DATELINE_REACH",
    "DAYS_IN",
    "OF_TELLING",
    "TELLING_REACH",
    "WINDOW",
    "YEAR",
]

_LONG_MONTH = "|".join(sorted((name for name in MONTHS if len(name) > 3), key=len, reverse=True))
_MONTH = f"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})"
_DAY_NAME = f"(?:{'|'.join(WEEKDAYS)})"
_SMALL = (
    "one two three four five six seven eight nine ten eleven twelve",
    "un dos tres cuatro cinco seis siete ocho nueve diez once doce",
)
COUNTS = {word: n for line in _SMALL for n, word in enumerate(line.split(), 1)} | {
    "a": 1, "una": 1, "an": 1, "several": 3, "unos": 3,
}  # fmt: skip
_COUNTED = rf"(?:\d{{1,2}}|{'|'.join(sorted(COUNTS, key=len, reverse=True))})"
DAYS_IN = {
    **dict.fromkeys(("day", "days", "dia", "dias"), 1),
    **dict.fromkeys(("week", "weeks", "semana", "semanas"), 7),
    **dict.fromkeys(("month", "months", "mes", "meses"), 30),
    **dict.fromkeys(("year", "years", "ano", "anos"), 365),
    **dict.fromkeys(("hour", "hours", "hora", "horas", "minute", "minutes", "minutos"), 0),
}
_SPAN_WORD = (
    "days?|weeks?|months?|years?|hours?|dias?|semanas?|mes(?:es)?|anos?|horas?|minutes|minutos"
)
_NOT_YEAR = (
    r"(?! ?(?:%|percent|por|people|personas|homicid|murder|killings|casos|cases|pesos|dollars))"
)
_PART = r"(?:(?:early|earlier|late|mid|mid-)[ -])?"

DATE = re.compile(
    r"\b(?:"
    r"(?P<iso>(?P<iy>(?:19|20)\d\d)-(?P<im>\d\d)-(?P<id>\d\d))"
    rf"|(?P<md>(?P<mdm>{_MONTH})\.? (?P<mdd>[0-3]?\d)(?:st|nd|rd|th)?"
    rf"(?:(?:-| and | to | through )(?P<mde>[0-3]?\d)(?:st|nd|rd|th)?(?![\d:%]|,\d))?(?![\d:%]|,\d)"
    r"(?:,? (?:of )?(?P<mdy>(?:19|20)\d\d))?)"
    rf"|(?P<dm>(?P<dmd>[0-3]?\d|primero)(?:st|nd|rd|th|o|ro)?(?:(?: y | al? |-"
    rf"| and )(?P<dme>[0-3]?\d))?"
    rf" (?:de |of )?(?P<dmm>{_MONTH})(?:\.|\b)(?:,? (?:del? )?(?:ano )?(?:este )?(?P<dmy>(?:19"
    rf"|20)\d\d))?)"
    rf"|(?P<my>(?P<mym>{_LONG_MONTH}|may)(?: of| del?|,)? (?:este )?(?P<myy>(?:19|20)\d\d))"
    rf"|(?P<mo>(?:(?:in|last|this past|since|of|during|en|de|el pasado|pasado|mes de|durante|a)"
    rf" )(?:(?:early|late|mid|principios de|mediados de|finales de|fines de)[ -])?"
    rf"(?P<mom>{_LONG_MONTH}|may)\b(?! \d\d?\b)(?:,? (?:of |del? )?(?P<moy>(?:19|20)\d\d))?)"
    rf"|(?P<mo2>(?:early|late|mid)[ -](?P<mo2m>{_LONG_MONTH}|may)\b(?:,? (?:of )?(?P<mo2y>(?:19"
    rf"|20)\d\d))?)"
    rf"|(?P<wd>(?P<wdl>last |el pasado |this past |past )?(?P<wdn>{_DAY_NAME})(?P<wdr> pasado)?)\b"
    r"|(?P<now>today(?:'s)?|this (?:morning|afternoon|evening)|tonight|early today|hoy"
    r"|esta (?:manana|madrugada|tarde|noche))"
    r"|(?P<yes>yesterday(?: morning)?|last night|ayer|anoche)"
    r"|(?P<bef>the day before yesterday|antier|anteayer|antes de ayer|antenoche)"
    rf"|(?P<ago>(?P<agon>{_COUNTED}) (?P<agou>{_SPAN_WORD}) ago)"
    rf"|(?P<hace>hace (?P<hacen>{_COUNTED}) (?P<haceu>{_SPAN_WORD}))"
    r"|(?P<lastu>(?:last|this past|this|earlier this|previous|(?:over|during) the)"
    r" (?P<lastuw>weekend|week|month|year))"
    r"|(?P<pasu>(?:la|el|este|esta|durante el|pasado) ?(?:pasad[oa] )?(?P<pasuw>fin de semana"
    r"|semana|mes|ano)"
    r"(?P<pasur> pasad[oa])?)"
    r"|(?P<same>(?:on )?(?:that|the) (?:same|very) (?:day|night|morning)|that (?:day|night|morning)"
    r"|(?:el|ese|aquel|la|esa) mism[oa] (?:dia|noche|manana|tarde|fecha)|(?:ese|aquel) dia"
    r"|esa noche"
    r"|hours (?:later|earlier)|horas (?:despues|mas tarde|antes)|minutos despues|minutes later)"
    r"|(?P<next>(?:the )?(?:next|following) (?:day|morning)|the day after|a day (?:later|after)"
    r"|al dia siguiente|al otro dia|un dia despues)"
    r"|(?P<prev>the (?:day before|previous day|night before)|a day (?:earlier|before)|un dia antes"
    r"|el dia anterior|la noche anterior)"
    rf"|(?P<rel>(?P<reln>{_COUNTED}) (?P<relu>{_SPAN_WORD}) (?P<relw>after|later|earlier|before"
    r"|despues|mas tarde|antes))"
    rf"|(?P<hol>{'|'.join(sorted(HOLIDAYS, key=len, reverse=True))})\b"
    rf"(?:,? (?:in |de )?(?:{_LONG_MONTH})?(?: de)? ?(?P<holy>(?:19|20)\d\d))?"
    rf"|(?P<yr>(?:19|20)\d\d){_NOT_YEAR}"
    r")\b"
)
# Every date holds one of these words; only what stands around them is read closely.
CORE = re.compile(
    rf"\b(?:{_MONTH}|{_DAY_NAME}|today|this morning|this afternoon|this evening|tonight"
    rf"|early today|hoy"
    r"|esta|yesterday|last|ayer|anoche|antier|anteayer|antenoche|ago|hace|weekend|week|month|year"
    r"|semana"
    r"|mes|ano|day|days|weeks|dia|dias|semanas|noche|night|later|earlier|despues|mas tarde|antes"
    r"|fecha"
    rf"|{'|'.join(sorted({name.split()[0] for name in HOLIDAYS} - {'dia'}))}|(?:19|20)\d\d)\b"
)
WINDOW = 36
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
DATELINE = re.compile(
    # "Puebla, Pue., " ends a dateline with a full stop; else that is the end of a sentence
    r"(?:(?P<town>(?:^|(?<=\n))[a-z .]{3,40}, (?:[a-z. ]{2,8}\.,? )?(?:a )?)|"
    rf"^|(?<=\n)|[\n,(]\s*|(?:{_DAY_NAME}),? )"
    rf"(?:(?P<m>{_MONTH})\.? (?P<d>[0-3]?\d),? (?P<y>(?:19|20)\d\d)"
    rf"|(?P<d2>[0-3]?\d) de (?P<m2>{_MONTH}) del? (?P<y2>(?:19|20)\d\d))(?: ?[-:)]|\.-|, p\.|$|\n"
    r"|(?(town)\.(?: |$)|(?!)))"
)
DATELINE_REACH = 90
# A day on which something was said, and an anniversary, are not the day it happened.
OF_TELLING = re.compile(
    r"\b(?:said|says|told \w+|announced|confirmed|informed|dijo|dijeron|inform(?:o|aron|a)"
    r"|confirm(?:o|aron)"
    r"|anunci(?:o|aron)|senal(?:o|aron)|precis(?:o|aron)|detall(?:o|aron)|dio a conocer)"
    r"(?: (?:in|a|statement|on|late|early|the|press|conference|reporters|en|un|comunicado|la"
    r"|tarde|noche"
    r"|manana|de|este|el|esta|pasado|los|medios|rueda|prensa))*,? $|\banniversary\b.{0,50}$"
    r"|\baniversario\b.{0,50}$"
)
TELLING_REACH = 60
