"""Where a report says that criminal groups are present, allied or in conflict.

Only what a sentence states of groups and places by name is taken: "X operates in P", "X and Y
fight over P". A group that is named for one incident is not thereby present.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date

from violencemap.coding.attribution import find_attribution
from violencemap.coding.named_groups import NamedGroup, find_back_reference, find_groups
from violencemap.coding.named_places import COUNTRY, PlacesOfText
from violencemap.coding.passages import Passage, Story, cut_passages
from violencemap.coding.periods import find_periods
from violencemap.coding.presence_binding import Bound, Sentence
from violencemap.coding.presence_words import Cue, find_cues, is_hedged
from violencemap.types import Article, GroupPresence, Resolution, Span

__all__ = ["code_presence"]

# Characters by which a period may follow the beginning of a sentence, or stand off a statement.
_LEAD = 12  # "In early March 2021, officials determined that"
_BESIDE = 25
_YEAR = 365
_LONGEST_SENTENCE = 1_500  # a longer run without a full stop is a table or a list of names
_SURE, _LESS_SURE = 0.8, 0.6


def code_presence(article: Article, resolutions: Sequence[Resolution]) -> tuple[GroupPresence, ...]:
    """Statements of a report on criminal groups and places, in the order of its text.

    Groups are those of the table of organizations, by their full name. ``cvegeo`` has 2 or 5
    digits, ``"00"`` where the report says "in 23 states" and names none. What is denied, planned,
    feared or asked is left out, as is what a sentence without a named place says.
    """
    story = cut_passages(article.text[: article.bibliography_start])
    groups = find_groups(story.folded, resolutions)
    if not groups:  # most reports name none
        return ()
    found: dict[tuple[str, frozenset[str | None], str], GroupPresence] = {}
    for one in _Reader(article, story, resolutions, groups).statements():
        key = (one.relation, frozenset((one.organization, one.other_organization)), one.cvegeo)
        found.setdefault(key, one)
    return tuple(sorted(found.values(), key=lambda one: one.evidence))


class _Reader:
    """Reads the statements of a report, sentence by sentence."""

    def __init__(
        self,
        article: Article,
        story: Story,
        resolutions: Sequence[Resolution],
        groups: Sequence[NamedGroup],
    ) -> None:
        self.article, self.story, self.folded = article, story, story.folded
        self.places = PlacesOfText(self.folded, resolutions)
        self.groups = groups
        self.starts = [one.start for one in groups]
        self.taken = [
            (one.mention.start, one.mention.end)
            for one in resolutions
            if one.mention.label in ("place", "foreign", "person")
        ] + [(one.start, one.end) for one in groups]
        self.spoken_of: tuple[int, str] | None = None  # paragraph and group of the last sentence

    def statements(self) -> Iterator[GroupPresence]:
        for passage in self.story.passages:
            groups = self._groups_of(passage)
            is_table = passage.end - passage.start > _LONGEST_SENTENCE
            if groups and passage.kind != "caption" and not is_table:
                yield from self._read(passage, groups)
            self.places.pass_over(passage.start, passage.end)

    def _groups_of(self, passage: Passage) -> Sequence[NamedGroup]:
        """Groups by name, else "the group" where the sentence before names just one."""
        low, high = (bisect_left(self.starts, at) for at in (passage.start, passage.end))
        groups = self.groups[low:high]
        names = {one.name for one in groups}
        if not groups and self.spoken_of and self.spoken_of[0] == passage.paragraph:
            name = self.spoken_of[1]
            back = find_back_reference(self.folded, passage.start, passage.end, name)
            if back:
                return [back]
        self.spoken_of = (passage.paragraph, names.pop()) if len(names) == 1 else None
        return groups

    def _read(self, passage: Passage, groups: Sequence[NamedGroup]) -> Iterator[GroupPresence]:
        sentence = Sentence(self.folded, passage, groups, self.places)
        for cue in find_cues(self.folded, passage.start, passage.end):
            for bound in sentence.bind(cue):
                said_by = self._said_by(passage)
                if said_by or not self._is_quoted(cue):
                    yield self._record(passage, cue, bound, said_by)

    def _record(
        self, passage: Passage, cue: Cue, bound: Bound, said_by: str | None
    ) -> GroupPresence:
        group, other, place = bound
        spans = [one for one in (cue, *bound) if one is not None]
        evidence = (min(one.start for one in spans), max(one.end for one in spans))
        first, last = self._period(passage, evidence)
        is_sure = place.start >= cue.end and not is_hedged(self.folded, passage.start, passage.end)
        return GroupPresence(
            organization=group.name,
            cvegeo=place.code or COUNTRY,
            relation=cue.relation,
            other_organization=other.name if other else None,
            period_start=first,
            period_end=last,
            attributed_by=said_by,
            article_id=self.article.article_id,
            evidence=evidence,
            confidence=_SURE if is_sure else _LESS_SURE,
        )

    def _said_by(self, passage: Passage) -> str | None:
        return find_attribution(self.article.text, passage.start, passage.end, self.taken)

    def _is_quoted(self, cue: Cue) -> bool:
        """Whether a cue is in somebody's words; where nobody is named, they count for nothing."""
        return self.story.told[cue.start : cue.end].isspace()

    def _period(self, passage: Passage, evidence: Span) -> tuple[date | None, date | None]:
        """Days given for a statement; without any, it holds for the day of the report."""
        published = self.article.published
        for one in find_periods(self.story.text[passage.start : passage.end], published):
            start, end = passage.start + one.start, passage.start + one.end
            is_lead = one.start <= _LEAD
            is_beside = evidence[0] - _BESIDE <= start and end <= evidence[1] + _BESIDE
            if one.role != "baseline" and one.first and (is_lead or is_beside):
                is_past = published is None or one.days >= _YEAR
                return one.first, one.last if is_past else published
        return None, published
