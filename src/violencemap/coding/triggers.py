"""The words by which a sentence tells an event, in English and Spanish.

A *told* trigger ("was shot dead") can make an incident. A *named* one ("the killing of") refers
to an event as known; alone it makes an incident only with a date and a place of its own. A *weak*
one ("the attack") speaks of an event told elsewhere and adds to it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import Literal

__all__ = ["Act", "Trigger", "find_triggers"]

Strength = Literal["told", "named", "weak"]
Language = Literal["en", "es"]


class Act(Enum):
    """What a trigger says was done; ``family`` groups what may be one event."""

    KILL = "kill"
    SHOOT = "shoot"
    AMBUSH = "ambush"
    CLASH = "clash"
    BODY = "body"
    KIDNAP = "kidnap"
    ARREST = "arrest"
    PROTEST = "protest"
    ARSON = "arson"
    ANY = "any"

    @property
    def family(self) -> str:
        return "violence" if self in _VIOLENT else self.value


_VIOLENT = frozenset({Act.KILL, Act.SHOOT, Act.AMBUSH, Act.CLASH, Act.BODY})


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger at ``start:end`` of the text."""

    start: int
    end: int
    act: Act
    strength: Strength


_SLAIN = (
    "killed|murdered|slain|gunned down|shot dead|(?:shot|stabbed|beaten|hacked|burned|tortured) "
    "(?:and killed|to death)|executed|assassinated|massacred|beheaded|decapitated|dismembered"
    "|lynched|burned alive|strangled|shot and killed"
)
_BODIES_EN = r"bod(?:y|ies)|corpses?|(?:human |skeletal )?remains|severed heads?|human heads?"
_FOUND_EN = (
    "found|discovered|located|recovered|hanging|hung|dumped|left|exhumed|unearthed|abandoned"
)
_BODIES_ES = (
    r"cuerpos?|cadaver(?:es)?|restos(?: humanos| oseos)?|osamentas?|cabezas? humanas?"
    r"|fosas? clandestinas?"
)
_FOUND_ES = (
    "hallad[oa]s?|encontrad[oa]s?|localizad[oa]s?|descubiert[oa]s?|colgad[oa]s?|abandonad[oa]s?"
    "|tirad[oa]s?|exhumad[oa]s?|recuperad[oa]s?|hallaron|encontraron|localizaron|descubrieron"
    "|hallo|encontro|localizo|aparecio|aparecieron|dejaron|encontrandose"
)
_FOUND_VERB_ES = (
    "hall(?:aron|o|ad[oa]s?)|encontr(?:aron|o|ad[oa]s?)|localiz(?:aron|o|ad[oa]s?)|descubrieron"
    "|abandon(?:aron|ad[oa]s?)|dejaron|aparecio|aparecieron|colgaron|exhum(?:aron|ad[oa]s?)"
)

_ENGLISH: tuple[tuple[Act, Strength, str], ...] = (
    (
        Act.BODY,
        "told",
        rf"found (?:dead|murdered|hanged|lifeless|shot|strangled)"
        rf"|(?:{_BODIES_EN})\b[^.;,]{{0,70}}?\b(?:{_FOUND_EN})"
        rf"|(?:{_FOUND_EN}) (?:[\w'-]+ ){{0,6}}(?:{_BODIES_EN})|mass graves?|clandestine graves?",
    ),
    (
        Act.KILL,
        "named",
        r"(?:killings?|murders?|slayings?|assassinations?|executions?|femicides?"
        r"|shooting deaths?|gruesome murders?|homicides?) of|massacre(?: of)?"
        r"|(?:femicides?|murders?|killings?) (?=occurred|took place|happened)",
    ),
    (
        Act.KILL,
        "told",
        rf"{_SLAIN}|died|(?:discovered|found) an? [\w -]{{0,30}}(?:murder|homicide) victim"
        rf"|(?:murder|homicide) victim was (?:found|discovered)|lost (?:his|her|their) li(?:fe|ves)"
        r"|(?:claimed|took) the li(?:fe|ves) of|(?:left|leaving|leaves|with) [^.;]{0,60}?\bdead"
        r"|kills?(?= (?:\d|at least|an? |one|two|three|four|five|six|seven|eight|nine|ten))"
        r"|killing(?= (?:\d|at least|an? |one|two|three|four|five|six|seven|eight|nine|ten|all))",
    ),
    (Act.AMBUSH, "told", r"ambush(?:ed|es)?"),
    (
        Act.CLASH,
        "told",
        r"shoot-?outs?|gun ?battles?|gun ?fights?|firefights?"
        r"|armed (?:confrontations?|clash(?:es)?)|exchange of (?:gun)?fire"
        r"|exchanged (?:gun)?(?:fire|shots)|clash(?:ed|es) (?:with|between)|repelled (?:the|an)",
    ),
    (
        Act.KIDNAP,
        "told",
        r"kidnapped|abducted|disappeared|went missing|(?:was|were) last seen"
        r"|forcibly taken|(?:was|were) taken (?:away )?by (?:armed|gunmen)",
    ),
    (Act.KIDNAP, "named", r"(?:kidnapping|abduction|disappearance)s? (?:and [\w ]{0,25})?of"),
    (
        Act.ARREST,
        "told",
        r"arrested|detained|captured|apprehended|taken into custody|capture(?= \d)"
        r"|arrests were made|arrests? \d+",
    ),
    (Act.ARREST, "named", r"(?:arrest|capture|detention|apprehension) of"),
    (
        Act.PROTEST,
        "told",
        r"protested|(?:began|begin|were|was|started) +protesting|marched|rallied"
        r"|demonstrated|took to the streets|(?:staged|held|organized) (?:an? )?(?:[\w-]+ )?"
        r"(?:protest|demonstration|march|rally|sit-in)|protest(?:e|o)rs? (?:march|gather|block"
        r"|took)\w*",
    ),
    (Act.PROTEST, "named", r"(?:protests?|demonstrations?|rally|rallies)"),
    (
        Act.ARSON,
        "told",
        r"set (?:on fire|fire to|ablaze|afire)|torched|narco-?blockades?|roadblocks?"
        r"|blockades?|burn(?:ed|t|ing) (?:\w+ ){0,3}(?:vehicles?|trucks?|bus(?:es)?|cars?|stores?"
        r"|businesses)|(?:vehicles?|trucks?|buses|stores) (?:\w+ )?burn(?:ed|t|ing)"
        r"|blocked (?:\w+ ){0,3}(?:roads?|highways?|streets?|avenues?)",
    ),
    (
        Act.SHOOT,
        "told",
        r"shot|opened fire|shootings?|stabbed|gunfire|sprayed [^.;]{0,30}bullets"
        r"|(?:armed|grenade|gun|arson|shooting) attack|attacked|attack (?:on|against)|car bomb",
    ),
    (
        Act.ANY,
        "weak",
        r"(?:the|this|that|these) (?:\w+ )?(?:attack|assault|aggression|incident"
        r"|events?|crime|deaths?|bodies|victims?|officers?|agents?)",
    ),
)
_SPANISH: tuple[tuple[Act, Strength, str], ...] = (
    (
        Act.BODY,
        "told",
        rf"sin vida|(?:{_BODIES_ES})\b[^.;,]{{0,70}}?\b(?:{_FOUND_ES})"
        rf"|(?:{_FOUND_VERB_ES})\b[^.;]{{0,60}}?\b(?:{_BODIES_ES}|sin vida|muert[oa]s?)"
        rf"|hallazgo de [^.;]{{0,30}}?(?:{_BODIES_ES})|fosas? clandestinas?",
    ),
    (
        Act.KILL,
        "named",
        r"(?:asesinato|homicidio|feminicidio|ejecucion|crimen|masacre) "
        r"(?:contra |en contra )?del?|masacre|multihomicidio",
    ),
    (
        Act.KILL,
        "told",
        r"asesinad[oa]s?|asesinaron|asesino (?=a\b)|asesinar a|ejecutad[oa]s?"
        r"|ejecutaron a|acribillad[oa]s?|acribill(?:aron|ara|aran|o a)|ultimad[oa]s?|ultimaron a"
        r"|abatid[oa]s?|abatieron|matar(?:on|an) a|mat(?:aron|o|ado|ados)\b|masacrad[oa]s?"
        r"|linchad[oa]s?|decapitad[oa]s?|degollad[oa]s?|desmembrad[oa]s?|estrangulad[oa]s?"
        r"|muri(?:o|eron)|fallec(?:io|ieron)|per(?:dio|dieron|dido|der) la vida"
        r"|privad[oa]s? de la vida"
        r"|quit(?:o|aron) la vida|cobr(?:o|aron) (?:la vida|\w+ v[a-z]+)|dieron muerte|dio muerte"
        r"|muert[oa]s? a (?:balazos|tiros|golpes|punaladas|manos)|(?:saldo|dej(?:o|aron|ando|a|an))"
        r"\b[^.;]{0,60}?\b(?:muert[oa]s?|asesinad[oa]s?|fallecid[oa]s?|sin vida)"
        r"|(?:hubo|hay|reportan|con) [\w ]{0,15}muert[oa]s?",
    ),
    (Act.AMBUSH, "told", r"emboscad[oa]s?|emboscaron"),
    (
        Act.CLASH,
        "told",
        r"enfrentamientos?|se enfrent(?:aron|o)|repel(?:ieron|io)"
        r"|intercambio de (?:disparos|balazos)|choque armado|refriega",
    ),
    (
        Act.KIDNAP,
        "told",
        r"secuestrad[oa]s?|secuestr(?:aron|o) a|plagiad[oa]s?|plagiaron"
        r"|privad[oa]s? (?:ilegalmente )?de (?:su|la) libertad|\"?levantad[oa]s?\"?(?= por| el "
        r"| la )"
        r"|\"?levantaron\"? a|desapareci(?:o|eron)|(?:reportad[oa]s?|como) desaparecid[oa]s?",
    ),
    (Act.KIDNAP, "named", r"(?:secuestro|plagio|desaparicion|levanton) del?"),
    (
        Act.ARREST,
        "told",
        r"(?:fue|fueron|resulto|resultaron|quedaron|quedo|ha sido|han sido) (?:\w+ )?"
        r"(?:detenid[oa]s?|arrestad[oa]s?|capturad[oa]s?|aprehendid[oa]s?)|detuv(?:o|ieron)"
        r"|captur(?:aron|o)\b|aprehend(?:ieron|io)|arrest(?:aron|o)\b",
    ),
    (Act.ARREST, "named", r"(?:detencion|captura|aprehension|arresto) del?"),
    (
        Act.PROTEST,
        "told",
        r"protest(?:aron|o)\b|se manifest(?:aron|o)|marcharon|tomaron las (?:calles"
        r"|casetas|instalaciones)|(?:realizaron|hicieron|llevaron a cabo|encabezaron|convocaron)"
        r" (?:\w+ )?(?:marchas?|plantones|planton|protestas?|mitin|manifestacion(?:es)?)",
    ),
    (Act.PROTEST, "named", r"(?:protestas?|manifestacion(?:es)?|marcha|planton)"),
    (
        Act.ARSON,
        "told",
        r"narcobloqueos?|bloqueos?|bloquearon|incendi(?:aron|o)\b"
        r"|(?:vehiculos?|camion(?:es)?|autobus(?:es)?|negocios?|casas?) incendiad[oa]s?"
        r"|quem(?:aron|a de|ados)|prendieron fuego|les prendieron fuego",
    ),
    (
        Act.SHOOT,
        "told",
        r"balead[oa]s?|balearon|balacera|tiroteo|tirotead[oa]s?|atacad[oa]s?"
        r"|atac(?:aron|o) a|(?:ataque|agresion) (?:armad[oa]|a balazos|a tiros|directa)"
        r"|rafaguead[oa]s?"
        r"|abrieron fuego|dispar(?:aron|o) (?:contra|en contra|a)|agredid[oa]s? a (?:balazos|tiros)"
        r"|(?:recibi(?:o|eron)|a) (?:impactos de bala|balazos)|apunalad[oa]s?|herid[oa]s? de bala",
    ),
    (
        Act.ANY,
        "weak",
        r"(?:el|la|los|las|este|esta|estos|estas|ese|dicho|dicha) (?:\w+ )?"
        r"(?:ataque|hechos?|crimen|agresion|sucesos?|suceso|incidente|homicidio|doble homicidio"
        r"|asesinato|victimas?|agentes|uniformados|muertes?|fallecid[oa]s?|occis[oa]s?)",
    ),
)


def _compile(table: tuple[tuple[Act, Strength, str], ...]) -> re.Pattern[str]:
    groups = (f"(?P<g{number}>{pattern})" for number, (_, _, pattern) in enumerate(table))
    return re.compile(rf"\b(?:{'|'.join(groups)})\b")


_TABLES = {"en": _ENGLISH, "es": _SPANISH}
_PATTERNS = {language: _compile(table) for language, table in _TABLES.items()}


def find_triggers(told: str, language: Language) -> list[Trigger]:
    """Triggers of a folded text, in order; of those that begin together the first of the table."""
    table = _TABLES[language]
    found = []
    for match in _PATTERNS[language].finditer(told):
        act, strength, _ = table[int((match.lastgroup or "g0")[1:])]
        found.append(Trigger(match.start(), match.end(), act, strength))
    return found
