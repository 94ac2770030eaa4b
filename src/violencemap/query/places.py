"""Codes of states and municipalities from what people type."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from violencemap.codes import Level
from violencemap.errors import FilterError

if TYPE_CHECKING:
    import pandas as pd

    from violencemap.store import Store

__all__ = ["area_names", "municipality_code", "place_codes", "state_code"]

_DIGITS = re.compile(r"\d+")


class _Area(NamedTuple):
    cvegeo: str
    name: str
    official_name: str | None


def area_names(store: Store, level: Level) -> dict[str, str]:
    """Names of all areas of a level, by code."""
    areas = store.frame("SELECT cvegeo, name FROM area WHERE level = ? ORDER BY cvegeo", [level])
    return dict(zip(areas["cvegeo"], areas["name"], strict=True))


def place_codes(
    store: Store, *, states: Sequence[str] = (), municipalities: Sequence[str] = ()
) -> tuple[str, ...]:
    """Codes for :attr:`Filters.cvegeo`; a municipality takes the place of its state.

    >>> place_codes(store, states=["sonora"], municipalities=["55"])  # doctest: +SKIP
    ('26055',)
    """
    within = [state_code(store, one) for one in states]
    chosen = [municipality_code(store, one, within=within) for one in municipalities]
    narrowed = {code[:2] for code in chosen}
    return tuple(dict.fromkeys([*(code for code in within if code not in narrowed), *chosen]))


def state_code(store: Store, text: str) -> str:
    """Code of a state (``"26"``) from ``26``, or ``2`` for ``02``, or its name.

    Raises
    ------
    FilterError
        When there is no such state; the message tells what was expected.
    """
    areas = store.frame("SELECT * FROM area WHERE level = 'state' ORDER BY cvegeo")
    if _DIGITS.fullmatch(text):
        if text.zfill(2) in set(areas["cvegeo"]):
            return text.zfill(2)
        raise FilterError(
            f"there is no state {text!r}; expected a code from 01 to 32 or a name. "
            + ", ".join(f"{row.cvegeo} {row.name}" for row in _rows(areas))
        )
    return _only_match(areas, text, "state", "a code from 01 to 32 or a name")


def municipality_code(store: Store, text: str, *, within: Sequence[str] = ()) -> str:
    """Code of a municipality (``"26055"``) from ``26055``, ``2002`` for ``02002``, or its name.

    Three digits or a name that several states have need the state in ``within``.

    Raises
    ------
    FilterError
        When there is no such municipality, or several; the message tells which.
    """
    areas = store.frame("SELECT * FROM area WHERE level = 'municipality' ORDER BY cvegeo")
    if within:
        areas = areas[areas["cve_ent"].isin(within)]
    expected = "five digits such as 26055, or a name"
    if not _DIGITS.fullmatch(text):
        return _only_match(areas, text, "municipality", expected)
    code = text.zfill(5) if len(text) > 3 or len(within) != 1 else within[0] + text.zfill(3)
    if code in set(areas["cvegeo"]):
        return code
    where = f" in state {', '.join(within)}" if within else ""
    raise FilterError(f"there is no municipality {text!r}{where}; expected {expected}")


def _only_match(areas: pd.DataFrame, text: str, level: str, expected: str) -> str:
    """Code of the area of this name, where exactly one has it."""
    wanted = _folded(text)
    named: dict[str, list[str]] = {}
    for row in _rows(areas):
        for name in {_folded(row.name), _folded(row.official_name or row.name)}:
            named.setdefault(name, []).append(row.cvegeo)
    codes = named.get(wanted, [])
    if len(codes) == 1:
        return codes[0]
    if codes:
        raise FilterError(
            f"several municipalities are called {text!r}: {', '.join(codes)}. Choose one by code"
        )
    near = [code for name in difflib.get_close_matches(wanted, named, n=3) for code in named[name]]
    names = dict(zip(areas["cvegeo"], areas["name"], strict=True))
    hint = f". Did you mean {' or '.join(f'{names[code]} ({code})' for code in near)}?"
    raise FilterError(f"there is no {level} {text!r}; expected {expected}{hint if near else ''}")


def _rows(areas: pd.DataFrame) -> list[_Area]:
    columns = (areas["cvegeo"], areas["name"], areas["official_name"])
    return [_Area(*row) for row in zip(*columns, strict=True)]


def _folded(name: str) -> str:
    """Name without case, accents and doubled spaces."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(char for char in plain if not unicodedata.combining(char)).split())
