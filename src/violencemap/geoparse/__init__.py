"""Text to places: which names a report holds, and what each of them stands for."""

from __future__ import annotations

from violencemap.geoparse.board import Decision
from violencemap.geoparse.gazetteer import load_gazetteer
from violencemap.geoparse.names import NameIndex
from violencemap.geoparse.page import Claim
from violencemap.geoparse.recognize import recognize
from violencemap.geoparse.resolve import resolve
from violencemap.geoparse.text import Document, compose, make_document
from violencemap.types import Article, Candidate, Mention, MentionLabel, Resolution

__all__ = ["geoparse"]

_REASONS = {
    "organization": "part of the name of an organization, which is not where it happened",
    "person": "part of the name of a person",
    "road": "the name of a road, street or river",
    "bibliography": "stands in the list of sources",
}


def geoparse(article: Article, gazetteer: NameIndex | None = None) -> tuple[Resolution, ...]:
    """Names of a report with the place each stands for, in the order of the text.

    Mexican places come with label ``place``, what lies abroad with ``foreign``;
    organizations, people, roads and entries of the list of sources that hold the name of
    a place are listed too: they explain why it was not plotted.

    >>> from violencemap.types import Article
    >>> report = Article(article_id="1", text="Two men were killed in Taxco, Guerrero.")
    >>> [(r.mention.text, r.place.cvegeo) for r in geoparse(report)]
    [('Taxco', '12055'), ('Guerrero', '12')]
    """
    gazetteer = gazetteer or load_gazetteer()
    text, offsets = compose(article.text)
    document = make_document(text, gazetteer.spans_to_capitalize)
    end = len(text)
    if article.bibliography_start is not None:
        start = article.bibliography_start
        end = start if offsets is None else _composed_offset(offsets, start)
    hits, claims, context = recognize(document, gazetteer, end)
    writer = _Writer(article, gazetteer, offsets)
    decisions = resolve(hits, document, gazetteer, context, end=end)
    found = [writer.place(decision) for decision in decisions]
    found += [writer.other(claim) for claim in claims]
    found += [writer.other(claim) for claim in _bibliography(document, gazetteer, end)]
    return tuple(sorted(found, key=lambda item: (item.mention.start, item.mention.end)))


def _composed_offset(offsets: list[int], offset: int) -> int:
    return next(i for i, original in enumerate(offsets) if original >= offset)


def _bibliography(document: Document, gazetteer: NameIndex, start: int) -> list[Claim]:
    return [
        Claim(start + first, start + last, "bibliography")
        for first, last, numbers in gazetteer.matches(document.key[start:])
        if any(gazetteer.names[number].meanings for number in numbers)
        and document.plain[start + first].isupper()
    ]


class _Writer:
    """Decisions and claims as resolutions with offsets of the article's own text."""

    def __init__(self, article: Article, gazetteer: NameIndex, offsets: list[int] | None) -> None:
        self.article, self.gazetteer, self.offsets = article, gazetteer, offsets

    def _mention(self, start: int, end: int, label: MentionLabel) -> Mention:
        if self.offsets is not None:
            start, end = self.offsets[start], self.offsets[end]
        return Mention(
            article_id=self.article.article_id,
            start=start,
            end=end,
            text=self.article.text[start:end],
            label=label,
        )

    def place(self, decision: Decision) -> Resolution:
        hit, place = decision.hit, decision.place
        label: MentionLabel = "foreign" if decision.is_foreign else "place"
        return Resolution(
            mention=self._mention(hit.start, hit.end, label),
            place=place,
            level=decision.level,
            place_name=self.gazetteer.describe(place) if place else None,
            score=round(decision.score, 3),
            method="dateline" if hit.is_dateline else decision.method,
            reason=decision.reason,
            candidates=tuple(
                Candidate(place=option, score=round(score, 3)) for option, score in decision.options
            ),
        )

    def other(self, claim: Claim) -> Resolution:
        return Resolution(
            mention=self._mention(claim.start, claim.end, claim.label),
            place=None,
            level=None,
            place_name=None,
            score=0.9,
            method="recognized",
            reason=_REASONS[claim.label],
        )
