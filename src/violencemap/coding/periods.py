"""The periods that figures cover, and those they are compared with.

"In January and February of 2021 compared to the same period last year" is a period and its
baseline. What is relative ("this year", "los últimos seis meses") counts from the day of
publication; what points back ("that year", "el mismo periodo") from the period before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from violencemap.coding.folding import fold_text
from violencemap.coding.numbers import find_numbers
from violencemap.coding.period_clock import Clock, Period
from violencemap.coding.period_rules import RULES, Rule, read_since

__all__ = ["Period", "find_periods"]

_COMPARED = re.compile(
    r"(?:compar(?:ed|ison|acion|ad[oa]s?|ando)\b|\brespecto\b|\bfrente a|\bversus\b|\bvs\b"
    r"|\bagainst\b|\brelative to\b|\bover\b|\bcontra\b|\ben contraste con\b|\bque en\b|\bque el\b"
    r"|\bthan\b|\b(?:mayor|menor|superior|inferior) (?:a|al|que)\b|\bpor (?:encima|debajo) del?\b"
    r"|\b(?:up|down) from\b)"
    r"[^.,;()\d]{0,60}$"
)
# "10% more than the 1,117 of the first half of 2021"
_COMPARED_NUMBER = re.compile(
    r"\b(?:mas|menos|mayor|menor|superior|inferior|more|less|fewer|higher|lower|up|down|decrease"
    r"|increase|drop|rise|decline|fall|alza|aumento|incremento|baja|reduccion|descenso)"
    r" (?:que|a|than|from|frente a|respecto a|respecto de)"
    r" (?:(?:l[oa]s?|el|the) )?\d[\d,.]*(?: mil(?: \d+)?)?(?: [a-z]+){0,3}?"
    r" ?(?:del?|en|in|of|for|during|durante)?(?: the| el)? $"
)
# "The lowest since 2016" ranks a figure; it is not of the years since then.
_RANKED = re.compile(
    r"\b(?:highest|lowest|most|fewest|worst|best|biggest|largest|smallest|record|first time|mas"
    r" (?:alt[oa]s?|baj[oa]s?)|peor|mejor|mayor|menor|maxim[oa]|minim[oa]|primera vez)\b"
    r"[^.;,]{0,30}$"
)
_REACH = 80


def find_periods(
    text: str, published: date | None = None, before: Sequence[Period] = ()
) -> list[Period]:
    """Periods named in a text, in their order, those of comparison marked as baselines.

    ``before`` are periods named before the text begins, for what points back to them. A running
    year or month ends with the day of publication.

    >>> rise = "rose 32% in January and February of 2021 compared to the same period last year"
    >>> [(str(p.first), str(p.last), p.role) for p in find_periods(rise, date(2021, 4, 8))]
    [('2021-01-01', '2021-02-28', 'period'), ('2020-01-01', '2020-02-29', 'baseline')]
    """
    folded = fold_text(text)
    clock = Clock(published, before)
    found: list[Period] = []
    for match, rule in _matches(text, folded):
        period = _period(clock, match, rule)
        if _is_baseline(folded, match, rule):
            period = replace(period, role="baseline")
        clock.remember(period)
        found.append(period)
    return found


def _matches(text: str, folded: str) -> list[tuple[re.Match[str], Rule]]:
    """Matches of the rules in text order."""
    taken = bytearray(len(folded))
    found = []
    for rule in RULES:
        if not any(hint in folded for hint in rule.hints):
            continue
        for match in rule.pattern.finditer(folded):
            start, end = match.span()
            is_verb = text[start:end] == "may"
            if end > start and not is_verb and taken.find(1, start, end) < 0:
                taken[start:end] = b"\x01" * (end - start)
                if not _is_rank(folded, match, rule):
                    found.append((match, rule))
    return sorted(found, key=lambda item: item[0].start())


def _is_rank(folded: str, match: re.Match[str], rule: Rule) -> bool:
    low = max(0, match.start() - _REACH)
    return rule.reader is read_since and bool(_RANKED.search(folded, low, match.start()))


def _period(clock: Clock, match: re.Match[str], rule: Rule) -> Period:
    days = rule.reader(clock, match)
    if rule.kind not in ("back", "earlier"):
        days = clock.up_to_now(days)
    first, last = days or (None, None)
    period = Period(match.start(), match.end(), first, last)
    if rule.kind == "years":
        return replace(period, role="years")
    if days is None and rule.kind == "date" and (match["d1"] or match["e1"]):
        return replace(period, role="day")
    return period


def _is_baseline(folded: str, match: re.Match[str], rule: Rule) -> bool:
    if rule.kind == "earlier" or (rule.kind == "back" and (match["y"] or match["earlier"])):
        return True
    if _COMPARED_NUMBER.search(folded, max(0, match.start() - _REACH), match.start()):
        return True
    compared = _COMPARED.search(folded, max(0, match.start() - _REACH), match.start())
    return compared is not None and not find_numbers(compared[0])  # "more than thirty in 2019"
