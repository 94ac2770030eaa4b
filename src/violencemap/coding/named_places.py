"""The places of a report in text order, with what stands for one: "the state", "nationwide"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from violencemap.types import Resolution

__all__ = ["COUNTRY", "NO_CODE", "NamedPlace", "PlacesOfText"]

COUNTRY = "00"
NO_CODE = ""


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
