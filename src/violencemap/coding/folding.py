"""Text in one plain form, so that one pattern serves both languages and every keyboard."""

from __future__ import annotations

import unicodedata

__all__ = ["fold_text"]

_SAME_SHAPE = {
    **dict.fromkeys("“”„«»″", '"'),
    **dict.fromkeys("‘’‚`´′", "'"),
    **dict.fromkeys("–—−‐‑", "-"),
    **dict.fromkeys("\u00a0\u2009\u202f\u2003\t", " "),
}


class _FoldTable(dict[int, str]):
    """Character to its plain form, worked out once each."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        simple = _SAME_SHAPE.get(character)
        if simple is None:
            base = unicodedata.normalize("NFD", character)[0].lower()
            simple = base if len(base) == 1 and base.isascii() else character
        self[code] = simple
        return simple


_FOLD = _FoldTable()


def fold_text(text: str) -> str:
    """Lower case without accents, with simple quotes and dashes; as long as the text.

    >>> fold_text("Más de 30 – MÉXICO")
    'mas de 30 - mexico'
    """
    return text.translate(_FOLD)
