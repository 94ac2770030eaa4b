"""Choose one place for each name, or none, and say why.

In passes: what lies abroad, then states, then names followed by their state or
municipality, then the rest with the whole report as context, villages last.
"""

from __future__ import annotations

from collections.abc import Sequence

from violencemap.geoparse.abroad import decide_foreign
from violencemap.geoparse.board import Board, Decision
from violencemap.geoparse.choose import choose, turn
from violencemap.geoparse.demonyms import states_of_demonyms
from violencemap.geoparse.holders import read_holders, undecided_holders
from violencemap.geoparse.inherit import decide_village
from violencemap.geoparse.names import NameIndex
from violencemap.geoparse.page import Hit
from violencemap.geoparse.states import decide_state
from violencemap.geoparse.text import Document

__all__ = ["resolve"]


def resolve(
    hits: Sequence[Hit],
    document: Document,
    gazetteer: NameIndex,
    context: Sequence[Hit] = (),
    *,
    end: int | None = None,
) -> list[Decision]:
    """Decisions in the order of the hits; hits that are no place are left out.

    ``context`` are names inside the names of authorities: they are evidence, no places. So are
    demonyms before ``end``, where the report ends and its sources begin.
    """
    board = Board(hits, document, gazetteer)
    _add_context(board, context)
    last = len(document.key) if end is None else end
    for offset, state in states_of_demonyms(document.key, last):
        board.evidence.add(offset, state, 0.5)
    everything = range(len(hits))
    for index in everything:
        decide_foreign(board, index)
    for index in everything:
        decide_state(board, index)
    read_holders(board)
    named = [i for i in everything if hits[i].meanings and not hits[i].is_neighborhood]
    for index in sorted(named, key=lambda i: (turn(board, i), i)):
        for holder in reversed(undecided_holders(board, index)):
            choose(board, holder)
        choose(board, index)
    for index in everything:
        if board.decisions[index] is None and hits[index].cue == "local":
            decide_village(board, index)
    return [decision for decision in board.decisions if decision is not None]


def _add_context(board: Board, context: Sequence[Hit]) -> None:
    for hit in context:
        options = [p for p in board.options(hit) if p.level in ("state", "municipality")]
        state = next((p for p in options if p.level == "state"), None)
        if state is not None or len(options) == 1:
            board.evidence.add(hit.start, (state or options[0]).cvegeo, 0.7)
