"""Who was harmed: the people who stand near the trigger and are not behind "by" or the doer."""

from __future__ import annotations

import re

from violencemap.coding.event_type import Harmed
from violencemap.coding.people import FORCE, JOURNALIST, WOMAN
from violencemap.coding.triggers import Trigger

__all__ = ["find_harmed"]

_FEMINICIDE = ("feminicid", "femicid")
_BEHIND = re.compile(
    r"\b(?:by|por|according to|segun|said|told|dijo|informo|against|contra|from|with"
    r"|con)(?: [\w-]+)?"
    r"(?: (?:the|a|an|la|el|los|las|un|una|state|local|federal|elementos de|agentes de))* ?$"
)
# What people do who come, search or tell: they are not those who were harmed.
_DOES = re.compile(
    r" (?:officers? |officials? |director |chief |department |estatal |municipal )?(?:also |have "
    r"|had |has )?(?:said|say|told"
    r"|report\w*|found|respond\w*|arriv\w*|discover\w*|confirm\w*|announc\w*|arrest\w*|seiz\w*"
    r"|investigat\w*|rescued"
    r"|were called|used|captur\w*|kill(?:ed)? (?!in|by|when|while|on|and|at|after|near|during)"
    r"|inform\w*|acudi\w*|lleg\w*"
    r"|hall\w*|encontr\w*|localiz\w*|dijo|detuv\w*|deten\w*|asegur\w*|resguard\w*|acordon\w*"
    r"|realiz\w*|abat\w*|director)\b"
)
_NEAR = 60
_AROUND_NAMES = 90  # a name and an age may stand between "journalist" and "was shot"


def find_harmed(folded: str, start: int, end: int, trigger: Trigger) -> Harmed:
    """Who was harmed in a clause of violence."""
    clause, word = folded[start:end], folded[trigger.start : trigger.end]

    def is_victim(pattern: re.Pattern[str], reach: int) -> bool:
        low, high = max(start, trigger.start - reach), min(end, trigger.end + reach)
        return any(
            not _DOES.match(folded, one.end()) and not _BEHIND.search(folded, low, one.start())
            for one in pattern.finditer(folded, low, high)
        )

    return Harmed(
        force=is_victim(FORCE, _NEAR),
        journalist=is_victim(JOURNALIST, _AROUND_NAMES),
        women=word.startswith(_FEMINICIDE) or is_victim(WOMAN, _AROUND_NAMES),
        feminicide=any(one in clause for one in _FEMINICIDE),
    )
