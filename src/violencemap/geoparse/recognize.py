"""Find the names in a report, and let what is no place go first."""

from __future__ import annotations

from collections.abc import Iterator

from violencemap.geoparse.cues import read_cues
from violencemap.geoparse.names import Name, NameIndex
from violencemap.geoparse.organizations import claim_organizations
from violencemap.geoparse.page import Claim, Hit, Page
from violencemap.geoparse.people import claim_people
from violencemap.geoparse.roads import claim_roads
from violencemap.geoparse.text import Document, word_set
from violencemap.geoparse.villages import guessed_villages, named_villages

__all__ = ["recognize"]

# Names may end in one of these although it has no capital: "Mexicali Valley region".
_LOWER_TAILS = word_set(
    "prison region valley airport state cartel city faction organization penitentiary"
)
_KINDS_OF_VILLAGE = word_set(
    "colonia ejido barrio fraccionamiento poblado rancho comunidad kilometro km articulo"
)


def recognize(
    document: Document, gazetteer: NameIndex, end: int
) -> tuple[list[Hit], list[Claim], list[Hit]]:
    """Possible places of ``text[:end]``, what took its span from them, and context.

    Context are the places named in an authority's name: "Fiscalía de Guanajuato" is not
    where something happened, but tells which state is spoken of.
    """
    page = Page(document, gazetteer, end, taken=bytearray(len(document.text)))
    page.hits = list(_known_names(page))
    claim_organizations(page)
    claim_roads(page)
    page.add(list(named_villages(page)))
    for hit in page.hits:
        read_cues(page, hit)
    claim_people(page)
    authorities = [claim for claim in page.claims if claim.is_authority]
    context = [hit for claim in authorities for hit in page.hits_in(claim.start, claim.end)]
    page.hits = [h for h in page.hits if page.is_free(h.start, h.end) and not h.organization]
    page.add(list(guessed_villages(page)))
    return page.hits, sorted(page.claims, key=lambda claim: claim.start), context


def _known_names(page: Page) -> Iterator[Hit]:
    document, gazetteer = page.document, page.gazetteer
    for start, end, numbers in gazetteer.matches(document.key[: page.end]):
        hit = Hit(start, end, document.key[start:end])
        for number in numbers:
            name = gazetteer.names[number]
            if name.spelling is None:
                if _has_capitals(document.plain[start:end]):
                    _add_meaning(hit, name)
            elif _is_spelled(document.plain, start, name.spelling):
                hit.end = start + len(name.spelling)
                _add_meaning(hit, name)
        if hit.meanings or hit.country is not None or hit.organization:
            yield hit


def _add_meaning(hit: Hit, name: Name) -> None:
    hit.meanings += name.meanings
    hit.organization = hit.organization or name.organization
    hit.is_weak = hit.is_weak or name.is_weak
    if name.country is not None:
        hit.country, hit.foreign_kind = name.country, name.foreign_kind


def _has_capitals(surface: str) -> bool:
    words = surface.split()
    if words[0] in _KINDS_OF_VILLAGE:  # "colonia Nueva Galaxia" is not a place "Colonia Nueva"
        return False
    last = words[-1]
    return not last[:1].islower() or (last in _LOWER_TAILS and surface[:1].isupper())


def _is_spelled(plain: str, start: int, spelling: str) -> bool:
    """Whether an abbreviation stands here; one with a dot only after a place or "en"."""
    if not plain.startswith(spelling, start):
        return False
    before = plain[max(0, start - 3) : start]
    return not spelling.endswith(".") or before.rstrip(" ")[-1:] in ("", *",/(-") or before == "en "
