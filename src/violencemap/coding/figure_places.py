"""Where a figure applies: by its position in a list or sentence, not by mere nearness.

"Hidalgo (52%), Morelos (43%)" and "in A, B and C with 50, 38 and 37, respectively" bind
place by place; "39 each" binds to all of a list; else the place before in the clause counts,
then the one after, then the place spoken of so far.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from violencemap.coding.named_places import COUNTRY, NO_CODE, NamedPlace

__all__ = ["bind_place", "pair_lists"]

_MOST = 40  # places looked at on either side of a number
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
