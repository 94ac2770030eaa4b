"""Which type an event has, from what was done and to whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from violencemap.codes import EventType
from violencemap.coding.acts import Act

__all__ = ["Harmed", "choose_type"]

_BY_FAMILY = {
    "kidnap": EventType.KIDNAPPING_DISAPPEARANCE,
    "arrest": EventType.ARREST,
    "protest": EventType.PROTEST,
    "arson": EventType.ARSON_ROADBLOCK,
}


@dataclass(frozen=True, slots=True)
class Harmed:
    """Who was harmed, as far as a report says: police or soldiers, journalists, women alone."""

    force: bool = False
    journalist: bool = False
    women: bool = False
    feminicide: bool = False

    def __or__(self, other: Harmed) -> Harmed:
        """Those whom either tells of."""
        return Harmed(
            self.force or other.force,
            self.journalist or other.journalist,
            self.women or other.women,
            self.feminicide or other.feminicide,
        )


def choose_type(family: str, acts: Sequence[Act], harmed: Harmed, dead: int | None) -> EventType:
    """Type of an event of one family of acts, given in the order in which they are told.

    A feminicide is called so where the report speaks of feminicide and women alone were
    killed: the word is the report's, never ours.
    """
    if family in _BY_FAMILY:
        return _BY_FAMILY[family]
    if harmed.journalist and not harmed.force:
        return EventType.ATTACK_JOURNALIST
    if Act.CLASH in acts and Act.AMBUSH not in acts:
        return EventType.ARMED_CLASH
    if harmed.force and set(acts) != {Act.BODY}:
        return EventType.AMBUSH_POLICE if dead or Act.AMBUSH in acts else EventType.ARMED_CLASH
    return _of_killing(acts, harmed, dead)


def _of_killing(acts: Sequence[Act], harmed: Harmed, dead: int | None) -> EventType:
    if harmed.feminicide and harmed.women and (dead or Act.KILL in acts):
        return EventType.FEMICIDE
    if acts and acts[0] is Act.BODY and Act.KILL not in acts:
        return EventType.BODY_FIND
    if dead is not None and dead > 1:
        return EventType.MULTIPLE_HOMICIDE
    return EventType.HOMICIDE if dead or Act.KILL in acts else EventType.OTHER
