"""Words for the people of a state: no places, but they tell which state is spoken of."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["states_of_demonyms"]

# Of the folded word; endings that change with gender and number are left open.
_STEMS = {
    "aguascalentense": "01",
    "hidrocalid": "01",
    "bajacalifornian": "02",
    "sudcalifornian": "03",
    "campechan": "04",
    "coahuilense": "05",
    "colimense": "06",
    "chiapanec": "07",
    "chihuahuense": "08",
    "capitalin": "09",
    "duranguense": "10",
    "guanajuatense": "11",
    "guerrerense": "12",
    "hidalguense": "13",
    "jalisciense": "14",
    "mexiquense": "15",
    "michoacan": "16",
    "morelense": "17",
    "nayarita": "18",
    "neoleon": "19",
    "oaxaquen": "20",
    "oaxacan": "20",
    "poblan": "21",
    "queretan": "22",
    "quintanarroense": "23",
    "potosin": "24",
    "sinaloense": "25",
    "sinaloan": "25",
    "sonorense": "26",
    "sonoran": "26",
    "tabasquen": "27",
    "tamaulipec": "28",
    "tlaxcalteca": "29",
    "veracruzan": "30",
    "yucatec": "31",
    "zacatecan": "32",
}
_DEMONYM = re.compile(rf"\b({'|'.join(_STEMS)})(?:o|a|os|as|s|es)?\b")


def states_of_demonyms(key: str, end: int) -> Iterator[tuple[int, str]]:
    """Offset of each demonym of a folded text before an offset, with the code of its state.

    >>> list(states_of_demonyms("la policia mexiquense", 21))
    [(11, '15')]
    """
    for match in _DEMONYM.finditer(key, 0, end):
        if match[0] != "michoacan":  # the state itself
            yield match.start(), _STEMS[match[1]]
