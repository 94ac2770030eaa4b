"""The words by which reports speak of people: who was harmed, who may have done it, who came."""

from __future__ import annotations

import re

__all__ = ["ARMED", "FORCE", "JOURNALIST", "PEOPLE", "PERSON", "WOMAN", "WOMEN"]

_FORCE_ONE = (
    "police officer|policeman|policewoman|officer|cop|soldier|marine|guardsman|guard|state agent"
    "|commander"
    "|police chief|agent|policia|agente|militar|soldado|marino|custodio|comandante|uniformado"
    "|elemento|escolta|mando policiaco"
)
_FORCE_MANY = (
    "police officers|officers|policemen|police|cops|troops|soldiers|marines|guardsmen|guards|agents"
    "|security forces|law enforcement|policias|agentes|militares|soldados|marinos|elementos"
    "|uniformados|custodios|escoltas|guardias|efectivos|fuerzas de seguridad|patrulla|convoy"
)
_JOURNALIST = (
    "journalists?|reporters?|photojournalists?|columnists?|newspaper editor|news editor"
    "|photographers?|periodistas?|reporter[oa]s?|comunicador(?:a|es|as)?|columnistas?"
    "|fotoperiodistas?"
    "|corresponsal(?:es)?|locutor(?:a|es)?|director(?:a)? del (?:portal|diario|periodico|semanario)"
)
_WOMAN_ONE = "woman|girl|mother|wife|sister|daughter|mujer|joven madre|nina|maestra|esposa"
"|adolescente de sexo femenino"
_WOMEN = "women|girls|mujeres|ninas"
_CIVIL_ONE = (
    "man|boy|person|youth|teenager|child|minor|baby|student|farmer|activist|politician|candidate"
    "|mayor"
    "|councilman|councilwoman|lawyer|priest|pastor|nun|guide|driver|businessman|victim|civilian|migrant|resident"
    "|leader"
    "|body|corpse|bystander|member|worker|teacher|doctor|taxi driver|merchant|official|prosecutor"
    "|judge"
    "|tourist|turista|hombre|nino|joven|persona|menor|adolescente|bebe|estudiante|campesino|activista|politico"
    "|candidat[oa]|alcaldes?a?|regidor|regidora|abogad[oa]|sacerdote|chofer|conductor|empresari[oa]"
    "|victima|civil|migrante|lider|cuerpo|cadaver|masculino|femenina|maestro|doctora?|taxista"
    "|comerciante"
    "|funcionari[oa]|fiscal|juez|parroco|religios[oa]|guia|monja|sujeto|individuo|anciano|trabajador|mecanico|ganadero"
    "|presunto \\w+"
    "|supuesto \\w+|director|directora|ex ?\\w+|operador|mototaxista|vendedor|comunero"
    "|pareja sentimental|hij[oa]|herman[oa]|espos[oa]|marido|padre|abuel[oa]|sobrin[oa]|prim[oa]"
    "|son|brother|father|husband|grandmother|grandfather|nephew|niece|cousin|partner"
    "|enfermer[oa]|profesora?|panadero|carpintero|albanil|meser[oa]|cociner[oa]|jornalero"
    "|agricultor|pescador|ingenier[oa]|medic[oa]|cantante|music[oa]|locutora?|emplead[oa]|velador"
    "|transportista|trailero|obrer[oa]|ambientalista|estilista|ciclista|repartidor"
    "|nurse|baker|cook|waiter|waitress|musician|singer|engineer|professor|fisherman|rancher"
    "|laborer|shopkeeper|vendor|environmentalist|barber|trucker|cyclist"
)
_CIVIL_MANY = (
    "people|persons|men|boys|youths|youngsters|teenagers|children|minors|babies|students|farmers"
    "|activists|politicians|candidates|mayors|civilians|migrants|residents|victims|bodies|corpses"
    "|others|members|workers|teachers|relatives|brothers|sisters|individuals|gunmen|suspects"
    "|criminals|hitmen|inmates|prisoners|attackers|assailants|dead|bystanders|clients|protesters"
    "|family members|tourists|priests|pastors|nuns|guides|officials|lawyers|drivers|leaders"
    "|personas|hombres|ninos|jovenes|menores|adolescentes|estudiantes|campesinos|activistas|civiles"
    "|migrantes|victimas|cuerpos|cadaveres|integrantes|miembros|trabajadores|maestros|familiares"
    "|hermanos|hermanas|individuos|sujetos|masculinos|presuntos|sicarios|delincuentes|criminales"
    "|reos"
    "|internos|muert[oa]s|fallecid[oa]s|occis[oa]s|asesinad[oa]s|ejecutad[oa]s|agresores|pistoleros"
    "|turistas|sacerdotes|religios[oa]s|monjas|guias|funcionari[oa]s|abogad[oa]s|choferes|lideres"
    "|pobladores|habitantes|vecinos|comuneros|osamentas|restos|cabezas|heads|remains|taxistas"
    "|skulls|jornaleros|agricultores|pescadores|enfermer[oa]s|profesor(?:es|as)|albaniles|meser[oa]s"
    "|comensales|obrer[oa]s|emplead[oa]s|transportistas|traileros|music[oa]s|ingenier[oa]s|medicos"
    "|comerciantes|pacientes|hij[oa]s|nurses|fishermen|ranchers|laborers|musicians|engineers"
    "|vendors|truckers|cyclists|patients|customers|cousins|sons|daughters"
)
_WORD = r"[\w'-]+"

FORCE = re.compile(rf"\b(?:{_FORCE_ONE}|{_FORCE_MANY}|state police|policia \w+)\b")
JOURNALIST = re.compile(rf"\b(?:{_JOURNALIST})\b")
WOMAN = re.compile(rf"\b(?:{_WOMAN_ONE}|{_WOMEN}|her|she|asesinada|salvadorena)\b")
WOMEN = re.compile(rf"\b(?:{_WOMEN})\b")
# Nouns of several people, and of one person after an article: "a police officer", "el periodista".
PEOPLE = re.compile(
    rf"(?: (?:more|other|of the|of|de los|de las|{_WORD})){{0,4}}? "
    rf"(?P<noun>{_FORCE_MANY}|{_CIVIL_MANY}|{_WOMEN}|{_JOURNALIST})\b"
)
PERSON = re.compile(
    rf"\b(?P<det>a|an|another|the|un|una|el|la|otr[oa]|su|his|her|al)(?: {_WORD}){{0,3}}? "
    rf"(?P<noun>{_FORCE_ONE}|{_CIVIL_ONE}|{_WOMAN_ONE}|{_JOURNALIST})\b(?!')"
)
ARMED = re.compile(
    r"\b(?:gunm[ae]n|hitm[ae]n|assassins?|assailants?|attackers?|armed (?:men|man|group"
    r"|individuals?"
    r"|criminals|civilians|commando)|(?:suspected |alleged )?(?:drug )?(?:gang|cartel) (?:members"
    r"|gunmen)|criminal (?:group|gang|cell)|commando|hombres armados|sujetos armados|grupo armado"
    r"|civiles armados"
    r"|comando(?: armado)?|sicarios?|pistoleros?|personas armadas|individuos armados|agresores?"
    r"|desconocidos|presuntos (?:sicarios|integrantes|miembros|delincuentes))\b"
)
