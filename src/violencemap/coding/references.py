"""How a clause stands to what was told before: the same again, a part of it, or another event."""

from __future__ import annotations

import re

__all__ = [
    "is_consequence",
    "is_definite",
    "is_of_another",
    "is_of_separate_events",
    "is_one_of_them",
    "is_part",
]

_DEFINITE = re.compile(
    r"\b(?:he|she|they|them|his|her|their|(?:the|these|those|both) (?:\w+ )?(?:victims?|men|women"
    r"|officers?"
    r"|agents?|bodies|body|first|second|third|other|policemen|students|journalist|reporter"
    r"|deceased|dead"
    r"|killings?|murders?|shooting|arrests?|femicides?|ambush|massacre|kidnapping|gunmen"
    r"|attackers?|suspects?)|(?:el|los|las|la|l[oa]s dos|l[oa]s tres|amb[oa]s|est[oa]s?"
    r"|es[oa]s?) (?:\w+ )?(?:primer[oa]|segund[oa]|victimas?"
    r"|agentes?|uniformados|occis[oa]s?|cuerpos?|hombres?|jovenes|mujer(?:es)?|policias|periodista"
    r"|reportero|comunicador|ataque|hechos?|crimen|homicidio|asesinato|fallecid[oa]s?"
    r"|enfrentamiento|balacera"
    r"|emboscada|masacre|hallazgo|tiroteo|agresion|detenid[oa]s|agresores|sicarios|hoy occis[oa])"
    r"|le|les)\b"
)
_INDEFINITE = re.compile(
    r"\b(?:a|an|un|una|another|otr[oa]s?|two|three|four|five|six|seven|eight|nine|ten|dos|tres"
    r"|cuatro|cinco|seis|siete|ocho|nueve|diez|at least|al menos|\d+) (?:[\w-]+ ){0,3}?\w+"
)
_PART_OF = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|un[oa]|dos|tres|cuatro|cinco|\d+)"
    r" (?:of (?:the|them|those|his|its)|de (?:l[oa]s|ell[oa]s|est[oa]s))\b"
    r"|(?:^|, |; |and )(?:another )?(?:one|two|three|four|five|\d+) (?:was|were) "
)
_OTHER = re.compile(
    r"\b(?:another|other (?:two|three)|in (?:a|an|another) (?:separate|different|second|other)"
    r"|separately"
    r"|meanwhile|elsewhere|later|otr[oa]s?|por otra parte|por otro lado|en tanto|mientras tanto"
    r"|mas tarde|en un hecho distinto|en un segundo|minutos despues|horas despues)\b"
)
_ONE_OF_THEM = re.compile(
    r"\b(?:the (?:first|second|third|other|former|latter)|(?:el|la) (?:primer[oa]|segund[oa]"
    r"|tercer[oa]|otr[oa]))"
    r"(?: victim| man| woman| victima)?,? (?!time|day|case|half|vez|dia|caso|of)"
)
_CONSEQUENCE = re.compile(
    r"\b(?:for (?:the|his|her|their) (?:alleged )?(?:murder|killing|role|involvement"
    r"|participation|part|death|attack)"
    r"|in connection|in relation to|charges|responsible|perpetrators?|suspects? (?:in|was|were"
    r"|of)|por (?:el|los|este|estos|su|la)"
    r" (?:\w+ )?(?:hechos?|homicidios?|asesinatos?|crimen|participacion|feminicidio|ataque"
    r"|muerte)|presunt[oa]s? (?:responsables?|homicidas?|asesin[oa]s?)|relacion con|since then)\b"
)
_APART = re.compile(
    r"\b(?:in (?:two |three )?(?:separate|different|unrelated|distinct) (?:events|incidents"
    r"|attacks|crimes|shootings)"
    r"|en (?:dos |tres )?hechos (?:distintos|separados|diferentes|aislados)|en (?:ataques"
    r"|eventos) (?:distintos|separados|diferentes))\b"
)


def is_definite(clause: str, end: int, *, has_number: bool) -> bool:
    """Whether a clause speaks, up to ``end``, of people or an event already told.

    ``has_number``: it counts the dead, so that "three men" in it is new and not "the men".
    """
    if has_number and _INDEFINITE.search(clause):
        return False
    return bool(_DEFINITE.search(clause[:end]))


def is_part(clause: str) -> bool:
    """Whether it counts some of those counted before: "three were found", "one of the men"."""
    part = _PART_OF.search(clause)
    return part is not None and not _INDEFINITE.search(clause[: part.start()])


def is_of_another(clause: str) -> bool:
    """Whether it says that it tells another event: "another man", "en otro hecho"."""
    return bool(_OTHER.search(clause))


def is_one_of_them(clause: str) -> bool:
    """Whether it tells of one of several named before: "the first", "el segundo"."""
    return bool(_ONE_OF_THEM.search(clause))


def is_consequence(clause: str) -> bool:
    """Whether an arrest follows from a crime: "for his role", "por el homicidio"."""
    return bool(_CONSEQUENCE.search(clause))


def is_of_separate_events(clause: str) -> bool:
    """Whether it says that those it counts died in separate events."""
    return bool(_APART.search(clause))
