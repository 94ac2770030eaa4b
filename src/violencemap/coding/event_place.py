"""Where it happened: which of the places near an event locates it.

``in the municipality of Yanga`` locates; ``mayor of Cotija``, ``heading to Zihuatanejo``, ``the
border with Michoacan`` do not. The finest place that locates wins.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from violencemap.codes import GeoPrecision
from violencemap.coding.folding import fold_text
from violencemap.types import Place, Resolution

__all__ = ["Gazette", "Spot", "agree", "choose_spots", "precision_of"]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that a sentence names; ``cue``: 2 it locates, 1 it may, 0 it does not."""

    resolution: Resolution
    cue: int
    is_near: bool = False
    is_dateline: bool = False

    @property
    def place(self) -> Place | None:
        return self.resolution.place

    @property
    def code(self) -> str:
        return self.resolution.place.cvegeo if self.resolution.place else ""

    @property
    def start(self) -> int:
        return self.resolution.mention.start

    @property
    def end(self) -> int:
        return self.resolution.mention.end

    @property
    def rank(self) -> int:
        """How fine it is: 1 state, 2 municipality, 3 a place in it."""
        if self.resolution.level == "state" or len(self.code) <= 2:
            return 1
        return 3 if self.resolution.level in ("locality", "facility") else 2


_IN = re.compile(
    r"\b(?:in|at|near|outside|inside|within|around|between|off|on|en|cerca|afueras|inmediaciones"
    r"|entre|sobre|dentro|alrededores|frente)(?: [\w'\".-]+){0,8}?,? ['\"]?$"
)
_BARE_IN = re.compile(r"\b(?:in|at|en) (?:la |el |los |las )?$")
_ELSEWHERE = re.compile(
    r"\b(?:from|native of|originari[oa]s? del?|vecin[oa]s? del?|oriund[oa]s? del?|hacia|rumbo a"
    r"|destino a"
    r"|towards?|bound for|way to|travel(?:l?ed|ing) to|heading to|went to|taken to|transferred to"
    r"|trasladad[oa]s? a|desde|governor of|gobernadora? del?|borders? with|frontera con|limites con"
    r"|fronteriz[oa] con|colindantes? con|neighboring|connects?|conduce a|va a|llega a"
    r"|comunica(?: a)?"
    r"|obispo de|bishop of|placas del?|plates (?:from|of)|extradited to|fled to|huyeron a"
    r"|visit(?:s|ed)?"
    r"|(?:ex-?)?mayor(?:ess)? of|alcaldes?a?(?: municipal)?(?: del?)?(?: municipio)?(?: del?)?"
    r"|presidente municipal del?|edil del?|diputad[oa] (?:\w+ )?por|regidora? del?|policia de"
    r"|jefe de (?:la )?policia (?:\w+ )?de|director(?:a)? de [\w ]{0,30} (?:de|en)"
    r"|reside(?:nte)?s? (?:in|of|en|de)"
    r"|hospital(?: general| regional)? de|tribes? of|groups? of|university of|compared to"
    r"|domicili(?:o|ad[oa]s?|ada) en(?: la)?(?: colonia| calle)?|viv(?:e|en|ia|ian) en|lived in"
    r"|ciudadan[oa]s? del?|carretera(?: federal)? (?:a|de|hacia|que \w+(?: a)?))(?: (?:la|el|los"
    r"|las|the|city of"
    r"|municipality of|municipio de|puerto turistico de|ciudad de|comunidad de|poblado de"
    r"|localidad de))* ?$"
)
_NEAR = re.compile(
    r"\b(?:near|outside(?: of)?|outskirts of|close to|cerca|cercanias|afueras|inmediaciones"
    r"|alrededores|proxim[oa]s? a)(?: (?:de|del|of|to|la|el|the))*(?: [\w]+ de)? $"
)
_LIST = re.compile(r"(?:,? (?:and|y|e|as well as|asi como)(?: in| en| the other in| otro en)?|,) $")
_BETWEEN = re.compile(r"\b(?:between|entre)\b")
_ONE_AND_OTHER = re.compile(r"\b(?:one|una?) (?:in|en)\b[^.;]{0,80}\b(?:other|otr[oa]) (?:in|en)\b")
_DATELINE = re.compile(
    r",? (?:[\w.]+,? ){0,4}?(?:\d{1,2}|\d{1,2}, \d{4})\.? ?[-(]| ?\([a-z]{2,12}\) ?-"
)
_REACH = 90


class Gazette:
    """The places of a report, to be asked for by offset."""

    def __init__(self, folded: str, resolutions: Sequence[Resolution]) -> None:
        self._folded = folded
        self._places = [
            one for one in sorted(resolutions, key=lambda one: one.mention.start) if _is_place(one)
        ]
        self._starts = [one.mention.start for one in self._places]

    def spots(self, start: int, end: int, sentence: int) -> list[Spot]:
        """Places named between two offsets; ``sentence`` is where their sentence begins."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        spots: list[Spot] = []
        for resolution in self._places[first:last]:
            spots.append(self._spot(resolution, sentence, spots[-1] if spots else None))
        return spots

    def overall(self) -> tuple[list[Spot], Spot | None]:
        """Mexican places finer than a state that the whole report names, and its dateline."""
        spots = [Spot(one, 1) for one in self._places if one.place is not None]
        heads = [self._is_dateline(one.resolution) for one in spots]
        fine = [one for one, is_head in zip(spots, heads, strict=True) if not is_head]
        dateline = next((one for one, is_head in zip(spots, heads, strict=True) if is_head), None)
        return [one for one in fine if one.rank > 1], dateline

    def _is_dateline(self, resolution: Resolution) -> bool:
        mention = resolution.mention
        if resolution.method == "dateline":
            return True
        is_head = mention.start == 0 or self._folded[mention.start - 1] == "\n"
        return is_head and bool(_DATELINE.match(self._folded, mention.end))

    def _spot(self, resolution: Resolution, sentence: int, before: Spot | None) -> Spot:
        start = resolution.mention.start
        low = max(sentence, start - _REACH)
        if self._is_dateline(resolution):
            return Spot(resolution, 1, is_dateline=True)
        is_near = bool(_NEAR.search(self._folded, low, start))
        if _ELSEWHERE.search(self._folded, low, start):
            return Spot(resolution, 0)
        if before is not None and start - before.end <= 25:
            between = self._folded[before.end : start]
            if _LIST.search(between) or between.strip(" ,") in ("", "("):
                return Spot(resolution, before.cue, before.is_near)
        is_in = _IN.search(self._folded, low, start)
        return Spot(resolution, 2 if is_in else 1, is_near)


def _is_place(one: Resolution) -> bool:
    if fold_text(one.mention.text) == "mexico":
        return False  # the country: where in it is what is asked
    if one.mention.label == "foreign":
        return True
    return one.mention.label == "place" and one.place is not None


def agree(one: str, other: str) -> bool:
    """Whether two codes may be the same place: one holds the other.

    >>> agree("15", "15021"), agree("15021", "15022")
    (True, False)
    """
    return one[:5].startswith(other[:5]) or other[:5].startswith(one[:5])


def choose_spots(folded: str, spots: Sequence[Spot], at: int, *, several: bool) -> list[Spot]:
    """The place where an event at an offset happened; with ``several``, all of a list.

    Empty where none locates it, or where what locates it lies abroad.
    """
    usable = [spot for spot in spots if spot.cue > 0 and not spot.is_dateline]
    if not usable:
        return []
    cue = max(spot.cue for spot in usable)
    best = [spot for spot in usable if spot.cue == cue]
    home = [spot for spot in best if spot.place is not None]
    abroad = [spot for spot in best if spot.place is None]
    if not home or (
        abroad and min(abs(s.start - at) for s in abroad) < min(abs(s.start - at) for s in home)
    ):
        return []
    rank = min(2, max(spot.rank for spot in home))
    fine = [spot for spot in home if min(2, spot.rank) == rank]
    nearest = min(fine, key=lambda spot: (abs(spot.start - at), spot.start))
    if several or _ONE_AND_OTHER.search(
        folded, spots[0].start - 12 if spots[0].start > 12 else 0, spots[-1].end
    ):
        return _listed(folded, home, nearest)
    return [_finest(fine, nearest)]


def _finest(spots: Sequence[Spot], nearest: Spot) -> Spot:
    """The finest of the places that stand together with the nearest one."""
    same = [spot for spot in spots if agree(spot.code, nearest.code)]
    return max(same, key=lambda spot: (spot.rank, len(spot.code), -spot.start))


def _listed(folded: str, spots: Sequence[Spot], nearest: Spot) -> list[Spot]:
    """Places of the list in which the nearest one stands, each once."""
    if _BETWEEN.search(folded, max(0, nearest.start - 40), nearest.start):
        return [nearest]
    chosen: list[Spot] = []
    for spot in spots:
        same = next((one for one in chosen if agree(one.code, spot.code)), None)
        if same is None:
            chosen.append(spot)
        elif len(spot.code) > len(same.code):
            chosen[chosen.index(same)] = spot
    return chosen


def precision_of(spot: Spot) -> GeoPrecision:
    """How finely a place locates an event."""
    if spot.rank == 1:
        return GeoPrecision.STATE
    if spot.is_near:
        return GeoPrecision.NEAR
    is_inherited = spot.resolution.method == "inherited" and len(spot.code) == 5
    return (
        GeoPrecision.LOCALITY if spot.rank == 3 and not is_inherited else GeoPrecision.MUNICIPALITY
    )
