"""States, and the cities that have a state's name.

A name such as Puebla or Durango is the state unless a cue says the city.
"""

from __future__ import annotations

import re

from violencemap.geoparse.board import Board
from violencemap.geoparse.holders import LIST_GAP
from violencemap.types import Place

__all__ = ["decide_state"]

_CITY = 20_000  # inhabitants
_TOWN_WORD = re.compile(r" (?:city|town|municipality)(?:,| \(| in) ?")


def decide_state(board: Board, index: int) -> None:
    """Decide a name of a state; note where it stands for its city instead."""
    hit = board.hits[index]
    if board.decisions[index] is not None or hit.is_neighborhood:
        return
    state = next((p for p in board.options(hit) if p.level == "state"), None)
    if state is None:
        return
    if _is_city_of_same_name(board, index, state):
        board.cities.add(index)
        return
    board.set(index, state, 0.97, "state", "the name is that of a state")
    board.evidence.add(hit.start, state.cvegeo, 1.0)


def _is_city_of_same_name(board: Board, index: int, state: Place) -> bool:
    hit = board.hits[index]
    cities = [p for p in board.options(hit) if _is_city(p)]
    if not cities or hit.state_cue:
        return False
    has_own = any(p.cve_ent == state.cvegeo for p in cities)
    following, gap = board.hit(index + 1), board.gap(index, index + 1)
    if following is not None and (gap in (", ", " (") or _TOWN_WORD.fullmatch(gap)):
        states = {p.cvegeo for p in board.options(following) if p.level == "state"}
        if state.cvegeo in states and has_own:
            return True
        if any(p.cve_ent in states for p in cities) and not _is_list_of_states(board, index):
            return True
    return has_own and (hit.city_cue or _is_listed_with_town(board, index, state))


def _is_city(place: Place) -> bool:
    is_large = place.level == "locality" and (place.population or 0) > _CITY
    return place.level == "municipality" or is_large


def _is_list_of_states(board: Board, index: int) -> bool:
    """Whether three or more states stand in a row: then none is a city before its state."""
    count = 1
    for step in (-1, 1):
        other = index + step
        while (hit := board.hit(other)) is not None and count < 3:
            if not (LIST_GAP.fullmatch(board.gap(other, other - step)) and board.has_state(hit)):
                break
            count += 1
            other += step
    return count >= 3


def _is_listed_with_town(board: Board, index: int, state: Place) -> bool:
    """Whether a town of the state is listed with it: "between Veracruz and Boca del Río"."""
    for other in (index - 1, index + 1):
        hit = board.hit(other)
        if hit is None or board.gap(index, other) not in (" y ", " e ", " and "):
            continue
        if hit.is_weak or board.has_state(hit):
            continue
        towns = (p for p in board.options(hit) if p.level == "municipality")
        if any(town.cve_ent == state.cvegeo for town in towns):
            return True
    return False
