"""What a figure counts: the closed list of indicators and the words that name them.

A crime is named by a noun ("homicides", "secuestros"). Victims are named by who they are
and what was done to them ("86 agents … murdered"): both together make the indicator.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

__all__ = ["INDICATORS", "Hit", "combine", "find_hits"]

# crime: counted as such; person and act: together; generic: takes the crime spoken of;
# topic: said of shares and changes only, never counted; group: who is present somewhere.
Kind = Literal["crime", "person", "act", "generic", "topic", "group"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A word of a sentence that tells what is counted."""

    start: int
    end: int
    name: str
    kind: Kind


_CRIMES = {
    "femicide": r"femi(?:ni)?cid(?:io|e)s?(?: (?:cases?|victims?))?",
    "massacre": r"massacres?|masacres?|multihomicidios?|(?:multiple|multi-victim) homicides?",
    "homicide": (
        r"homicid(?:io|e)s?(?: (?:dolosos?|cases?|victims?))?|murders?(?: (?:cases?|victims?))?"
        r"|(?:criminal |violent )?killings?|asesinatos?|ejecuciones|ejecucion(?! del? )|executions"
        r"|violent deaths|muertes violentas|deaths|muertes|fatalities|decesos"
    ),
    "disappearance": (
        r"(?:forced )?disappearances?|desaparicion(?:es)?(?: forzadas?)?|missing (?:people|persons)"
        r"|(?:personas )?desaparecid[oa]s(?: y no localizad[oa]s)?|no localizad[oa]s"
    ),
    "kidnapping": r"kidnappings?|abductions?|secuestros?|plagios",
    "extortion": r"extortions?|extorsion(?:es)?|cobros? de piso",
    "vehicle_theft": (
        r"(?:vehicle|car|auto|truck) (?:thefts?|robber(?:y|ies))|carjackings?"
        r"|robos? (?:total(?:es)? )?(?:de|a) (?:vehiculos?|autos?|automoviles|autotransporte)"
    ),
    "robbery": r"robber(?:y|ies)|thefts?|burglar(?:y|ies)|robos?|asaltos?|muggings?",
    "sexual_violence": (
        r"rapes?|sexual (?:assaults?|abuses?|violence|crimes?)|violacion(?:es)?(?! (?:a|de) )"
        r"|(?:abusos?|delitos|agresion(?:es)?) sexual(?:es)?|violencia sexual"
    ),
    "domestic_violence": r"(?:domestic|family) violence|violencia (?:intra)?familiar",
    "attacks_on_journalists": (
        r"(?:attacks?|aggressions?|assaults?) (?:on|against) (?:journalists|the press|reporters)"
        r"|(?:ataques|agresiones) (?:a|contra) (?:la prensa|periodistas|comunicadores|reporteros)"
    ),
    "injuries": r"lesiones dolosas|delitos? de lesiones|aggravated assaults?",
    "crime": r"(?:all|total|overall) (?:registered |reported )?crimes|delitos",
    "drug_dealing": r"narcomenudeo|drug dealing",
    "arrests": r"arrests|detenciones|aprehensiones|capturas",
    "criminal_groups": (
        r"(?:criminal|organized crime|crime|armed|drug) (?:groups|gangs|organizations|cells)"
        r"|cartels|(?:grupos|bandas|celulas|organizaciones) (?:criminales|delictiv[oa]s"
        r"|delincuenciales|armad[oa]s|del crimen organizado|de la delincuencia organizada)|carteles"
    ),
    "clandestine_graves": r"(?:clandestine|mass|hidden|unmarked) graves|fosas(?: clandestinas)?",
}
_GENERIC = (
    r"cas[eo]s|victims?|victimas?|crimes?|crimen(?:es)?|delito|incidents?|incidentes"
    r"|carpetas(?: de investigacion)?|(?:investigation|case) files|investigaciones|investigations"
    r"|denuncias|complaints|averiguaciones previas"
)
_PEOPLE = {
    "police": (
        r"police(?:m[ae]n)?(?: officers?)?|(?:police |law enforcement )?officers?|policias?"
        r"|(?:police |security |state |federal )?agents?|agentes(?: policiacos)?|uniformad[oa]s"
        r"|elementos(?: (?:policiacos|policiales|de (?:seguridad|la policia)))?"
    ),
    "soldiers": r"soldiers?|marines|soldados?|militares|marinos",
    "journalists": (
        r"journalists?|reporters?|media workers|periodistas?|reporter[oa]s?|comunicador(?:es|as)"
        r"|fotoperiodistas|newsmen"
    ),
    "politicians": (
        r"politicians?|candidates?|mayors?|councilm[ae]n|politic[oa]s|candidat[oa]s|aspirantes"
        r"|alcaldes(?:as)?|ediles|regidor(?:es|as)|public officials|funcionari[oa]s"
    ),
    "activists": (
        r"activists?|(?:human rights |land |environmental )?defenders|environmentalists"
        r"|activistas|defensor(?:es|as)|ambientalistas|buscador[ae]s"
    ),
    "priests": r"priests?|sacerdotes|clergym[ae]n",
    "women": r"women|girls|mujeres|ninas",
    "minors": r"minors|children|teenagers|menores|ninos|adolescentes",
    "migrants": r"migrants?|migrantes|asylum seekers",
    "people": (
        r"people|persons?|personas?|m[ae]n|hombres|individuals|civilians|civiles|lives|vidas"
        r"|mexicans|mexican[oa]s|citizens|ciudadan[oa]s|those|students|estudiantes|jovenes"
    ),
}
_ACTS = {
    "killed": (
        r"killed|murdered|slain|assassinated|executed|dead|died|gunned down|(?:lost|losing) their"
        r"|asesinad[oa]s?|asesinaron|ejecutad[oa]s?|muert[oa]s?|murieron|fallecid[oa]s|fallecieron"
        r"|perdieron|perdido la vida|privad[oa]s de la vida|ultimad[oa]s|victimad[oa]s"
    ),
    "disappeared": r"disappeared|(?:gone |went )?missing|desaparecieron",
    "kidnapped": (
        r"kidnapped|abducted|secuestrad[oa]s|plagiad[oa]s|privad[oa]s de (?:su|la) libertad"
    ),
    "arrested": (
        r"arrested|detained|captured|detenid[oa]s|arrestad[oa]s|capturad[oa]s|aprehendid[oa]s"
    ),
    "wounded": r"wounded|injured|herid[oa]s|lesionad[oa]s",
    "displaced": r"displaced|desplazad[oa]s",
    "criminal_ties": (
        r"(?:criminal|narco|organized crime|cartel) (?:ties|links)"
        r"|(?:ties|links) (?:to|with) (?:organized crime|criminal|drug|cartel)"
        r"|(?:nexos|vinculos|ligas) con (?:el|la|los|grupos|carteles)"
    ),
}
_TOPICS = {
    "insecurity_perception": (
        r"(?:feel(?:ing|s)?|felt) (?:un|in)?(?:safe|secure)|perception of insecurity|insegur[oa]s?"
        r"|percepcion de (?:in)?seguridad|percibe(?:n)? inseguridad"
    ),
    "impunity": r"impunity|unpunished|unsolved|impunidad|impunes?",
    "violence": r"violence|violencia|crime|criminality|incidencia delictiva|delincuencia",
}
_GROUP = r"cartel|gangs?|cjng|presence|presencia"

_OF_ACT = {
    "disappeared": "disappearance",
    "kidnapped": "kidnapping",
    "arrested": "arrests",
    "wounded": "wounded",
    "displaced": "displaced_persons",
    "criminal_ties": "officials_with_criminal_ties",
}
_KILLED = {name: f"{name}_killed" for name in _PEOPLE} | {"people": "homicide"}

# ``_change`` marks a difference between two counts, ``_projected`` one that is expected.
INDICATORS = frozenset(
    {*_CRIMES, *_TOPICS, "states_with_group"} | set(_OF_ACT.values()) | set(_KILLED.values())
)

_KINDS: dict[str, Kind] = {
    **dict.fromkeys(_CRIMES, "crime"),
    **dict.fromkeys(_PEOPLE, "person"),
    **dict.fromkeys(_ACTS, "act"),
    **dict.fromkeys(_TOPICS, "topic"),
    "generic": "generic",
    "group": "group",
}
_WORDS = {**_CRIMES, **_ACTS, **_TOPICS, "generic": _GENERIC, **_PEOPLE, "group": _GROUP}
_ANY = re.compile(
    r"\b(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _WORDS.items()) + r")\b"
)
# "Gender-related violence": a woman killed for being one is a femicide.
_GENDER = re.compile(r"\bgender|\bgenero\b|\bmachis|femin?i?cid")


def find_hits(folded: str, start: int, end: int) -> list[Hit]:
    """Words of ``folded[start:end]`` that name crimes, people and acts, in their order."""
    return [
        Hit(match.start(), match.end(), match.lastgroup, _KINDS[match.lastgroup])
        for match in _ANY.finditer(folded, start, end)
        if match.lastgroup
    ]


def combine(person: str, act: str, sentence: str) -> str:
    """The indicator of people and what was done to them.

    >>> combine("police", "killed", "86 agents were killed")
    'police_killed'
    """
    if act != "killed":
        return _OF_ACT[act]
    if person == "women" and _GENDER.search(sentence):
        return "femicide"
    return _KILLED[person]
