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


# Words are separated by ";"; each begins with a plain letter, by which they are found.
_CRIMES = {
    "femicide": "femi(?:ni)?cid(?:io|e)s?(?: cases?| victims?)?",
    "massacre": "massacres?; masacres?; multihomicidios?; multiple homicides?",
    "homicide": (
        "homicid(?:io|e)s?(?: dolosos?| cases?| victims?)?; murders?(?: cases?| victims?)?"
        "; killings?; asesinatos?; ejecuciones; ejecucion(?! del? ); executions; violent deaths"
        "; muertes(?: violentas| por homicidio)?; deaths(?: by homicide)?; fatalities; decesos"
        "; defunciones por (?:presunto )?homicidios?"
    ),
    "disappearance": (
        "disappearances?; desaparicion(?:es)?(?: forzadas?)?; missing (?:people|persons)"
        "; desaparecid[oa]s(?: y no localizad[oa]s)?; no localizad[oa]s"
    ),
    "kidnapping": "kidnappings?; abductions?; secuestros?; plagios",
    "extortion": "extortions?; extorsion(?:es)?; cobros? de piso",
    "vehicle_theft": (
        "vehicle (?:thefts?|robber(?:y|ies)); car (?:thefts?|robber(?:y|ies)); auto thefts?"
        "; truck robber(?:y|ies); carjackings?"
        "; robos? (?:total(?:es)? )?(?:de|a) (?:vehiculos?|autos?|automoviles|autotransporte)"
    ),
    "robbery": "robber(?:y|ies); thefts?; burglar(?:y|ies); robos?; asaltos?; muggings?",
    "sexual_violence": (
        "rapes?; sexual (?:assaults?|abuses?|violence|crimes?); violacion(?:es)?(?! (?:a|de) )"
        "; abusos? sexual(?:es)?; delitos sexuales; agresion(?:es)? sexual(?:es)?"
        "; violencia sexual"
    ),
    "domestic_violence": "domestic violence; family violence; violencia (?:intra)?familiar",
    "attacks_on_journalists": (
        "attacks? (?:on|against) (?:journalists|the press|reporters)"
        "; aggressions? against (?:journalists|the press)"
        "; ataques (?:a|contra) (?:la prensa|periodistas|comunicadores|reporteros)"
        "; agresiones (?:a|contra) (?:la prensa|periodistas|comunicadores|reporteros)"
    ),
    "injuries": "lesiones dolosas; delitos? de lesiones; aggravated assaults?",
    "crime": "all (?:registered |reported )?crimes; total crimes; overall crimes; delitos",
    "drug_dealing": "narcomenudeo; drug dealing",
    "arrests": "arrests; detenciones; aprehensiones; capturas",
    "criminal_groups": (
        "criminal (?:groups|gangs|organizations|cells); crime (?:groups|organizations); cartels"
        "; organized crime groups; armed groups; drug (?:gangs|organizations); carteles"
        "; grupos (?:criminales|delictivos|delincuenciales|armados|del crimen organizado)"
        "; bandas (?:criminales|delictivas|delincuenciales|del crimen organizado)"
        "; celulas (?:criminales|delictivas); organizaciones (?:criminales|delictivas)"
    ),
    "clandestine_graves": (
        "clandestine graves; mass graves; hidden graves; unmarked graves; fosas(?: clandestinas)?"
    ),
}
_ACTS = {
    "killed": (
        "killed; murdered; slain; assassinated; executed; dead; died; gunned down; lost their"
        "; losing their; asesinad[oa]s?; asesinaron; ejecutad[oa]s?; muert[oa]s?; murieron"
        "; fallecid[oa]s; fallecieron; perdieron; perdido la vida; privad[oa]s de la vida"
        "; ultimad[oa]s; victimad[oa]s"
    ),
    "disappeared": "disappeared; gone missing; went missing; missing; desaparecieron",
    "kidnapped": (
        "kidnapped; abducted; secuestrad[oa]s; plagiad[oa]s; privad[oa]s de (?:su|la) libertad"
    ),
    "arrested": (
        "arrested; detained; captured; detenid[oa]s; arrestad[oa]s; capturad[oa]s; aprehendid[oa]s"
    ),
    "wounded": "wounded; injured; herid[oa]s; lesionad[oa]s",
    "displaced": "displaced; desplazad[oa]s",
    "criminal_ties": (
        "criminal (?:ties|links); narco (?:ties|links); cartel (?:ties|links)"
        "; ties (?:to|with) (?:organized crime|criminal|drug|cartel)"
        "; links (?:to|with) (?:organized crime|criminal|drug|cartel)"
        "; nexos con (?:el|la|los|grupos|carteles); vinculos con (?:el|la|los|grupos|carteles)"
    ),
}
_TOPICS = {
    "insecurity_perception": (
        "feel(?:ing|s)? (?:un|in)?(?:safe|secure); felt (?:un|in)?(?:safe|secure)"
        "; perception of insecurity; insegur[oa]s?; percepcion de (?:in)?seguridad"
        "; perciben? inseguridad"
    ),
    "impunity": "impunity; unpunished; unsolved; impunidad; impunes?",
    "violence": "violence; violencia; crime; criminality; incidencia delictiva; delincuencia",
}
_GENERIC = (
    "cas[eo]s; victims?; victimas?; crimes?; crimen(?:es)?; delito; incidents?; incidentes"
    "; carpetas(?: de investigacion)?; investigation files; case files; investigaciones"
    "; investigations; denuncias; complaints; averiguaciones previas"
)
_PEOPLE = {
    "police": (
        "police(?:m[ae]n)?(?: officers?| agents?)?; officers?; law enforcement officers?"
        "; agents?; policias?; agentes(?: policiacos)?; uniformad[oa]s"
        "; elementos(?: (?:policiacos|policiales|de (?:seguridad|la policia)))?"
    ),
    "soldiers": "soldiers?; marines; soldados?; militares; marinos",
    "journalists": (
        "journalists?; reporters?; media workers; periodistas?; reporter[oa]s?"
        "; comunicador(?:es|as); fotoperiodistas; newsmen"
    ),
    "politicians": (
        "politicians?; candidates?; mayors?; councilm[ae]n; politic[oa]s; candidat[oa]s"
        "; aspirantes; alcaldes(?:as)?; ediles; regidor(?:es|as); public officials"
        "; funcionari[oa]s"
    ),
    "activists": (
        "activists?; human rights defenders; defenders; environmentalists; activistas"
        "; defensor(?:es|as); ambientalistas; buscador[ae]s"
    ),
    "priests": "priests?; sacerdotes; clergym[ae]n",
    "women": "women; girls; mujeres; ninas",
    "minors": "minors; children; teenagers; menores; ninos; adolescentes",
    "migrants": "migrants?; migrantes; asylum seekers",
    "people": (
        "people; persons?; personas?; m[ae]n; hombres; individuals; civilians; civiles; lives"
        "; vidas; mexicans; mexican[oa]s; citizens; ciudadan[oa]s; those; students; estudiantes"
        "; jovenes"
    ),
}
_GROUP = "cartel; gangs?; cjng; presence; presencia"

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


def _any_of(words: dict[str, str]) -> re.Pattern[str]:
    """A pattern for all words; its groups are named by meaning and first letter."""
    by_letter: dict[str, dict[str, list[str]]] = {}
    for name, listed in words.items():
        for word in listed.split("; "):
            by_letter.setdefault(word[0], {}).setdefault(name, []).append(word[1:])
    letters = (
        letter
        + "(?:"
        + "|".join(f"(?P<{n}_{letter}>{'|'.join(w)})" for n, w in found.items())
        + ")"
        for letter, found in by_letter.items()
    )
    return re.compile(rf"\b(?:{'|'.join(letters)})\b")


_ANY = _any_of(_WORDS)
# "Gender-related violence": a woman killed for being one is a femicide.
_GENDER = re.compile(r"\bgender|\bgenero\b|\bmachis|femin?i?cid")


def find_hits(folded: str, start: int, end: int) -> list[Hit]:
    """Words of ``folded[start:end]`` that name crimes, people and acts, in their order."""
    return [
        Hit(match.start(), match.end(), name, _KINDS[name])
        for match in _ANY.finditer(folded, start, end)
        if (name := (match.lastgroup or "")[:-2])
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
