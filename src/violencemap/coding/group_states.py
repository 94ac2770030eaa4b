"""In how many states a criminal group is present: "in 23 of the 32 Mexican states"."""

from __future__ import annotations

import re

__all__ = ["STATES_WITH_GROUP", "states_with_group"]

STATES_WITH_GROUP = "states_with_group"

_STATES = re.compile(
    r" (?:(?:of|de) )?(?:(?:the|los|las|mexico's) )?(?:32 )?(?:mexican )?"
    r"(?:states|estados|entidades)\b"
)
_WHOLE = re.compile(r"\b(?:of|de) (?:the|los|las) $")
_PRESENCE = re.compile(r"\b(?:presen(?:ce|t|cia|te)|operat\w+|opera|operan|active|activ[oa]s?)\b")
_GROUP = re.compile(r"\b(?:cartel\w*|gangs?|groups?|grupos?|cjng|organiza\w+|pandillas?|bandas?)\b")


def states_with_group(folded: str, start: int, end: int, low: int) -> str | None:
    """The indicator, where a number counts the states that a group is present in."""
    before = folded[max(low, start - 200) : start]
    if not _STATES.match(folded, end) or _WHOLE.search(before):
        return None
    is_group = _PRESENCE.search(before) and _GROUP.search(before)
    return STATES_WITH_GROUP if is_group else None
