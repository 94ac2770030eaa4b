"""What the words of a report say was done."""

from __future__ import annotations

from enum import Enum
from typing import Literal

__all__ = ["Act", "Strength"]

Strength = Literal["told", "named", "weak"]


class Act(Enum):
    """What a trigger says was done; ``family`` groups what may be one event."""

    KILL = "kill"
    SHOOT = "shoot"
    AMBUSH = "ambush"
    CLASH = "clash"
    BODY = "body"
    KIDNAP = "kidnap"
    ARREST = "arrest"
    PROTEST = "protest"
    ARSON = "arson"
    ANY = "any"

    @property
    def family(self) -> str:
        return _FAMILIES.get(self, self.value)


_FAMILIES = dict.fromkeys((Act.KILL, Act.SHOOT, Act.AMBUSH, Act.CLASH, Act.BODY), "violence")
