"""The words by which reports tell events: a table for each language.

A row is an act, how it is told, and a pattern for the folded text. Patterns begin at a word whose
beginning is listed in ``STEMS``; of rows that match at one place the first counts.
"""

from __future__ import annotations

from violencemap.coding.acts import Act, Strength

__all__ = ["ROWS", "STEMS", "WEAK"]

Row = tuple[Act, Strength, str]

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
    "hallan?|encuentran?|localizan?|hall(?:aron|o|ad[oa]s?)|encontr(?:aron|o|ad[oa]s?)"
    "|localiz(?:aron|o|ad[oa]s?)|descubrieron"
    "|abandon(?:aron|ad[oa]s?)|dejaron|aparecio|aparecieron|colgaron|exhum(?:aron|ad[oa]s?)"
)

_WAS_ES = "|".join(
    rf"(?<={verb} )"
    for verb in ("fue", "fueron", "sido", "resulto", "resultaron", "quedaron", "quedo")
)

_ENGLISH: tuple[Row, ...] = (
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
        r"|shooting deaths?|homicides?) of|massacre(?: of)?"
        r"|(?:femicides?|murders?|killings?) (?=occurred|took place|happened)",
    ),
    (
        Act.KILL,
        "told",
        rf"{_SLAIN}|died|dies?|(?:discovered|found) an? [\w -]{{0,30}}(?:murder|homicide) victim"
        rf"|(?:murder|homicide) victim was (?:found|discovered)|lost (?:his|her|their) li(?:fe|ves)"
        r"|(?:claimed|took) the li(?:fe|ves) of|(?:left|leaving|leaves) [^.;]{0,60}?\bdead"
        r"|kills?(?= (?:\d|at least|an? |one|two|three|four|five|six|seven|eight|nine|ten))"
        r"|killing(?= (?:\d|at least|an? |one|two|three|four|five|six|seven|eight|nine|ten|all))",
    ),
    (Act.AMBUSH, "told", r"ambush(?:ed|es)?"),
    (
        Act.CLASH,
        "told",
        r"shoot-?outs?|gun ?battles?|gun ?fights?|firefights?"
        r"|armed (?:confrontations?|clash(?:es)?)|exchange of (?:gun)?fire"
        r"|exchanged (?:gun)?(?:fire|shots)|clashed|clashes (?:with|between)|repelled (?:the|an)",
    ),
    (
        Act.KIDNAP,
        "told",
        r"kidnapped|abducted|disappeared|(?<=went )missing|(?<=last )seen"
        r"|forcibly taken|taken (?:away )?by (?:armed|gunmen)",
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
        r"protested|protesting|marched|rallied"
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
        r"|(?:armed|grenade|gun|arson|shooting) attack|attacked|attack (?:on|against)|car bomb"
        r"|dropped (?:\w+ ){0,2}(?:explosives|bombs|grenades)|drone attacks?|explosive devices?"
        r"|land ?mines?|detonated",
    ),
)
_SPANISH: tuple[Row, ...] = (
    (
        Act.BODY,
        "told",
        rf"(?<=sin )vida|(?:{_BODIES_ES})\b[^.;,]{{0,70}}?\b(?:{_FOUND_ES})"
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
        r"muere[n]?|matan? a|asesinan? a|ejecutan? a|asesinad[oa]s?|asesinaron|asesino (?=a\b)"
        r"|asesinar a|ejecutad[oa]s?"
        r"|ejecutaron a|acribillad[oa]s?|acribill(?:aron|ara|aran|o a)|ultimad[oa]s?|ultimaron a"
        r"|abatid[oa]s?|abatieron|matar(?:on|an) a|mat(?:aron|o|ado|ados)\b|masacrad[oa]s?"
        r"|linchad[oa]s?|decapitad[oa]s?|degollad[oa]s?|desmembrad[oa]s?|estrangulad[oa]s?"
        r"|muri(?:o|eron)|fallec(?:io|ieron)|per(?:dio|dieron|dido|der) la vida"
        r"|privad[oa]s? de la vida"
        r"|quit(?:o|aron) la vida|cobr(?:o|aron) (?:la vida|\w+ v[a-z]+)|dieron muerte|dio muerte"
        r"|muert[oa]s? a (?:balazos|tiros|golpes|punaladas|manos)|(?:saldo|dej(?:o|aron|ando|a|an))"
        r"\b[^.;]{0,60}?\b(?:muert[oa]s?|asesinad[oa]s?|fallecid[oa]s?|sin vida)"
        r"|(?:hubo|hay|reportan) [\w ]{0,15}muert[oa]s?",
    ),
    (Act.AMBUSH, "told", r"emboscan?|emboscad[oa]s?|emboscaron"),
    (
        Act.CLASH,
        "told",
        r"enfrentamientos?|(?<=se )enfrent(?:aron|o)|repel(?:ieron|io)"
        r"|intercambio de (?:disparos|balazos)|choque armado|refriega",
    ),
    (
        Act.KIDNAP,
        "told",
        r"secuestran? a|secuestrad[oa]s?|secuestr(?:aron|o) a|plagiad[oa]s?|plagiaron"
        r"|priv(?:ad[oa]s?|aron|o) (?:ilegalmente )?de (?:su|la) libertad"
        r"|levantad[oa]s?\"?(?= por| el | la )|levantaron\"? a|desapareci(?:o|eron)"
        r"|(?<=como )desaparecid[oa]s?|desaparecid[oa]s? desde",
    ),
    (Act.KIDNAP, "named", r"(?:secuestro|plagio|desaparicion|levanton) del?"),
    (
        Act.ARREST,
        "told",
        rf"(?:{_WAS_ES})(?:detenid[oa]s?|arrestad[oa]s?|capturad[oa]s?|aprehendid[oa]s?)"
        rf"|detienen?|capturan?(?! del?)|detuv(?:o|ieron)"
        r"|captur(?:aron|o)\b|aprehend(?:ieron|io)|arrest(?:aron|o)\b",
    ),
    (Act.ARREST, "named", r"(?:detencion|captura|aprehension|arresto) del?"),
    (
        Act.PROTEST,
        "told",
        r"protestan|marchan|protest(?:aron|o)\b|(?<=se )manifest(?:aron|o)|marcharon"
        r"|tomaron las (?:calles"
        r"|casetas|instalaciones)|(?:realizaron|hicieron|llevaron a cabo|encabezaron|convocaron)"
        r" (?:\w+ )?(?:marchas?|plantones|planton|protestas?|mitin|manifestacion(?:es)?)",
    ),
    (Act.PROTEST, "named", r"(?:protestas?|manifestacion(?:es)?|marcha|planton)"),
    (
        Act.ARSON,
        "told",
        r"bloquean|queman|incendian?|narcobloqueos?|bloqueos?|bloquearon|incendi(?:aron|o)\b"
        r"|(?:vehiculos?|camion(?:es)?|autobus(?:es)?|negocios?|casas?) incendiad[oa]s?"
        r"|quem(?:aron|a de|ados)|prendieron fuego",
    ),
    (
        Act.SHOOT,
        "told",
        r"balean|balead[oa]s?|balearon|balacera|tiroteo|tirotead[oa]s?|atacad[oa]s?"
        r"|atac(?:aron|o) a|(?:ataque|agresion) (?:armad[oa]|a balazos|a tiros|directa)"
        r"|rafaguead[oa]s?"
        r"|abrieron fuego|dispar(?:aron|o) (?:contra|en contra|a)|agredid[oa]s? a (?:balazos|tiros)"
        r"|recibi(?:o|eron) (?:impactos de bala|balazos)|(?<= a )balazos|apunalad[oa]s?"
        r"|herid[oa]s? de bala|(?:coche|carro) bomba|(?:dron(?:es)?|artefactos?|ataques?)"
        r" (?:\w+ )?explosivos?|minas? terrestres?|detonaron|granad(?:as?|azos?)\b",
    ),
)
ROWS = {"en": _ENGLISH, "es": _SPANISH}
# Nouns that speak of an event told elsewhere, behind "the" or "this".
WEAK = {
    "en": (
        r"(?:the|this|that|these)",
        r"(?:attack|assault|aggression|incident|events?|crime|deaths?|bodies|victims?|officers?"
        r"|agents?)",
    ),
    "es": (
        r"(?:el|la|los|las|este|esta|estos|estas|ese|dicho|dicha)",
        r"(?:ataque|hechos?|crimen|agresion|sucesos?|incidente|homicidio|asesinato|victimas?"
        r"|agentes"
        r"|uniformados|muertes?|fallecid[oa]s?|occis[oa]s?)",
    ),
}
# Beginnings of the words at which a pattern may begin: only there the patterns are tried.
STEMS = {
    "en": (
        "kill murder slain slay gunned shot shoot stab beat hack burn tortur execut assassin "
        "massacr behead decapit dismember lynch strangl bod corpse remains skeletal severed "
        "human mass clandestine femicid homicid died die dead lost claim took ambush gun fire "
        "armed exchang clash repel kidnap abduct disappear missing seen forcibl taken arrest "
        "detain captur apprehen detention protest march rall demonstrat stag held organiz set "
        "torch narco roadblock blockade block vehicle truck bus store opened spray grenade "
        "arson attack car assault leav left hang hung dump exhum unearth abandon locat "
        "aggression incident event crime death victim officer agent found discover recover drop "
        "drone explosive land detonat"
    ),
    "es": (
        "cuerpo cadaver resto osamenta cabeza fosa hall encontr encuentr localiz descub exhum "
        "asesin homicid feminicid ejecu crimen masacr multihom acribill ultim abat mat linch "
        "decapit degoll desmembr estrangul muri muer fallec per priv quit cobr dieron dio muert "
        "sald dej emboscad emboscar enfrent repel intercambio choque refriega secuestr plagi "
        "levant desapar deten detien detuv arrest captur aprehen protest manifest march plant "
        "tom realiz hicieron llevaron encabez convoc narcobl bloque incendi vehicul camion "
        "autobus negocio casa quem prend bale balac tirote atac ataque agresi agredid rafague "
        "abrieron dispar recibi apunal herid hecho suceso incidente victima agente uniform "
        "occis doble vida hubo hay reportan abandon apareci colg bal coche carro dron artefacto "
        "mina detona granad"
    ),
}
