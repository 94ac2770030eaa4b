"""Which words of a sentence say what a number counts, and whether it is a statistic at all.

"13 officers were gunned down in an ambush" are the dead of one event; "414 members of police
institutions were killed in 2019" is a figure. A total, a long period or an agency's wording
makes the difference.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from violencemap.coding.indicators import Hit, combine
from violencemap.coding.numbers import Number

__all__ = ["Counted", "Sentence", "count_of", "is_statistic", "topic_of"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of ``folded``, with the words in it that name crimes, people and acts.

    ``place_ends`` are offsets at which the name of a place ends.
    """

    folded: str
    start: int
    end: int
    hits: Sequence[Hit]
    place_ends: frozenset[int] = frozenset()

    @property
    def text(self) -> str:
        return self.folded[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts, where the words for it end, and whether a crime is counted."""

    indicator: str | None
    end: int
    is_crime: bool


_STOP = re.compile(
    r"\b(?:in|en|than|que|when|and|y|with|con|while|after|during|as|were|was|fueron|had|on|at"
    r"|from|para|who|which|whose|used|linked|related|between|is|are|to|han|has|have|hubo"
    r"|por(?! (?:el )?(?:delitos? de )?(?:homic|femin|secue|robo|extor|desap|asesin))"
    r"|states?|estados?)\b|[.,;:()\d]"
)
_LINK = re.compile(
    r" ?(?:of|de|por|for|involving|contra|against|a|del? delito de|por el delito de|por los delitos"
    r" de)(?: (?:the|el|la|los|las|delitos? de|intentional|alleged|presunt[oa]s?|violent))* ?"
)
_VICTIMS = re.compile(r" (?:of|de|del|contra|against) (?:[\w,.-]+ ){0,4}")
_NEAR = 60
_CLAUSE = 90


def count_of(sentence: Sentence, end: int, limit: int, carried: str | None) -> Counted | None:
    """What a number that ends at ``end`` counts, by the words up to ``limit``."""
    for index, hit in enumerate(sentence.hits):
        if hit.start < end:
            continue
        if hit.start >= limit or hit.start - end > _NEAR:
            return None
        if _STOP.search(sentence.folded, end, hit.start) or hit.kind == "topic":
            return None
        return _named(sentence, index, hit, carried)
    return None


def _named(sentence: Sentence, index: int, hit: Hit, carried: str | None) -> Counted | None:
    following = sentence.hits[index + 1] if index + 1 < len(sentence.hits) else None
    if following and not _LINK.fullmatch(sentence.folded, hit.end, following.start):
        following = None
    if hit.kind == "person":
        act = _act_near(sentence, hit)
        return act and Counted(act[0], max(hit.end, act[1]), is_crime=False)
    if hit.kind == "act":
        return Counted(combine("people", hit.name, sentence.text), hit.end, is_crime=False)
    if hit.kind == "generic":
        return _generic(sentence, hit, following, carried)
    if following and following.kind == "person" and hit.name == "homicide":
        return Counted(
            combine(following.name, "killed", sentence.text), following.end, is_crime=True
        )
    return Counted(hit.name, hit.end, is_crime=True)


def _generic(
    sentence: Sentence, hit: Hit, following: Hit | None, carried: str | None
) -> Counted | None:
    """ "Cases of kidnapping", "carpetas por homicidio"; else the crime spoken of."""
    if following and following.kind == "crime":
        return Counted(following.name, following.end, is_crime=True)
    word = sentence.folded[hit.start : hit.end]
    crime = next((one.name for one in sentence.hits if one.kind == "crime"), carried)
    if crime is None and re.match(r"crim|delito|carpet|denunc|investigation f", word):
        crime = "crime"
    return Counted(crime, hit.end, is_crime=True) if crime else None


def _act_near(sentence: Sentence, person: Hit) -> tuple[str, int] | None:
    """What was done to people, said after or before them in their clause, and where it ends."""
    near = [
        (away, hit) for hit in sentence.hits if (away := _away(sentence, person, hit)) is not None
    ]
    if not near:
        return None
    _, hit = min(near, key=lambda item: item[0])
    name = {"homicide": "killed", "disappearance": "disappeared"}.get(hit.name, hit.name)
    end = hit.end if person.end < hit.end <= person.end + _NEAR else person.end
    return combine(person.name, name, sentence.text), end


def _away(sentence: Sentence, person: Hit, hit: Hit) -> int | None:
    """How far an act stands from the people it was done to; None where it was not."""
    is_after = hit.start >= person.end
    between = sentence.folded[person.end : hit.start] if is_after else ""
    if hit.end <= person.start:
        between = sentence.folded[hit.end : person.start]
    if len(between) > _CLAUSE or re.search(r"[.;:\d]" if is_after else "[.;:]", between):
        return None
    if hit.kind == "act":
        return len(between)
    # "the murder of four journalists"; "missing" is a noun and an act
    is_noun = hit.name == "homicide" and not is_after and _VICTIMS.fullmatch(between)
    is_missing = hit.name == "disappearance" and len(between) < _NEAR
    return len(between) if is_noun or is_missing else None


_WEEK, _MONTH = 7, 28
_FEW, _MANY = 10, 100  # as many may die in one event; as many do not
_PRESENT = re.compile(r"\b(?:operat\w*|presen\w+|there are|activ\w+|opera[nr]?|exist\w*|hay)\b")
_THE_EVENT = re.compile(
    r"\bthe (?:\w+ ){0,2}(?:killing|murder|massacre|abduction|kidnapping|disappearance|death)s? of"
    r" (?:the )?$"
)
_IN_IT = re.compile(r"[^.;:(),]*\b(?:in|of|for|en|de|del|on|los|las|the)\b[^.;:()]*")
_OTHER_CLAUSE = re.compile(r"\b(?:and|y|while|mientras|but|pero|whereas)\b|[;:]")


def topic_of(sentence: Sentence, start: int, end: int) -> str | None:
    """What a percentage or rate at ``start:end`` is about: "rose 32%", "36% rise in homicides"."""
    crimes = [hit for hit in sentence.hits if hit.kind in ("crime", "topic")]
    after = [hit for hit in crimes if hit.start >= end]
    between = sentence.folded[end : after[0].start].lstrip("%) ") if after else ""
    if after and _is_linked(between):
        return _with_person(sentence, after[0])
    before = [hit for hit in crimes if hit.end <= start]
    if before:
        return _with_person(sentence, before[-1])
    if after and not re.search(r"[.;:()]", between):
        return _with_person(sentence, after[0])
    person = next((hit for hit in sentence.hits if hit.kind == "person"), None)
    act = _act_near(sentence, person) if person else None
    return act[0] if act else None


def _is_linked(between: str) -> bool:
    return bool(_IN_IT.fullmatch(between)) and not _OTHER_CLAUSE.search(between)


def _with_person(sentence: Sentence, hit: Hit) -> str:
    """ "Murders of journalists" are journalists killed."""
    index = sentence.hits.index(hit)
    following = sentence.hits[index + 1] if index + 1 < len(sentence.hits) else None
    if (
        hit.name == "homicide"
        and following
        and following.kind == "person"
        and _LINK.fullmatch(sentence.folded, hit.end, following.start)
    ):
        return combine(following.name, "killed", sentence.text)
    return hit.name


_STATED = re.compile(
    r"\b(?:regist\w+|recorded|reported|reports|counted|documented|according to|data|figures"
    r"|statistics|number of|total(?:ed|ing)?|average|rates?|tall(?:y|ies)|cases|segun|cifras?|datos"
    r"|contabiliz\w+|acumul\w+|sum(?:an|o|aron)|suma|promedio|tasas?|estadistic\w+|casos|carpetas"
    r"|denuncias|incidencia|numero de|document\w+|report[oa]\w*|hubo|record|lugar)\b"
)
_TOTAL = re.compile(
    r"\b(?:so far|since|year[ -]to[ -]date|in total|total of|average|have been|has been|suman?"
    r"|sumaron|acumul\w+|lo que va|desde|han sido|un total de|promedio|contabiliz\w+|registr\w+"
    r"|recorded|according to|segun|cifras|memoria|tally|toll)\b"
)
_ONE_EVENT = re.compile(
    r"\b(?:ambush\w*|attack(?:ed|ers?)?|shootings?|shootout|clash\w*|confront\w+|massacre[ds]?"
    r"|gunmen|gunned|freed|rescued|seized|found|armed (?:men|group)|bodies|body|explosion|bar|party"
    r"|emboscad\w+|ataque|atacad[oa]s|balacera|tiroteo|enfrentamiento|masacre|comando"
    r"|liberad[oa]s|rescatad[oa]s|asegurad[oa]s|hallad[oa]s|hombres armados"
    r"|sicarios|cuerpos|operativo|fiesta|volcadura)\b"
)
_DEFINITE_BEFORE = re.compile(
    r"\b(?:the|these|those|los|las|estos|estas|esos|esas|dichos|both|first|primer[oa]s|other"
    r"|otr[oa]s|another|his|her|their|sus|all|todos|last|ultim[oa]s) $"
)
_RANKED = re.compile(
    r"\b(?:lugar|rank\w*|first place|average|promedio|(?:nivel|tasa) nacional"
    r"|most (?:violent|homicides|murders)"
    r"|(?:con|the) (?:mas|mayor(?:es)?|highest|most)|list|encabez\w+|lider\w*|leads?|le siguen?"
    r"|followed by|seguid[oa]s? (?:de|por)|concentr\w+)\b"
)
_OTHER_DEATHS = re.compile(
    r"\b(?:accident\w*|percances?|choques?|crash\w*|traffic|vial(?:es)?|covid\S*|coronavirus"
    r"|pandemi\w*|cancer|suicid\w+|earthquake|sismo|huracan|hurricane|vacun\w+|infart\w+)\b"
)
_ACCUSED = re.compile(
    r"\b(?:accused|suspect(?:ed)?|charge[sd]|convicted|wanted|responsible|linked|connection"
    r"|sentenced|confess\w+|tried|trial|acusad[oa]s?|cargos|vincula(?:d[oa]s?)?|responsables?|sospechos[oa]s?"
    r"|imputad[oa]s?|presunt\w+|sentenciad[oa]s?|relaciona(?:d[oa]s?)?|atribuy\w+|confes\w+|implicad[oa]s?)\b"
    r"[^.;]{0,60}$"
)


def is_statistic(
    sentence: Sentence,
    number: Number,
    counted: Counted,
    *,
    longest: int,
    has_day: bool,
    follows_figure: bool,
) -> bool:
    """Whether a count is a figure rather than the dead of one event.

    ``longest`` is the length in days of the longest period named in the sentence, ``has_day``
    whether it names a day.
    """
    folded, text = sentence.folded, sentence.text
    before = folded[max(sentence.start, number.start - 100) : number.start]
    if any(pattern.search(before) for pattern in (_ACCUSED, _THE_EVENT)):
        return False
    if _OTHER_DEATHS.search(text):
        return False
    if _DEFINITE_BEFORE.search(before):
        is_many = number.value >= _MANY or (counted.is_crime and bool(_STATED.search(text)))
        return longest > _WEEK and is_many
    if counted.indicator in ("criminal_groups", "officials_with_criminal_ties"):
        return counted.indicator != "criminal_groups" or bool(_PRESENT.search(text))
    if number.value >= _MANY and not _ONE_EVENT.search(text):
        return True
    if counted.is_crime:
        return follows_figure or _is_crime_total(text, number.value, longest)
    return _is_toll(text, number.value, longest, has_day=has_day, follows_figure=follows_figure)


def _is_crime_total(text: str, value: float, longest: int) -> bool:
    """Whether crimes are counted over a period, or compared between places."""
    if _RANKED.search(text):
        return True
    is_stated = bool(_STATED.search(text))
    if longest < _WEEK:
        return is_stated and value >= _FEW
    return is_stated or longest > 2 * _MONTH or not _ONE_EVENT.search(text)


def _is_toll(text: str, value: float, longest: int, *, has_day: bool, follows_figure: bool) -> bool:
    """Whether victims are those of a longer time rather than of one event."""
    is_total = bool(_TOTAL.search(text))
    if _ONE_EVENT.search(text) and not is_total:
        return False
    if has_day and value < _FEW:
        return False
    return longest >= _MONTH or (is_total and follows_figure)
