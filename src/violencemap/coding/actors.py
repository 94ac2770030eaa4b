"""Who is said to have acted: alleged perpetrators, targets and forces, and who says so.

Names of groups come from the table of organizations; people are never named here, neither
victims nor suspects.
"""

from __future__ import annotations

import csv
import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from violencemap.bundled import bundled_path
from violencemap.coding.event_type import Harmed
from violencemap.coding.folding import fold_text
from violencemap.coding.people import ARMED
from violencemap.types import Resolution

__all__ = ["Cast", "find_actors", "find_sources", "group_name"]

_SAYS = (
    r"said|says|told|reports?|reported|according to|announced|confirmed|informed|stated|cited"
    r"|writes"
    r"|dijo|informo|informaron|segun|de acuerdo con|reporto|reportaron|confirmo|confirmaron|preciso"
    r"|detallo|senalo|indico|indicaron|anadio|agrego|destaco|dio a conocer|source:|fuente:"
)
_SAYS_NEAR = re.compile(rf"\b(?:{_SAYS})")
_SAYS_REACH = 40


class Cast:
    """The organizations of a report, to be asked for by offset."""

    def __init__(self, resolutions: Sequence[Resolution]) -> None:
        self._found = [one for one in resolutions if one.mention.label == "organization"]
        self._found.sort(key=lambda one: one.mention.start)
        self._starts = [one.mention.start for one in self._found]

    def between(self, start: int, end: int) -> list[Resolution]:
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return self._found[first:last]


def find_actors(
    folded: str, spans: Sequence[tuple[int, int]], cast: Cast, harmed: Harmed
) -> tuple[str, ...]:
    """Actors of an event with their role, such as ``alleged perpetrator: La Familia Michoacana``.

    Roles are ``alleged perpetrator`` (criminal groups, unknown armed people), ``target``
    (police, journalists) and ``force`` (the authority named beside the event).
    """
    actors: dict[str, None] = {}
    for start, end in spans:
        for one in cast.between(start, end):
            kind, name = _kind_of(one.mention.text)
            if kind == "criminal_group":
                actors[f"alleged perpetrator: {name}"] = None
            elif kind == "force":
                actors[f"force: {name}"] = None
        if ARMED.search(folded, start, end):
            actors["alleged perpetrator: armed group"] = None
    if harmed.journalist:
        actors["target: journalists"] = None
    if harmed.force:
        actors["target: police or soldiers"] = None
    named = any(
        one.startswith("alleged perpetrator") and not one.endswith("armed group") for one in actors
    )
    if named:
        actors.pop("alleged perpetrator: armed group", None)
    return tuple(actors)


def find_sources(folded: str, spans: Sequence[tuple[int, int]], cast: Cast) -> str | None:
    """Names of those who are said to have told of the event; None where nobody is."""
    sources: dict[str, None] = {}
    for start, end in spans:
        for one in cast.between(start, end):
            low, high = one.mention.start - _SAYS_REACH, one.mention.end + _SAYS_REACH
            is_group = _kind_of(one.mention.text)[0] == "criminal_group"
            if not is_group and _SAYS_NEAR.search(folded, max(start, low), min(end, high)):
                sources[one.mention.text.strip()] = None
    return "; ".join(sources) or None


_FORCE_NAME = re.compile(
    r"\b(?:police|policia|army|ejercito|marina|navy|marines|guardia|national guard|guardia civil)\b"
)
_GROUP_NAME = re.compile(r"\b(?:cartel|los [a-z]+|la linea|mafia|gang|barrio azteca)\b")


def _kind_of(text: str) -> tuple[str, str]:
    """Kind and full name of an organization, by the table or by the words of its name."""
    folded = fold_text(text)
    known = _organizations().get(folded)
    if known:
        kind, name = known
        return ("force" if kind == "agency" and _FORCE_NAME.search(fold_text(name)) else kind), name
    if _FORCE_NAME.search(folded):
        return "force", text
    return ("criminal_group" if _GROUP_NAME.search(folded) else "other"), text


_CARTELS_OF = re.compile(r"carteles? (?:de la|del?) ")


def group_name(text: str) -> str | None:
    """Full name of a criminal group of the table, by name or alias; None for any other text.

    >>> group_name("Jalisco New Generation Cartel")
    'Cártel de Jalisco Nueva Generación'
    """
    folded = fold_text(text).strip()
    if text == text.lower():  # "los 300 animales"
        return None
    known = _organizations().get(folded) or _organizations().get(_CARTELS_OF.sub("", folded, 1))
    return known[1] if known and known[0] == "criminal_group" else None


@cache
def _organizations() -> dict[str, tuple[str, str]]:
    """Kind and full name by folded name and alias."""
    found: dict[str, tuple[str, str]] = {}
    with bundled_path("organizations.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            for name in (row["name"], *filter(None, row["aliases"].split("|"))):
                found.setdefault(fold_text(name), (row["kind"], row["name"]))
    return found
