"""Neighborhoods and villages, which lie in the municipality that is spoken of."""

from __future__ import annotations

from violencemap.geoparse.board import Board
from violencemap.geoparse.choose import set_undecided
from violencemap.types import Place

__all__ = ["decide_village"]


def decide_village(board: Board, index: int) -> None:
    """Place a neighborhood or village in its municipality; never look it up nationally."""
    hit = board.hits[index]
    parent = _municipality_around(board, index)
    if parent is None:
        _decide_in_state(board, index)
        return
    inside = [p for p in board.options(hit) if p.cvegeo.startswith(parent.cvegeo)]
    inside = inside or board.added(hit, parent.cvegeo)
    if inside:
        reason = f"the place lies in {parent.name}, which the report names"
        board.set(index, inside[0], 0.9, "in municipality", reason)
        return
    place = Place(
        cvegeo=parent.cvegeo,
        name=board.document.text[hit.start : hit.end],
        level="locality",
        longitude=parent.longitude,
        latitude=parent.latitude,
    )
    reason = f"a neighborhood or village, placed in {parent.name}, which is spoken of there"
    board.set(index, place, 0.65 if hit.is_guess else 0.8, "inherited", reason)


def _decide_in_state(board: Board, index: int) -> None:
    """Place a village of which only the state is named, where the state has but one."""
    hit, state = board.hits[index], board.holder_code(index)
    added = board.added(hit, state) if state is not None else []
    municipalities = {place.cvegeo[:5]: place for place in added}
    if len(municipalities) == 1:
        name = board.gazetteer.place(added[0].cve_ent).name
        reason = f"the only village of this name known in {name}, which follows it"
        board.set(index, added[0], 0.8, "in state", reason)
    elif hit.meanings or not hit.is_guess:
        candidates = [(place, 1 / len(municipalities)) for place in municipalities.values()]
        set_undecided(board, index, candidates)


def _municipality_around(board: Board, index: int) -> Place | None:
    """The municipality that a name inherits: said to hold it, else the nearest named."""
    code = board.holder_code(index)
    if code is not None and len(code) == 5:
        return board.gazetteer.place(code)
    best, found = 0.3, None
    for other in board.around(index):
        decision = board.decisions[other]
        if decision is None or decision.place is None or decision.method == "inherited":
            continue
        cvegeo = decision.place.cvegeo[:5]
        if len(cvegeo) < 5 or decision.level not in ("municipality", "locality"):
            continue
        value = _closeness(board, index, other)
        if code is not None and not cvegeo.startswith(code):
            value -= 0.5
        if value > best:
            best, found = value, board.gazetteer.place(cvegeo)
    return found


def _closeness(board: Board, index: int, other: int) -> float:
    hit, named = board.hits[index], board.hits[other]
    value = board.evidence.nearness(hit.start, named.start)
    if value == 1.0 and 0 < named.start - hit.end < 60:
        value += 0.3  # "in X, some words, Celaya"
    value -= min(abs(named.start - hit.start), 4000) / 20_000
    return value - 0.3 if named.is_dateline else value
