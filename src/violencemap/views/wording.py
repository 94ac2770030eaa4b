"""How the views fill the wordings of their catalogues."""

from __future__ import annotations

from collections.abc import Mapping

from violencemap.codes import Label, Language

__all__ = ["fill"]


def fill(words: Mapping[str, Label], key: str, language: Language, **values: object) -> str:
    """Wording of ``key`` in a catalogue, with its placeholders filled.

    >>> fill({"reports": Label(es="{n} reportes", en="{n} reports")}, "reports", "es", n=3)
    '3 reportes'
    """
    # a number and its percent sign stay on one line
    return words[key][language].format(**values).replace(" %", "\N{NO-BREAK SPACE}%")
