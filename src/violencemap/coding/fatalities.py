"""How many died: numbers, words and grammar, with the wounded kept apart.

A number counts the dead when people follow it and the sentence kills them: ``killed 13``, ``eight
men were shot dead``, ``los cuerpos de tres hombres``. Numbers in one list add up ("eight women
and three men"). Where there is none, grammar tells one from several: ``a man was killed``.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from violencemap.coding.numbers import Bound, Number, find_numbers
from violencemap.coding.people import ARMED, PEOPLE, PERSON

__all__ = ["Toll", "count_dead", "is_shot", "is_wounding"]


@dataclass(frozen=True, slots=True)
class Toll:
    """Number of dead with the bound the report gives it; ``is_stated``: in words or digits."""

    best: int
    bound: Bound = "exact"
    is_stated: bool = True

    @property
    def low(self) -> int | None:
        return self.best if self.bound in ("exact", "at_least") else None

    @property
    def high(self) -> int | None:
        return self.best if self.bound in ("exact", "at_most") else None


_WOUNDED = (
    r"wounded|injured|hurt|injuring|wounding|wound|injure|hospitalized|herid[oa]s?|lesionad[oa]s?"
    r"|hiriendo|hirieron|hospitalizad[oa]s?|rescued|rescatad[oa]s?|sobrevivi\w+|survived|survivors?"
    r"|detained|arrested|detenid[oa]s?|capturad[oa]s?|missing|desaparecid[oa]s?|identified"
    r"|identificad[oa]s?|secuestrad[oa]s?|kidnapped|abducted"
)
_WAS_SHOT = re.compile(
    r"\b(?:(?:was|were|been|got) (?:\w+ly )?(?:shot|stabbed)(?! at\b)"
    r"|(?:fue|fueron|sido) balead[oa]s?|balearon a"
    r"|(?:recibi(?:o|eron)|recibid[oa]) (?:\w+ ){0,3}(?:disparos|balazos|impactos))\b"
)
_IS_WOUNDED = re.compile(rf"\b(?:{_WOUNDED})\b")
_WOUNDED_AFTER = re.compile(
    r"(?: (?!(?:y|e|and|but|while|muri|died|kill|asesin|muert|dead)\w*\b)[\w'-]+){0,6}?"
    rf" (?:{_WOUNDED})\b"
)
_WOUNDED_BEFORE = re.compile(
    rf"\b(?:{_WOUNDED})(?: (?:a|at least|al menos|another|other|otr[oa]s|more|to|an?|the|of"
    rf"|como))* ?$"
)
_DEATH = re.compile(
    r"\b(?:kill\w*|murder\w*|slain|gunned down|shot dead|shot to death|executed|assassinated"
    r"|massacred|died|dead"
    r"|deaths?|lost (?:his|her|their) li|bod(?:y|ies)|corpses?|remains|beheaded|burned alive"
    r"|strangled"
    r"|asesin\w*|ejecut\w*|acribill\w*|ultimad\w*|ultimaron|abatid\w*|abatieron|mat(?:aron|o|ado"
    r"|ados)"
    r"|muert[oa]s?|muri\w*|fallec\w*|perdi\w* la vida|sin vida|privad[oa]s? de la vida|cuerpos?"
    r"|cadaver(?:es)?|restos|osamentas?|ocis\w*|occis\w*|victimas|victims|saldo|massacre|masacr\w*"
    r"|homicidios?|crimen(?! organizado)|linchad\w*|decapitad\w*|calcinad\w*|dieron muerte)\b"
)
_NOT_PEOPLE = re.compile(
    r"-?(?: |-)(?:years?|anos?|times|veces|tiros|balazos|impactos|disparos|casquillos|shots"
    r"|bullets|a\.?m"
    r"|p\.?m|horas|hours|days|dias|weeks|semanas|months|meses|minutes|minutos|millon|million"
    r"|pesos|dollars"
    r"|kilomet|km|metros|meters|miles|%|per ?cent|por ciento|caliber|calibre|milimetros|vehicles"
    r"|vehiculos"
    r"|trucks|camionetas|units|unidades|weapons|armas|suspects? (?:fled|escaped))|-(?:year|day)"
)
_BEFORE_NOT = re.compile(
    r"(?:\baged? |\bhighway |\bcarretera |\bcalibre |\bcal\. ?|\bno\. ?|\bnumero |\$|\ba las "
    r"|\barticulo |\bkilometro |\bkm )$"
)
_SUBSET_AFTER = re.compile(
    r" (?:of (?:them|whom|which)|de (?:ell[oa]s|l[oa]s cuales))\b|"
    r"(?: [\w'-]+){1,4}? (?:figuran|hay|estan|se encuentran|are|were) (?:entre|among)\b"
)
_YEAR_OLD = re.compile(r"(?:,| y)[\d ,y]* anos|-\d+ years?")
_SUBSET_BEFORE = re.compile(
    r"\b(?:including|among them|of whom|of them|entre ell[oa]s|incluid[oa]s?|incluyendo"
    r"|de l[oa]s cuales|de ell[oa]s|figuran|among the victims|one of)\b[^.;]{0,60}$"
)
_ADDS = re.compile(
    r"[^.;:]{0,90}?(?:,? (?:and|y|e|as well as|ademas de|asi como|mas)|,) (?:another |otr[oa]s )?$"
)
_LINK_REACH = 60
_PLURAL = re.compile(
    r"\b(?:were|have been|bodies|corpses|victims|deaths|fueron|asesinad[oa]s|ejecutad[oa]s"
    r"|acribillad[oa]s|murieron|fallecieron|perdieron|cuerpos|cadaveres|muert[oa]s|ultimad[oa]s"
    r"|han sido|murders|killings|restos|remains|fosas?|graves?|heads|cabezas|osamentas|abatidos)\b"
)
_LINK = re.compile(r"[^.;,]{0,60}? (?:and|y|e|,) (?:to )?$")
_BY = re.compile(
    r"\b(?:by|por|de manos de|against|contra|with|con|from|of|cuando|when|as)(?: (?:a|an|un|una"
    r"|el|la|the|su))?$"
)
_COUPLE = re.compile(
    r"\b(?:couple(?! of)|(?:la|una) pareja(?! (?:sentimental|de|del)\b)|matrimonio"
    r"|both|ambos|ambas)\b"
)
_NAME = r"[A-ZÁÉÍÓÚÑ][\wáéíóúñü]+(?: (?:de |del |la |los )?[A-ZÁÉÍÓÚÑ][\wáéíóúñü]+)+"
_TWO_NAMES = re.compile(rf"{_NAME} (?:and|y|e) (?:el \w+ |la \w+ )?{_NAME}")


def is_wounding(folded: str, start: int, end: int) -> bool:
    """Whether a span tells of people hurt."""
    return bool(_IS_WOUNDED.search(folded, start, end))


def is_shot(folded: str, start: int, end: int) -> bool:
    """Whether a span tells of people who were shot or stabbed; not whether they died."""
    return bool(_WAS_SHOT.search(folded, start, end))


def count_dead(
    folded: str, start: int, end: int, text: str, dates: Sequence[tuple[int, int]] = ()
) -> Toll | None:
    """Dead that a span tells of, None where it tells of no death or does not say how many.

    ``dates`` are the spans of dates, whose numbers count nobody.
    """
    if not _DEATH.search(folded, start, end):
        return None
    counted = _counted(folded, start, end, text, dates)
    if counted:
        return counted
    return _by_grammar(folded, start, end, text)


def _counted(
    folded: str, start: int, end: int, text: str, dates: Sequence[tuple[int, int]]
) -> Toll | None:
    """Sum of the numbers that count the dead."""
    numbers = [
        Number(start + one.start, start + one.end, one.value, one.bound)
        for one in find_numbers(folded[start:end])
    ]
    dead = [
        one
        for one in numbers
        if not any(low <= one.start < high for low, high in dates)
        and _counts_dead(folded, start, end, one)
    ]
    if not dead:
        return None
    chains = _chains(folded, dead)
    chain = next((one for one in chains if _is_linked(folded, start, end, one)), chains[0])
    beside = _ones_beside(folded, text, start, end, chain)
    return Toll(int(sum(one.value for one in chain)) + beside, chain[0].bound)


def _chains(folded: str, numbers: list[Number]) -> list[list[Number]]:
    """Numbers in lists that add up: "eight women and three men" is one, what it includes is not."""
    chains = [[numbers[0]]]
    for before, number in itertools.pairwise(numbers):
        if _SUBSET_BEFORE.search(folded, before.end, number.start):
            break
        if _ADDS.fullmatch(folded, before.end, number.start):
            chains[-1].append(number)
        else:
            chains.append([number])
    return chains


def _is_linked(folded: str, start: int, end: int, chain: list[Number]) -> bool:
    """Whether a word of death stands beside a list, with no other number between."""
    low = max(start, chain[0].start - _LINK_REACH)
    before = folded[low : chain[0].start]
    after = folded[chain[-1].end : min(end, chain[-1].end + _LINK_REACH)]
    kills = list(_DEATH.finditer(before))
    if kills and not find_numbers(before[kills[-1].end() :]):
        return True
    dies = _DEATH.search(after)
    return bool(dies and not find_numbers(after[: dies.start()]))


_AND_ONE = re.compile(r"[\w '-]{0,40}?,? (?:and|y) (?=(?:a|an|un|una) )")
_NAME_AND = re.compile(r"[a-zñ]{3,} (?:and|y) $")
_PERSON_AND = re.compile(
    r"\b(?:an?|the|una?|el|la) (?:[\w-]+ ){1,3}(?:and|y) (?:(?:his|her|their|the|sus|los|las) )?$"
)


def _ones_beside(folded: str, text: str, start: int, end: int, chain: list[Number]) -> int:
    """People who stand beside the numbers one by one: "two women and a man", "X and four women"."""
    beside = 0
    link = _AND_ONE.match(folded, chain[-1].end, end)
    one = PERSON.match(folded, link.end(), end) if link else None
    if one and not _WOUNDED_AFTER.match(folded, one.end(), end):
        beside += 1
    low = max(start, chain[0].start - _LINK_REACH)
    name = _NAME_AND.search(folded, low, chain[0].start)
    person = _PERSON_AND.search(folded, low, chain[0].start)
    is_named = name is not None and text[name.start()].isupper()
    if is_named or (person and PERSON.match(folded, person.start(), chain[0].start)):
        beside += 1
    return beside


def _counts_dead(folded: str, start: int, end: int, number: Number) -> bool:
    if number.value != int(number.value) or not 1 <= number.value < 1000:
        return False
    if _NOT_PEOPLE.match(folded, number.end) or _YEAR_OLD.match(folded, number.end):
        return False
    before = folded[max(start, number.start - 40) : number.start]
    if _WOUNDED_BEFORE.search(before) or _WOUNDED_AFTER.match(folded, number.end, end):
        return False
    if _BEFORE_NOT.search(before) or _SUBSET_AFTER.match(folded, number.end, end):
        return False
    return bool(PEOPLE.match(folded, number.end, end)) or _is_bare(folded, start, end, number)


_KILLS_BARE = re.compile(
    r"\b(?:kill(?:s|ed|ing)?|matan|mataron|dead|killing at least|muertos|dejan?|murder(?:ed)?"
    r"|asesinan)"
    r"(?: (?:a|at least|al menos|about|up to|more than|nearly))?:? $"
)
_BARE_DEAD = re.compile(
    r" (?:more |mas )?(?:(?:were|was|are|have been|fueron|son|han sido) )?(?:\w+ly )?(?:killed"
    r"|dead|murdered|executed|slain|shot dead|gunned down"
    r"|muert[oa]s|asesinad[oa]s|ejecutad[oa]s|abatidos|died|murieron)\b"
)


def _is_bare(folded: str, start: int, end: int, number: Number) -> bool:
    """Whether a number without people counts the dead: "kill 13", "12 dead"."""
    if _KILLS_BARE.search(folded, max(start, number.start - 40), number.start):
        return not re.match(r"(?:-| ?%|,\d)", folded[number.end : number.end + 3])
    return bool(_BARE_DEAD.match(folded, number.end, end))


def _by_grammar(folded: str, start: int, end: int, text: str) -> Toll | None:
    """The dead by articles, names and number of the verb: "a man", "el reportero X"."""
    if _COUPLE.search(folded, start, end):
        return Toll(2)
    single = _singles(folded, start, end)
    if single:
        return Toll(single)
    if not _PLURAL.search(folded, start, end):
        return Toll(1, is_stated=False)
    return Toll(2) if _TWO_NAMES.search(text, start, end) else None


def _singles(folded: str, start: int, end: int) -> int:
    """People named one by one: "un policia y un periodista murieron" are two."""
    found = [
        match
        for match in PERSON.finditer(folded, start, end)
        if not _BY.search(folded, max(start, match.start() - 20), match.start() - 1)
        and not ARMED.search(folded, match.start(), match.end())
    ]
    if not found:
        return 0
    deaths = [match.start() for match in _DEATH.finditer(folded, start, end)]
    first = min(range(len(found)), key=lambda i: min(abs(found[i].end() - d) for d in deaths))
    count = 1
    for i in range(first, len(found) - 1):
        if _LINK.fullmatch(folded, found[i].end(), found[i + 1].start()):
            count += 1
        else:
            break
    for i in range(first, 0, -1):
        if _LINK.fullmatch(folded, found[i - 1].end(), found[i].start()):
            count += 1
        else:
            break
    return count
