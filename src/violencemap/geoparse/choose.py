"""Choose among the places that share a name, with the whole report as context."""

from __future__ import annotations

import math
import re

from violencemap.geoparse.board import Board, Decision
from violencemap.geoparse.evidence import kilometers
from violencemap.geoparse.holders import LIST_GAP
from violencemap.geoparse.names import prominence
from violencemap.geoparse.page import Hit
from violencemap.types import Place

__all__ = ["choose", "set_undecided", "turn"]

_SURE = 0.55
_NEIGHBOR_KM = 50
# Fitted so that of the names scored 0.9 about nine in ten are right: docs/accuracy.md.
_TRUST_IN_SIZE = 0.8
_UNKNOWN, _UNKNOWN_VILLAGE, _UNKNOWN_VILLAGE_OF_COMMON_NAME = 0.03, 0.08, 0.2
# In "X, State" the municipality of that name outweighs larger places called so for short.
_OWN_NAME = 5.0
_LIST_FIGURE = re.compile(r"^ \(?[\d.,% ]+\)?(?= ?,| y | and )")
# Names that so many villages share that a distant one is unlikely.
_COMMON_NAME = re.compile(r"(?:san|santa|santo|el|la|los|las) ")
_SMALL = {"region": 0, "facility": 0, "locality": 100_000}

Ranked = list[tuple[Place, float]]


def turn(board: Board, index: int) -> int:
    """The surest names are chosen first, because they help with the rest."""
    hit, holder = board.hits[index], board.holders[index]
    official = [m.place for m in hit.meanings if m.role == "official"]
    states = [board.gazetteer.places[place].cve_ent for place in official]
    if hit.cue == "local" or len(set(states)) < len(states):  # twins need their neighbors
        return 3
    if holder is not None and board.is_state(holder):
        return 0
    return 1 if _is_clear(board, hit) else 2


def choose(board: Board, index: int) -> None:
    """Decide for one place of a name, leave it undecided, or leave it to its neighbors."""
    if board.decisions[index] is not None:
        return
    hit, code = board.hits[index], board.holder_code(index)
    options = [p for p in board.options(hit) if p.level != "state" or index not in board.cities]
    inside = [p for p in options if code is not None and p.cvegeo.startswith(code)]
    is_listed_before = code is not None and not inside and _is_clear_town(board, hit)
    if code is not None and not inside and not is_listed_before:
        if hit.cue == "local" or len(code) == 5 or board.added(hit, code):
            _make_village(hit)  # an unknown place of that name inside the one named
        else:
            set_undecided(board, index)
        return
    ranked = rank(board, index, inside or options)
    best, score = ranked[0]
    if is_listed_before:  # "Nuevo Laredo, Veracruz and Monterrey" is a list
        score *= 0.85
    supported = bool(inside) or _support(board, hit, best) > 0
    if inside or _is_named(board, index, best, supported):
        _settle(board, index, ranked, score, is_inside=bool(inside), supported=supported)


def rank(board: Board, index: int, options: list[Place]) -> Ranked:
    """Options with their probabilities, best first; one for each municipality."""
    hit, code = board.hits[index], board.holder_code(index)
    own_name = _OWN_NAME if code is not None and len(code) == 2 else 0.0
    scored = [
        (
            1.2 * (prominence(place) + meaning.weight)
            + 4.5 * _support(board, hit, place)
            + (0.0 if meaning.role == "other" else own_name),
            place,
        )
        for meaning in hit.meanings
        if (place := board.gazetteer.places[meaning.place]) in options
    ]
    scored.sort(key=lambda item: (-item[0], item[1].cvegeo))
    best = scored[0][1]
    # Without anything in the report that speaks for one of them, size tells less.
    trust = 1.0 if own_name or _support(board, hit, best) else _TRUST_IN_SIZE
    masses = [math.exp(trust * (value - scored[0][0])) for value, _ in scored]
    total = sum(masses) + _unknown(hit, best)
    ranked: dict[str, tuple[Place, float]] = {}
    for (_, place), mass in zip(scored, masses, strict=True):
        first, known = ranked.get(place.cvegeo[:5], (place, 0.0))
        ranked[place.cvegeo[:5]] = (first, known + mass / total)
    return sorted(ranked.values(), key=lambda item: -item[1])[:8]


def _unknown(hit: Hit, best: Place) -> float:
    """How likely another place is meant, of which the tables know nothing."""
    if best.level != "locality":
        return _UNKNOWN
    return _UNKNOWN_VILLAGE_OF_COMMON_NAME if _COMMON_NAME.match(hit.key) else _UNKNOWN_VILLAGE


def set_undecided(board: Board, index: int, candidates: Ranked | None = None) -> None:
    """Leave a name without a place, with all that it could have been."""
    hit = board.hits[index]
    ranked = candidates or (rank(board, index, board.options(hit)) if hit.meanings else [])
    reason = "no known place of this name fits the report"
    board.decisions[index] = Decision(hit, None, "locality", 0.3, "undecided", reason, ranked[:5])


def _make_village(hit: Hit) -> None:
    """Let a name stand for an unknown village, which inherits its municipality."""
    hit.cue, hit.is_guess = "local", hit.cue != "local"


def _settle(
    board: Board, index: int, ranked: Ranked, score: float, *, is_inside: bool, supported: bool
) -> None:
    """Decide for the best of the ranked places, or say why not."""
    hit, best = board.hits[index], ranked[0][0]
    if not best.cvegeo:
        reason = "a region that spans several states"
        board.decisions[index] = Decision(hit, None, best.level, 0.9, "region", reason)
        return
    population = best.population or 0
    elsewhere = not supported and bool(board.evidence)
    if hit.foreign_kind == "city" and not supported and population < 100_000:
        board.set_foreign(index, "the name is that of a large city abroad")
        return
    is_small = population < _SMALL.get(best.level, 40_000)
    if elsewhere and is_small and hit.cue is not None and _COMMON_NAME.match(hit.key):
        _make_village(hit)  # another place of that name, near by
        return
    if hit.cue == "local" and not supported and len(ranked) > 1:
        return
    if elsewhere and best.level == "locality" and population < 50_000:
        if hit.cue == "local":
            return
        score *= 0.5
    twins = [place for place, _ in ranked if _are_twins(best, place)]
    if len(twins) > 1:
        _settle_twins(board, index, twins)
        return
    method, reason = _explain(board, index, best, is_inside, supported, len(ranked))
    if score < _SURE:
        board.decisions[index] = Decision(
            hit, None, best.level, score, "ambiguous", f"undecided: {reason}", ranked[:5]
        )
        return
    _decide(board, index, best, score, method, reason, ranked[1:])


def _settle_twins(board: Board, index: int, twins: list[Place]) -> None:
    """Tell municipalities of one name and state apart by the places named near them."""
    hit = board.hits[index]
    near, place = _nearest(board, index, twins)
    if place is not None:
        rest = [(twin, 0.2) for twin in twins if twin is not place]
        reason = f"of the municipalities of this name the one {near:.0f} km from a place named here"
        _decide(board, index, place, 0.75, "neighbor", reason, rest)
        return
    reason = "undecided: several municipalities of this state have the same name"
    options = [(twin, 0.4) for twin in twins]
    board.decisions[index] = Decision(hit, None, "municipality", 0.4, "ambiguous", reason, options)


def _nearest(board: Board, index: int, places: list[Place]) -> tuple[float, Place | None]:
    """The place near another that the report names, if the others are twice as far at least."""
    named = [
        decision.place
        for other in board.around(index)
        if (decision := board.decisions[other]) is not None
        and decision.place is not None
        and decision.place.cve_mun is not None
    ]
    if not named:
        return math.inf, None
    away = [min(kilometers(place, other) for other in named) for place in places]
    (near, place), (far, _) = sorted(zip(away, places, strict=True), key=lambda item: item[0])[:2]
    return (near, place) if near <= _NEIGHBOR_KM and near * 2 <= far else (math.inf, None)


def _decide(
    board: Board, index: int, place: Place, score: float, method: str, reason: str, rest: Ranked
) -> None:
    board.set(index, place, score, method, reason, rest)
    weight = 0.9 if place.level == "municipality" else 0.6
    board.evidence.add(board.hits[index].start, place.cvegeo, weight)
    board.known.setdefault(board.hits[index].key, place)


def _support(board: Board, hit: Hit, place: Place) -> float:
    best = board.evidence.support(hit.start, place)
    if board.known.get(hit.key) is place:
        best = max(best, 1.0) + 0.6
    return best


def _is_named(board: Board, index: int, best: Place, supported: bool) -> bool:
    """Whether the words stand for a place at all, not for a person or an ordinary thing."""
    hit = board.hits[index]
    if hit.cue in ("admin", "local", "in") or hit.is_dateline:
        return hit.cue != "in" or not hit.is_weak or supported or best.level != "locality"
    population = best.population or 0
    if hit.is_weak:
        told = supported and population > 200_000
        told = told or (hit.cue == "of" and (supported or population > 300_000))
        return best.level != "locality" and (told or _is_listed(board, index))
    if best.level != "locality" or population > 50_000:
        return True
    return supported and (" " in hit.key or hit.cue is not None)


def _is_listed(board: Board, index: int) -> bool:
    """Whether a name stands in a list with places that are decided."""
    for other in (index - 1, index + 1):
        if board.hit(other) is None:
            continue
        gap = _LIST_FIGURE.sub("", board.gap(index, other))  # "León 400, Acapulco"
        decision = board.decisions[other]
        if decision and decision.place and LIST_GAP.fullmatch(gap):
            return True
    return False


def _explain(
    board: Board, index: int, best: Place, is_inside: bool, supported: bool, count: int
) -> tuple[str, str]:
    if is_inside:
        holder = board.gazetteer.place(board.holder_code(index) or "").name
        return "pair", f"the name is followed by {holder}, where it lies"
    if count == 1:
        return "only one", "only one known place has this name"
    if supported:
        state = board.gazetteer.place(best.cve_ent).name
        return "context", f"the report speaks of {state}, where a place of this name lies"
    return "largest", "the largest of the places with this name"


def _is_clear(board: Board, hit: Hit) -> bool:
    options = board.options(hit)
    if len({p.cvegeo[:5] for p in options}) == 1:
        return True
    sizes = sorted((prominence(p) for p in options), reverse=True)
    return not hit.is_weak and sizes[0] - sizes[1] > 1.5


def _is_clear_town(board: Board, hit: Hit) -> bool:
    """Whether a name is that of one municipality and of no other place."""
    options = board.options(hit)
    is_one = len({place.cvegeo[:5] for place in options}) == 1
    return is_one and options[0].level == "municipality" and not hit.is_weak


def _are_twins(one: Place, other: Place) -> bool:
    both = one.level == other.level == "municipality"
    return both and one.cve_ent == other.cve_ent and one.name == other.name
