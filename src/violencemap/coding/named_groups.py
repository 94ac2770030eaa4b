"""The criminal groups that a report names, by their full names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from violencemap.coding.actors import group_name
from violencemap.types import Resolution

__all__ = ["NamedGroup", "find_back_reference", "find_groups"]


@dataclass(frozen=True, slots=True)
class NamedGroup:
    """A criminal group named in the text, by its full name."""

    start: int
    end: int
    name: str


_SAME_NAME = re.compile(r"[ ,(]{1,3}(?:or |o |the |el )?")
_THE_GROUP = re.compile(
    r"\b(?:the|this) (?:group|cartel|gang|organization|criminal group)\b(?! of)"
    r"|\b(?:el|la|este|esta|dicho|dicha) (?:grupo|cartel|organizacion|banda)(?: criminal"
    r"| delictiva)?\b(?! (?:de|del)\b)"
)
_AND = re.compile(r"(?: y| e| and|,) (?:el |la |los |las |the )?")


def find_groups(folded: str, resolutions: Sequence[Resolution]) -> list[NamedGroup]:
    """Groups in text order; a name and its abbreviation, one after the other, are one."""
    found: list[NamedGroup] = []
    for one in sorted(resolutions, key=lambda one: one.mention.start):
        if one.mention.label == "organization":
            found += _groups_in(one.mention.text, one.mention.start)
    return _merged(folded, found)


def _groups_in(text: str, start: int) -> Iterator[NamedGroup]:
    """The group that a name means, or those of a name that holds two: "Cártel A y Cártel B"."""
    if name := group_name(text):
        yield NamedGroup(start, start + len(text), name)
        return
    if between := _AND.search(text):
        if name := group_name(text[: between.start()]):
            yield NamedGroup(start, start + between.start(), name)
        yield from _groups_in(text[between.end() :], start + between.end())


def _merged(folded: str, groups: Sequence[NamedGroup]) -> list[NamedGroup]:
    """Names and abbreviations of one group, one after the other, as one."""
    merged: list[NamedGroup] = []
    for one in groups:
        before = merged[-1] if merged else None
        if (
            before
            and before.name == one.name
            and _SAME_NAME.fullmatch(folded, before.end, one.start)
        ):
            merged[-1] = NamedGroup(before.start, one.end, one.name)
        else:
            merged.append(one)
    return merged


def find_back_reference(folded: str, start: int, end: int, name: str) -> NamedGroup | None:
    """ "The group" or "el cártel" in a span, taken for the group of a name; None without it."""
    back = _THE_GROUP.search(folded, start, end)
    return NamedGroup(back.start(), back.end(), name) if back else None
