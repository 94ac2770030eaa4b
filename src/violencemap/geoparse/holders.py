"""Which name is said to lie in which: "X, Sonora", "X, a town in the municipality of Y"."""

from __future__ import annotations

import re

from violencemap.geoparse.board import Board
from violencemap.geoparse.text import word_set

__all__ = ["LIST_GAP", "read_holders", "undecided_holders"]

# What stands between two names of a list.
LIST_GAP = re.compile(
    r"(?:,|,? (?:y|e|and|o|or|u|&|as well as|asi como|como|incluyendo)|;)"
    r"(?: (?:en|in|de|the|el|la))? |[-/]"
)
# Words that may stand between a place and the larger one that holds it.
_LINKING = word_set(
    "in en de del of within from al on at a para el la los the un una an its northern southern "
    "eastern western central coastal northeastern northwestern southeastern southwestern border "
    "neighboring vecino pacific gulf mexican mexicano norteno occidental oriental sureno poblacion "
    "town city village community poblado ciudad comunidad localidad estado municipio municipality "
    "state coast perteneciente located ubicada ubicado area part capital cabecera municipal "
    "situada situado rural which lies belonging to west east north south fronterizo turistico s"
)
_HOLDING = word_set("municipality municipio perteneciente in en state estado")


def read_holders(board: Board) -> None:
    """Note for each name the one it lies in; in "X, Y and Z, Sonora" all lie in Sonora."""
    for index in range(len(board.hits) - 2, -1, -1):
        if board.is_state(index):
            continue
        gap = board.gap(index, index + 1)
        if _is_held(board, index, gap):
            board.holders[index] = index + 1
        elif LIST_GAP.fullmatch(gap):
            board.holders[index] = board.holders[index + 1]


def undecided_holders(board: Board, index: int) -> list[int]:
    """What a name lies in and is to be chosen before it, nearest first."""
    found: list[int] = []
    holder = board.holders[index]
    while holder is not None and board.decisions[holder] is None and board.hits[holder].meanings:
        found.append(holder)
        holder = board.holders[holder]
    return found


def _is_held(board: Board, index: int, gap: str) -> bool:
    """Whether the words between say that a place lies in the one named next."""
    hit, following = board.hits[index], board.hits[index + 1]
    if gap[:1] not in (",", " ", "(", "'") or not gap.endswith((" ", "(")):
        return False
    words = re.findall(r"\w+", gap.lower())
    if not _LINKING.issuperset(words):
        return False
    says_in = not _HOLDING.isdisjoint(words)
    if board.is_state(index + 1):
        decision = board.decisions[index + 1]
        code = decision.place.cvegeo if decision and decision.place else ""
        inside = any(p.cvegeo.startswith(code) for p in board.options(hit))
        return "," in gap or "(" in gap or says_in or inside
    if gap != ", " and board.is_more_than_village(hit):
        return False
    codes = {p.cvegeo for p in board.options(following) if p.level == "municipality"}
    nested = any(p.level == "locality" and p.cvegeo[:5] in codes for p in board.options(hit))
    if gap == ", ":
        return nested or (hit.cue == "local" and not following.is_weak)
    return bool(codes) and says_in and (nested or hit.cue is not None)
