"""Where a figure applies: by its position in a list or sentence, not by mere nearness.

"Hidalgo (52%), Morelos (43%)" and "in A, B and C with 50, 38 and 37, respectively" bind
place by place; "39 each" binds to all of a list; else the place before in the clause counts,
then the one after, then the place spoken of so far.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from violencemap.types import Resolution

__all__ = ["COUNTRY", "NamedPlace", "PlacesOfText", "bind_place", "pair_lists"]

COUNTRY = "00"
NO_CODE = ""
_MOST = 40  # places looked at on either side of a number


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place named in the text: a state or municipality, the country, or one abroad (None)."""

    start: int
    end: int
    code: str | None


_COUNTRY = re.compile(
    r"\bnationwide\b|\bnationally\b(?! \w+ed\b)"
    r"|\bnational(?:ly)?(?: (?:murder|homicide|kidnapping|crime))?"
    r" (?:rate|total|average|level|count|homicides|figures?)\b|\ba nivel nacional\b"
    r"|\b(?:the|this) (?:entire |whole )?(?:country|nation)\b|\b(?:el|del|al) pais\b"
    r"|\b(?:tasa|total|promedio|media|cifra|territorio) nacional\b"
    r"|\b(?:en|in) (?:\w+ ){1,2}(?:estados|entidades|states) (?:de la republica|del pais)\b"
    r"|\b(?:la|toda la) republica(?: mexicana)?\b"
    r"|\bmexico\b(?! (?:city|evalua|news|daily|unido|state))"
    r"|\bmexican(?:s|[oa]s)\b|\bprensa mexicana\b|\bmexican press\b"
)
# "The least safe city in the country" is about the city; "State of Mexico" is a state.
_NOT_COUNTRY = re.compile(
    r"(?:cit(?:y|ies)|states?|municipality|municipalities|districts?|ciudad(?:es)?|estados?"
    r"|entidad(?:es)?|municipios?|lugar|sitio|posicion|place|region|part|resto|rest|capital)"
    r"(?: (?:\w+ )?(?:in|of|del?|en))?,? $"
    r"|\b(?:golfo|gulf|heraldo|diario|universidad|banco|valle|sol|edo\.?) (?:of|de) $"
    r"|\bjustice in $|\bnew $|\b(?:in|of|en) the capital (?:of )?$"
)
_THE_STATE = re.compile(
    r"\b(?:the|this|that|la|el|esta|este|esa|ese|dicha|dicho) (?:same |misma? )?(?:state|entidad"
    r"|estado)\b(?! (?:attorney|police|prosecutor|gov|congress|security|of|de|mexicano|public))"
    r"|\bstatewide\b|\ba nivel estatal\b"
)
_THE_CITY = re.compile(
    r"\b(?:the|this|that|el|la|este|esta|ese|esa|dicho|dicha) (?:same |mismo |border |port )?"
    r"(?:municipality|city|town|municipio|ciudad|demarcacion|alcaldia|localidad)\b"
    r"(?! (?:of|de|council|police|fronteriza de|attorney)\b)"
)
_COUNTRY_NAMES = ("Mexico", "México", "MEXICO", "MÉXICO")
_CAPITAL = re.compile(
    r"\bla capital (?:del pais|de la republica|mexicana)\b|\bthe (?:nation|country)'s capital\b"
)
_PAIR = re.compile(r",? ?\(?(?:in |en |of |de |del |estado de |state of |in the state of )?")
_BETWEEN = re.compile(
    r"(?:, ?|;? ?(?:and|y|e|&) |, (?:and|y|e|followed by|seguid[oa]s? (?:de|por)) )"
    r"(?:(?:in|en|the|el|la|los|las|de|del|of|state|estado|municipality|municipio|city|ciudad) )*"
)
_STRONG = (
    r"[,;:]? ?(?:with|con|saw|had|has|tuvo|tiene|registro|registra|registered|recorded|reported"
    r"|reporto|sumo|suma|acumulo|acumula|lleva|contabilizo|concentro|concentra|presento|reached"
    r"|at|suffered|experienced|where|donde)"
)
_BEFORE = re.compile(
    rf"(?:'s)?(?: ?\(|{_STRONG}(?: [a-z]+){{0,4}}) ?(?:(?:up|por|by|of|de|un|una|a|an) )*"
)
_BESIDE_IT = re.compile(r",? |: ?")
_AFTER = re.compile(
    r"[^.;:()\d]{0,90}?\b(?:in|en|across|throughout|within|for|of|del?|par[at]e?|at|sobre|por todo)"
    r"(?: (?:the|la|el|los|las|all|toda?|state|estado|municipality|municipio|city|ciudad|port"
    r"|puerto|capital|alcaldia|entidad|of|de|del|entire|southern|northern|western|eastern"
    r"|central|border|border state of|neighboring)\b)* ?"
)
_SAME_CLAUSE = re.compile(r"[^.,;:()\d]{0,90}")
_NOT_THERE = re.compile(
    r"\b(?:than|compared|que en|(?:and|y) (?:in|en)|junto|along|respecto|frente|versus"
    r"|where|donde|while|mientras|followed|seguid[oa]s?|respectiv)"
)
_BESIDE = re.compile(
    r"\b(?:than|compared (?:to|with)|junto (?:a|con)|along with|like|como|unlike|respecto a|near"
    r"|cerca de|border with|frontera con|neighboring|from|told) (?:in |en |el |la |the )?$"
)
_EACH = re.compile(r"[^.;,()]{0,30}\b(?:each|apiece|cada un[oa])\b")
_RESPECTIVELY = re.compile(r"[^.;]{0,80}\brespectiv(?:ely|amente)\b")
_LIST_INTRO = re.compile(r"[^.;\d]{0,60}\b(?:with|con|at|by|of|de|were|fueron)(?: [a-z]+){0,2} ?")


class PlacesOfText:
    """Places of a report in the order of its text, and those that "the state" points back to."""

    def __init__(self, folded: str, resolutions: Sequence[Resolution]) -> None:
        self.folded = folded
        self.named = _merge_pairs(
            folded,
            [
                NamedPlace(one.mention.start, one.mention.end, _code(one))
                for one in resolutions
                if _is_usable(one)
            ],
        )
        self.starts = [one.start for one in self.named]
        self._claimed = [
            (one.mention.start, one.mention.end) for one in resolutions if not _is_country_name(one)
        ]
        self.topic: str | None = None
        self.last: str | None = None
        self.last_city: str | None = None

    def names_in(self, start: int, end: int) -> list[NamedPlace]:
        """Places by name that begin in a span."""
        return self.named[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def all_in(self, start: int, end: int) -> list[NamedPlace]:
        """Places of a sentence: by name, "the state", "the city", and the country."""
        found = self.names_in(start, end)
        found += self._country(start, end)
        for pattern, size in ((_THE_STATE, 2), (_THE_CITY, 5)):
            for match in pattern.finditer(self.folded, start, end):
                code = self._back(found, match.start(), size)
                if code:
                    found.append(NamedPlace(match.start(), match.end(), code))
        for match in _CAPITAL.finditer(self.folded, start, end):
            found.append(NamedPlace(match.start(), match.end(), "09"))
        return sorted(found, key=lambda place: place.start)

    def _back(self, found: list[NamedPlace], offset: int, size: int) -> str | None:
        """Code that "the state" means: of the place before it, else of the one after."""
        before = [p.code for p in found if p.end <= offset and p.code and len(p.code) >= size]
        known = [code for code in before if code != COUNTRY]
        code = known[-1] if known else self.last if size == 2 else self.last_city
        if code is None and size == 2:
            code = next((one.code for one in found if one.code and one.code != COUNTRY), None)
        return code[:size] if code else None

    def _country(self, start: int, end: int) -> list[NamedPlace]:
        return [
            NamedPlace(match.start(), match.end(), COUNTRY)
            for match in _COUNTRY.finditer(self.folded, start, end)
            if not _NOT_COUNTRY.search(self.folded, max(0, match.start() - 40), match.start())
            and not self._is_claimed(match.start())
            and not self._ends_place(match.start())
        ]

    def _is_claimed(self, offset: int) -> bool:
        index = bisect_left(self._claimed, (offset + 1, 0)) - 1
        return index >= 0 and self._claimed[index][1] > offset

    def _ends_place(self, offset: int) -> bool:
        """Whether the country only says where the place before it lies: "Tijuana, Mexico"."""
        index = bisect_left(self.starts, offset) - 1
        return index >= 0 and self.folded[self.named[index].end : offset] == ", "

    def pass_over(self, start: int, end: int) -> None:
        """Remember the places of a sentence for what points back to them."""
        codes = [place.code for place in self.names_in(start, end) if place.code]
        if not codes:
            return
        cities = [code for code in codes if len(code) == 5]
        self.topic, self.last = (cities or codes)[0], codes[-1]
        self.last_city = cities[-1] if cities else self.last_city


def _is_country_name(one: Resolution) -> bool:
    """Whether "Mexico" alone was taken for a town; a figure means the country by it."""
    is_name = one.mention.label == "place" and one.mention.text in _COUNTRY_NAMES
    return is_name and not (one.place and one.place.cvegeo == "15")


def _code(one: Resolution) -> str | None:
    if one.mention.label == "foreign":
        return None
    return one.place.cvegeo[:5] if one.place else NO_CODE


def _is_usable(one: Resolution) -> bool:
    if one.mention.label == "foreign":
        return True
    is_place = one.mention.label == "place" and not _is_country_name(one)
    return is_place and one.method != "dateline" and one.level != "facility"


def _merge_pairs(folded: str, named: list[NamedPlace]) -> list[NamedPlace]:
    """ "Acapulco, Guerrero" is one place: the state only says where it lies."""
    merged: list[NamedPlace] = []
    for place in sorted(named, key=lambda one: one.start):
        before = merged[-1] if merged else None
        if (
            before
            and before.code
            and place.code
            and len(place.code) == 2 < len(before.code)
            and before.code.startswith(place.code)
            and _PAIR.fullmatch(folded, before.end, place.start)
        ):
            merged[-1] = NamedPlace(before.start, place.end, before.code)
        else:
            merged.append(place)
    return merged


def _lists(folded: str, places: Sequence[NamedPlace]) -> list[list[NamedPlace]]:
    """Runs of places that stand side by side: "Edomex and Veracruz", "A, B y C"."""
    runs: list[list[NamedPlace]] = []
    for place in places:
        if runs and _BETWEEN.fullmatch(folded, runs[-1][-1].end, place.start):
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def pair_lists(
    folded: str, places: Sequence[NamedPlace], run: Sequence[tuple[int, int]]
) -> list[str | None] | None:
    """Codes for a run of numbers that answers a list of as many places, in its order.

    ``run`` holds the spans of numbers that stand side by side ("50, 38 and 37"). None where
    there is no such list.
    """
    first, last = run[0][0], run[-1][1]
    is_paired = bool(_RESPECTIVELY.match(folded, last))
    for places_run in reversed(_lists(folded, places)):
        if len(places_run) != len(run) or len(run) < 2:
            continue
        is_before = places_run[-1].end <= first
        intro = is_before and _LIST_INTRO.fullmatch(folded, places_run[-1].end, first)
        if is_paired or intro:
            return [place.code for place in places_run]
    return None


def bind_place(
    folded: str, places: Sequence[NamedPlace], start: int, end: int, low: int, high: int
) -> tuple[str | None, ...] | None:
    """Codes of the place or places of the number at ``start:end``.

    ``low`` and ``high`` are where the numbers before and after it end and begin. None where
    the sentence names no place for it. A code of None is a place abroad, ``NO_CODE`` stands
    for one that is unknown or several that share one number.
    """
    first = bisect_left(places, start, key=lambda place: place.end)
    last = bisect_left(places, end, key=lambda place: place.start)
    before, after = places[max(0, first - _MOST) : first], places[last : last + _MOST]
    if after and _is_of_next(folded, after, high):
        after = [one for one in after if one.start >= high]
    if _EACH.match(folded, end):
        near = _lists(folded, before)[-1:] or _lists(folded, after)[:1]
        if near:
            return tuple(one.code for one in near[0])
    own = before[-1] if before and before[-1].end >= low - 1 else None
    if own and _BEFORE.fullmatch(folded, own.end, start):
        return (own.code,)
    if after and after[0].start < high and _leads_to(folded, end, after[0]):
        return _shared(_lists(folded, after)[0])
    if own and _BESIDE_IT.fullmatch(folded, own.end, start):
        return (own.code,)
    return _by_clause(folded, before, after, start, end, high)


def _is_of_next(folded: str, after: Sequence[NamedPlace], high: int) -> bool:
    """Whether the places up to the next number are that number's: "…, Celaya 54"."""
    near = [one for one in after if one.end <= high]
    if len(near) != 1:
        return False
    is_strong = _BEFORE.fullmatch(folded, near[0].end, high)
    return is_strong is not None or folded[near[0].end : high] == " "


def _leads_to(folded: str, end: int, place: NamedPlace) -> bool:
    """Whether a number is followed by its place: "98 homicides in Guerrero"."""
    between = folded[end : place.start]
    if place.code == COUNTRY and not _NOT_THERE.search(between):
        return bool(_SAME_CLAUSE.fullmatch(between))
    return bool(_AFTER.fullmatch(between)) and not _NOT_THERE.search(between)


def _by_clause(
    folded: str,
    before: Sequence[NamedPlace],
    after: Sequence[NamedPlace],
    start: int,
    end: int,
    limit: int,
) -> tuple[str | None, ...] | None:
    clause = max(folded.rfind(";", 0, start), before[0].start - 1 if before else 0)
    subjects = [
        one
        for one in before
        if one.start > clause
        and one.code
        and not _BESIDE.search(folded, max(0, one.start - 30), one.start)
    ]
    if subjects:
        return _shared(_lists(folded, subjects)[-1])
    stop = folded.find(";", end, limit)
    stop = limit if stop < 0 else stop
    later = [one for one in after if one.code and one.start < stop]
    if later:
        return _shared(_lists(folded, later)[0])
    if not before:
        return _only_place(folded, after, end, limit)
    return (next((one.code for one in before[::-1] if one.code), None),)


_PART_OF_IT = re.compile(
    r"\b(?:of (?:them|whom|which)|de (?:ell[oa]s|los cuales|las cuales)|includ\w+|inclu\w+"
    r"|mayoria|majority|most|among|entre)\b"
)
_NO_COUNT = re.compile(r"\d[\d.,]* ?(?:%|percent|por ciento)|\b(?:19|20)\d\d\b")


def _only_place(
    folded: str, after: Sequence[NamedPlace], end: int, limit: int
) -> tuple[str | None, ...] | None:
    """The place of a sentence that names one, unless another count or a part of it is there."""
    if not after or (after[0].code is None and after[0].start >= limit):
        return None
    between = _NO_COUNT.sub("", folded[end : after[0].start])
    is_other = len(after) > 1 or re.search(r"\d", between) or _PART_OF_IT.search(between)
    return None if is_other else (after[0].code,)


def _shared(run: Sequence[NamedPlace]) -> tuple[str | None, ...]:
    """The code of a place; what several places share has none."""
    codes = {one.code for one in run}
    return (run[0].code if len(codes) == 1 else NO_CODE,)
