"""People: by first name, title, nickname or two surnames; then by their surname alone.

González, Linares and Salazar are municipalities too. A surname that a report has given to
a person stays with that person for the whole report, unless a cue says the place.
"""

from __future__ import annotations

import re

from violencemap.geoparse.page import Hit, Page
from violencemap.geoparse.text import key_of, word_set

__all__ = ["claim_people"]

_RUN = re.compile(
    r"\"?[A-Z][\w'-]*(?:(?<=\b[A-Z])\.)?"
    r"(?: ?\"?(?:(?:de la|de los|de las|del|de|la|y|van|von|da) (?=[A-Z\"]))?"
    r"\"?[A-Z][\w'-]*(?:(?<=\b[A-Z])\.)?\"?)*"
)
_WORD = re.compile(r"[^\W\d_]\w*")
_WORD_BEFORE = re.compile(r"([\w.-]+),? *$")
_NICKNAME = re.compile(r"\"((?:El|La|Los|Las|Don) [A-Z]\w+|[A-Z]\w+)\"")
_LISTED = re.compile(r", | y | e | and ")
_SAINT = word_set("san santa santo")
_PARTICLES = word_set("de del la los las y e da van von")
_LONGEST_NAME = 8
_LONGEST_STATE = 40

_Words = list[tuple[int, str]]


def claim_people(page: Page) -> None:
    """Claim people's names, and their surnames wherever no cue makes them a place."""
    page.nicknames = {key_of(m[1]) for m in _NICKNAME.finditer(page.plain, 0, page.end)}
    page.towns = {hit.key for hit in page.hits if " " in hit.key and _is_told_place(page, hit)}
    surnames: set[str] = set()
    for run in _RUN.finditer(page.plain, 0, page.end):
        words = [(run.start() + m.start(), m[0].lower()) for m in _WORD.finditer(run[0])]
        words = [word for word in words if not _is_later_part(page, word[0])]
        before = _WORD_BEFORE.search(page.plain, max(0, run.start() - 24), run.start())
        is_titled = bool(before and before[1].lower().rstrip(".") in page.gazetteer.titles)
        surnames |= _claim_in_run(page, words, is_titled)
    _claim_names_alone(page, surnames)


def _claim_names_alone(page: Page, surnames: set[str]) -> None:
    for hit in page.hits:
        with_article = page.document.key[max(0, hit.start - 3) : hit.end]
        is_nickname = hit.key in page.nicknames or with_article in page.nicknames
        if is_nickname or (hit.key in surnames and hit.cue not in ("admin", "local", "in")):
            page.claim(hit.start, hit.end, "person")


def _claim_in_run(page: Page, words: _Words, is_titled: bool) -> set[str]:
    """Claim the people in a run of capitalized words; their surnames."""
    surnames: set[str] = set()
    index = 0
    while index < len(words):
        start, word = words[index]
        hit = _hit_of_start(page, start)
        if hit is not None and hit.end > start + len(word) and _is_place(page, hit):
            index = next((i for i, (s, _) in enumerate(words) if s >= hit.end), len(words))
            continue
        if word in _SAINT:  # "San José de Lourdes" is a village, "José" no person
            index += 2
            continue
        stop = index
        if _begins_person(page, words, index, hit, is_titled):
            stop = _end_of_person(page, words, index)
        length = sum(w not in _PARTICLES for _, w in words[index:stop])
        end = words[stop - 1][0] + len(words[stop - 1][1]) if stop > index else start
        is_place = hit is not None and hit.end >= end and _is_place(page, hit)
        if (length > 1 or (length and is_titled)) and not is_place:
            page.claim(start, end, "person")
            names = {w for _, w in words[index:stop] if w in page.gazetteer.surnames}
            surnames |= names - page.gazetteer.first_names
        index = max(stop, index + 1)
    return surnames


def _begins_person(page: Page, words: _Words, index: int, hit: Hit | None, is_titled: bool) -> bool:
    start, word = words[index]
    if word in page.gazetteer.first_names or (is_titled and index == 0):
        return True
    following = words[index + 1][1] if index + 1 < len(words) else ""
    is_longer_place = hit is not None and hit.end > start + len(word)
    surnames = page.gazetteer.surnames
    return word in surnames and following in surnames and not is_longer_place


def _end_of_person(page: Page, words: _Words, first: int) -> int:
    """Index after the last word of the person's name that begins at ``first``."""
    gazetteer, stop = page.gazetteer, first + 1
    while stop < min(len(words), first + _LONGEST_NAME):
        start, word = words[stop]
        gap = page.plain[words[stop - 1][0] + len(words[stop - 1][1]) : start]
        if "\n" in gap or "," in gap:
            break
        known = word in gazetteer.first_names or word in gazetteer.surnames or word in _PARTICLES
        hit = _hit_of_start(page, start)
        # a town abroad right behind two names is the third: "Alfredo Gómez Austin"
        is_third = hit is not None and stop > first + 1 and gap == " " and not hit.meanings
        if not known and len(word) > 1 and hit is not None and not is_third:
            break
        stop += 1
    while stop > first + 1 and words[stop - 1][1] in _PARTICLES:
        stop -= 1
    return stop


def _hit_of_start(page: Page, offset: int) -> Hit | None:
    hit = page.hit_at(offset)
    return hit if hit is not None and hit.start == offset else None


def _is_later_part(page: Page, offset: int) -> bool:
    """Whether a word is a later part of a place's name, such as "Luis" of "San Luis"."""
    hit = page.hit_at(offset)
    return hit is not None and hit.start < offset and _is_place(page, hit)


def _is_place(page: Page, hit: Hit) -> bool:
    """Whether a name that could be a person's is a place, by its cues, state or neighbors."""
    if hit.cue == "local":
        return True
    if not hit.meanings or hit.organization:
        return False
    if not hit.is_weak or hit.is_dateline or hit.cue == "in" or hit.key in page.towns:
        return True
    return _is_told_place(page, hit) or _is_listed(page, hit)


def _is_told_place(page: Page, hit: Hit) -> bool:
    """Whether the words around say beyond doubt that a name is a place's."""
    is_place = bool(hit.meanings) and not hit.organization
    return is_place and (hit.cue == "admin" or _is_followed_by_state(page, hit))


def _is_listed(page: Page, hit: Hit) -> bool:
    """Whether a name is listed with a place: "Benito Juárez, Coyoacán y Álvaro Obregón"."""
    for _ in range(_LONGEST_NAME):
        before = page.hit_before(hit)
        if before is None or not _LISTED.fullmatch(page.plain, before.end, hit.start):
            return False
        if before.cue in ("admin", "in") or not before.is_weak:
            return True
        hit = before
    return False


def _is_followed_by_state(page: Page, hit: Hit) -> bool:
    """Whether the state it lies in follows a name: "Benito Juárez, Quintana Roo"."""
    if page.plain[hit.end : hit.end + 2] not in (", ", " ("):
        return False
    following = _hit_of_start(page, hit.end + 2)
    places = page.gazetteer.places
    codes = {places[m.place].cvegeo for m in following.meanings} if following else set()
    return any(places[m.place].cve_ent in codes for m in hit.meanings)
