"""Neighborhoods, ejidos and villages, which mostly stand in no table.

They are told by the word before them ("colonia X", "the community of X"), by the word
after ("the X neighborhood"), or by where they stand ("near X", "A, X and B").
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from violencemap.geoparse.page import CAP, LINK, Hit, Page
from violencemap.geoparse.text import word_set

__all__ = ["guessed_villages", "named_villages"]

_NAME = (
    rf"(?:(?:(?:La|El|Los|Las)\b|{CAP}|\d{{1,2}} de [A-Z]\w+)"
    rf"(?: (?:{LINK} )?(?:{CAP}|\d+))*)"
)
_NEIGHBORHOOD = (
    r"[Cc]olonias?|[Cc]ol\.|[Ff]raccionamientos?|[Ff]racc\.|[Bb]arrios?|[Bb]arriada"
    r"|[Uu]nidad [Hh]abitacional|[Cc]onjunto [Hh]abitacional|[Rr]esidencial|[Ii]nfonavit"
    r"|[Cc]ampestre|[Ss]ector|[Pp]redio|neighborhood|neighbourhood|subdivision"
)
_VILLAGE = (
    r"[Ee]jidos?|[Cc]omunidad(?:es)?|[Pp]oblados?|[Pp]ueblos?|[Rr]ancherias?|[Rr]anchos?"
    r"|[Ll]ocalidad(?:es)?|[Ss]indicatura|[Cc]ongregacion|[Cc]omisaria|[Tt]enencia|[Cc]aserio"
    r"|[Pp]araje|[Aa]gencia municipal|[Pp]oblacion|[Vv]alle|[Ss]ierra|[Ii]sla|[Vv]illa|community"
    r"|village|town|hamlet|settlement|township|ranch|island"
)
_AFTER_WORD = re.compile(
    rf"\b(?:({_NEIGHBORHOOD})|{_VILLAGE})"
    r"(?: (?:Magicos?|serrana|rural|urbana|indigena|pesquera|costera|popular|conurbada|llamad[oa]"
    r"|called|named|known as|conocid[oa] como|denominad[oa]|of|de las?|de los|de|del))*"
    rf" \"?({_NAME}(?:(?:, {_NAME})*,? (?:y|e|and) (?!del?\b|la\b|en\b|el\b){_NAME})?)"
)
_BEFORE_WORD = re.compile(
    rf"\b({CAP}(?: (?:(?:de las?|de los|del|de|la|los|las|el) )?{CAP}){{0,4}})"
    r" (?:neighborhood|neighbourhood|colony|colonia|community|subdivision|ejido|borough|village)\b"
)
# "Cuernavaca's Antonio Barona neighborhood", "Near Alcoyonqui village"
_BEFORE_NAME = re.compile(r"(?:.*'s |(?:Near|In|At|The|From|Outside|Between) )?")
_LIST_BREAK = re.compile(r", | y | e | and ")
_NEAR = re.compile(
    r"\b([Nn]ear|[Oo]utside|[Cc]erca de|[Hh]acia|[Ii]nmediaciones de|[Aa]fueras de|[Rr]umbo a"
    r"|a la altura de|connects|[Ee]n|[Ii]n|conduce a|[Dd]esde|[Bb]etween|[Ee]ntre)"
    rf" ({_NAME})(?:,? (?:y|and) ({_NAME}))?"
)
# "Jardines de Celaya" is one name, "San Rafael de Celaya" a name and its town.
_SHORTEST_BEFORE_TOWN = 3  # spaces
_CITY = 100_000  # inhabitants
_ARTICLES = word_set("la el los las")
_VAGUE = word_set("en in desde between entre")
_VILLAGE_LIKE = re.compile(
    r"(?:El|La|Los|Las|San|Santa|Santo|Villa|Puerto|Rancho|Nuevo|Nueva|Palmas?|Paso|Cerro|Laguna"
    r"|Rio|Ojo|Agua|Cruz|Valle|Loma|Punta|Boca|Playa|Pueblo|Mesa|Barra|Rincon|Canada|Piedras?) "
)
_LISTED = re.compile(rf", ({CAP}(?: (?:{LINK} )?{CAP}){{0,3}}),? (?:y|e|and) (?:en |in )?")
_NO_PLACE = word_set(
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre "
    "january february march april may june july august september october november december "
    "lunes martes miercoles jueves viernes sabado domingo monday tuesday wednesday thursday "
    "friday saturday sunday dios navidad internet facebook twitter whatsapp youtube mexico "
    "mexican mexicans"
)


def named_villages(page: Page) -> Iterator[Hit]:
    """Places with a word such as "colonia" or "community" beside them, known or not."""
    for match in _AFTER_WORD.finditer(page.plain, 0, page.end):
        offset = match.start(2)
        for part in _LIST_BREAK.split(match[2]):
            start = page.plain.index(part, offset)
            offset = start + len(part)
            yield from _village(page, start, offset, is_neighborhood=match[1] is not None)
    for match in _BEFORE_WORD.finditer(page.plain, 0, page.end):
        start = match.start(1) + _BEFORE_NAME.match(match[1]).end()  # type: ignore[union-attr]
        yield from _village(page, start, match.end(1), is_neighborhood=True)


def _village(page: Page, start: int, end: int, *, is_neighborhood: bool) -> Iterator[Hit]:
    is_article = page.document.key[start:end] in _ARTICLES
    if (
        is_article
        or not page.is_free(start, end)
        or (start and page.begins_inside_place(start - 1))
    ):
        return
    end = _end_before_town(page, start, end)
    known = page.hit_at(start)
    if known is not None and known.start == start:
        end = max(end, known.end)
        is_whole = known.end == end and _is_more_than_village(page, known)
        if is_whole and (not is_neighborhood or _is_town_of_it(page, known)):
            known.cue = "admin"  # "town of Iguala", "isla de Cozumel"
            return
    meanings = known.meanings if known and (known.start, known.end) == (start, end) else ()
    key = page.document.key[start:end]
    yield Hit(start, end, key, meanings, cue="local", is_neighborhood=is_neighborhood)


def _end_before_town(page: Page, start: int, end: int) -> int:
    """End of "Lomas de Zapata" in "colonia Lomas de Zapata de Irapuato"."""
    town = page.hit_at(end - 1)
    if town is None or town.is_weak or not _is_more_than_village(page, town):
        return end
    name = page.plain[start : town.start]
    if not name.endswith(" de ") or name.count(" ") < _SHORTEST_BEFORE_TOWN:
        return end
    return town.start - len(" de ")


def _is_town_of_it(page: Page, hit: Hit) -> bool:
    """Whether "a neighborhood of Monterrey" names the city, as "colonia Celaya" does not."""
    if hit.is_weak or not page.plain.endswith((" of ", " de "), 0, hit.start):
        return False
    places = (page.gazetteer.places[meaning.place] for meaning in hit.meanings)
    return any(place.level == "state" or (place.population or 0) > _CITY for place in places)


def _is_more_than_village(page: Page, hit: Hit) -> bool:
    return any(page.gazetteer.places[m.place].level != "locality" for m in hit.meanings)


def guessed_villages(page: Page) -> Iterator[Hit]:
    """Unknown names that stand where a village would."""
    spans = [m.span(g) for m, g in _standing_near(page)]
    for before, after in itertools.pairwise(page.hits):
        if match := _LISTED.fullmatch(page.plain, before.end, after.start):
            spans.append(match.span(1))
    for start, end in spans:
        key = page.document.key[start:end]
        words = key.split()
        is_name = words[0] not in _NO_PLACE and key not in _ARTICLES
        is_name = is_name and not all(word.isdigit() for word in words)
        if (
            is_name
            and _is_unknown(page, start, end)
            and page.is_free(start, end)
            and key not in page.nicknames
        ):
            yield Hit(start, end, key, cue="local", is_guess=True)


def _standing_near(page: Page) -> Iterator[tuple[re.Match[str], int]]:
    for match in _NEAR.finditer(page.plain, 0, page.end):
        is_vague = match[1].lower() in _VAGUE
        for group in (2, 3):
            if match[group] is not None and (not is_vague or _is_likely(page, *match.span(group))):
                yield match, group


def _is_unknown(page: Page, start: int, end: int) -> bool:
    """Whether no known name stands in a span, or only a village whose name is its beginning."""
    known, parts = page.hit_at(start), page.hits_in(start, end)
    if known is None and not parts:
        return True
    begins = known is not None and parts == [known] and known.end < end
    return begins and not _is_more_than_village(page, parts[0]) and _is_added(page, start, end)


def _is_likely(page: Page, start: int, end: int) -> bool:
    """Whether a name sounds like a village, or is one in a municipality that may be named."""
    return bool(_VILLAGE_LIKE.match(page.plain, start)) or _is_added(page, start, end)


def _is_added(page: Page, start: int, end: int) -> bool:
    """Whether the user's own files have this name in a municipality that may be named."""
    catalog = page.gazetteer.catalog
    if catalog is None:
        return False
    return not catalog.municipalities(page.document.key[start:end]).isdisjoint(page.municipalities)
