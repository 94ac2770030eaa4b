"""Which groups and places of a sentence a cue speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, product
from typing import TypeVar

from violencemap.coding.named_groups import NamedGroup
from violencemap.coding.named_places import COUNTRY, NamedPlace, PlacesOfText
from violencemap.coding.passages import Passage
from violencemap.coding.presence_words import MANY_STATES, Cue

__all__ = ["Bound", "Sentence"]

Bound = tuple[NamedGroup, NamedGroup | None, NamedPlace]
_Spanned = TypeVar("_Spanned", NamedGroup, NamedPlace)

_GROUPS_JOIN = re.compile(
    r"\)?(?:, ?| (?=(?:and|y|e|&|con) ))(?:(?:and|y|e|&) )?(?:both )?"
    r"(?:(?:the|el|la|los|las|del|de|cartel|carteles) )*"
)
_PLACES_JOIN = re.compile(
    r"(?:, ?| (?=(?:and|y|e|o|or|as|asi) ))(?:(?:and|y|e|o|or|as well as|asi como) )?"
    r"(?:(?:in|en|around|the|el|la|los|las|of|de|del|states?|estados?|municipality|municipio|city"
    r"|ciudad|port|puerto|parts|partes|sur|norte|oriente|poniente|south|north|southern|northern"
    r"|eastern|western) )*"
)
# "Los Salazar, a branch of the Sinaloa Cartel": what follows is said of Los Salazar.
_OWNER = re.compile(
    r"\b(?:branch|arm|wing|faction|offshoot|splinter|cell|remnants?|rama|brazo|brazo armado|faccion"
    r"|escision|celula|remanentes?) (?:\w+ )?(?:of|del|de)(?: (?:the|el|la|los))? ?$"
    r"|\b(?:formerly|antes|ex)(?: known as| llamado)?(?: the| el| la)? ?$"
)
# "The CJNG lost ground and its rivals remain active in": somebody else is.
_SOMEBODY_ELSE = re.compile(
    r"\b(?:its|their|sus?) (?:\w+ )?(?:rival|all(?:y|ies)\b|enem|aliad|adversar)"
    r"|\b(?:army|police|soldiers|marines|navy|troops|government|authorities|residents|ejercito"
    r"|policias?|marina|soldados|militares|gobierno|autoridades|vecinos|pobladores|autodefensas)\b"
    r"(?!,? (?:say|said|believe|suspect|report|warn|senalan|dicen|dijeron|afirman|aseguran))"
)
_TIGHT = re.compile(r"[ ,)\"]*(?:in|en|for|de|para)\b[^.;,]{0,45}?")
# Characters between a statement and its place, between a cue and the groups it speaks of.
_PLACE_REACH = 80
_SUBJECT_REACH = 220
_OTHER_REACH = 60
_OBJECT_REACH = 25
_OWNER_REACH = 30
_ELSEWHERE = re.compile(
    r";|\b(?:while|whereas|but|mientras|pero|from|desde|unlike|like|such as it|told|said|dijo)\b"
)


class Sentence:
    """Binds the cues of one sentence to its groups and places."""

    def __init__(
        self, folded: str, passage: Passage, groups: Sequence[NamedGroup], places: PlacesOfText
    ) -> None:
        self.folded, self.passage, self.groups = folded, passage, groups
        named = places.names_in(passage.start, passage.end)
        # "the state" or "the city" is another place only where no name says which
        taken = [range(one.start, one.end) for one in named]
        self.places = [
            one
            for one in places.all_in(passage.start, passage.end)
            if one in named
            or (one.code != COUNTRY and not any(one.end - 1 in span for span in taken))
        ]

    def bind(self, cue: Cue) -> Iterator[Bound]:
        """Each group, the other group where the cue relates two, and each place."""
        if cue.relation == "present":
            groups = self._objects(cue) if cue.shape in ("by", "role") else self._subjects(cue)
            pairs: list[tuple[NamedGroup, NamedGroup | None]] = [(one, None) for one in groups]
        else:
            pairs = list(self._pairs(cue))
        if pairs:
            last = max(cue.end, *(one.end for pair in pairs for one in pair if one))
            for (group, other), place in product(pairs, self._where(cue, last)):
                yield group, other, place

    def _pairs(self, cue: Cue) -> Iterator[tuple[NamedGroup, NamedGroup]]:
        before, after = self._subjects(cue), self._others(cue)
        if cue.shape == "between":
            found = list(combinations(after, 2))
        elif cue.shape == "pair":
            found = list(combinations(before, 2))
        elif before and after:
            found = list(product(before, after))
        else:
            found = []
        return (pair for pair in found if pair[0].name != pair[1].name)

    def _subjects(self, cue: Cue) -> list[NamedGroup]:
        """The groups before a cue that it speaks of."""
        before = [one for one in self.groups if one.end <= cue.start <= one.end + _SUBJECT_REACH]
        free = [one for one in before if not self._is_owner(one)]
        runs = _runs(self.folded, free or before, _GROUPS_JOIN)
        if not runs or self._is_said_of_others(runs[-1][-1].end, cue):
            return []
        return runs[-1]

    def _is_said_of_others(self, end: int, cue: Cue) -> bool:
        """Whether others than the group before a cue are said to be somewhere."""
        is_of_one = cue.relation == "present"
        return is_of_one and _SOMEBODY_ELSE.search(self.folded, end, cue.start) is not None

    def _is_owner(self, group: NamedGroup) -> bool:
        low = max(self.passage.start, group.start - _OWNER_REACH)
        return bool(_OWNER.search(self.folded, low, group.start))

    def _others(self, cue: Cue) -> list[NamedGroup]:
        """The groups after a cue, those near to it."""
        runs = _runs(
            self.folded, [one for one in self.groups if one.start >= cue.end], _GROUPS_JOIN
        )
        return runs[0] if runs and runs[0][0].start - cue.end <= _OTHER_REACH else []

    def _objects(self, cue: Cue) -> list[NamedGroup]:
        groups = self._others(cue)
        return groups if groups and groups[0].start - cue.end <= _OBJECT_REACH else []

    def _where(self, cue: Cue, last: int) -> list[NamedPlace]:
        """The place or places that a statement is about; none where they are abroad."""
        after = [one for one in self.places if one.start >= last and cue.shape != "last"]
        run = _runs(self.folded, after, _PLACES_JOIN)[:1]
        if cue.shape == "role":
            is_tight = run and _TIGHT.fullmatch(self.folded, last, run[0][0].start)
            return _known(run[0]) if is_tight else []
        if run and run[0][0].start - last <= _PLACE_REACH and self._is_open(last, run[0][0].start):
            return _known(run[0])
        many = MANY_STATES.match(self.folded, last, self.passage.end)
        if many:
            return [NamedPlace(last, many.end(), COUNTRY)]
        before = [one for one in self.places if one.end <= last]
        runs = _runs(self.folded, before, _PLACES_JOIN)
        return _known(runs[-1]) if runs else []

    def _is_open(self, start: int, end: int) -> bool:
        """Whether nothing else is spoken of between a statement and a place."""
        is_other = any(start <= one.start < end for one in self.groups)
        return not is_other and not _ELSEWHERE.search(self.folded, start, end)


def _known(places: Sequence[NamedPlace]) -> list[NamedPlace]:
    return [one for one in places if one.code]


def _runs(folded: str, items: Sequence[_Spanned], joint: re.Pattern[str]) -> list[list[_Spanned]]:
    """Items that stand side by side: "A, B y C"."""
    runs: list[list[_Spanned]] = []
    for item in items:
        if runs and joint.fullmatch(folded, runs[-1][-1].end, item.start):
            runs[-1].append(item)
        else:
            runs.append([item])
    return runs
