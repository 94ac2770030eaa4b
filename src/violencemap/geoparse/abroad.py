"""Places abroad, and Mexican places named like them."""

from __future__ import annotations

from violencemap.geoparse.board import Board

__all__ = ["decide_foreign"]


def decide_foreign(board: Board, index: int) -> None:
    """Decide a name of the tables of places abroad, unless its Mexican namesake is meant."""
    hit = board.hits[index]
    if hit.country is None:
        return
    following = board.hit(index + 1)
    before_country = following is not None and following.foreign_kind in ("state", "country")
    if before_country and board.gap(index, index + 1) in (", ", " ("):
        board.set_foreign(index, "the name is followed by a state or country abroad")
    elif not hit.meanings:
        people = board.gazetteer.first_names | board.gazetteer.surnames
        is_country = hit.foreign_kind == "country" and hit.key not in people
        if not hit.is_weak or hit.cue is not None or is_country:
            board.set_foreign(index, "the name is that of a place abroad")
    elif hit.foreign_kind == "city":
        if not board.is_more_than_village(hit) and not _has_mexican_state_after(board, index):
            board.set_foreign(index, "the name is that of a large city abroad")
    elif not _is_mexican_namesake(board, index):
        board.set_foreign(index, "the name is that of a country or state abroad")


def _is_mexican_namesake(board: Board, index: int) -> bool:
    """Whether "Costa Rica" is the town near Culiacán: its municipality is named near it."""
    hit = board.hits[index]
    if _has_mexican_state_after(board, index) or hit.cue == "admin":
        return True
    codes = {p.cvegeo[:5] for p in board.options(hit) if len(p.cvegeo) >= 5}
    sentence = board.document.sentence(hit.start)
    return any(
        place.level == "municipality" and place.cvegeo in codes
        for other in board.around(index)
        if board.document.sentence(board.hits[other].start) == sentence
        for place in board.options(board.hits[other])
    )


def _has_mexican_state_after(board: Board, index: int) -> bool:
    following = board.hit(index + 1)
    if following is None or board.gap(index, index + 1) not in (", ", " ("):
        return False
    return board.has_state(following)
