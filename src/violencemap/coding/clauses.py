"""Sentences cut into clauses where another event begins.

"Five died in an ambush, two days after gunmen shot 26 people" tells two events; each must get its
own date, place and number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from violencemap.coding.calendar_days import MONTHS, WEEKDAYS
from violencemap.coding.event_date import find_dates
from violencemap.coding.passages import Passage
from violencemap.coding.triggers import Trigger

__all__ = ["Clause", "cut_clauses"]

_DATED = rf"(?:on|el) (?:\d{{1,2}} de )?(?:{'|'.join((*MONTHS, *WEEKDAYS))})\b"
_CUT = re.compile(
    rf"\b(?:and|y) (?={_DATED})|"
    r";|, (?:and|while|but|whereas|y|mientras(?: que)?|pero)\b|,? adding to\b|\b(?:comes?"
    r"|came) after\b|\breminiscent of\b|\b(?:following|since) the\b"
    r"|\b(?:\w+|\d+) (?:days?|weeks?|dias?|semanas?) (?:after|before|despues"
    r"|antes)(?: de(?: que)?)? (?=\w)"
    r"|,? lo que (?:detono|provoco|desato|genero|derivo)\b|\bque (?:detono|provoco|desato)\b"
)
_ASIDE = re.compile(r"adding|after|before|despues|antes|reminiscent|since|following")


@dataclass(slots=True)
class Clause:
    """A part of a sentence with its triggers.

    ``is_aside``: it looks back on another event ("since the", "two days after"); ``shift`` is
    then the number of days by which that one lies from the event of the clause before.
    """

    start: int
    end: int
    triggers: list[Trigger] = field(default_factory=list)
    is_aside: bool = False
    shift: int | None = None


def cut_clauses(folded: str, passage: Passage, triggers: Sequence[Trigger]) -> list[Clause]:
    """Clauses of a sentence, each with a trigger; together they leave out nothing that tells."""
    if len(triggers) == 1:
        return [Clause(passage.start, passage.end, list(triggers))]
    clauses = [Clause(passage.start, passage.end)]
    for cut in _CUT.finditer(folded, passage.start, passage.end):
        clauses[-1].end = cut.start()
        is_aside = bool(_ASIDE.search(cut[0]))
        clauses.append(Clause(cut.end(), passage.end, [], is_aside, _shift(folded, cut)))
    for trigger in triggers:
        for clause in clauses:
            if clause.start <= trigger.start < clause.end:
                clause.triggers.append(trigger)
    return _without_empty(clauses)


def _shift(folded: str, cut: re.Match[str]) -> int | None:
    """Days by which the clause after "two days after" lies from the one before it."""
    found = find_dates(folded, cut.start(), cut.end(), None)
    return -found[0].shift if found and found[0].shift is not None else None


def _without_empty(clauses: list[Clause]) -> list[Clause]:
    """Clauses that tell, each with the text of those beside it that do not."""
    kept: list[Clause] = []
    ahead: int | None = None
    for clause in clauses:
        is_telling = any(one.strength != "weak" for one in clause.triggers)
        if is_telling or (clause.triggers and not kept):
            if ahead is not None:
                clause.start, ahead = ahead, None
            kept.append(clause)
        elif kept and not clause.is_aside:
            kept[-1].end = clause.end
            kept[-1].triggers += clause.triggers
        elif not kept and ahead is None:
            ahead = clause.start
    return kept
